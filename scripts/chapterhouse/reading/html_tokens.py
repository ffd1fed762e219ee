"""HTML as a row of tags and texts with their source lines, in one pass and linear in its length.

The standard library's parser looks for an end again and again in broken pages; here a tag that
does not close before the next one begins is text. Scripts, styles and comments are skipped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

_MARKUP = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{0,40})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}')*+)>"
    r"|(?P<comment><!--)|<[!?][^<>]{0,4000}>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]{1,60})(?:\s?=\s?(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_OTHER = re.compile(r"<[!?][^<>]{0,4000}>")
_RAW = frozenset(("script", "style", "svg", "template", "noscript", "iframe", "math"))
_KEPT = 8_192


_NONE: Mapping[str, str] = {}


class Token(NamedTuple):
    """A tag (``name``; ``close`` for an end tag) or a text (``name`` is empty), and its line."""

    line: int
    name: str = ""
    close: bool = False
    attributes: Mapping[str, str] = _NONE
    text: str = ""


def tokens_of(source: str) -> Iterator[Token]:
    """The tags and texts of a page, entities decoded.

    >>> [token.name or token.text for token in tokens_of("<p>a &lt; b<br>c")]
    ['p', 'a < b', 'br', 'c']
    """
    place, line, begin = 0, 1, 0
    ended: set[str] = set()
    while found := _MARKUP.search(source, place):
        at, after = found.span()
        name = found["name"]
        if found["comment"]:
            end = source.find("-->", at) if "-->" not in ended else -1
            if end < 0:
                ended.add("-->")
                other = _OTHER.match(source, at)
                if other is None:
                    place = at + 1
                    continue
                after = other.end()
            else:
                after = end + 3
        if at > begin:
            text = source[begin:at]
            yield Token(line, text=html.unescape(text) if "&" in text else text)
            line += text.count("\n")
        if name:
            name = name.lower()
            given = found["attributes"]
            yield Token(line, name, bool(found["close"]), _attributes(given) if given else _NONE)
            if name in _RAW and not found["close"] and name not in ended:
                close = re.compile(f"</{name}", re.IGNORECASE).search(source, after)
                if close is None:
                    ended.add(name)
                else:
                    after = close.start()
        line += source.count("\n", at, after)
        place = begin = after
    if begin < len(source):
        yield Token(line, text=html.unescape(source[begin:]))


@lru_cache(maxsize=_KEPT)
def _attributes(text: str) -> Mapping[str, str]:
    """An element's attributes; shared by all elements that are written alike."""
    if not text.strip():
        return _NONE
    return {
        match["name"].lower(): html.unescape(match["a"] or match["b"] or match["c"] or "")
        for match in _ATTRIBUTE.finditer(text)
    }
