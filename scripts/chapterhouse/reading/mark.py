"""What a line begins with (`marks`), and the time in it: before its name or behind it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from chapterhouse.reading.tuple_makers import maker
from chapterhouse.reading.written_times import NUMBER, TIME

Style = Literal["colon", "bold", "bracket", "line", "beside", "dash"]

_TO = r"\s?(?:-->|->|[-–—,]|to)\s?"
_TIME = re.compile(
    rf"\\?[\[(<{{]\s?@?(?P<in>{TIME}|{NUMBER})(?:{_TO}(?:{TIME}|{NUMBER}))?\s?\\?[\])>}}]"
    rf"(?P<colon>\s?[:：])?"
    rf"|@?(?P<bare>{TIME})(?:{_TO}{TIME})?(?P<end>[:：](?=\s|\Z))?(?=[\s\-–—|,\]*_<]|\Z)"
    rf"|(?P<seconds>\d{{1,6}}(?:[.,]\d{{1,3}} ?s?|s))(?:{_TO}\d{{1,6}}(?:[.,]\d{{1,3}})? ?s?)?"
    r"(?=[ \t]+[^\W\d_][^:：\n]{0,59}[:：](?:\s|\Z)|\t[^\W\d_][^\t\n]{0,59}\t)"
)
_SEPARATORS = re.compile(r"[\s|·•]*(?:[-–—,]\s+)?")
_EMPHASISED = re.compile(
    r"(?:[*_]{1,3}|<(?P<tag>sub|sup|small|em|i|span|time)(?:\s[^<>]{0,80})?>)(?=\\?[\[(]?@?\d)"
)
_OPENS_TIME = "\\[(<{@"
_ENDS_TIME = re.compile(r"\s*[:：|]\s")
"""What ends a time that has no brackets, behind a name in bold."""


class Mark(NamedTuple):
    """What a line begins with; ``rest`` and ``after_time`` are ends of the line.

    ``style`` is how the name is set off; ``after_time`` is what stands behind a time that begins
    the line, the name included. ``lead`` is a list sign, a quotation sign or hashes before all.
    """

    lead: str = ""
    time: str | None = None
    name: str | None = None
    style: Style | None = None
    rest: str = ""
    after_time: str | None = None
    time_first: bool = False
    bracketed: bool = False
    far: bool = False

    @property
    def shape(self) -> tuple[Style | None, bool, bool]:
        """How the mark is written: what all labels of a text share."""
        return self.style, self.time is not None, self.time_first


make_mark = maker(Mark)


def time_at(head: str, place: int) -> re.Match[str] | None:
    """The time that stands there."""
    sign = head[place : place + 1]
    return _TIME.match(head, place) if sign in _OPENS_TIME or sign.isdecimal() else None


def behind(head: str, place: int) -> int:
    """The place behind the signs that separate a name from a time, or both from what is said."""
    found = _SEPARATORS.match(head, place)
    return found.end() if found else place


def written(match: re.Match[str]) -> str:
    """The time itself, without what sets it off."""
    return (match["in"] or match["bare"] or match["seconds"]).strip()


def is_marked(inner: str) -> bool:
    """Whether what stands in brackets is a time by its signs, and no other number."""
    return ":" in inner or "m" in inner or inner.endswith("s")


def with_time(text: str, head: str, place: int, base: Mark, name: str, style: Style) -> Mark:
    """The mark with the time that stands behind its name, if it has none yet."""
    place = behind(head, place)
    time, bracketed = base.time, base.bracketed
    stars = _EMPHASISED.match(head, place) if time is None else None
    if time is None and (when := time_at(head, stars.end() if stars else place)):
        inner = when["in"]
        is_time = inner is None or is_marked(inner)
        end = when.end()
        closing = "" if stars is None else f"</{stars['tag']}>" if stars["tag"] else stars[0]
        end += len(closing) * head.startswith(closing, end)
        behind_bold = style == "bold" and (when["end"] or _ENDS_TIME.match(head, end)) is not None
        if is_time and (inner is not None or behind_bold or not text[end:].strip()):
            time, bracketed = written(when), inner is not None
            place = behind(head, end)
            if head[place : place + 1] in (":", "："):
                place += 1
    rest = text[place:].strip()
    after, first = base.after_time, base.time_first
    return make_mark(("", time, name, style, rest, after, first, bracketed, False))
