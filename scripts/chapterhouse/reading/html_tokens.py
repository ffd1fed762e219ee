"""HTML as a row of tags, each with the text behind it, in one pass and linear in its length.

The standard library's parser looks for an end again and again in broken pages; here a tag that
does not close before the next one begins is text. Scripts, styles and comments are skipped. The
page is divided at each ``<``, which no tag has inside; numbers of these pieces are places in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from io import StringIO
from itertools import chain

from chapterhouse.reading.html_tags import NO_TAG, RAW, Tag, tag_of

_STRETCH = 100_000
"""Characters that are divided at once: all pieces of a large page would need much memory."""
_DECLARATION = 4_001
_COMMENT_END = "-->"


def runs_of(source: str) -> Iterator[tuple[int, Tag, str]]:
    """The tags of a page, each with its line and the text up to the next one, entities decoded.

    The page's beginning and what is skipped are a tag without a name, in the line of its text.

    >>> [(tag.name, text) for _, tag, text in runs_of("<p>a &lt; b<br>c<!-- no -->d")]
    [('', ''), ('p', 'a < b'), ('br', 'c'), ('', 'd')]
    """
    last = _LastEnds(source)
    tag, line, text = NO_TAG, 1, source.partition("<")[0]
    next_line = 1 + text.count("\n")
    longer: StringIO | None = None
    raw: re.Pattern[str] | None = None
    pieces = enumerate(_pieces(source), 1)
    for number, piece in pieces:
        if raw is not None:
            if not raw.match(piece):
                next_line += piece.count("\n")
                continue
            yield line, tag, ""
            tag, line, raw = NO_TAG, next_line, None
        written, closed, after = piece.partition(">")
        found = tag_of(written) if closed else None
        if found is None:
            skipped = _skipped(piece, number, pieces, last)
            if skipped is None:
                if longer is None:
                    longer = StringIO()
                    longer.write(text)
                longer.write("<" + piece)
                next_line += piece.count("\n")
                continue
            found, (lines, after) = NO_TAG, skipped
            next_line += lines
            piece = after
        elif found.kind & RAW and not found.close and last.of_raw(found.name) > number:
            raw, after = _end_of(found.name), ""
        if longer is not None:
            text, longer = longer.getvalue(), None
        yield line, tag, _decoded(text) if "&" in text else text
        tag, line, text = found, next_line, after
        next_line += piece.count("\n")
    if longer is not None:
        text = longer.getvalue()
    yield line, tag, _decoded(text) if "&" in text else text


def _skipped(
    piece: str, number: int, pieces: Iterator[tuple[int, str]], last: _LastEnds
) -> tuple[int, str] | None:
    """The lines that a comment or a declaration takes, and the text behind it; else nothing."""
    if piece.startswith("!--") and last.of_comments >= number:
        lines = 0
        while (end := piece.find(_COMMENT_END)) < 0:
            lines += piece.count("\n")
            piece = next(pieces)[1]
        return lines + piece.count("\n", 0, end), piece[end + len(_COMMENT_END) :]
    written, closed, after = piece.partition(">")
    if closed and written[:1] in ("!", "?") and len(written) <= _DECLARATION:
        return written.count("\n"), after
    return None


def _decoded(text: str) -> str:
    """The text with characters for its entities, of which ``&amp;`` is by far the most frequent."""
    parts = text.split("&amp;")
    return "&".join(html.unescape(part) if "&" in part else part for part in parts)


def _pieces(source: str) -> Iterator[str]:
    """What stands behind each ``<``, up to the next one."""
    return chain.from_iterable(_stretches(source))


def _stretches(source: str) -> Iterator[list[str]]:
    begin = source.find("<") + 1
    while begin:
        end = source.find("<", begin + _STRETCH)
        yield source[begin : end if end >= 0 else None].split("<")
        begin = end + 1


class _LastEnds:
    """The number of the last piece that ends a comment, or a script and its like.

    What begins behind it has no end, and is text.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._raw: dict[str, int] = {}

    @cached_property
    def of_comments(self) -> int:
        """The number of the last piece with ``-->`` in it."""
        return self._source.count("<", 0, max(0, self._source.rfind(_COMMENT_END)))

    def of_raw(self, name: str) -> int:
        """The number of the last piece that begins with this end tag."""
        if name not in self._raw:
            at = -1
            for found in re.finditer(f"</{name}", self._source, re.IGNORECASE):
                at = found.start()
            self._raw[name] = self._source.count("<", 0, at + 1)
        return self._raw[name]


@lru_cache(maxsize=32)
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(f"/{name}", re.IGNORECASE)
