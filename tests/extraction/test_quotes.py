import pytest
from coded_sentences import assert_told, code, fitting, told

RUTO = "person/william-ruto"


def spoken(text: str) -> list[tuple[str, str]]:
    """Each quotation of a text with its speaker."""
    return [
        (fact.role("speaker")[0], fact.quotation)
        for fact, _ in fitting(code(text), "SpeechAct/state")
        if fact.quotation
    ]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        (
            '"We will build a bridge together," President William Ruto of Kenya said.',
            ["We will build a bridge together"],
        ),
        (
            '"We will build a bridge," President William Ruto of Kenya said. '
            '"It will serve our neighbours well."',
            ["We will build a bridge", "It will serve our neighbours well"],
        ),
        (
            '"Kenya and Ghana are strategic partners," William Ruto said.',
            ["Kenya and Ghana are strategic partners"],
        ),
        (
            "“Kenya and Ghana are strategic partners,” William Ruto said.",
            ["Kenya and Ghana are strategic partners"],
        ),
    ],
)
def test_quotations_have_their_speaker_after_or_between(text: str, quotations: list[str]) -> None:
    found = [(speaker, words.rstrip(".,")) for speaker, words in spoken(text)]
    assert found == [(RUTO, words) for words in quotations], told(code(text))


@pytest.mark.parametrize(
    "text",
    [
        '"We will build a bridge," the engineer said.',
        'The song is called "We will build a bridge together".',
        '"Yes," William Ruto said.',
    ],
)
def test_quotations_of_nobody_known_are_no_statements(text: str) -> None:
    assert spoken(text) == []


def test_quotations_keep_the_exact_span() -> None:
    text = '"We will build a bridge together," President William Ruto of Kenya said.'
    (pair,) = fitting(code(text), "SpeechAct/state")
    fact, claim = pair
    assert claim.spans[0].of(text).rstrip(",") == "We will build a bridge together"
    assert fact.quotation is not None
    assert fact.quotation.rstrip(",") in text


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            '"Last year trade between Kenya and Ghana reached $150 million," William Ruto said.',
            "Observation/trade-turnover party=KEN,GHA value=150000000USD @2022",
        ),
        (
            '"Kenya and Ghana are strategic partners," William Ruto said.',
            "BilateralRelation/strategic-partnership party=KEN,GHA",
        ),
    ],
)
def test_quotations_say_their_facts_as_their_speaker(text: str, statement: str) -> None:
    extraction = code(text)
    assert_told(extraction, f"{statement} by={RUTO}", f"SpeechAct/state speaker={RUTO} by=")
    ((fact, _),) = fitting(extraction, statement.split()[0])
    ((act, _),) = fitting(extraction, "SpeechAct/state")
    assert [extraction.facts[key] for key in act.role("about")] == [fact]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A White House spokeswoman said that the visit had been useful.", "country/USA"),
        ("Officials in Ankara said that the talks would go on.", "country/TUR"),
        ("A spokesman for the Kremlin said that the talks went well.", "country/RUS"),
        (
            "A senior official at the Foreign Ministry of Egypt said that the talks were useful.",
            "body/EGY-ministry-of-foreign-affairs",
        ),
        (
            "A statement by the Foreign Ministry of Egypt said that the talks were useful.",
            "body/EGY-ministry-of-foreign-affairs",
        ),
        ("According to diplomatic sources in Cairo, the talks had failed.", "country/EGY"),
    ],
)
def test_quotations_of_the_unnamed_are_of_whom_they_speak_for(text: str, speaker: str) -> None:
    assert_told(code(text), f"SpeechAct/state speaker={speaker}")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "A White House spokeswoman said that the visit was useful. She added that Chile was a "
            "close friend.",
            "country/USA",
        ),
        (
            "Officials in Ankara said that the talks would go on. They added that no date was set.",
            "country/TUR",
        ),
        (
            "A Turkish official said that the talks would go on. The official added that no date "
            "was set.",
            "country/TUR",
        ),
    ],
)
def test_quotations_follow_the_unnamed_by_their_pronouns(text: str, second: str) -> None:
    found = fitting(code(text), f"SpeechAct/state speaker={second}")
    assert len(found) == 2, told(code(text))


def test_quotations_of_they_are_of_no_one_of_them() -> None:
    text = (
        "William Ruto met Nana Akufo-Addo. "
        "“Our cooperation is essential for the whole region,” they added."
    )
    assert spoken(text) == []


def test_quotations_are_not_spoken_by_whom_they_speak_of() -> None:
    text = (
        "Kenya's spokesperson Isaac Mwaura said on Friday: “Nana Akufo-Addo has put off his "
        "visit to the region.”\n\n“New dates will be worked out in the coming weeks,” he said."
    )
    assert [speaker for speaker, _ in spoken(text)] == ["person/isaac-mwaura"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Police officials in Chicago said that the suspect was arrested.",
        "Health officials in Rome said that cases fell.",
        "A spokesman for Turkish Airlines said that flights would resume.",
        "A spokesman for Germany's national team said that the match would be replayed.",
        "The statement from the club said that the coach had left.",
    ],
)
def test_quotations_of_those_who_speak_for_no_state_are_no_statements(text: str) -> None:
    assert fitting(code(text), "SpeechAct") == [], told(code(text))
