"""The lines of a page that mean something: turn labels, headings, list items, and their times.

Each function looks at one line and is linear in its length. Everything else is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from chapterhouse.times import CLOCK, seconds

NOBODY = "—"
"""Stands in a turn label where the source does not say who speaks."""

_LABEL = re.compile(r" {0,3}\*\*(?P<name>(?:[^*\\]++|\\.)++)\*\*")
_PLACE = re.compile(rf"[ \t]*\((?:(?P<clock>{CLOCK})|#(?P<number>\d{{1,9}}))\)")
_USUAL_LABEL = re.compile(rf"\*\*([^*\\\s](?:[^*\\\n]*[^*\\\s])?)\*\* \(({CLOCK})\)")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|\Z)| {0,3}(?P<tight>#{2,6})(?=[^#\s])")
_HEADING_TIME = re.compile(rf"[ \t]*(?P<approximate>≈?)[ \t]*(?P<clock>{CLOCK})?[ \t]*\Z")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z)(?P<text>.*)", re.DOTALL)
_ITEM_TIME = re.compile(rf"(?P<clock>{CLOCK})(?:[ \t]+|\Z)(?:[-–—:|](?:[ \t]+|\Z))?")
_APPLICATION = re.compile(r"\*\*practical application(?::\*\*|\*\*:?)[ \t]*", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:(?:key|main|top|our|the|more|episode|\d+|three|four|five|six|seven|eight|nine|ten)\s+)*"
    r"(?:take-?aways?|insights?|highlights?|learnings?|lessons?(?: learned)?|ideas?|points?"
    r"|topics?(?:\s+(?:covered|discussed))?)"
)

HeadingRole: TypeAlias = Literal["transcript", "chapters", "points", "other"]


class LabelLine(NamedTuple):
    """``**Ann Lee** (00:57)``: name as Markdown (``None``: not known), time or number, the rest.

    ``rest`` is text that stands on the same line.
    """

    name: str | None
    start: float | None
    number: int | None
    rest: str

    @property
    def placed(self) -> bool:
        """Whether it has a time or a number, so that it can be nothing but a turn label."""
        return self.start is not None or self.number is not None


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """``## A title (≈ 02:39)``: level, title as Markdown, and what its parentheses say.

    ``closed``: it ends in ``##`` of its own, which makes it a heading without further meaning.
    """

    level: int
    title: str
    start: float | None
    approximate: bool
    closed: bool

    @property
    def placed(self) -> bool:
        """Whether it has a time or the mark ≈, so that it can be nothing but a chapter."""
        return self.start is not None or self.approximate

    @property
    def role(self) -> HeadingRole:
        """What a page's own headings introduce: ``## Transcript``, ``## Chapters``, the points.

        Points stand under ``## Takeaways``, ``## Key insights``, ``## Topics covered`` and so on.
        """
        if self.level != 2 or self.placed or self.closed:
            return "other"
        name = self.title.casefold().rstrip(": ")
        if name == "transcript":
            return "transcript"
        if name == "chapters":
            return "chapters"
        return "points" if is_points_title(self.title) else "other"


def is_points_title(title: str) -> bool:
    """Whether a heading is one that points stand under.

    >>> is_points_title("Key takeaways"), is_points_title("Topics covered:"), is_points_title("Ann")
    (True, True, False)
    """
    return _POINTS.fullmatch(title.casefold().rstrip(": ")) is not None


def label(line: str) -> LabelLine | None:
    """The turn label that a line is or begins with, if any.

    A bold name without time or number is one only where it has the line for itself.
    """
    usual = _USUAL_LABEL.fullmatch(line)
    if usual is not None:  # nearly all, and quickly
        name, time = usual.groups()
        return LabelLine(None if name == NOBODY else name, seconds(time), None, "")
    found = _LABEL.match(line)
    if found is None:
        return None
    name = found["name"].strip()
    place = _PLACE.match(line, found.end())
    if not name:
        return None
    known = None if name == NOBODY else name
    if place is None:
        return LabelLine(known, None, None, "") if not line[found.end() :].strip() else None
    start = seconds(place["clock"]) if place["clock"] else None
    number = int(place["number"]) if place["number"] else None
    return LabelLine(known, start, number, line[place.end() :].strip())


def heading(line: str) -> HeadingLine | None:
    """The heading that a line is, if any; ``##Title`` without the space is one too."""
    found = _HEADING.match(line)
    if found is None:
        return None
    marks = found["marks"] or found["tight"]
    title = line[found.end() :].strip()
    bare = title.rstrip("#")
    closed = bare != title and (not bare or bare[-1] in " \t")
    if closed:
        title = bare.rstrip()
    if title.endswith(")"):
        opened = title.rfind("(")
        time = _HEADING_TIME.fullmatch(title, opened + 1, len(title) - 1)
        escaped = title[opened - 1 : opened] == "\\"
        if time and not escaped and (time["clock"] or time["approximate"]):
            start = seconds(time["clock"]) if time["clock"] else None
            rest = title[:opened].rstrip()
            return HeadingLine(len(marks), rest, start, bool(time["approximate"]), closed)
    return HeadingLine(len(marks), title, None, False, closed)


def item(line: str) -> tuple[int, str] | None:
    """The indentation (columns) and text of a line that is a list item."""
    found = _ITEM.match(line)
    if found is None:
        return None
    return len(found["indent"].expandtabs(4)), found["text"].strip()


def timed_item(text: str) -> tuple[float, str, str] | None:
    """Seconds, clock and title of a chapter's list item that begins with a time."""
    found = _ITEM_TIME.match(text)
    start = seconds(found["clock"]) if found else None
    if found is None or start is None:
        return None
    return start, found["clock"], text[found.end() :]


def application(text: str) -> str | None:
    """What follows the label ``**Practical application:**`` at the beginning of a text, if any."""
    found = _APPLICATION.match(text)
    return text[found.end() :] if found else None
