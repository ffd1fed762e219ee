"""Tables of what is said: CSV and TSV with a column of text, and times or speakers.

    Speaker Name,Start Time,End Time,Text
    Ada Marsh,00:00:01.000,00:00:04.000,"We read, and read."

Written by editors (Premiere Pro, Descript, DaVinci Resolve), services (Sonix, Trint, Rev) and
recognisers (`whisper --output_format tsv`, `whisper.cpp -ocsv`: milliseconds). There is no
specification but RFC 4180 for the cells; columns are told by their names, or by what they hold
where that leaves no choice (`table_columns`); the unit of plain numbers by the heading or by how
fast people would speak. Audacity's labels are such a table without names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chapterhouse.model import Episode, Problem, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.caption_speakers import cues_of
from chapterhouse.reading.chapter_columns import chapter_rows
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cue_loops import without_loops
from chapterhouse.reading.cues import in_order, turns_from
from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import first_name_first
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.table_columns import Columns, columns_of
from chapterhouse.reading.table_rows import Cell, rows_of
from chapterhouse.reading.xml_stretches import by_number, rest_is_markup

NAME = "caption-table"

_FRAMES = re.compile(r"(\d{1,3}:\d{2}:\d{2})[:;]\d{2,3}\Z")
_RULE = re.compile(r"\s*(?::?-+:?)?\s*\Z")
"""A cell of the line that Markdown has below a table's heading."""

_LOOKED_AT = 20_000
_SLOWEST_SPEECH = 0.12
"""Words a second: whoever speaks slower than this in seconds does so in milliseconds."""


def recognises(text: str) -> bool:
    """Whether the columns are told to be text, and times or speakers."""
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    columns = columns_of(head)
    if columns is None or not columns.named:
        return columns is not None and not chapter_rows(text)
    rows = rows_of(head, columns.delimiter)
    next(rows)
    second = next(rows, None)
    return second is not None and len(second) > max(columns.at["text"], 1)


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the table."""
    text = text.removeprefix("\ufeff")
    columns = columns_of(text)
    if columns is None:
        raise ChapterhouseError(source, "has no row that names its columns", 1)
    lines = by_number(text)
    rows = [
        _told(row, columns)
        for row in rows_of(text, columns.delimiter)
        if not all(_RULE.match(cell.text) for cell in row)
    ]
    rows = rows[columns.named :]
    ledger = Ledger()
    problems: list[Problem] = []
    stretches = list(_stretches(rows, columns, lines, problems))
    del rows  # There are hundreds of thousands of them in a large file.
    cues, slips = in_order(cues_of(stretches, ledger, whole_lines=False))
    del stretches
    if not cues:
        raise ChapterhouseError(source, "holds no row with text; add its text or skip it")
    said = without_loops(cues, ledger, problems)
    rest_is_markup(ledger, lines, "columns")
    yield episode_from(
        Source(source, NAME, line=cues[0].line),
        turns_from(said),
        fates=ledger.fates(),
        problems=(*problems, *slips),
    )


def _stretches(
    rows: Sequence[Mapping[str, Cell]],
    columns: Columns,
    lines: Mapping[int, Line],
    problems: list[Problem],
) -> Iterator[Stretch]:
    """What the rows say, a stretch a line of the cell."""
    scale = columns.scale or _scale(rows)
    for told in rows:
        start = _time(told.get("start"), scale)
        end = _time(told.get("end"), scale)
        length = _time(told.get("length"), scale)
        if end is None and start is not None and length is not None:
            end = round(start + length, 3)
        if (given := told.get("start")) and given.text.strip() and start is None:
            why = f"`{given.text.strip()[:40]}` is no time; what is said is kept without it"
            problems.append(Problem(given.line, why))
        voice = first_name_first(single_spaced(told["speaker"].text)) if "speaker" in told else ""
        opens = True
        cell = told.get("text", Cell("", 1))
        for number, text in enumerate(cell.text.split("\n"), cell.line):
            if said := single_spaced(text):
                place = lines.get(number) or Line(number, said)
                yield Stretch(place, said, start, end, opens, voice or None)
                opens = False


def _told(row: Sequence[Cell], columns: Columns) -> dict[str, Cell]:
    """The cells of a row by what they are; text in the last column may hold the delimiter."""
    told = {kind: row[index] for kind, index in columns.at.items() if index < len(row)}
    last = columns.at["text"] == columns.width - 1
    if last and len(row) > columns.width:
        rest = columns.delimiter.join(cell.text for cell in row[columns.width - 1 :])
        told["text"] = Cell(rest, told["text"].line)
    return told


def _time(cell: Cell | None, scale: float) -> float | None:
    """Seconds; of a time with frames, whose rate no table tells, the whole ones."""
    if cell is None:
        return None
    written = cell.text.strip().strip("[]()")
    frames = _FRAMES.match(written)
    return time_of(frames[1] if frames else written, scale)


def _scale(rows: Sequence[Mapping[str, Cell]]) -> float:
    """The unit of plain numbers: a second, or a thousandth where that would be far too slow."""
    whole = all(
        "." not in cell.text and ":" not in cell.text
        for told in rows[:500]
        if (cell := told.get("start")) is not None
    )
    if not whole:
        return 1.0
    starts = [_time(told.get("start"), 1.0) or 0.0 for told in rows]
    ends = [_time(told.get("end"), 1.0) or 0.0 for told in rows]
    spoken = sum(max(0.0, end - start) for start, end in zip(starts, ends, strict=True))
    lasted = spoken or max(starts, default=0.0)
    words = sum(len(told["text"].text.split()) for told in rows if "text" in told)
    return 0.001 if lasted > 60 and words < lasted * _SLOWEST_SPEECH else 1.0
