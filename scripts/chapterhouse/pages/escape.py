"""Speech is data: any text as Markdown that shows exactly that text.

The result shows literally in Python-Markdown, bare or with the extensions an owner is likely to
enable, and on GitHub. A backslash where both know it, a character reference where only that works
in both, and nothing at all where a character cannot act (``5 < 6``, ``snake_case``, ``AT&T``).
"""

from __future__ import annotations

import re
from functools import cache

_BLANKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_DAMAGE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_SPECIAL = re.compile(r"[\\`*_\[{<&~^=+:]")
"""A character that may act inside a line; all that ordinary speech holds of them is a colon."""

_SPECIAL_OR_STOP = re.compile(rf"{_SPECIAL.pattern}|\.")

_ACTING = b"\\`*_[{<&~^=+:"
_PLAIN = bytes({*range(0x20, 0x7F), *range(0x80, 0xF0)} - {*_ACTING, 0xC2, 0xEF})
_PLAIN_OR_COLON = _PLAIN + b":"
"""Bytes of text in UTF-8 that neither act nor are damage; two of them may begin damage."""
_ENTITY = re.compile(r"&(?:#|[A-Za-z0-9]+;)")
EMOJI = re.compile(r":(?!\d\d:)[\w+\-]+:")
"""``:smile:``, but not the minutes of 1:02:33."""

_NOTE = re.compile(r"\[(?!TOC\])\w[\w ,.'’:-]+\](?![(\[:])")
_KEYS = re.compile(r"\+\+[\w\"'\-]")
# On GitHub an address goes on to the next plain space, whatever other spaces there are.
_ADDRESS = re.compile(r"(?:(?:https?|ftps?)://|www\.)[^ ]*", re.IGNORECASE)
_ADDRESS_MARK = re.compile(r"(?<=[ps]):(?=//)|(?<=www)\.", re.IGNORECASE)
_SLASHED = {"\\": "\\\\", "`": "\\`", "*": "\\*"}
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
    if is_plain(text) or (text.isprintable() and "  " not in text):
        return text  # nearly always, and quickly
    return _DAMAGE.sub("\ufffd", _BLANKS.sub(" ", text))


def is_plain(text: str, colon: bool = True) -> bool:
    r"""Whether a text is sure to need no cleaning and no escaping within a line.

    This looks at every paragraph of every page, and takes a tenth of the time that a search for
    such a character takes. With ``colon``, one may be in it.

    >>> is_plain("Ann’s 5 words: these"), is_plain("a *b*"), is_plain("a  b"), is_plain("a\nb")
    (True, False, False, False)
    """
    try:
        left = text.encode().translate(None, _PLAIN_OR_COLON if colon else _PLAIN)
    except UnicodeEncodeError:
        return False
    return not left and "  " not in text and "\u2028" not in text and "\u2029" not in text


def escape(text: str, start_of_line: bool = True) -> str:
    r"""One paragraph of speech as Markdown that shows it literally.

    ``start_of_line`` says that the text is a line of its own; otherwise it is a piece of one, and
    characters that its neighbours could complete are escaped too.

    >>> print(escape("# 1 is *not* a_b <b>, it's 5 < 6"))
    \# 1 is \*not\* a_b &lt;b>, it's 5 < 6
    """
    if is_plain(text, colon=False):  # most are
        return at_line_start(text.strip()) if start_of_line else text.strip()
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
    has_address = "://" in text or (("w." in text or "W." in text) and "www." in text.lower())
    if not has_address and not _SPECIAL.search(text):
        return text  # nearly always
    rules = _Rules(text, whole)
    pattern = _SPECIAL
    if has_address:
        rules.break_addresses(before_mark)
        pattern = _SPECIAL_OR_STOP
    return pattern.sub(rules.literal, text)


def brackets(escaped: str) -> str:
    """Escaped text for the inside of a link's brackets."""
    return escaped.replace("]", "\\]")


class _Rules:
    """What to write for each special character of a text."""

    def __init__(self, text: str, whole: bool) -> None:
        self._text = text
        self._whole = whole
        self._alone = "".join(char for char in "~^" if whole and text.count(char) == 1)
        # Python-Markdown takes nearly anything with an @ between < and > for a mail address.
        self._safe_after_less = " " if "@" in text else " =0123456789"
        self._broken: set[int] = set()

    def break_addresses(self, before_mark: bool) -> None:
        """Keep bare addresses from becoming links where something in them is escaped.

        GitHub links an address before it reads escapes, and would show them.
        """
        for address in _ADDRESS.finditer(self._text):
            specials = _SPECIAL.finditer(self._text, *address.span())
            swallows = before_mark and address.end() == len(self._text)
            if swallows or any(self.literal(found) != found[0] for found in specials):
                marks = _ADDRESS_MARK.finditer(self._text, *address.span())
                self._broken.update(mark.start() for mark in marks)

    def literal(self, found: re.Match[str]) -> str:
        """The character itself where it cannot act."""
        text, at, char = self._text, found.start(), found[0]
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        acts = at in self._broken
        match char:
            case "\\" | "`" | "*":
                return _SLASHED[char]
            case "[":  # [laughs] is safe, as nothing defines it
                return "[" if self._whole and _NOTE.match(text, at) else "\\["
            case "_":  # snake_case is safe
                return "_" if before.isalnum() and after.isalnum() else "\\_"
            case "<":
                after = after or (" " if self._whole else "x")
                return "<" if after in self._safe_after_less else "&lt;"
            case "&":
                return "&amp;" if _ENTITY.match(text, at) else "&"
            case "+":  # ++keys++
                return "\\+" if _KEYS.match(text, at) else "+"
            case "{":  # attributes, templates
                acts = True
            case "~" | "^":  # may close a pair: H~2~O, x^2^; `~50` cannot
                opens = before.isspace() if before else self._whole
                acts = not opens and char not in self._alone
            case "=":  # ==mark==
                acts = before == "="
            case ":":
                acts = acts or EMOJI.match(text, at) is not None
        return _reference(char) if acts else char


@cache
def _reference(char: str) -> str:
    return f"&#{ord(char)};"
