"""Work on many things in all processors, where that is safe and worth it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from chapterhouse.problems import ChapterhouseError

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 100
"""For fewer items a second process costs more than it brings."""

_MOST = 4
_A_TIME = 16

_inherited: tuple[Callable[[Any], Any], Sequence[Any]]
"""The work and the items, for processes that are forked to find here: nothing travels to them."""


_seldom: ContextVar[bool] = ContextVar("unreachable values are looked for seldom", default=False)


def processors() -> int:
    """How many processes to use: one where forking is not to be had, or not safe."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, usable or 1)


def in_processes(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    few: int = _FEW,
    progress: Callable[[int], None] | None = None,
) -> list[Result]:
    """The results of ``work`` for all items, in their order; the first error is raised.

    With fewer items than ``few`` it is done here. What ``work`` changes in its surroundings may be
    lost: only results come back. ``progress`` is told how many are done.
    """
    global _inherited
    many = min(processors(), _MOST, len(items))
    if many < 2 or len(items) < few:
        return _told(map(work, items), progress)
    _inherited = (work, items)
    at_once = max(1, min(_A_TIME, len(items) // (8 * many)))
    with ProcessPoolExecutor(many, multiprocessing.get_context("fork")) as pool:
        try:
            return _told(pool.map(_work_at, range(len(items)), chunksize=at_once), progress)
        except BrokenProcessPool:
            why = "a process that did a part of the work was stopped; was there enough memory?"
            raise ChapterhouseError("chapterhouse", why) from None


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for unreachable values seldom while this is open.

    Hundreds of thousands of small values are kept, and are looked through again and again else: a
    tenth of the time. Hardly any of them refer to each other in circles.
    """
    before, was = gc.get_threshold(), _seldom.set(True)
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        _seldom.reset(was)
        gc.unfreeze()
        gc.set_threshold(*before)


def keep() -> None:
    """Leave alone what there is now, as long as unreachable values are looked for seldom.

    Never longer: what is left alone when Python ends is not ended as it should be (files that are
    open lose what was written last).
    """
    if _seldom.get():
        gc.freeze()


def _told(results: Any, progress: Callable[[int], None] | None) -> list[Any]:
    """All results, told of as they come."""
    found: list[Any] = []
    for result in results:
        if progress:
            progress(len(found))
        found.append(result)
    return found


def _work_at(index: int) -> Any:
    work, items = _inherited
    return work(items[index])
