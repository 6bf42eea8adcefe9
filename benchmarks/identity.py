"""How well a store finds out what is one across articles, by the generated world.

    python benchmarks/identity.py [ARTICLES] [--seed N] [--wrong]

A store is filled with ARTICLES (1,000) articles, and what it took for one is compared with what is
true. Precision is the share of pairs of reports taken for one that are of one event (or of one term
of office, one membership and so on), recall the share of pairs of one event that were taken for
one. Reports whose day or figure is not that of the event only count in the last row: whether they
are one with the others is a matter of taste. Plans are left out, as a store links them to what came
of them and does not merge them. ``--wrong`` prints what was merged and is not one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts"))
from generated_world import Told, pairwise, quads, told

from diplograph.model import Fact, Status
from diplograph.store import Store
from diplograph.store.classes import Classes
from diplograph.store.layout import node

HAPPENED = (None, Status.HELD, Status.UNDER_WAY)
Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """One article's telling of one event: what it is truly of, and what the store has it as."""

    fact: Fact
    event: str
    found: str
    at_odds: bool


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("articles", metavar="ARTICLES", nargs="?", type=int, default=1000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--wrong", action="store_true")
    asked = options.parse_args()
    reports = read(list(told(asked.articles, seed=asked.seed)))
    happened = {item: one for item, one in reports.items() if one.fact.status in HAPPENED}
    kept = {item: one for item, one in happened.items() if not one.at_odds}
    print(f"{'':20} reports   events  precision  recall")
    row("all", kept)
    for name in sorted({one.fact.type for one in kept.values()}):
        row(name, {item: one for item, one in kept.items() if one.fact.type == name})
    row("all with at odds", happened)
    if asked.wrong:
        for line in wrong(kept.values()):
            print(line)


def read(articles: list[Told]) -> dict[Item, Report]:
    """All reports, as a store has them that was filled with the articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "world.nq")
        with path.open("w", encoding="utf-8") as file:
            for article in articles:
                file.writelines(quads(article.extraction))
        with Store.open(Path(folder, "store")) as store:
            store.load(path)
            classes = Classes(store.backend)
            return {
                (article.extraction.article.id, key): Report(
                    article.extraction.facts[key],
                    event,
                    classes.canonical(node(key)).value,
                    key in article.conflicting,
                )
                for article in articles
                for key, event in article.truth.items()
            }


def row(name: str, reports: Mapping[Item, Report]) -> None:
    """Print the figures of some reports."""
    wanted = {item: one.event for item, one in reports.items()}
    precision, recall = pairwise(wanted, {item: one.found for item, one in reports.items()})
    print(
        f"{name:20} {len(wanted):7,} {len({*wanted.values()}):8,} {precision:10.3f} {recall:7.3f}"
    )


def wrong(reports: Iterable[Report]) -> list[str]:
    """What was merged of several events, a line for each way it is told."""
    merged: defaultdict[str, set[str]] = defaultdict(set)
    for one in reports:
        fact = one.fact
        roles = " ".join(f"{role}={key}" for role, key in fact.roles if role != "involvesCountry")
        when = f"{fact.start or 'undated'}..{fact.end or ''}"
        merged[one.found].add(f"  {one.event}: {fact.type} {fact.kind} {when} {roles}")
    several = {
        found
        for found, lines in merged.items()
        if len({line.partition(": ")[0] for line in lines}) > 1
    }
    return [line for found in sorted(several) for line in (found, *sorted(merged[found]))]


if __name__ == "__main__":
    main()
