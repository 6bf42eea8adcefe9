import pytest
from coded_sentences import assert_only, assert_silent, assert_told, code

NATO, SCO, UN = "organisation/NATO", "organisation/SCO", "organisation/UN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nigeria took over as head of the African Union.",
            "member=NGA organisation=organisation/AU",
        ),
        (
            "Senegal handed over to the Comoros as the new Chair of the African Union.",
            "member=COM organisation=organisation/AU",
        ),
        (
            "Next year Chad will, during the summit, assume the African Union chairmanship.",
            "member=TCD organisation=organisation/AU @2024",
        ),
        (
            "Laos received the gavel of ASEAN from Indonesia.",
            "member=LAO organisation=organisation/ASEAN",
        ),
        (
            "As CARICOM Chairman, among other things, Philip Davis of The Bahamas led talks.",
            "member=BHS organisation=organisation/Caricom",
        ),
        (
            "Azali Assoumani succeeded Macky Sall as chairperson of the African Union.",
            "member=COM organisation=organisation/AU",
        ),
        ("India assumed the presidency of the G20.", "member=IND organisation=organisation/G-20 @"),
        (
            "Sweden holds the presidency of the Council of the European Union.",
            "member=SWE organisation=organisation/Council-of-the-EU",
        ),
        (
            "Sweden took over the presidency of the European Union on 1 January 2023.",
            "member=SWE organisation=organisation/EU @2023-01-01",
        ),
        (
            "The chairmanship of Sweden in the OSCE in 2021 was a success.",
            "member=SWE organisation=organisation/OSCE @2021",
        ),
        (
            "The Swedish chairmanship of the OSCE in 2021 was a success.",
            "member=SWE organisation=organisation/OSCE @2021",
        ),
        (
            "Tajikistan's chairmanship in the CICA in 2018-2020 was praised.",
            "member=TJK organisation=organisation/CICA @2018..2020",
        ),
        ("Tajikistan's chairmanship of the SCO ended.", f"member=TJK organisation={SCO} @"),
        (
            "Indonesia handed over the ASEAN chairmanship to Laos.",
            "member=LAO organisation=organisation/ASEAN",
        ),
        (
            "Chad trusts the OSCE. It praised the chairmanship of Sweden in this organisation.",
            "member=SWE organisation=organisation/OSCE",
        ),
        (
            "Chad trusts the OSCE. Sweden chaired the organisation in 2021.",
            "member=SWE organisation=organisation/OSCE @2021",
        ),
    ],
)
def test_organisations_have_chairs(text: str, expected: str) -> None:
    assert_only(code(text), f"Chairmanship {expected}", beside=["SpeechAct"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakhstan is a member of the United Nations.", f"member member=KAZ organisation={UN}"),
        (
            "Mongolia is an observer in the Shanghai Cooperation Organisation.",
            f"observer member=MNG organisation={SCO}",
        ),
        (
            "Laos is not a member of the OECD.",
            "member member=LAO organisation=organisation/OECD denied",
        ),
    ],
)
def test_organisations_have_members(text: str, expected: str) -> None:
    assert_only(code(text), f"Membership/{expected} @")


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        ("Finland joined NATO on 4 April 2023.", f"FIN {NATO}", "2023-04-04"),
        ("Kenya was admitted to the African Union in 1963.", "KEN organisation/AU", "1963"),
        ("Kenya became a member of the United Nations in 1963.", f"KEN {UN}", "1963"),
    ],
)
def test_organisations_are_joined_and_then_had(text: str, who: str, when: str) -> None:
    member, organisation = who.split()
    assert_only(
        code(text),
        f"Action/join actor={member} target={organisation} held @{when}",
        f"Membership/member member={member} organisation={organisation} @{when}",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Burundi withdrew from the International Criminal Court in 2017.",
            "actor=BDI target=organisation/ICC @2017",
        ),
        ("Qatar left OPEC in 2019.", "actor=QAT target=organisation/OPEC @2019"),
        (
            "The United States withdrew from UNESCO in 2018.",
            "actor=USA target=organisation/UNESCO @2018",
        ),
    ],
)
def test_organisations_are_left(text: str, expected: str) -> None:
    assert_only(code(text), f"Action/withdraw {expected} held")


def test_organisations_to_be_joined_have_no_member_yet() -> None:
    assert_only(code("Finland will join NATO."), f"Action/join actor=FIN target={NATO} planned @")


@pytest.mark.parametrize(
    "text",
    [
        "Sweden applied to join NATO.",
        "Sweden hopes to join NATO.",
        "Members of ASEAN wrote a letter.",
        "The chair of the committee spoke.",
        "A member of the band left Chad.",
    ],
)
def test_organisations_are_not_joined_by_wishing(text: str) -> None:
    assert_silent(code(text), "Membership", "Chairmanship", "Action")


def test_each_of_two_countries_belongs_to_each_organisation_named() -> None:
    text = "Brazil trades with China. Both are members of BRICS and the G20."
    assert_only(
        code(text),
        *(
            f"Membership/member member={country} organisation=organisation/{organisation} @"
            for country in ("BRA", "CHN")
            for organisation in ("BRICS", "G-20")
        ),
        beside=["BilateralRelation"],
    )


def test_both_is_not_guessed_among_three() -> None:
    text = "Brazil and India trade with China. Both are members of BRICS."
    assert_silent(code(text), "Membership")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Azerbaijani Foreign Minister Jeyhun Bayramov handed over the chairmanship of the "
            "Non-Aligned Movement to President Yoweri Museveni of Uganda.",
            "member=UGA organisation=organisation/NAM",
        ),
        ("The OSCE Chairmanship was held by Austria.", "member=AUT organisation=organisation/OSCE"),
    ],
)
def test_organisations_whose_chair_is_handed_to_a_person_or_held_by_a_country(
    text: str, expected: str
) -> None:
    assert_only(code(text), f"Chairmanship {expected}", beside=["Tenure"])


def test_organisations_whose_chair_is_a_seat_and_no_person() -> None:
    assert_only(
        code("South Sudan took over the chair of the East African Community from Kenya."),
        "Chairmanship member=SSD organisation=organisation/EAC",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Azerbaijan's foreign minister passed on the chairmanship of the Non-Aligned Movement "
            "(NAM) to Ugandan President Yoweri Museveni.",
            "Chairmanship member=UGA organisation=organisation/NAM",
        ),
        (
            "Ugandan President Yoweri Museveni took over the chairmanship of the East African "
            "Community (EAC).",
            "Chairmanship member=UGA organisation=organisation/EAC",
        ),
        (
            "Azerbaijan served as the chair of the Non-Aligned Movement for four years.",
            "Chairmanship member=AZE organisation=organisation/NAM",
        ),
        (
            "Laos will take over as chairman of ASEAN from 1 January 2024.",
            "Chairmanship member=LAO organisation=organisation/ASEAN @2024-01-01",
        ),
        (
            "The handover of the Pacific Alliance pro tempore presidency from Chile to Peru took "
            "place in Santiago.",
            "Chairmanship member=PER organisation=organisation/Pacific-Alliance",
        ),
        (
            "The Chairperson of the African Union, Azali Assoumani, thanked Kenya.",
            "Chairmanship member=COM organisation=organisation/AU implied",
        ),
    ],
)
def test_organisations_chair_taken_handed_on_and_held(text: str, expected: str) -> None:
    assert_told(code(text), expected)
