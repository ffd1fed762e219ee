"""Times as TTML writes them (https://www.w3.org/TR/ttml2/#timing-value-time-expression)."""

from __future__ import annotations

import re

from chapterhouse.times import LONGEST

_CLOCK = re.compile(
    r"(?:(?P<h>\d{1,4}):)?(?P<m>\d{1,3}):(?P<s>\d{1,2})(?:[.,](?P<fraction>\d{1,9})"
    r"|[:;](?P<frames>\d{1,3})(?:\.\d{1,3})?)?\Z"
)
_OFFSET = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,9})?)\s?(?P<unit>h|m|s|ms|f|t)?\Z")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "": 1.0}


def media_seconds(
    written: str | None, frame_rate: float = 30.0, tick_rate: float = 1.0
) -> float | None:
    """The seconds of a time expression; ``None`` where it is none.

    >>> media_seconds("00:00:01.5"), media_seconds("1:02:03:15"), media_seconds("2.25s")
    (1.5, 3723.5, 2.25)
    >>> media_seconds("1500ms"), media_seconds("75f", 25), media_seconds("10000t", 30, 10000)
    (1.5, 3, 1)
    >>> media_seconds("12.08"), media_seconds("99:99"), media_seconds("soon")
    (12.08, None, None)
    """
    written = (written or "").strip()
    clock = _CLOCK.match(written)
    if clock:
        if int(clock["s"]) > 59 or (clock["h"] and int(clock["m"]) > 59):
            return None
        total = float(int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60 + int(clock["s"]))
        total += float(f"0.{clock['fraction']}") if clock["fraction"] else 0.0
        total += int(clock["frames"] or 0) / frame_rate
    elif offset := _OFFSET.match(written):
        unit = offset["unit"] or ""
        each = {"f": 1 / frame_rate, "t": 1 / tick_rate}.get(unit, _UNITS.get(unit, 1.0))
        total = float(offset["number"]) * each
    else:
        return None
    total = round(total, 3)
    if total >= LONGEST:
        return None
    return int(total) if total == int(total) else total
