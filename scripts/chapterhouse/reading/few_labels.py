"""What speaks for the labels of a very short transcript, where names can hardly come again.

One turn whose label has a time or is set in bold; names that stand on every other line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from chapterhouse.reading.mark import Mark
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.written_times import moments

_FEWEST_WORDS = 5
_SOON = 60
"""Seconds: a name above a text is a title where its time is later."""

_PERSONAL = re.compile(r"\b(?:I|I['’]m|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b|\?")
_SAID = re.compile(r"[.?!…。？！]['\"”’)]*\Z")


def few_labels(named: Mapping[int, Mark], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The labels of a text of one turn, or of two or three under names; else none."""
    return _one_turn(named, marks) or _every_other_line(named, marks)


def _one_turn(named: Mapping[int, Mark], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The label of the first line, where nothing below it is set off or has a time."""
    first = named.get(0)
    if first is None or any(_is_set_off(mark) for mark in marks[1:]) or not _is_set_off(first):
        return {}
    name = first.name or ""
    whole = is_placeholder(name) or (" " in name and looks_like_person(name))
    if not whole or sum(len(text.split()) for text in _texts(first, marks)) < _FEWEST_WORDS:
        return {}
    if first.time is None:
        return {0: first} if any(map(_PERSONAL.search, _texts(first, marks))) else {}
    (start,) = moments([first.time])
    says = first.style == "colon" or first.rest.strip() or (start is not None and start < _SOON)
    return {0: first} if says else {}


def _is_set_off(mark: Mark) -> bool:
    return mark.time is not None or (mark.name is not None and mark.style == "bold")


def _texts(first: Mark, marks: Sequence[Mark]) -> Iterator[str]:
    yield first.rest
    yield from (mark.rest or mark.name or "" for mark in marks[1:])


def _every_other_line(named: Mapping[int, Mark], marks: Sequence[Mark]) -> dict[int, Mark]:
    """Names on all lines but those on which something is said.

    Of two turns, both names are whole ones, and somebody says I, we or you, or asks.
    """
    if len(marks) < 4 or len(marks) % 2:
        return {}
    heads = {index: named[index] for index in range(0, len(marks), 2) if index in named}
    said = [mark.rest for mark in marks[1::2]]
    if len(heads) < len(said) or any(
        mark.style != "line" or mark.lead or mark.time is not None for mark in heads.values()
    ):
        return {}
    ended = sum(_SAID.search(text) is not None for text in said)
    often = Counter(mark.name or "" for mark in heads.values())
    if 2 * ended < len(said) or len(often) < 2:
        return {}
    if max(often.values()) > 1:
        return heads
    whole = all(" " in name and looks_like_person(name) for name in often)
    return heads if whole and any(map(_PERSONAL.search, said)) else {}
