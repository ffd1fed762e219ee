"""Loops of speech recognition: one sentence written again and again where nobody says it.

Whisper falls into them at silence and music (https://github.com/openai/whisper/discussions/679).
People repeat themselves too, but not a whole sentence three times over in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.model import Problem

LOOP_RULE = "recognition-loop"
_MOST_SHOWN = 60
_WORD = re.compile(r"\w+")
_LONGEST_ROUND = 3
_ENOUGH_WORDS = 4


def looped(texts: Sequence[str]) -> set[int]:
    """The indices of texts that only repeat those right before them.

    A round is up to three texts; it is a loop from the third time on where it has four words, and
    from the sixth time on where it has fewer.

    >>> sorted(looped(["We read along."] + ["Thanks for watching it."] * 4 + ["No."] * 4))
    [2, 3, 4]
    """
    said = [text.strip().casefold() for text in texts]
    found: set[int] = set()
    for size in range(1, _LONGEST_ROUND + 1):
        begin = size
        while begin < len(said):
            if not said[begin] or said[begin] != said[begin - size]:
                begin += 1
                continue
            end = begin
            while end < len(said) and said[end] == said[end - size]:
                end += 1
            times = (end - begin) // size + 1
            words = sum(len(_WORD.findall(said[at])) for at in range(begin - size, begin))
            if times >= (3 if words >= _ENOUGH_WORDS else 6):
                found.update(range(begin, end))
            begin = end + 1
    return found


def loop_problem(line: int, said: str) -> Problem:
    """What is told of a loop that begins at a line."""
    shown = " ".join(said.split())[:_MOST_SHOWN]
    return Problem(line, f"“{shown}” comes again and again, a loop of the recognition; shown once")
