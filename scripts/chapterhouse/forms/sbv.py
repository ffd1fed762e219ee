"""SubViewer captions as YouTube Studio downloads them (SBV).

    0:00:01.000,0:00:04.000
    >> We read along.

Rules: https://support.google.com/youtube/answer/2734698 (supported subtitle files, SubViewer): a
line with start and end, the lines of the cue, a blank line. ``[br]`` is a line break. Names and
``>>`` stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapterhouse.model import Episode, Problem
from chapterhouse.reading.caption_episode import caption_episode
from chapterhouse.reading.caption_lines import CaptionBlock, caption_seconds
from chapterhouse.reading.caption_markup import stretches_of
from chapterhouse.reading.ledger import Ledger, Line, numbered_lines

NAME = "sbv"

_TIMING = re.compile(
    r"\s*(\d{1,3}:\d\d:\d\d\.\d{1,3})[ \t]?,[ \t]?(\d{1,3}:\d\d:\d\d\.\d{1,3})\s*\Z"
)
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)
_LOOKED_AT = 4_000


def recognises(text: str) -> bool:
    """Whether the first line that says something is a start and an end."""
    first = text.removeprefix("\ufeff")[:_LOOKED_AT].lstrip().split("\n", 1)[0]
    return _TIMING.match(first) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    ledger = Ledger()
    problems: list[Problem] = []
    blocks = _blocks(text.removeprefix("\ufeff"), ledger, problems)
    stretches = list(stretches_of(blocks, ledger))
    yield caption_episode(source, NAME, stretches, ledger, problems)


def _blocks(text: str, ledger: Ledger, problems: list[Problem]) -> Iterator[CaptionBlock]:
    block = CaptionBlock(None, None, [])
    for line in numbered_lines(text):
        match = _TIMING.match(line.raw)
        if match is None:
            block.lines.append(_unbroken(line, ledger))
            continue
        yield block
        ledger.metadata(line, "time")
        block = CaptionBlock(caption_seconds(match[1]), caption_seconds(match[2]), [])
        if block.start is None:
            problems.append(
                Problem(line.number, "the time of the cue is none; what is said is kept without it")
            )
    yield block


def _unbroken(line: Line, ledger: Ledger) -> Line:
    for found in _BREAK.findall(line.raw):
        ledger.metadata(line, "line break", found)
    return line._replace(raw=_BREAK.sub(" ", line.raw)) if "[" in line.raw else line
