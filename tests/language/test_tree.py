"""Trees by hand: word/tag/head/relation, heads counted from 1 and 0 for the root."""

from __future__ import annotations

import pytest

from diplograph.language import tree as t
from diplograph.language.lemmas import features_of, lemma, pos_of
from diplograph.language.parser import Token
from diplograph.model import Span


def tree(notation: str) -> tuple[Token, ...]:
    tokens = []
    position = 0
    for index, item in enumerate(notation.split()):
        word, tag, head, dep = item.rsplit("/", 3)
        tokens.append(
            Token(
                index,
                word,
                lemma(word, tag),
                pos_of(word, tag, dep),
                tag,
                dep,
                int(head) - 1 if head != "0" else index,
                Span(position, position + len(word)),
                None,
                *features_of(tag),
            )
        )
        position += len(word) + 1
    return tuple(tokens)


def at(tokens: tuple[Token, ...], word: str) -> int:
    return next(token.index for token in tokens if token.text == word)


def texts(tokens: tuple[Token, ...], indices: tuple[int, ...]) -> list[str]:
    return [tokens[index].text for index in indices]


def shown(tokens: tuple[Token, ...], word: str) -> dict[str, list[str]]:
    return {k: texts(tokens, v) for k, v in t.arguments(tokens, at(tokens, word)).items()}


MET = tree(
    "Oman/NNP/4/nsubj and/CC/3/cc Qatar/NNP/1/conj met/VBD/0/root with/IN/6/case Iran/NNP/4/obl "
    ",/,/8/punct Iraq/NNP/6/conj and/CC/11/cc in/IN/11/case Yemen/NNP/6/conj on/IN/13/case "
    "Monday/NNP/4/obl ././4/punct"
)
HELD = tree(
    "Oman/NNP/2/nsubj held/VBD/0/root urgent/JJ/4/amod talks/NNS/2/obj with/IN/6/case "
    "Qatar/NNP/4/nmod on/IN/8/case trade/NN/4/nmod in/IN/10/case Doha/NNP/2/obl ././2/punct"
)
SIGNED = tree(
    "The/DT/2/det treaty/NN/9/nsubj:pass ,/,/5/punct which/WDT/5/obj "
    "negotiated/VBD/2/acl:relcl Oman/NNP/5/nsubj ,/,/2/punct was/VBD/9/aux:pass signed/VBN/0/root "
    "by/IN/11/case Qatar/NNP/9/obl:agent and/CC/13/cc Iran/NNP/11/conj ././9/punct"
)
INVITED = tree(
    "Oman/NNP/3/nsubj has/VBZ/3/aux invited/VBN/0/root Qatar/NNP/3/obj to/TO/6/mark "
    "visit/VB/3/xcomp Muscat/NNP/6/obj ././3/punct"
)
COORDINATED = tree(
    "Oman/NNP/3/nsubj will/MD/3/aux visit/VB/0/root Qatar/NNP/3/obj and/CC/6/cc "
    "meet/VB/3/conj Iran/NNP/6/obj ././3/punct"
)


def test_children_and_dependents() -> None:
    verb = at(HELD, "held")
    assert texts(HELD, t.children(HELD, verb)) == ["Oman", "talks", "Doha", "."]
    assert texts(HELD, t.dependents(HELD, verb, "obj", "obl")) == ["talks", "Doha"]
    assert t.dependents(HELD, verb, "nsubj:pass") == ()


def test_subtree_and_phrase() -> None:
    talks = at(HELD, "talks")
    below = ["urgent", "talks", "with", "Qatar", "on", "trade"]
    assert texts(HELD, t.subtree(HELD, talks)) == below
    text = " ".join(token.text for token in HELD)
    assert t.phrase(HELD, talks).of(text) == "urgent talks with Qatar on trade"


def test_subtree_survives_a_cycle() -> None:
    looped = tree("a/NN/2/nmod b/NN/1/nmod c/NN/0/root")
    assert t.subtree(looped, 0) == (0, 1)
    assert t.governing_verb(looped, 0) is None


def test_conjuncts_see_through_chains_and_keep_to_their_kind() -> None:
    assert texts(MET, t.conjuncts(MET, at(MET, "Iran"))) == ["Iran", "Iraq", "Yemen"]
    chained = tree("A/NNP/0/root ,/,/3/punct B/NNP/1/conj and/CC/5/cc C/NNP/3/conj left/VBD/1/conj")
    assert texts(chained, t.conjuncts(chained, 0)) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("word", "marker"),
    [("Iran", "with"), ("Iraq", "with"), ("Yemen", "in"), ("Monday", "on"), ("Oman", "")],
)
def test_case_marker_is_shared_by_conjuncts(word: str, marker: str) -> None:
    assert t.case_marker(MET, at(MET, word)) == marker


def test_case_marker_of_several_words_and_of_a_possessor() -> None:
    tokens = tree(
        "According/VBG/3/case to/IN/1/fixed Oman/NNP/6/obl ,/,/3/punct "
        "it/PRP/6/nsubj left/VBD/0/root"
    )
    assert t.case_marker(tokens, 2) == "according to"
    owned = tree("Oman/NNP/3/nmod:poss 's/POS/1/case king/NN/0/root")
    assert t.case_marker(owned, 0) == ""


def test_governing_verb_passes_nouns() -> None:
    assert t.governing_verb(HELD, at(HELD, "Qatar")) == at(HELD, "held")
    assert t.governing_verb(INVITED, at(INVITED, "Muscat")) == at(INVITED, "visit")
    assert t.governing_verb(INVITED, at(INVITED, "invited")) is None


def test_particle() -> None:
    tokens = tree("Oman/NNP/2/nsubj called/VBD/0/root off/RP/2/compound:prt talks/NNS/2/obj")
    assert t.particle(tokens, 1) == "off"
    assert t.particle(HELD, at(HELD, "held")) == ""


def test_auxiliaries_are_shared_by_conjuncts() -> None:
    assert t.auxiliaries(COORDINATED, at(COORDINATED, "visit")) == ("will",)
    assert t.auxiliaries(COORDINATED, at(COORDINATED, "meet")) == ("will",)
    own = tree(
        "It/PRP/3/nsubj will/MD/3/aux go/VB/0/root and/CC/6/cc had/VBD/6/aux gone/VBN/3/conj"
    )
    assert t.auxiliaries(own, 5) == ("have",)


PASSIVES = [
    ("The/DT/2/det deal/NN/4/nsubj:pass was/VBD/4/aux:pass signed/VBN/0/root", "signed", True),
    ("Oman/NNP/3/nsubj has/VBZ/3/aux signed/VBN/0/root it/PRP/3/obj", "signed", False),
    ("a/DT/2/det deal/NN/0/root signed/VBN/2/acl in/IN/5/case Doha/NNP/3/obl", "signed", True),
    ("Deal/NN/2/nsubj:pass signed/VBN/0/root", "signed", True),
    ("Oman/NNP/2/nsubj signed/VBN/0/root it/PRP/2/obj", "signed", False),
    (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass met/VBN/0/root and/CC/5/cc greeted/VBN/3/conj",
        "greeted",
        True,
    ),
    (
        "He/PRP/3/nsubj has/VBZ/3/aux come/VBN/0/root and/CC/5/cc met/VBN/3/conj us/PRP/5/obj",
        "met",
        False,
    ),
    ("talks/NNS/0/root chaired/VBN/1/acl by/IN/4/case Oman/NNP/2/obl:agent", "chaired", True),
]


@pytest.mark.parametrize(("notation", "verb", "passive"), PASSIVES)
def test_is_passive(notation: str, verb: str, passive: bool) -> None:
    tokens = tree(notation)
    assert t.is_passive(tokens, at(tokens, verb)) is passive


NEGATIONS = [
    ("It/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod sign/VB/0/root", "sign", True),
    ("It/PRP/4/nsubj did/VBD/4/aux n't/RB/4/advmod sign/VB/0/root", "sign", True),
    ("It/PRP/3/nsubj never/RB/3/advmod signed/VBD/0/root", "signed", True),
    ("No/DT/2/det deal/NN/4/nsubj:pass was/VBD/4/aux:pass signed/VBN/0/root", "signed", True),
    ("Oman/NNP/2/nsubj signed/VBD/0/root no/DT/4/det deal/NN/2/obj", "signed", True),
    ("It/PRP/2/nsubj left/VBD/0/root without/IN/4/mark signing/VBG/2/advcl", "signing", True),
    ("It/PRP/2/nsubj left/VBD/0/root without/IN/4/mark signing/VBG/2/advcl", "left", False),
    ("It/PRP/2/nsubj left/VBD/0/root without/IN/5/case a/DT/5/det deal/NN/2/obl", "deal", True),
    (
        "It/PRP/5/nsubj not/RB/5/advmod only/RB/2/advmod has/VBZ/5/aux signed/VBN/0/root",
        "signed",
        False,
    ),
    (
        "It/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod come/VB/0/root or/CC/6/cc sign/VB/4/conj",
        "sign",
        True,
    ),
    (
        "It/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod come/VB/0/root but/CC/6/cc signed/VBD/4/conj",
        "signed",
        False,
    ),
    (
        "Oman/NNP/5/nsubj is/VBZ/5/aux no/RB/4/advmod longer/RB/5/advmod chairing/VBG/0/root",
        "chairing",
        True,
    ),
    ("It/PRP/2/nsubj signed/VBD/0/root the/DT/4/det deal/NN/2/obj", "signed", False),
]


@pytest.mark.parametrize(("notation", "word", "negated"), NEGATIONS)
def test_is_negated(notation: str, word: str, negated: bool) -> None:
    tokens = tree(notation)
    assert t.is_negated(tokens, at(tokens, word)) is negated


def test_clauses_by_marker() -> None:
    tokens = tree(
        "Oman/NNP/2/nsubj accused/VBD/0/root Iran/NNP/2/obj of/IN/5/mark spying/VBG/2/advcl "
        "and/CC/7/cc lying/VBG/5/conj ,/,/9/punct saying/VBG/2/advcl that/IN/12/mark "
        "it/PRP/12/nsubj knew/VBD/9/ccomp"
    )
    clauses = {k: texts(tokens, v) for k, v in t.clauses(tokens, 1).items()}
    assert clauses == {"": ["saying"], "of": ["spying", "lying"]}
    assert dict(t.clauses(tokens, at(tokens, "saying"))) == {"that": (11,)}


SUBJECTS = [
    (MET, "met", ["Oman", "Qatar"]),
    (COORDINATED, "meet", ["Oman"]),
    (INVITED, "visit", ["Qatar"]),
    (SIGNED, "signed", ["treaty"]),
    (
        tree("Oman/NNP/2/nsubj promised/VBD/0/root Iran/NNP/2/obj to/TO/5/mark help/VB/2/xcomp"),
        "help",
        ["Oman"],
    ),
    (
        tree(
            "He/PRP/3/nsubj:pass was/VBD/3/aux:pass asked/VBN/0/root to/TO/5/mark leave/VB/3/xcomp"
        ),
        "leave",
        ["He"],
    ),
    (
        tree(
            "Oman/NNP/7/nsubj ,/,/4/punct who/WP/4/nsubj led/VBD/1/acl:relcl and/CC/6/cc "
            "hosted/VBD/4/conj left/VBD/0/root"
        ),
        "hosted",
        ["Oman"],
    ),
    (
        tree(
            "states/NNS/0/root that/WDT/3/nsubj joined/VBD/1/acl:relcl the/DT/5/det bloc/NN/3/obj"
        ),
        "joined",
        ["states"],
    ),
    (
        tree("states/NNS/0/root joining/VBG/1/acl the/DT/4/det bloc/NN/2/obj"),
        "joining",
        ["states"],
    ),
    (
        tree(
            "Oman/NNP/2/nsubj announced/VBD/0/root a/DT/4/det plan/NN/2/obj "
            "to/TO/6/mark join/VB/4/acl"
        ),
        "join",
        ["Oman"],
    ),
    (
        tree(
            "It/PRP/2/nsubj welcomed/VBD/0/root Iran/NNP/5/nmod:poss 's/POS/3/case plan/NN/2/obj "
            "to/TO/7/mark join/VB/5/acl"
        ),
        "join",
        ["Iran"],
    ),
    (
        tree(
            "Oman/NNP/4/nsubj ,/,/1/punct smiling/VBG/4/advcl left/VBD/0/root after/IN/6/mark "
            "meeting/VBG/4/advcl Iran/NNP/6/obj"
        ),
        "meeting",
        ["Oman"],
    ),
    (tree("Leave/VB/0/root !/./1/punct"), "Leave", []),
    (
        tree("Oman/NNP/2/nsubj decides/VBZ/0/root whether/IN/5/mark to/TO/5/mark leave/VB/2/ccomp"),
        "leave",
        ["Oman"],
    ),
    (
        tree("Oman/NNP/2/nsubj accused/VBD/0/root Iran/NNP/2/obj of/IN/5/mark spying/VBG/2/advcl"),
        "spying",
        ["Iran"],
    ),
    (
        tree(
            "Iran/NNP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root of/IN/5/mark "
            "spying/VBG/3/advcl by/IN/7/case Oman/NNP/3/obl:agent"
        ),
        "spying",
        ["Iran"],
    ),
    (
        tree("Oman/NNP/2/nsubj met/VBD/0/root Iran/NNP/2/obj after/IN/5/mark landing/VBG/2/advcl"),
        "landing",
        ["Oman"],
    ),
    (
        tree(
            "Oman/NNP/2/nsubj renewed/VBD/0/root its/PRP$/4/nmod:poss offer/NN/2/obj to/TO/6/mark "
            "mediate/VB/2/xcomp"
        ),
        "mediate",
        ["its"],
    ),
    (
        tree(
            "Oman/NNP/2/nsubj voiced/VBD/0/root readiness/NN/2/obj to/TO/5/mark mediate/VB/2/xcomp"
        ),
        "mediate",
        ["Oman"],
    ),
]


@pytest.mark.parametrize(("tokens", "verb", "expected"), SUBJECTS)
def test_subjects(tokens: tuple[Token, ...], verb: str, expected: list[str]) -> None:
    assert texts(tokens, t.subjects(tokens, at(tokens, verb))) == expected


OBJECTS = [
    (
        tree(
            "Oman/NNP/2/nsubj condemned/VBD/0/root and/CC/4/cc rejected/VBD/2/conj the/DT/6/det "
            "claim/NN/4/obj"
        ),
        "condemned",
        ["claim"],
    ),
    (
        tree(
            "Oman/NNP/2/nsubj came/VBD/0/root on/IN/4/case Monday/NNP/2/obl and/CC/6/cc "
            "signed/VBD/2/conj deals/NNS/6/obj"
        ),
        "came",
        [],
    ),
    (
        tree("the/DT/2/det deal/NN/0/root they/PRP/4/nsubj signed/VBD/2/acl:relcl"),
        "signed",
        ["deal"],
    ),
    (tree("the/DT/2/det day/NN/0/root they/PRP/4/nsubj met/VBD/2/acl:relcl"), "met", []),
    (SIGNED, "negotiated", ["treaty"]),
    (
        tree("Oman/NNP/2/nsubj met/VBD/0/root Iran/NNP/2/obj and/CC/5/cc Iraq/NNP/3/conj"),
        "met",
        ["Iran", "Iraq"],
    ),
]


@pytest.mark.parametrize(("tokens", "verb", "expected"), OBJECTS)
def test_objects(tokens: tuple[Token, ...], verb: str, expected: list[str]) -> None:
    assert texts(tokens, t.objects(tokens, at(tokens, verb))) == expected


def test_arguments_give_each_conjunct_its_own_preposition() -> None:
    assert shown(MET, "met") == {
        "in": ["Yemen"],
        "on": ["Monday"],
        "subj": ["Oman", "Qatar"],
        "with": ["Iran", "Iraq"],
    }


def test_arguments_keep_modifiers_of_the_object_apart() -> None:
    assert shown(HELD, "held") == {
        "in": ["Doha"],
        "obj": ["talks"],
        "obj.amod": ["urgent"],
        "obj.on": ["trade"],
        "obj.with": ["Qatar"],
        "subj": ["Oman"],
    }


def test_arguments_of_a_passive() -> None:
    found = shown(SIGNED, "signed")
    assert found["subj:pass"] == ["treaty"]
    assert found["agent"] == ["Qatar", "Iran"]
    assert "obj" not in found


@pytest.mark.parametrize(
    ("by", "key"),
    [("Oman/NNP", "agent"), ("them/PRP", "agent"), ("Friday/NNP", "by"), ("phone/NN", "by")],
)
def test_arguments_know_an_agent_that_is_not_marked_as_one(by: str, key: str) -> None:
    tokens = tree(f"It/PRP/3/nsubj:pass was/VBD/3/aux:pass made/VBN/0/root by/IN/5/case {by}/3/obl")
    assert shown(tokens, "made")[key] == [by.split("/")[0]]


def test_arguments_of_a_reduced_relative() -> None:
    tokens = tree("talks/NNS/0/root chaired/VBN/1/acl by/IN/4/case Oman/NNP/2/obl:agent")
    assert shown(tokens, "chaired") == {"agent": ["Oman"], "subj:pass": ["talks"]}


def test_arguments_resolve_relative_pronouns_and_places() -> None:
    tokens = tree(
        "Muscat/NNP/0/root ,/,/5/punct where/WRB/5/advmod Oman/NNP/5/nsubj met/VBD/1/acl:relcl "
        "Iran/NNP/5/obj"
    )
    assert shown(tokens, "met") == {"obj": ["Iran"], "subj": ["Oman"], "where": ["Muscat"]}
    tokens = tree(
        "the/DT/2/det summit/NN/0/root at/IN/4/case which/WDT/6/obl they/PRP/6/nsubj "
        "agreed/VBD/2/acl:relcl"
    )
    assert shown(tokens, "agreed") == {"at": ["summit"], "subj": ["they"]}


def test_arguments_of_a_noun() -> None:
    tokens = tree(
        "Oman/NNP/4/nmod:poss 's/POS/1/case official/JJ/4/amod visit/NN/9/nsubj to/IN/6/case "
        "Iran/NNP/4/nmod and/CC/8/cc Iraq/NNP/6/conj ended/VBD/0/root"
    )
    assert shown(tokens, "visit") == {
        "amod": ["official"],
        "poss": ["Oman"],
        "to": ["Iran", "Iraq"],
    }
    assert shown(tokens, "ended") == {
        "subj": ["visit"],
        "subj.amod": ["official"],
        "subj.poss": ["Oman"],
        "subj.to": ["Iran", "Iraq"],
    }


def test_arguments_look_through_of() -> None:
    tokens = tree(
        "Oman/NNP/2/nsubj signed/VBD/0/root a/DT/4/det memorandum/NN/2/obj of/IN/6/case "
        "understanding/NN/4/nmod with/IN/8/case Iran/NNP/6/nmod"
    )
    assert shown(tokens, "signed")["obj.with"] == ["Iran"]


def test_arguments_of_a_copular_noun() -> None:
    tokens = tree(
        "Oman/NNP/4/nsubj is/VBZ/4/cop a/DT/4/det member/NN/0/root of/IN/7/case the/DT/7/det "
        "UN/NNP/4/nmod"
    )
    assert shown(tokens, "member") == {"of": ["UN"], "subj": ["Oman"]}


def test_arguments_share_an_owner() -> None:
    tokens = tree("Oman/NNP/3/nmod:poss 's/POS/1/case visit/NN/0/root and/CC/5/cc speech/NN/3/conj")
    assert shown(tokens, "speech") == {"poss": ["Oman"]}


def test_arguments_without_preposition_and_controlled() -> None:
    tokens = tree("Oman/NNP/2/nsubj met/VBD/0/root Iran/NNP/2/obj Monday/NNP/2/obl:unmarked")
    assert shown(tokens, "met")["unmarked"] == ["Monday"]
    assert shown(INVITED, "visit") == {"obj": ["Muscat"], "subj": ["Qatar"]}
    assert shown(INVITED, "invited")["xcomp"] == ["visit"]


def test_appositives() -> None:
    tokens = tree(
        "He/PRP/2/nsubj met/VBD/0/root his/PRP$/4/nmod:poss counterpart/NN/2/obj ,/,/6/punct "
        "Dar/NNP/4/appos"
    )
    assert t.appositives(tokens, 3) == (5,)
