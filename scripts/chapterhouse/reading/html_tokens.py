"""HTML as a row of tags and texts with their source lines, in one pass and linear in its length.

The standard library's parser looks for an end again and again in broken pages; here a tag that
does not close before the next one begins is text. Scripts, styles and comments are skipped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{0,40})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}')*+)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:-]{1,60})(?:\s?=\s?(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_OTHER = re.compile(r"<[!?][^<>]{0,4000}>")
_RAW = ("script", "style", "svg", "template", "noscript", "iframe", "math")


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
    folded = source.lower()
    ended: set[str] = set()

    def text(end: int) -> Iterator[Token]:
        if end > begin:
            yield Token(line, text=html.unescape(source[begin:end]))

    while (place := source.find("<", place)) >= 0:
        after = place
        tag: re.Match[str] | None = None
        if source.startswith("<!--", place):
            after = source.find("-->", place) + 3 if "-->" not in ended else 2
            if after == 2:
                ended.add("-->")
        elif tag := _TAG.match(source, place):
            after = tag.end()
        elif other := _OTHER.match(source, place):
            after = other.end()
        if after <= place:
            place += 1
            continue
        yield from text(place)
        line += source.count("\n", begin, place)
        if tag:
            name = tag["name"].lower()
            yield Token(line, name, bool(tag["close"]), _attributes(tag["attributes"]))
            if name in _RAW and not tag["close"] and name not in ended:
                end = folded.find(f"</{name}", after)
                if end < 0:
                    ended.add(name)
                else:
                    after = end
        line += source.count("\n", place, after)
        place = begin = after
    yield from text(len(source))


def _attributes(text: str) -> Mapping[str, str]:
    if not text.strip():
        return _NONE
    return {
        match["name"].lower(): html.unescape(match["a"] or match["b"] or match["c"] or "")
        for match in _ATTRIBUTE.finditer(text)
    }
