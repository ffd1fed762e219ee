"""Times that are nearly right: which one was meant, to show it in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chapterhouse.times import seconds

_WIDE = str.maketrans(
    "（）［］｛｝【】：；．，＃＊０１２３４５６７８９\u00a0\u3000",
    "()[]{}[]:;.,#*0123456789  ",
)
_TIME = r"\d{1,3}(?:(?:[:.;,']|: | :)\d{1,3}){1,3}"
_AT_END = re.compile(
    rf"(?P<open>[(\[{{]{{0,2}})\s*(?P<sign>[≈~]?)\s*(?P<time>{_TIME}|#\s?\d{{1,9}}|\d{{1,6}})"
    rf"(?:\s*[-–—]\s*{_TIME})?\s*(?P<close>[)\]}}]{{0,2}})[\s:.,;]*\Z"
)
_AT_START = re.compile(rf"(?P<open>[(\[{{]?)(?P<time>{_TIME})(?P<close>[)\]}}]?)(?:\s*[-–—:|])?\s+")
_NAMED = re.compile(
    rf"(?P<name>[*_]{{1,3}}[^*_()\[\]]{{1,80}}[*_]{{1,3}}:?)\s*"
    rf"(?P<open>[(\[{{]?)\s*(?P<time>{_TIME})\s*(?P<close>[)\]}}]?)(?=[\s:.,])"
)
_ROOM = 40


@dataclass(frozen=True, slots=True)
class NearTime:
    """A time or number near the form ``(00:57)``.

    ``rest`` is the text without it; ``right`` how it should be written, empty where what is
    there is no time; ``sure`` where it has a colon and brackets, so that it can be nothing else.
    """

    rest: str
    right: str
    start: float | None
    written: str
    sure: bool


def narrow(text: str) -> str:
    """The text with full-width brackets, colons and digits as the usual ones, length kept."""
    return text.translate(_WIDE)


@lru_cache(maxsize=4096)  # names come again and again
def at_end(text: str) -> NearTime | None:
    """The time that a text ends in, in whatever brackets, if it ends in one.

    None where a backslash says that it is text.

    >>> at_end("Ann (00:57").right, at_end("Ann [0.57]").right, at_end("Ann (99:99)").right
    ('(00:57)', '(0:57)', '')
    """
    tail = narrow(text[-_ROOM:])
    found = _AT_END.search(tail)
    if found is None:
        return None
    rest = text[: len(text) - len(tail) + found.start()]
    if rest.endswith("\\"):
        return None
    return _near(found, rest, found["sign"], bool(found["open"] or found["close"]))


def at_start(text: str) -> NearTime | None:
    """The time that a text begins with: ``02:39 Title``, ``[02:39] Title``."""
    found = _AT_START.match(narrow(text[:_ROOM]))
    if found is None:
        return None
    return _near(found, text[found.end() :], "", bool(found["open"] or found["close"]))


def _near(found: re.Match[str], rest: str, sign: str, bracketed: bool) -> NearTime:
    written = found["time"]
    if written.startswith("#"):
        return NearTime(rest, f"(#{written[1:].strip()})", None, written, bracketed)
    bare = written.replace(" ", "")
    meant = bare if seconds(bare) is not None else re.sub(r"[.;,']", ":", bare)
    start = seconds(meant)
    mark = "≈ " if sign else ""
    right = f"({mark}{meant})" if start is not None else ""
    return NearTime(rest, right, start, written, bracketed and ":" in written)


def named_at_start(line: str) -> tuple[str, NearTime] | None:
    """The name and the time, in any brackets or none, that a line of speech begins with.

    >>> name, time = named_at_start("**Ann** (00:57 Well, yes."); name, time.right
    ('**Ann**', '(00:57)')
    """
    found = _NAMED.match(narrow(line[:160]))
    if found is None:
        return None
    bracketed = bool(found["open"] or found["close"])
    name = line[: found.end("name")]
    return name, _near(found, line[found.end() :], "", bracketed)
