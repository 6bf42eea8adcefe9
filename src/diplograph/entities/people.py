"""Who is who inside one article: names read from the text, linked as of its date, and kept.

A person the reference does not know becomes a new one from title and name, and is one person
wherever name, country and office agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import cache

from diplograph.entities.choosing import Title, account, choose, holds_office
from diplograph.entities.names import (
    name_key,
    same_person,
    split_name,
    strip_honorifics,
    surname_of,
)
from diplograph.entities.records import class_rank
from diplograph.entities.reference import Reference, slug
from diplograph.model import Entity, EntityType
from diplograph.resources import read_yaml, resource

_CHAIRS = frozenset({"chairperson", "chairperson-in-office"})
_TOP = ("head-of-state", "head-of-government")
_ROYAL = frozenset("King Queen Emperor Sultan Emir Amir Shah Prince Princess".split())


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person met in the article. ``owner`` is the country or organisation they act for."""

    key: str
    name: str
    owner: str | None
    office_class: str | None
    office: str | None
    reason: str = ""


# Our classes of titles -> those of the reference tables.
_TABLES = {
    "deputy": ("deputy-head-of-state", "deputy-head-of-government", "crown-prince"),
    "parliament": ("speaker",),
}


def _in_tables(classes: Iterable[str]) -> tuple[str, ...]:
    return tuple(known for one in classes for known in _TABLES.get(one, (one,)))


@cache
def _governed_by_prime_minister() -> frozenset[str]:
    """Countries whose head of state does not govern, from ``data/frames/leaders.yaml``."""
    codes = read_yaml(resource("data", "frames", "leaders.yaml"))
    return frozenset(f"country/{code}" for code in codes["head-of-government"].split())


def _unstyled(name: str) -> str:
    """A name without the royal word in front, which is no given name."""
    first, _, rest = name.partition(" ")
    return rest if first in _ROYAL and rest else name


def _may_be(name: str, entity: Entity) -> bool:
    """Whether a full name is one of the entity's, however it is romanised."""
    known = [label for label in (entity.label, *entity.alt_labels) if " " in label]
    plain = _unstyled(strip_honorifics(name))
    return name in known or any(" " in plain and same_person(plain, label) for label in known)


class People:
    """The persons of one article, by key and by surname; filled while its sentences are read."""

    def __init__(self, reference: Reference, published: dt.date | None) -> None:
        self._reference = reference
        self._published = published
        self._known: dict[str, KnownPerson] = {}
        self._seen: dict[str, int] = {}  # the number of the last mention of each
        self._surnames: dict[str, list[str]] = {}
        self._called: dict[str, str] = {}
        self.entities: dict[str, Entity] = {}

    def titled(
        self,
        name: str,
        owner: str | None,
        office_class: str,
        office: str,
        seen: int,
        focus: Set[str] = frozenset(),
    ) -> tuple[str, str]:
        """The person of a title and a name, and why: (key, reason).

        ``focus`` are the countries named so far.
        """
        plain = strip_honorifics(name)
        title = Title(office_class, office, owner)
        sitting = self._sitting(plain, title)
        if sitting is not None:
            self._remember(sitting, plain, None, None, None, seen, "who governs and has the chair")
            return sitting, "who governs and has the chair"
        held = self._in_article(plain, owner)
        if held is not None and (" " in plain or self._may_be_called(held, title)):
            key, reason = held, self._known[held].reason or "named earlier in the article"
        else:
            key, reason = self._in_reference(plain, title, focus)
        self._remember(key, plain, owner, office_class, office, seen, reason)
        return key, reason

    def _sitting(self, name: str, title: Title) -> str | None:
        """Who governs a country and chairs an organisation: "the Chair of the African Union, X"."""
        on = self._published
        chairs = title.office in _CHAIRS and (title.owner or "").startswith("organisation/")
        if not chairs or on is None:
            return None
        met = self._in_article(name, None)
        named = self._reference.persons_named(name, on=on) if " " in name else ()
        found = {
            key
            for key in ((met,) if met is not None else named)
            for term in self._reference.terms_of(key)
            if term.office_class in (*_TOP, "foreign-minister")
            and term.holds_on(on)
            and term.owner.startswith("country/")
        }
        return found.pop() if len(found) == 1 else None

    def holds(self, name: str, title: Title) -> bool:
        """Whether one person of the name holds just this office, by the reference."""
        return holds_office(self._reference, name, title, self._published)

    def named(
        self, name: str, candidates: Iterable[str], seen: int, countries: set[str]
    ) -> str | None:
        """The person of a bare name: one met in the article, or one the reference is sure of."""
        plain, candidates = strip_honorifics(name), tuple(candidates)
        held = self._in_article(plain, None)
        if held is None:
            held = self._from_candidates(name, candidates, countries)
            if held is None:
                return None
            entity = self._reference.entity(held)
            people = [key for key in candidates if key in self._reference.people]
            people = people or [*self._reference.persons_named(plain, on=self._published)]
            reason = account(self._reference, held, people, self._published)
            owner = entity.of if entity else None
            self._remember(held, plain, owner, None, None, seen, reason)
        else:
            self._seen[held] = seen
        return held

    def in_office(
        self, owner: str | None, office_class: str | None, seen: int
    ) -> tuple[str, str] | None:
        """Who is meant by an office alone: (key, reason), or None."""
        classes = self._classes(owner, office_class)
        held = [
            person
            for person in self._by_recency()
            if (owner is None or person.owner == owner)
            and (office_class is None or person.office_class in classes)
        ]
        if held:
            self._seen[held[0].key] = seen
            return held[0].key, "who holds this office in the article"
        if owner is None or self._published is None:
            return None
        for one_class in _in_tables(classes):
            terms = self._reference.holders(owner, one_class, self._published)
            if len({term.person for term in terms}) == 1:
                key = terms[0].person
                entity = self._reference.entity(key)
                if entity is not None:
                    office = terms[0].office.removeprefix(f"office/{owner.split('/', 1)[1]}-")
                    self._remember(key, entity.label, owner, one_class, office, seen)
                    return (
                        key,
                        f"{terms[0].title} on {self._published.isoformat()} in the reference",
                    )
        return None

    def _classes(self, owner: str | None, office_class: str | None) -> tuple[str, ...]:
        """The classes of office that the words may mean; "the leader" is who governs."""
        if office_class == "leader":
            if owner in _governed_by_prime_minister():
                return ("head-of-government",)
            return _TOP
        if office_class == "any-minister":
            return ("minister", "foreign-minister")
        return () if office_class is None else (office_class,)

    def may_hold(self, key: str, owner: str, office_class: str) -> bool:
        """Whether no other person is known to hold the one office of this class."""
        if office_class not in _TOP or self._published is None:
            return True
        terms = self._reference.holders(owner, office_class, self._published)
        return not terms or key in {term.person for term in terms}

    def acts_for(self, key: str, owner: str) -> None:
        """Note for whom a person acts."""
        if key in self._known:
            self._known[key] = replace(self._known[key], owner=owner)
            self.entities[key] = replace(self.entities[key], of=owner)

    def owner_of(self, key: str) -> str | None:
        """The country or organisation a person acts for in this article."""
        known = self._known.get(key)
        if known is not None and known.owner:
            return known.owner
        entity = self._reference.entity(key)
        return entity.of if entity else None

    def class_of(self, key: str) -> str | None:
        """The class of the office a person holds in this article, or on its day."""
        known = self._known.get(key)
        if known is not None and known.office_class is not None:
            return known.office_class
        return min(self.classes_held(key), key=class_rank, default=None)

    def classes_held(self, key: str) -> set[str]:
        """The classes of the offices that the reference knows a person to hold on the day."""
        on = self._published
        return {t.office_class for t in self._reference.terms_of(key) if on and t.holds_on(on)}

    def recent(self, office_class: str | None = None) -> list[str]:
        """Persons of this class, the last mentioned first."""
        return [
            person.key
            for person in self._by_recency()
            if office_class is None or person.office_class == office_class
        ]

    def reason(self, key: str) -> str:
        """Why a person met in the article is who they are."""
        known = self._known.get(key)
        return known.reason if known is not None else ""

    def touch(self, key: str, seen: int) -> None:
        """Note that the person was mentioned again."""
        if key in self._known:
            self._seen[key] = seen

    def settle(self) -> None:
        """After a first reading: who is known by part of a name is the one linked who bears it.

        Who was mentioned last is forgotten, for the second reading.
        """
        for key, person in list(self._known.items()):
            if self._reference.entity(key) is None and self._fuller(person) is not None:
                del self._known[key]
                self.entities.pop(key, None)
                self._surnames = {
                    surname: [other for other in keys if other != key]
                    for surname, keys in self._surnames.items()
                }
        self._seen.clear()

    def _fuller(self, person: KnownPerson) -> str | None:
        fuller = [
            key
            for key, other in self._known.items()
            if key != person.key
            and (self._reference.entity(key) is not None or len(other.name) > len(person.name))
            and same_person(person.name, other.name)
            and (person.owner is None or other.owner in (person.owner, None))
        ]
        return fuller[0] if len(fuller) == 1 else None

    def _may_be_called(self, key: str, title: Title) -> bool:
        """Whether nothing speaks against it: the President is not "the Energy Minister"."""
        known, terms = self._known[key], self._reference.terms_of(key)
        return (
            known.office_class in (None, title.office_class)
            or not terms
            or any(map(title.may_be, terms))
        )

    def _by_recency(self) -> list[KnownPerson]:
        met = [person for person in self._known.values() if person.key in self._seen]
        return sorted(met, key=lambda person: -self._seen[person.key])

    def _in_article(self, name: str, owner: str | None) -> str | None:
        keys = self._surnames.get(name_key(surname_of(name)), []) if name else []
        if not keys and " " not in name:
            keys = self._surnames.get(name_key(name), [])
        if not keys and name in self._called:
            held = self._called[name]
            return held if owner is None or self._known[held].owner == owner else None
        if not keys and " " not in name:  # "Minister Gedion", "Rana" of Arzu Rana Deuba
            keys = self._by_given_name(name)
            fits = [key for key in keys if owner is None or self._known[key].owner == owner]
            return fits[0] if len(fits) == 1 else None
        fits = [
            key
            for key in keys
            if same_person(name, self._known[key].name)
            and (owner is None or self._known[key].owner in (owner, None))
        ]
        return fits[0] if len(set(fits)) == 1 else None

    def _by_given_name(self, name: str) -> list[str]:
        return [
            key
            for key, known in self._known.items()
            if known.office is not None and name in known.name.split()[:-1]
        ]

    def _in_reference(self, name: str, title: Title, focus: Set[str]) -> tuple[str, str]:
        choice = choose(self._reference, _unstyled(name), title, self._published, focus)
        if choice.key is not None:
            return choice.key, choice.reason
        key = f"person/{slug(name)}"
        if self._reference.entity(key) is not None:  # one of the same name, but not this one
            key = f"{key}-{title.office}"
        return key, "new to the reference: known by title and name"

    def office_of(self, key: str) -> str | None:
        """The slug of the office a person was called by in this article."""
        known = self._known.get(key)
        return known.office if known else None

    def is_known(self, name: str, owner: str | None) -> bool:
        """Whether the article or the reference knows somebody of this name."""
        return (
            self._in_article(strip_honorifics(name), owner) is not None
            or len(self._reference.persons_named(name, owner=owner, on=self._published)) > 0
        )

    def is_in_office(self, name: str) -> bool:
        """Whether somebody of the name holds an office on the day, by the reference."""
        on = self._published
        return on is not None and any(
            term.holds_on(on)
            for key in self._reference.persons_named(strip_honorifics(name), on=on)
            for term in self._reference.terms_of(key)
        )

    def _from_candidates(
        self, name: str, candidates: tuple[str, ...], countries: set[str]
    ) -> str | None:
        # "Al Saud" and "van der Bellen" are surnames, "Pope Francis" is more.
        full = bool(split_name(name).given) or strip_honorifics(name) != name
        guessed = not candidates
        if guessed and full and self._published is not None:
            candidates = self._reference.persons_named(name, on=self._published)
        if not candidates:
            return None
        active = []
        for key in dict.fromkeys(candidates):
            entity = self._reference.entity(key)
            if entity is None or (full and not _may_be(name, entity)):
                continue
            in_office = any(
                self._published is None
                or (
                    (term.since is None or term.since.first_day <= self._published)
                    and (term.until is None or term.until.last_day >= self._published)
                )
                for term in self._reference.terms_of(key)
            )
            sure = full and (in_office or not guessed)
            if (sure or in_office) and (sure or entity.of in countries):
                active.append((not in_office, key))
        best = sorted(active)
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1]

    def _remember(
        self,
        key: str,
        name: str,
        owner: str | None,
        office_class: str | None,
        office: str | None,
        seen: int,
        reason: str = "",
    ) -> None:
        known = self._known.get(key)
        entity = self._reference.entity(key)
        if known is not None:
            name = max(known.name, name, key=len)
            owner = known.owner or owner
            office_class = known.office_class or office_class
            office = known.office or office
            reason = known.reason or reason
        elif entity is not None and owner is None:
            owner = entity.of
        self._known[key] = KnownPerson(key, name, owner, office_class, office, reason)
        self._seen[key] = seen
        label = entity.label if entity is not None else name
        for variant in {name, label}:
            keys = self._surnames.setdefault(name_key(surname_of(variant)), [])
            if key not in keys:
                keys.append(key)
        words = name.split()
        if len(words) > 2 and surname_of(name) == words[0]:  # Bui Thanh Son is called Son
            self._called[words[-1]] = key
        if entity is None:
            self.entities[key] = Entity(key, EntityType.PERSON, name, of=owner)
        else:
            self.entities[key] = entity if entity.of else replace(entity, of=owner)
