"""Lines of text as keys that stay the same through Markdown, punctuation and letter case.

By them the converter sees that a text it reads now is one that it has written before.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from chapterhouse.model import Block, Episode, plain

_LINK_TARGET = re.compile(r"\]\([^)\n]*\)")
_NO_LETTER = re.compile(r"[\W_]+")
_LOOKED_AT = 160
_SHORTEST = 12
_ENOUGH = 40
"""So many lines tell a text from any other; looking at all of them takes longer than it pays."""


def fingerprint(line: str) -> str:
    r"""The letters and digits at the beginning of a line.

    >>> fingerprint("Well\\_known, *he* said.") == fingerprint("well_known he said")
    True
    """
    return _NO_LETTER.sub("", line[:_LOOKED_AT].lower())[:100]


def said_on_page(markdown: str) -> str:
    """A page's text without addresses of links and without character references."""
    markdown = _LINK_TARGET.sub("]", markdown)
    return html.unescape(markdown) if "&" in markdown else markdown


def of_page(text: str) -> frozenset[str]:
    """The fingerprints of a page's longest lines."""
    return _longest(said_on_page(text).split("\n"))


def of_episode(episode: Episode) -> frozenset[str]:
    """The fingerprints of an episode's longest paragraphs."""
    return _longest(_texts(episode))


def _longest(lines: Iterable[str]) -> frozenset[str]:
    keys = map(fingerprint, sorted(lines, key=len, reverse=True)[:_ENOUGH])
    return frozenset(key for key in keys if len(key) >= _SHORTEST)


def _texts(episode: Episode) -> Iterator[str]:
    for turn in episode.turns:
        yield from turn.paragraphs
    yield from _prose(episode.summary)
    for point in episode.points:
        yield plain(point.text)
    for section in episode.sections:
        yield from _prose(section.blocks)


def _prose(blocks: Iterable[Block]) -> Iterator[str]:
    return (plain(block.prose) for block in blocks)
