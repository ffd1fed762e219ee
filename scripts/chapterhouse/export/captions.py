"""What WebVTT and SRT share: when a turn is shown, and how its words stand in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from chapterhouse.pages.page import Page, PageTurn
from chapterhouse.problems import ChapterhouseError

_GAP_WITHIN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uff60] (?=\w)"
)
"""A space in a script without spaces between words, which is lost where a line is broken at it."""

_WIDTH = 65
_LINE = re.compile(rf"(?=[^ ])(?:.{{1,{_WIDTH}}}(?= |\Z)|[^ ]+)")
"""As many whole words as a line of a caption has room for; of a longer word, all of it."""

_SECONDS_A_WORD = 0.4
_AHEAD = 49
"""Among so many turns that follow one that begins later is looked for."""


def timed(page: Page, form: str) -> Iterator[tuple[PageTurn, float, float]]:
    """Each turn with its start and end (seconds); ChapterhouseError where one has no time.

    A turn ends where the next one begins that begins later, and the last one after as many
    seconds as its words take.
    """
    untimed = next((turn for turn in page.turns if turn.start is None), None)
    if untimed is not None:
        why = f"this turn has no time, and {form} needs one for each; export json or txt"
        raise ChapterhouseError(page.path, why, untimed.line)
    starts = [turn.start for turn in page.turns if turn.start is not None]
    for number, (turn, start) in enumerate(zip(page.turns, starts, strict=True), 1):
        later = next((each for each in islice(starts, number, number + _AHEAD) if each > start), 0)
        yield turn, start, later or start + max(1.0, _SECONDS_A_WORD * len(turn.text.split()))


@lru_cache(maxsize=20_000)
def stamp(start: float) -> str:
    """A time as ``00:01:02.500``."""
    whole, thousandths = divmod(round(start * 1000), 1000)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def wrapped(text: str) -> list[str]:
    """A paragraph as lines that a caption has room for, broken between words."""
    if not text.isascii() and _GAP_WITHIN.search(text):
        return [text]
    return [line.rstrip(" ") for line in _LINE.findall(text)] or [""]
