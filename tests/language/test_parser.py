from __future__ import annotations

from collections.abc import Iterator

import pytest

from diplograph.language.parser import Atom, Parser, Token, Word, load_parser, words
from diplograph.language.tree import arguments
from diplograph.model import Span


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def cut(text: str, *names: str) -> tuple[Word, ...]:
    atoms = [Atom(Span(text.index(n), text.index(n) + len(n)), n.split()[-1]) for n in names]
    return words(text, Span(0, len(text)), atoms)


def tree(parser: Parser, text: str, *names: str) -> tuple[Token, ...]:
    return next(parser.parse([cut(text, *names)]))


def test_load_parser_loads_once() -> None:
    assert load_parser() is load_parser()


def test_parse_finds_who_did_what(parser: Parser) -> None:
    text = "Prime Minister Ana Lima condemned the attack."
    tokens = tree(parser, text, "Prime Minister Ana Lima")
    assert [t.text for t in tokens] == ["Lima", "condemned", "the", "attack", "."]
    assert [t.dep for t in tokens] == ["nsubj", "root", "det", "obj", "punct"]
    assert tokens[1].lemma == "condemn"
    assert (tokens[1].tense, tokens[1].verb_form, tokens[1].mood) == ("Past", "Fin", "Ind")
    assert tokens[3].number == "Sing"


def test_parse_keeps_spans_and_atoms(parser: Parser) -> None:
    text = "In May, King Harald of Norway received Ghana's president."
    tokens = tree(parser, text, "King Harald of Norway", "Ghana")
    assert [t.span.of(text) for t in tokens][3] == "King Harald of Norway"
    atoms = {t.text: (t.atom, t.pos, t.tag, t.lemma) for t in tokens if t.atom is not None}
    assert atoms == {
        "Norway": (0, "PROPN", "NNP", "Norway"),
        "Ghana": (1, "PROPN", "NNP", "Ghana"),
    }


# True events, in plain sentences: what the parse must get right for anything else to work.
@pytest.mark.parametrize(
    ("text", "names", "verb", "key", "filler"),
    [
        ("Nixon visited China in 1972.", ("Nixon", "China"), "visited", "obj", "China"),
        ("Nixon visited China in 1972.", ("Nixon", "China"), "visited", "in", "1972"),
        (
            "Sadat was invited to Jerusalem by Begin.",
            ("Sadat", "Jerusalem", "Begin"), "invited", "agent", "Begin",
        ),
        (
            "Sadat was invited to Jerusalem by Begin.",
            ("Sadat", "Jerusalem", "Begin"), "invited", "subj:pass", "Sadat",
        ),
        (
            "Sweden and Finland applied to join NATO.",
            ("Sweden", "Finland", "NATO"), "join", "subj", "Finland",
        ),
        (
            "Egypt, which signed the treaty with Israel, was expelled from the League.",
            ("Egypt", "Israel", "League"), "signed", "subj", "Egypt",
        ),
        (
            "Eritrea will reopen its embassy in Ethiopia, the ministry said.",
            ("Eritrea", "Ethiopia"), "reopen", "obj", "embassy",
        ),
    ],
)  # fmt: skip
def test_parse_gives_arguments(
    parser: Parser, text: str, names: tuple[str, ...], verb: str, key: str, filler: str
) -> None:
    tokens = tree(parser, text, *names)
    index = next(t.index for t in tokens if t.text == verb)
    assert filler in [tokens[i].text for i in arguments(tokens, index).get(key, ())]


def test_parse_does_not_depend_on_the_batch(parser: Parser) -> None:
    texts = ["Peru sued Chile.", "The case, filed in 2008, ended in 2014.", "Both accepted it."]
    sentences = [cut(text) for text in texts] * 60  # more than one batch
    together = list(parser.parse(sentences))
    alone = [tree(parser, text) for text in texts]
    assert together == alone * 60


def test_parse_gives_one_tree_per_sentence_even_of_several(parser: Parser) -> None:
    tokens = tree(parser, "He came. She left. They met.")
    assert [t.index for t in tokens] == list(range(len(tokens)))
    assert all(0 <= t.head < len(tokens) for t in tokens)


def test_parse_answers_an_empty_sentence_with_nothing(parser: Parser) -> None:
    assert [len(tree) for tree in parser.parse([(), cut("Yes.")])] == [0, 2]


def test_parse_cuts_what_is_too_long_and_keeps_every_word(parser: Parser) -> None:
    text = ", ".join(f"delegate {number} of the list" for number in range(120))
    given = cut(text)
    tokens = next(parser.parse([given]))
    assert len(given) > 500
    assert [t.span for t in tokens] == [word.span for word in given]
    assert [t.index for t in tokens] == list(range(len(given)))
    assert all(abs(t.head - t.index) < 200 for t in tokens)


def test_parse_reads_lazily(parser: Parser) -> None:
    def endless() -> Iterator[tuple[Word, ...]]:
        while True:
            yield cut("Rain fell.")

    assert len(next(parser.parse(endless()))) == 3


def test_parse_twice_is_the_same(parser: Parser) -> None:
    text = "Talks between the sides, held in Oslo on Friday, were called constructive by Norway."
    assert tree(parser, text) == tree(parser, text)
