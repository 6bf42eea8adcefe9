"""A gold file against a program: figures for all its lines, and the errors one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diplograph.evaluation.gold import GoldFact, GoldLine, load, load_people
from diplograph.evaluation.matching import Coded
from diplograph.evaluation.sameness import Sameness
from diplograph.evaluation.scoring import Counts, Score, coded_facts, score
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

    def table(self) -> str:
        """All figures as text, one row per type, role and detail."""
        rows = [f"{'':38}{'right':>6}{'false':>6}{'missed':>7}{'P':>7}{'R':>7}{'F':>7}"]
        for title, counts in (
            ("facts, exactly", self.exact()),
            ("facts, loosely", self.loose()),
            ("roles", self.roles()),
            ("of facts found", self.detail()),
        ):
            rows += ["", title, *_rows(counts, total=title.startswith("facts"))]
        alarms, silent = self.false_alarms()
        rows += ["", f"{alarms} of {silent} lines without a fact gave one", ""]
        return "\n".join(rows)

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
    report = Report()
    for line in load(gold_path, split=split):
        extraction = extract(line.article)
        same = Sameness(people, extraction.entities)
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


def _rows(table: Mapping[str, Counts], *, total: bool) -> Iterator[str]:
    everything = Counts()
    for name, counts in table.items():
        everything.add(counts)
        yield _row(name, counts)
    if total:
        yield _row("all", everything)


def _row(name: str, counts: Counts) -> str:
    return (
        f"  {name:36}{counts.right:6}{counts.false:6}{counts.missed:7}"
        f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    )


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
