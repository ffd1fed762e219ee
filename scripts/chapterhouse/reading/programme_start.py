"""Timelines of broadcasting, on which a programme begins at 01:00:00:00 or at 10:00:00:00.

What is made for broadcast counts from the time code of its tape (SMPTE ST 12). EBU-TT may state
where the programme begins (EBU Tech 3350, ``ebuttm:documentStartOfProgramme``); else it is the
whole hour of the first caption. No recording that people listen to begins an hour late.
"""

from __future__ import annotations

from collections.abc import Sequence

from chapterhouse.model import Problem
from chapterhouse.reading.cues import Cue
from chapterhouse.times import clock

_HOUR = 3600


def from_the_start(
    cues: list[Cue], broadcast: bool, stated: float | None
) -> tuple[list[Cue], list[Problem]]:
    """The cues counted from the programme's start, and what a person is told of that.

    ``broadcast``: the form says that its times are those of a tape. ``stated``: the second at
    which the source says that the programme begins.

    >>> cues, told = from_the_start([Cue("We read.", 36005, 36007)], True, None)
    >>> cues[0].start, cues[0].end, len(told)
    (5, 7, 1)
    """
    start = _start([cue.start for cue in cues if cue.start is not None], broadcast, stated)
    if not start:
        return cues, []
    what = f"all times count from {clock(start)}, as broadcasters write it (programme-start)"
    problem = Problem(cues[0].line, f"{what}; they are counted from 0 here")
    return [
        cue._replace(start=_less(cue.start, start), end=_less(cue.end, start)) for cue in cues
    ], [problem]


def _start(starts: Sequence[float], broadcast: bool, stated: float | None) -> float:
    first = min(starts, default=0.0)
    if stated is not None:
        return stated if first >= stated else 0.0
    return first // _HOUR * _HOUR if broadcast else 0.0


def _less(time: float | None, start: float) -> float | None:
    if time is None:
        return None
    seconds = round(max(0.0, time - start), 3)
    return int(seconds) if seconds == int(seconds) else seconds
