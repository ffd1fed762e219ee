"""What an HTML element says about its words: a speaker's name, a time, a link to a moment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from chapterhouse.reading.written_times import TIME

_SPEAKER = re.compile(
    r"(?:\A|[\s_-])(?:speaker|name|person|who|voice)(?:[\s_-]|name|label|\Z)", re.I
)
_TIME = re.compile(r"(?:\A|[\s_-])(?:time|times?tamp|timecode|tc|clock)(?:[\s_-]|\Z)", re.I)
_CLOCK_ALONE = re.compile(rf"\s*\\?[\[(]?\s*({TIME})(?:\s*(?:-->|[-–—])\s*{TIME})?\s*[\])]?\s*\Z")
SECONDS_ALONE = re.compile(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*s?\s*\Z")
"""What ``<time>`` may hold besides; elsewhere it is a number."""
_BEFORE_CLOCK = frozenset("\\[( \t\n\r\f\v")
_USUAL_CLOCK = re.compile(r"\d{1,3}:\d\d(?::\d\d)?\Z")
_MOMENT = re.compile(r"[?&#](?:t|start|time)=(\d+h)?(\d+m)?(\d+(?:\.\d{1,3})?)?s?")
_STARTS = (
    *("data-start", "data-start-time", "data-time", "data-begin", "data-timestamp", "data-t"),
    "begin",
)
_SITE_ROLES = frozenset(("banner", "navigation", "search", "contentinfo"))
"""https://www.w3.org/TR/wai-aria-1.2/#landmark_roles; ``complementary`` holds transcripts too."""

_SITE = re.compile(
    r"(?:cookies?|gdpr|consent)[-_]*(?:banner|bar|consent|law|notice|notification|message|popup|info"
    r"|dialog|modal|overlay|policy|wrapper|container|settings)[\w-]*"
    r"|skip-?(?:link|nav|to)[\w-]*|breadcrumbs?|(?:main-|site-|top-|nav-|mobile-)?(?:menu|navigation)"
    r"|(?:site-|top-)?nav(?:bar)?|site-(?:header|footer)|masthead|share-(?:buttons?|links)"
    r"|social-(?:links|share|icons)|sharedaddy|pagination|(?:subscribe|newsletter|signup)-form"
    r"|comments-area|cybotcookiebotdialog|onetrust-[\w-]+"
)
"""How WordPress' themes, Bootstrap and cookie tools call the parts around a page."""

_TIMED = frozenset(_STARTS)
_DAY = re.compile(r"\s*\d{4}-\d")
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,6})?\Z")


def clock_alone(words: str) -> str | None:
    """The time, as it is written, of words that say when something is said and nothing else.

    >>> clock_alone("[0:57]"), clock_alone("0:57 Ada")
    ('0:57', None)
    """
    if words[:1] not in _BEFORE_CLOCK and not words[:1].isdecimal():
        return None
    if _USUAL_CLOCK.match(words):
        return words
    found = _CLOCK_ALONE.match(words)
    return found and found[1]


def role_of(name: str, given: Mapping[str, str]) -> str:
    """What an element says its words are: ``speaker``, ``time``, ``link``, … or nothing."""
    if not given:
        return _role(name, "", False)
    if name == "time" and _DAY.match(given.get("datetime", "")):
        return "date"
    return _role(name, given.get("class", ""), not _TIMED.isdisjoint(given))


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


def is_site(given: Mapping[str, str]) -> bool:
    """Whether an element says by role, class or id that it is of the site, not of the page.

    >>> is_site({"class": "cookie-notice wide"}), is_site({"class": "cookies-in-jars"})
    (True, False)
    """
    return (
        ("role" in given and given["role"] in _SITE_ROLES)
        or ("class" in given and _is_site(given["class"]))
        or ("id" in given and _is_site(given["id"]))
    )


@lru_cache(maxsize=4_096)
def _is_site(classes: str) -> bool:
    return any(_SITE.fullmatch(each) for each in classes[:400].lower().split())


def start_of(name: str, given: Mapping[str, str]) -> str | None:
    """The time an element carries in an attribute or in a link to the moment, as written."""
    if not given:
        return None
    if name == "a" and "href" in given and len(given) == 1:
        return _moment_of(given["href"])
    if not _TIMED.isdisjoint(given):
        for key in _STARTS:
            written = given.get(key)
            if written and _NUMBER.match(written):
                return written + "s"
            if written and clock_alone(written):
                return written
    if "data-m" in given and name in ("span", "a", "p") and _NUMBER.match(given["data-m"]):
        return f"{int(float(given['data-m'])) / 1000:g}s"
    return _moment_of(given.get("href", "")) if name == "a" else None


def _moment_of(address: str) -> str | None:
    """The time that a link leads to."""
    moment = _MOMENT.search(address[:2_000])
    if moment is None:
        return None
    hours, minutes, seconds = moment.groups()
    if seconds and not (hours or minutes) and len(seconds) <= 10 and seconds.isdecimal():
        return f"{int(seconds)}s"
    if not (hours or minutes or seconds):
        return None
    whole = int(hours[:-1] if hours else 0) * 3600 + int(minutes[:-1] if minutes else 0) * 60
    return f"{whole + float(seconds or 0):.10g}s"
