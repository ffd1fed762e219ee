"""Where in a page that ends which is more than a tag: comments, declarations, scripts, long tags.

Long are tags whose attributes hold ``<`` or ``>`` (``class="[&>p]:mt-4"``), or a picture.
"""

from __future__ import annotations

import re

from chapterhouse.reading.html_tags import NO_TAG, Tag, understood

_COMMENT_END = "-->"
_DECLARATION = 4_001
_LONG_TAG = re.compile(
    r"</?[a-zA-Z](?:[^<>\"'=]++|\"[^\"<>]*+\"|'[^'<>]*+'"
    r"|=(?:\s?(?:\"(?:[^\"<>]*+|[^\"]{0,4000}+)\"|'(?:[^'<>]*+|[^']{0,4000}+)'))?+)*+>"
)


class Ends:
    """The ends in one page. One that was not found is not looked for again."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()

    def beyond(self, begin: int, piece: str) -> tuple[int, Tag]:
        """The place behind what begins there, and the tag that it is; -1 where it is text.

        ``piece`` is the source from behind that ``<`` up to the next one. The tag has no lines of
        its own: it counts as in the line it ends in.
        """
        if piece[:1] in ("!", "?"):
            return self._beyond_declaration(begin, piece), NO_TAG
        if '"' in piece or "'" in piece:
            found = _LONG_TAG.match(self._source, begin)
            tag = understood(found[0][1:-1]) if found else None
            if found and tag:
                return found.end(), tag._replace(lines=0)
        return -1, NO_TAG

    def of_raw(self, name: str, begin: int) -> int:
        """The place of the next end tag of this name, -1 where there is none."""
        if name in self._missing:
            return -1
        found = re.compile(f"</{name}", re.IGNORECASE).search(self._source, begin)
        if found is None:
            self._missing.add(name)
        return found.start() if found else -1

    def _beyond_declaration(self, begin: int, piece: str) -> int:
        if piece.startswith("!--") and _COMMENT_END not in self._missing:
            end = self._source.find(_COMMENT_END, begin)
            if end >= 0:
                return end + len(_COMMENT_END)
            self._missing.add(_COMMENT_END)
        written, closed, _ = piece.partition(">")
        whole = closed and "<" not in written and len(written) <= _DECLARATION
        return begin + len(written) + 2 if whole else -1
