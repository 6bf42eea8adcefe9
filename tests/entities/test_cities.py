from pathlib import Path

import pytest
from coded_sentences import named

from diplograph.entities.cities import load_cities
from diplograph.entities.gazetteer import load_gazetteer
from diplograph.entities.reference import load_reference
from diplograph.errors import ReferenceDataError
from diplograph.extraction.pipeline import extract
from diplograph.model import Article, EntityType, PartialDate


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The four leaders met in Samarkand.", "UZB-samarkand"),
        ("The delegation reached Samarqand by train.", "UZB-samarkand"),
        ("Flights from Almaty resumed.", "KAZ-almaty"),
        ("The embassy stayed in Alma-Ata until the move.", "KAZ-almaty"),
        ("The council met in Turkistan.", "KAZ-turkistan"),
        ("Aktau hosted the Caspian summit.", "KAZ-aktau"),
        ("A consulate opened in Osh.", "KGZ-osh"),
        ("The presidents inspected Khujand airport.", "TJK-khujand"),
        ("Talks went on in Geneva.", "CHE-geneva"),
        ("The forum took place in Davos, Switzerland.", "CHE-davos"),
        ("Ministers gathered in Davos.", "CHE-davos"),
        ("Security experts travelled to Munich.", "DEU-munich"),
        ("The General Assembly sits in New York.", "USA-new-york"),
        ("Grain talks in İstanbul ended.", "TUR-istanbul"),
        ("Diplomats flew to Antalya.", "TUR-antalya"),
        ("He received his guest in Sochi.", "RUS-sochi"),
        ("BRICS leaders came to Kazan.", "RUS-kazan"),
        ("The forum opened in Vladivostok.", "RUS-vladivostok"),
        ("The consulate in St. Petersburg was closed.", "RUS-saint-petersburg"),
        ("The organisation was founded in Shanghai.", "CHN-shanghai"),
        ("G20 leaders met in Hangzhou.", "CHN-hangzhou"),
        ("The summit in Busan ended.", "KOR-busan"),
        ("The G7 met in Hiroshima.", "JPN-hiroshima"),
        ("The consulate in Bombay was founded early.", "IND-mumbai"),
        ("BRICS leaders met in Goa.", "IND-goa"),
        ("They signed it on Bali.", "IDN-bali"),
        ("The climate conference in Dubai ended.", "ARE-dubai"),
        ("The generals sent envoys to Jeddah.", "SAU-jeddah"),
        ("A peace summit opened in Sharm El-Sheikh.", "EGY-sharm-el-sheikh"),
        ("They signed the deal in Marrakesh.", "MAR-marrakech"),
        ("Johannesburg hosted the BRICS summit.", "ZAF-johannesburg"),
        ("A consul was posted to Mombasa.", "KEN-mombasa"),
        ("He flew to Rio on Monday.", "BRA-rio-de-janeiro"),
        ("The peace accord was signed in Cartagena.", "COL-cartagena"),
        ("Ministers met in Cancun.", "MEX-cancun"),
        ("The deputies sit in Strasbourg.", "FRA-strasbourg"),
        ("The meeting in Kraków was short.", "POL-krakow"),
        ("The meeting in Cracow was short.", "POL-krakow"),
        ("The consulate in Lviv reopened.", "UKR-lviv"),
        ("Ships left Odessa.", "UKR-odesa"),
        ("The Shusha Declaration made them allies.", "AZE-shusha"),
        ("An airport near Batumi was inspected.", "GEO-batumi"),
        ("A consulate in Mandalay was planned.", "MMR-mandalay"),
        ("TALKS IN MUMBAI END", "IND-mumbai"),
        ("They met in Nice.", "FRA-nice"),
        ("They met in Split, Croatia.", "HRV-split"),
        ("The pipeline begins near Mary, Turkmenistan.", "TKM-mary"),
        ("Ministers gathered in Florence.", "ITA-florence"),
        ("The mayor of Florence received them.", "ITA-florence"),
        ("Envoys flew to Split.", "HRV-split"),
        ("Lloyd Austin gave a lecture in Austin.", "USA-austin"),
        ("Ricardo Lagos gave a lecture in Lagos.", "NGA-lagos"),
        ("Visiting Osaka, he praised the exhibition.", "JPN-osaka"),
        ("On Monday Istanbul hosted the talks.", "TUR-istanbul"),
        ("Uzbekistan's Samarkand hosted the forum.", "UZB-samarkand"),
        ("They agreed in Almaty, Shymkent and elsewhere.", "KAZ-shymkent"),
    ],
)
def test_city_names_its_place(text: str, city: str) -> None:
    assert f"place place/{city}" in named(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "It was nice to meet the guests.",
        "Nice weather helped the talks.",
        "They split the costs.",
        "Split votes delayed the talks.",
        "Florence Nightingale was a nurse.",
        "A letter from Florence Nightingale was found.",
        "Paris Saint-Germain lost the game.",
        "Victoria Nuland spoke to reporters.",
        "Abraham Lincoln kept the envoy waiting.",
        "Mary met John.",
        "The queen gave a gift to Mary.",
        "They were invited by Mary Robinson.",
        "Naomi Osaka won the final.",
        "The statue of J. Hamburg was moved.",
        "Milan Kučan spoke to reporters.",
        "Valencia said he was tired.",
        "The New York Times asked for an interview.",
        "The Boston Globe asked for an interview.",
        "Manchester United lost the game.",
        "The Istanbul Convention protects women.",
        "The Montreal Protocol was amended.",
        "The Bologna Process changed the schools.",
        "The Treaty of Versailles was signed.",
        "The Duke of Parma was there.",
        "Rio Tinto signed the contract.",
        "The Davos forum opened.",
        "Constantine was an emperor.",
        "Austin refused to comment.",
        "Lagos said that he was tired.",
        "They read about Charlotte and Regina.",
        "Essen und Trinken is a magazine.",
        "Bled dry, the treasury closed.",
        "The cologne was expensive.",
        "The schengen rules changed.",
        "Schengen rules changed.",
        "Hue and cry followed.",
        "The Valletta talks ended.",
    ],
)
def test_city_is_not_read_into_other_names(text: str) -> None:
    found = [
        candidate.key
        for match in load_gazetteer().find(text)
        for candidate in match.candidates
        if candidate.form == "city"
    ]
    assert found == []


def test_city_brings_its_country() -> None:
    city = load_reference().entity("place/UZB-samarkand")
    assert city is not None
    assert (city.type, city.label, city.of) == (EntityType.PLACE, "Samarkand", "country/UZB")
    extraction = extract(
        Article("test", "Emmanuel Macron arrived in Samarkand.", PartialDate.parse("2023-11-02"))
    )
    assert {"place/UZB-samarkand", "country/UZB"} <= extraction.entities.keys()


def test_city_places_its_country() -> None:
    found = named("The meeting took place in Samarkand, Uzbekistan.")
    assert found["Uzbekistan"] == "place country/UZB"


def test_city_of_the_dateline_is_home() -> None:
    text = "ALMATY, May 19 - The President met guests and thanked them for their visit."
    extraction = extract(Article("test", text, PartialDate.parse("2022-05-19")))
    assert "country/KAZ" in extraction.entities


def test_city_never_takes_the_name_of_a_country_or_capital() -> None:
    reference, gazetteer = load_reference(), load_gazetteer()
    for city in reference.cities.by_key.values():
        for match in gazetteer.find(f"in {city.label}."):
            forms = {candidate.form for candidate in match.candidates}
            assert "city" not in forms or forms == {"city"}, city


def test_city_keys_are_of_known_countries_and_names_of_one_city() -> None:
    owner: dict[str, str] = {}
    for key, city in load_reference().cities.by_key.items():
        assert key.startswith(f"place/{(city.of or '').removeprefix('country/')}-")
        for name in (city.label, *city.alt_labels):
            assert owner.setdefault(name, key) == key


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("name,iso3\nGhosttown,QQQ\n", "line 2: column iso3: 'QQQ' is unknown"),
        ("name,iso3\nNewtown,NZL\nNewtown,NZL\n", "line 3: Newtown is there already"),
        ("name,iso3,context\nNewtown,NZL,Oldtown\n", "'Oldtown' is neither yes nor a name"),
        ("name,iso3,kind\nNewtown,NZL,town\n", "column kind is unknown"),
    ],
)
def test_load_cities_names_the_faulty_line(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "cities.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=message):
        load_reference(tmp_path)


def test_load_cities_takes_the_users_own(tmp_path: Path) -> None:
    table = "name,iso3,aliases,context\nNewtown,NZL,New Town|Newton,Newton\n"
    (tmp_path / "cities.csv").write_text(table, encoding="utf-8")
    cities = load_cities([tmp_path], load_reference().countries)
    assert cities.by_key["place/NZL-newtown"].alt_labels == ("New Town", "Newton")
    assert cities.wary == {"Newton"}
