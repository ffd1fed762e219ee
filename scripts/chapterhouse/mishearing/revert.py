"""Takes corrections out of a page again: back to what its source says, where nothing else changed.

What the source said stands in the base (the last output of the converter). Each place of it where
``apply`` would put something right is looked up in the page; if just that stands there, the words
of the base come back. All other edits stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from chapterhouse.check.page_text import split_lines
from chapterhouse.mishearing.substitutions import Accepted, Substitution, substitutions

_CHARACTERS = 20_000


def reversals(path: str, page: str, base: str, accepted: Accepted) -> list[Substitution]:
    """What is to be put back in a page: ``heard`` is what stands there, ``right`` what did."""
    wanted = substitutions(path, base, accepted)
    if not wanted:
        return []
    before, after = split_lines(base), split_lines(page)
    partner = dict(_partners(before, after, {one.line for one in wanted}))
    found: list[Substitution] = []
    for line, group in groupby(wanted, key=lambda one: one.line):
        other = partner.get(line)
        if other is not None:
            found += _in_line(before[line], after[other], other, list(group))
    return found


def _partners(
    before: Sequence[str], after: Sequence[str], wanted: set[int]
) -> Iterator[tuple[int, int]]:
    """The line of the page that a line of the base has become, for those that changed."""
    for tag, first, last, other, end in SequenceMatcher(None, before, after, False).get_opcodes():
        if tag != "replace":
            continue
        for line in wanted & set(range(first, last)):
            near = range(other, end)
            if last - first == end - other:
                yield line, other + line - first
            else:
                yield line, max(near, key=lambda at: _alike(before[line], after[at]))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, False).quick_ratio()


def _in_line(before: str, after: str, index: int, wanted: list[Substitution]) -> list[Substitution]:
    if max(len(before), len(after)) > _CHARACTERS:
        return []
    found = []
    for one, at in _places(before, after, wanted):
        end = at + len(one.right)
        if after[at:end] == one.right and not _inside_word(after, at, end):
            found.append(Substitution(index, at, end, one.right, one.heard))
    return found


def _places(
    before: str, after: str, wanted: list[Substitution]
) -> Iterator[tuple[Substitution, int]]:
    """Where each corrected place begins in the page's line, as far as the lines can be aligned."""
    corrected, shift, places = before, 0, []
    for one in wanted:
        at = one.start + shift
        corrected = f"{corrected[:at]}{one.right}{corrected[at + one.end - one.start :]}"
        places.append((one, at))
        shift += len(one.right) - (one.end - one.start)
    blocks = SequenceMatcher(None, corrected, after, False).get_matching_blocks()
    for one, at in places:
        for block in blocks:
            if block.a <= at and at + len(one.right) <= block.a + block.size:
                yield one, at - block.a + block.b
                break


def _inside_word(line: str, start: int, end: int) -> bool:
    before, after = line[start - 1 : start], line[end : end + 1]
    return (before.isalnum() and line[start].isalnum()) or (
        after.isalnum() and line[end - 1].isalnum()
    )
