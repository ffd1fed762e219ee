r"""What may mark the beginning of a turn on a line: a name, a time, or both, in any dress.

    Ada Marsh  0:36          Ada Marsh (00:00:36):      **Ada:** \[04:05\] text   [00:36] Ada: text
    [Ada Marsh] 10:02:15     00:36<tab>Ada<tab>text     __Ada__: text              - text
    00:00:36 - 00:00:51 Ada  **Ada** [04:05]            Ada（主持）：text            (00:01:21):
    <Ada> text               (Speaker 1) text           12.5 Ada: text          0.0 - 2.5s Ada: text

As Otter, Zoom, Rev, Descript, Riverside, Meet, Premiere, DaVinci Resolve and people write them. A
mark is only what a line looks like; `notations` decides which marks a text means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chapterhouse.reading.linked_labels import named_by_link, without_linked_time, without_tags
from chapterhouse.reading.mark import (
    Mark,
    behind,
    is_marked,
    make_mark,
    time_at,
    with_time,
    written,
)
from chapterhouse.reading.speakers import bare_name, ends_clause, speaker_like
from chapterhouse.reading.written_times import TIME

_HEAD = 260
_LONGEST_NAME = 60
_LEAD = re.compile(
    r"(?P<lead>#{1,6}\s+|(?:>\s?){1,3}|[-*•·–—]\s+|[–—](?=\S)|\d{1,4}[.)]\s+(?=[^\W\d_]|[*\[]))\s*"
)
_BOLD = re.compile(
    r"(?P<q>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inner>[^*\n]{1,90}?)(?P=q)(?P<colon>\s?[:：])?"
)
_MACHINE = re.compile(r"(?:speaker|spk)_\d{1,3}(?=\s)", re.IGNORECASE)
"""A name that a program gave, which needs no sign behind it."""

_BRACKET = re.compile(
    r"\\?[\[<【](?P<name>[^\[\]<>【】\d\n\\/][^\[\]<>【】\n\\]{0,59})\\?[\]>】](?!\()(?P<colon>\s?[:：])?"
)
_ROUND = re.compile(r"\((?P<name>[^\W\d_][^()\d:：\n]{0,38}(?: ?\d{1,2})?)\)\s?(?P<colon>[:：])?")
_DASHED = re.compile(r"(?P<name>[^\W\d_][^:：\[\]()<>\"\n–—]{0,50}?)\s[-–—]\s(?=\S)")
_ROLE = r"(?:\s?[(（][^()（）\d:：]{1,40}[)）])?"
_COLON = re.compile(rf"(?P<name>[^:：\[\]()（）<>\"\n]{{1,60}}?{_ROLE})\s?(?P<colon>[:：])(?!//)")
_BESIDE = re.compile(
    rf"(?P<name>[^:：\[\]()（）<>\"\n]{{1,60}}?{_ROLE})"
    r"(?P<gap>\s*(?=\\?[\[({])|\s{2,}|\t|\s?[-–—|,@·•]\s|\s)"
    rf"(?=[\\\[({{]{{1,2}}\s?\d|{TIME}(?!\S*[^\W\d_]))"
)
_NO_NAME = r":：\[\]()（）<>\"\n\t"
_LINE = re.compile(rf"[^{_NO_NAME}]{{1,{_LONGEST_NAME}}}\Z")
_LINE_WITH_ROLE = re.compile(rf"[^{_NO_NAME}]{{1,{_LONGEST_NAME}}}?{_ROLE}\Z")
_MAY_MARK = re.compile(r"[\d:：*_\[(（<{【\t–—-]")
_DIGIT = re.compile(r"\d")
_MAY_BE_BESIDE = re.compile(r"[\\\[({]\s?\d|\d:\d\d|\d ?[hm]")
"""What stands in every line with a time behind its name: looked for first, as it is cheap."""

_USUAL = re.compile(
    r"(?P<name>[^\W\d_]++(?: [^\W\d_]++){0,4}+)"
    r"(?:: (?=[^\W\d_])| ?\((?P<time>\d{1,2}:\d\d(?::\d\d)?)\)(?!\s?[:：]))"
)
"""The two commonest labels, read at once; all else takes them apart with care."""

_LEADS = "#>-*•·–—0123456789"
_SHORT = 32
_LONGEST_WITH_ROLE = 110
_LONGEST_NAMED = 110
"""A longer line without any of these signs at its head is neither a name nor begins with one."""


_UNSEEN = frozenset("\u200b\u200c\u2060\ufeff")


def _bare(rest: str) -> Mark:
    """The mark of a line that has neither name nor time."""
    return make_mark(("", None, None, None, rest, None, False, False, False))


def mark_of(text: str) -> Mark:
    r"""The mark of a line (stripped); one without name and time where it has none.

    >>> mark_of("Ada Marsh  0:36").time, mark_of("**Ada:** \\[04:05\\] Hi.").rest
    ('0:36', 'Hi.')
    >>> mark_of("(00:01:21):").name, mark_of("10:02:15\tAda Marsh\tHi.").name
    (None, 'Ada Marsh')
    """
    if text[:1] in _UNSEEN:
        text = text.lstrip("".join(_UNSEEN))
    if text[:1] == "<":
        text = without_tags(text)
    if "[[" in text[:12] or text.startswith(("**[", "__[")):
        text = named_by_link(text)
    if "](" in text[:100] or "`" in text[:100]:
        text = without_linked_time(text)
    if (usual := _USUAL.match(text)) and usual.end("name") <= _LONGEST_NAME:
        return _mark_of_usual(text, usual)
    return _mark_of_short(text) if len(text) <= _SHORT else _mark_of(text)


def _mark_of(text: str) -> Mark:
    lead = _LEAD.match(text[:_HEAD]) if text[0] in _LEADS else None
    begin = lead.end() if lead else 0
    if sign := _MAY_MARK.search(text, begin, _HEAD):
        mark = _scan(text, begin, sign.start())
    else:
        mark = _bare(text[begin:])
        if len(text) - begin <= _LONGEST_NAMED:
            mark = _alone(text, text[:_HEAD], begin, mark) or mark
    return mark._replace(lead=lead["lead"].strip()) if lead else mark


def _mark_of_usual(text: str, usual: re.Match[str]) -> Mark:
    name, time = usual.groups()
    if time is None:
        rest = text[usual.end() :].strip()
        return make_mark(("", None, bare_name(name), "colon", rest, None, False, False, False))
    rest = text[behind(text[:_HEAD], usual.end()) :]
    return make_mark(("", time, bare_name(name), "beside", rest, None, False, True, False))


@lru_cache(maxsize=4_096)
def _mark_of_short(text: str) -> Mark:
    """The same for a short line: a name alone comes again and again."""
    return _mark_of(text) if text else Mark()


def _scan(text: str, begin: int, sign: int = 0) -> Mark:
    """The mark at ``begin``; before ``sign`` stands no sign of one."""
    head = text[:_HEAD]
    first = time_at(head, begin)
    if first is None:
        base = _bare(text[begin:])
        return _named(text, head, begin, base, sign) or base
    place = behind(head, first.end())
    after = text[place:]
    inside = first["in"] is not None
    base = make_mark(("", written(first), None, None, after, after, True, inside, False))
    return (_named(text, head, place, base) if after else None) or base


def _named(text: str, head: str, place: int, base: Mark, sign: int = 0) -> Mark | None:
    """The mark with the name that stands at ``place``, and a time behind it."""
    first = head[place : place + 1]
    if "\t" in head[place:]:
        name, _, rest = text[place:].partition("\t")
        bare = bare_name(name.strip(" :：[]"))
        fits = base.time_first or (rest.strip() and not _DIGIT.search(name) and speaker_like(bare))
        if bare and len(name) <= 60 and fits and (base.time_first or not time_at(rest, 0)):
            return base._replace(name=bare, style="colon", rest=rest.strip())
    if base.time_first and (machine := _MACHINE.match(head, place)):
        return with_time(text, head, machine.end(), base, machine[0], "bracket")
    if first in ("*", "_") and (bold := _BOLD.match(head, place)):
        return _in_bold(text, head, bold, base)
    brackets = _ROUND if first == "(" else _BRACKET
    if first in ("[", "<", "【", "(", "\\") and (bracket := brackets.match(head, place)):
        name = bare_name(bracket["name"])
        return with_time(text, head, bracket.end(), base, name, "bracket") if name else None
    if base.time is None and _has_time(head, max(place, sign)):
        beside = _beside(text, head, place, base)
        if beside is not None:
            return beside
    has_dash = "-" in head or "–" in head or "—" in head
    if has_dash and (dashed := _DASHED.match(head, place)) and speaker_like(dashed["name"]):
        name = bare_name(dashed["name"])
        return base._replace(name=name, style="dash", rest=text[dashed.end() :])
    if _has_colon(head, place) and (colon := _COLON.match(head, place)):
        name = bare_name(colon["name"])
        if name:
            return with_time(text, head, colon.end(), base, name, "colon")
    if len(text) - place <= _LONGEST_NAMED:
        return _alone(text, head, place, base)
    return None


def _has_time(head: str, place: int) -> bool:
    digit = _DIGIT.search(head, place)
    begin = max(place, digit.start() - 2) if digit else 0
    return digit is not None and _MAY_BE_BESIDE.search(head, begin) is not None


def _has_colon(head: str, place: int) -> bool:
    """Whether a colon stands so near that a name may be before it."""
    end = place + _LONGEST_WITH_ROLE
    return head.find(":", place, end) >= 0 or head.find("：", place, end) >= 0


def _in_bold(text: str, head: str, bold: re.Match[str], base: Mark) -> Mark | None:
    inside = _scan_short(bold["inner"].strip())
    end = bold.end()
    if inside.name is not None and not inside.rest.strip():
        if (base.time is None and inside.time is not None) or inside.time_first:
            first = base.time_first or inside.time_first
            base = base._replace(time=base.time or inside.time, time_first=first)
        return with_time(text, head, end, base, inside.name, "bold")
    if inside.time is not None and inside.name is None and not inside.rest and not base.time:
        place = behind(head, end)
        after = _scan(text, place)
        if after.time is None:
            return after._replace(
                time=inside.time, time_first=True, bracketed=True, after_time=text[place:]
            )
    return None


@lru_cache(maxsize=4_096)
def _scan_short(text: str) -> Mark:
    return _scan(text, 0)


def _beside(text: str, head: str, place: int, base: Mark) -> Mark | None:
    """The mark of a name with its time behind it and no colon between."""
    beside = _BESIDE.match(head, place)
    when = time_at(head, beside.end()) if beside else None
    if beside is None or when is None:
        return None
    inner = when["in"]
    far = beside["gap"] != " " and beside["gap"] != ""
    if not (inner or not text[when.end() :].strip() or (far and "-" not in beside["gap"])):
        return None
    name = bare_name(beside["name"])
    if name if not inner else is_marked(inner):
        return Mark(
            "",
            written(when),
            name,
            "beside",
            text[behind(head, when.end()) :],
            base.after_time,
            base.time_first,
            inner is not None,
            beside["gap"].isspace() and beside["gap"] != " ",
        )
    return None


def _alone(text: str, head: str, place: int, base: Mark) -> Mark | None:
    """The mark of a line that is a name and nothing else, but for a time before it."""
    has_role = "(" in head or "（" in head
    if len(text) >= _HEAD or (len(text) - place > _LONGEST_NAME and not has_role):
        return None
    if base.time is None and ends_clause(text):
        return None
    line = (_LINE_WITH_ROLE if has_role else _LINE).match(head, place)
    name = bare_name(line[0]) if line else ""
    return base._replace(name=name, style="line", rest="") if name else None
