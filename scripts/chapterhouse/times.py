"""Times as people write them, and as permalinks.

A time is a number of seconds from the start. Permalinks use the W3C Media Fragments form
(https://www.w3.org/TR/media-frags/#naming-time), so ``#t=57`` is an anchor and seeks a player.
"""

from __future__ import annotations

import re
from functools import lru_cache

CLOCK = r"(?:\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)(?:[.,]\d{1,3})?"
"""A clock time inside a larger pattern: ``1:02:33``, ``00:57``, ``62:43``, ``00:04:06.27``."""

LONGEST = 360_000
"""A hundred hours: no time of a recording is as late."""

_CLOCK = re.compile(rf"{CLOCK}\Z")


@lru_cache(maxsize=50_000)
def seconds(clock: str) -> float | None:
    """The seconds of a clock time, or ``None`` where the text is none.

    >>> seconds("00:57"), seconds("1:02:33"), seconds("62:43"), seconds("00:04:06.27")
    (57, 3753, 3763, 246.27)
    >>> seconds("99:99") is None
    True
    """
    if not _CLOCK.match(clock):
        return None
    whole, _, fraction = clock.replace(",", ".").partition(".")
    total = 0
    for part in whole.split(":"):
        total = total * 60 + int(part)
    return float(f"{total}.{fraction}") if fraction.strip("0") else total


@lru_cache(maxsize=50_000)
def clock(start: float) -> str:
    """A time as the pages write it: ``MM:SS``, or ``H:MM:SS`` from one hour on.

    >>> clock(57), clock(3753), clock(246.27)
    ('00:57', '1:02:33', '04:06.27')
    """
    thousandths = round(start * 1000)
    whole, rest = divmod(thousandths, 1000)
    minutes, secs = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes:02}:{secs:02}"
    return f"{text}.{rest:03}".rstrip("0") if rest else text


@lru_cache(maxsize=50_000)
def short(start: float) -> str:
    """Seconds in the fewest characters, as permalinks write them: ``57``, ``57.5``."""
    whole, rest = divmod(round(start * 1000), 1000)
    return f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)
