"""The visits of the Office of the Historian as facts: one article for each of its files.

The text of such an article is the rows of the file, a paragraph each, every field as the file has
it; so every fact points at the row that tells it, whose id begins the paragraph.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from diplograph.entities.gazetteer import Gazetteer, load_gazetteer
from diplograph.entities.loading import slug
from diplograph.entities.mentions import find_mentions
from diplograph.entities.reference import Reference, load_reference
from diplograph.imports.countries import CountryNames
from diplograph.imports.remarks import Gathering, Met, Remark, read_remark
from diplograph.imports.roster import Roster
from diplograph.imports.rows import Row
from diplograph.imports.words import words
from diplograph.model import (
    TABLE,
    Article,
    Claim,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Mention,
    PartialDate,
    RoleEvidence,
    Span,
    Status,
)
from diplograph.schema import fact_id

LICENCE = "https://creativecommons.org/publicdomain/mark/1.0/"
USA = "country/USA"
_SITE = "https://history.state.gov/departmenthistory"
_BETWEEN = " | "
# How sure each kind of fact is, as measured on random rows: see docs/imports.md.
_SURE = {"visit": 0.99, "meeting": 0.95, "unnamed": 0.9, "gathering": 0.93}
_NEAR = dt.timedelta(days=3)  # between the days of two who attended one gathering


Watch = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done, and how much there is."""


def unwatched(what: str, done: int, total: int) -> None:
    """Watches nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one row: how many facts it told of each kind, or why it told none."""

    id: str
    where: str
    facts: tuple[tuple[str, int], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The articles of some tables with their facts, and an account of every row."""

    extractions: tuple[Extraction, ...]
    accounts: tuple[Account, ...]

    @property
    def facts(self) -> Counter[str]:
        """How many different facts there are: visits, meetings and gatherings."""
        told = {(claim.fact, claim.frame) for each in self.extractions for claim in each.claims}
        return Counter(frame.partition("/")[2] for _, frame in told)


@dataclass(slots=True)
class _Told:
    """A row with its place in the article's text and what its remark tells."""

    row: Row
    country: str
    fields: dict[str, Span]
    remark: Remark = field(default_factory=lambda: Remark(None, (), (), ()))
    entities: dict[str, Entity] = field(default_factory=dict)
    visitor: tuple[str, str] | None = None
    begin: int = 0
    text: str = ""


@dataclass(slots=True)
class _Draft:
    """A fact and what its claims rest on, before it has its place in an article."""

    fact: Fact
    claims: list[Claim] = field(default_factory=list)


def import_rows(
    rows: Sequence[Row],
    *,
    reference: Reference | None = None,
    watch: Watch = unwatched,
) -> Imported:
    """The facts that rows tell. ``watch`` is told how many have been read.

    A row whose country the reference does not know tells nothing and is accounted for with the
    reason. The rows of one file make one article, in the order of their dates and ids.
    """
    known = reference or load_reference()
    gazetteer = load_gazetteer(known)
    countries = CountryNames(known)
    roster = Roster(known)
    files: dict[str, list[_Told]] = defaultdict(list)
    accounts: dict[str, Account] = {}
    for number, row in enumerate(rows, start=1):
        country = countries.find(row.country, row.iso3)
        if country is None:
            reason = f"the reference has no country {row.country!r}"
            accounts[row.id] = Account(row.id, f"{row.file}:{row.line}", (), reason)
        else:
            told = _told(row, country, known, gazetteer)
            _note_persons(told, roster)
            files[row.collection].append(told)
        if number % 100 == 0:
            watch("rows read", number, len(rows))
    roster.settle()
    extractions = []
    for collection in sorted(files):
        told_of_file = sorted(files[collection], key=lambda told: (told.row.start, told.row.id))
        extraction, counts = _article(collection, told_of_file, roster)
        extractions.append(extraction)
        for told in told_of_file:
            kinds = tuple(sorted(counts[told.row.id].items()))
            where = f"{told.row.file}:{told.row.line}"
            accounts[told.row.id] = Account(told.row.id, where, kinds)
    ordered = tuple(accounts[name] for name in sorted(accounts))
    return Imported(tuple(extractions), ordered)


def _told(row: Row, country: str, reference: Reference, gazetteer: Gazetteer) -> _Told:
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
    told = _Told(row, country, fields, text=text)
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


def _note_persons(told: _Told, roster: Roster) -> None:
    row = told.row
    title, name = ("", row.traveller) if row.outbound else words().split_title(row.traveller)
    home = USA if row.outbound else told.country
    told.visitor = roster.visitor(name, home, row.start.first_day)
    key = told.visitor[0] if told.visitor else None
    roster.note(name, title, home, row.start.first_day, sure=True, key=key)
    for mention, person in _new_persons(told, roster.reference):
        title = _title(told, mention, person)
        roster.note(
            person.label,
            title,
            person.of or "",
            row.start.first_day,
            sure=_tells_country(told, mention, title),
        )


def _tells_country(told: _Told, mention: Mention, title: str) -> bool:
    """Whether more than the title stands with the name: "Soviet Premier Khrushchev"."""
    said = mention.span.of(told.row.text)
    return not said.startswith(title) or " of " in said


def _new_persons(told: _Told, reference: Reference) -> list[tuple[Mention, Entity]]:
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


def _title(told: _Told, mention: Mention, person: Entity) -> str:
    """The words of a mention that are no part of the name: "Prime Minister"."""
    said = mention.span.of(told.row.text)
    before = said.partition(person.label)[0].strip()
    return next((title for title in words().titles if before.endswith(title)), before)


class _Writer:
    """Puts together the article of one file."""

    def __init__(self, article: Article, roster: Roster) -> None:
        self.article = article
        self.roster = roster
        self.facts: dict[str, Fact] = {}
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)

    def keys(self, told: _Told, mention: Mention) -> list[str]:
        """Whom a mention of a remark means, new persons by their key in the whole table."""
        return [self._key(told, mention, key) for key in mention.entities]

    def _key(self, told: _Told, mention: Mention, key: str) -> str:
        entity = told.entities.get(key)
        if self.roster.reference.entity(key) is not None or entity is None:
            return key
        if key.startswith("person/") and entity.of is not None:
            title = _title(told, mention, entity)
            return self.roster.person(entity.label, title, entity.of, told.row.start.first_day)
        self.entities[key] = entity
        return key

    def visitor(self, told: _Told) -> tuple[str, str]:
        """The traveller's key, and why it is this one."""
        if told.visitor is not None:
            return told.visitor
        title, name = words().split_title(told.row.traveller)
        home = told.country
        if told.row.outbound:
            title, name, home = "", told.row.traveller, USA
        key = self.roster.person(name, title, home, told.row.start.first_day)
        return key, "new to the reference: known by title, name and country"

    def span(self, told: _Told, name: str) -> Span:
        """Where a field of a row stands in the article."""
        return _moved(told.fields[name], told.begin)

    def words_at(self, told: _Told, span: Span) -> Span:
        """Where a stretch of the remark stands in the article."""
        return _moved(span, told.begin + told.fields["text"].begin)

    def grounds(self, told: _Told, words: Span | None) -> list[Span]:
        """What a fact rests on: who, where and when of the row, with these words of the remark."""
        head = Span(self.span(told, "id").begin, self.span(told, "dates").end)
        if words is None:
            return [head]
        said = self.words_at(told, words)
        return [Span(head.begin, said.end)] if words.begin == 0 else [head, said]

    def claim(
        self,
        told: _Told,
        fact: Fact,
        what: str,
        spans: Sequence[Span],
        evidence: Iterable[RoleEvidence],
        confidence: float,
    ) -> None:
        """Add a fact with a claim of one row."""
        key = fact_id(fact)
        self.facts[key] = self.facts[key].with_roles(*fact.roles) if key in self.facts else fact
        claim = Claim(
            fact=key,
            article=self.article.id,
            spans=tuple(sorted(set(spans))),
            confidence=confidence,
            frame=f"us-visits/{what}",
            evidence=tuple(sorted(set(evidence), key=lambda e: (e.role, e.key, e.span))),
        )
        if claim not in self.claims:
            self.claims.append(claim)
            self.counts[told.row.id][what] += 1

    def extraction(self) -> Extraction:
        """All of the article, with the things its facts name."""
        waiting = {key for fact in self.facts.values() for _, key in fact.roles}
        found: dict[str, Entity] = {}
        while waiting:
            key = waiting.pop()
            entity = self.roster.entity(key) or self.entities.get(key)
            if entity is not None and key not in found:
                found[key] = entity
                waiting |= {entity.of} if entity.of else set()
        claims = sorted(self.claims, key=lambda claim: (claim.spans, claim.fact))
        return Extraction(
            self.article,
            dict(sorted(found.items())),
            dict(sorted(self.facts.items())),
            tuple(claims),
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.begin + by, span.end + by)


def _article(
    collection: str, told_of_file: list[_Told], roster: Roster
) -> tuple[Extraction, dict[str, Counter[str]]]:
    title, page = _work(collection, told_of_file[0].row)
    text = f"{title}\n\n"
    for told in told_of_file:
        told.begin = len(text)
        text += f"{told.text}\n\n"
    article = Article(
        f"{TABLE}us-{slug(collection)}",
        text,
        title=title,
        source=page,
        body_begin=told_of_file[0].begin,
        licence=LICENCE,
    )
    writer = _Writer(article, roster)
    for told in told_of_file:
        _visit(writer, told)
        for met in told.remark.meetings:
            _meeting(writer, told, met)
    _attended(writer, told_of_file)
    return writer.extraction(), writer.counts


def _work(collection: str, row: Row) -> tuple[str, str]:
    """What a file is called, and the page of the Office that has it."""
    kind, _, name = collection.partition("/")
    if kind == "president-travels":
        return f"Travels abroad of President {row.traveller}", f"{_SITE}/travels/president/{name}"
    if kind == "secretary-travels":
        return (
            f"Travels abroad of Secretary of State {row.traveller}",
            f"{_SITE}/travels/secretary/{name}",
        )
    if kind == "visits" and name.isdecimal():
        return f"Visits of foreign leaders to the United States, {name}s", f"{_SITE}/visits"
    return f"Visits to and from the United States: {collection}", f"{_SITE}/visits"


def _visit(writer: _Writer, told: _Told) -> None:
    row = told.row
    visitor, why = writer.visitor(told)
    home, there = (USA, told.country) if row.outbound else (told.country, USA)
    rank = told.remark.rank
    places = _places(writer, told) or [(there, None)]
    roles = [("visitor", visitor), ("involvesCountry", home), ("involvesCountry", there)]
    evidence = [
        RoleEvidence("visitor", visitor, writer.span(told, "traveller"), why),
        RoleEvidence("involvesCountry", told.country, writer.span(told, "country"), "name"),
    ]
    if "role" in told.fields:
        evidence.append(
            RoleEvidence("involvesCountry", USA, writer.span(told, "role"), "whose office it is")
        )
    for key, span in places:
        roles.append(("place", key))
        if span is not None:
            evidence.append(RoleEvidence("place", key, span, "name of a place"))
    for mention in told.remark.company:
        for key in writer.keys(told, mention):
            if key != visitor:
                roles.append(("participant", key))
                evidence.append(_evidence(writer, told, "participant", key, mention))
    spans = writer.grounds(told, rank[1] if rank else None)
    fact = Fact(
        "Visit",
        kind=rank[0] if rank else None,
        roles=tuple(sorted(set(roles))),
        start=row.start,
        end=row.end if row.end != row.start else None,
        status=Status.HELD,
    )
    writer.claim(told, fact, "visit", spans, evidence, _SURE["visit"])


def _evidence(writer: _Writer, told: _Told, role: str, key: str, mention: Mention) -> RoleEvidence:
    return RoleEvidence(role, key, writer.words_at(told, mention.span), mention.resolved_from)


def _places(writer: _Writer, told: _Told) -> list[tuple[str, Span | None]]:
    """The towns of a visit, where they lie in the country that was visited.

    "Havana (Cuba)" of a visit to Spain is in no country of today that the table names, so the
    country alone is the place.
    """
    found: list[tuple[str, Span | None]] = []
    begin = told.fields["places"].begin if "places" in told.fields else 0
    for name in told.row.places:
        at = told.text.index(name, begin)
        begin = at + len(name)
        plain, _, where = name.partition(" (")
        if where and told.row.outbound and _is_elsewhere(writer, where.rstrip(")"), told.country):
            continue
        key = f"place/{told.country.removeprefix('country/')}-{slug(plain)}"
        if slug(plain):
            if writer.roster.entity(key) is None:
                writer.entities[key] = Entity(key, EntityType.PLACE, plain, of=told.country)
            found.append((key, _moved(Span(at, at + len(plain)), told.begin)))
    return found


def _is_elsewhere(writer: _Writer, name: str, country: str) -> bool:
    other = CountryNames(writer.roster.reference).find(name.removeprefix("The "), "")
    return other is not None and other != country


def _meeting(writer: _Writer, told: _Told, met: Met) -> None:
    visitor, why = writer.visitor(told)
    evidence = [RoleEvidence("participant", visitor, writer.span(told, "traveller"), why)]
    keys = {visitor}
    sure = _SURE["meeting"]
    for mention in met.others:
        for key in writer.keys(told, mention):
            if key not in keys:
                keys.add(key)
                evidence.append(_evidence(writer, told, "participant", key, mention))
    there = told.country if told.row.outbound else USA
    if met.unnamed is not None and not any(_of(writer, key) == there for key in keys - {visitor}):
        keys.add(there)
        span = writer.words_at(told, met.unnamed)
        evidence.append(RoleEvidence("participant", there, span, "unnamed: stands for the country"))
        sure = _SURE["unnamed"]
    if len(keys) > 1:
        start, end = _days(told)
        fact = Fact(
            "Meeting",
            kind=met.kind,
            roles=_event_roles(writer, told, [("participant", key) for key in keys]),
            start=start,
            end=end,
            status=Status.HELD,
        )
        writer.claim(told, fact, "meeting", writer.grounds(told, met.span), evidence, sure)


def _days(told: _Told) -> tuple[PartialDate, PartialDate | None]:
    """When it was: on the days of the visit."""
    row = told.row
    return row.start, row.end if row.end != row.start else None


def _of(writer: _Writer, key: str) -> str | None:
    if key.startswith("country/"):
        return key
    entity = writer.roster.entity(key) or writer.entities.get(key)
    return entity.of if entity else None


def _event_roles(
    writer: _Writer, told: _Told, roles: list[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    countries = {_of(writer, key) for _, key in roles}
    there = told.country if told.row.outbound else USA
    places = _places(writer, told)
    roles = roles + [
        ("involvesCountry", each) for each in countries if each and each.startswith("country/")
    ]
    roles.append(("place", places[0][0] if len(places) == 1 else there))
    return tuple(sorted(set(roles)))


def _attended(writer: _Writer, told_of_file: list[_Told]) -> None:
    """Gatherings: one of a name in overlapping days is one, whoever attended it."""
    groups: dict[tuple[str, str, str], list[tuple[_Told, Gathering]]] = defaultdict(list)
    for told in told_of_file:
        for gathering in told.remark.gatherings:
            there = told.country if told.row.outbound else USA
            groups[_name(gathering), gathering.kind, there].append((told, gathering))
    for _, attended in sorted(groups.items()):
        for several in _of_one_time(attended):
            _gathering(writer, several)


def _name(gathering: Gathering) -> str:
    """What tells one gathering from another: the organisation, or its words without the place."""
    if gathering.organisation is not None:
        return gathering.organisation.entities[0]
    plain = gathering.name.replace("’", "'")
    for place in (" in ", " at ", " on ", " of the heads"):
        plain = plain.partition(place)[0]
    return " ".join(word for word in plain.split() if word not in ("the", "a", "an", "meeting"))


def _of_one_time(attended: list[tuple[_Told, Gathering]]) -> list[list[tuple[_Told, Gathering]]]:
    parts: list[list[tuple[_Told, Gathering]]] = []
    last = dt.date.min
    for told, gathering in sorted(attended, key=lambda each: (each[0].row.start, each[0].row.id)):
        if not parts or told.row.start.first_day > last + _NEAR:
            parts.append([])
        parts[-1].append((told, gathering))
        last = max(last, told.row.end.last_day) if len(parts[-1]) > 1 else told.row.end.last_day
    return parts


def _gathering(writer: _Writer, several: list[tuple[_Told, Gathering]]) -> None:
    days = Counter(_days(told) for told, _ in several)
    start, end = min(days, key=lambda each: (-days[each], str(each)))
    roles: set[tuple[str, str]] = set()
    evidences: list[list[RoleEvidence]] = []
    for told, gathering in several:
        visitor, why = writer.visitor(told)
        own = [RoleEvidence("participant", visitor, writer.span(told, "traveller"), why)]
        for mention in gathering.others:
            for key in writer.keys(told, mention):
                if key != visitor:
                    own.append(_evidence(writer, told, "participant", key, mention))
        organisation = gathering.organisation
        if organisation is not None:
            for role in ("host", "withinFramework"):
                own.append(_evidence(writer, told, role, organisation.entities[0], organisation))
        evidences.append(own)
        roles |= {(each.role, each.key) for each in own}
    told, _ = several[0]
    if not told.row.outbound or not any(role == "host" for role, _ in roles):
        roles.add(("host", told.country if told.row.outbound else USA))
    fact = Fact(
        "Meeting",
        kind=several[0][1].kind,
        roles=_event_roles(writer, told, sorted(roles)),
        start=start,
        end=end,
        status=Status.HELD,
    )
    for (each, gathering), own in zip(several, evidences, strict=True):
        spans = writer.grounds(each, gathering.span)
        writer.claim(each, fact, "gathering", spans, own, _SURE["gathering"])
