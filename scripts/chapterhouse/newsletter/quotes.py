"""The best moments of an episode, for its page, the front page, issues, mails and feeds.

What a person wrote under ``quotes:`` wins. Else they are the takeaways or insights that the
source gives. Else they are sentences of the guests chosen by :mod:`quotable`, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chapterhouse.newsletter.quotable import opened, sentences, weight
from chapterhouse.newsletter.quote_places import place_of
from chapterhouse.pages.blocks import Paragraph
from chapterhouse.pages.page import Page, PageTurn
from chapterhouse.reading.words import key_words
from chapterhouse.slugs import slug

GIVEN = 100.0
"""The weight of what a person or a source gives: more than any sentence that is chosen has."""

MOST = 5
"""How many quotes are chosen for an episode."""

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
    weight: float = GIVEN


def quotes_of(page: Page) -> tuple[Quote, ...]:
    """The quotes of an episode's page, in the order of the episode; empty where it has none."""
    written = page.meta.get("quotes")
    if isinstance(written, list):
        texts = [" ".join(str(item).split()) for item in written if item is not None]
        return tuple(place_quote(Quote(text), page.turns) for text in texts if text)
    printed = [place_quote(quote, page.turns) for quote in printed_quotes(page)]
    given = list(_points(page))
    return (*printed, *(given or _chosen(page, printed)))


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: float
    at: int
    turn: PageTurn
    text: str


def _chosen(page: Page, printed: Sequence[Quote] = ()) -> list[Quote]:
    """The sentences of guests that stand best alone, spread over the episode."""
    if not str(page.meta.get("lang") or "en").startswith("en"):
        return []
    candidates, length = _candidates(page)
    stretch = max(1, length // MOST)
    kept: list[_Candidate] = []
    stems = [set(key_words(quote.text)) for quote in printed]
    for one in sorted(candidates, key=lambda candidate: (-candidate.weight, candidate.at)):
        if len(stems) == MOST:
            break
        if any(abs(one.at - other.at) < stretch // 4 for other in kept):
            continue
        words = set(key_words(one.text))
        if any(_alike(words, other) for other in stems):
            continue
        kept.append(one)
        stems.append(words)
    kept.sort(key=lambda candidate: candidate.at)
    return [
        Quote(
            one.text, one.turn.speaker or "", one.turn.start, one.turn.id, True, weight=one.weight
        )
        for one in kept
    ]


def _candidates(page: Page) -> tuple[list[_Candidate], int]:
    """The quotable sentences of those who are to be quoted, and how long the transcript is."""
    quoted = _quoted_speakers(page)
    topics = _topics(page)
    names = {word for turn in page.turns for word in (turn.speaker or "").casefold().split()}
    found: list[_Candidate] = []
    at = 0
    for turn in page.turns:
        for paragraph in turn.paragraphs:
            if turn.speaker in quoted:
                for place, sentence in sentences(paragraph.markdown):
                    skipped, text = opened(sentence)
                    worth = weight(text, topics, names)
                    if worth:
                        found.append(_Candidate(worth, at + place + skipped, turn, text))
            at += len(paragraph.markdown)
    return found, at


def _quoted_speakers(page: Page) -> set[str]:
    """The names of the guests; of all who are not hosts, or of all, where there is no guest."""
    slugs = {name: slug(name) for name in {turn.speaker for turn in page.turns if turn.speaker}}
    guests = page.meta.get("guests") or []
    hosts = page.meta.get("hosts") or []
    return (
        {name for name, one in slugs.items() if one in guests}
        or {name for name, one in slugs.items() if one not in hosts}
        or set(slugs)
    )


def _topics(page: Page) -> set[str]:
    """The words of title, chapters and tags: what the episode is about."""
    texts = [str(page.meta.get("title") or ""), *(chapter.title for chapter in page.chapters)]
    tags = page.meta.get("tags")
    if isinstance(tags, list):
        texts += map(str, tags)
    return {word for text in texts for word in text.casefold().split() if len(word) > 3}


def _alike(words: set[str], others: set[str]) -> bool:
    """Whether two sentences say much the same."""
    return bool(words) and len(words & others) >= 0.4 * min(len(words), len(others))
