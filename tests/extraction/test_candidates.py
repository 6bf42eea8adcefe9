import json
from collections.abc import Iterator

import pytest
from coded_sentences import DAY, article, code

from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.reference import load_reference
from diplograph.extraction import preparation
from diplograph.extraction.candidates import trigger_lemmas, triggers_in
from diplograph.extraction.frames import frame_lexicon
from diplograph.extraction.pipeline import extract
from diplograph.extraction.preparation import prepare
from diplograph.model import Article
from diplograph.resources import resource


def parsed(text: str) -> list[str]:
    """The sentences that are parsed."""
    prepared = prepare(article(text), load_reference(), load_gazetteer(load_reference()))
    rows = zip(prepared.sentences, prepared.words, strict=True)
    return [span.of(text) for span, words in rows if words is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Chile thanked Peru.",
        "Kenya's ministers arrived.",
        "Chile and Peru are strategic partners.",
        "Trade between Chile and Peru reached $5 billion.",
        "Finland is a member of NATO.",
        "According to the Foreign Ministry of Peru, rain is near.",
        "William Ruto is the President of Kenya.",
        "Chile and Peru cooperate within the framework of the OAS.",
    ],
)
def test_who_is_named_beside_a_trigger_is_parsed(text: str) -> None:
    assert parsed(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It rained all day.",
        "Nobody met anybody.",
        "Talks were held.",
        "The beaches of Peru are sandy.",
        "He visited the museum.",
        "Trade fell.",
    ],
)
def test_what_can_tell_nothing_is_not_parsed(text: str) -> None:
    assert parsed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya is large. It thanked nobody.", 2),
        ("William Ruto smiled. He visited Peru.", 2),
        ("William Ruto smiled. It rained. It poured. The sun shone. He met a guest.", 0),
        ("Kenya is large. The sun shone.", 0),
        ("Kenya and Ghana are large. Bilateral relations are developing.", 1),
    ],
)
def test_a_pronoun_needs_the_sentences_that_it_may_look_back_to(text: str, expected: int) -> None:
    assert len(parsed(text)) == expected


def test_every_trigger_of_a_frame_is_one_of_the_gate() -> None:
    lexicon = frame_lexicon()
    for lemma in (*lexicon.by_verb, *lexicon.by_noun, *lexicon.by_adjective):
        assert trigger_lemmas() & set(lemma.split()[0].split("-")), lemma


def test_triggers_are_found_in_any_form() -> None:
    assert triggers_in("The visits, meetings and re-established ties") == [
        "visits",
        "meetings",
        "established",
    ]


def test_who_is_not_parsed_is_explained_as_such() -> None:
    (silence,) = code("Nobody met anybody.").silences
    assert silence.reason == "no known actor"
    assert silence.detail == "trigger: met; gated out, not parsed"


def test_no_example_loses_a_fact_to_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    gated = [extract(example) for example in examples()]
    monkeypatch.setattr(
        preparation, "candidates", lambda _, sentences, *__: (True,) * len(sentences)
    )
    for example, said in zip(examples(), gated, strict=True):
        every = extract(example)
        assert (every.facts, every.claims) == (said.facts, said.claims), example.text


def examples() -> Iterator[Article]:
    """Every third gold sentence, and all of them together as articles of twelve."""
    with resource("data", "gold", "sentences.jsonl").open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for text in texts[::3]:
        yield article(text, DAY)
    for begin in range(0, len(texts), 12):
        yield article(" ".join(texts[begin : begin + 12]), DAY)
