"""The folder of an embedded store: opening it, and telling plainly why it cannot be opened."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import StoreError
from diplograph.store.layout import BOOKS, LAYOUT, STORE, VERSION

_MARK = "CURRENT"  # every folder of the engine has this file; it names the list of the others
_ATTEMPTS = 200
_PAUSE = 0.02  # seconds


def open_folder(folder: Path, *, writing: bool, make: bool = True) -> ox.Store:
    """The engine on a folder; when ``writing``, it is made if need be, unless ``make`` is False.

    One process writes at a time; any number may read beside it, each seeing the store as it was
    when opened. Raises StoreError: no store there, something else there, another layout, another
    writer, damage, no access.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; a store is a folder: give another name")
    empty = not folder.exists() or not any(folder.iterdir())
    if empty and not (writing and make):
        raise StoreError(f"{folder}: there is no store; make one with diplograph add --store")
    if not empty and not (folder / _MARK).exists():
        raise StoreError(f"{folder} holds other files and no store: give an empty or a new folder")
    with failures(folder):
        if empty:
            folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(folder)) if writing else _opened_beside(folder)
        _check_layout(store, folder, writing=writing)
    return store


def _opened_beside(folder: Path) -> ox.Store:
    """The engine to read with, whatever a writer is doing.

    The engine reads its list of files first and the files then, and believes a store damaged or
    even empty whose files a writer has replaced meanwhile. So it is opened anew until nothing has
    changed while it was, or until the same file is missing twice.
    """
    missing = None
    for _ in range(_ATTEMPTS):
        before = _files(folder)
        try:
            store = ox.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            if "No such file" not in str(error) or str(error) == missing:
                raise
            missing = str(error)
        else:
            if before == _files(folder):
                return store
        time.sleep(_PAUSE)
    raise StoreError(f"{folder}: another process keeps changing the store; try again later")


def _files(folder: Path) -> tuple[str, int, frozenset[str]]:
    """The engine's list of files, its length, and the logs that are not in files yet."""
    name = os.fsdecode((folder / _MARK).read_bytes().strip())
    try:
        size = (folder / name).stat().st_size
    except (OSError, ValueError):  # which the engine will tell better
        size = -1
    return name, size, frozenset(path.name for path in folder.glob("*.log"))


@contextlib.contextmanager
def failures(folder: Path | None) -> Iterator[None]:
    """Give the engine's own errors as StoreError that says what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        message = str(error).replace(f"{folder}{os.sep}", "")
        raise StoreError(f"{folder or 'memory'}: {_advice(message)}") from error


def _advice(message: str) -> str:
    low = message.lower()
    if "corrupt" in low or "checksum" in low:
        return (
            f"the store is damaged ({message}); put back a copy of the folder, or make a new one"
            " from an export or from the articles"
        )
    if "lock file" in low or "lock hold" in low:
        return "another process is writing to the store; try again when it has ended"
    if "read-write instances" in low:
        return "the store was opened to be read; open it for writing to change it"
    if "no space" in low or "too large" in low or "quota" in low:
        return (
            f"the disk is full ({message}); the change under way was not made and what was stored"
            " is whole: make room and run the same command again"
        )
    if "read-only" in low or "permission" in low:
        return f"the store cannot be written: {message}"
    return message


def _check_layout(store: ox.Store, folder: Path, *, writing: bool) -> None:
    mark = next(iter(store.quads_for_pattern(STORE, LAYOUT, None, BOOKS)), None)
    if mark is None:
        if len(store):
            raise StoreError(f"{folder} is a store of another program: give another folder")
        if writing:
            store.add(ox.Quad(STORE, LAYOUT, ox.Literal(VERSION), BOOKS))
    elif mark.object != ox.Literal(VERSION):
        found = mark.object.value if isinstance(mark.object, ox.Literal) else mark.object
        raise StoreError(
            f"{folder} has layout {found} and this diplograph writes {VERSION}: use the version"
            " that made it to export it, then load the export into a new store"
        )
