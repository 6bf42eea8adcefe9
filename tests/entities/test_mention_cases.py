"""Each case is a sentence, a day and some of its words: whom or what they mean, or nobody known.

``sense`` is plain, ambiguous (the words could mean another, and the day or the context tells which)
or none (a namesake, another sense, a title without owner, the wrong day).
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from coded_sentences import mentions

from diplograph.entities.reference import load_reference
from diplograph.model import Mention, Span

with Path(__file__).with_name("mention_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = [tuple(row.values()) for row in csv.DictReader(file)]


def about(text: str, published: str, words: str) -> list[Mention]:
    """The mentions that share a character with the first place of the words."""
    begin = text.index(words)
    place = Span(begin, begin + len(words))
    found = mentions(text, published).sentences
    return [mention for sentence in found for mention in sentence if mention.span.overlaps(place)]


@pytest.mark.parametrize(("sense", "published", "text", "words", "expected"), CASES)
def test_words_mean_whom_they_should(
    sense: str, published: str, text: str, words: str, expected: str
) -> None:
    meant = [key for mention in about(text, published, words) for key in mention.entities]
    if sense == "none":
        assert [key for key in meant if load_reference().entity(key) is not None] == []
    else:
        assert set(expected.split()) <= set(meant)


def test_cases_are_many_and_half_of_them_hard() -> None:
    senses = Counter(case[0] for case in CASES)
    assert sum(senses.values()) >= 400
    assert 2 * (senses["ambiguous"] + senses["none"]) >= sum(senses.values())
    assert len(set(CASES)) == len(CASES)
