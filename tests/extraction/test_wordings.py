import pytest
from coded_sentences import assert_silent, assert_told, code

from diplograph.extraction.candidates import trigger_lemmas
from diplograph.extraction.wordings import triggers

RUS_MFA = "body/RUS-ministry-of-foreign-affairs"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Moscow called it a response to the expulsion by Norway of 15 diplomats from the "
            "Russian embassy.",
            "Action/expel actor=NOR target=RUS held",
        ),
        (
            "It was a response to Norway's expulsion of 15 diplomats from Russia's embassy.",
            "Action/expel actor=NOR target=RUS held",
        ),
        (
            "Russia protested against a decision by Norway to expel 15 Russian diplomats.",
            "Action/expel actor=NOR target=RUS planned",
        ),
        (
            '"Ten Norwegian diplomats have been declared personae non gratae," the Russian Foreign '
            "Ministry said.",
            "Action/expel actor=RUS target=NOR held",
        ),
        (
            "The Russian Foreign Ministry summoned the ambassador of Norway and handed him a note "
            "of protest.",
            f"Action/protest actor={RUS_MFA} target=NOR held",
        ),
        (
            "A strong protest was lodged with the Norwegian ambassador, the Russian Foreign "
            "Ministry said.",
            "Action/protest actor=RUS target=NOR held",
        ),
        (
            "Sanctions against Belarus announced by Canada hit its banks.",
            "Action/sanction actor=CAN target=BLR held",
        ),
        (
            "EU sanctions against Belarus were extended.",
            "Action/sanction actor=organisation/EU target=BLR held",
        ),
        (
            "European Union countries added five ministers of the government of Syria to the "
            "sanctions list.",
            "Action/sanction actor=organisation/EU target=SYR held",
        ),
        (
            "The government of Japan will provide Bangladesh with 30 billion yen as a loan for its "
            "railways.",
            "Action/loan actor=JPN target=BGD planned",
        ),
        (
            "Tonga received a grant of five million dollars from Japan.",
            "Action/aid actor=JPN target=TON held",
        ),
        (
            "Canada, acting with the United States, is imposing sanctions on four Iranian banks.",
            "Action/sanction actor=CAN target=IRN",
        ),
        (
            "The European Union (EU) granted 20 million euros to Ethiopia.",
            "Action/aid actor=organisation/EU target=ETH held",
        ),
        (
            "The European Commission announced that humanitarian aid will be sent to Lebanon.",
            "Action/aid actor=organisation/EC target=LBN planned",
        ),
        (
            "The Foreign Minister of Bahrain handed the Iraqi envoy an official letter of protest.",
            "Action/protest target=IRQ held",
        ),
        (
            "On that day the Czech Republic announced its decision to expel 18 Russian diplomats.",
            "Action/expel actor=CZE target=RUS planned",
        ),
        ("Qatar gave Lebanon food aid worth $3 million.", "Action/aid actor=QAT target=LBN held"),
    ],
)
def test_wordings_tell_actions_by_their_order(text: str, expected: str) -> None:
    assert_told(code(text), expected)


@pytest.mark.parametrize(
    "text",
    [
        "Norway denied the expulsion of Russian diplomats from Oslo.",
        "Sweden spoke of a possible grant from Norway to Chad.",
        "If EU sanctions against Belarus were extended, Minsk would answer.",
        "Japan has a team that gave aid lessons to nurses.",
        "The Norwegian Foreign Ministry said a protest was lodged with the club.",
        "Norway added salt to the list of goods.",
    ],
)
def test_wordings_of_what_was_not_done(text: str) -> None:
    assert_silent(code(text), "Action held asserted")


def test_wordings_repeat_nothing_that_the_tree_told() -> None:
    found = code(
        "Norway expelled 15 Russian diplomats, and the expulsion by Norway of 15 Russian "
        "diplomats angered Moscow."
    )
    assert_told(found, "Action/expel actor=NOR target=RUS")


def test_wordings_have_their_words_parsed() -> None:
    assert triggers() <= trigger_lemmas()
