import pytest
from coded_sentences import story

from diplograph.extraction.frames import Frame, frame_lexicon
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.surface import surface_arguments, surface_reading


def sentence(text: str) -> Sentence:
    (one,) = story(text).sentences
    return one


def at(one: Sentence, word: str) -> int:
    return next(token.index for token in one.tokens if token.text == word)


def frame(frame_id: str) -> Frame:
    (found,) = [frame for frame in frame_lexicon().frames if frame.id == frame_id]
    return found


def arguments(text: str, word: str, *, is_verb: bool) -> dict[str, str]:
    """Relation -> the words of its heads."""
    one = sentence(text)
    found = surface_arguments(one, at(one, word), is_verb=is_verb)
    return {
        label: " ".join(
            one.mentions[one.mention_of[head]].span.of(text)
            if head in one.mention_of
            else one.tokens[head].text
            for head in heads
        )
        for label, heads in found.items()
    }


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Chile thanked Peru.", "thanked", {"subj": "Chile", "obj": "Peru"}),
        ("Chile and Peru thanked Fiji.", "thanked", {"subj": "Chile Peru", "obj": "Fiji"}),
        ("Chile on Monday thanked Peru.", "thanked", {"subj": "Chile", "obj": "Peru"}),
        ("Chile has also thanked Peru.", "thanked", {"subj": "Chile", "obj": "Peru"}),
        ("Chile was thanked by Peru.", "thanked", {"obj": "Chile", "subj": "Peru"}),
        (
            "Chile sided with Peru in Vienna.",
            "sided",
            {"subj": "Chile", "with": "Peru", "in": "Vienna"},
        ),
        ("Chile, Peru and Fiji met.", "met", {"subj": "Chile Peru Fiji"}),
        ("In Fiji, Chile met Peru.", "met", {"subj": "Chile", "obj": "Peru"}),
        ("Chile thanked Peru because Fiji slept.", "thanked", {"subj": "Chile", "obj": "Peru"}),
    ],
)
def test_surface_arguments_of_verbs(text: str, verb: str, expected: dict[str, str]) -> None:
    assert arguments(text, verb, is_verb=True) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Talks between Chile and Peru began.", "Talks", {"between": "Chile Peru"}),
        ("Talks with Fiji in Vienna began.", "Talks", {"with": "Fiji", "in": "Vienna"}),
        ("Chile's visit to Peru ended.", "visit", {"poss": "Chile", "to": "Peru"}),
        ("The visit ended.", "visit", {}),
    ],
)
def test_surface_arguments_of_nouns(text: str, noun: str, expected: dict[str, str]) -> None:
    assert arguments(text, noun, is_verb=False) == expected


@pytest.mark.parametrize(
    ("text", "carrier", "subjects"),
    [
        ("Chile and Peru held talks in Vienna.", "held", "Chile Peru"),
        ("Chile and Peru held friendly talks.", "held", "Chile Peru"),
        ("Talks were held in Vienna by Chile and Peru.", "held", "Chile Peru"),
    ],
)
def test_surface_reading_finds_the_light_verb(text: str, carrier: str, subjects: str) -> None:
    one = sentence(text)
    trigger = next(t.index for t in one.tokens if t.text.lower() == "talks")
    found = surface_reading(one, trigger, frame("meetings/talks"), is_verb=False)
    assert found is not None
    verb, heads = found[1], found[2].get("subj", ())
    assert verb is not None
    assert one.tokens[verb].text == carrier
    assert " ".join(one.mentions[one.mention_of[i]].span.of(text) for i in heads) == subjects


@pytest.mark.parametrize(
    ("text", "trigger", "frame_id", "is_verb"),
    [
        ("Chile will thank Peru.", "thank", "speech/thank", True),
        ("Chile did not thank Peru.", "thank", "speech/thank", True),
        ("Chile wants to thank Peru.", "thank", "speech/thank", True),
        ("Chile and Peru will hold talks.", "talks", "meetings/talks", False),
        ("Chile likes talks with Peru.", "talks", "meetings/talks", False),
    ],
)
def test_surface_reading_stays_out_of_plans_and_denials(
    text: str, trigger: str, frame_id: str, is_verb: bool
) -> None:
    one = sentence(text)
    assert surface_reading(one, at(one, trigger), frame(frame_id), is_verb=is_verb) is None
