"""What programs write into JSON for a time, a speaker and a language, as the model has it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from chapterhouse.reading.json_text import shown_text
from chapterhouse.reading.languages import language_tag, says_nothing
from chapterhouse.reading.names import first_name_first

_NUMBER = re.compile(r"\s*\+?(\d{1,12}(?:\.\d{1,12})?)\s*(ms|s)?\s*\Z")
_CLOCK = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?(?:(?<=:\d\d)[:;]\d{2,3})?\s*\Z"
)
"""Frames behind the seconds are left off: nothing says how many a second has."""
_LENGTH = re.compile(r"\s*PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?\s*\Z")
_LONGEST = 1_000_000.0
"""Seconds; a time beyond is a date or a mistake, and no moment of a recording."""

_NUMBERED = re.compile(r"(?:spk|speaker|s)?[ _-]?(\d{1,3})\Z", re.IGNORECASE)
_LONGEST_NAME = 120


def time_of(value: Any, scale: float = 1.0) -> float | None:
    """Seconds of a number, a number in a string, or a clock time; ``None`` where it is none.

    Of a time with frames (``01:02:03:12``), the whole seconds.

    ``scale`` is the length of the number's unit in seconds (0.001 for milliseconds).

    >>> time_of(1.5), time_of("12.25"), time_of(1500, 0.001), time_of("00:01:02,500")
    (1.5, 12.25, 1.5, 62.5)
    >>> time_of("1.300s"), time_of(None), time_of(-1), time_of(True), time_of("99:99")
    (1.3, None, None, None, None)
    >>> time_of({"seconds": "2", "nanos": 500000000}), time_of({"relative": 3.5})
    (2.5, 3.5)
    """
    seconds: float
    if isinstance(value, dict):
        return _time_in(value, scale)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        seconds = value * scale
    elif isinstance(value, int):
        try:
            seconds = float(value) * scale
        except OverflowError:
            return None
    elif isinstance(value, str):
        if found := _NUMBER.match(value):
            unit = {"ms": 0.001, "s": 1.0}.get(found[2] or "", scale)
            seconds = float(found[1]) * unit
        elif clock := _CLOCK.match(value):
            if int(clock[3]) > 59 or (clock[1] and int(clock[2]) > 59):
                return None
            whole = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
            seconds = float(f"{whole}.{clock[4] or 0}")
        elif (length := _LENGTH.match(value)) and any(length.groups()):
            seconds = int(length[1] or 0) * 3600 + int(length[2] or 0) * 60 + float(length[3] or 0)
        else:
            return None
    else:
        return None
    if not 0 <= seconds <= _LONGEST:  # nor is it where it is no number
        return None
    seconds = round(seconds, 3)
    return int(seconds) if seconds.is_integer() else seconds


def _time_in(value: Mapping[str, Any], scale: float) -> float | None:
    """The seconds of a time in parts (protobuf's Duration), or beside one of the clock."""
    if not value.keys() & {"seconds", "nanos"}:
        inner = value.get("relative")
        return None if isinstance(inner, dict) else time_of(inner, scale)
    seconds, nanos = (value.get(key, 0) for key in ("seconds", "nanos"))
    whole = time_of(seconds) if not isinstance(seconds, dict) else None
    if whole is None or isinstance(nanos, bool) or not isinstance(nanos, int):
        return None
    return time_of(whole + nanos / 1e9 if 0 <= nanos < 1e9 else None)


def speaker_of(value: Any) -> str | None:
    """A speaker as a label; a number or a letter becomes ``Speaker 0``, ``Speaker A``.

    >>> speaker_of(0), speaker_of("A"), speaker_of("spk_1"), speaker_of("S2"), speaker_of("")
    ('Speaker 0', 'Speaker A', 'Speaker 1', 'Speaker 2', None)
    >>> speaker_of("SPEAKER_00"), speaker_of({"name": "Ada Marsh"}), speaker_of("UU")
    ('SPEAKER_00', 'Ada Marsh', None)
    """
    if isinstance(value, dict):
        named = (value.get(key) for key in ("name", "displayName", "label", "id"))
        return next((who for each in named if (who := speaker_of(each)) is not None), None)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        known = math.isfinite(value) and 0 <= value < 1000
        return f"Speaker {int(value)}" if known else None
    return _label(value) if isinstance(value, str) else None


@lru_cache(maxsize=1_000)
def _label(value: str) -> str | None:
    name = " ".join(shown_text(value).split())
    name = name.strip(":： ") if name.endswith((":", "：")) else name
    if not name or name in ("UU", "-", "?"):
        return None
    numbered = _NUMBERED.match(name)
    if numbered and not name.startswith(("SPEAKER", "Speaker")):
        return f"Speaker {int(numbered[1])}"
    if len(name) == 1 and "A" <= name <= "Z":
        return f"Speaker {name}"
    name = first_name_first(name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def language_of(value: Any) -> str | None:
    """A language's tag, what is written where it is none, ``None`` where the value says nothing.

    >>> language_of("en_us"), language_of("english"), language_of("auto"), language_of("?")
    ('en-US', 'en', None, None)
    """
    if not isinstance(value, str) or says_nothing(value):
        return None
    return language_tag(value) or value.strip()
