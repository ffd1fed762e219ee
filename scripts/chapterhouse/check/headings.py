"""Rules about chapters: headings that are nearly ``## A title (02:39)``, and the chapter list."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from chapterhouse.check.fences import Mend, Said, told
from chapterhouse.check.near_times import NearTime, at_end, at_start, narrow
from chapterhouse.check.page_text import PageText
from chapterhouse.check.transcript_lines import TranscriptLines
from chapterhouse.check.wording import shown
from chapterhouse.pages import grammar

_CLOCK_LIKE = re.compile(r":\d\d")
_LONGEST = 300
_BRACKETS = "the time of a chapter stands in round brackets at the end, with a colon in it"
_ITEM = re.compile(r"[ \t]*(?P<sign>[-*+•·]|\d{1,9}[.)])?(?P<gap>[ \t]*)(?P<text>.*)", re.DOTALL)


def near_chapters(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Headings with a time that the site does not see."""
    return told(mend_near_chapters(page, found))


def mend_near_chapters(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same headings, and how they are right."""
    for index, line in found.odd:
        if index in found.chapter_list:
            continue
        marks = len(narrow(line).strip()) - len(narrow(line).strip().lstrip("#"))
        if not 0 < marks <= 6:
            continue
        head = grammar.heading(line)
        if head and head.placed:
            if head.level != 2 and not grammar.label(head.title):
                title = line.strip().lstrip("#").strip()
                why = f"a chapter's heading has two signs #; write `## {shown(title)}`"
                yield index + 1, why, f"## {title}"
            continue
        title = line.strip()[marks:].strip()
        near = at_end(title)
        why = _why(title, near) if near else ""
        why = why if head else "a chapter's heading begins with ## and a space"
        if not near or not _is_meant(near, index, found, why):
            near, why = at_start(title), "the time of a chapter stands behind its title"
            if not near or not _is_meant(near, index, found, "" if not near.sure else why):
                continue
        if near.right:
            rest = near.rest.strip().rstrip("-–—|:,").rstrip()
            why = f"{why or _BRACKETS}; write `## {shown(rest)} {near.right}`"
            yield index + 1, why, f"## {rest} {near.right}"
        elif near.sure and _CLOCK_LIKE.search(near.written):
            why = (
                f"`{near.written}` is no time (minutes and seconds go up to 59); "
                "write it like `## A title (02:39)`"
            )
            yield index + 1, why, ""


def _why(title: str, near: NearTime) -> str:
    """What is wrong with a time at a heading's end; empty where it may be part of the title."""
    wide = narrow(title)
    behind = wide[len(near.rest) :]
    if "~" in behind:
        return "a time that is not exact has the sign ≈"
    if ":" not in near.written:
        return ""
    if "≈" in behind and not near.sure:
        return _BRACKETS
    if wide[len(near.rest) :] != title[len(near.rest) :]:
        return "a sign here is another one than it seems (full-width, or an odd space)"
    if near.sure or near.rest.rstrip().endswith(("-", "–", "—", "|")):
        return _BRACKETS
    return ""


def _is_meant(near: NearTime, index: int, found: TranscriptLines, why: str) -> bool:
    """Whether this is a time of the recording: by its form, or as it fits between the turns.

    A title may well end in a number (``Python (3.11)``, ``Lunch at 12:30``).
    """
    if why and (near.sure or near.start is not None):
        return True
    if near.start is None or not re.match(r"\d{1,3}:|\d\d\D", near.written):
        return False
    below = bisect(found.turns, index, key=lambda turn: turn.at)
    low = found.turns[below - 1].start if below else 0
    high = found.turns[below].start if below < len(found.turns) else None
    return low is not None and high is not None and low <= near.start <= high


def loose_chapters(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """``##Title`` without a space, which GitHub shows as text."""
    return told(mend_loose_chapters(page, found))


def mend_loose_chapters(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same headings, with the space."""
    for index, line in found.odd:
        head = grammar.heading(line)
        if head and line.lstrip()[head.level : head.level + 1] not in (" ", "\t", ""):
            marks, title = "#" * head.level, line.lstrip()[head.level :].strip()
            right = f"`{marks} {shown(title)}`"
            why = f"GitHub shows this heading as text without a space; write {right}"
            yield index + 1, why, f"{marks} {title}"


def chapter_list(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """The items under ``## Chapters`` whose time is none, or stands in the wrong place."""
    return told(mend_chapter_list(page, found))


def mend_chapter_list(page: PageText, found: TranscriptLines) -> Iterator[Mend]:
    """The same items, and how they are right."""
    for index in found.chapter_list:
        line = page.lines[index]
        if page.marks[index].strip() and len(line) < _LONGEST and not line.startswith("    "):
            why, right = _about_item(line)
            if why:
                yield index + 1, why, right


def _about_item(line: str) -> tuple[str, str]:
    """What is wrong with one line of the chapter list, and the right one; empty: nothing is."""
    item = _ITEM.match(line)
    sign, gap, text = item.groups() if item else (None, "", line)
    near = at_start(f"{text} ")
    if near and (sign not in ("-", "*", "+") or not gap) and near.right:
        return _item("a chapter of the list begins with a hyphen and a space", near)
    if grammar.timed_item(text.strip()):
        return "", ""
    if near and near.right:
        return _item("the time of a listed chapter has a colon and no brackets", near)
    if near and _CLOCK_LIKE.search(near.written):
        return (
            f"`{near.written}` is no time (minutes and seconds go up to 59); "
            "write it like `- 00:57 A title`"
        ), ""
    end = at_end(text)
    if end and end.right and end.sure:
        return _item("the time of a listed chapter comes first", end)
    return "", ""


def _item(why: str, near: NearTime) -> tuple[str, str]:
    title = near.rest.strip().lstrip("-–—: ")
    time = near.right.strip("()")
    return f"{why}; write `- {time} {shown(title)}`", f"- {time} {title}"
