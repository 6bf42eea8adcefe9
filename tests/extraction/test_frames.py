from collections.abc import Mapping

import pytest
from coded_sentences import code, fitting, told
from rdflib import RDF, SKOS, Graph

from diplograph.extraction.frames import Frame, Position, frame_lexicon
from diplograph.resources import resource
from diplograph.schema import FACT_TYPES

KIND = "https://w3id.org/diplograph/kind/"
FRAMES = frame_lexicon().frames
# Examples whose roles are not all in the sentence, or are not read yet.
INCOMPLETE = frozenset(
    {
        "King Abdullah received the Foreign Minister of France in Amman.",
        "Negotiations were held with the President of Tajikistan Emomali Rahmon.",
        "During his working visit to Berlin, the President of Finland met Olaf Scholz.",
    }
)


@pytest.fixture(scope="session")
def kinds() -> Mapping[str, frozenset[str]]:
    """Scheme -> the kinds that are in it, from the ontology."""
    graph = Graph().parse(resource("ontology", "schemes.ttl"))
    found: dict[str, set[str]] = {}
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        for scheme in graph.objects(concept, SKOS.inScheme):
            name = str(scheme).rsplit("/", 1)[-1]
            found.setdefault(name, set()).add(str(concept).removeprefix(KIND))
    return {scheme: frozenset(those) for scheme, those in found.items()}


def test_frames_have_unique_ids() -> None:
    ids = [frame.id for frame in FRAMES]
    assert len(ids) == len(set(ids))
    assert all(frame.id.count("/") == 1 for frame in FRAMES)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_frames_have_kinds_of_their_scheme(
    frame: Frame, kinds: Mapping[str, frozenset[str]]
) -> None:
    scheme = FACT_TYPES[frame.type].scheme
    assert scheme is not None
    named = {frame.kind, *frame.kinds.values()} - {None}
    assert named <= kinds[scheme]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_frames_can_fire(frame: Frame) -> None:
    assert frame.verbs | frame.nouns | frame.adjectives
    roles = {rule.role for rule in frame.roles}
    assert roles <= set(FACT_TYPES[frame.type].roles)
    assert all(choice for rule in frame.roles for choice in rule.choices)
    assert 0 < frame.confidence <= 1
    assert all(word == word.strip() == word.lower() for word in frame.verbs | frame.nouns)


def test_frames_are_found_by_their_triggers() -> None:
    lexicon = frame_lexicon()
    for frame in FRAMES:
        assert all(frame in lexicon.by_verb[lemma] for lemma in frame.verbs)
        assert all(frame in lexicon.by_noun[lemma] for lemma in frame.nouns)
        assert all(frame in lexicon.by_adjective[lemma] for lemma in frame.adjectives)


@pytest.mark.parametrize(
    ("frame_id", "role", "choices"),
    [
        ("speech/thank", "addressee", ((Position("obj"),),)),
        ("visits/visit", "place", ((Position("obj"),), (Position("in"),))),
        (
            "speech/gratitude",
            "addressee",
            ((Position("to", nationality=True), Position("light.to", nationality=True)),),
        ),
    ],
)
def test_frames_read_positions(
    frame_id: str, role: str, choices: tuple[tuple[Position, ...], ...]
) -> None:
    (frame,) = [frame for frame in FRAMES if frame.id == frame_id]
    (rule,) = [rule for rule in frame.roles if rule.role == role]
    assert rule.choices == choices


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [(frame, text) for frame in FRAMES for text in frame.examples if text not in INCOMPLETE],
    ids=lambda value: value.id if isinstance(value, Frame) else "",
)
def test_frames_find_their_examples(frame: Frame, sentence: str) -> None:
    extraction = code(sentence)
    found = fitting(extraction, f"{frame.type} frame={frame.id}")
    assert found, "\n".join(told(extraction)) or "nothing told"
    if frame.kind or frame.kinds:
        # talks that are also discussed are talks, a meeting so called may be one
        kinds = {frame.kind, *frame.kinds.values(), "talks" if frame.anchor else frame.kind}
        assert {fact.kind for fact, _ in found} <= kinds


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [(frame, sentence) for frame in FRAMES for sentence in frame.counterexamples],
    ids=lambda value: value.id if isinstance(value, Frame) else "",
)
def test_frames_do_not_find_their_counterexamples(frame: Frame, sentence: str) -> None:
    assert not fitting(code(sentence), frame.type), "\n".join(told(code(sentence)))
