r"""What may mark the beginning of a turn on a line: a name, a time, or both, in any dress.

    Ada Marsh  0:36          Ada Marsh (00:00:36):      **Ada:** \[04:05\] text   [00:36] Ada: text
    [Ada Marsh] 10:02:15     00:36<tab>Ada<tab>text     __Ada__: text              - text
    00:00:36 - 00:00:51 Ada  **Ada** [04:05]            Ada（主持）：text            (00:01:21):

As Otter, Zoom, Rev, Descript, Riverside, Meet, Premiere, DaVinci Resolve and people write them. A
mark is only what a line looks like; `notations` decides which marks a text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from chapterhouse.reading.speakers import bare_name
from chapterhouse.reading.written_times import NUMBER, TIME

Style = Literal["colon", "bold", "bracket", "line", "beside"]

_HEAD = 260
_TO = r"\s?(?:-->|->|[-–—,]|to)\s?"
_LEAD = re.compile(r"(?P<lead>#{1,6}\s+|(?:>\s?){1,3}|[-*•·–—]\s+|[–—](?=\S))\s*")
_TIME = re.compile(
    rf"\\?[\[(<{{]\s?(?P<in>{TIME}|{NUMBER})(?:{_TO}(?:{TIME}|{NUMBER}))?\s?\\?[\])>}}]"
    rf"(?P<colon>\s?[:：])?"
    rf"|(?P<bare>{TIME})(?:{_TO}{TIME})?(?P<end>[:：](?=\s|\Z))?(?=[\s\-–—|,\]*_]|\Z)"
)
_SEPARATORS = re.compile(r"[\s|]*(?:[-–—,]\s+)?")
_BOLD = re.compile(
    r"(?P<q>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inner>[^*\n]{1,90}?)(?P=q)(?P<colon>\s?[:：])?"
)
_BRACKET = re.compile(
    r"\\?[\[<【](?P<name>[^\[\]<>【】\d\n\\/][^\[\]<>【】\n\\]{0,59})\\?[\]>】](?!\()(?P<colon>\s?[:：])?"
)
_LINKED_NAME = re.compile(
    r"\A(?P<before>(?:[-*>#]{1,6} )?(?:\*\*|__)?)"
    r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<name>[^\[\]|#\n]{1,60})\]\]"
)
_ROLE = r"(?:\s?[(（][^()（）\d:：]{1,40}[)）])?"
_COLON = re.compile(rf"(?P<name>[^:：\[\]()（）<>\"\n]{{1,60}}?{_ROLE})\s?(?P<colon>[:：])(?!//)")
_BESIDE = re.compile(
    rf"(?P<name>[^:：\[\]()（）<>\"\n]{{1,60}}?{_ROLE})"
    r"(?P<gap>\s*(?=\\?[\[({])|\s{2,}|\t|\s?[-–—|,@]\s|\s)"
    rf"(?=[\\\[({{]{{1,2}}\s?\d|{TIME}(?!\S*[^\W\d_]))"
)
_LINE = re.compile(rf"(?P<name>[^:：\[\]()（）<>\"\n\t]{{1,60}}?{_ROLE})\Z")
_MAY_MARK = re.compile(r"[\d:：*_\[(（<{【\t]")
_DIGIT = re.compile(r"\d")
_LONGEST_NAMED = 110
"""A longer line without any of these signs at its head is neither a name nor begins with one."""


@dataclass(frozen=True, slots=True)
class Mark:
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

    @property
    def shape(self) -> tuple[Style | None, bool, bool]:
        """How the mark is written: what all labels of a text share."""
        return self.style, self.time is not None, self.time_first


def mark_of(text: str) -> Mark:
    r"""The mark of a line (stripped); one without name and time where it has none.

    >>> mark_of("Ada Marsh  0:36").time, mark_of("**Ada:** \\[04:05\\] Hi.").rest
    ('0:36', 'Hi.')
    >>> mark_of("(00:01:21):").name, mark_of("10:02:15\tAda Marsh\tHi.").name
    (None, 'Ada Marsh')
    """
    if "[[" in text[:12]:
        text = named_by_link(text)
    lead = _LEAD.match(text[:_HEAD])
    begin = lead.end() if lead else 0
    if len(text) - begin > _LONGEST_NAMED and not _MAY_MARK.search(text, begin, _HEAD):
        mark = Mark(rest=text[begin:])
    else:
        mark = _scan(text, begin)
    return replace(mark, lead=lead["lead"].strip()) if lead else mark


def named_by_link(text: str) -> str:
    """A line that begins with a link of Obsidian, with the words that a reader sees of it.

    >>> named_by_link("**[[people/Ada Marsh|Ada]]** (00:57): Hi."), named_by_link("[[Ada]]: Hi.")
    ('**Ada** (00:57): Hi.', 'Ada: Hi.')
    """
    return _LINKED_NAME.sub(r"\g<before>\g<name>", text, count=1)


def _scan(text: str, begin: int) -> Mark:
    head = text[:_HEAD]
    first = _TIME.match(head, begin)
    time = _written(first) if first else None
    place = begin
    bracketed = False
    if first:
        place = _SEPARATORS.match(head, first.end()).end()  # type: ignore[union-attr]
        bracketed = first["in"] is not None
    base = Mark(
        time=time,
        rest=text[place:],
        after_time=text[place:] if first else None,
        time_first=first is not None,
        bracketed=bracketed,
    )
    named = _named(text, head, place, base)
    return named or base


def _written(match: re.Match[str]) -> str:
    return (match["in"] or match["bare"]).strip()


def _named(text: str, head: str, place: int, base: Mark) -> Mark | None:
    """The mark with the name that stands at ``place``, and a time behind it."""
    first = head[place : place + 1]
    if base.time_first and "\t" in head[place:]:
        name, _, rest = text[place:].partition("\t")
        bare = bare_name(name.strip(" :：[]"))
        if bare and len(name) <= 60:
            return replace(base, name=bare, style="colon", rest=rest.strip())
    if first in ("*", "_") and (bold := _BOLD.match(head, place)):
        inner = bold["inner"].strip()
        inside = _scan(inner, 0)
        end = bold.end()
        if inside.name is not None and not inside.rest.strip():
            style: Style = "bold"
            found = replace(base, name=inside.name, style=style, time=base.time or inside.time)
            if inside.time_first:
                found = replace(found, time_first=True)
            return _with_time(text, head, end, found)
        if inside.time is not None and inside.name is None and not inside.rest and not base.time:
            after = _scan(text, _SEPARATORS.match(head, end).end())  # type: ignore[union-attr]
            if after.time is None:
                return replace(
                    after,
                    time=inside.time,
                    time_first=True,
                    bracketed=True,
                    after_time=text[_SEPARATORS.match(head, end).end() :],  # type: ignore[union-attr]
                )
        return None
    if first in ("[", "<", "【", "\\") and (bracket := _BRACKET.match(head, place)):
        name = bare_name(bracket["name"])
        if name:
            return _with_time(text, head, bracket.end(), replace(base, name=name, style="bracket"))
        return None
    numbered = base.time is None and _DIGIT.search(head, place) is not None
    if numbered and (beside := _BESIDE.match(head, place)):
        when = _TIME.match(head, beside.end())
        far = beside["gap"] != " " and beside["gap"] != ""
        if when and (
            when["in"] or not text[when.end() :].strip() or (far and "-" not in beside["gap"])
        ):
            name = bare_name(beside["name"])
            if (name and not when["in"]) or (
                (when["in"] and ":" in when["in"]) or "m" in (when["in"] or "")
            ):
                return replace(
                    base,
                    name=name,
                    style="beside",
                    time=_written(when),
                    rest=text[_SEPARATORS.match(head, when.end()).end() :],  # type: ignore[union-attr]
                    bracketed=when["in"] is not None,
                )
    if (":" in head or "：" in head) and (colon := _COLON.match(head, place)):
        name = bare_name(colon["name"])
        if name:
            return _with_time(text, head, colon.end(), replace(base, name=name, style="colon"))
    if len(text) - place <= _LONGEST_NAMED and (line := _LINE.match(head, place)):
        name = bare_name(line["name"])
        if name and len(text) < _HEAD:
            return replace(base, name=name, style="line", rest="")
    return None


def _with_time(text: str, head: str, place: int, found: Mark) -> Mark:
    """The mark with the time that stands behind its name, if it has none yet."""
    place = _SEPARATORS.match(head, place).end()  # type: ignore[union-attr]
    if found.time is None and (when := _TIME.match(head, place)):
        bracketed = when["in"] is not None
        is_time = not bracketed or ":" in when["in"] or "m" in when["in"]
        own = not text[when.end() :].strip()
        if is_time and (bracketed or own):
            found = replace(found, time=_written(when), bracketed=bracketed)
            place = _SEPARATORS.match(head, when.end()).end()  # type: ignore[union-attr]
            if head[place : place + 1] in (":", "："):
                place += 1
    return replace(found, rest=text[place:].strip())
