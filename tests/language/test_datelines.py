from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.language.datelines import dateline
from diplograph.model import Span

FOUND = [
    ("ASTANA, May 20 (Agency) --", "Astana", "May 20"),
    ("TASHKENT. AGENCY -", "Tashkent", None),
    ("NUR-SULTAN. AGENCY –", "Nur-Sultan", None),
    ("Dushanbe (AFP) -", "Dushanbe", None),
    ("MOSCOW, 5 March. /WIRE/.", "Moscow", "5 March"),
    ("ASTANA —", "Astana", None),
    ("BAKU, Azerbaijan, May 20.", "Baku", "May 20"),
    ("BEIJING, 5 March 2023 (Agency) -", "Beijing", "5 March 2023"),
    ("WASHINGTON, D.C. —", "Washington", None),
    ("UNITED NATIONS, Sept. 21 (Agency) -", "United Nations", "Sept. 21"),
    ("New Delhi, May 20 (ANI):", "New Delhi", "May 20"),
    ("ABU DHABI, 20th May, 2021 (WAM) --", "Abu Dhabi", "20th May, 2021"),
    ("MOSCOW. Jan 26 (Agency) -", "Moscow", "Jan 26"),
    ("BRUSSELS/PARIS, March 3 (Agency) -", "Brussels", "March 3"),
    ("HANOI, Vietnam (AP) —", "Hanoi", None),
    ("GENEVA (5 May 2023) –", "Geneva", "5 May 2023"),
    ("Ankara / AA -", "Ankara", None),
    ("ISLAMABAD:", "Islamabad", None),
    ("Almaty, 20 May 2021 -", "Almaty", "20 May 2021"),
    ("(Reuters) -", None, None),
    ("MOSCOW (Some News / Agency - 25th March, 2022)", "Moscow", None),
    ("Belgium, (Morning Newspaper)", "Belgium", None),
]
NOT_FOUND = [
    "EU leaders met in Brussels.",
    "Kazakhstan - a country of nine neighbours - joined in 2015.",
    "President Tokayev: We are glad to see you.",
    "QUESTION: What do you think of the accord?",
    "UN, SCO and CIS - three bodies - were named.",
    "The President of France - a guest - spoke.",
    "Kazakhstan - Kassym-Jomart Tokayev",
    "Tokayev (born 1953) was a diplomat.",
    "May 20 was a Thursday.",
]


@pytest.mark.parametrize(("opening", "place", "date"), FOUND)
def test_dateline_is_found_with_place_and_date(
    opening: str, place: str | None, date: str | None
) -> None:
    text = f"x\n{opening} The two ministers met on Monday."
    found = dateline(text, Span(2, len(text)))
    assert found is not None
    assert found.span.of(text) == opening
    assert found.place == place
    assert (found.date.of(text) if found.date else None) == date


@pytest.mark.parametrize("text", NOT_FOUND)
def test_dateline_is_not_seen_in_plain_words(text: str) -> None:
    assert dateline(text, Span(0, len(text))) is None


def test_dateline_alone_is_not_one() -> None:
    assert dateline("OSLO (AFP) -", Span(0, 12)) is None


@given(st.text(min_size=1, max_size=200))
def test_dateline_stays_inside_any_text(text: str) -> None:
    found = dateline(text, Span(0, len(text)))
    assert found is None or Span(0, len(text)).contains(found.span)
