"""Turns cut where a chapter begins, so that a chapter has a turn of its own to stand before.

A turn may last for minutes, and a file beside it may say that a chapter begins in the middle. The
starts are known before the cues are read (`cut_at`), and cues are cut at the nearest sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import TYPE_CHECKING

from chapterhouse.reading.running_text import ends_sentence

if TYPE_CHECKING:
    from chapterhouse.reading.cues import Cue

_STARTS: ContextVar[tuple[float, ...]] = ContextVar("the starts of chapters", default=())

_NEAR = 10.0
"""How far (seconds) the beginning of a sentence may be from the time of the chapter."""

_VERY_NEAR = 3.0
"""The same where no sentence begins."""


@contextmanager
def cut_at(starts: Iterable[float | None]) -> Iterator[None]:
    """While this lasts, turns are also cut near these times (seconds)."""
    known = sorted({start for start in (*_STARTS.get(), *starts) if start is not None})
    token = _STARTS.set(tuple(known))
    try:
        yield
    finally:
        _STARTS.reset(token)


def cut(run: Sequence[Cue]) -> list[Sequence[Cue]]:
    """The cues of one speaker in a row, cut where chapters begin."""
    starts = _STARTS.get()
    if not starts:
        return [run]
    timed = [(cue.start, at) for at, cue in enumerate(run) if cue.start is not None]
    if len(timed) < 2:
        return [run]
    times = [time for time, _ in timed]
    if times != sorted(times):
        return [run]
    places: set[int] = set()
    for start in starts[bisect_left(starts, times[0]) : bisect_left(starts, times[-1] + _NEAR)]:
        low, high = bisect_left(times, start - _NEAR), bisect_left(times, start + _NEAR)
        near = [
            (abs(time - start), at)
            for time, at in timed[low:high]
            if at > 0
            and (ends_sentence(run[at - 1].text.rstrip()) or abs(time - start) <= _VERY_NEAR)
        ]
        sentence = [each for each in near if ends_sentence(run[each[1] - 1].text.rstrip())]
        best = min(sentence or near, default=None)
        if best is not None and best[0] < abs(times[0] - start):
            places.add(best[1])
    cuts = [0, *sorted(places), len(run)]
    return [run[begin:end] for begin, end in pairwise(cuts)]
