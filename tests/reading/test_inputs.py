import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from diplograph.errors import ReadingError, ReadingWarning
from diplograph.model import Article, PartialDate
from diplograph.reading import read

NORDIC = "date 2022-03-01\nThe foreign ministers of Norway and Finland met in Oslo on Tuesday.\n"
BALTIC = "date 2022-03-02\nThe presidents of Latvia and Estonia met in Riga on Wednesday.\n"


def taken(*paths: Path | str, **options: object) -> tuple[list[Article], list[str]]:
    problems: list[ReadingError | ReadingWarning] = []
    articles = list(read(paths, report=problems.append, **options))  # type: ignore[arg-type]
    return articles, [f"{problem.code} {problem}" for problem in problems]


def test_read_walks_folders_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, text in [("b/z.txt", NORDIC), ("c.txt", BALTIC), ("a.txt", NORDIC)]:
        (tmp_path / name).write_text(text)
    (tmp_path / "notes.md").write_text("no article")
    (tmp_path / ".hidden.txt").write_text("no article")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "row 1", "text": BALTIC}))
    articles, problems = taken(tmp_path)
    assert [article.id for article in articles] == ["a", "c", "row-1", "z"]
    assert problems == []


def test_read_keeps_carriage_returns_and_code_points(tmp_path: Path) -> None:
    text = NORDIC.replace("\n", "\r\n") + "“Ærø” \U0001f91d e\u0301\r"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8-sig"))
    (article,), _ = taken(tmp_path / "a.txt")
    assert article.text == text


def test_read_gives_two_texts_of_one_name_two_ids(tmp_path: Path) -> None:
    for name, text in [("a/x.txt", NORDIC), ("b/x.txt", BALTIC), ("c/x.txt", NORDIC)]:
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text)
    (first, second), problems = taken(tmp_path)
    assert (first.id, second.id) == ("x", f"x-{second.text_hash[:8]}")
    assert problems == [
        f"DG101 {tmp_path / 'c' / 'x.txt'} repeats an article read before: it is taken once"
    ]


def test_read_takes_standard_input_as_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(NORDIC.encode())))
    (article,), problems = taken("-")
    assert article.text == NORDIC
    assert article.id == f"text-{article.text_hash[:12]}"
    assert problems == []


def test_read_lets_a_given_date_overrule(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NORDIC)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": BALTIC, "date": "2020-01-01"}))
    articles, _ = taken(tmp_path, date=PartialDate(2019, 7))
    assert [str(article.published) for article in articles] == ["2019-07", "2019-07"]


def test_read_reports_each_bad_input_and_reads_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "french.txt").write_text("Le ministre a été reçu par le président à Paris. " * 5)
    (tmp_path / "long.txt").write_bytes(b"x" * 20_000_000)
    (tmp_path / "cp1252.txt").write_bytes((NORDIC + "“Ærø”").encode("cp1252"))
    (tmp_path / "rows.jsonl").write_text('{"text": ""}\n{\n' + json.dumps({"text": BALTIC}))
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "none").mkdir()
    articles, problems = taken(tmp_path, tmp_path / "none", tmp_path / "missing.txt")
    assert [article.id for article in articles] == ["cp1252", "rows-3"]
    shown = [problem.replace(f"{tmp_path}{os.sep}", "") for problem in problems]
    expected = [
        "DG100 binary.txt is binary",
        "DG101 cp1252.txt is not UTF-8 and was read as cp1252, a guess",
        "DG100 empty.jsonl is empty",
        "DG100 empty.txt is empty",
        "DG100 french.txt does not read as English",
        "DG100 long.txt has more than",
        "DG100 loop.txt cannot be read",
        "DG100 rows.jsonl:1 is empty",
        "DG100 rows.jsonl:2 is not JSON",
        "DG100 none is a folder without articles",
        "DG100 missing.txt does not exist",
    ]
    assert len(shown) == len(expected), shown
    for problem, beginning in zip(shown, expected, strict=True):
        assert problem.startswith(beginning)
        assert "\n" not in problem


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_read_reports_files_and_folders_it_may_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NORDIC)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    articles, problems = taken(tmp_path)
    assert articles == []
    assert len(problems) == 2
    assert all("Permission denied" in problem for problem in problems)


def test_read_reports_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", denied)
    articles, problems = taken(tmp_path)
    assert articles == []
    assert problems[0] == f"DG100 {tmp_path} cannot be read: Permission denied"


def test_read_raises_the_first_error_if_nobody_takes_reports(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        list(read([tmp_path / "missing.txt"]))


def test_read_warns_if_nobody_takes_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NORDIC.partition("\n")[2])
    with pytest.warns(ReadingWarning, match="no date of publication"):
        assert len(list(read([tmp_path]))) == 1


def test_read_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NORDIC)
    articles = read([tmp_path / "a.txt", tmp_path / "missing.txt"])
    assert next(articles).id == "a"


def test_read_takes_the_shared_wikinews_rows_whole() -> None:
    shared = Path(__file__).parents[3] / "shared" / "articles" / "wikinews_gum.jsonl"
    if not shared.exists():
        pytest.skip("the shared articles are not beside this checkout")
    articles, problems = taken(shared)
    assert len(articles) == 24
    assert all(article.published and article.title for article in articles)
    assert problems == []
