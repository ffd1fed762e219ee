"""The lines of an episode page that name a turn or a chapter, and those that nearly do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chapterhouse.check.fences import Said
from chapterhouse.check.page_text import PageText
from chapterhouse.check.wording import shown
from chapterhouse.pages import grammar
from chapterhouse.pages.split import transcript_start

_SIGNS = frozenset("*_#=-+>•·([0123456789＊＃（【")
_LINE_OF_SIGNS = re.compile(r"(?:-{3,}|={3,}|_{3,}|\*{3,})\Z")
_TIME_ENDS = (")", "）", "]", "】", "}")


class Place(NamedTuple):
    """A turn label or a heading: its name or title, and where it begins.

    ``at`` is the index of its line in the page, ``rest`` what stands on the line behind a label.
    """

    at: int
    is_turn: bool
    name: str
    start: float | None
    number: int | None = None
    approximate: bool = False
    rest: str = ""


@dataclass(frozen=True)
class TranscriptLines:
    """What a page has of both; ``begins`` is the index of the line where the transcript begins
    (the number of lines where there is none).

    ``odd`` are the lines that begin or end like a label, a heading or a chapter in a list but
    are no turn label; headings are in it too, as a title may hold a time that is not quite one.
    """

    places: tuple[Place, ...]
    odd: tuple[tuple[int, str], ...]
    begins: int
    chapter_list: range

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The names in the labels, as they are written."""
        return frozenset(place.name for place in self.places if place.is_turn and place.name)

    @cached_property
    def turns(self) -> tuple[Place, ...]:
        """The turns that have a time."""
        return tuple(place for place in self.places if place.is_turn and place.start is not None)


def transcript_lines(page: PageText) -> TranscriptLines:
    """The places of a page, in the order of its lines."""
    begins = page.body + transcript_start(page.marks[page.body :])
    places: list[Place] = []
    odd: list[tuple[int, str]] = []
    chapters: list[int] = []
    for index, line in _candidates(page):
        head = grammar.heading(line) if "#" in line[:10] else None
        label = grammar.label(line) if head is None else None
        if head:
            if index < begins and (chapters or head.role == "chapters"):
                chapters.append(index)
            if index >= begins:
                start, approximate = head.start, head.approximate
                places.append(Place(index, False, head.title, start, approximate=approximate))
            odd.append((index, line))
        elif label and index >= begins:
            name, rest = label.name or "", label.rest
            places.append(Place(index, True, name, label.start, label.number, rest=rest))
        else:
            odd.append((index, line))
    listed = range(chapters[0] + 1, [*chapters, begins][1]) if chapters else range(0)
    return TranscriptLines(tuple(places), tuple(odd), begins, listed)


def lines_of_signs(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Lines such as ``---`` where they draw no rule: in a transcript, and right below text."""
    for index, line in found.odd:
        if line[0] not in "-=_*" or not _LINE_OF_SIGNS.match(line.rstrip()):
            continue
        below_text = bool(page.marks[index - 1].strip())
        if line.rstrip() == "=" * 7 and not below_text:
            continue  # what a merge leaves behind
        sign = shown(line.strip(), 12)
        if index > found.begins:
            why = (
                f"`{sign}` is read as something that was said; a transcript has no rules, "
                "so take the line out, or put a heading like `## A title` there"
            )
            yield index + 1, why
        elif line[0] in "-=" and below_text:
            why = (
                f"`{sign}` makes a heading of the text above it; put an empty line between them, "
                "or write the heading like `## A title`"
            )
            yield index + 1, why


def _candidates(page: PageText) -> Iterator[tuple[int, str]]:
    """The lines that can matter, as written; all others are prose, whatever they say."""
    for index in range(page.body, len(page.lines)):
        mark = page.marks[index].strip()
        if mark and (mark[0] in _SIGNS or mark[-1] in _TIME_ENDS):
            yield index, page.lines[index]
