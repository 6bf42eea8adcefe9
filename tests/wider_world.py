"""More true events around those of `sample_world`, for questions that need many countries."""

from __future__ import annotations

from sample_world import ENTITIES, Writer, sample

from diplograph.model import (
    Article,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Modality,
    PartialDate,
    Status,
)

_COUNTRIES = {
    "DEU": "Germany",
    "DNK": "Denmark",
    "GBR": "United Kingdom",
    "IND": "India",
    "ISR": "Israel",
    "JPN": "Japan",
    "KEN": "Kenya",
    "SAU": "Saudi Arabia",
    "UKR": "Ukraine",
}
_PERSONS = {
    "Benjamin Netanyahu": "ISR",
    "Charles III": "GBR",
    "Donald Trump": "USA",
    "Droupadi Murmu": "IND",
    "Eric Garcetti": "USA",
    "Faisal bin Farhan": "SAU",
    "Fumio Kishida": "JPN",
    "Mohammed bin Salman": "SAU",
    "Narendra Modi": "IND",
    "Olaf Scholz": "DEU",
    "Rishi Sunak": "GBR",
    "William Ruto": "KEN",
    "Yoav Gallant": "ISR",
}
_PLACES = {"Berlin": "DEU", "Nairobi": "KEN", "Neom": "SAU", "New Delhi": "IND"}


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


WIDER_ENTITIES = (
    ENTITIES
    | {
        key: Entity(key=key, type=EntityType.COUNTRY, label=name, code=code)
        for code, name in _COUNTRIES.items()
        for key in [f"country/{code}"]
    }
    | {
        key: Entity(key=key, type=EntityType.PERSON, label=name, of=f"country/{code}")
        for name, code in _PERSONS.items()
        for key in [f"person/{_slug(name)}"]
    }
    | {
        key: Entity(key=key, type=EntityType.PLACE, label=name, of=f"country/{code}")
        for name, code in _PLACES.items()
        for key in [f"place/{code}-{_slug(name)}"]
    }
    | {
        "organisation/G20": Entity(
            key="organisation/G20", type=EntityType.ORGANISATION, label="G20", code="G20"
        )
    }
)

NAIROBI_TEXT = """Charles III paid a state visit to Kenya on 31 October 2023 as a guest of William \
Ruto. Olaf Scholz had been in Nairobi on 5 May, after Ruto had called on him in Berlin on 28 \
March. On 20 November Ruto was in Germany again. On 6 September he had proposed a tax on carbon \
for the whole world. China, it seems, lent Kenya money for a railway in May 2014.
"""
DELHI_TEXT = """Narendra Modi received the leaders of the G20 in New Delhi on 9 and 10 September \
2023; Joe Biden, Emmanuel Macron, Olaf Scholz, Fumio Kishida and Rishi Sunak were there. On its \
margins he met Kishida on 9 September and Macron on 10 September. Eric Garcetti had presented his \
credentials to Droupadi Murmu on 11 May.
"""
RIYADH_TEXT = """Iran opened its embassy in Saudi Arabia again on 6 June 2023. Saudi Arabia had \
severed relations with Iran on 3 January 2016. In February it gave Ukraine aid, which Mohammed bin \
Salman had promised Ukraine in October. Faisal bin Farhan once denied that Mohammed bin Salman had \
met Benjamin Netanyahu in Neom.
"""
JERUSALEM_TEXT = """Yoav Gallant confirmed that Benjamin Netanyahu had met Mohammed bin Salman in \
Neom on 22 November 2020.
"""
WASHINGTON_TEXT = """The United States lifted sanctions on Iran on 16 January 2016 and imposed \
them again on 5 November 2018. Donald Trump called off the visit to Denmark that he was to pay on \
2 September 2019.
"""
PARIS_TEXT = """Charles III put off the state visit to France that he was to begin on 26 March \
2023 as a guest of Emmanuel Macron.
"""

NEOM = Fact(
    "Meeting",
    kind="meeting",
    roles=(
        ("participant", "person/benjamin-netanyahu"),
        ("participant", "person/mohammed-bin-salman"),
        ("place", "place/SAU-neom"),
    ),
    start=PartialDate(2020, 11, 22),
    status=Status.HELD,
)


def involving(fact: Fact) -> Fact:
    """The fact with the countries that its agents stand for, and the goal of a visit."""
    keys = [key for role, key in fact.roles if role != "place" or fact.type == "Visit"]
    countries = {key if key.startswith("country/") else WIDER_ENTITIES[key].of for key in keys}
    return fact.with_roles(
        *(("involvesCountry", key) for key in countries if key and key.startswith("country/"))
    )


class Reporter(Writer):
    """Writes events as "visitor person/charles-iii host person/william-ruto"."""

    def __init__(self, name: str, text: str, published: str) -> None:
        super().__init__(Article(name, text, PartialDate.parse(published)), WIDER_ENTITIES)

    def tell(
        self,
        type_and_kind: str,
        roles: str,
        date: str,
        words: str,
        *,
        status: Status = Status.HELD,
        end: str | None = None,
        topics: tuple[str, ...] = (),
        by: str | None = None,
        confidence: float = 0.9,
    ) -> None:
        type_, kind = type_and_kind.split()
        parts = roles.split()
        fact = Fact(
            type_,
            kind=kind,
            roles=tuple(zip(parts[::2], parts[1::2], strict=True)),
            start=PartialDate.parse(date),
            end=PartialDate.parse(end) if end else None,
            status=status,
            topics=topics,
        )
        self.say(involving(fact), words, by=by, confidence=confidence)


def nairobi() -> Extraction:
    said = Reporter("nairobi-2023", NAIROBI_TEXT, "2023-11-21")
    said.tell(
        "Visit state-visit",
        "visitor person/charles-iii host person/william-ruto place country/KEN",
        "2023-10-31",
        "Charles III paid a state visit to Kenya on 31 October 2023",
    )
    said.tell(
        "Visit working-visit",
        "visitor person/olaf-scholz place place/KEN-nairobi",
        "2023-05-05",
        "Olaf Scholz had been in Nairobi on 5 May",
    )
    said.tell(
        "Visit official-visit",
        "visitor person/william-ruto host person/olaf-scholz place place/DEU-berlin",
        "2023-03-28",
        "Ruto had called on him in Berlin on 28 March",
    )
    said.tell(
        "Visit working-visit",
        "visitor person/william-ruto place country/DEU",
        "2023-11-20",
        "On 20 November Ruto was in Germany again",
    )
    said.tell(
        "SpeechAct propose",
        "speaker person/william-ruto",
        "2023-09-06",
        "he had proposed a tax on carbon for the whole world",
        topics=("environment", "finance"),
    )
    said.tell(
        "Action loan",
        "actor country/CHN target country/KEN",
        "2014-05",
        "China, it seems, lent Kenya money for a railway in May 2014",
        confidence=0.55,
    )
    return said.extraction()


def delhi() -> Extraction:
    said = Reporter("delhi-2023", DELHI_TEXT, "2023-09-11")
    guests = "joe-biden emmanuel-macron olaf-scholz fumio-kishida rishi-sunak".split()
    said.tell(
        "Meeting summit",
        "host person/narendra-modi withinFramework organisation/G20 place place/IND-new-delhi "
        + " ".join(f"participant person/{guest}" for guest in guests),
        "2023-09-09",
        "Narendra Modi received the leaders of the G20 in New Delhi on 9 and 10 September 2023",
        end="2023-09-10",
    )
    for guest, date, words in (
        ("fumio-kishida", "2023-09-09", "he met Kishida on 9 September"),
        ("emmanuel-macron", "2023-09-10", "and Macron on 10 September"),
    ):
        said.tell(
            "Meeting meeting",
            f"participant person/narendra-modi participant person/{guest}"
            " withinFramework organisation/G20",
            date,
            words,
        )
    said.tell(
        "Action accredit",
        "actor person/eric-garcetti target person/droupadi-murmu",
        "2023-05-11",
        "Eric Garcetti had presented his credentials to Droupadi Murmu on 11 May",
    )
    return said.extraction()


def riyadh() -> Extraction:
    said = Reporter("riyadh-2023", RIYADH_TEXT, "2023-06-07")
    said.tell(
        "Action open-embassy",
        "actor country/IRN target country/SAU",
        "2023-06-06",
        "Iran opened its embassy in Saudi Arabia again on 6 June 2023",
    )
    said.tell(
        "Action sever-relations",
        "actor country/SAU target country/IRN",
        "2016-01-03",
        "Saudi Arabia had severed relations with Iran on 3 January 2016",
    )
    said.tell(
        "Action aid",
        "actor country/SAU target country/UKR",
        "2023-02",
        "In February it gave Ukraine aid",
    )
    said.tell(
        "SpeechAct promise-aid",
        "speaker person/mohammed-bin-salman addressee country/UKR",
        "2022-10",
        "which Mohammed bin Salman had promised Ukraine in October",
    )
    said.say(
        involving(NEOM),
        "Mohammed bin Salman had met Benjamin Netanyahu in Neom",
        modality=Modality.DENIED,
        by="person/faisal-bin-farhan",
    )
    return said.extraction()


def jerusalem() -> Extraction:
    said = Reporter("jerusalem-2020", JERUSALEM_TEXT, "2020-11-24")
    said.say(
        involving(NEOM),
        "Benjamin Netanyahu had met Mohammed bin Salman in Neom on 22 November 2020",
        by="person/yoav-gallant",
    )
    return said.extraction()


def washington() -> Extraction:
    said = Reporter("washington-2019", WASHINGTON_TEXT, "2019-08-22")
    said.tell(
        "Action ease-sanctions",
        "actor country/USA target country/IRN",
        "2016-01-16",
        "The United States lifted sanctions on Iran on 16 January 2016",
    )
    said.tell(
        "Action sanction",
        "actor country/USA target country/IRN",
        "2018-11-05",
        "imposed them again on 5 November 2018",
    )
    said.tell(
        "Visit official-visit",
        "visitor person/donald-trump place country/DNK",
        "2019-09-02",
        "Donald Trump called off the visit to Denmark that he was to pay on 2 September 2019",
        status=Status.CANCELLED,
    )
    return said.extraction()


def paris() -> Extraction:
    said = Reporter("paris-2023", PARIS_TEXT, "2023-03-24")
    said.tell(
        "Visit state-visit",
        "visitor person/charles-iii host person/emmanuel-macron place country/FRA",
        "2023-03-26",
        "Charles III put off the state visit to France that he was to begin on 26 March 2023",
        status=Status.POSTPONED,
    )
    return said.extraction()


def wider() -> list[Extraction]:
    """The articles of the sample world, and these."""
    return [*sample(), nairobi(), delhi(), riyadh(), jerusalem(), washington(), paris()]
