import itertools
import sys
import time

import click
import pytest

from diplograph.cli.reporting import Problems, counted
from diplograph.errors import CodingError, HeldBackWarning, ReadingError, ReadingWarning


def test_problems_are_one_line_each_with_their_code(capsys: pytest.CaptureFixture[str]) -> None:
    problems = Problems()
    for problem in (
        ReadingError("a.txt is empty"),
        ReadingWarning("b.txt has no date"),
        CodingError("c could not be coded"),
        HeldBackWarning("d: held back"),
    ):
        problems(problem)
    assert capsys.readouterr().err.splitlines() == [
        "error DG100: a.txt is empty",
        "warning DG101: b.txt has no date",
        "error DG110: c could not be coded",
        "warning DG111: d: held back",
    ]
    with pytest.raises(click.exceptions.Exit) as left:
        problems.leave()
    assert left.value.exit_code == 3


def test_problems_leave_quietly_after_warnings_only() -> None:
    problems = Problems()
    problems(ReadingWarning("b.txt has no date"))
    problems.leave()
    assert problems.errors == 0


@pytest.mark.parametrize(
    ("stderr", "stdout", "output", "shown"),
    [
        (True, True, "graph.ttl", "\r2 articles\r3 articles\r\033[K"),
        (True, False, None, "\r2 articles\r3 articles\r\033[K"),
        (True, True, None, ""),
        (True, True, "-", ""),
        (False, False, "graph.ttl", ""),
    ],
)
def test_counted_shows_a_count_on_terminals_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stderr: bool,
    stdout: bool,
    output: str | None,
    shown: str,
) -> None:
    clock = itertools.count(step=1.5)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: stderr, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: stdout, raising=False)
    assert list(counted("abc", "articles", output=output)) == ["a", "b", "c"]
    assert capsys.readouterr().err == shown
