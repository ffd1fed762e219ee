"""Mends what has one right answer in a page, and touches nothing else.

A line is changed only where a rule says what it should be, and only in its signs: the letters and
digits of a line in the text stay the same ones, and a fact is mended only where YAML then reads
more of the page than before. Line ends stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chapterhouse.check.fences import Mend, fenced
from chapterhouse.check.fix_facts import mended_fact
from chapterhouse.check.fix_fences import mended_fences
from chapterhouse.check.headings import (
    mend_chapter_list,
    mend_loose_chapters,
    mend_near_chapters,
)
from chapterhouse.check.labels import mend_loose_labels, mend_near_labels, mend_odd_labels
from chapterhouse.check.near_times import narrow
from chapterhouse.check.page_text import PageText, page_text
from chapterhouse.check.transcript_lines import TranscriptLines, transcript_lines

_END = re.compile(r"(\r\n|\r|\n)")
_ROUNDS = 5

_RULES: tuple[Callable[[PageText, TranscriptLines], Iterator[Mend]], ...] = (
    mend_near_labels,
    mend_odd_labels,
    mend_loose_labels,
    mend_near_chapters,
    mend_loose_chapters,
    mend_chapter_list,
)


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """A line that was mended: its number in the mended page, what it was and what it is."""

    line: int
    before: str
    after: str


def fix_page(path: str, text: str) -> tuple[str, tuple[Fix, ...]]:
    """The page (``docs/…``) with everything mended that has one right answer, and what was."""
    pieces = _END.split(text)
    lines, ends = pieces[::2], [*pieces[1::2], ""]
    fixes: dict[int, Fix] = {}

    def mend(index: int, right: str) -> None:
        first = fixes.get(index)
        fixes[index] = Fix(index + 1, first.before if first else lines[index], right)
        lines[index] = right

    removed = mended_fences(lines, ends, mend)
    if removed:
        del lines[:removed], ends[:removed]
        fixes = {
            index - removed: Fix(fix.line - removed, fix.before, fix.after)
            for index, fix in fixes.items()
        }
        fixes.setdefault(0, Fix(1, "(empty lines above)", lines[0]))
    kind = PageText(path, (), (), 0).kind
    while found := mended_fact(lines, kind):
        mend(*found)
    if kind == "episodes":
        for _ in range(_ROUNDS):
            mends = dict(_mended_text(path, lines))
            for index, right in mends.items():
                mend(index, right)
            if not mends:
                break
    whole = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return whole, tuple(fixes[index] for index in sorted(fixes))


def _mended_text(path: str, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines of the transcript and of the chapter list that have another right form."""
    page = page_text(path, tuple(lines), fenced(lines).body)
    found = transcript_lines(page)
    for rule in _RULES:
        for number, _, right in rule(page, found):
            line = lines[number - 1]
            if right and right != line and _letters(right) == _letters(line):
                yield number - 1, right


def _letters(line: str) -> Counter[str]:
    """What a line says: how often each letter and digit stands in it."""
    return Counter(char for char in narrow(line) if char.isalnum())
