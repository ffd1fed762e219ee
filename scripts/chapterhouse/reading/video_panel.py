"""The transcript panel beside a video, copied as text: a time a line, and what is said below it.

    Search in video
    Why captions matter
    1:23
    captions are read in trains
    1:27
    and in beds
    English (auto-generated)

YouTube's panel has the video's chapters as headings between, which only their place tells from
what is said: below most times stands one line, and a heading is a second one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from chapterhouse.reading.headings import heading_like
from chapterhouse.reading.ledger import Line

_LONGEST_TITLE = 100
"""https://support.google.com/youtube/answer/57407: a title has at most so many characters."""


def panel_headings(lines: Sequence[Line], times: Sequence[int], said: int = 1) -> Collection[int]:
    """The indexes of the headings; ``times`` (in order) are the lines that begin with a time.

    ``said``: how many lines below a time are said, 0 where it stands on the line itself. There are
    no headings where something else than a title stands further below, or below most times.
    """
    below = [after - index - 1 for index, after in pairwise(times)]
    if len(below) < 2 or not all(said <= count <= said + 1 for count in below):
        return ()
    headings = [
        after - 1 for (_, after), count in zip(pairwise(times), below, strict=True) if count > said
    ]
    if 3 * len(headings) > 2 * len(below):
        return ()
    above = times[0] - 1
    if not all(_is_title(lines[index]) for index in headings):
        return ()
    first = [above] if headings and above >= 0 and _is_title(lines[above]) else []
    return {*first, *headings}


def _is_title(line: Line) -> bool:
    title = line.text.lstrip("#* ")
    return len(title) <= _LONGEST_TITLE and heading_like(title)
