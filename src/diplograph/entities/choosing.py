"""Who of those that bear a name is meant beside a title, as of a date; nobody where it is unsure.

Works of reference alone decide here. Who was named in the article before is asked first, elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from diplograph.entities.records import Term, class_rank
from diplograph.entities.reference import Reference

_TOP = frozenset("head-of-state head-of-government representative-of-head-of-state".split())
_DEPUTY = frozenset("deputy-head-of-state deputy-head-of-government crown-prince".split())
# The class of a title -> the classes of office that somebody called so by surname may have.
_KIN = {
    "head-of-state": _TOP | _DEPUTY,  # "Acting President", and a ruler by another word
    "head-of-government": _TOP | {"deputy-head-of-government"},
    "leader": _TOP,
    "foreign-minister": frozenset({"foreign-minister"}),
    "parliament": frozenset({"speaker"}),
    "organisation-head": _TOP | {"organisation-head"},
}
# Officials and deputies: by the slug of the title.
_KIN_OF_OFFICE = {
    "minister": frozenset({"minister", "foreign-minister", "defence-minister"}),
    "minister-of-defence": frozenset({"defence-minister"}),
    "vice-president": _DEPUTY,
    "deputy-prime-minister": _DEPUTY,
    "crown-prince": _DEPUTY | _TOP,
    "governor": frozenset({"representative-of-head-of-state"}),
}
# Titles that say nothing against a higher office.
_OF_LEADERS = frozenset(
    "general-secretary national-leader prince princess state-councillor counterpart".split()
)
_SOON = dt.timedelta(days=60)  # who was elected is called President before the day
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: its class, the slug of the office, and whose office it is."""

    office_class: str
    office: str
    owner: str | None

    def may_be(self, term: Term) -> bool:
        """Whether who is called so by surname alone may have this office."""
        if self.office in _OF_LEADERS:
            return True
        kin = _KIN.get(self.office_class) or _KIN_OF_OFFICE.get(self.office, frozenset())
        return term.office_class in kin


@dataclass(frozen=True, slots=True)
class Choice:
    """The person chosen and why; ``key`` is None where nobody is sure."""

    key: str | None
    reason: str


def choose(
    reference: Reference, name: str, title: Title, on: dt.date | None, focus: Set[str]
) -> Choice:
    """The person of a name, full or short, beside a title. ``focus``: countries named so far.

    Tried in turn: who holds just this office on the day, who holds one like it, and who ever did.
    The first that anybody meets decides, or nobody where it is several. A forename comes last.
    """
    full = " " in name
    owners = focus if title.owner is None else {title.owner}
    found = reference.persons_named(name, owner=title.owner, on=on)
    if full and not found and title.owner is None and on is not None:
        found = _misspelt(reference, name, title, on, focus)
    for reason, meets in _tests(reference, title, on, focus, full=full):
        able = [key for key in found if meets(key)]
        if len(able) > 1 and title.owner is None:
            able = [key for key in able if _acts_for(reference, key, focus)] or able
        if len(able) == 1 and not full and not _acts_for(reference, able[0], owners):
            nearer = _forenamed(reference, name, title, on, focus)
            if nearer.key is not None:  # "Prince Mohamed", said in Brunei
                return nearer
        if len(able) == 1:
            what = "name" if full else "surname"
            return Choice(able[0], f"{what} and {reason}{_others(reference, found, able[0])}")
        if able:
            return Choice(None, f"unsure: {len(able)} of this name")
    return _forenamed(reference, name, title, on, focus) if not full else Choice(None, "")


def _acts_for(reference: Reference, key: str, focus: Set[str]) -> bool:
    """Whether a person is of a country named so far, or has an office of one."""
    return reference.people[key].of in focus or any(
        term.owner in focus for term in reference.terms_of(key)
    )


def _misspelt(
    reference: Reference, name: str, title: Title, on: dt.date, focus: Set[str]
) -> tuple[str, ...]:
    """Holders of such an office, in a country named so far, whose name is nearly the same."""
    found = {
        key
        for owner in sorted(focus)
        for key in reference.persons_named(name, owner=owner, on=on)
        if any(term.holds_on(on) and title.may_be(term) for term in reference.terms_of(key))
    }
    return tuple(sorted(found))


def holds_office(reference: Reference, name: str, title: Title, on: dt.date | None) -> bool:
    """Whether exactly one person of the name holds just this office on the day."""
    if on is None:
        return False
    found = {
        key
        for key in reference.persons_named(name, owner=title.owner, on=on)
        for term in reference.terms_of(key)
        if term.holds_on(on)
        and term.office_class == title.office_class
        and title.owner in (None, term.owner)
    }
    return len(found) == 1


def _tests(
    reference: Reference, title: Title, on: dt.date | None, focus: Set[str], *, full: bool
) -> Iterable[tuple[str, Callable[[str], bool]]]:
    """The tests in turn, each with the words for whom it finds."""
    owners = focus if title.owner is None else {title.owner}
    known_owner = title.owner is not None or full

    def holds(key: str) -> bool:
        return on is not None and any(
            term.holds_on(on)
            and term.office_class == title.office_class
            and title.owner in (None, term.owner)
            for term in reference.terms_of(key)
        )

    def holds_alike(key: str) -> bool:
        return on is not None and any(
            (term.holds_on(on) or _soon(term, on))
            and title.may_be(term)
            and (full or term.owner in owners)
            for term in reference.terms_of(key)
        )

    def ever(key: str) -> bool:
        terms = reference.terms_of(key)
        return full or not terms or any(title.may_be(term) and _begun(term, on) for term in terms)

    when = f" on {on.isoformat()}" if on is not None else ""
    yield f"office in the reference{when}", holds
    yield f"like office in the reference{when}", holds_alike
    if known_owner:
        yield ("country in the reference" if title.owner else "in the reference"), ever


def _begun(term: Term, on: dt.date | None) -> bool:
    return on is None or term.since is None or term.since.first_day <= on


def _soon(term: Term, on: dt.date) -> bool:
    return term.since is not None and on < term.since.first_day <= on + _SOON


def _forenamed(
    reference: Reference, name: str, title: Title, on: dt.date | None, focus: Set[str]
) -> Choice:
    """The holder of the office whose forename it is: "President Ranil", "Prince Saud"."""
    if on is None:
        return Choice(None, "")
    owners = focus if title.owner is None else {title.owner}
    found = {
        term.person
        for owner in owners
        for term in reference.holders(owner, title.office_class, on)
        if name in reference.people[term.person].label.replace("-", " ").split()
    }
    key = found.pop() if len(found) == 1 else None
    return Choice(key, f"forename and office in the reference on {on.isoformat()}")


def account(reference: Reference, key: str, found: Iterable[str], on: dt.date | None) -> str:
    """Why a bare name is this one of those found: what they are on the day, and who else was."""
    held = [term for term in reference.terms_of(key) if on is not None and term.holds_on(on)]
    if not held or on is None:
        return f"in the reference{_others(reference, found, key)}"
    home = reference.people[key].of  # a king of fifteen countries is called after his own
    term = min(held, key=lambda term: (term.owner != home, class_rank(term.office_class)))
    office = reference.offices[term.office].label
    return f"{office} on {on.isoformat()} in the reference{_others(reference, found, key)}"


def _others(reference: Reference, found: Iterable[str], chosen: str) -> str:
    """Who else was considered, in a few words."""
    others = [reference.people[key].label for key in dict.fromkeys(found) if key != chosen]
    if not others:
        return ""
    if len(others) > _SHOWN:
        return f"; not {len(others)} others of this name"
    return f"; not {' or '.join(others)}"
