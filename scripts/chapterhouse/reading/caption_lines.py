"""Cues of captions as their files have them: timing lines, cue ids, lines of text.

WebVTT (https://www.w3.org/TR/webvtt1/#file-parsing) and SRT (which has no specification) share
this. Lenient where programs are: `.` and `,`, hours left out, minutes past 59, spaces inside a
time, one dash too few in the arrow, no blank line before a cue, blank lines inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from chapterhouse.model import Problem
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.tuple_makers import maker
from chapterhouse.times import LONGEST

_TIME = r"(?:\d{1,4}[ \t]?:[ \t]?){1,3}\d{1,2}(?:[ \t]?[.,][ \t]?\d{1,9})?"
_BARE = r"\d{1,6}[.,]\d{1,3}"
"""Seconds alone, as Apple's transcripts have them until the first minute is over."""

_STRAY = r"[:.,;?!]\S{0,8}|[A-Za-z]\S{0,8}\d\S{0,8}|\S(?=\s|\Z)"
"""Signs that stand right behind the end and belong to no text (``00:00:1d.890``)."""

_TIMING = re.compile(
    rf"\s*(?P<start>{_TIME}|{_BARE}(?=\s*-->\s*\d))\s*(?:-->|-{{1,3}}[ \t]?>|[–—]>)\s*"
    rf"(?:(?P<end>{_TIME}|{_BARE}(?![\d:]))(?:{_STRAY})?)?(?P<rest>.*)\Z",
    re.DOTALL,
)
_NEARLY = r"\w?[\d:.,-]{2,20}\w{0,2}[\d:.,]{0,8}"
_BROKEN = re.compile(
    rf"\s*(?P<start>{_NEARLY})\s*-->\s*(?P<end>{_NEARLY})(?P<rest>\s.*)?\Z", re.DOTALL
)
"""What was to be a timing line, though one of its times is none (``00::04.000 --> 00:06.000``)."""

_USUAL_TIME = r"(\d{2,4}:[0-5]\d):([0-5]\d)[.,](\d{3})"
_USUAL = re.compile(rf"{_USUAL_TIME} --> {_USUAL_TIME}(?=\s|\Z)", re.ASCII)
"""What most timing lines look like; read at once, for a file has thousands of them."""

_NUMBERS = {f"{number:0{width}}": number for width in (2, 3) for number in range(10**width)}

_SETTINGS = re.compile(
    r"(?:\s+[A-Za-z]\w{0,20}\s?:\s?\S+)*\s*\Z"
    r"|(?=.*\s(?:align|line|position|region|size|vertical):)(?:\s+\S{1,40}){1,12}\s*\Z"
)
"""Settings of a cue; among those of WebVTT may stand signs that mean nothing."""

_DIGITS = re.compile(r"\d{1,9}\.?\Z")


class CaptionBlock(NamedTuple):
    """A cue of the file: when it is shown (seconds), and its lines of text."""

    start: float | None
    end: float | None
    lines: list[Line]


class Timing(NamedTuple):
    """A timing line: start and end in seconds, ``None`` where it is none, and what follows."""

    start: float | None
    end: float | None
    rest: str


_timing = maker(Timing)
_block = maker(CaptionBlock)


def timing(text: str) -> Timing | None:
    """The timing line that a line is; ``None`` where it is text.

    >>> timing("00:01.5 --> 62:04.000 align:start")
    Timing(start=1.5, end=3724, rest=' align:start')
    >>> timing("use --> to go on") is None
    True
    """
    if usual := _USUAL.match(text):
        minutes, secs, part, end_minutes, end_secs, end_part = usual.groups()
        start = _seconds(_minutes(minutes) * 60 + _NUMBERS[secs], part)
        end = _seconds(_minutes(end_minutes) * 60 + _NUMBERS[end_secs], end_part)
        if start is not None and end is not None and end < start:
            end = None
        return _timing((start, end, text[usual.end() :]))
    if ">" not in text[:60]:
        return None
    match = _TIMING.match(text)
    if match is None or (match["end"] is None and "-->" not in match[0][:60]):
        return _broken(text)
    start = caption_seconds(match["start"])
    end = caption_seconds(match["end"]) if match["end"] else None
    if start is not None and end is not None and end < start:
        end = None
    return Timing(start, end, match["rest"])


def _broken(text: str) -> Timing | None:
    match = _BROKEN.match(text)
    if match is None or not all(":" in match[side] for side in ("start", "end")):
        return None
    return Timing(None, None, match["rest"] or "")


def _seconds(total: int, thousandths: str) -> float | None:
    if total >= LONGEST:
        return None
    return total if thousandths == "000" else (total * 1000 + _NUMBERS[thousandths]) / 1000


@lru_cache(maxsize=16)
def _minutes(written: str) -> int:
    """The minutes of ``01:02``; kept a while, for many times of a file share them."""
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)


@lru_cache(maxsize=4_096)
def caption_seconds(written: str) -> float | None:
    """The seconds of a caption's time, or ``None`` where it is none (``00:99:99``).

    >>> caption_seconds("00:00:01,250"), caption_seconds("62:43.5"), caption_seconds("1:99.0")
    (1.25, 3763.5, None)
    """
    whole, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")][:3]
    if any(part > 59 for part in parts[1:]):
        return None
    total = 0
    for part in parts:
        total = total * 60 + part
    if total >= LONGEST:
        return None
    fraction = fraction.strip()
    return round(float(f"{total}.{fraction}"), 3) if fraction.strip("0") else total


def caption_blocks(
    lines: Iterable[Line], ledger: Ledger, problems: list[Problem], numbered: bool
) -> Iterator[CaptionBlock]:
    """The cues of the lines as they come; their times and ids go to the ledger.

    ``numbered``: a cue's id is a number and nothing else (SRT); otherwise it is any line that
    stands above a timing line and below a blank one.
    """
    start: float | None = None
    end: float | None = None
    said: list[Line] = []
    count: int | None = None
    for line in lines:
        found = timing(line.raw) if ">" in line.raw else None
        if found is None:
            said.append(line)
            continue
        may_have_id = said and (numbered or said[-1].number == line.number - 1)
        before, count = count, _take_id(said, line, ledger, numbered) if may_have_id else None
        if before is not None and count is not None and count - before > 1:
            _take_ids_without_times(said, range(before + 1, count), ledger)
        if said:
            yield _block((start, end, said))
            said = []
        start, end, rest = found
        if rest and (len(rest) > 2_000 or not _SETTINGS.match(rest)):
            ledger.metadata(line, "time", line.raw[: len(line.raw) - len(rest)].strip())
            said.append(Line(line.number, rest.strip(), line.gap))
        else:
            ledger.metadata(line, "time")
        if start is None:
            problems.append(
                Problem(line.number, "the time of the cue is none; what is said is kept without it")
            )
    if said:
        yield CaptionBlock(start, end, said)


def _take_id(said: list[Line], line: Line, ledger: Ledger, numbered: bool) -> int | None:
    """Take the id of the cue that begins at ``line`` off the lines of the cue before it.

    The id where it is a number.
    """
    last = said[-1]
    below = last.number == line.number - 1
    if not below and not (numbered and last.gap and last.number >= line.number - 2):
        return None
    is_number = _DIGITS.match(last.text) is not None
    if not is_number and (not below or numbered or not (last.gap or last.number == 1)):
        return None
    ledger.metadata(said.pop(), "cue id")
    return int(last.text.rstrip(".")) if is_number else None


def _take_ids_without_times(said: list[Line], missing: range, ledger: Ledger) -> None:
    """Take the numbers off a cue's lines that are ids of cues whose timing line is missing."""
    for line in said[1:]:
        if line.gap and _DIGITS.match(line.text) and int(line.text.rstrip(".")) in missing:
            ledger.metadata(line, "cue id")
            said.remove(line)
