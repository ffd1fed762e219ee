"""The inline markup of wiki notes as spans: wiki links, times, emphasis, code, links.

Programs that make notes from videos write each time twice and break the link between:
``[00:01:38](<a class="yt-timestamp" data-t="00:01:38">[00:01:38]</a>``. It becomes one time, in
round brackets. Raw HTML other than these times and ``<br>`` stays text. Every pattern begins with
one sign and looks a bounded way ahead, so that any line takes time in step with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from chapterhouse.model import Prose, Span, SpanKind
from chapterhouse.times import CLOCK, seconds

BREAK_RULE = "line-break-tag"
REPEATED_TIME_RULE = "repeated-time"
TIME_MARKUP_RULE = "time-markup"

LONGEST_LINE = 200_000
"""A longer line was not written as a note: its markup stays as it stands."""

_ANCHOR = r"<a\b[^<>]{0,300}>"
_TOKEN = re.compile(
    rf"""
      \[(?P<time>{CLOCK})\]
        (?P<again>\(\s{{0,4}}(?:{_ANCHOR})?\s{{0,4}}\[?(?:{CLOCK})\]?\s{{0,4}}(?:</a>)?\)?)?
        (?P<address>\(https?://[^\s()<>]{{1,500}}\))?
    | \((?P<bare>{CLOCK})\)
    | (?P<open><a\b(?=[^<>]{{0,300}}timestamp)[^<>]{{0,300}}>)\s{{0,4}}
        \[?(?P<anchored>{CLOCK})\]?\s{{0,4}}(?P<close></a>)
    | \[\[(?P<wiki>[^\[\]\n]{{1,400}})\]\]
    | !\[\[(?P<embedded>[^\[\]\n]{{1,400}})\]\]
    | \[(?P<label>[^\[\]\n]{{1,400}})\](?P<link>\((?P<url>https?://[^\s<>()]{{1,800}}
        (?:\([^\s<>()]{{0,200}}\)[^\s<>()]{{0,200}})?)(?:\ "[^"\n]{{0,200}}")?\))
    | (?P<break><br\s{{0,3}}/?>)
    | `(?P<code>[^`\n]{{1,400}})`
    | \*\*(?=[^\s*])(?P<strong>(?:[^*\n]|\*(?!\*)){{1,600}}+)(?<=[^\s*])\*\*
    | \*(?<!\w\*)(?P<emphasis>[^\s*][^*\n]{{0,400}})\*(?![\w*])
    | \\(?P<escaped>[\\`*\[\]()\#.!<>|~+-])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of markup that is no text: the fact it gave, or the rule that drops it."""

    kind: Literal["metadata", "dropped"]
    what: str
    text: str


def wiki_prose(text: str) -> tuple[Prose, list[Piece]]:
    """The spans of one line, and its pieces of markup that are no text.

    >>> [span.text for span in wiki_prose("Ink [00:38](<a data-t='00:38'>[00:38]</a>.")[0]]
    ['Ink (', '00:38', ').']
    """
    pieces: list[Piece] = []
    if len(text) > LONGEST_LINE:
        return (Span(text),), pieces
    spans = _spans(text, "text", pieces)
    return tuple(_joined(spans)), pieces


def _spans(text: str, plain: SpanKind, pieces: list[Piece]) -> list[Span]:
    spans: list[Span] = []
    done = 0
    for match in _TOKEN.finditer(text):
        spans.append(Span(text[done : match.start()], plain))
        done = match.end()
        if clock := match["time"] or match["bare"] or match["anchored"]:
            done = _time(match, clock, plain, spans, pieces)
        elif wiki := match["wiki"] or match["embedded"]:
            target, bar, label = wiki.partition("|")
            if bar:
                pieces.append(Piece("metadata", "wiki-link", f"{target}|"))
            spans.append(Span((label or target).strip(), "wiki", target.strip()))
        elif match["url"]:
            pieces.append(Piece("metadata", "link", match["link"]))
            spans.append(Span(match["label"], "link", match["url"]))
        elif match["break"]:
            pieces.append(Piece("dropped", BREAK_RULE, match["break"]))
            spans.append(Span(" ", plain))
        elif match["code"]:
            spans.append(Span(match["code"], "code"))
        elif inner := match["strong"] or match["emphasis"]:
            inside: SpanKind = "strong" if match["strong"] else "emphasis"
            nested = plain == "text"
            spans += _spans(inner, inside, pieces) if nested else [Span(inner, plain)]
        else:
            spans.append(Span(match["escaped"], plain))
    spans.append(Span(text[done:], plain))
    return spans


def _time(
    match: re.Match[str], clock: str, plain: SpanKind, spans: list[Span], pieces: list[Piece]
) -> int:
    """Adds a time in round brackets; returns where the text goes on.

    Brackets that stand around it already are used; a second writing of the same time goes.
    """
    end = match.end()
    again = match["again"] or ""
    before = spans[-1].text
    opened = before.endswith("(") and match["bare"] is None
    if opened and again.endswith(")") and match.string[end : end + 1] != ")":
        again = again[:-1]  # that bracket closes the one before the time
        end -= 1
    closed = opened and match.string[end : end + 1] == ")"
    if again:
        pieces.append(Piece("dropped", REPEATED_TIME_RULE, again))
    if match["address"]:
        pieces.append(Piece("metadata", "link", match["address"]))
    for part in ("open", "close"):
        if match[part]:
            pieces.append(Piece("dropped", TIME_MARKUP_RULE, match[part]))
    start = seconds(clock)
    twice = len(spans) > 2 and not before.strip() and spans[-2].text == ")"
    if twice and spans[-3].kind == "time" and spans[-3].start == start:
        spans.pop()
        return end
    spans += [
        Span("" if closed else "(", plain),
        Span(clock, "time", start=start),
        Span("" if closed else ")", plain),
    ]
    return end


def _joined(spans: list[Span]) -> Iterator[Span]:
    """The spans without empty ones, neighbours of one plain kind as one."""
    for kind, group in groupby((span for span in spans if span.text), lambda span: span.kind):
        if kind in ("text", "strong", "emphasis"):
            yield Span("".join(span.text for span in group), kind)
        else:
            yield from group
