"""The best moments of an episode, for its page, the front page, issues, mails and feeds.

What a person wrote under ``quotes:`` wins. Else they are the takeaways or insights that the
source gives. Else they are sentences of the guests chosen by :mod:`quotable`, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chapterhouse.newsletter.quote_choice import chosen
from chapterhouse.newsletter.quote_places import place_of
from chapterhouse.pages.blocks import Paragraph
from chapterhouse.pages.page import Page, PageTurn

GIVEN = 10_000
"""The weight of what a person or a source gives: more than any sentence that is chosen has."""

_PRINTED = re.compile(r"[“\"](?P<text>[^“”\"]{20,400})[”\"],?(?P<by>(?:\s*[—–-].*)?)")
_SAID_BY = re.compile(r"\s*[—–-]+\s*(?P<name>[^\W\d_][^,;:(—–]{1,60})")


@dataclass(frozen=True, slots=True)
class Quote:
    """A moment worth passing on.

    ``speaker`` is the name in the transcript, empty where ``text`` is nobody's own words (a
    takeaway) or not found there. ``start`` are seconds, ``anchor`` is the id on the page, empty
    where there is none. ``application`` is what the source suggests to do about it. ``weight``
    says how good a chosen sentence is; what people and sources give weighs more than any.
    """

    text: str
    speaker: str = ""
    start: float | None = None
    anchor: str = ""
    chosen_automatically: bool = False
    application: str = ""
    weight: int = GIVEN


def quotes_of(page: Page, choosing: bool = True) -> tuple[Quote, ...]:
    """The quotes of an episode's page, in the order of the episode; empty where it has none.

    Without ``choosing`` they are only what people and sources give.
    """
    written = page.meta.get("quotes")
    if isinstance(written, list):
        texts = [" ".join(str(item).split()) for item in written if item is not None]
        return tuple(place_quote(Quote(text), page.turns) for text in texts if text)
    printed = [place_quote(quote, page.turns) for quote in printed_quotes(page)]
    given = list(_points(page))
    return (*printed, *(given or (_chosen(page, printed) if choosing else ())))


def _chosen(page: Page, printed: Sequence[Quote]) -> Iterator[Quote]:
    """What the guests said best, marked as chosen by a program."""
    for one in chosen(page, [quote.text for quote in printed]):
        turn = one.turn
        yield Quote(one.text, turn.speaker or "", turn.start, turn.id, True, weight=one.weight)


def place_quote(quote: Quote, turns: Iterable[PageTurn]) -> Quote:
    """The quote with the place where it was said; as it is where it is not in the transcript."""
    turn = place_of(quote.text, turns)
    if turn is None:
        return quote
    return replace(quote, speaker=turn.speaker or quote.speaker, start=turn.start, anchor=turn.id)


def printed_quotes(page: Page) -> Iterator[Quote]:
    """The quotes that the show notes print above the text, ``“…” — Name, who that is``."""
    paragraphs = [block.text for block in page.summary if isinstance(block, Paragraph)]
    for text, following in zip(paragraphs, [*paragraphs[1:], ""], strict=False):
        if found := _printed(text, following):
            yield found


def is_printed_quote(text: str, following: str = "") -> bool:
    """Whether a paragraph is a quotation with the name of its speaker, there or in the next one.

    >>> is_printed_quote("“Never cut a pause you have not listened to.” — Ann Lee, editor")
    True
    """
    return _printed(text, following) is not None


def _printed(text: str, following: str) -> Quote | None:
    alone = _PRINTED.fullmatch(text)
    if alone is None:
        return None
    name = _SAID_BY.match(alone["by"]) or _SAID_BY.match(following)
    return Quote(alone["text"].rstrip(","), name["name"].strip()) if name else None


def _points(page: Page) -> Iterator[Quote]:
    """What the source lists; the turn at its time, where it has one and there is a transcript."""
    if page.points_heading and "topic" in page.points_heading.casefold():
        return  # what was talked about, and not what was said about it
    for point in page.points:
        anchor = ""
        if point.start is not None:
            before = [t for t in page.turns if t.start is not None and t.start <= point.start]
            anchor = before[-1].id if before else ""
        if point.text:
            yield Quote(
                point.text,
                start=point.start,
                anchor=anchor,
                application=point.application or "",
            )
