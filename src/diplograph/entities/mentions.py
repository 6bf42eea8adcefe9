"""Who and what is spoken of, sentence by sentence: names, titles, bodies, groups and places.

The article is read twice: first to learn who is named in full anywhere, then to resolve every
short mention ("the Tajik leader", "both sides", a bare surname) with that knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.entities.bodies import BodyPhrase, find_body
from diplograph.entities.gazetteer import Gazetteer, Match
from diplograph.entities.groups import GroupPhrase, find_group, find_holders
from diplograph.entities.offices import (
    ADJECTIVE_FORMS,
    OWNER_FORMS,
    OfficePhrase,
    find_office,
    forms_of,
    office_lexicon,
)
from diplograph.entities.people import People, name_end, slug
from diplograph.entities.places import find_venue, is_locative
from diplograph.entities.reference import Reference
from diplograph.entities.salience import Salience
from diplograph.entities.tokens import Tok, tokens, within
from diplograph.model import Article, Entity, EntityType, Mention, Span

_TOP = ("head-of-state", "head-of-government")
# Capitalised words before a capital that are no first names.
_NO_FIRST_NAME = (
    "(?!(?:In|At|From|To|On|For|Near|The|And|But|While|After|Before|Since|As|Both|When|Whether|That|With|"
    "Central|Greater|Downtown|East|West|North|South|Old|New|If|Although|Today|Yesterday|Now|Like|Of|By|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Via|Leaving|Visiting|Between)\\b)"
)
_OWN = (*_TOP, "foreign-minister")  # offices that the home press names without their country
_DETERMINERS = frozenset("the this his her their our its".split())
FOCUS = "the two last in focus"
_ENTERED = frozenset("as became become becomes elected appointed named".split())
_ACTOR_PREFIXES = ("country/", "organisation/")


@dataclass(frozen=True, slots=True)
class TitleUse:
    """An office in the text: what a tenure rests on. ``span`` covers title and name; without a name,
    ``person`` is empty.
    """

    person: str
    office: str
    office_class: str
    label: str
    owner: str | None
    qualifier: str | None
    span: Span
    named: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of an article by sentence, the entities they mean, and the titles used.

    ``home`` is the country whose own officials appear without their country's name, the
    publisher's; ``people`` knows for whom each person acts.
    """

    sentences: tuple[tuple[Mention, ...], ...]
    entities: dict[str, Entity]
    titles: tuple[TitleUse, ...]
    home: str | None
    people: People


def find_mentions(
    article: Article,
    sentences: Sequence[Span],
    *,
    reference: Reference,
    gazetteer: Gazetteer,
    dateline: str | None = None,
) -> Mentions:
    """The mentions in these sentences of an article. ``dateline`` is a country's key, if known."""
    published = article.published.last_day if article.published else None
    people = People(reference, published)
    matches = gazetteer.find(article.text, begin=article.body_begin)
    tokenised = [tokens(article.text, span, within(matches, span)) for span in sentences]
    first = _Walk(article.text, reference, people, home=dateline)
    for toks in tokenised:
        list(first.sentence(toks))
    people.settle()
    second = _Walk(article.text, reference, people, home=first.home or dateline)
    found = tuple(tuple(second.sentence(toks)) for toks in tokenised)
    entities = {**second.entities, **people.entities}
    return Mentions(
        found, _with_owners(entities, reference), tuple(second.titles), second.home, people
    )


def _with_owners(entities: dict[str, Entity], reference: Reference) -> dict[str, Entity]:
    owners = {entity.of for entity in entities.values() if entity.of} - entities.keys()
    for key in sorted(owners):
        owner = reference.entity(key)
        if owner is not None:
            entities[key] = owner
    return entities


_TITLE_CASE = 0.75  # of the long words of a headline are capitalised


def _in_title_case(toks: Sequence[Tok]) -> bool:
    """Whether it is a headline in which capitals say nothing of names."""
    if toks and toks[-1].text in (".", "!", "?"):
        return False
    long_words = [tok for tok in toks if tok.is_word and tok.match is None and len(tok.text) > 3]
    capitals = [tok for tok in long_words if tok.capitalised]
    return len(long_words) > 3 and len(capitals) >= _TITLE_CASE * len(long_words)


@dataclass(slots=True)
class _Walk:
    """One reading of the article, left to right."""

    text: str
    reference: Reference
    people: People
    home: str | None
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list[TitleUse] = field(default_factory=list)
    salience: Salience = field(default_factory=Salience)
    clock: int = 0

    def sentence(self, toks: Sequence[Tok]) -> Iterator[Mention]:
        self.salience.next_sentence()
        at = 0
        while at < len(toks):
            mention, end = self._at(toks, at)
            if mention is not None:
                self.clock += 1
                for key in mention.entities:
                    self.salience.note(key, self.people.owner_of(key))
                    self.people.touch(key, self.clock)
                yield mention
            at = max(end, at + 1)

    def _at(self, toks: Sequence[Tok], at: int) -> tuple[Mention | None, int]:
        start = at
        if toks[at].lower in _DETERMINERS and at + 1 < len(toks):
            start = at + 1
        for read in (
            self._holders,
            self._group,
            self._body,
            self._office,
            self._person,
            self._gazetted,
            self._venue,
        ):
            found = read(toks, at, start)
            if found is not None:
                return found
        return None, at + 1

    # --- offices -------------------------------------------------------------------------------

    def _office(
        self, toks: Sequence[Tok], at: int, start: int
    ) -> tuple[Mention | None, int] | None:
        counterpart = self._counterpart(toks, at, start)
        if counterpart is not None:
            return counterpart
        phrase = find_office(toks, start)
        if phrase is None:
            return None
        owner = self._owner(toks, phrase)
        end, name = self._name_after(toks, phrase)
        if name is not None:
            return self._titled(toks, at, end, phrase, owner, name), end
        return self._title_alone(toks, at, phrase, owner)

    def _owner(self, toks: Sequence[Tok], phrase: OfficePhrase) -> str | None:
        return self.actor_of(toks[phrase.owner]) if phrase.owner is not None else None

    def _name_after(self, toks: Sequence[Tok], phrase: OfficePhrase) -> tuple[int, str | None]:
        at = phrase.end
        comma = at < len(toks) and toks[at].text == ","
        if comma:
            at += 1
        if at < len(toks) and toks[at].text in ("(", '"', "“"):
            return phrase.end, None
        end = name_end(toks, at, after_title=True)
        if end == at:
            return phrase.end, None
        name = self._surface(toks, at, end)
        owner = self._owner(toks, phrase)
        known = self.people.is_known(name, owner)
        if (phrase.title.name_known or (phrase.title.needs_owner and owner is None)) and not known:
            return phrase.end, None
        if comma and not self._closes(toks, at, end) and not (known and " " in name):
            return phrase.end, None
        if _in_title_case(toks):
            return self._known_name(toks, at, end, owner) or (phrase.end, None)
        return end, name

    def _known_name(
        self, toks: Sequence[Tok], at: int, end: int, owner: str | None
    ) -> tuple[int, str] | None:
        """The longest known name from here: in a headline, capitals go on behind it."""
        for stop in range(end, at, -1):
            name = self._surface(toks, at, stop)
            if self.people.is_known(name, owner):
                return stop, name
        return None

    def _closes(self, toks: Sequence[Tok], at: int, end: int) -> bool:
        """After "the President of X," a name must be a full one set off by a comma, or known."""
        full = end - at >= 2 or "person" in forms_of(toks[at])
        return full and (end >= len(toks) or toks[end].text in (",", ".", ";", ")", "and"))

    def _surface(self, toks: Sequence[Tok], begin: int, end: int) -> str:
        return " ".join(self.text[toks[begin].span.begin : toks[end - 1].span.end].split())

    def _titled(
        self,
        toks: Sequence[Tok],
        at: int,
        end: int,
        phrase: OfficePhrase,
        owner: str | None,
        name: str,
    ) -> Mention:
        key, reason = self.people.titled(
            name, owner, phrase.office_class, phrase.office, self.clock
        )
        owner = owner or self.people.owner_of(key)
        if owner is None and self.home is not None and toks[phrase.head].capitalised:
            self.people.acts_for(key, self.home)
            owner = self.home
        if self.home is None and phrase.owner is None and phrase.office_class in _OWN and owner:
            self.home = owner
        span = Span(toks[at].span.begin, toks[end - 1].span.end)
        if phrase.owner is not None or key not in {use.person for use in self.titles if use.named}:
            self._use(key, phrase, owner, span, named=True)
        return Mention(span, (key,), "title-name", f"{phrase.label}: {reason}", 0.97)

    def _use(
        self, key: str, phrase: OfficePhrase, owner: str | None, span: Span, *, named: bool
    ) -> None:
        self.titles.append(
            TitleUse(
                key,
                phrase.office,
                phrase.office_class,
                phrase.label,
                owner,
                phrase.qualifier,
                span,
                named,
            )
        )

    def _title_alone(
        self, toks: Sequence[Tok], at: int, phrase: OfficePhrase, owner: str | None
    ) -> tuple[Mention | None, int] | None:
        definite = toks[at].lower in ("the", "this") or (at > 0 and toks[at - 1].lower in _ENTERED)
        if not definite and (owner is None or not toks[phrase.begin].capitalised):
            return None
        if phrase.qualifier in ("former", "elect"):
            return None, phrase.end
        if phrase.owner is not None and owner is None:
            return None, phrase.end
        office_class: str | None = phrase.office_class
        if phrase.title.needs_owner and owner is None:
            found = self.people.in_office(None, office_class, self.clock)
            span = Span(toks[at].span.begin, toks[phrase.end - 1].span.end)
            if found is None:
                return None, phrase.end
            reason = f"{phrase.label}: {found[1]}"
            return Mention(span, (found[0],), "title", reason, 0.85), phrase.end
        if phrase.title.name_only:
            if owner is None and not self.people.recent():
                return None, phrase.end
            office_class = "leader"
        elif phrase.title.takes_portfolio and phrase.office == "minister":
            office_class = "any-minister"
        span = Span(toks[at].span.begin, toks[phrase.end - 1].span.end)
        if owner is not None and not phrase.title.name_only:
            self._use("", phrase, owner, span, named=False)
        found = self.people.in_office(owner, office_class, self.clock)
        if found is None and owner is None and self.home is not None:
            found = self.people.in_office(self.home, office_class, self.clock)
        if found is None:
            if owner is None:
                return None, phrase.end
            self._keep(owner)
            reason = f"{phrase.label} of {self._label(owner)}: holder unknown, stands for it"
            return Mention(span, (owner,), "title", reason, 0.7), phrase.end
        key, reason = found
        return Mention(span, (key,), "title", f"{phrase.label}: {reason}", 0.9), phrase.end

    def _counterpart(
        self, toks: Sequence[Tok], at: int, start: int
    ) -> tuple[Mention | None, int] | None:
        """ "his Turkish counterpart Hakan Fidan": the same office of another country."""
        step = start
        while step < len(toks) and toks[step].match is None and toks[step].lower in ("new", "then"):
            step += 1
        if step + 1 >= len(toks) or toks[step].match is None:
            return None
        after = step + 1
        if toks[after].text in ("'s", "’s") and after + 1 < len(toks):
            after += 1
        if toks[after].lower not in ("counterpart", "colleague"):
            return None
        owner = self.actor_of(toks[step])
        if owner is None:
            return None
        end = after + 1
        likes = [key for key in self.people.recent() if self.people.owner_of(key) != owner]
        like = likes[0] if likes else None
        office_class = self.people.class_of(like) if like else None
        begin = toks[at].span.begin
        comma = end < len(toks) and toks[end].text == ","
        stop = name_end(toks, end + 1 if comma else end, after_title=True)
        if stop > end + (1 if comma else 0):
            name = self._surface(toks, end + 1 if comma else end, stop)
            key, reason = self.people.titled(
                name, owner, office_class or "official", "counterpart", self.clock
            )
            span = Span(begin, toks[stop - 1].span.end)
            office = self.people.office_of(like) if like else None
            if office is not None and office_class is not None:
                label = " ".join(office.split("-")).title().replace(" Of ", " of ")
                self.titles.append(
                    TitleUse(key, office, office_class, label, owner, None, span, named=True)
                )
            return Mention(span, (key,), "title-name", f"counterpart: {reason}", 0.95), stop
        span = Span(begin, toks[end - 1].span.end)
        found = self.people.in_office(owner, office_class, self.clock) if office_class else None
        if found is None:
            self._keep(owner)
            return Mention(span, (owner,), "title", "counterpart, holder unknown", 0.7), end
        return Mention(span, (found[0],), "title", f"counterpart: {found[1]}", 0.85), end

    def _holders(
        self, toks: Sequence[Tok], at: int, start: int
    ) -> tuple[Mention | None, int] | None:
        """ "the presidents of Kazakhstan and Tajikistan", "Japanese and Russian foreign ministers"."""
        phrase = find_holders(toks, at)
        if phrase is None:
            return None
        owners = [self.actor_of(toks[index]) for index in phrase.owners]
        known = [owner for owner in owners if owner is not None]
        if len(known) < 2:
            return None
        keys = []
        for owner in dict.fromkeys(known):
            found = (
                self.people.in_office(owner, phrase.office_class, self.clock)
                if phrase.office_class
                else None
            )
            self._keep(owner)
            keys.append(found[0] if found else owner)
        span = Span(toks[at].span.begin, toks[phrase.end - 1].span.end)
        return Mention(span, tuple(keys), "group", "the holders of these offices", 0.88), phrase.end

    # --- persons without a title in front --------------------------------------------------------

    def _person(
        self, toks: Sequence[Tok], at: int, start: int
    ) -> tuple[Mention | None, int] | None:
        if start != at:
            return None
        end = name_end(toks, at, after_title=False)
        if end == at:
            return None
        name = self._surface(toks, at, end)
        apposed = self._apposed(toks, at, end, name)
        if apposed is not None:
            return apposed
        candidates = [
            candidate.key
            for tok in toks[at:end]
            if tok.match is not None
            for candidate in tok.match.candidates
            if candidate.form in ("person", "surname")
        ]
        countries = {key for key in self.salience.seen() if key.startswith(_ACTOR_PREFIXES)}
        key = self.people.named(name, candidates, self.clock, countries)
        if key is None:
            return (None, end) if toks[at].match is None and end - at > 1 else None
        span = Span(toks[at].span.begin, toks[end - 1].span.end)
        return Mention(span, (key,), "name", "name", 0.93), end

    def _apposed(
        self, toks: Sequence[Tok], at: int, end: int, name: str
    ) -> tuple[Mention | None, int] | None:
        """ "Emomali Rahmon, President of Tajikistan," and "Rahmon (President of Tajikistan)"."""
        if end + 1 >= len(toks) or toks[end].text not in (",", "("):
            return None
        step = end + 1
        if toks[step].lower in ("the", "a", "an"):
            step += 1
        if step >= len(toks):
            return None
        phrase = find_office(toks, step)
        if phrase is None or (phrase.owner is None and toks[end].text == "("):
            return None
        if name_end(toks, phrase.end, after_title=True) > phrase.end:
            return None
        comma = phrase.end < len(toks) and toks[phrase.end].text == ","
        if comma and self._name_after(toks, phrase)[1] is not None:
            return None  # "in Samarkand, the President of Uzbekistan, Shavkat Mirziyoyev, ..."
        if end - at == 1 and not forms_of(toks[at]) & {"person", "surname"}:
            return None
        if phrase.end < len(toks) and toks[phrase.end].text not in (*",.);–—", "and", "on"):
            return None
        owner = self._owner(toks, phrase)
        if owner is None and phrase.owner is not None:
            return None
        key, reason = self.people.titled(
            name, owner, phrase.office_class, phrase.office, self.clock
        )
        owner = owner or self.people.owner_of(key)
        stop = phrase.end
        if stop < len(toks) and toks[stop].text == ")" and toks[end].text == "(":
            stop += 1
        span = Span(toks[at].span.begin, toks[stop - 1].span.end)
        self._use(key, phrase, owner, span, named=True)
        return Mention(span, (key,), "title-name", f"{phrase.label}: {reason}", 0.96), stop

    # --- bodies, groups, countries, places -------------------------------------------------------

    def _body(self, toks: Sequence[Tok], at: int, start: int) -> tuple[Mention | None, int] | None:
        phrase: BodyPhrase | None = find_body(toks, start)
        if phrase is None:
            return None
        office = find_office(toks, start)
        if office is not None and office.end > phrase.end:
            return None
        owner = self.actor_of(toks[phrase.owner]) if phrase.owner is not None else None
        if phrase.owner is not None and owner is None:
            return None, phrase.end
        owner = owner or phrase.owner_key
        if owner is None:
            if toks[at].lower != "the" and not toks[start].capitalised:
                return None
            owner = self.home or self.salience.first_country()
        if owner is None or not owner.startswith("country/"):
            return None
        spoken = self._officer(toks, at, phrase.end, owner)
        if spoken is not None:
            return spoken
        span = Span(toks[at].span.begin, toks[phrase.end - 1].span.end)
        self._keep(owner)
        if phrase.body is None:
            return Mention(
                span, (owner,), "body", f"stands for {self._label(owner)}", 0.9
            ), phrase.end
        code = owner.removeprefix("country/")
        key = f"body/{code}-{phrase.body}"
        label = f"{phrase.label} of {self._label(owner)}"
        self.entities.setdefault(key, Entity(key, EntityType.GOVERNMENT_BODY, label, of=owner))
        confidence = 0.92 if phrase.owner is not None else 0.8
        return Mention(
            span, (key,), "body", "organ of " + self._label(owner), confidence
        ), phrase.end

    def _officer(
        self, toks: Sequence[Tok], at: int, begin: int, owner: str
    ) -> tuple[Mention | None, int] | None:
        """ "Foreign Ministry spokesperson Mao Ning": an officer of the body named first."""
        phrase = find_office(toks, begin) if begin < len(toks) else None
        if phrase is None:
            return None
        end, name = self._name_after(toks, phrase)
        if name is None:
            return None
        self._keep(owner)
        return self._titled(toks, at, end, phrase, owner, name), end

    def _group(self, toks: Sequence[Tok], at: int, start: int) -> tuple[Mention | None, int] | None:
        phrase: GroupPhrase | None = find_group(toks, at)
        if phrase is None:
            return None
        span = Span(toks[at].span.begin, toks[phrase.end - 1].span.end)
        if phrase.region is not None:
            members = self.reference.members_of_group(phrase.region)
            if not members:
                return None
            for key in members:
                self._keep(key)
            return Mention(span, members, "group", f"members of {phrase.region}", 0.7), phrase.end
        members = tuple(self._pair(phrase))
        if len(members) < 2:
            return None, phrase.end
        return Mention(span, members, "group", FOCUS, 0.8), phrase.end

    def _pair(self, phrase: GroupPhrase) -> list[str]:
        if phrase.of == "countries":
            pair = self.salience.pair()
            for key in pair:
                self._keep(key)
            return pair
        people = self.people.recent(phrase.office_class)
        chosen: list[str] = []
        owners: set[str | None] = set()
        for key in people:
            owner = self.people.owner_of(key)
            if owner is not None and owner not in owners:
                chosen.append(key)
                owners.add(owner)
            if len(chosen) == 2:
                return sorted(chosen)
        if phrase.of == "either":
            pair = self.salience.pair()
            for key in pair:
                self._keep(key)
            return pair
        return []

    def _gazetted(
        self, toks: Sequence[Tok], at: int, start: int
    ) -> tuple[Mention | None, int] | None:
        tok = toks[start]
        if tok.match is None:
            return None
        forms = forms_of(tok)
        span = Span(toks[at].span.begin, tok.span.end) if start != at else tok.span
        if "capital" in forms and "name" not in forms and is_locative(toks, start):
            return self._capital_place(tok, span), start + 1
        if "city" in forms:
            return self._city(toks, start), start + 1
        key = self.actor_of(tok)
        if key is None:
            return None, start + 1
        if self._is_part_of_name(toks, start):
            return None, start + 1
        self._keep(key)
        form = "name"
        confidence = 0.98
        if self._locates(toks, start, key):
            return Mention(span, (key,), "place", "where the place before it lies", 0.9), start + 1
        if forms <= ADJECTIVE_FORMS:
            form = "demonym"
            span = tok.span
        elif forms <= {"capital", "metonym"}:
            form, confidence = "metonym", 0.85
            if "capital" in forms and self._is_borne(tok):
                return None, start + 1
        return Mention(span, (key,), form, form, confidence), start + 1

    def _locates(self, toks: Sequence[Tok], at: int, country: str) -> bool:
        """ "in Doha, Qatar": the country after its own town."""
        if at < 2 or toks[at - 1].text != "," or not country.startswith("country/"):
            return False
        town = toks[at - 2]
        if "capital" in forms_of(town):
            return self.actor_of(town) == country
        if "city" in forms_of(town):
            return country in {city.of for city in self._cities(town)}
        return town.match is None and at >= 3 and toks[at - 3].lower in ("in", "at", "near")

    def _is_part_of_name(self, toks: Sequence[Tok], at: int) -> bool:
        """ "the New Zealand Herald", "Canada Post": the country's name begins another name."""
        if at + 1 >= len(toks) or not forms_of(toks[at]) & {"name", "acronym", "alias"}:
            return False
        following = toks[at + 1]
        return (
            following.match is None
            and following.is_word
            and following.capitalised
            and following.text.isalpha()
            and not following.text.isupper()
            and following.lower not in office_lexicon().titles
            and name_end(toks, at + 1, after_title=False) > at + 1
            and not self.people.is_known(following.text, None)
            and not _in_title_case(toks)
        )

    def _is_borne(self, tok: Tok) -> bool:
        """Whether somebody in the article bears the capital's name ("Valeska Paris")."""
        bearer = re.search(rf"\b{_NO_FIRST_NAME}[A-Z][a-z]+ {re.escape(tok.text)}\b", self.text)
        return bearer is not None

    def _capital_place(self, tok: Tok, span: Span) -> Mention | None:
        country = self.actor_of(tok)
        if country is None:
            return None
        code = country.removeprefix("country/")
        key = f"place/{code}-{slug(tok.text)}"
        self._keep(country)
        self.entities.setdefault(key, Entity(key, EntityType.PLACE, tok.text, of=country))
        return Mention(span, (key,), "place", f"capital of {self._label(country)}", 0.97)

    def _city(self, toks: Sequence[Tok], at: int) -> Mention | None:
        cities = self._cities(toks[at])
        if len(cities) != 1 or (self._is_borne(toks[at]) and not is_locative(toks, at)):
            return None
        city = cities[0]
        country = city.of or ""
        self._keep(country)
        self.entities.setdefault(city.key, city)
        reason = f"city of {self._label(country)}"
        return Mention(toks[at].span, (city.key,), "place", reason, 0.95)

    def _cities(self, tok: Tok) -> list[Entity]:
        keys = tok.match.keys if tok.match is not None else ()
        return [city for key in keys if (city := self.reference.cities.by_key.get(key))]

    def _venue(self, toks: Sequence[Tok], at: int, start: int) -> tuple[Mention | None, int] | None:
        found = find_venue(toks, at)
        if found is None:
            return None
        begin, end = found
        name = self._surface(toks, begin, end)
        key = f"place/{slug(name)}"
        if key == "place/":
            return None
        self.entities.setdefault(key, Entity(key, EntityType.PLACE, name))
        span = Span(toks[begin].span.begin, toks[end - 1].span.end)
        return Mention(span, (key,), "place", "named place", 0.8), end

    # --- what a gazetteer token means --------------------------------------------------------------

    def actor_of(self, tok: Tok) -> str | None:
        """The one country or organisation that the words mean here; None where it stays open."""
        match: Match | None = tok.match
        if match is None:
            return None
        forms = OWNER_FORMS | ADJECTIVE_FORMS
        keys = sorted(
            {
                candidate.key
                for candidate in match.candidates
                if candidate.form in forms and candidate.key.startswith(_ACTOR_PREFIXES)
            }
        )
        if len(keys) > 1:
            keys = [key for key in keys if self.reference.statuses.get(key) != "former"] or keys
        if len(keys) == 1:
            return keys[0]
        in_focus = [key for key in keys if key in self.salience.seen()]
        return in_focus[0] if len(in_focus) == 1 else None

    def _keep(self, key: str) -> None:
        entity = self.reference.entity(key)
        if entity is not None:
            self.entities.setdefault(key, entity)

    def _label(self, key: str) -> str:
        entity = self.reference.entity(key) or self.entities.get(key)
        return entity.label if entity else key
