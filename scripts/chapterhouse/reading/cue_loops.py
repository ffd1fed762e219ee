"""Loops of speech recognition in captions: a sentence again and again, in cues of one length.

Whisper falls into them at silence and music, and writes them a cue each, of 2 or of 30 seconds
(https://github.com/openai/whisper/discussions/679). A chorus comes again as well, and so does
“No!”, but people never take equally long for it and leave no gap each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq

from chapterhouse.model import Problem
from chapterhouse.reading.cues import Cue
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.loops import LOOP_RULE, loop_problem
from chapterhouse.reading.running_text import word_count

_LONGEST_ROUND = 3
_REPEATED = re.compile(rb"\x01+")
_SAME = 0.02
"""Seconds by which lengths may differ, and that may lie between two cues."""

_ENOUGH_WORDS = 4
_TIMES, _TIMES_OF_FEW = 5, 8
"""From how many times on a round is a loop: one of enough words, and one of fewer."""

_MORE_BY_STARTS = 3
"""How many times more where cues have no end, and their starts are whole seconds perhaps."""


def without_loops(cues: list[Cue], ledger: Ledger, problems: list[Problem]) -> list[Cue]:
    """The cues without those that only repeat the ones before them; these are dropped and told.

    >>> cues = [Cue("Thanks for watching this.", at, at + 2, line=at) for at in range(1, 19, 2)]
    >>> [cue.start for cue in without_loops([*cues, Cue("So.", 19, 20)], Ledger(), [])]
    [1, 19]
    """
    found: set[int] = set()
    for begin, end in _loops(cues):
        found.update(range(begin, end))
        problems.append(loop_problem(cues[begin].line, cues[begin].text))
    if not found:
        return cues
    lines = {line for at in found for line in _lines(cues, at)}
    ledger.take_back_all(lines, LOOP_RULE)
    return [cue for at, cue in enumerate(cues) if at not in found]


def _loops(cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Where cues begin and cease to repeat those before them, without overlaps."""
    past = 0
    texts = [cue.text for cue in cues]
    for begin, end in sorted(
        found for size in range(1, _LONGEST_ROUND + 1) for found in _loops_of(cues, texts, size)
    ):
        if begin >= past:
            yield begin, end
            past = end


def _loops_of(cues: Sequence[Cue], texts: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    repeats = bytes(map(eq, texts[size:], texts))
    for repeated in _REPEATED.finditer(repeats):
        begin, end = (size + place for place in repeated.span())
        run = cues[begin - size : end]
        times = len(run) // size
        words = sum(word_count(cue.text) for cue in run[:size])
        enough = _TIMES if words >= _ENOUGH_WORDS else _TIMES_OF_FEW
        if any(cue.end is None for cue in run):
            enough += _MORE_BY_STARTS
        if times >= enough and _even_rounds(run, size) >= enough:
            yield begin, end


def _even_rounds(run: Sequence[Cue], size: int) -> int:
    """How many rounds of a run touch and last as long as the one before; of one voice, else 0.

    The first one may be said, and the last one cut off.
    """
    starts = [cue.start for cue in run if cue.start is not None]
    if len(starts) < len(run) or len({cue.speaker for cue in run}) > 1:
        return 0
    ends = [cue.end for cue in run if cue.end is not None]
    if len(ends) < len(run):
        ends = starts[1:]
    lengths = [end - start for start, end in zip(starts, ends, strict=False)]
    most = even = 0
    for at in range(size, len(lengths)):
        touches = abs(starts[at] - ends[at - 1]) <= _SAME
        even = even + 1 if touches and abs(lengths[at] - lengths[at - size]) <= _SAME else 0
        most = max(most, even)
    return most // size + 1


def _lines(cues: Sequence[Cue], at: int) -> range:
    """The source lines from a cue's first one to the next cue's."""
    after = cues[at + 1].line if at + 1 < len(cues) else cues[at].line + 100
    return range(cues[at].line, max(after, cues[at].line + 1))
