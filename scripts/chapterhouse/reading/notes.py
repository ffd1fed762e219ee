"""Show notes: the paragraphs, chapter list and topics that stand before a transcript."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from chapterhouse.model import Block, Chapter, Point, Problem, Section, prose
from chapterhouse.reading import boilerplate
from chapterhouse.reading.chapters import (
    BULLET,
    chapter_line,
    is_chapter_heading,
    is_wrong_time,
    timed_run,
    untimed_title,
)
from chapterhouse.reading.headings import heads_points
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.sequences import running_forward

_LONGEST_HEADING = 80


@dataclass(slots=True)
class Notes:
    """What an episode's notes hold.

    ``chapter_lines`` are the source lines of the chapters; ``pitches`` are the show's own
    paragraphs. ``lists_stay``: a list is one, and no takeaways, unless its heading says so.
    """

    lists_stay: bool = False

    summary: list[Block] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    chapter_lines: list[int] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    points_heading: str | None = None
    sections: list[Section] = field(default_factory=list)
    pitches: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_notes(
    lines: Sequence[Line],
    repeated: Collection[str],
    pitched: set[str],
    ledger: Ledger,
    lists_stay: bool = False,
) -> Notes:
    """The notes in these lines.

    ``repeated`` are paragraphs that many episodes of the source have; ``pitched`` those of them
    that were already taken for the show's page (it grows). ``lists_stay``: as in `Notes`.
    """
    notes = Notes(lists_stay)
    index = 0
    while index < len(lines):
        index += _take(lines, index, repeated, pitched, notes, ledger)
    return notes


def _take(
    lines: Sequence[Line],
    index: int,
    repeated: Collection[str],
    pitched: set[str],
    notes: Notes,
    ledger: Ledger,
) -> int:
    """Reads what begins at ``index`` into the notes; returns how many lines that was."""
    line = lines[index]
    text = line.text
    if drop_boilerplate(line, repeated, pitched, notes.pitches, ledger):
        return 1
    if is_chapter_heading(text):
        taken = _chapters(lines, index + 1, repeated, notes, ledger)
        if taken:
            ledger.metadata(line, "chapters")
            return taken + 1
    run = timed_run(lines, index)
    if run >= 2:
        _timed_chapters(lines[index : index + run], notes, ledger)
        return run
    if BULLET.match(text):
        if notes.lists_stay:
            notes.summary.append(_item(line, "summary", ledger))
        else:
            _point(line, notes, ledger)
        return 1
    below = _list_below(lines, index, text)
    first = notes.points_heading is None and not notes.points
    if below and notes.lists_stay and not heads_points(text.rstrip(": ")):
        if below == "list":
            return _section(lines, index, notes, ledger)
    elif below and (first or (below == "list" and not notes.lists_stay)):
        return _points_heading(lines, index, notes, ledger)
    ledger.text(line, "summary", text)
    notes.summary.append(Block(prose(ledger.cleaned(line, text))))
    return 1


def drop_boilerplate(
    line: Line,
    repeated: Collection[str],
    pitched: set[str],
    pitches: list[str],
    ledger: Ledger,
) -> bool:
    """Whether the line is no part of this episode: a drawn rule, an appeal, a repeated paragraph.

    The first of each repeated pitch goes to ``pitches``, for the show's page.
    """
    text = line.text
    if boilerplate.is_separator(text):
        ledger.drop(line, boilerplate.SEPARATOR_RULE)
    elif boilerplate.is_appeal(text):
        ledger.drop(line, boilerplate.APPEAL_RULE)
    elif repeated and (words := boilerplate.normal(text)) in repeated:
        if words in pitched or not boilerplate.is_pitch(text):
            ledger.drop(line, boilerplate.REPEATED_RULE)
        else:
            pitched.add(words)
            pitches.append(text)
            ledger.text(line, "about_show")
    else:
        return False
    return True


def _chapters(
    lines: Sequence[Line], begin: int, repeated: Collection[str], notes: Notes, ledger: Ledger
) -> int:
    """The chapters under a chapter heading: timed ones, else short lines without times."""
    run = timed_run(lines, begin)
    if run:
        _timed_chapters(lines[begin : begin + run], notes, ledger)
        return run
    taken = 0
    for line in lines[begin:]:
        title = untimed_title(line)
        if (
            title is None
            or boilerplate.is_separator(line.text)
            or boilerplate.is_appeal(line.text)
            or boilerplate.normal(line.text) in repeated
        ):
            break
        ledger.text(line, "chapters")
        notes.chapters.append(Chapter(ledger.cleaned(line, title)))
        notes.chapter_lines.append(line.number)
        taken += 1
    return taken


def _timed_chapters(lines: Sequence[Line], notes: Notes, ledger: Ledger) -> None:
    """A run of timed chapter lines; a time that runs backwards is kept as text and reported."""
    found = [(line, chapter_line(line.text)) for line in lines]
    timed = [(line, chapter) for line, chapter in found if chapter is not None]
    forward = running_forward([chapter.start for _, chapter in timed])
    slips = {line.number for place, (line, _) in enumerate(timed) if place not in forward}
    for line, chapter in found:
        ledger.text(line, "chapters")
        notes.chapter_lines.append(line.number)
        if chapter is None or line.number in slips:
            why = "is no time" if is_wrong_time(line.text) else "runs backwards"
            notes.problems.append(
                Problem(line.number, f"the chapter's time {why}; it is kept as text")
            )
            notes.chapters.append(Chapter(ledger.cleaned(line, BULLET.sub("", line.text, count=1))))
        else:
            notes.chapters.append(Chapter(ledger.cleaned(line, chapter.title), chapter.start))


def _list_below(lines: Sequence[Line], index: int, text: str) -> Literal["list", "groups", ""]:
    """What a short line heads: bullets, or a group with a heading of its own and then bullets."""
    below = index + 1
    if len(text) > _LONGEST_HEADING or below >= len(lines) or text.endswith((".", "!", "?", ",")):
        return ""
    if _is_point(lines[below].text):
        return "list"
    groups = (
        text.endswith((":", "："))
        and below + 1 < len(lines)
        and len(lines[below].text) <= _LONGEST_HEADING
        and _is_point(lines[below + 1].text)
    )
    return "groups" if groups else ""


def _points_heading(lines: Sequence[Line], index: int, notes: Notes, ledger: Ledger) -> int:
    """The heading of a list of points, or the small heading of a group among them."""
    line = lines[index]
    first = notes.points_heading is None and not notes.points
    if first and (line.text.endswith((":", "：")) or not _is_point(lines[index + 1].text)):
        notes.points_heading = line.text.rstrip(":： ")
        ledger.text(line, "points_heading")
        return 1
    taken = 1
    group = line.text.rstrip(":： ")
    if notes.points and notes.points[-1].group == group:
        ledger.drop(line, "repeated-heading")
    else:
        ledger.text(line, "points")
    for below in lines[index + 1 :]:
        if not _is_point(below.text):
            break
        _point(below, notes, ledger, group)
        taken += 1
    return taken


def _section(lines: Sequence[Line], index: int, notes: Notes, ledger: Ledger) -> int:
    """A heading and the list below it."""
    ledger.text(lines[index], "sections")
    items: list[Block] = []
    for line in lines[index + 1 :]:
        if not _is_point(line.text):
            break
        items.append(_item(line, "sections", ledger))
    title = lines[index].text.rstrip(":： ")
    notes.sections.append(Section(prose(title), tuple(items)))
    return len(items) + 1


def _item(line: Line, what: str, ledger: Ledger) -> Block:
    text = BULLET.sub("", line.text, count=1)
    ledger.text(line, what, text)
    return Block(prose(ledger.cleaned(line, text)), "bullet")


def _is_point(text: str) -> bool:
    return BULLET.match(text) is not None and chapter_line(text) is None


def _point(line: Line, notes: Notes, ledger: Ledger, group: str | None = None) -> None:
    ledger.text(line, "points")
    text = ledger.cleaned(line, BULLET.sub("", line.text, count=1))
    notes.points.append(Point(prose(text), group=group))
