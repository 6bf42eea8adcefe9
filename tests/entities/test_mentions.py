from itertools import pairwise

import pytest
from coded_sentences import DAY, mentions, named

from diplograph.model import EntityType

MACRON = "title person/emmanuel-macron"
RAHMON = "person/emomali-rahmon"


@pytest.mark.parametrize(
    ("published", "text", "words", "meant"),
    [
        ("2021-05-21", "The Tajik leader received guests.", "The Tajik leader", f"title {RAHMON}"),
        ("2021-05-21", "The President of France spoke.", "The President of France", MACRON),
        (
            "2008-05-21",
            "The President of France spoke.",
            "The President of France",
            "title person/nicolas-sarkozy",
        ),
        (
            "2013-05-21",
            "The President of Kazakhstan arrived.",
            "The President of Kazakhstan",
            "title person/nursultan-nazarbayev",
        ),
        (DAY, "The King of Spain arrived.", "The King of Spain", "title person/felipe-vi"),
        (DAY, "The French leader arrived.", "The French leader", MACRON),
        (
            DAY,
            "The Iranian Foreign Minister arrived.",
            "The Iranian Foreign Minister",
            "title person/hossein-amir-abdollahian",
        ),
        (
            DAY,
            "The Secretary-General of the United Nations arrived.",
            "The Secretary-General of the United Nations",
            "title person/antonio-guterres",
        ),
        (
            "2021-05-21",
            "The President of the Republic of Korea arrived.",
            "The President of the Republic of Korea",
            "title person/moon-jae-in",
        ),
        (DAY, "The ambassador of France left.", "The ambassador of France", "title country/FRA"),
    ],
)
def test_mentions_take_a_title_alone_as_of_the_date(
    published: str, text: str, words: str, meant: str
) -> None:
    assert named(text, published)[words] == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Kazakhstan's President Kassym-Jomart Tokayev spoke to guests.",
            "Kazakhstan's President Kassym-Jomart Tokayev",
            "person/kassym-jomart-tokayev",
        ),
        (
            "The Foreign Minister of Chile, Andrés Allamand, met reporters after lunch outside.",
            "The Foreign Minister of Chile, Andrés Allamand",
            "person/andres-allamand",
        ),
        (
            "Andrés Allamand, Foreign Minister of Chile, met the press.",
            "Andrés Allamand, Foreign Minister of Chile",
            "person/andres-allamand",
        ),
        (
            "Ms Jacinda Ardern, the Prime Minister of New Zealand, met the press.",
            "Ms Jacinda Ardern, the Prime Minister of New Zealand",
            "person/jacinda-ardern",
        ),
        (
            "Rahmon (President of Tajikistan) spoke to guests.",
            "Rahmon (President of Tajikistan)",
            RAHMON,
        ),
        (
            "U.S. Secretary of State Antony Blinken met the press.",
            "U.S. Secretary of State Antony Blinken",
            "person/antony-blinken",
        ),
        (
            "President of Azerbaijan Ilham Aliyev met the press.",
            "President of Azerbaijan Ilham Aliyev",
            "person/ilham-aliyev",
        ),
        (
            "Kenya's ambassador to Japan, Tabu Irina, met the press.",
            "Kenya's ambassador to Japan, Tabu Irina",
            "person/tabu-irina",
        ),
        (
            "Hungarian Energy Minister Zoltan Varga met reporters before lunch in a quiet garden.",
            "Hungarian Energy Minister Zoltan Varga",
            "person/zoltan-varga",
        ),
    ],
)
def test_mentions_join_title_and_name(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == f"title-name {meant}"


def test_mentions_keep_the_titles_that_tenures_rest_on() -> None:
    found = mentions(
        "Kenya's ambassador to Japan, Tabu Irina, briefed President William Ruto of Kenya "
        "about fishing before they left together."
    )
    assert [(use.person, use.office, use.owner, use.qualifier) for use in found.titles] == [
        ("person/tabu-irina", "ambassador", "country/KEN", None),
        ("person/william-ruto", "president", "country/KEN", None),
    ]


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Emmanuel Macron met his German counterpart Frank-Walter Steinmeier.",
            "his German counterpart Frank-Walter Steinmeier",
            "title-name person/frank-walter-steinmeier",
        ),
        (
            "Estonian Prime Minister Kaja Kallas met her Latvian counterpart.",
            "her Latvian counterpart",
            "title person/krisjanis-karins",
        ),
        (
            "Hakan Demirel, the Turkish trade minister, met his Greek counterpart, Dora Papa.",
            "his Greek counterpart, Dora Papa",
            "title-name person/dora-papa",
        ),
    ],
)
def test_mentions_resolve_counterparts(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


def test_mentions_give_a_counterpart_no_office_that_another_holds() -> None:
    found = mentions("Luis Lacalle Pou sat beside his German counterpart, Annalena Baerbock.")
    assert not [use for use in found.titles if use.owner == "country/DEU"]


def test_mentions_read_an_office_over_the_acronym_of_its_organisation() -> None:
    words = "African Union Commission (AUC) Chairperson Moussa Faki Mahamat"
    assert named(f"{words} sang.")[words] == "title-name person/moussa-faki-mahamat"


def test_mentions_take_no_president_for_the_king() -> None:
    text = "Iranian President Ebrahim Raisi wrote. The King of music sang, and the King slept."
    assert "person/ebrahim-raisi" not in named(text).get("the King", "")


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Kazakhstan prepares. Tokayev arrived.", "Tokayev", "name person/kassym-jomart-tokayev"),
        ("President Xi Jinping of China spoke. Xi left.", "Xi", "name person/xi-jinping"),
        (
            "Prime Minister Mario Draghi met Charles Michel. Draghi thanked him.",
            "Draghi",
            "name person/mario-draghi",
        ),
        (
            "Peter Meier, the Austrian trade minister, spoke. Meier left.",
            "Meier",
            "name person/peter-meier",
        ),
        ("Kim Jong-un met a guest.", "Kim Jong-un", "name person/kim-jong-un"),
        ("Israel Katz met the press.", "Israel Katz", "name person/israel-katz"),
    ],
)
def test_mentions_know_names_without_titles(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


@pytest.mark.parametrize(
    "text",
    [
        "Tokayev arrived.",
        "Cristiano Ronaldo scored twice.",
        "The former President of Kenya met the envoy.",
        "Michael Jordan met Paris Hilton.",
        "Nobody came. The two leaders met.",
    ],
)
def test_mentions_guess_nobody(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "WARSAW, May 20 - The Prime Minister met the press.",
            {"The Prime Minister": "title person/mateusz-morawiecki"},
        ),
        (
            "WARSAW, May 20 - The Foreign Ministry summoned a guest.",
            {"The Foreign Ministry": "body body/POL-ministry-of-foreign-affairs"},
        ),
    ],
)
def test_mentions_take_the_home_country_from_the_dateline(
    text: str, expected: dict[str, str]
) -> None:
    assert named(text, dateline="country/POL") == expected


def test_mentions_take_the_home_country_from_its_own_president() -> None:
    text = "President Aleksandar Vucic arrived. Later the President met Viktor Orban."
    assert named(text)["the President"] == "title person/aleksandar-vucic"
    assert mentions(text).home == "country/SRB"


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Beijing rejected the note.", "Beijing", "metonym country/CHN"),
        ("The Kremlin thanked Tehran.", "The Kremlin", "metonym country/RUS"),
        ("The Kremlin thanked Tehran.", "Tehran", "metonym country/IRN"),
        ("The White House agreed.", "The White House", "metonym country/USA"),
        ("The minister flew to Beijing.", "Beijing", "place place/CHN-beijing"),
        ("They flew from Rome to Paris and Madrid.", "Madrid", "place place/ESP-madrid"),
        ("The meeting took place in Doha, Qatar.", "Doha", "place place/QAT-doha"),
        ("The meeting took place in Doha, Qatar.", "Qatar", "place country/QAT"),
        ("Talks took place in Ettersburg.", "Ettersburg", "place place/ettersburg"),
    ],
)
def test_mentions_part_governments_from_places(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Germany and Poland signed. Both countries will ratify.",
            "Both countries",
            "country/DEU country/POL",
        ),
        (
            "Joe Biden and Angela Merkel spoke. Both leaders were glad.",
            "Both leaders",
            "person/angela-merkel person/joe-biden",
        ),
        (
            "Joe Biden and Fumio Kishida met. The two sides agreed.",
            "The two sides",
            "person/fumio-kishida person/joe-biden",
        ),
        ("Kenya and Ghana signed. The parties left.", "The parties", "country/GHA country/KEN"),
        (
            "The Presidents of Kenya, Ghana and Togo met.",
            "The Presidents of Kenya, Ghana and Togo",
            "person/william-ruto person/nana-akufo-addo person/faure-gnassingbe",
        ),
        (
            "The Japanese and Indian foreign ministers met.",
            "The Japanese and Indian foreign ministers",
            "person/yoshimasa-hayashi person/s-jaishankar",
        ),
    ],
)
def test_mentions_let_groups_stand_for_their_members(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == f"group {meant}"


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Egypt's Foreign Ministry spoke.",
            "Egypt's Foreign Ministry",
            "body/EGY-ministry-of-foreign-affairs",
        ),
        ("The Turkish side spoke.", "The Turkish side", "country/TUR"),
        (
            "Poland helps. The Foreign Ministry spoke.",
            "The Foreign Ministry",
            "body/POL-ministry-of-foreign-affairs",
        ),
    ],
)
def test_mentions_know_whose_organ_it_is(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == f"body {meant}"


def test_mentions_make_entities_with_their_owners() -> None:
    found = mentions("Egypt's Foreign Ministry met guests in Doha and in the Kasri Millat palace.")
    body = found.entities["body/EGY-ministry-of-foreign-affairs"]
    assert (body.type, body.of) == (EntityType.GOVERNMENT_BODY, "country/EGY")
    assert found.entities["country/EGY"].label == "Egypt"
    assert found.entities["place/QAT-doha"].of == "country/QAT"
    assert found.entities["place/kasri-millat-palace"].label == "Kasri Millat palace"


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "Egypt's Foreign Ministry said the Tajik leader and King Felipe VI of Spain met in Doha."
    (found,) = mentions(text).sentences
    assert len(found) >= 5
    for first, second in pairwise(found):
        assert first.span.end <= second.span.begin
    assert all(0 < mention.confidence <= 1 and mention.resolved_from for mention in found)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Catherine Colonna of France, Foreign Minister of Japan, Yoshimasa Hayashi, and the "
            "Secretary of State of the United States, Antony Blinken, met. The three ministers "
            "agreed.",
            "The three ministers",
            "group person/antony-blinken person/catherine-colonna person/yoshimasa-hayashi",
        ),
        (
            "The South African President’s Special Envoy, Mr Jeff Radebe, arrived.",
            "The South African President’s Special Envoy, Mr Jeff Radebe",
            "title-name person/jeff-radebe",
        ),
        (
            "Prime Minister the Honourable Mark Brown of the Cook Islands arrived.",
            "Prime Minister the Honourable Mark Brown of the Cook Islands",
            "title-name person/mark-brown",
        ),
        (
            "Jordan was glad. His Majesty King Abdullah spoke in Amman.",
            "His Majesty King Abdullah",
            "title-name person/abdullah-ii",
        ),
        (
            "Chile waited until the press service of the Kyrgyz Foreign Ministry spoke.",
            "the press service of the Kyrgyz Foreign Ministry",
            "body body/KGZ-ministry-of-foreign-affairs",
        ),
        (
            "Nepal’s Foreign Minister Arzu Rana Deuba arrived. Rana spoke.",
            "Rana",
            "name person/arzu-rana-deuba",
        ),
    ],
)
def test_mentions_of_groups_envoys_and_styles(text: str, words: str, meant: str) -> None:
    assert named(text)[words] == meant


def test_mentions_of_a_minister_take_the_country_of_the_office_behind() -> None:
    found = mentions("Minister Semere Russom, Eritrea's Ambassador to Ethiopia, spoke.")
    assert {use.owner for use in found.titles} == {"country/ERI"}


def test_mentions_know_no_foreign_ministry_of_the_united_states() -> None:
    assert "the foreign ministry" not in named(
        "President Joe Biden left. Then the foreign ministry spoke."
    )


def test_mentions_of_an_organ_have_no_chair_of_the_whole() -> None:
    found = mentions("William Ruto, Chairperson of the SADC Organ on Politics, spoke.")
    assert found.titles == ()


def test_mentions_of_eight_ministers_stay_eight() -> None:
    text = (
        "The Foreign Ministers of Denmark, Estonia, Latvia and Iceland spoke. "
        "The Foreign Ministers left."
    )
    assert len(named(text)["The Foreign Ministers"].split()) == 5


def test_mentions_of_an_ambassador_are_of_the_country_named_before() -> None:
    found = mentions("The ambassador of Kyrgyzstan came. Ambassador Aibek Artykbaev spoke.")
    assert found.people.owner_of("person/aibek-artykbaev") == "country/KGZ"
