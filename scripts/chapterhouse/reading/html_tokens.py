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

from chapterhouse.reading.html_tags import NO_TAG, RAW, Tag, tag_of

_STRETCH = 100_000
"""Characters that are divided at once: all pieces of a large page would need much memory."""
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_DECLARATION = 4_001


def runs_of(source: str) -> Iterator[tuple[int, Tag, str]]:
    """The tags of a page, each with its line and the text up to the next one, entities decoded.

    The page's beginning and what is skipped are a tag without a name, in the line of its text.

    >>> [(tag.name, text) for _, tag, text in runs_of("<p>a &lt; b<br>c<!-- no -->d")]
    [('', ''), ('p', 'a < b'), ('br', 'c'), ('', 'd')]
    """
    ends = _Ends(source)
    first = _MARKUP.search(source)
    end = first.start() if first else len(source)
    tag, line, text = NO_TAG, 1, source[:end]
    next_line = 1 + text.count("\n")
    long_from = skipped_to = -1
    found: Tag | None = None
    for piece in chain.from_iterable(_stretches(source, end)):
        begin, end = end, end + 1 + len(piece)
        if begin >= skipped_to:
            written, closed, said = piece.partition(">")
            found = tag_of(written) if closed else None
            if found is None:
                if piece[:1] in ("!", "?"):
                    skipped_to = ends.behind(begin, piece)
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
            found = None
            piece = said = source[skipped_to:end]
        yield line, tag, _decoded(text) if "&" in text else text
        tag, line, text = found or NO_TAG, next_line, said
        next_line += piece.count("\n")
        if tag.kind & RAW and not tag.close and (end_tag := ends.tag(tag.name, end)) >= 0:
            skipped_to, text = end_tag, ""
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


class _Ends:
    """Where comments, declarations, scripts and their like end; -1 for one that has no end.

    An end that was not found once is not looked for again.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()

    def behind(self, begin: int, piece: str) -> int:
        """The place behind the comment or the declaration that begins here."""
        if piece.startswith("!--") and "-->" not in self._missing:
            end = self._source.find("-->", begin)
            if end >= 0:
                return end + 3
            self._missing.add("-->")
        written, closed, _ = piece.partition(">")
        whole = closed and "<" not in written and len(written) <= _DECLARATION
        return begin + len(written) + 2 if whole else -1

    def tag(self, name: str, begin: int) -> int:
        """The place of the next end tag of this name."""
        if name in self._missing:
            return -1
        found = re.compile(f"</{name}", re.IGNORECASE).search(self._source, begin)
        if found is None:
            self._missing.add(name)
        return found.start() if found else -1


def _decoded(text: str) -> str:
    """The text with characters for its entities, of which ``&amp;`` is by far the most frequent."""
    parts = text.split("&amp;")
    return "&".join(html.unescape(part) if "&" in part else part for part in parts)
