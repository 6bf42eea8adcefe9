"""When a frame applies: what its words, its clause and its fillers must be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.extraction.arguments import Reading, measured
from diplograph.extraction.filler import Filler
from diplograph.extraction.findings import Story
from diplograph.extraction.frames import Frame
from diplograph.extraction.gates import is_sport
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.voices import VOICES
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.schema import FACT_TYPES

_HABITUAL = frozenset("frequent regular numerous many several annual periodic future more".split())
_CURRENCIES = frozenset("$€£¥")
_NEAR = 12  # tokens around a trigger where the tree is not trusted


def applies(story: Story, sentence: Sentence, reading: Reading, frame: Frame) -> bool:
    """Whether the words around the trigger are those that the frame asks for."""
    tokens, trigger = sentence.tokens, reading.trigger
    if frame.type == "SpeechAct" and (
        _presupposed(tokens, trigger) or _of_another(sentence, reading)
    ):
        return False
    if frame.type in ("Meeting", "Visit") and _habitual(tokens, trigger):
        return False
    if frame.type in ("Action", "Signing") and _commemorated(tokens, trigger):
        return False
    return (
        _voice_fits(tokens, trigger, frame)
        and _arguments_fit(story, tokens, reading, frame)
        and _words_fit(story, tokens, reading, frame)
    )


def _voice_fits(tokens: Sequence[Token], trigger: int, frame: Frame) -> bool:
    return frame.voice is None or (frame.voice == "passive") == tree.is_passive(tokens, trigger)


def _words_of(story: Story, token: Token) -> list[str]:
    """The forms of a word by which a frame may ask for it; of an organ, those of its name."""
    if token.atom is None:
        sum_ = ["$"] if token.text[:1] in _CURRENCIES else []
        return [token.lemma.lower(), token.text.lower().rstrip("s"), *sum_]
    return [word.rstrip("s") for word in story.words(token.span).lower().split()]


def _arguments_fit(story: Story, tokens: Sequence[Token], reading: Reading, frame: Frame) -> bool:
    trigger, arguments = reading.trigger, reading.arguments
    objects = {
        word
        for head in measured(tokens, arguments.get("obj", ()))
        for word in _words_of(story, tokens[head])
    }
    if frame.no_object and arguments.get("obj"):
        return False
    if frame.needs and not any(label in arguments for label in frame.needs):
        return False
    if frame.with_object and not objects & frame.with_object:
        return False
    if objects & frame.without_object:
        return False
    return (
        not frame.needs_clause
        or tokens[trigger].dep == "parataxis"
        or bool(tree.dependents(tokens, trigger, "ccomp", "parataxis"))
    )


def _words_fit(story: Story, tokens: Sequence[Token], reading: Reading, frame: Frame) -> bool:
    """Whether the clause, or what stands near, has a word that must be and none that must not.

    The title beside a name counts where it must be: "expelled Ambassador Philip Goldberg".
    """
    if not (frame.with_words or frame.without_words):
        return True
    below = (
        range(max(0, reading.trigger - _NEAR), min(len(tokens), reading.trigger + _NEAR))
        if reading.by_order
        else tree.subtree(tokens, reading.verb)
    )
    words = {tokens[index].lemma.lower() for index in below}
    words |= {tokens[index].text.lower() for index in below}
    if words & frame.without_words:
        return False
    if frame.with_words and not words & frame.with_words:
        titles = {
            word.lower()
            for index in below
            if tokens[index].atom is not None
            for word in tokens[index].span.of(story.article.text).split()
        }
        return not titles.isdisjoint(frame.with_words)
    return True


def _of_another(sentence: Sentence, reading: Reading) -> bool:
    """ "Taiwan must leave, an official in Taipei said": who stands behind the comma says it."""
    tokens, verb = sentence.tokens, reading.verb
    before = verb - 1
    while before > 0 and tokens[before].pos in ("ADV", "AUX"):
        before -= 1
    if before < 0:
        return False
    comma = max((t.index for t in tokens[:before] if t.text == ","), default=-1)
    said_by = comma + 1
    while said_by < before and tokens[said_by].pos in ("DET", "ADJ", "ADV", "NUM"):
        said_by += 1
    behind = tokens[said_by].lemma in VOICES and tokens[said_by].pos == "NOUN"
    at = said_by if behind else before
    if tokens[at].pos not in ("NOUN", "ADJ") or at in sentence.mention_of:
        return False
    if any(date.span.contains(tokens[at].span) for date in sentence.dates):
        return False
    subjects = reading.arguments.get("subj", ())
    return comma >= 0 and bool(subjects) and all(subject < comma for subject in subjects)


def _presupposed(tokens: Sequence[Token], trigger: int) -> bool:
    """ "thanked them for confirming ...": told of in passing, not said."""
    marks = {
        tokens[child].text.lower() for child in tree.dependents(tokens, trigger, "mark", "case")
    }
    if tokens[trigger].tag != "VBG":
        return False
    head = tokens[tokens[trigger].head]
    described = tokens[trigger].dep in ("acl", "amod") and not (
        head.lemma in _WRITINGS and head.number == "Sing"
    )  # "statements supporting the protesters"
    return described or bool(marks & {"for", "by", "of", "without", "from"})


_WRITINGS = frozenset("statement letter message cable telegram note communique post tweet".split())


_COMMEMORATING = frozenset("anniversary possibility idea process progress prospect".split())


def _commemorated(tokens: Sequence[Token], trigger: int) -> bool:
    """ "the anniversary of establishing relations" tells of no act of today."""
    return tokens[trigger].tag == "VBG" and tokens[tokens[trigger].head].lemma in _COMMEMORATING


def _habitual(tokens: Sequence[Token], trigger: int) -> bool:
    """ "the frequent meetings between the ministers" are not one meeting."""
    head = tokens[trigger].head if tokens[trigger].dep == "conj" else trigger
    if tokens[trigger].dep == "nsubj:pass" and tokens[tokens[trigger].head].tag == "VBN":
        return False  # "regular consultations were held in Yerevan": these ones
    return tokens[trigger].number == "Plur" and any(
        tokens[child].lemma in _HABITUAL or tokens[child].text.lower() in _HABITUAL
        for noun in {trigger, head}
        for child in tree.dependents(tokens, noun, "amod")
    )


def enough(
    story: Story,
    sentence: Sentence,
    frame: Frame,
    found: Sequence[tuple[str, Filler]],
    *,
    carried: bool = False,
) -> bool:
    """Whether the fillers make a fact: every required role, and two sides where it takes two.

    ``carried`` says that a verb tells of the event, which is not named only in passing.
    """
    if not _filled(frame, {role for role, _ in found}):
        return False
    agents = [filler.key for role, filler in found if role not in ("place", "instrument")]
    only_countries = all(key.startswith("country/") for key in agents)
    if only_countries and is_sport(story.words(sentence.span)):
        return False
    if frame.type == "Signing":
        return any(role in ("signatory", "witness") for role, _ in found) or frame.anchor
    if frame.type == "Meeting":
        keys = [filler.key for role, filler in found if role != "place"]
        return _two_sides(story, keys) or (
            carried
            and any(key.startswith("organisation/") for key in keys)
            and (frame.kind in _OF_MEMBERS or _is_of_members(story, sentence, keys))
        )
    if frame.type == "Visit":
        return _abroad(story, found)
    if frame.type == "Action" and frame.across:
        return _two_sides(story, agents)
    return True


# An organisation's members meet; "the UN held a meeting" may be of anyone.
_OF_MEMBERS = frozenset({"summit", "session"})


_MEMBERS = re.compile(
    r"\b(?:Heads of (?:State|Government)|Council|Assembly|[Ll]eaders|[Ff]oreign [Mm]inisters)\b"
)


def _is_of_members(story: Story, sentence: Sentence, keys: Sequence[str]) -> bool:
    """ "a meeting of the Council of Heads of State of the SCO": of its members, too."""
    alone = all(key.startswith("organisation/") for key in keys)
    return alone and _MEMBERS.search(story.words(sentence.span)) is not None


def _filled(frame: Frame, roles: set[str]) -> bool:
    """Whether the required roles are there; a mutual action needs no target beside its actors."""
    present = roles | {"target"} if frame.mutual and "actor" in roles else roles
    return all(present & set(choice) for choice in FACT_TYPES[frame.type].required)


def _two_sides(story: Story, keys: Sequence[str]) -> bool:
    return len({story.owner(key) for key in keys} - {None, ""}) >= 2


def _abroad(story: Story, found: Sequence[tuple[str, Filler]]) -> bool:
    visitors = {story.owner(filler.key) for role, filler in found if role == "visitor"}
    where = {_country(story, filler.key) for role, filler in found if role in ("place", "host")}
    known = {country for country in where if country is not None}
    return bool(visitors - {None}) and bool(known) and not (known <= visitors)


def _country(story: Story, key: str) -> str | None:
    if key.startswith("place/"):
        entity = story.entities.get(key)
        return entity.of if entity else None
    return story.owner(key)
