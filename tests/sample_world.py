"""A small world of true events of 2022, as extractions made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from diplograph.model import (
    Article,
    Claim,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Modality,
    PartialDate,
    RoleEvidence,
    Span,
    Status,
)
from diplograph.schema import fact_id

_NAMES = (
    ("country/CHN", EntityType.COUNTRY, "China", None, "CHN"),
    ("country/KAZ", EntityType.COUNTRY, "Kazakhstan", None, "KAZ"),
    ("country/UZB", EntityType.COUNTRY, "Uzbekistan", None, "UZB"),
    ("country/IRN", EntityType.COUNTRY, "Iran", None, "IRN"),
    ("country/USA", EntityType.COUNTRY, "United States", None, "USA"),
    ("country/FRA", EntityType.COUNTRY, "France", None, "FRA"),
    ("organisation/SCO", EntityType.ORGANISATION, "Shanghai Cooperation Organisation", None, "SCO"),
    ("person/xi-jinping", EntityType.PERSON, "Xi Jinping", "country/CHN", None),
    (
        "person/kassym-jomart-tokayev",
        EntityType.PERSON,
        "Kassym-Jomart Tokayev",
        "country/KAZ",
        None,
    ),
    ("person/shavkat-mirziyoyev", EntityType.PERSON, "Shavkat Mirziyoyev", "country/UZB", None),
    ("person/emmanuel-macron", EntityType.PERSON, "Emmanuel Macron", "country/FRA", None),
    ("person/joe-biden", EntityType.PERSON, "Joe Biden", "country/USA", None),
    ("office/KAZ-president", EntityType.OFFICE, "President of Kazakhstan", "country/KAZ", None),
    ("office/CHN-president", EntityType.OFFICE, "President of China", "country/CHN", None),
    (
        "body/IRN-ministry-of-foreign-affairs",
        EntityType.GOVERNMENT_BODY,
        "Ministry of Foreign Affairs of Iran",
        "country/IRN",
        None,
    ),
    ("office/IRN-president", EntityType.OFFICE, "President of Iran", "country/IRN", None),
    ("person/ebrahim-raisi", EntityType.PERSON, "Ebrahim Raisi", "country/IRN", None),
    ("person/hassan-rouhani", EntityType.PERSON, "Hassan Rouhani", "country/IRN", None),
    ("place/UZB-samarkand", EntityType.PLACE, "Samarkand", "country/UZB", None),
    ("place/QAT-doha", EntityType.PLACE, "Doha", "country/QAT", None),
    ("country/QAT", EntityType.COUNTRY, "Qatar", None, "QAT"),
)
ENTITIES = {
    key: Entity(
        key=key,
        type=type_,
        label=label,
        of=of,
        code=code,
        kind="head-of-state" if type_ is EntityType.OFFICE else None,
    )
    for key, type_, label, of, code in _NAMES
} | {
    "agreement/joint-statement-kaz-chn-2022-09-14": Entity(
        key="agreement/joint-statement-kaz-chn-2022-09-14",
        type=EntityType.AGREEMENT,
        label="Joint Statement of Kazakhstan and China",
        kind="joint-statement",
    )
}

ASTANA_TEXT = """date 2022-09-15

Xi Jinping "returns" to Central Asia

President Xi Jinping of China paid a state visit to Kazakhstan on 14 September 2022. He held talks
with President Kassym-Jomart Tokayev, and the two leaders signed a joint statement. "We are eternal
strategic partners," Tokayev said. Trade between the two countries reached $18.2 billion in 2021.
"""
SAMARKAND_TEXT = """Uzbekistan, which chaired the Shanghai Cooperation Organisation in 2021-2022, \
received the leaders of its members in Samarkand on 15 September 2022. Shavkat Mirziyoyev met \
Xi Jinping there. China and Kazakhstan are members of the SCO. Xi Jinping visited Kazakhstan on \
14 September.
"""
DOHA_TEXT = """The Iranian Foreign Ministry denied that Iran was holding direct talks with the \
United States in Doha. The White House said that Emmanuel Macron would pay a state visit to the \
United States on 1 December 2022 as a guest of Joe Biden.
"""

TEHRAN_TEXT = """The United States imposed sanctions on Iran's morality police on 22 September \
2022. Ebrahim Raisi, who has been President of Iran since August 2021, when he took over from \
Hassan Rouhani, in office from 2013, had spoken with Emmanuel Macron by telephone on 23 July. Iran \
has been an observer at the SCO since 2005.
"""


class Writer:
    """Collects what one article says; spans are given as the words themselves."""

    def __init__(self, article: Article, entities: Mapping[str, Entity] = ENTITIES) -> None:
        self.article = article
        self.entities = entities
        self.facts: dict[str, Fact] = {}
        self.claims: list[Claim] = []
        self.keys: set[str] = set()

    def span(self, words: str) -> Span:
        begin = self.article.text.index(words)
        return Span(begin, begin + len(words))

    def say(
        self,
        fact: Fact,
        words: str,
        *,
        modality: Modality = Modality.ASSERTED,
        by: str | None = None,
        confidence: float = 0.9,
        evidence: tuple[tuple[str, str, str, str], ...] = (),
    ) -> str:
        key = fact_id(fact)
        self.facts[key] = fact
        self.claims.append(
            Claim(
                fact=key,
                article=self.article.id,
                spans=(self.span(words),),
                confidence=confidence,
                frame=f"{fact.type.lower()}/{fact.kind or 'plain'}",
                modality=modality,
                attributed_to=by,
                evidence=tuple(
                    RoleEvidence(role, key, self.span(part), reason)
                    for role, key, part, reason in evidence
                ),
            )
        )
        self.keys |= {filler for _, filler in fact.roles if not filler.startswith("fact/")}
        self.keys |= {by} if by else set()
        return key

    def extraction(self) -> Extraction:
        owners = {self.entities[key].of for key in self.keys} - {None}
        entities = {key: self.entities[key] for key in self.keys | owners if key}
        return Extraction(self.article, entities, self.facts, tuple(self.claims))


DAY = PartialDate(2022, 9, 14)
VISIT = Fact(
    "Visit",
    kind="state-visit",
    roles=(
        ("host", "person/kassym-jomart-tokayev"),
        ("place", "country/KAZ"),
        ("visitor", "person/xi-jinping"),
    ),
    start=DAY,
    status=Status.HELD,
)


def astana() -> Extraction:
    writer = Writer(
        Article("astana-2022", ASTANA_TEXT, PartialDate(2022, 9, 15), title="Xi in Astana")
    )
    visit = writer.say(
        VISIT,
        "President Xi Jinping of China paid a state visit to Kazakhstan on 14 September 2022",
        confidence=0.98,
        evidence=(
            ("visitor", "person/xi-jinping", "President Xi Jinping of China", "office and name"),
            ("place", "country/KAZ", "Kazakhstan", "country name"),
        ),
    )
    talks = writer.say(
        Fact(
            "Meeting",
            kind="talks",
            roles=(
                ("participant", "person/kassym-jomart-tokayev"),
                ("participant", "person/xi-jinping"),
                ("partOf", visit),
            ),
            start=DAY,
            status=Status.HELD,
            topics=("political", "trade"),
        ),
        "He held talks\nwith President Kassym-Jomart Tokayev",
        evidence=(("participant", "person/xi-jinping", "He", "last person that was the subject"),),
    )
    writer.say(
        Fact(
            "Signing",
            kind="signing",
            roles=(
                ("instrument", "agreement/joint-statement-kaz-chn-2022-09-14"),
                ("partOf", visit),
                ("signatory", "person/kassym-jomart-tokayev"),
                ("signatory", "person/xi-jinping"),
            ),
            start=DAY,
            status=Status.HELD,
        ),
        "the two leaders signed a joint statement",
    )
    relation = writer.say(
        Fact(
            "BilateralRelation",
            kind="strategic-partnership",
            roles=(("party", "country/CHN"), ("party", "country/KAZ")),
        ),
        "We are eternal\nstrategic partners",
        by="person/kassym-jomart-tokayev",
    )
    writer.say(
        Fact(
            "SpeechAct",
            kind="praise",
            roles=(
                ("about", relation),
                ("partOf", talks),
                ("speaker", "person/kassym-jomart-tokayev"),
            ),
            status=Status.HELD,
            quotation="We are eternal\nstrategic partners,",
        ),
        '"We are eternal\nstrategic partners," Tokayev said',
        confidence=0.95,
    )
    writer.say(
        Fact(
            "Observation",
            kind="trade-turnover",
            roles=(("party", "country/CHN"), ("party", "country/KAZ")),
            start=PartialDate(2021),
            value=Decimal("1.82E+10"),
            unit="USD",
        ),
        "Trade between the two countries reached $18.2 billion in 2021",
    )
    for person, office, words in (
        ("person/xi-jinping", "office/CHN-president", "President Xi Jinping of China"),
        (
            "person/kassym-jomart-tokayev",
            "office/KAZ-president",
            "President Kassym-Jomart Tokayev",
        ),
    ):
        writer.say(Fact("Tenure", roles=(("holder", person), ("office", office))), words)
    return writer.extraction()


def samarkand() -> Extraction:
    writer = Writer(Article("samarkand-2022", SAMARKAND_TEXT, PartialDate(2022, 9, 16)))
    writer.say(
        Fact(
            "Chairmanship",
            roles=(("member", "country/UZB"), ("organisation", "organisation/SCO")),
            start=PartialDate(2021),
            end=PartialDate(2022),
        ),
        "Uzbekistan, which chaired the Shanghai Cooperation Organisation in 2021-2022",
    )
    writer.say(
        Fact(
            "Meeting",
            kind="meeting",
            roles=(
                ("participant", "person/shavkat-mirziyoyev"),
                ("participant", "person/xi-jinping"),
                ("place", "place/UZB-samarkand"),
                ("withinFramework", "organisation/SCO"),
            ),
            start=PartialDate(2022, 9, 15),
            status=Status.HELD,
        ),
        "Shavkat Mirziyoyev met Xi Jinping",
    )
    for country in ("country/CHN", "country/KAZ"):
        writer.say(
            Fact(
                "Membership",
                kind="member",
                roles=(("member", country), ("organisation", "organisation/SCO")),
            ),
            "China and Kazakhstan are members of the SCO",
        )
    writer.say(
        Fact(
            "Membership",
            kind="member",
            roles=(("member", "country/UZB"), ("organisation", "organisation/SCO")),
        ),
        "chaired the Shanghai Cooperation Organisation",
        modality=Modality.IMPLIED,
    )
    writer.say(
        VISIT,
        "Xi Jinping visited Kazakhstan on 14 September",
        confidence=0.8,
    )
    return writer.extraction()


def doha() -> Extraction:
    writer = Writer(Article("doha-2022", DOHA_TEXT, PartialDate(2022, 9, 26)))
    writer.say(
        Fact(
            "Meeting",
            kind="talks",
            roles=(
                ("participant", "country/IRN"),
                ("participant", "country/USA"),
                ("place", "place/QAT-doha"),
            ),
            status=Status.HELD,
        ),
        "Iran was holding direct talks with the United States in Doha",
        modality=Modality.DENIED,
        by="body/IRN-ministry-of-foreign-affairs",
    )
    writer.say(
        Fact(
            "Visit",
            kind="state-visit",
            roles=(
                ("host", "person/joe-biden"),
                ("place", "country/USA"),
                ("visitor", "person/emmanuel-macron"),
            ),
            start=PartialDate(2022, 12, 1),
            status=Status.PLANNED,
        ),
        "Emmanuel Macron would pay a state visit to the United States on 1 December 2022",
        by="country/USA",
    )
    return writer.extraction()


def tehran() -> Extraction:
    writer = Writer(Article("tehran-2022", TEHRAN_TEXT, PartialDate(2022, 9)))
    writer.say(
        Fact(
            "Action",
            kind="sanction",
            roles=(("actor", "country/USA"), ("target", "country/IRN")),
            start=PartialDate(2022, 9, 22),
            status=Status.HELD,
        ),
        "The United States imposed sanctions on Iran's morality police on 22 September 2022",
    )
    writer.say(
        Fact(
            "Meeting",
            kind="phone-call",
            roles=(
                ("participant", "person/ebrahim-raisi"),
                ("participant", "person/emmanuel-macron"),
            ),
            start=PartialDate(2022, 7, 23),
            status=Status.HELD,
        ),
        "had spoken with Emmanuel Macron by telephone on 23 July",
    )
    for person, start, end, words in (
        ("ebrahim-raisi", PartialDate(2021, 8), None, "President of Iran since August 2021"),
        ("hassan-rouhani", PartialDate(2013), PartialDate(2021, 8), "in office from 2013"),
    ):
        roles = (("holder", f"person/{person}"), ("office", "office/IRN-president"))
        writer.say(Fact("Tenure", roles=roles, start=start, end=end), words)
    writer.say(
        Fact(
            "Membership",
            kind="observer",
            roles=(("member", "country/IRN"), ("organisation", "organisation/SCO")),
            start=PartialDate(2005),
        ),
        "Iran has been an observer at the SCO since 2005",
    )
    return writer.extraction()


def sample() -> list[Extraction]:
    return [astana(), samarkand(), doha(), tehran()]
