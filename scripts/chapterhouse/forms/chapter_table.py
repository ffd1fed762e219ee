"""Tables of chapters: CSV or TSV with a title and a start in each row.

    Start,Title
    0:00,Hello
    2:48,"Paper, and glue"

As editors write them of their markers, and people of their chapters (`reading.chapter_columns`).
There is no specification but RFC 4180 for the cells. They are joined to the transcript of the same
name.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.model import Chapter, Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.chapter_columns import chapter_rows
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.xml_stretches import by_number, rest_is_markup

NAME = "chapter-table"

BESIDE = True
"""A text of this form is no page of its own; it belongs to the episode of the same file name."""


def recognises(text: str) -> bool:
    """Whether every row has a title and a start, and the titles are too few to be speech."""
    return bool(chapter_rows(text))


def read(source: str, text: str) -> Iterator[Episode]:
    """An episode of which the chapters are known."""
    rows = chapter_rows(text)
    if not rows:
        raise ChapterhouseError(source, "there is no table of chapters in it")
    lines = by_number(text.removeprefix("\ufeff"))
    ledger = Ledger()
    chapters: list[Chapter] = []
    for row in rows:
        title = single_spaced(row.title.text)
        ledger.text(lines[row.title.line], "chapters", title)
        chapters.append(Chapter(title, row.start))
    rest_is_markup(ledger, lines, "columns")
    yield episode_from(Source(source, NAME), (), chapters=chapters, fates=ledger.fates())
