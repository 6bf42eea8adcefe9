"""A store that cannot be opened or written says why and what to do, and loses nothing."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
from contents import contents
from sample_world import sample
from small_world import reports

from diplograph.errors import StoreError
from diplograph.store import Store
from diplograph.store.layout import BOOKS, LAYOUT, STORE

ROOM = os.pathsep.join(str(Path(__file__).parents[up]) for up in (0, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "store"
    with Store.open(place) as store:
        for extraction in sample():
            store.add(extraction)
    return place


def held(folder: Path) -> list[str]:
    with Store.open(folder, writing=False) as store:
        return contents(store)


def damage(folder: Path, pattern: str) -> None:
    """Overwrite the middle of the files whose names fit."""
    for path in folder.glob(pattern):
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 64] = b"\xff" * len(data[middle : middle + 64])
        path.write_bytes(data)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    for writing in (True, False):
        with pytest.raises(StoreError, match="file is a file; a store is a folder: give another"):
            Store.open(tmp_path / "file", writing=writing)


def test_a_folder_with_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("words")
    for writing in (True, False):
        with pytest.raises(StoreError, match="holds other files and no store: give an empty"):
            Store.open(tmp_path, writing=writing)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_reading_makes_no_store(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="there is no store; make one with diplograph add"):
            Store.open(place, writing=False)
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = ox.Store(str(tmp_path / "other"))
    name = ox.NamedNode("http://example.org/a")
    other.add(ox.Quad(name, name, name))
    other.flush()
    del other
    for writing in (True, False):
        with pytest.raises(StoreError, match="is a store of another program: give another folder"):
            Store.open(tmp_path / "other", writing=writing)
    assert len(ox.Store.read_only(str(tmp_path / "other"))) == 1


def test_another_layout_is_refused(folder: Path) -> None:
    inner = ox.Store(str(folder))
    (mark,) = inner.quads_for_pattern(STORE, LAYOUT, None, BOOKS)
    inner.remove(mark)
    inner.add(ox.Quad(STORE, LAYOUT, ox.Literal("0"), BOOKS))
    inner.flush()
    del inner
    for writing in (True, False):
        with pytest.raises(StoreError, match="has layout 0 and this diplograph writes 1: use the"):
            Store.open(folder, writing=writing)


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
def test_a_damaged_store_says_what_to_do(folder: Path, pattern: str) -> None:
    with Store.open(folder) as store:
        store.compact()
    damage(folder, pattern)
    with pytest.raises(StoreError, match=r"put back a copy of the folder, or make a new one"):
        read_all(folder)


def read_all(folder: Path) -> None:
    with Store.open(folder, writing=False) as store:
        store.entries()
        store.links()
        store.audit(processes=1)


def test_a_store_with_a_file_missing_says_what_to_do(folder: Path) -> None:
    with Store.open(folder) as store:
        store.compact()
    for path in folder.glob("*.sst"):
        path.unlink()
    with pytest.raises(StoreError, match=r"put back a copy of the folder, or make a new one"):
        read_all(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_says_so(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(StoreError, match="the store cannot be written"):
        Store.open(folder)
    folder.chmod(0o700)


def test_a_place_where_no_folder_can_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(StoreError, match="file/store"):
        Store.open(tmp_path / "file" / "store")


def child(code: str, *args: object) -> subprocess.Popen[str]:
    """A process that runs code beside this one, with the tests' modules at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": ROOM},
    )


HOLDING = """
import sys
from diplograph.store import Store
with Store.open(sys.argv[1]) as store:
    print("open", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_writer(folder: Path) -> Iterator[None]:
    process = child(HOLDING, folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield
    process.communicate("\n")


def test_one_process_writes_at_a_time_and_others_read(folder: Path) -> None:
    wanted = held(folder)
    with another_writer(folder):
        with pytest.raises(StoreError, match="another process is writing to the store; try again"):
            Store.open(folder)
        assert held(folder) == wanted
    with Store.open(folder) as store:
        assert contents(store) == wanted


def test_a_reader_sees_the_store_as_it_was(folder: Path) -> None:
    with Store.open(folder) as writer, Store.open(folder, writing=False) as reader:
        before = contents(reader)
        writer.retract("doha-2022")
        writer.compact()
        assert contents(reader) == before
        assert contents(writer) != before
    assert held(folder) != before


def test_a_reader_cannot_write(folder: Path) -> None:
    with Store.open(folder, writing=False) as store:
        for change in (lambda: store.add(reports(1)[0]), lambda: store.retract("doha-2022")):
            with pytest.raises(StoreError, match="opened to be read"):
                change()


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """No file may grow beyond some bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def fill(store: Store, number: int) -> None:
    for extraction in reports(number):
        store.add(extraction)


def test_what_cannot_be_written_is_told_and_nothing_is_lost(folder: Path) -> None:
    message = r"the disk is full .* run the same command again"
    with Store.open(folder) as store, small_files(20_000), pytest.raises(StoreError, match=message):
        fill(store, 12)
    with Store.open(folder) as store:
        assert {said.article.id for said in sample()} <= {e.article for e in store.entries()}
        assert store.audit(processes=1).conforms
        fill(store, 12)
        with Store.in_memory() as other:
            for extraction in sample():
                other.add(extraction)
            fill(other, 12)
            assert contents(store) == contents(other)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no disk can be mounted: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path) -> None:
    folder = small_disk / "store"
    with Store.open(folder) as store, pytest.raises(StoreError, match="the disk is full"):
        fill(store, 400)
    with Store.open(folder, writing=False) as store:
        stored = len(store.entries())
        assert stored
        with Store.in_memory() as other:
            fill(other, stored)
            assert contents(store) == contents(other)


WRITING = """
import sys
from diplograph.store import Store
from small_world import reports
for first in range(0, 20, 5):
    with Store.open(sys.argv[1]) as store:
        for extraction in reports(20)[first:first + 5]:
            store.add(extraction)
        store.compact()
"""


def test_readers_see_whole_articles_while_one_writes(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Store.open(folder) as store:
        fill(store, 1)
    stages = []
    with Store.in_memory() as store:
        for extraction in reports(20):
            store.add(extraction)
            stages.append(contents(store))
    process = child(WRITING, folder)
    seen = []
    while process.poll() is None:
        with Store.open(folder, writing=False) as store:
            stage = contents(store)
        assert stage in stages
        seen.append(stages.index(stage))
    assert process.returncode == 0, process.communicate()
    assert seen == sorted(seen)
