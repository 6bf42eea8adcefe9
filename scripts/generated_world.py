"""A made-up world of diplomacy by the thousand: articles as they are after extraction.

    from generated_world import told
    for report in told(1000):
        report.extraction, report.truth

Countries, organisations, cities, memberships and most leaders are real, everything else is drawn
at random and claims nothing about the world. An event is reported by one to six articles in
different words and detail, some of them are reprinted, and what was planned is held or called off
later; of each fact it is known which event it reports. Nothing depends on the clock, and an article
not on how many are asked for.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import comb
from pathlib import Path
from typing import TypeVar

from rdflib import URIRef
from rdflib.term import Node
from world_cast import FIRST_DAY, LAST_DAY, Cast, cast
from world_events import Event, Story, story
from world_reports import LEAST_FACTS, MOST_FACTS, Report, Sentence
from world_states import state
from world_wording import Part
from world_writing import Draft, Told, written

from diplograph.entities.reference import slug
from diplograph.graph.iris import article_iri
from diplograph.graph.mapping import triples as triples_of
from diplograph.graph.turtle import full
from diplograph.model import Extraction

__all__ = ["Told", "articles", "pairwise", "quads", "told", "truth", "write_quads"]

T = TypeVar("T")

STORIES = 8  # that happen in the same week
_MARGIN = 25  # days within which all reports of a week lie
_REPORTS = (30, 24, 18, 12, 9, 7)  # how many events in a hundred have one report, two and so on
_REPRINTED = 0.12


def articles(count: int, *, seed: int = 0) -> Iterator[Extraction]:
    """The first articles of the world of a seed."""
    return (one.extraction for one in told(count, seed=seed))


def truth(count: int, *, seed: int = 0) -> dict[tuple[str, str], str]:
    """Which event each fact of each article reports, by the ids of article and fact."""
    return {
        (one.extraction.article.id, fact): event
        for one in told(count, seed=seed)
        for fact, event in one.truth.items()
    }


def told(count: int, *, seed: int = 0) -> Iterator[Told]:
    """The first articles of the world of a seed with what is true of them."""
    everything = (one for week in itertools.count() for one in _week(seed, week))
    return itertools.islice(everything, count)


def pairwise(wanted: Mapping[T, Hashable], found: Mapping[T, Hashable]) -> tuple[float, float]:
    """Precision and recall of what was taken for one, over all pairs of things in ``wanted``.

    >>> pairwise({"a": 1, "b": 1, "c": 1}, {"a": "x", "b": "x", "c": "y"})
    (1.0, 0.3333333333333333)
    """
    both = _pairs((wanted[one], found[one]) for one in wanted)
    together, same = _pairs(found[one] for one in wanted), _pairs(wanted.values())
    return both / together if together else 1.0, both / same if same else 1.0


def quads(extraction: Extraction) -> Iterator[str]:
    """What an article says as lines of N-Quads, each once."""
    tail = f" {full(article_iri(extraction.article.id))} .\n"
    for subject, predicate, value in dict.fromkeys(triples_of(extraction)):
        last = _iri(value) if isinstance(value, URIRef) else full(value)
        yield f"{_iri(subject)} {_iri(predicate)} {last}{tail}"


def write_quads(path: Path, triples: int = 1_000_000, *, seed: int = 0) -> int:
    """Write N-Quads of so many triples, up to a whole article; returns how many articles."""
    written = count = 0
    with path.open("w", encoding="utf-8") as file:
        for one in told(triples, seed=seed):
            lines = list(quads(one.extraction))
            file.writelines(lines)
            written, count = written + len(lines), count + 1
            if written >= triples:
                break
    return count


@lru_cache(1 << 16)
def _iri(node: Node) -> str:
    """An IRI as N-Quads have it; most stand in many lines."""
    return full(node)


def _pairs(things: Iterable[Hashable]) -> int:
    return sum(comb(number, 2) for number in Counter(things).values())


def _week(seed: int, week: int) -> Iterator[Told]:
    """The reports on the stories of one week, by the day they appear."""
    chance = random.Random(f"{seed}/{week}")
    people = cast()
    days = (LAST_DAY - FIRST_DAY).days - 2 * _MARGIN
    first = FIRST_DAY + dt.timedelta(days=_MARGIN + int(chance.random() * days))
    drafts: list[Draft] = []
    for number in range(STORIES):
        day = first + dt.timedelta(days=int(chance.random() * 7))
        what = story(people, chance, f"{seed}-{week}-{number}", day)
        drafts += _drafts(people, chance, what)
    drafts.sort(key=lambda draft: draft.published)
    for number, draft in enumerate(drafts):
        yield written(draft, f"{slug(draft.outlet)}-{draft.published}-{seed}-{week}-{number}")


def _drafts(people: Cast, chance: random.Random, what: Story) -> Iterator[Draft]:
    """All reports on a story, and their reprints."""
    if what.announced is not None:
        early = what.day - dt.timedelta(days=3 + int(chance.random() * 14))
        yield _draft(people, chance, what, early, (what.announced,))
    days = [event.fact.start.first_day for event in what.events if event.fact.start]
    (count,) = chance.choices(range(1, len(_REPORTS) + 1), _REPORTS)
    for _ in range(count):
        known = days[int(chance.random() * len(days))]
        published = known + dt.timedelta(days=int(chance.random() * 2))
        past = [event for event, day in zip(what.events, days, strict=True) if day <= known]
        draft = _draft(people, chance, what, published, past)
        yield draft
        if chance.random() < _REPRINTED:
            yield _reprint(people, chance, draft)


def _draft(
    people: Cast,
    chance: random.Random,
    what: Story,
    published: dt.date,
    events: Sequence[Event],
) -> Draft:
    report = Report(people, chance, what)
    report.tell(events[0])
    for event in events[1:]:
        if len(report.facts) < MOST_FACTS and chance.random() < 0.85:
            report.tell(event)
        if chance.random() < 0.2:
            report.fill()
    wanted = min(MOST_FACTS, max(LEAST_FACTS, len(report.facts) + int(chance.random() * 4)))
    while len(report.facts) < wanted:
        lasting = state(people, chance, what)
        if lasting is not None:
            report.tell(lasting)
    outlets = people.words["outlets"]
    outlet = outlets[int(chance.random() * len(outlets))]
    title = _title(people, chance, what)
    return Draft(published, outlet, title, chance.random() < 0.4, report, tuple(report.sentences))


def _title(people: Cast, chance: random.Random, what: Story) -> str:
    main = what.events[0].fact
    names = [people.entities[key].label for key in what.countries[:2]]
    subject = (main.kind or main.type.lower()).replace("-", " ")
    if chance.random() < 0.5:
        return f"{' and '.join(names)}: {subject}"
    return f"{subject.capitalize()}: {', '.join(names)}"


def _reprint(people: Cast, chance: random.Random, draft: Draft) -> Draft:
    """The same article in another outlet, a few words changed and a sentence added."""
    changes = chance.sample(people.words["reworded"], 4)
    facts = draft.report.facts.values()
    said = {words for fact in facts for words in (fact.content, fact.quotation)}
    sentences = [replace(one, parts=_reworded(one.parts, changes, said)) for one in draft.sentences]
    sentences.append(Sentence((chance.choice(people.words["fillers"]),)))
    outlet = chance.choice([one for one in people.words["outlets"] if one != draft.outlet])
    published = draft.published + dt.timedelta(days=int(chance.random() * 2))
    return replace(draft, outlet=outlet, published=published, sentences=tuple(sentences))


def _reworded(
    parts: tuple[Part, ...], changes: list[list[str]], said: set[str | None]
) -> tuple[Part, ...]:
    """Other words between those that mean something or were said."""
    new = list(parts)
    for at, part in enumerate(parts):
        if isinstance(part, str) and part not in said:
            for before, after in changes:
                part = part.replace(before, after)
            new[at] = part
    return tuple(new)
