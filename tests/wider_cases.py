"""Questions asked of the wider world, with the rows they have to give, without fact and frame."""

from __future__ import annotations

from decimal import Decimal

Rows = list[tuple[object, ...]]

CHARLES, MACRON, RUTO, SCHOLZ = (
    "Charles III",
    "Emmanuel Macron",
    "William Ruto",
    "Olaf Scholz",
)
TOKAYEV = "Kassym-Jomart Tokayev"
GERMANY, INDIA, IRAN, SAUDI = "Germany", "India", "Iran", "Saudi Arabia"
UK, USA = "United Kingdom", "United States"

TO_BERLIN = ("2023-03-28", "Visit", "official visit", "held", "Berlin", 1)
TO_NAIROBI = ("2023-05-05", "Visit", "working visit", "held", "Nairobi", 1)
TO_GERMANY = ("2023-11-20", "Visit", "working visit", "held", GERMANY, 1)
SUMMIT = ("2023-09-09", "2023-09-10", "Meeting", "summit", "held", "New Delhi", 6, 1)
WITH_KISHIDA = ("2023-09-09", None, "Meeting", "meeting", "held", None, 2, 1)
WITH_MACRON = ("2023-09-10", None, "Meeting", "meeting", "held", None, 2, 1)
GATHERING = ("2023-09-09", "summit", "New Delhi", "G20", 6, 1)
SEVERED = ("2016-01-03", None, "sever relations", SAUDI, "held", 1)
EMBASSY = ("2023-06-06", None, "open embassy", IRAN, "held", 1)
LOAN = ("2014-05", "China", "loan", "Kenya", "held", 1)
PROMISE = ("2022-10", "Mohammed bin Salman", "promise aid", "Ukraine", "held", 1)
AID = ("2023-02", SAUDI, "aid", "Ukraine", "held", 1)
SANCTIONS = (USA, IRAN, 2, "2018-11-05", "2022-09-22", "2016-01-16", 2)
CREDENTIALS = ("2023-05-11", "Eric Garcetti", USA, "Droupadi Murmu", 1)
CANCELLED = ("2019-09-02", "Visit", "official visit", "cancelled", "Donald Trump", "Denmark", 1)
POSTPONED: Rows = [
    ("2023-03-26", "Visit", "state visit", "postponed", who, "France", 1)
    for who in (CHARLES, MACRON)
]
DOHA_DENIED = (
    None,
    "Meeting",
    "talks",
    "Ministry of Foreign Affairs of Iran",
    "doha-2022",
    "Iran was holding direct talks with the United States in Doha",
    0,
)
NEOM_DENIED = (
    "2020-11-22",
    "Meeting",
    "meeting",
    "Faisal bin Farhan",
    "riyadh-2023",
    "Mohammed bin Salman had met Benjamin Netanyahu in Neom",
    1,
)
TAX = (
    "2023-09-06",
    RUTO,
    "propose",
    None,
    "he had proposed a tax on carbon for the whole world",
    "nairobi-2023",
)
UNSURE = ("Action", "loan", "2014-05", Decimal("0.55"), 1)

WIDER_CASES: list[tuple[str, dict[str, object], Rows]] = [
    ("aid-and-loans", {}, [LOAN, PROMISE, AID]),
    ("aid-and-loans", {"by": "SAU", "for": "UKR", "to": "2022"}, [PROMISE]),
    ("aid-and-loans", {"by": "KEN"}, []),
    ("cancelled-events", {}, [CANCELLED, *POSTPONED]),
    ("cancelled-events", {"country": "FRA"}, POSTPONED),
    ("cancelled-events", {"to": "2018"}, []),
    (
        "common-partners",
        {"one": "FRA", "other": "JPN"},
        [(INDIA, 2, 2), (GERMANY, 1, 1), (UK, 1, 1), (USA, 1, 1)],
    ),
    ("common-partners", {"one": "FRA", "other": "JPN", "from": "2023-09-10"}, []),
    ("common-partners", {"one": "DEU", "other": "JPN", "to": "2023-05"}, []),
    ("credentials", {}, [CREDENTIALS]),
    ("credentials", {"sender": USA, "receiver": "IND", "from": "2023-05-11"}, [CREDENTIALS]),
    ("credentials", {"sender": "IND"}, []),
    ("denied-claims", {}, [DOHA_DENIED, NEOM_DENIED]),
    ("denied-claims", {"country": "ISR"}, [NEOM_DENIED]),
    ("denied-claims", {"country": "KEN"}, []),
    ("events-of-organisation", {"organisation": "G20"}, [WITH_KISHIDA, SUMMIT, WITH_MACRON]),
    ("events-of-organisation", {"organisation": "G20", "from": "2023-09-10"}, [WITH_MACRON]),
    ("events-of-organisation", {"organisation": "G20", "to": "2022"}, []),
    ("events-of-pair", {"one": "KEN", "other": "DEU"}, [TO_BERLIN, TO_NAIROBI, TO_GERMANY]),
    (
        "events-of-pair",
        {"one": "DEU", "other": "KEN", "from": "2023-04", "to": "2023-06"},
        [TO_NAIROBI],
    ),
    ("events-of-pair", {"one": "KEN", "other": "JPN"}, []),
    ("events-of-pair", {"one": "KEN", "other": "KEN"}, []),
    (
        "facts-of-article",
        {"article": "article:jerusalem-2020"},
        [
            (
                28,
                "Meeting",
                "meeting",
                "2020-11-22",
                "held",
                "asserted",
                Decimal("0.9"),
                "Yoav Gallant",
                "Benjamin Netanyahu had met Mohammed bin Salman in Neom on 22 November 2020",
            )
        ],
    ),
    ("facts-of-article", {"article": "article:none"}, []),
    ("gatherings", {}, [GATHERING]),
    ("gatherings", {"participants": 6, "from": "2023-09-09", "to": "2023-09-09"}, [GATHERING]),
    ("gatherings", {"participants": 7}, []),
    ("gatherings", {"participants": 3, "to": "2022"}, []),
    (
        "partners-of-country",
        {"country": "KEN"},
        [
            (GERMANY, 3, 3, 0, 0, "2023-11-20"),
            ("China", 1, 0, 0, 0, "2014-05"),
            (UK, 1, 1, 0, 0, "2023-10-31"),
        ],
    ),
    (
        "partners-of-country",
        {"country": "IND", "from": "2023-09-10"},
        [("France", 1, 0, 1, 0, "2023-09-10")],
    ),
    ("partners-of-country", {"country": "DNK"}, []),
    (
        "person-timeline",
        {"person": RUTO},
        [
            ("2023-03-28", None, "Visit", "official visit", "visitor", SCHOLZ, "held", 1),
            ("2023-09-06", None, "SpeechAct", "propose", "speaker", None, "held", 1),
            ("2023-10-31", None, "Visit", "state visit", "host", CHARLES, "held", 1),
            ("2023-11-20", None, "Visit", "working visit", "visitor", None, "held", 1),
        ],
    ),
    (
        "person-timeline",
        {"person": "Ebrahim Raisi", "to": "2021"},
        [("2021-08", None, "Tenure", None, "holder", "President of Iran", None, 1)],
    ),
    ("person-timeline", {"person": RUTO, "from": "2024"}, []),
    ("relations-of-pair", {"one": "IRN", "other": "SAU"}, [SEVERED, EMBASSY]),
    ("relations-of-pair", {"one": "SAU", "other": "IRN", "from": "2020"}, [EMBASSY]),
    (
        "relations-of-pair",
        {"one": "CHN", "other": "KAZ"},
        [(None, None, "strategic partnership", None, None, 1)],
    ),
    ("relations-of-pair", {"one": "KEN", "other": "DEU"}, []),
    ("sanctions", {}, [SANCTIONS]),
    ("sanctions", {"by": "USA", "against": "IRN"}, [SANCTIONS]),
    ("sanctions", {"by": "IRN"}, []),
    ("sanctions", {"against": "USA"}, []),
    ("statements-on-topic", {"topic": "environment"}, [TAX]),
    ("statements-on-topic", {"topic": "finance", "country": "KEN", "to": "2023"}, [TAX]),
    ("statements-on-topic", {"topic": "finance", "country": "DEU"}, []),
    ("statements-on-topic", {"topic": "trade"}, []),
    ("travellers", {"country": "KEN"}, [(RUTO, 2, 1, "2023-11-20")]),
    ("travellers", {"country": "DEU", "to": "2023-05-05"}, [(SCHOLZ, 1, 1, "2023-05-05")]),
    ("travellers", {"country": "USA"}, []),
    ("unsure-facts", {}, [UNSURE]),
    ("unsure-facts", {"confidence": "0.56"}, [UNSURE]),
    ("unsure-facts", {"confidence": "0.55"}, []),
    (
        "visit-balance",
        {"country": "KEN"},
        [(GERMANY, 2, 1, "2023-11-20"), (UK, 0, 1, "2023-10-31")],
    ),
    (
        "visit-balance",
        {"country": "DEU", "partner": "KEN", "from": "2023-05"},
        [("Kenya", 1, 1, "2023-11-20")],
    ),
    ("visit-balance", {"country": "FRA"}, []),
    ("visits-per-year", {"country": "KEN"}, [("2023", 2, 2)]),
    ("visits-per-year", {"country": "CHN"}, []),
    ("visits-per-year", {"country": "GBR", "to": "2023-10"}, [("2023", 1, 0)]),
    (
        "whose-word",
        {},
        [
            ("Ministry of Foreign Affairs of Iran", 1, 1, 1),
            (USA, 1, 1, 1),
            ("Faisal bin Farhan", 1, 1, 1),
            (TOKAYEV, 1, 1, 1),
            ("Yoav Gallant", 1, 1, 1),
        ],
    ),
    (
        "whose-word",
        {"country": "SAU"},
        [("Faisal bin Farhan", 1, 1, 1), ("Yoav Gallant", 1, 1, 1)],
    ),
    ("whose-word", {"country": "KEN"}, []),
]
