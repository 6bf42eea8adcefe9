"""The gate for many articles: each is mapped and checked by a worker, in the order given."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from diplograph.graph.mapping import to_dataset
from diplograph.graph.serialise import serialise
from diplograph.graph.validation import Rejection, gate
from diplograph.graph.workers import end_with
from diplograph.model import Extraction


@dataclass(frozen=True, slots=True)
class Gated:
    """The valid part of what an article says as N-Quads, and what was held back."""

    article: str
    quads: bytes
    rejections: tuple[Rejection, ...]


def gate_all(
    extractions: Iterable[Extraction], *, with_text: bool = True, processes: int | None = None
) -> Iterator[Gated]:
    """Each extraction through `diplograph.graph.validation.gate`, on all cores.

    ``processes`` is how many work at it, by default one a core; 1 starts none. A few more than are
    worked at are read ahead.
    """
    several = processes or os.cpu_count() or 1
    if several == 1:
        for extraction in extractions:
            yield _gated(extraction, with_text)
        return
    # Not forked: an engine that the caller has open has threads of its own.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        several, mp_context=context, initializer=end_with, initargs=(os.getpid(),)
    ) as pool:
        waiting: list[Future[Gated]] = []
        for extraction in extractions:
            waiting.append(pool.submit(_gated, extraction, with_text))
            if len(waiting) > 2 * several:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _gated(extraction: Extraction, with_text: bool) -> Gated:
    result = gate(to_dataset([extraction], with_text=with_text))
    return Gated(extraction.article.id, serialise(result.dataset, ".nq"), result.rejections)
