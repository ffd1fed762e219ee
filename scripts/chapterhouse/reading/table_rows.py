"""Rows of a table in text, comma, semicolon, tab or bar between cells (RFC 4180, leniently).

The standard library's reader does not tell on which line a cell begins, and refuses long ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")


class Cell(NamedTuple):
    """A cell: its text without the quotes around it, and the line on which it begins."""

    text: str
    line: int


def rows_of(text: str, delimiter: str) -> Iterator[list[Cell]]:
    r"""The rows that are not empty. A quote that nothing closes is part of its cell's text.

    >>> [[cell.text for cell in row] for row in rows_of('a,"b, ""c""\nd",e\n\nf', ",")]
    [['a', 'b, "c"\nd', 'e'], ['f']]
    """
    cell = _cell(delimiter)
    row: list[Cell] = []
    place, line, end = 0, 1, len(text)
    while place <= end:
        match = cell.match(text, place)
        if match is None:  # pragma: no cover - the pattern matches nothing, too
            return
        quoted, bare = match.groups()
        behind = match.end()
        if quoted is None:
            row.append(Cell(bare, line))
        else:
            row.append(Cell(quoted.replace('""', '"') if '"' in quoted else quoted, line))
            line += quoted.count("\n")
        place = behind + 1
        if behind == end or text[behind] == "\n":
            if len(row) > 1 or row[0].text.strip():
                yield row
            row = []
            line += 1


@lru_cache(maxsize=len(DELIMITERS))
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'[ ]*"(?P<quoted>(?:[^"]++|"")*+)"[ \r]*(?={mark}|\n|\Z)|(?P<bare>[^\n{mark}]*+)'
    )
