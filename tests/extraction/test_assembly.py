import pytest
from coded_sentences import assert_only, assert_told, code, fitting, the_one, told

RUTO, AKUFO = "person/william-ruto", "person/nana-akufo-addo"
MODI = "person/narendra-modi"


def test_an_event_told_three_times_is_one_claim_with_three_spans() -> None:
    text = (
        "William Ruto met Nana Akufo-Addo in Nairobi on Friday.\n\n"
        "The President of Kenya held talks with the President of Ghana.\n\n"
        "The meeting between William Ruto and Nana Akufo-Addo lasted two hours."
    )
    fact, claim = the_one(code(text), "Meeting")
    assert len(claim.spans) == 3
    assert len({text[: span.begin].count("\n\n") for span in claim.spans}) == 3
    assert fact.kind == "talks"
    assert fact.role("place") == ("place/KEN-nairobi",)
    assert str(fact.start) == "2023-05-19"
    once = "William Ruto met Nana Akufo-Addo in Nairobi on Friday."
    assert claim.confidence > the_one(code(once), "Meeting")[1].confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya and Ghana are strategic partners.\n\n"
            "The strategic partnership of Kenya and Ghana is growing.",
            "BilateralRelation/strategic-partnership party=KEN,GHA",
        ),
        (
            "Nepal expelled two diplomats of Chad.\n\nNepal has expelled two diplomats of Chad.",
            "Action/expel actor=NPL target=TCD",
        ),
        (
            "Finland joined NATO on 4 April 2023.\n\nFinland joined NATO in April 2023.",
            "Action/join actor=FIN target=organisation/NATO",
        ),
    ],
)
def test_the_same_fact_is_told_once(text: str, expected: str) -> None:
    _, claim = the_one(code(text), expected)
    assert len(claim.spans) == 2


def test_talks_are_part_of_the_visit_and_thanks_part_of_the_talks() -> None:
    extraction = code(
        "William Ruto is paying an official visit to Ghana.\n\n"
        "William Ruto held talks with Nana Akufo-Addo in Accra.\n\n"
        "William Ruto thanked Nana Akufo-Addo for the hospitality."
    )
    visit, visited = the_one(extraction, f"Visit/official-visit visitor={RUTO} place=GHA")
    talks, talked = the_one(extraction, f"Meeting/talks participant={RUTO},{AKUFO}")
    thanks, _ = the_one(extraction, f"SpeechAct/thank speaker={RUTO} addressee={AKUFO}")
    assert visit.role("partOf") == ()
    assert talks.role("partOf") == (visited.fact,)
    assert thanks.role("partOf") == (talked.fact,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "William Ruto met Nana Akufo-Addo. William Ruto also met Emmanuel Macron.",
            [
                f"Meeting participant={RUTO},{AKUFO}",
                f"Meeting participant={RUTO},person/emmanuel-macron",
            ],
        ),
        (
            "William Ruto met Nana Akufo-Addo on 3 May 2023. "
            "William Ruto met Nana Akufo-Addo on 15 May 2023.",
            [
                f"Meeting participant={RUTO},{AKUFO} @2023-05-03",
                f"Meeting participant={RUTO},{AKUFO} @2023-05-15",
            ],
        ),
        (
            "William Ruto met Nana Akufo-Addo.\n\n"
            "William Ruto spoke by phone with Nana Akufo-Addo.",
            [
                f"Meeting/meeting participant={RUTO},{AKUFO}",
                f"Meeting/phone-call participant={RUTO},{AKUFO}",
            ],
        ),
        (
            "Narendra Modi will visit France in July.\n\nNarendra Modi visited France in May.",
            [
                f"Visit visitor={MODI} planned @2023-07",
                f"Visit visitor={MODI} held @2023-05",
            ],
        ),
        (
            "Chile and Peru are strategic partners. Chile and Brazil are strategic partners.",
            [
                "BilateralRelation/strategic-partnership party=CHL,PER",
                "BilateralRelation/strategic-partnership party=BRA,CHL",
            ],
        ),
    ],
)
def test_different_events_are_kept_apart(text: str, expected: list[str]) -> None:
    assert_only(code(text), *expected)


def test_whom_a_country_sends_stands_for_it() -> None:
    extraction = code(
        "The presidents of Kenya and Ghana met in Accra. Kenya and Ghana held talks on energy."
    )
    fact, _ = the_one(extraction, "Meeting")
    assert fact.role("participant") == tuple(sorted((RUTO, AKUFO)))
    assert fact.role("involvesCountry") == ("country/GHA", "country/KEN")


def test_a_statement_is_about_the_facts_within_its_words() -> None:
    extraction = code(
        '"Kenya and Ghana are strategic partners," William Ruto said. Kenya and Chad are allies.'
    )
    act, _ = the_one(extraction, "SpeechAct/state")
    (about,) = act.role("about")
    assert extraction.facts[about].kind == "strategic-partnership"


def test_what_is_denied_and_what_is_asserted_do_not_join() -> None:
    extraction = code(
        "Georgia and Nepal held talks in Vienna. Georgia and Chad did not hold talks in Vienna."
    )
    assert_told(
        extraction,
        "Meeting participant=GEO,NPL asserted",
        "Meeting participant=GEO,TCD denied",
    )


def test_claims_follow_the_text() -> None:
    text = (
        "Chile expelled two diplomats of Nicaragua. Kenya and Ghana held talks in Accra. "
        "Finland joined NATO on 4 April 2023."
    )
    extraction = code(text)
    begins = [claim.spans[0].begin for claim in extraction.claims]
    assert begins == sorted(begins), told(extraction)
    assert len(fitting(extraction, "Meeting")) == 1
