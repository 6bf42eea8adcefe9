"""A gold file against a program: figures for all its lines, and the errors one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diplograph.evaluation.gold import GoldFact, GoldLine, GoldPeople, load, load_people
from diplograph.evaluation.matching import Coded, kind_fits
from diplograph.evaluation.sameness import Sameness
from diplograph.evaluation.scoring import Counts, Score, coded_facts, score
from diplograph.evaluation.tables import (
    HEADING,
    Bin,
    bin_figures,
    bins,
    confusion_figures,
    confusion_section,
    reliability_section,
    section,
    table_figures,
)
from diplograph.model import Article, Extraction


@dataclass(slots=True)
class Report:
    """The scores of all lines of a gold file, in its order."""

    lines: list[tuple[GoldLine, Score]] = field(default_factory=list)

    def exact(self) -> dict[str, Counts]:
        """Facts by type, fillers of roles compared exactly."""
        return _sum(line.exact for _, line in self.lines)

    def loose(self) -> dict[str, Counts]:
        """Facts by type, countries standing for persons."""
        return _sum(line.loose for _, line in self.lines)

    def roles(self) -> dict[str, Counts]:
        """Fillers by type and role, compared exactly."""
        return _sum(line.roles for _, line in self.lines)

    def detail(self) -> dict[str, Counts]:
        """Kind, status, dates, topics and so on of facts that were found."""
        return _sum(line.detail for _, line in self.lines)

    def false_alarms(self) -> tuple[int, int]:
        """Lines without any fact: how many gave one all the same, and how many there are."""
        silent = [one for line, one in self.lines if not line.facts and not line.also]
        return sum(1 for one in silent if one.false), len(silent)

    def confusion(self) -> dict[tuple[str, str], int]:
        """Which type and kind was taken for which, the most frequent first."""
        pairs = Counter(
            names
            for _, one in self.lines
            for wanted, found in (*one.found, *one.near)
            if not kind_fits(wanted, found)
            for names in [
                (_name(wanted.type, wanted.kinds), _name(found.fact.type, [found.fact.kind]))
            ]
        )
        return dict(sorted(pairs.items(), key=lambda item: (-item[1], item[0])))

    def reliability(self) -> tuple[Bin, ...]:
        """How often facts are right, at least loosely, by the confidence they are given with."""
        return bins(
            (coded.confidence, right)
            for _, one in self.lines
            for facts, right in (
                ([found for _, found in one.found], True),
                ([found for _, found in one.near] + one.false, False),
            )
            for coded in facts
        )

    def figures(self) -> dict[str, Any]:
        """All figures as plain values, as JSON takes them."""
        alarms, silent = self.false_alarms()
        return {
            "lines": len(self.lines),
            "facts, exactly": table_figures(_with_total(self.exact())),
            "facts, loosely": table_figures(_with_total(self.loose())),
            "roles": table_figures(self.roles()),
            "of facts found": table_figures(self.detail()),
            "reliability": bin_figures(self.reliability()),
            "confusion": confusion_figures(self.confusion()),
            "lines without a fact": {"all": silent, "gave one": alarms},
        }

    def table(self) -> str:
        """All figures as text, one row per type, role and detail."""
        alarms, silent = self.false_alarms()
        return "\n".join(
            [
                HEADING,
                *section("facts, exactly", self.exact(), total=True),
                *section("facts, loosely", self.loose(), total=True),
                *section("roles", self.roles()),
                *section("of facts found", self.detail()),
                *reliability_section(self.reliability()),
                *confusion_section(self.confusion()),
                "",
                f"{alarms} of {silent} lines without a fact gave one",
                "",
            ]
        )

    def errors(self) -> Iterator[str]:
        """Every line that is not as it should be: missed, false and nearly right facts."""
        for line, one in self.lines:
            found = list(_line_errors(one))
            if found:
                text = line.article.text if line.kind else line.article.title or ""
                yield "\n".join([f"{line.id} [{line.kind}] {text}", *found])


def evaluate(
    gold_path: Path, extract: Callable[[Article], Extraction], *, split: str | None = None
) -> Report:
    """Run a program over a gold file (of one split only where given) and score what it finds.

    Raises ReferenceDataError where the file is not as it should be.
    """
    people = load_people(gold_path.parent / "people.csv")
    return evaluate_lines(load(gold_path, split=split), extract, people)


def evaluate_lines(
    lines: Iterable[GoldLine],
    extract: Callable[[Article], Extraction],
    people: GoldPeople | None = None,
) -> Report:
    """Run a program over lines of gold and score what it finds."""
    report = Report()
    for line in lines:
        extraction = extract(line.article)
        same = Sameness(people or GoldPeople({}, {}), extraction.entities)
        report.lines.append(
            (line, score(line.facts, coded_facts(extraction), also=line.also, sameness=same))
        )
    return report


def _sum(tables: Iterator[dict[str, Counts]]) -> dict[str, Counts]:
    total: dict[str, Counts] = {}
    for table in tables:
        for name, counts in table.items():
            total.setdefault(name, Counts()).add(counts)
    return dict(sorted(total.items()))


def _with_total(table: Mapping[str, Counts]) -> dict[str, Counts]:
    total = Counts()
    for counts in table.values():
        total.add(counts)
    return {**table, "all": total}


def _name(type_name: str, kinds: Sequence[str | None]) -> str:
    return f"{type_name}/{'|'.join(kind or '' for kind in kinds)}"


def _line_errors(one: Score) -> Iterator[str]:
    for wanted in one.missed:
        yield f"  missed  {_gold_text(wanted)}"
    for found in one.false:
        yield f"  false   {_coded_text(found)}"
    for wanted, found in one.near:
        yield f"  wanted  {_gold_text(wanted)}"
        yield f"    got   {_coded_text(found)}"


def _gold_text(fact: GoldFact) -> str:
    roles = " ".join(f"{role}={'|'.join(keys)}" for role, keys in fact.roles)
    when = "|".join(fact.starts)
    head = f"{fact.type}/{'|'.join(fact.kinds)} {fact.status or ''} {fact.modality}"
    return f"{head} {roles} {when} {fact.value or ''}".strip()


def _coded_text(coded: Coded) -> str:
    fact = coded.fact
    roles = " ".join(f"{role}={key}" for role, key in fact.roles)
    head = f"{fact.type}/{fact.kind or ''} {fact.status or ''} {coded.modality}"
    return f"{head} {roles} {fact.start or ''} {fact.value or ''}".strip()
