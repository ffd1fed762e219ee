"""YAML written by hand for new pages: short, the way a person would write it.

Whatever a value looks like (``yes``, ``1:02``, ``Note: x``), it is read back as what it was, by
readers of YAML 1.1 and of 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | bool | date | Sequence[str] | None

_NOT_TEXT = frozenset("y n yes no on off true false null none".split())
"""Words that one or the other YAML takes for something else, in any letter case."""

_LIKE_A_NUMBER = re.compile(r"\d[\da-fox_.,:+\-tz ]*\Z", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_](?:(?!: |:\Z| #| \Z)[\w .,'’“”()/&%+=!?;:@#$–—…-])*\Z")
_ENDS_LIST_ITEM = re.compile(r"[,:#]")
_NOT_PRINTED = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def front_matter(values: Mapping[str, Value]) -> str:
    """The front matter of a page between its fences; without values that are None or empty."""
    lines = [line for key, value in values.items() for line in _entry(key, value)]
    return "\n".join(["---", *lines, "---", ""])


def scalar(text: str) -> str:
    """One text as YAML on one line, in quotes only where it needs them.

    >>> print(scalar("A talk, 12:30"), scalar("1:02"), scalar("yes"), scalar("Note: x"))
    A talk, 12:30 "1:02" "yes" "Note: x"
    """
    if _PLAIN.match(text) and not _LIKE_A_NUMBER.match(text) and text.casefold() not in _NOT_TEXT:
        return text
    text = _SURROGATE.sub("\ufffd", text)
    if ('"' in text or "\\" in text) and not _NOT_PRINTED.search(text):
        return "'" + text.replace("'", "''") + "'"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _NOT_PRINTED.sub(_escape, quoted) + '"'


def _entry(key: str, value: Value) -> Iterator[str]:
    if value is None or (not isinstance(value, bool | date) and not value):
        return
    if isinstance(value, bool):
        yield f"{key}: {'true' if value else 'false'}"
    elif isinstance(value, date):
        yield f"{key}: {value.isoformat()}"
    elif isinstance(value, str):
        yield f"{key}: {scalar(value)}"
    else:
        items = [scalar(item) for item in value]
        if any(_ENDS_LIST_ITEM.search(item) for item in items):
            yield f"{key}:"
            yield from (f"  - {item}" for item in items)
        else:
            yield f"{key}: [{', '.join(items)}]"


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    return short or (f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}")
