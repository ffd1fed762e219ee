"""Times in every dress people and programs write, judged as whole sequences and not one by one.

`M:SS`, `H:MM:SS`, `62:43`, fractions, frames, `0h01m44s`, bare seconds, milliseconds, and the clock
of a meeting, which is counted from its first time. One time alone may mean several things
(`10:02` is minutes or hours); the others of its list, and how much is said between, decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_HALF = r"(?: ?[AaPp]\.?[Mm]\b\.?)"
TIME = (
    rf"(?:\d{{1,3}}:\d{{2}}(?::\d{{2}}){{0,2}}(?:[.,;]\d{{1,3}}(?!\d))?{_HALF}?"
    r"|\d{1,2} ?h ?\d{1,2} ?m(?:in)?(?: ?\d{1,2} ?s)?\b|\d{1,3} ?m(?:in)? ?\d{1,2} ?s\b)"
)
"""A time inside a larger pattern; it may be none (``99:99``)."""

NUMBER = r"(?:\d{1,9}(?:[.,]\d{1,3})? ?(?:ms|s)?)"
"""Bare seconds or milliseconds: a time only where the whole list is written so."""

_CLOCK = re.compile(
    r"(?P<parts>\d{1,3}(?::\d{2}){1,3})(?:(?P<mark>[.,;])(?P<fraction>\d{1,3}))?"
    r" ?(?P<half>[AaPp])?\.?(?:[Mm]\.?)?\Z"
)
_MINUTES = re.compile(r"(?:(\d{1,3}):(?=[0-5]\d\Z))?(\d{1,3})\Z", re.ASCII)
_SIXTY = {f"{number:02}": number for number in range(60)}
_LETTERS = re.compile(r"(?:(?P<h>\d{1,2}) ?h ?)?(?P<m>\d{1,3}) ?m(?:in)? ?(?:(?P<s>\d{1,2}) ?s)?\Z")
_HALF_OF_DAY = re.compile(r"\d ?[AaPp]\.?[Mm]")
_NUMBER = re.compile(r"(?P<whole>\d{1,9})(?:[.,](?P<fraction>\d{1,3}))? ?(?P<unit>ms|s)?\Z")
_DAY = 86_400
_LATE = 7_200
"""No recording's transcript begins this late; a clock on the wall does."""

_FASTEST = 8.0
"""Words a second that nobody speaks for long: such times count minutes, not seconds."""


def moments(written: Sequence[str], words: int = 0, wall: bool = False) -> list[float | None]:
    """The seconds of each time of one list; ``None`` for what is no time.

    ``words``: how many are said from the first time to the last. ``wall``: the program that
    wrote the list is known to write the time of day.

    >>> moments(["59:58", "1:00:05", "99:99", "62:43", "0h01m44s", "00:04:06.27"])
    [3598, 3605, None, 3763, 104, 246.27]
    >>> moments(["10:02:15 AM", "10:02:40 AM"]), moments(["11:59 PM", "12:01 AM"])
    ([0, 25], [0, 120])
    >>> moments(["12.5", "90", "104"]), moments(["0 ms", "1500 ms"])
    ([12.5, 90, 104], [0, 1.5])
    >>> moments(["10:02", "10:03", "10:05"], words=400)
    [0, 60, 180]
    """
    if written and _NUMBER.match(written[0]) and all(map(_NUMBER.match, written)):
        return _of_numbers(written)
    whole = "\n".join(written)
    halves = ("m" in whole or "M" in whole) and _HALF_OF_DAY.search(whole) is not None
    found = [_seconds(each, halves) for each in written]
    known = [value for value in found if value is not None]
    if len(known) > 1 and not halves and _too_fast(written, known, words):
        found = [None if value is None else value * 60 for value in found]
        wall = True
    long = all(each.count(":") >= 2 for each in written)
    if known and (wall or halves or (long and len(known) > 1 and known[0] >= _LATE)):
        return _from_first(found)
    return found


def _too_fast(written: Sequence[str], known: Sequence[float], words: int) -> bool:
    lasted = known[-1] - known[0]
    if not (lasted > 0 and words > 40 and words > _FASTEST * lasted):
        return False
    two = all(re.fullmatch(r"\d{1,2}:\d{2}", each) for each in written)
    in_a_day = all(value < 24 * 60 for value in known)
    return two and in_a_day


def _seconds(written: str, halves: bool) -> float | None:
    """The seconds of one time by its own dress; with ``halves``, two parts are hours, minutes."""
    if not halves:
        minutes, _, secs = written.rpartition(":")
        whole = _whole_minutes(minutes) if secs in _SIXTY else None
        if whole is not None:
            return whole * 60 + _SIXTY[secs]
    return _of_other_dress(written, halves)


@lru_cache(maxsize=64)
def _whole_minutes(written: str) -> int | None:
    """The minutes of ``62`` or ``1:02``; kept a while, for many times of a list share them."""
    found = _MINUTES.match(written)
    return int(found[1] or 0) * 60 + int(found[2]) if found else None


@lru_cache(maxsize=20_000)
def _of_other_dress(written: str, halves: bool) -> float | None:
    written = written.strip()
    if letters := _LETTERS.match(written):
        hours, minutes, secs = (int(letters[key] or 0) for key in "hms")
        valid = secs < 60 and (letters["h"] is None or minutes < 60)
        return hours * 3600 + minutes * 60 + secs if valid else None
    if number := _NUMBER.match(written):
        return _number(number["whole"], number["fraction"])
    clock = _CLOCK.match(written)
    if clock is None:
        return None
    parts = [int(part) for part in clock["parts"].split(":")]
    frames = parts.pop() if len(parts) == 4 else 0
    if any(part > 59 for part in parts[1:]) or frames > 119:
        return None
    if halves and len(parts) == 2:
        parts.append(0)
    total = 0
    for part in parts:
        total = total * 60 + part
    if clock["half"]:
        if not 1 <= parts[0] <= 12:
            return None
        total += (12 * (clock["half"] in "Pp") - 12 * (parts[0] == 12)) * 3600
    # The rate of frames is not said: a time in frames is that of its whole second.
    fraction = clock["fraction"] if clock["mark"] in (".", ",") else None
    return _number(str(total), fraction)


def _number(whole: str, fraction: str | None) -> float:
    return float(f"{whole}.{fraction}") if fraction and fraction.strip("0") else int(whole)


def _of_numbers(written: Sequence[str]) -> list[float | None]:
    """Bare numbers: milliseconds where they say so, or where as seconds they would be days."""
    parts = [match.groups() for each in written if (match := _NUMBER.match(each))]
    found = [_number(whole, fraction) for whole, fraction, _ in parts]
    said = any(unit == "ms" for _, _, unit in parts)
    whole = all(map(str.isdigit, written))
    if not said and not (whole and max(found) >= 100_000):
        return list(found)
    return [value // 1000 if value % 1000 == 0 else value / 1000 for value in found]


def _from_first(found: Sequence[float | None]) -> list[float | None]:
    """Times of day counted from the first one; after midnight they go on."""
    first = next(value for value in found if value is not None)
    rebased: list[float | None] = []
    days, before = 0, first
    for value in found:
        if value is None:
            rebased.append(None)
            continue
        if before - value > _DAY / 2:
            days += 1
        before = value
        rebased.append(round(value + days * _DAY - first, 3))
    return rebased
