"""What an HTML element says about its words: a speaker's name, a time, a link to a moment."""

from __future__ import annotations

import re
from functools import lru_cache

from chapterhouse.reading.html_tokens import Token
from chapterhouse.reading.written_times import TIME

_SPEAKER = re.compile(
    r"(?:\A|[\s_-])(?:speaker|name|person|who|voice)(?:[\s_-]|name|label|\Z)", re.I
)
_TIME = re.compile(r"(?:\A|[\s_-])(?:time|times?tamp|timecode|tc|clock)(?:[\s_-]|\Z)", re.I)
CLOCK_ALONE = re.compile(rf"\s*\\?[\[(]?\s*({TIME})(?:\s*(?:-->|[-–—])\s*{TIME})?\s*[\])]?\s*\Z")
_MOMENT = re.compile(r"[?&#](?:t|start|time)=(?P<h>\d+h)?(?P<m>\d+m)?(?P<s>\d+(?:\.\d{1,3})?)?s?")
_STARTS = ("data-start", "data-start-time", "data-time", "data-begin", "data-timestamp", "data-t")
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,6})?\Z")


def role_of(token: Token) -> str:
    """What an element says its words are: ``speaker``, ``time``, ``link``, … or nothing."""
    given = token.attributes
    if not given:
        return _role(token.name, "", False)
    return _role(token.name, given.get("class", ""), any(key in given for key in _STARTS))


@lru_cache(maxsize=4_096)
def _role(name: str, classes: str, timed: bool) -> str:
    if name == "cite":
        return "speaker"
    if name == "time":
        return "time"
    if name in ("span", "div", "strong", "b", "p", "a", "em", "td", "dt", "h3", "h4", "h5"):
        if _SPEAKER.search(classes):
            return "speaker"
        if _TIME.search(classes) and name != "a":
            return "time"
    if name == "dt":
        return "term"
    if name == "a":
        return "link"
    if name in ("strong", "b"):
        return "bold"
    return "span" if timed else ""


def start_of(token: Token) -> str | None:
    """The time an element carries in an attribute or in a link to the moment, as written."""
    given = token.attributes
    if not given:
        return None
    for key in _STARTS:
        written = given.get(key)
        if written and _NUMBER.match(written):
            return written + "s"
        if written and CLOCK_ALONE.match(written):
            return written
    if token.name in ("span", "a", "p") and _NUMBER.match(given.get("data-m", "")):
        return f"{int(float(given['data-m'])) / 1000:g}s"
    moment = _MOMENT.search(given.get("href", "")[:2_000]) if token.name == "a" else None
    if moment and (moment["h"] or moment["m"] or moment["s"]):
        parts = [moment["h"], moment["m"]]
        hours, minutes = (int(part[:-1]) if part else 0 for part in parts)
        return f"{hours * 3600 + minutes * 60 + float(moment['s'] or 0):.10g}s"
    return None
