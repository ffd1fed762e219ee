"""Marks by which a text of another form is told: captions, data, a directory page, speech.

Recognising looks at the beginning of a file only, so it costs the same for any size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from chapterhouse.export.marks import is_own_text
from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.ledger import Line, lines_of
from chapterhouse.reading.linked_labels import named_by_link
from chapterhouse.reading.names import looks_like_name
from chapterhouse.times import CLOCK

_LOOKED_AT = 200_000

APPLICATION = re.compile(
    r"(?P<label>(?:practical|actionable|real-world)?\s*(?:application|action|takeaway|advice|step"
    r"|tip)s?(?: items?| steps?)?\s*[:：])\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A line that says what to do with the takeaway above it."""

_WEBVTT = re.compile(r"WEBVTT\b")
_CUE = re.compile(rf"{CLOCK} *--> *{CLOCK}|\[?{CLOCK}\]? *- *{CLOCK}\]?\Z")
_CUE_BEGINS = tuple("[0123456789")
_DATA = re.compile(r"\A\s*(?:\{|\[\s*[\[{\"\]\d]|<[!?a-zA-Z])")
_TIMED_LABEL = re.compile(
    rf"^[*_]{{0,3}}(?P<name>[^\W\d_][^\n:()\[\]*]{{0,58}}?)[*_]{{0,3}}:?[*_]{{0,3}}"
    rf"(?: {{0,4}}[(\[\\]{{1,2}}{CLOCK}\\?[)\]]| +{CLOCK}[ :]*$)"
)
_TIME_FIRST = re.compile(rf"^[(\[\\]{{0,2}}{CLOCK}\\?[)\]]?[ \t]+\S")
_LINKED_LABEL = re.compile(rf"\[\(?{CLOCK}\)?\]\([^()\s]{{1,180}}\)\s*[*_]{{1,3}}[^\W\d_]")
"""A turn whose time is a link to its moment, with a name in bold behind it."""
_LINKED_TIME = re.compile(rf"\[\(?{CLOCK}\)?\]\([^()\s]{{1,180}}\)\s+[^\W\d_]")
"""A line that begins with a link to its moment and then says something."""

_PLAIN_LABEL = re.compile(r"^[*_]{0,3}(?P<name>[^\W\d_][^\n:()\[\]*]{0,58}?)[*_]{0,3}:[*_]{0,3}")


def beginning(text: str) -> tuple[Line, ...]:
    """The non-blank lines that recognising looks at."""
    return lines_of(text.removeprefix("\ufeff")[:_LOOKED_AT])


@lru_cache(maxsize=4)
def body(text: str) -> tuple[Line, ...]:
    """The beginning without what belongs to the web page around a text."""
    return tuple(line for line in beginning(text) if furniture(line.text) is None)


@lru_cache(maxsize=4)
def machine_readable(text: str) -> bool:
    """Whether the text is captions, JSON, XML or HTML rather than prose; several forms ask."""
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    if is_own_text(text) or _WEBVTT.match(head) or _DATA.match(head):
        return True
    return any(_CUE.match(line) for line in head.split("\n") if line.startswith(_CUE_BEGINS))


@lru_cache(maxsize=4)
def directory(text: str) -> bool:
    """Whether its lines are indented blocks under indented bullets, as saved directories are.

    Cheap, and kept: forms of prose ask this before anything that is dearer.
    """
    lines = beginning(text)
    bullets = sum(line.raw.startswith(("  • ", " • ", "\t• ")) for line in lines)
    indented = sum(line.indent >= 4 for line in lines)
    return bullets > 0 and indented * 4 >= len(lines)


def speech(lines: Sequence[Line]) -> bool:
    """Whether the lines are turns or cues: labels that come again, labels or lines with times."""
    labels: Counter[str] = Counter()
    timed = 0
    for line in lines:
        text = line.text[:200]
        if "[[" in text[:12]:
            text = named_by_link(text)
        if text.startswith("[") and "](" in text:
            if _LINKED_TIME.match(text):
                timed += 1
                continue
            if _LINKED_LABEL.match(text):
                text = text.partition(")")[2].strip()
        found = _TIMED_LABEL.match(text)
        if _TIME_FIRST.match(text) or (found and looks_like_name(found["name"].strip())):
            timed += 1
            continue
        found = _PLAIN_LABEL.match(text)
        if found and not APPLICATION.match(text) and looks_like_name(found["name"].strip()):
            labels[found["name"].strip()] += 1
    again = sum(count for count in labels.values() if count > 1)
    return timed >= 2 or again >= 3 or again * 3 >= max(len(lines), 6)
