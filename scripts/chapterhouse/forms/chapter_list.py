"""Chapter lists as text, one a line, as programs that tag audio files read and write them.

    00:00:00.000 Hello
    00:02:48.500 Paper

mp4chaps writes such lines (https://manpages.debian.org/mp4chaps), and Auphonic takes them; the OGM
form has two lines for each, ``CHAPTER01=00:00:00.000`` and ``CHAPTER01NAME=Hello``
(https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters). People write the chapters of a
video's description, ``0:00 Hello`` (https://support.google.com/youtube/answer/9884579: the first
one begins at 0:00). Lines of a transcript may look the same; but nobody speaks so few words in so
long a time. It is joined to the transcript of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapterhouse.model import Chapter, Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.chapter_columns import chapter_rows
from chapterhouse.reading.chapters import chapter_line, is_chapter_heading
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.spoken_episode import notation_in
from chapterhouse.times import CLOCK

NAME = "chapter-list"

BESIDE = True
"""A text of this form is no page of its own; it belongs to the episode of the same file name."""

_LINE = re.compile(
    r"(?P<time>\d{2,3}:\d{2}:\d{2}[.,]\d{3})\s+(?P<title>(?!-->)\S.*?)(?:\s+<https?://[^<>\s]+>)?\Z"
)
_OGM = re.compile(r"CHAPTER(?P<number>\d{1,3})(?P<name>NAME)?\s*=\s*(?P<value>.*)\Z", re.IGNORECASE)
_LINKED = re.compile(rf"[*_]{{0,2}}\[({CLOCK})\]\([^()\s]{{0,300}}\)[*_]{{0,2}}")
"""A time as a link to its moment, as Markdown has it: ``**[00:57](#t=57)** Title``."""

_LONGEST = 400
_MOST_LINES = 2_000
_FASTEST = 0.5
"""Words a second above which the lines are speech."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A chapter and the line that its title is on."""

    line: Line
    start: float | None
    title: str


def recognises(text: str) -> bool:
    """Whether every line of a short text is a chapter, and the lines are too few to be speech."""
    if len(text) > _MOST_LINES * _LONGEST:
        return False
    lines = () if chapter_rows(text) else lines_of(text.removeprefix("\ufeff"))
    if not lines or len(lines) > _MOST_LINES or any(len(line.text) > _LONGEST for line in lines):
        return False
    if all(_OGM.match(line.text) for line in lines):
        return any(entry.title for entry in _ogm(lines))
    described = _described(lines)
    entries: list[_Entry | None] = [*(described or map(_entry, lines))]
    if not all(entry and entry.start is not None for entry in entries):
        return False
    starts = [entry.start for entry in entries if entry and entry.start is not None]
    words = sum(len(entry.title.split()) for entry in entries[:-1] if entry)
    lasted = max(starts) - min(starts)
    fits = starts == sorted(starts) and (lasted == 0 or words / lasted < _FASTEST)
    if not fits:
        return False
    kind = notation_in(lines).kind
    return kind == "none" if described else kind != "named"


def read(source: str, text: str) -> Iterator[Episode]:
    """An episode of which the chapters are known."""
    lines = lines_of(text.removeprefix("\ufeff"))
    ogm = all(_OGM.match(line.text) for line in lines)
    found = _ogm(lines) if ogm else _described(lines)
    found = found or [entry for line in lines if (entry := _entry(line))]
    if not found:
        raise ChapterhouseError(source, "there is no chapter in it")
    ledger = Ledger()
    titles = {entry.line.number: entry for entry in found}
    for line in lines:
        entry = titles.get(line.number)
        if entry:
            ledger.text(line, "chapters", entry.title)
        elif is_chapter_heading(line.text):
            ledger.metadata(line, "chapters")
        elif ogm and _OGM.match(line.text):
            ledger.metadata(line, "time")
        else:
            ledger.drop(line, "no-chapter")
    chapters = [Chapter(entry.title, entry.start) for entry in found]
    chapters.sort(key=lambda chapter: chapter.start if chapter.start is not None else 0.0)
    yield episode_from(Source(source, NAME), (), chapters=chapters, fates=ledger.fates())


def _entry(line: Line) -> _Entry | None:
    match = _LINE.match(line.text) if len(line.text) <= _LONGEST else None
    if match is None:
        return None
    return _Entry(line, time_of(match["time"]), match["title"])


def _described(lines: Sequence[Line]) -> list[_Entry]:
    """The chapters of a list as people write it; none where a line is no chapter."""
    listed = lines[1:] if lines and is_chapter_heading(lines[0].text) else lines
    found = [(line, chapter_line(_LINKED.sub(r"\1", line.text, count=1))) for line in listed]
    if len(found) < 2 or any(each is None for _, each in found):
        return []
    if any(_LINE.match(line.text) for line in listed):
        return []
    entries = [_Entry(line, each.start, each.title) for line, each in found if each is not None]
    return entries if entries[0].start == 0 or len(listed) < len(lines) else []


def _ogm(lines: Sequence[Line]) -> list[_Entry]:
    starts: dict[int, float | None] = {}
    names: list[tuple[int, Line, str]] = []
    for line in lines:
        match = _OGM.match(line.text)
        if match and match["name"]:
            names.append((int(match["number"]), line, match["value"].strip()))
        elif match:
            starts[int(match["number"])] = time_of(match["value"])
    return [_Entry(line, starts.get(number), title) for number, line, title in names if title]
