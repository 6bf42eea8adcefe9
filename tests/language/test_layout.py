from __future__ import annotations

import pytest

from diplograph.language.layout import blocks, trimmed
from diplograph.model import Span

BODY = (
    "The President of Finland Alexander Stubb met the President of Estonia Alar Karis in Helsinki "
    "and spoke with him about the security of the Baltic Sea region, the presidents said."
)
KINDS = [
    ("Stubb and Karis meet in Helsinki", "headline"),
    ("20 May 2024", "dateline-only"),
    ("Friday, July 21, 2017", "dateline-only"),
    ("Helsinki, 27 May 2024 14:30", "dateline-only"),
    ("Published: 2024-05-27", "dateline-only"),
    ("File photo: the President speaks in Tallinn in 2022.", "caption"),
    ("Presidents Alexander Stubb (L) and Alar Karis (R) shake hands in Helsinki.", "caption"),
    ("Foreign Minister Wang Yi (second, left) at the table in Munich.", "caption"),
    ("The leaders at the palace gate. REUTERS/Ints Kalnins", "caption"),
    ("In this photo the two presidents walk in the garden of the palace.", "caption"),
    ("The guard of honour at the airport. [Photo/Agency]", "caption"),
    ("Read more: The region's ministers meet in Riga", "boilerplate"),
    ("All rights reserved.", "boilerplate"),
    ("Home | Politics | Economy | Sport | Culture", "boilerplate"),
    ("USD 427.5 EUR 520.1 RUB 5.78", "boilerplate"),
    ("Follow us on Telegram", "boilerplate"),
    ("By Anna Maria Berg", "boilerplate"),
    ("https://example.org/news/1", "boilerplate"),
    ("Reporting by Anna Berg; editing by Jan Novak", "boilerplate"),
    ("* * *", "boilerplate"),
    ("Related articles", "boilerplate"),
    ("The two sides also spoke of trade.", "body"),
    ("Shares of the state companies rose on the news.", "body"),
    (
        "Related work in both parliaments goes on, the speaker of the Riksdag said.",
        "body",
    ),
    ("By 2030 the two countries want to double their trade.", "body"),
    ("Sources close to the talks said that no text was ready.", "body"),
    ('"We are neighbours," he said', "body"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_blocks_say_what_a_paragraph_is(words: str, kind: str) -> None:
    text = f"{BODY}\n\n{words}\n\n{BODY[:-25]} again."
    assert [block.kind for block in blocks(text)] == ["body", kind, "body"]


def test_blocks_take_lines_of_different_length_as_paragraphs() -> None:
    text = "Talks in Riga\nThe ministers met in Riga on Monday.\nThey spoke of trade.\nThey left."
    assert [block.span.of(text) for block in blocks(text)] == text.split("\n")


def test_blocks_join_lines_wrapped_at_one_width() -> None:
    lines = [
        "The foreign ministers of the three Baltic states met in the",
        "city of Tartu and agreed on a common plan for the railway",
        "which is to link Tallinn, Riga, Kaunas and Warsaw by the end",
        "of the decade. They also spoke about the power grid that the",
        "three left in February.",
    ]
    text = "\n".join(lines) + "\n\n" + "\n".join(lines[:3])
    found = blocks(text)
    assert len(found) == 2
    assert found[0].span.of(text) == "\n".join(lines)


def test_blocks_join_a_line_that_goes_on_in_lower_case() -> None:
    text = "The ministers met in the city of\nTartu and agreed\non a plan.\nThey left."
    assert [block.span.of(text) for block in blocks(text)][-1] == "They left."
    assert "agreed\non a plan." in text[blocks(text)[-2].span.begin : blocks(text)[-2].span.end]


def test_blocks_know_the_headline_that_runs_into_the_text() -> None:
    title = "Leaders open a bridge"
    text = f"{title} Friday, July 21, 2017 The leaders of both states opened a bridge. They left."
    found = blocks(text, title=title)
    assert [block.kind for block in found] == ["headline", "dateline-only", "body"]
    assert found[2].span.of(text).startswith("The leaders")


def test_blocks_know_a_repeated_headline_and_lead() -> None:
    text = "\n\n".join(["Leaders meet in Oslo", "Leaders meet in Oslo", BODY, BODY])
    assert [block.kind for block in blocks(text)] == ["headline", "headline", "body", "repeat"]


def test_blocks_know_a_list_after_a_colon() -> None:
    text = (
        "The following were signed:\n\nMemorandum on tourism;\n\nProgramme for 2022-2024\n\n" + BODY
    )
    assert [block.kind for block in blocks(text)] == ["body", "list-item", "list-item", "body"]


@pytest.mark.parametrize("mark", ["•", "–", "-", "1)", "2.", "a)"])
def test_blocks_begin_the_words_of_an_item_after_its_mark(mark: str) -> None:
    text = f"{mark} the accord on visas\n{mark} the accord on grain"
    found = blocks(text)
    assert [block.kind for block in found] == ["list-item", "list-item"]
    assert [text[block.words_begin :].split("\n")[0] for block in found] == [
        "the accord on visas",
        "the accord on grain",
    ]


def test_blocks_leave_dash_speech_to_the_body() -> None:
    text = f"{BODY}\n\n- We are neighbours, - the President said.\n\n{BODY[:-25]} again."
    assert [block.kind for block in blocks(text)] == ["body", "body", "body"]


def test_blocks_read_carriage_returns() -> None:
    text = "The two met.\r\n\r\nThey spoke.\r\n\r\n"
    assert [block.span.of(text) for block in blocks(text)] == ["The two met.", "They spoke."]


def test_blocks_of_nothing_are_none() -> None:
    assert blocks("") == blocks(" \n\t\u200b\n") == ()


def test_trimmed_leaves_out_the_edges() -> None:
    assert trimmed("  ab \u200b", 0, 6) == Span(2, 4)
    assert trimmed("   ", 0, 3) is None
