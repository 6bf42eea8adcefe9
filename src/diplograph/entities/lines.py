"""Which line of which table said what first, so that a second one can be told from it."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TypeVar

from diplograph.entities.records import Chairmanship, Membership, Term
from diplograph.entities.tables import Row

Dated = TypeVar("Dated", Term, Membership, Chairmanship)


class Lines:
    """The lines of one table over all folders, by what they are about."""

    def __init__(self) -> None:
        self._first: dict[Hashable, tuple[Path, int]] = {}

    def take(
        self, identity: Hashable, row: Row, what: str, advice: str = "remove this line"
    ) -> None:
        """Note that a line is about this; raises ReferenceDataError if another already was."""
        if identity in self._first:
            raise row.fault(f"{what} is there already, in {self._place(identity)}: {advice}")
        self._first[identity] = (row.path, row.line)

    def add(
        self, records: dict[Hashable, Dated], identity: Hashable, record: Dated, row: Row
    ) -> None:
        """Put a record into its place; raises ReferenceDataError for a second one.

        Only where the first has no end yet may a line of another folder say the same with one.
        """
        first = records.get(identity)
        if first is not None:
            elsewhere = self._first[identity][0] != row.path
            if first.until == record.until:
                self.take(identity, row, "the same")
            if not elsewhere or first.until is not None:
                raise row.fault(
                    f"until {record.until or '(none)'} contradicts {self._place(identity)}, "
                    f"which has {first.until or '(none)'}: correct one of them or remove this line"
                )
        self._first[identity] = (row.path, row.line)
        records[identity] = record

    def _place(self, identity: Hashable) -> str:
        path, line = self._first[identity]
        return f"{path}, line {line}"
