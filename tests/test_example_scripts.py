"""The example scripts run, and say what the bundled data say."""

import runpy
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
# A line or part of one that a script prints, checked by hand against the data.
SAID = {
    "did_visits_follow_trade": (
        "Russia        2021        146.9   +36.3%       0          1",
        "Kazakhstan    2022         31.2   +23.4%       2          2",
    ),
    "how_two_leaders_are_linked": (
        "8 meetings from Chou En-lai to Rishi Sunak",
        "1972-02-21  Chou En-lai - Richard Nixon",
        "... Met with Premier Chou En-lai",
    ),
    "leaders_who_met_most": ("8  2002-2008  George W. Bush, Vladimir Putin",),
    "tone_before_a_break": (
        "2016-01-03  Iran          Saudi Arabia        +0              -3  colder",
        "2021-08-24  Morocco       Algeria             +1              +2  warmer",
    ),
    "who_brokers_central_asia": ("CSTO", "Azerbaijan", "Russia"),
    "who_visits_whom": ("1972-1979", "Soviet Union", "1 / 3   75%"),
}


def test_every_example_is_tested() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.py")} == SAID.keys()


@pytest.mark.parametrize("name", sorted(SAID))
def test_example_says_what_the_data_say(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [f"{name}.py"])
    runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert [words for words in SAID[name] if words not in said] == []


@pytest.mark.parametrize("name", sorted(SAID))
def test_example_says_question_method_and_caveat(name: str) -> None:
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    docstring = text.split('"""')[1]
    assert docstring.partition("\n")[0].endswith("?")
    for part in ("Method: ", "Caveat: ", f"Run: python examples/{name}.py"):
        assert part in docstring
