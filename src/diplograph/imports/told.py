"""A row with what it tells: its fields as words of a text, and who is named in its remark."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from diplograph.entities.gazetteer import Gazetteer
from diplograph.entities.mentions import find_mentions
from diplograph.entities.reference import Reference
from diplograph.imports.remarks import Remark, read_remark
from diplograph.imports.roster import Roster
from diplograph.imports.rows import Row
from diplograph.imports.words import words
from diplograph.model import Article, Entity, EntityType, Mention, Span

USA = "country/USA"
_BETWEEN = " | "


@dataclass(slots=True)
class Told:
    """A row with its place in the article's text and what its remark tells."""

    row: Row
    country: str
    fields: dict[str, Span]
    remark: Remark = field(default_factory=lambda: Remark(None, (), (), ()))
    entities: dict[str, Entity] = field(default_factory=dict)
    visitor: tuple[str, str] | None = None
    begin: int = 0
    text: str = ""


def tell(row: Row, country: str, reference: Reference, gazetteer: Gazetteer) -> Told:
    """A row with who is named in its remark, as of its first day."""
    names = {
        "id": row.id,
        "traveller": row.traveller,
        "role": row.role if row.outbound else "",
        "country": row.country,
        "places": ", ".join(row.places),
        "dates": str(row.start) if row.start == row.end else f"{row.start} to {row.end}",
        "text": row.text,
    }
    fields: dict[str, Span] = {}
    text = ""
    for name, value in names.items():
        if value:
            text += _BETWEEN if text else ""
            fields[name] = Span(len(text), len(text) + len(value))
            text += value
    told = Told(row, country, fields, text=text)
    if row.text:
        article = Article(row.id, row.text, row.start)
        home = country if row.outbound else USA
        found = find_mentions(
            article,
            [Span(0, len(row.text))],
            reference=reference,
            gazetteer=gazetteer,
            dateline=home,
        )
        told.remark = read_remark(row.text, found.sentences[0], USA if row.outbound else country)
        company = {key for mention in told.remark.company for key in mention.entities}
        told.entities = {
            key: _with_country(entity, home, reference, colleague=key in company)
            for key, entity in found.entities.items()
        }
    return told


def _with_country(entity: Entity, home: str, reference: Reference, *, colleague: bool) -> Entity:
    """A new person of no country is of that visited; whom a secretary accompanied, of the US."""
    if entity.type is not EntityType.PERSON or reference.entity(entity.key) is not None:
        return entity
    return replace(entity, of=USA if colleague else entity.of or home)


def note_persons(told: Told, roster: Roster) -> None:
    """Note the traveller and the new persons of the remark, and who the traveller is."""
    row = told.row
    title, name = ("", row.traveller) if row.outbound else words().split_title(row.traveller)
    home = USA if row.outbound else told.country
    told.visitor = roster.visitor(name, home, row.start.first_day)
    key = told.visitor[0] if told.visitor else None
    roster.note(name, title, home, row.start.first_day, sure=True, key=key)
    for mention, person in _new_persons(told, roster.reference):
        title = title_of(told, mention, person)
        roster.note(
            person.label,
            title,
            person.of or "",
            row.start.first_day,
            sure=_tells_country(told, mention, title),
        )


def _tells_country(told: Told, mention: Mention, title: str) -> bool:
    """Whether more than the title stands with the name: "Soviet Premier Khrushchev"."""
    said = mention.span.of(told.row.text)
    return not said.startswith(title) or " of " in said


def _new_persons(told: Told, reference: Reference) -> list[tuple[Mention, Entity]]:
    """The persons of a remark that the reference does not have, with a country."""
    mentions = [mention for met in told.remark.meetings for mention in met.others]
    mentions += [mention for each in told.remark.gatherings for mention in each.others]
    return [
        (mention, entity)
        for mention in (*mentions, *told.remark.company)
        for key in mention.entities
        if reference.entity(key) is None and key.startswith("person/")
        for entity in [told.entities.get(key)]
        if entity is not None and entity.of is not None
    ]


def title_of(told: Told, mention: Mention, person: Entity) -> str:
    """The words of a mention that are no part of the name: "Prime Minister"."""
    said = mention.span.of(told.row.text)
    before = said.partition(person.label)[0].strip()
    return next((title for title in words().titles if before.endswith(title)), before)
