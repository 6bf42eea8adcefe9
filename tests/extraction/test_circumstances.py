import pytest
from coded_sentences import DAY, assert_silent, assert_told, code, story

import diplograph
from diplograph.extraction.circumstances import circumstances
from diplograph.model import Modality, PartialDate, Status

TALKS = "Meeting/talks participant=GEO,NPL"
VISIT = "Visit visitor=person/sauli-niinisto place=NOR"
SIGNING = "Signing/signing signatory=GEO,NPL"
EXPULSION = "Action/expel actor=NPL target=TCD"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The President of Finland visited Norway on 7 March.", f"{VISIT} held @2023-03-07"),
        ("Georgia and Nepal held talks in Vienna.", f"{TALKS} held"),
        ("Talks between Georgia and Nepal were held in Vienna.", f"{TALKS} held"),
        ("Georgia and Nepal signed a trade agreement.", f"{SIGNING} held"),
        ("Nepal has expelled two diplomats of Chad.", f"{EXPULSION} held"),
        ("Georgia and Nepal are holding talks in Vienna.", f"{TALKS} under-way"),
        ("Nepal is expelling two diplomats of Chad.", f"{EXPULSION} under-way"),
        (
            "The Prime Minister of Japan is paying a visit to India.",
            "Visit visitor=person/fumio-kishida place=IND under-way",
        ),
    ],
)
def test_circumstances_of_what_happened(text: str, expected: str) -> None:
    assert_told(code(text), f"{expected} asserted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Sauli Niinisto will visit Norway next week.", f"{VISIT} @2023-05-22"),
        ("President Sauli Niinisto is to visit Norway in June.", f"{VISIT} @2023-06"),
        ("President Sauli Niinisto is expected to visit Norway.", f"{VISIT} @"),
        ("Chad welcomed a planned visit of President Sauli Niinisto to Norway.", f"{VISIT} @"),
        (
            "The Prime Minister of Japan intends to pay a visit to India in July.",
            "Visit visitor=person/fumio-kishida place=IND @2023-07",
        ),
        ("Talks between Georgia and Nepal will be held on 2 June.", f"{TALKS} @2023-06-02"),
        (
            "Georgia and Nepal agreed to hold talks in Vienna next month.",
            f"{TALKS} place=place/AUT-vienna @2023-06",
        ),
        ("Georgia and Nepal are preparing talks in Vienna.", f"{TALKS} @"),
        (
            "The next round of talks between Georgia and Nepal will take place on 5 June.",
            f"{TALKS} @2023-06-05",
        ),
        ("Georgia and Nepal would sign a trade agreement next year.", f"{SIGNING} @2024"),
        ("Nepal will expel two diplomats of Chad.", f"{EXPULSION} @"),
    ],
)
def test_circumstances_of_plans_have_no_date_but_their_own(text: str, expected: str) -> None:
    assert_told(code(text), f"{expected} planned asserted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Georgia and Nepal were cancelled.", f"{TALKS} cancelled"),
        ("Talks between Georgia and Nepal have been called off.", f"{TALKS} cancelled"),
        ("President Sauli Niinisto has cancelled his visit to Norway.", f"{VISIT} cancelled"),
        (
            "The visit of President Sauli Niinisto to Norway has been cancelled.",
            f"{VISIT} cancelled",
        ),
        ("Talks between Georgia and Nepal were postponed until autumn.", f"{TALKS} postponed"),
        ("President Sauli Niinisto postponed his visit to Norway.", f"{VISIT} postponed"),
        (
            "The visit of President Sauli Niinisto to Norway was postponed.",
            f"{VISIT} postponed",
        ),
    ],
)
def test_circumstances_of_what_was_put_off(text: str, expected: str) -> None:
    assert_told(code(text), f"{expected} asserted @")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Sauli Niinisto did not visit Norway.", VISIT),
        ("President Sauli Niinisto never visited Norway.", VISIT),
        ("Georgia and Nepal have never held talks.", TALKS),
        ("Georgia and Nepal did not hold talks in Vienna.", TALKS),
        ("Georgia refused to hold talks with Nepal.", TALKS),
        ("Ghana and Togo have not signed a trade agreement.", "Signing signatory=GHA,TGO"),
        ("Georgia denied that it had signed a trade agreement with Nepal.", SIGNING),
        ("Nepal did not expel the diplomats of Chad.", EXPULSION),
    ],
)
def test_circumstances_of_what_is_denied(text: str, expected: str) -> None:
    assert_told(code(text), f"{expected} denied @")


@pytest.mark.parametrize(
    "text",
    [
        "President Sauli Niinisto may visit Norway.",
        "President Sauli Niinisto could visit Norway in June.",
        "President Sauli Niinisto hopes to visit Norway.",
        "President Sauli Niinisto would have visited Norway.",
        "President Sauli Niinisto was invited to visit Norway.",
        "If President Sauli Niinisto visits Norway, prices will fall.",
        "Georgia and Nepal may hold talks in Vienna.",
        "Georgia hopes to hold talks with Nepal.",
        "Georgia proposed talks with Nepal.",
        "If Georgia and Nepal hold talks, prices will fall.",
        "The possible talks between Georgia and Nepal worry Chad.",
        "Nepal urged Georgia to expel two diplomats of Chad.",
        "Nepal considered expelling two diplomats of Chad.",
        "Chile threatened to expel two diplomats of Nicaragua.",
    ],
)
def test_circumstances_of_wishes_and_conditions_are_no_events(text: str) -> None:
    assert_silent(code(text), "Visit", "Meeting", "Action")


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2023-05-21", "Georgia and Nepal held talks.", "@2023-05"),
        ("2023-05", "Georgia and Nepal held talks.", "@2023-05"),
        ("2023-05-02", "Georgia and Nepal held talks.", "@"),
        ("2023", "Georgia and Nepal held talks.", "@"),
        (None, "Georgia and Nepal held talks.", "@"),
        (None, "Georgia and Nepal held talks on 4 May 2023.", "@2023-05-04"),
        ("2023-05-21", "Georgia and Nepal held talks on Thursday.", "@2023-05-18"),
        (
            "2023-05-21",
            "Georgia and Nepal held talks in Vienna from 12 to 14 May.",
            "@2023-05-12..2023-05-14",
        ),
        ("2023-05-21", "Georgia and Nepal held talks in Vienna in 2019.", "@2019"),
        ("2023-05-21", "Georgia and Nepal had held talks in April.", "@2023-04"),
        ("2023-05-21", "Georgia and Nepal have not held talks.", "@"),
    ],
)
def test_circumstances_date_by_the_text_then_by_the_articles_month(
    published: str | None, text: str, expected: str
) -> None:
    assert_told(code(text, published), f"Meeting/talks {expected}")


def test_circumstances_of_a_past_perfect_lie_before_the_story() -> None:
    text = "Earlier, in 2019, the President of Finland had paid a state visit to Norway."
    assert_told(code(text), "Visit/state-visit held @2019")


@pytest.mark.parametrize(
    ("text", "word", "status", "modality", "background"),
    [
        ("Georgia and Nepal held talks.", "talks", "held", "asserted", False),
        ("Georgia and Nepal had held talks.", "talks", "held", "asserted", True),
        ("Georgia and Nepal will hold talks.", "talks", "planned", "asserted", False),
        ("Georgia and Nepal may hold talks.", "talks", "proposed", "hypothetical", False),
        ("Georgia and Nepal did not hold talks.", "talks", "held", "denied", False),
        ("Georgia has cancelled the talks with Nepal.", "talks", "cancelled", "asserted", False),
        ("Georgia signed a treaty with Nepal.", "signed", "held", "asserted", False),
    ],
)
def test_circumstances_are_read_from_the_tree(
    text: str, word: str, status: str, modality: str, background: bool
) -> None:
    (sentence,) = story(text).sentences
    trigger = next(token.index for token in sentence.tokens if token.text == word)
    found = circumstances(sentence, trigger, PartialDate.parse(DAY))
    assert (found.status, found.modality) == (Status(status), Modality(modality))
    assert found.background is background


def test_circumstances_of_a_future_day_are_a_plan() -> None:
    (sentence,) = story("Georgia and Nepal hold talks on 3 June 2023.").sentences
    trigger = next(token.index for token in sentence.tokens if token.text == "talks")
    found = circumstances(sentence, trigger, PartialDate.parse(DAY))
    assert (found.status, found.start) == (Status.PLANNED, PartialDate(2023, 6, 3))


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Georgia and Nepal are being negotiated.",
        "Chad called for talks between Georgia and Nepal.",
        "The agreement allows for more visits and consultations between Georgia and Nepal.",
        "Parliament authorised the visit of President Sauli Niinisto to Norway.",
    ],
)
def test_circumstances_of_what_is_only_allowed_or_negotiated_make_no_event(text: str) -> None:
    assert_silent(code(text), "Meeting", "Visit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The agenda of the day includes talks between William Ruto and Nana Akufo-Addo.",
            "Meeting/talks planned",
        ),
        (
            "The visit of William Ruto to Ghana was cancelled. He was to visit Ghana on 2 June.",
            "Visit cancelled visitor=person/william-ruto place=GHA",
        ),
        (
            "William Ruto will travel to China on Monday. Foreign Minister Alfred Mutua "
            "accompanies William Ruto to China.",
            "Visit planned visitor=person/william-ruto,person/alfred-mutua place=CHN",
        ),
        (
            "William Ruto and Nana Akufo-Addo met on Friday for the first time since June 2020.",
            "Meeting held @2023-05-19",
        ),
        (
            "William Ruto will arrive in Accra for talks with Nana Akufo-Addo.",
            "Meeting/talks planned participant=person/william-ruto,person/nana-akufo-addo",
        ),
    ],
)
def test_circumstances_of_plans_and_of_what_was_called_off(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    "text",
    [
        "William Ruto made a proposal for signing an agreement with Ghana.",
        "William Ruto received an invitation from Xi Jinping to visit China.",
    ],
)
def test_circumstances_of_what_was_only_proposed_make_no_event(text: str) -> None:
    assert_silent(code(text), "Signing", "Visit")


def test_circumstances_of_condolences_offered_are_no_proposal() -> None:
    assert_told(
        code("William Ruto offered condolences to the people of Turkey over the earthquake."),
        "SpeechAct/condole held speaker=person/william-ruto addressee=TUR",
    )


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Fumio Kishida met Volodymyr Zelenskyy in Kyiv on 21 March 2023. The next day Kishida"
            " held talks with Mateusz Morawiecki in Warsaw.",
            ["2023-03-21", "2023-03-22"],
        ),
        (
            "Antony Blinken held talks with Wang Yi in Beijing on 19 June 2023. They spoke for"
            " hours. On the same day Blinken met with Xi Jinping.",
            ["2023-06-19", "2023-06-19"],
        ),
    ],
    ids=["next", "same"],
)
def test_days_that_go_back_to_an_earlier_sentence(text: str, dates: list[str]) -> None:
    found = diplograph.extract(text, date="2023-06-28")
    meetings = [fact for fact in found.facts.values() if fact.type == "Meeting"]
    assert sorted(str(fact.start) for fact in meetings) == dates
