"""The folder of an embedded store: opening it, and telling plainly why it cannot be opened."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph.errors import StoreError
from diplograph.store.layout import BOOKS, LAYOUT, STORE, VERSION

_MARK = "CURRENT"  # every folder of the engine has this file


def open_folder(folder: Path, *, writing: bool) -> ox.Store:
    """The engine on a folder, which is made if need be when ``writing``.

    One process writes at a time; any number may read beside it, each seeing the store as it was
    when opened. Raises StoreError: no store there, something else there, another layout, another
    writer, damage, no access.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; a store is a folder: give another name")
    empty = not folder.exists() or not any(folder.iterdir())
    if empty and not writing:
        raise StoreError(f"{folder}: there is no store; make one with diplograph add --store")
    if not empty and not (folder / _MARK).exists():
        raise StoreError(f"{folder} holds other files and no store: give an empty or a new folder")
    with failures(folder):
        if empty:
            folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(folder)) if writing else ox.Store.read_only(str(folder))
        _check_layout(store, folder, writing=writing)
    return store


@contextlib.contextmanager
def failures(folder: Path | None) -> Iterator[None]:
    """Give the engine's own errors as StoreError that says what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{folder or 'memory'}: {_advice(str(error))}") from error


def _advice(message: str) -> str:
    low = message.lower()
    if "lock" in low:
        return "another process is writing to the store; try again when it has ended"
    if "no space" in low:
        return (
            "the disk is full; the change under way was not made and what was stored is whole:"
            " make room and run the same command again"
        )
    if "read-only" in low or "permission" in low:
        return f"the store cannot be written: {message}"
    if "corrupt" in low or "checksum" in low:
        return (
            f"the store is damaged ({message}); put back a copy of the folder, or make a new one"
            " from an export or from the articles"
        )
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
