"""Many small articles, made by hand and by number, on a few true events of 2022 and 2023.

Each event is told by several articles: by day, by month, with or without its place, as a plan, or
without a date; some have a long text that others print again.
"""

from __future__ import annotations

import random
from dataclasses import replace

from reprinted import CHANGED, REPORT
from sample_world import ENTITIES

from diplograph.model import (
    Article,
    Claim,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Modality,
    PartialDate,
    Span,
    Status,
)
from diplograph.schema import fact_id

_MORE = (
    ("place/IDN-bali", EntityType.PLACE, "Bali", "country/IDN"),
    ("place/CHN-xi-an", EntityType.PLACE, "Xi'an", "country/CHN"),
    ("country/IDN", EntityType.COUNTRY, "Indonesia", None),
    ("office/IRN-foreign-minister", EntityType.OFFICE, "Foreign Minister of Iran", "country/IRN"),
    ("person/amirabdollahian", EntityType.PERSON, "Hossein Amirabdollahian", "country/IRN"),
    ("person/amir-abdollahian", EntityType.PERSON, "Hossein Amir-Abdollahian", "country/IRN"),
)
THINGS = ENTITIES | {
    key: Entity(
        key, type_, label, of=of, kind="foreign-minister" if type_ is EntityType.OFFICE else None
    )
    for key, type_, label, of in _MORE
}
_STATEMENT = "agreement/joint-statement-kaz-chn-2022-09-14"
_DECLARATION = "agreement/joint-declaration-kaz-chn"
THINGS[_DECLARATION] = Entity(
    _DECLARATION,
    EntityType.AGREEMENT,
    "Joint Declaration of Kazakhstan and China",
    kind="declaration",
)
_XI, _TOKAYEV, _MIRZIYOYEV, _MACRON, _BIDEN, _RAISI = (
    f"person/{name}"
    for name in (
        "xi-jinping",
        "kassym-jomart-tokayev",
        "shavkat-mirziyoyev",
        "emmanuel-macron",
        "joe-biden",
        "ebrahim-raisi",
    )
)
Told = tuple[str, str, str | tuple[str, ...], str | None, str]
# Type, kind, who, where, when.
_EVENTS: tuple[Told, ...] = (
    ("Visit", "state-visit", _XI, "country/KAZ", "2022-09-14"),
    ("Visit", "state-visit", _MACRON, "country/USA", "2022-12-01"),
    ("Meeting", "talks", (_XI, _TOKAYEV), "country/KAZ", "2022-09-14"),
    ("Meeting", "meeting", (_XI, _MIRZIYOYEV), "place/UZB-samarkand", "2022-09-15"),
    ("Meeting", "meeting", (_XI, _RAISI), "place/UZB-samarkand", "2022-09-16"),
    ("Meeting", "meeting", (_BIDEN, _XI), "place/IDN-bali", "2022-11-14"),
    ("Meeting", "meeting", (_MACRON, _XI), "place/IDN-bali", "2022-11-15"),
    ("Meeting", "talks", (_BIDEN, _MACRON), "country/USA", "2022-12-01"),
    ("Meeting", "phone-call", (_MACRON, _RAISI), None, "2022-07-23"),
    ("Meeting", "talks", (_XI, _TOKAYEV), "place/CHN-xi-an", "2023-05-17"),
    ("Meeting", "talks", (_XI, _MIRZIYOYEV), "place/CHN-xi-an", "2023-05-18"),
    ("Meeting", "talks", (_MACRON, _TOKAYEV), "country/KAZ", "2023-11-01"),
    ("Signing", "signing", (_XI, _TOKAYEV), None, "2022-09-14"),
    ("Signing", "signing", ("country/CHN", "country/KAZ"), None, "2022-09-14"),
    ("Signing", "signing", (_XI, _TOKAYEV), None, "2023-05-17"),
)


def reports(number: int) -> list[Extraction]:
    """That many articles, the same each time."""
    return [report(n) for n in range(number)]


def report(number: int) -> Extraction:
    """An article by its number: two or three of the events, the minister of Iran, a long text."""
    chance = random.Random(number)
    facts = [_told(event, chance) for event in chance.sample(_EVENTS, chance.choice((2, 3)))]
    if number % 5 == 0:
        spelling = chance.choice(("amirabdollahian", "amir-abdollahian"))
        roles = (("holder", f"person/{spelling}"), ("office", "office/IRN-foreign-minister"))
        facts.append(Fact("Tenure", roles=roles))
    text = f"Report {number}.\n\n"
    told: dict[str, tuple[Fact, Span]] = {}
    for fact in facts:
        sentence = _sentence(fact)
        told[fact_id(fact)] = (fact, Span(len(text), len(text) + len(sentence)))
        text += f"{sentence}\n"
    if number % 7 == 0:
        text += chance.choice((REPORT, CHANGED))
    article = Article(f"report-{number:04d}", text, PartialDate(2023, 4, number % 30 + 1))
    return said(article, told)


def said(article: Article, told: dict[str, tuple[Fact, Span]]) -> Extraction:
    """The extraction of an article that claims facts in the words at these spans."""
    claims = [
        Claim(key, article.id, (span,), 0.9, f"{fact.type.lower()}/plain", Modality.ASSERTED)
        for key, (fact, span) in told.items()
    ]
    keys = {filler for fact, _ in told.values() for _, filler in fact.roles}
    keys |= {THINGS[key].of or key for key in keys}
    return Extraction(
        article,
        {key: THINGS[key] for key in sorted(keys)},
        {key: fact for key, (fact, _) in told.items()},
        tuple(claims),
    )


def _told(event: Told, chance: random.Random) -> Fact:
    type_, kind, who, where, day = event
    role = {"Visit": "visitor", "Meeting": "participant", "Signing": "signatory"}[type_]
    roles = [(role, key) for key in ([who] if isinstance(who, str) else who)]
    if type_ == "Signing":
        roles.append(("instrument", chance.choice((_STATEMENT, _STATEMENT, _DECLARATION))))
    if where and (type_ == "Visit" or chance.random() < 0.5):
        roles.append(("place", where))
    start = chance.choice((day, day, day[:7]) if type_ == "Meeting" else (day, day, day[:7], None))
    fact = Fact(
        type_,
        kind,
        tuple(sorted(roles)),
        start=PartialDate.parse(start) if start else None,
        status=Status.HELD,
    )
    return replace(fact, status=Status.PLANNED) if chance.random() < 0.2 else fact


def _sentence(fact: Fact) -> str:
    names = " and ".join(THINGS[key].label for _, key in fact.roles)
    when = f" in {fact.start}" if fact.start else ""
    return f"{fact.type} of {names}, {fact.status or 'in office'}{when}."
