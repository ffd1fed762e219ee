"""How a post is laid out: which short lines are headings, which lines list people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.model import Block, Section, prose
from chapterhouse.reading.headings import heading_like
from chapterhouse.reading.inline_times import timed_prose
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import NAME as PERSON
from chapterhouse.reading.names import looks_like_person

HASHES = re.compile(r"#{1,6}\s+(?=\S)")
"""Markdown's signs of a heading, where a post was saved with them."""

_BULLET = re.compile(r"[-*•·]\s+(?=\S)")
_LISTED = re.compile(rf"(?P<name>{PERSON}), \S")


def blocks_of(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Block], list[Section]]:
    """What stands before the first heading, and the headed sections."""
    summary: list[Block] = []
    headed: list[tuple[str, list[Block]]] = []
    heads, listed = headings(lines), _listed(lines)
    for index, line in enumerate(lines):
        if index in heads:
            headed.append((HASHES.sub("", ledger.cleaned(line)), []))
            ledger.text(line, "sections")
            continue
        bullet = _BULLET.match(line.text)
        text = ledger.cleaned(line, line.text[bullet.end() :] if bullet else line.text)
        ledger.text(line, "sections" if headed else "summary")
        spans = timed_prose(text)
        block = Block(spans, "bullet") if bullet or index in listed else Block(spans)
        (headed[-1][1] if headed else summary).append(block)
    return summary, [Section(prose(title), tuple(blocks)) for title, blocks in headed]


def headings(lines: Sequence[Line]) -> set[int]:
    """The short lines that head the one below; three and more short lines are a list.

    The first line is none: a post does not begin with a heading under its title.
    """
    short = [heading_like(line.text) and not _BULLET.match(line.text) for line in lines]
    found: set[int] = set()
    for index in range(1, len(lines)):
        if HASHES.match(lines[index].text):
            found.add(index)
        elif short[index] and index + 1 < len(lines):
            longer = len(lines[index + 1].text) >= min(len(lines[index].text) + 20, 80)
            near = short[max(index - 2, 1) : index + 3]
            in_list = any(all(near[start : start + 3]) for start in range(len(near) - 2))
            if (longer or short[index + 1]) and not in_list:
                found.add(index)
    return found


def _listed(lines: Sequence[Line]) -> set[int]:
    """Lines that list people under a line that ends in a colon: "Ada Marsh, editor, on …"."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.text.endswith(":"):
            continue
        end = index + 1
        while end < len(lines) and (name := _LISTED.match(lines[end].text[:200])):
            if not looks_like_person(name["name"]):
                break
            end += 1
        if end - index > 2:
            found.update(range(index + 1, end))
    return found
