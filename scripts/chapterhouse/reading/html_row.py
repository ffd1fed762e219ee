"""A row of a table: the time and the name that its cells are, and the text of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chapterhouse.reading.html_marks import SECONDS_ALONE, clock_alone
from chapterhouse.reading.html_page import HtmlBlock
from chapterhouse.reading.speakers import bare_name, speaker_like


def row_text(cells: Sequence[str], block: HtmlBlock, columns: Mapping[str, int]) -> str:
    """What a row says, when the block has the speaker and the time of other cells.

    ``columns`` are where the table's heading says that a row has them; without, they are the
    first two of the cells with words.
    """
    if columns and columns["text"] < len(cells):
        return _by_columns(cells, block, columns)
    said = [cell for cell in cells if cell]
    for cell in said[:2]:
        clock = clock_alone(cell)
        if clock and block.time is None:
            block.time = clock
            said.remove(cell)
        elif len(said) > 1 and not block.marked and speaker_like(cell.rstrip(":")):
            block.speaker, block.marked = bare_name(cell.rstrip(":")), True
            said.remove(cell)
    return " ".join(said)


def _by_columns(cells: Sequence[str], block: HtmlBlock, columns: Mapping[str, int]) -> str:
    """The cells of the row that are neither its speaker nor a time, nor count the rows."""
    text, speaker, start = columns["text"], columns.get("speaker"), columns.get("start")
    said: list[str] = []
    for index, cell in enumerate(cells):
        if index == speaker:
            if not block.marked:
                block.speaker, block.marked = bare_name(cell.rstrip(":")) or None, True
        elif index == text or not (time := _time(cell)):
            said.append(cell)
        elif index == start:
            block.time = block.time or time
    return " ".join(filter(None, said))


def _time(cell: str) -> str | None:
    """The time of a cell, or its number as one in seconds."""
    number = SECONDS_ALONE.match(cell)
    return f"{number[1]}s" if number else clock_alone(cell)
