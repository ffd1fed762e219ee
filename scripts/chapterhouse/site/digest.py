"""What the site keeps of a page's text: where terms and people are spoken of, who says how much,
which words it holds, where it links to.

Made in the process that reads the page, and small, because it travels from there to the one that
writes the site.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from chapterhouse.glossary.finding import Finder
from chapterhouse.glossary.plain_words import counted_as_written
from chapterhouse.pages.blocks import ListItem, Paragraph
from chapterhouse.pages.inline import visible
from chapterhouse.pages.page import Page
from chapterhouse.site.quotation import quotation
from chapterhouse.site.sketch import sketch
from chapterhouse.site.speaking import Speaking, speaking

_SENTENCES = 12
"""From so many moments of one term in one page on, only their times are kept."""
_MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^()\s<>]+)")


class Moment(NamedTuple):
    """A turn (or the page, where ``anchor`` is empty) in which something is spoken of.

    The sentence is ``before + hit + after``; all three are empty where only the place is kept.
    ``start`` is in seconds, ``speaker`` a name as the page has it.
    """

    key: str
    anchor: str = ""
    start: float | None = None
    speaker: str = ""
    before: str = ""
    hit: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one page; ``links`` have the path of the page that is linked to as key."""

    moments: tuple[Moment, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    speaking: Mapping[str, Speaking] = field(default_factory=dict)
    words: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    links: tuple[Moment, ...] = ()


class _Piece(NamedTuple):
    """A paragraph: its text, its Markdown, and the moment that it is in."""

    text: str
    markdown: str
    moment: Moment = Moment("")


def digest(path: str, page: Page, finder: Finder) -> Digest:
    """The digest of the page at ``path`` below ``docs/``.

    In a transcript, terms are sought in what is said, elsewhere in the text.
    """
    prose, spoken = list(_prose(page)), list(_spoken(page))
    pieces = spoken or prose
    text = "\n".join(piece.text for piece in pieces)
    words, written = counted_as_written(text)
    moments, counts = _moments(pieces, text, finder, words)
    return Digest(
        moments=tuple(moments),
        counts=counts,
        speaking=speaking(page),
        words=sketch(words, written),
        links=tuple(_links(path, [*prose, *spoken])),
    )


def links_of(path: str, page: Page) -> Digest:
    """The digest of a page that is no episode: where it links to."""
    return Digest(links=tuple(_links(path, [*_prose(page), *_spoken(page)])))


def _prose(page: Page) -> Iterator[_Piece]:
    """The paragraphs and list items; a chapter of the list is a moment of the recording."""
    chapters = {chapter.line: chapter for chapter in page.chapters if chapter.listed}
    for block in page.blocks:
        if isinstance(block, ListItem) and (chapter := chapters.get(block.line)):
            moment = Moment("", chapter.id or "", chapter.start)
            yield _Piece(chapter.title, chapter.markdown, moment)
        elif isinstance(block, ListItem) or (isinstance(block, Paragraph) and not block.speech):
            yield _Piece(block.text, block.markdown)


def _spoken(page: Page) -> Iterator[_Piece]:
    for turn in page.turns:
        moment = Moment("", turn.id, turn.start, turn.speaker or "")
        for paragraph in turn.paragraphs:
            yield _Piece(paragraph.text, paragraph.markdown, moment)


def _moments(
    pieces: list[_Piece], text: str, finder: Finder, words: Mapping[str, int]
) -> tuple[list[Moment], dict[str, int]]:
    """One moment for each turn and key, and how often each key is spoken of."""
    hits = finder.find(text, words=words.keys())
    counts: dict[str, int] = {}
    moments: list[Moment] = []
    seen: set[tuple[str, str | int]] = set()
    told: Counter[str] = Counter()
    starts = _starts(pieces)
    for hit in hits:
        counts[hit.key] = counts.get(hit.key, 0) + 1
        index = bisect_right(starts, hit.start) - 1
        piece = pieces[index]
        place = (hit.key, piece.moment.anchor or index)
        if place in seen:
            continue
        seen.add(place)
        told[hit.key] += 1
        at = hit.start - starts[index]
        shown = told[hit.key] <= _SENTENCES
        quoted = quotation(piece.text, at, at + hit.end - hit.start) if shown else ("", "", "")
        moments.append(_moment(hit.key, piece.moment, quoted))
    return moments, counts


def _starts(pieces: Iterable[_Piece]) -> list[int]:
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return starts


def _moment(key: str, place: Moment, quoted: tuple[str, str, str]) -> Moment:
    return Moment(key, place.anchor, place.start, place.speaker, *quoted)


def _links(path: str, pieces: Iterable[_Piece]) -> Iterator[Moment]:
    """The links to other pages of the site; one for each place and page."""
    seen: set[tuple[str, str]] = set()
    folder = posixpath.dirname(path)
    for piece in pieces:
        if "](" not in piece.markdown:
            continue
        for found in _MARKDOWN_LINK.finditer(piece.markdown):
            target = unquote(found[1].partition("#")[0].partition("?")[0])
            if not target.endswith(".md") or ":" in target or target.startswith("/"):
                continue
            key = posixpath.normpath(posixpath.join(folder, target))
            anchor = piece.moment.anchor
            if key == path or (key, anchor) in seen:
                continue
            seen.add((key, anchor))
            label = _label(piece.markdown, found.start())
            at = max(0, piece.text.find(label)) if label else 0
            yield _moment(key, piece.moment, quotation(piece.text, at, at + len(label)))


def _label(markdown: str, end: int) -> str:
    """The visible text of the link whose square bracket closes at ``end``."""
    begin = markdown.rfind("[", 0, end)
    return visible(markdown[begin + 1 : end]) if begin >= 0 else ""
