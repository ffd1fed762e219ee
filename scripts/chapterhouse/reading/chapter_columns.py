"""Which columns of a table hold the titles of chapters and when they begin.

Editors write such tables of their markers: Audition (``Name``, ``Start``, ``Duration``), Premiere
(``Marker Name``, ``In``, ``Out``), Reaper (``#``, ``Name``, ``Start``, ``End``), and people do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.table_rows import DELIMITERS, Cell, rows_of

_TITLES = "title chapter chaptertitle chaptername markername name marker label heading".split()
_STARTS = "start starttime startseconds begin time timestamp timecode in from position".split()
_SPEECH = "text transcript speaker caption subtitle content words".split()
_LONGEST_TEXT = 60_000
_LONGEST_TITLE = 200
_FASTEST = 0.5
"""Words a second above which the rows are speech."""

_FRAMES = re.compile(r"(\d{1,3}:\d{2}:\d{2})[:;]\d{2,3}\Z")


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter of the table: when it begins (seconds), and the cell of its title."""

    start: float
    title: Cell


@lru_cache(maxsize=4)
def chapter_rows(text: str) -> tuple[ChapterRow, ...]:
    """The chapters of a short table in the order of its rows; none where it is something else."""
    text = text.removeprefix("\ufeff").lstrip("\n\r ")
    first = text.partition("\n")[0]
    if len(text) > _LONGEST_TEXT or len(first) > _LONGEST_TITLE:
        return ()
    for delimiter in DELIMITERS:
        if delimiter not in first:
            continue
        row = next(rows_of(first, delimiter), [])
        named = _named([cell.text for cell in row])
        columns = named or _unnamed(row, delimiter)
        if columns is not None:
            rows = list(rows_of(text, delimiter))[named is not None :]
            if found := _chapters(rows, *columns, None if named else len(row)):
                return tuple(found)
    return ()


def _named(names: list[str]) -> tuple[int, int] | None:
    """The places of title and start among the names of the first row."""
    bare = [re.sub(r"\([^)]*\)|[\W\d_]", "", name.casefold()) for name in names]
    if any(name in bare for name in _SPEECH):
        return None
    title = next((bare.index(name) for name in _TITLES if name in bare), None)
    start = next((bare.index(name) for name in _STARTS if name in bare), None)
    return None if title is None or start is None else (title, start)


def _unnamed(row: list[Cell], delimiter: str) -> tuple[int, int] | None:
    """The places of title and start in a row as people and Audacity write it.

    Audacity's labels have two times, and tabs between (https://manual.audacityteam.org, label
    tracks); a time, a tab and a title are a list and no table.
    """
    timed = [_seconds(cell) is not None and not cell.text.strip().isdigit() for cell in row]
    if timed == [True, True, False] and delimiter == "\t":
        return 2, 0
    if delimiter not in ",;" or timed not in ([True, False], [False, True]):
        return None
    return (1, 0) if timed[0] else (0, 1)


def _chapters(
    rows: list[list[Cell]], title: int, start: int, width: int | None
) -> list[ChapterRow]:
    found: list[ChapterRow] = []
    for row in rows:
        if len(row) <= max(title, start) or (width is not None and len(row) != width):
            return []
        begins = _seconds(row[start])
        if begins is None or not 0 < len(row[title].text.strip()) <= _LONGEST_TITLE:
            return []
        found.append(ChapterRow(begins, row[title]))
    lasted = found[-1].start - found[0].start if found else 0
    words = sum(len(row.title.text.split()) for row in found[:-1])
    if len(found) < 2 or words >= _FASTEST * lasted:
        return []
    return found if all(one.start < other.start for one, other in pairwise(found)) else []


def _seconds(cell: Cell) -> float | None:
    """Seconds; of a time with frames, whose rate no table tells, the whole ones."""
    written = cell.text.strip().strip("[]()")
    frames = _FRAMES.match(written)
    return time_of(frames[1] if frames else written)
