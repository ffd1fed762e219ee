"""Insight lists: paragraphs that each say one thing, often under the line of a service's offer.

    We read every new episode and send you the best ideas daily.
    Captions are read by more people than …
    Most transcripts are never corrected, because …

Nothing says whose words they are or from which episode; such a page has insights and no people.
Without such a line, what marks the form is that each paragraph stands by itself: none leads on
from the one above, tells of an episode, or speaks as somebody.
The form is read off such pages; there is no specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chapterhouse.model import Episode, Point, Source, plain
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.furniture import ADVERTISEMENT_RULE, advertises, furniture
from chapterhouse.reading.headings import heading_like, heads_points
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.inline_times import first_time, timed_prose
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.spoken_words import sounds_spoken

NAME = "insight-list"

_SHORTEST = 80
_LONGEST = 1_500
_LONGEST_ALONE = 700
_LEADS_ON = re.compile(
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|but|and|so|or|then|however|also"
    r"|there|here|finally|first|second|next|in (?:this|the)|welcome|today|hello|hi|dear|thanks?)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"https?://|\b(?:I|I['’]m|me|my|mine|episode|podcast|guests?|newsletter|subscribe|copyright"
    r"|licen[cs]e|chapter|transcript)\b"
)


def recognises(text: str) -> bool:
    """Whether three or more paragraphs of a size are marked as insights, or stand alone."""
    if signs.machine_readable(text) or signs.directory(text):
        return False
    lines = signs.beginning(text)
    if signs.speech(lines):
        return False
    if any(line.text.startswith(("#", "---", "- ", "* ", "• ")) for line in lines):
        return False
    rules = _rules(lines)
    body = [line for line in lines if line.number not in rules]
    marked = ADVERTISEMENT_RULE in rules.values() or (
        bool(body) and heading_like(body[0].text) and heads_points(body[0].text)
    )
    insights = [line for line in body if _SHORTEST <= len(line.text) <= _LONGEST]
    headings = sum(heading_like(line.text) for line in body)
    others = len(body) - len(insights) - headings
    if others or len(insights) < 3 or headings > len(insights) + 1:
        return False
    return marked or (not headings and _stand_alone(insights) and not sounds_spoken(lines))


def _stand_alone(paragraphs: Sequence[Line]) -> bool:
    """Whether each of four or more paragraphs says one thing, and none needs another."""
    texts = [line.text for line in paragraphs]
    return (
        len(set(texts)) == len(texts) >= 4
        and all(len(text) <= _LONGEST_ALONE and text[-1] in ".!?…”\"’'" for text in texts)
        and not any(_LEADS_ON.match(text) or _TELLS.search(text) for text in texts)
    )


def read(source: str, text: str) -> Iterator[Episode]:
    """The one page of the text, an insight a paragraph."""
    lines = lines_of(text.removeprefix("\ufeff"))
    ledger = Ledger()
    rules = _rules(lines)
    body: list[Line] = []
    for line in lines:
        if rule := rules.get(line.number):
            ledger.drop(line, rule)
        else:
            body.append(line)
    if not body:
        raise ChapterhouseError(source, "there is no insight in it; add its text or skip it")
    heading, points = _points(body, ledger)
    insights = [plain(point.text) for point in points]
    yield Episode(
        source=Source(source, NAME, line=body[0].number),
        title=headline((), (), (), insights, ()),
        title_derived=True,
        kind="insights",
        points=tuple(points),
        points_heading=heading,
        fates=ledger.fates(),
    )


def _rules(lines: Sequence[Line]) -> dict[int, str]:
    """The rules that drop lines, by line number.

    At both ends of the text a line need not say all that an advertisement says to be one.
    """
    rules = {line.number: rule for line in lines if (rule := furniture(line.text))}
    if len(lines) > 3:
        ends = [line for line in (*lines[:2], lines[-1]) if advertises(line.text, enough=2)]
        rules |= {line.number: ADVERTISEMENT_RULE for line in ends}
    return rules


def _points(body: Sequence[Line], ledger: Ledger) -> tuple[str | None, list[Point]]:
    """The heading over all insights, and the insights with their small headings."""
    heading: str | None = None
    group: str | None = None
    points: list[Point] = []
    for line, below in pairwise([*body, None]):
        if line is None:
            break
        if below is not None and heading_like(line.text) and not heading_like(below.text):
            if heading is None and not points and heads_points(line.text):
                ledger.text(line, "points_heading")
                heading = line.text
            else:
                ledger.text(line, "points")
                group = line.text
            continue
        ledger.text(line, "points")
        spans = timed_prose(ledger.cleaned(line))
        points.append(Point(spans, start=first_time(spans), group=group))
    return heading, points
