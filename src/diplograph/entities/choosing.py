"""Who of those that bear a name is meant beside a title, as of a date; nobody where it is unsure.

Works of reference alone decide here. Who was named in the article before is asked first, elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from diplograph.entities.records import Term
from diplograph.entities.reference import Reference

_TOP = frozenset(
    """head-of-state head-of-government representative-of-head-of-state crown-prince
    deputy-head-of-state deputy-head-of-government""".split()
)
# The class of a title -> the classes of office that somebody called so by surname may have.
_KIN = {
    "head-of-state": _TOP,
    "head-of-government": _TOP,
    "leader": _TOP,
    "deputy": _TOP | {"foreign-minister"},
    "foreign-minister": frozenset({"foreign-minister"}),
    "minister": frozenset({"minister", "foreign-minister", "defence-minister"}),
    "parliament": frozenset({"speaker"}),
    "organisation-head": _TOP | {"organisation-head"},
    "envoy": frozenset[str](),
}
# Officials whose title says nothing against a higher office.
_ALSO_LEADERS = frozenset(
    "general-secretary national-leader prince princess state-councillor counterpart".split()
)
_GOVERNOR = frozenset({"representative-of-head-of-state"})
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: its class, the slug of the office, and whose office it is."""

    office_class: str
    office: str
    owner: str | None

    def may_be(self, term: Term) -> bool:
        """Whether who is called so by surname alone may have this office."""
        if self.office_class == "official":
            if self.office in _ALSO_LEADERS:
                return True
            return self.office == "governor" and term.office_class in _GOVERNOR
        return term.office_class in _KIN.get(self.office_class, frozenset())


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
    The first of these that anybody meets decides, or nobody where it is several.
    """
    full = " " in name
    found = reference.persons_named(name, owner=title.owner, on=on)
    if full and not found and title.owner is None and on is not None:
        found = _misspelt(reference, name, title, on, focus)
    for reason, meets in _tests(reference, title, on, full=full):
        able = [key for key in found if meets(key)]
        if len(able) > 1 and title.owner is None:
            able = [key for key in able if reference.people[key].of in focus] or able
        if len(able) == 1:
            what = "name" if full else "surname"
            return Choice(able[0], f"{what} and {reason}{_others(reference, found, able[0])}")
        if able:
            return Choice(None, f"unsure: {len(able)} of this name")
    return Choice(None, "")


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
    reference: Reference, title: Title, on: dt.date | None, *, full: bool
) -> Iterable[tuple[str, Callable[[str], bool]]]:
    def holds(key: str, *, same: bool) -> bool:
        return on is not None and any(
            term.holds_on(on)
            and (term.office_class == title.office_class if same else title.may_be(term))
            and title.owner in (None, term.owner)
            for term in reference.terms_of(key)
        )

    def ever(key: str) -> bool:
        terms = reference.terms_of(key)
        return full or not terms or any(title.may_be(term) for term in terms)

    when = f" on {on.isoformat()}" if on is not None else ""
    yield f"office in the reference{when}", lambda key: holds(key, same=True)
    if title.owner is not None or full:
        yield f"like office in the reference{when}", lambda key: holds(key, same=False)
        yield ("country in the reference" if title.owner else "in the reference"), ever


def forenamed(reference: Reference, name: str, title: Title, on: dt.date | None) -> Choice:
    """The holder of the office whose forename it is: "President Ranil"."""
    if title.owner is None or on is None:
        return Choice(None, "")
    terms = reference.holders(title.owner, title.office_class, on)
    found = {term.person for term in terms if name in reference.people[term.person].label.split()}
    key = found.pop() if len(found) == 1 else None
    return Choice(key, "forename and office in the reference")


def _others(reference: Reference, found: Iterable[str], chosen: str) -> str:
    """Who else was considered, in a few words."""
    others = [reference.people[key].label for key in found if key != chosen]
    if not others:
        return ""
    if len(others) > _SHOWN:
        return f"; not {len(others)} others of this name"
    return f"; not {' or '.join(others)}"
