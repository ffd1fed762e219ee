"""A tag of HTML as it is written: its name, its attributes, and what they say about its words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from chapterhouse.reading.html_marks import is_site, role_of, start_of

_TAG = re.compile(r"(/?)([a-zA-Z][\w:-]{0,40})((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)")
_USUAL = re.compile(r"([a-zA-Z][\w:-]{0,40}) ([a-z-]{1,60})=\"([^\"<>]{0,4000}+)\"")
"""A tag with one attribute, as most are that are written but once."""
_ATTRIBUTE = re.compile(r"([\w:-]{1,60})(?:\s?=\s?(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)
_NONE: Mapping[str, str] = {}
_KEPT = 8_192
_LOOKED_AT = 20_000


BLOCK, FURNITURE, CELL, VOID, FACT, RAW, BANNER = (1 << bit for bit in range(7))
"""What an element may be on its page, as the bits of a number; one of a line's words is none."""

_NAMES = {
    BLOCK: """address article aside blockquote body br caption center dd details div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section
        summary table tbody tfoot thead tr ul title""",
    FURNITURE: "nav footer aside form button select option textarea label",
    CELL: "td th",
    VOID: "br hr img input meta link source wbr area col embed track audio video",
    FACT: "html meta audio source",
    BANNER: "header",
    RAW: "script style svg template noscript iframe math",
}
_KINDS = {
    name: sum(kind for kind, others in _NAMES.items() if name in others.split())
    for name in " ".join(_NAMES.values()).split()
}


_PAGE = frozenset(("html", "body", "main", "article"))
"""Elements that hold the page itself, whatever their classes say."""


def kind_of(name: str) -> int:
    """What elements of this name are, 0 for words of a line."""
    return _KINDS.get(name, 0)


class Tag(NamedTuple):
    """A tag: ``close`` for one that ends an element, ``lines`` for the line breaks in it.

    ``role`` and ``start`` are what `html_marks` says of it, ``address`` is where a link leads.
    """

    name: str = ""
    close: bool = False
    kind: int = 0
    role: str = ""
    start: str | None = None
    lines: int = 0
    address: str = ""
    attributes: Mapping[str, str] = _NONE


NO_TAG = Tag(kind=VOID)
"""What begins a page, and stands for what is skipped in it."""


def understood(written: str) -> Tag | None:
    """The tag whose words between ``<`` and ``>`` these are, if they are one's.

    >>> understood("A href='/ink'"), understood(" b")
    (Tag(name='a', ... role='link', ... attributes={'href': '/ink'}), None)
    """
    given = _NONE
    if usual := _USUAL.fullmatch(written):
        name, key, value = usual.groups()
        slash, given = "", {key: html.unescape(value) if "&" in value else value}
    elif found := _TAG.fullmatch(written):
        slash, name, rest = found.groups()
        given = _attributes(rest) if rest and not slash else _NONE
    else:
        return None
    name = name.lower()
    kind = _KINDS.get(name, 0)
    if given and name not in _PAGE and is_site(given):
        kind |= FURNITURE
    lines = written.count("\n")
    if slash:
        return Tag(name, True, kind, lines=lines)
    role = role_of(name, given)
    address = given.get("href", "") if role == "link" else ""
    if address and not _ADDRESS.match(address):
        address = ""
    return Tag(name, False, kind, role, start_of(name, given), lines, address, given)


tag_of = lru_cache(maxsize=_KEPT)(understood)
"""The same; tags come again and again."""


def _attributes(text: str) -> Mapping[str, str]:
    given = {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(text[:_LOOKED_AT])
    }
    if "&" in text:
        return {name: html.unescape(value) for name, value in given.items()}
    return given
