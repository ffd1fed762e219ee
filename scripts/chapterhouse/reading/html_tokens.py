"""HTML as a row of tags, each with the text behind it, in one pass and linear in its length.

The standard library's parser looks for an end again and again in broken pages; here a tag that
does not close before the next one begins is text. Scripts, styles and comments are skipped. The
page is divided at each ``<``, which no tag has inside.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import chain

from chapterhouse.reading.html_ends import Ends
from chapterhouse.reading.html_tags import NO_TAG, RAW, Tag, tag_of

_STRETCH = 100_000
"""Characters that are divided at once: all pieces of a large page would need much memory."""
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_LONGEST = 2_000
"""Longer tags are written once; they are not kept."""


def runs_of(source: str) -> Iterator[tuple[int, Tag, str]]:
    """The tags of a page, each with its line and the text up to the next one, entities decoded.

    The page's beginning and what is skipped are a tag without a name, in the line of its text.

    >>> [(tag.name, text) for _, tag, text in runs_of("<p>a &lt; b<br>c<!-- no -->d")]
    [('', ''), ('p', 'a < b'), ('br', 'c'), ('', 'd')]
    """
    ends = Ends(source)
    first = _MARKUP.search(source)
    end = first.start() if first else len(source)
    tag, line, text = NO_TAG, 1, source[:end]
    next_line = 1 + text.count("\n")
    long_from = skipped_to = -1
    special = NO_TAG
    for piece in chain.from_iterable(_stretches(source, end)):
        begin, end = end, end + 1 + len(piece)
        if begin >= skipped_to:
            written, closed, said = piece.partition(">")
            found = tag_of(written) if closed and len(written) <= _LONGEST else None
            if found is None:
                skipped_to, special = ends.beyond(begin, piece)
                if begin >= skipped_to:
                    long_from = begin - len(text) if long_from < 0 else long_from
                    next_line += piece.count("\n")
                    continue
            if long_from >= 0:
                text, long_from = source[long_from:begin], -1
        if begin < skipped_to:
            if end < skipped_to:
                next_line += piece.count("\n")
                continue
            next_line += source.count("\n", begin, skipped_to)
            found = special
            piece = said = source[skipped_to:end]
        yield line, tag, _decoded(text) if "&" in text else text
        tag, line, text = found or NO_TAG, next_line, said
        next_line += piece.count("\n")
        if tag.kind & RAW and not tag.close and (raw := ends.of_raw(tag.name, end)) >= 0:
            skipped_to, special, text = raw, NO_TAG, ""
    if long_from >= 0:
        text = source[long_from:]
    yield line, tag, _decoded(text) if "&" in text else text


def _stretches(source: str, begin: int) -> Iterator[list[str]]:
    """What stands behind each ``<`` up to the next one, many at a time.

    Where many of them begin nothing, they are passed over at once.
    """
    while 0 <= begin < len(source):
        end = source.find("<", begin + _STRETCH)
        stretch = source[begin + 1 : end if end >= 0 else None]
        if "<<" in stretch or "< " in stretch:
            yield _MARKUP.split(stretch)
        else:
            yield stretch.split("<")
        begin = end


def _decoded(text: str) -> str:
    """The text with characters for its entities, of which ``&amp;`` is by far the most frequent."""
    parts = text.split("&amp;")
    return "&".join(html.unescape(part) if "&" in part else part for part in parts)
