"""Times inside running text, ``(05:05)`` or ``[1:02:33]``, as spans that a page can link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapterhouse.model import Prose, Span, prose
from chapterhouse.times import CLOCK, seconds

_LONGEST_LINE = 200_000
_TIME = re.compile(rf"(?<=\()(?:{CLOCK})(?=\))|(?<=\[)(?:{CLOCK})(?=\])")


def timed_prose(text: str) -> Prose:
    """The text with each bracketed time as a ``time`` span; what a reader sees stays the same.

    >>> [(span.kind, span.text) for span in timed_prose("Rain. (05:05) Sun.")]
    [('text', 'Rain. ('), ('time', '05:05'), ('text', ') Sun.')]
    """
    if ":" not in text or len(text) > _LONGEST_LINE:  # the latter is no person's paragraph
        return prose(text)
    spans: list[Span] = []
    done = 0
    for match in _TIME.finditer(text):
        spans.append(Span(text[done : match.start()]))
        spans.append(Span(match[0], "time", start=seconds(match[0])))
        done = match.end()
    spans.append(Span(text[done:]))
    return tuple(span for span in spans if span.text)


def first_time(spans: Iterable[Span]) -> float | None:
    """The first moment that some prose points to."""
    return next((span.start for span in spans if span.kind == "time"), None)
