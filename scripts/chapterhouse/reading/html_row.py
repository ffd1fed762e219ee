"""A row of a table: the time and the name that its first cells are, and the text of the others."""

from __future__ import annotations

from collections.abc import Sequence

from chapterhouse.reading.html_marks import clock_alone
from chapterhouse.reading.html_page import HtmlBlock
from chapterhouse.reading.speakers import bare_name, speaker_like


def row_text(cells: Sequence[str], block: HtmlBlock) -> str:
    """What a row says, when the block has the speaker and the time of its first two cells."""
    said = list(cells)
    for cell in cells[:2]:
        clock = clock_alone(cell)
        if clock and block.time is None:
            block.time = clock
            said.remove(cell)
        elif len(said) > 1 and not block.marked and speaker_like(cell.rstrip(":")):
            block.speaker, block.marked = bare_name(cell.rstrip(":")), True
            said.remove(cell)
    return " ".join(said)
