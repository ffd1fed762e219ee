"""Speech is data: any text as Markdown that shows exactly that text.

The result shows literally in Python-Markdown, bare or with the extensions an owner is likely to
enable, and on GitHub. A backslash where both know it, a character reference where only that works
in both, and nothing at all where a character cannot act (``5 < 6``, ``snake_case``, ``AT&T``).
"""

from __future__ import annotations

import re
from bisect import bisect_left

_BLANKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_DAMAGE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# One plain class of characters: this searches every paragraph of every page.
SPECIAL = re.compile(r"[\\`*_\[{<&~^=+:\n]")
"""A character that may act inside a line; all that ordinary speech holds of them is a colon."""

_ENTITY = re.compile(r"&(?:#|[A-Za-z0-9]+;)")
EMOJI = re.compile(r":(?!\d\d:)[\w+\-]+:")
"""``:smile:``, but not the minutes of 1:02:33."""

_NOTE = re.compile(r"\[(?!TOC\])\w[\w ,.'’:-]+\](?![(\[:])")
_KEYS = re.compile(r"\+\+[\w\"'\-]")
# On GitHub an address goes on to the next plain space, whatever other spaces there are.
_ADDRESS = re.compile(r"(?:(?:https?|ftps?)://|www\.)[^ ]*", re.IGNORECASE)
_ADDRESS_MARK = re.compile(r"(?<=[ps]):(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(
    r"""
      (?P<slash>\#|>|[\-+](?=[\s\-+\\]|\Z)|!(?=!!))
    | (?P<number>\d+)(?=[.)](?:\s|\Z))
    | (?P<code>:(?=[\s:]|\Z)|\?(?=\?\?)|/(?=//))
    """,
    re.VERBOSE,
)


def clean(text: str) -> str:
    r"""The text on one line: each run of spaces, tabs and line breaks one space, none at the ends.

    A control character (NUL, escape codes, half a surrogate pair) is damage and not speech; it
    shows as U+FFFD, so that nothing disappears unseen.

    >>> clean("  one\n two\x00 ")
    'one two\ufffd'
    """
    return collapse(text).strip()


def collapse(text: str) -> str:
    """Like ``clean``, but a space at either end stays (for a piece of a line)."""
    if text.isprintable() and "  " not in text:
        return text  # nearly always, and quickly
    return _DAMAGE.sub("\ufffd", _BLANKS.sub(" ", text))


def escape(text: str, start_of_line: bool = True) -> str:
    r"""One paragraph of speech as Markdown that shows it literally.

    ``start_of_line`` says that the text is a line of its own; otherwise it is a piece of one, and
    characters that its neighbours could complete are escaped too.

    >>> print(escape("# 1 is *not* a_b <b>, it's 5 < 6"))
    \# 1 is \*not\* a_b &lt;b>, it's 5 < 6
    """
    text = clean(text)
    return at_line_start(within_line(text, whole=True)) if start_of_line else within_line(text)


def at_line_start(line: str) -> str:
    r"""An escaped line that is no list item, heading, quote or block of an extension either.

    >>> print(at_line_start("1. January"))
    1\. January
    """
    found = _LINE_START.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    if found["code"]:
        return _reference(found["code"]) + rest
    return f"{found['number']}\\{rest}" if found["number"] else "\\" + line


def within_line(text: str, whole: bool = False, before_mark: bool = False) -> str:
    """Collapsed text escaped for the middle of a line, with the spaces at its ends kept.

    ``whole``: nothing stands beside it. ``before_mark``: a link or emphasis follows at once,
    which a bare address at the end would swallow.
    """
    alone = "".join(char for char in "~^" if whole and text.count(char) == 1)
    # Python-Markdown takes nearly anything with an @ between < and > for a mail address.
    after_less = " " if "@" in text else " =0123456789"
    changes = {}
    for found in SPECIAL.finditer(text):
        char, at = found[0], found.start()
        after = text[at + 1 : at + 2] or (" " if whole else "x")
        if char in alone or (char == "<" and after in after_less):
            continue
        literal = _literal(text, at, whole)
        if literal is not None:
            changes[at] = literal
    if (changes or before_mark) and ("://" in text or "www." in text.lower()):
        changes |= _broken_addresses(text, changes, before_mark)
    if not changes:
        return text
    pieces: list[str] = []
    end = 0
    for at in sorted(changes):
        pieces += (text[end:at], changes[at])
        end = at + 1
    return "".join((*pieces, text[end:]))


def brackets(escaped: str) -> str:
    """Escaped text for the inside of a link's brackets."""
    return escaped.replace("]", "\\]")


def _literal(text: str, at: int, whole: bool) -> str | None:
    """What to write for the special character at a place; ``None`` where it cannot act."""
    char = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    acts = False
    match char:
        case "\\" | "`" | "*":
            return "\\" + char
        case "[":  # [laughs] is safe, as nothing defines it
            return None if whole and _NOTE.match(text, at) else "\\["
        case "_":  # snake_case is safe
            return None if before.isalnum() and after.isalnum() else "\\_"
        case "<":
            return "&lt;"
        case "&":
            return "&amp;" if _ENTITY.match(text, at) else None
        case "+":  # ++keys++
            return "\\+" if _KEYS.match(text, at) else None
        case "{":  # attributes, templates
            acts = True
        case "~" | "^":  # may close a pair: H~2~O, x^2^; `~50` cannot
            acts = not (before.isspace() if before else whole)
        case "=":  # ==mark==
            acts = before == "="
        case ":":
            acts = EMOJI.match(text, at) is not None
    return _reference(char) if acts else None


def _broken_addresses(text: str, changes: dict[int, str], before_mark: bool) -> dict[int, str]:
    """Changes that keep bare addresses from becoming links where something in them is escaped.

    GitHub links an address before it reads escapes, and would show them.
    """
    places = sorted(changes)
    broken = {}
    for found in _ADDRESS.finditer(text):
        next_change = bisect_left(places, found.start())
        changed = next_change < len(places) and places[next_change] < found.end()
        if changed or (before_mark and found.end() == len(text)):
            for mark in _ADDRESS_MARK.finditer(text, *found.span()):
                broken[mark.start()] = _reference(mark[0])
    return broken


def _reference(char: str) -> str:
    return f"&#{ord(char)};"
