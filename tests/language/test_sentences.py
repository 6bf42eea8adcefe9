from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.sentences import paragraphs, sentences
from diplograph.model import Article, Span

SPLITS = {
    "titles": "Mr. Li met Dr. Haass and Gen. Milley.|They spoke.",
    "excellency": "H.E. Sheikh Mohammed received the envoy.|The talks lasted an hour.",
    "initials": "J. D. Vance met V. Putin's aide.|Nothing was signed.",
    "glued initials": "V.Putin and S.Lavrov flew to Minsk.|They stayed two days.",
    "initial before a name": "George W. Bush went to Prague.|He met V. Havel.",
    "initial that ends": "They chose plan B.|The others agreed.",
    "dotted state": "U.S. President Joe Biden left.|He is back in the U.S.|The visit was short.",
    "saint": "They met in St. Petersburg in June.|It was warm.",
    "number": "It is partner No. 1 of the country.|He said no.|Then he left.",
    "month": "On Jan. 5 the embassy opened.|On Feb. 6 it closed.",
    "clock": "Talks began at 9 a.m. Monday.|They ended at 5 p.m.|Xi then left.",
    "doctorate": "Henry Kissinger, Ph.D., went to Beijing in 1971.|He met Zhou Enlai.",
    "decimal": "Growth was 5.6 percent.|Exports rose 3.2.",
    "money": "Trade hit $1.5 bn.|It had been $1.1 bn. in 2019.",
    "company": "Rosneft and Shell Co. signed.|Exxon Corp. did not.",
    "ellipsis": "We waited... and then we met.|It was late...|The train left.",
    "question": "Who pays?|Nobody knows!|We shall see.",
    "quoted sentences": '"We met. |We spoke," the minister said.',
    "closing quote belongs": 'He said: "We are ready."|Then he left.',
    "bracket belongs": "They left (at night.)|Nobody saw them.",
    "lower-case speech verb": '"Shall we sign?" the president asked.|They did.',
    "full stop before speech": '"We are ready." the president said.|He smiled.',
    "named speaker": '"Why not?" President Macron asked.|Nobody replied.',
    "new sentence after a quote": '"We are ready."|President Macron said that trade grew.',
    "dash speech": "It is done, - said the envoy.|- We go on.",
    "spaced closing mark": 'We cooperate within the CICA ", - said the President.|He left.',
    "semicolons": "They met A; B; and C.|They left.",
    "list number": "1. The sides agreed to meet again.|They set no date.",
    "german day": "It opened on 20. May.|It rained.",
    "year ends": "They met in 2018.|They met again.",
    "particle": "He flew home.|al-Sudani stayed on.",
    "merged words": "They hailed the cooperation.|The ministers then left.",
    "web name": "The site Akorda.kz reported it.|So did others.",
    "latin": "It exports, e.g. Gas, oil, etc. to China.|It imports tea.",
    "versus": "It was Smith vs. Jones.|Smith won.",
    "military": "Col. Gen. Ivashov flew in.|Maj. Ivanov left.",
    "opening quote next": 'They parted.|"It went well," said Orban.',
    "brackets in quotes": "The data are good [...] and more.|We know [...] |Ozone fell.",
    "no end": "The two sides will meet again",
}


@pytest.mark.parametrize("marked", SPLITS.values(), ids=SPLITS.keys())
def test_sentences_ends_are_found(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace(" |", " ").replace("|", " ")
    if "cooperation.|The" in marked:
        text = marked.replace("|", "", 1)
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == expected


def test_sentences_of_a_part_stay_inside_it() -> None:
    text = "One is here. Two is there. Three is gone."
    assert [span.of(text) for span in sentences(text, Span(13, 26))] == ["Two is there."]


def test_paragraphs_begin_where_the_body_begins() -> None:
    text = " date 2021-05-21 The two met.\n\n\n\nThey spoke. They left.\n"
    article = Article("a", text, body_begin=17)
    parts = paragraphs(article)
    assert [part.span.of(text) for part in parts] == ["The two met.", "They spoke. They left."]
    assert [len(part.sentences) for part in parts] == [1, 2]


def test_paragraphs_keep_the_dateline_out_of_the_sentence() -> None:
    text = "BAKU, May 20 (Wire) -- The ministers met. They left."
    (paragraph,) = paragraphs(Article("a", text))
    assert paragraph.span.of(text) == text
    assert [span.of(text) for span in paragraph.sentences] == ["The ministers met.", "They left."]


def test_paragraphs_keep_bullets_out_of_the_sentence() -> None:
    text = "The sides signed:\n\n• an accord on visas;\n• a plan for 2022-2024."
    parts = paragraphs(Article("a", text))
    assert [part.kind for part in parts] == ["body", "list-item", "list-item"]
    assert parts[1].sentences[0].of(text) == "an accord on visas;"
    assert all(part.is_report for part in parts)


def test_paragraphs_outside_the_report_say_so() -> None:
    text = "The two met in Riga.\n\nAll rights reserved.\n\nThe two met in Riga."
    parts = paragraphs(Article("a", text))
    assert [part.is_report for part in parts] == [True, False, False]


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                *"\n\r\t .!?\"“”«»'’()-–:;,…",
                "U.S.",
                "He",
                "said",
                "V.",
                "No.",
                "5",
                " date ",
                "é",
                "\u200b",
            ]
        ),
        max_size=80,
    ).map("".join)
)
def test_sentences_are_ordered_disjoint_and_trimmed_for_any_text(text: str) -> None:
    position = 0
    covered = 0
    for paragraph in paragraphs(Article("a", text)):
        assert position <= paragraph.span.begin
        inside = paragraph.span.begin
        for span in paragraph.sentences:
            assert inside <= span.begin
            assert span.of(text).strip() == span.of(text) != ""
            inside = span.end
            covered += span.end - span.begin
        assert inside <= paragraph.span.end <= len(text)
        position = paragraph.span.end
    assert covered <= len(text)


@given(st.lists(st.sampled_from(["They met.", "Trade grew.", "We are ready!"]), min_size=1))
def test_sentences_lose_no_words(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == parts
