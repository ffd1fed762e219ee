"""Work on many pages in all processors, where that is safe and worth it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from chapterhouse.problems import ChapterhouseError

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 100
"""For fewer items a second process costs more than it brings."""


def processors() -> int:
    """How many processes to use: one where forking is not to be had, or not safe."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, usable or 1)


def in_processes(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results of ``work`` for all items, in their order; the first error is raised."""
    many = min(processors(), 4)
    if many < 2 or len(items) < _FEW:
        return [work(item) for item in items]
    shares = [items[start::many] for start in range(many)]
    with multiprocessing.get_context("fork").Pool(many) as pool:
        done = pool.map(_Share(work), shares, chunksize=1)
    results: list[Result] = []
    for index in range(len(items)):
        result: Any = done[index % many][index // many]
        if isinstance(result, _Failure):
            raise ChapterhouseError(result.path, result.why, result.line)
        results.append(result)
    return results


class _Failure:
    """A ChapterhouseError on its way between processes."""

    def __init__(self, error: ChapterhouseError) -> None:
        self.path, self.why, self.line = error.path, error.why, error.line


class _Share:
    """Does the work for a share of the items, up to the first error."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work: Callable[..., object] = work

    def __call__(self, items: Sequence[Item]) -> list[object]:
        results: list[object] = []
        failed = None
        for item in items:
            try:
                results.append(failed or self._work(item))
            except ChapterhouseError as error:
                failed = _Failure(error)
                results.append(failed)
        return results
