"""Chapter lists in show notes: the lines that say at what time which topic begins.

Notations: ``* 00:57 – T``, ``01:34 T``, ``01:20 – T``, ``00:00 — T``, ``(0:50) T``, ``[0:50] T``,
``T (0:50)``. A heading such as ``Chapters`` may stand above, and then titles without times are
chapters too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chapterhouse.reading.ledger import Line
from chapterhouse.times import CLOCK, seconds

BULLET = re.compile(r"[*•·●▪‣◦○+–-]\s+(?=\S)")
"""What a list item begins with. A dash as long as ``—`` introduces who said a quotation."""

_LEADING = re.compile(
    rf"(?:[*•·●▪‣◦○+]\s+|[-–—]\s+)?[(\[]?(?P<time>{CLOCK})[)\]]?"
    rf"(?:\s*[-–—]\s*{CLOCK})?\s*(?:[-–—:|]+\s*)?(?P<title>\S.*)\Z"
)
_TRAILING = re.compile(
    rf"(?:[*•·●▪‣◦○+]\s+|[-–—]\s+)?(?P<title>\S[^()\[\]]*?)\s*[(\[](?P<time>{CLOCK})[)\]]\Z"
)
_WRONG_TIME = re.compile(r"(?:[*•·●▪‣◦○+]\s+|[-–—]\s+)?[(\[]?\d{1,3}:\d{2}(?::\d{2})?[)\]]?\s")
_HEADING = re.compile(
    r"(?:#+\s*)?(?:(?:episode|show|video|podcast)\s+)?"
    r"(?:chapters?|time\s?-?stamps?|time\s?-?codes?|outline|(?:table of )?contents"
    r"|kapitel|kapitler|hoofdstukken|chapitres|cap[ií]tulos|capitoli|rozdziały|главы|章节|章節|チャプター|目次)"
    r"(?:\s*\([^)]*\))?\s*[:：]?\Z",
    re.IGNORECASE,
)

_BEFORE_TIME = frozenset("*•·●▪‣◦○+-–—([")
"""What may stand before a time that begins a line."""

_LONGEST_TITLE = 400
_LONGEST_UNTIMED = 120


class ChapterLine(NamedTuple):
    """A line of a chapter list: its title and its time in seconds."""

    title: str
    start: float


def is_chapter_heading(text: str) -> bool:
    """Whether a line says that a chapter list follows."""
    return len(text) <= 60 and _HEADING.match(text) is not None


def chapter_line(text: str) -> ChapterLine | None:
    """The chapter a line gives; ``None`` where it does not begin or end with a time.

    >>> chapter_line("* 00:57 – From A to B"), chapter_line("Outro (62:43)")
    (ChapterLine(title='From A to B', start=57), ChapterLine(title='Outro', start=3763))
    """
    if len(text) > _LONGEST_TITLE:
        return None
    match = _LEADING.match(text) if _may_begin_with_time(text) else None
    if match is None and text.endswith((")", "]")):
        match = _TRAILING.match(text)
    start = seconds(match["time"]) if match else None
    if match is None or start is None:
        return None
    return ChapterLine(match["title"].strip(), start)


def is_wrong_time(text: str) -> bool:
    """Whether a line has the shape of a timed chapter, but its time is none (``99:99``)."""
    if not _may_begin_with_time(text):
        return False
    return _WRONG_TIME.match(text) is not None and chapter_line(text) is None


def _may_begin_with_time(text: str) -> bool:
    return text[:1] in _BEFORE_TIME or text[:1].isdecimal()


def untimed_title(line: Line) -> str | None:
    """The title on a line of an untimed list; ``None`` where the line is prose."""
    text = BULLET.sub("", line.text, count=1)
    is_prose = len(text) > _LONGEST_UNTIMED or text.endswith((".", ":", "：", "。"))
    return None if is_prose else text


def timed_run(lines: Sequence[Line], begin: int) -> int:
    """How many lines from ``begin`` on are timed chapters (wrong times do not end the run)."""
    end = begin
    while end < len(lines):
        text = lines[end].text
        if chapter_line(text) is None and not is_wrong_time(text):
            break
        end += 1
    return end - begin
