"""Which turns are a listener's "Mm-hmm." inside somebody else's sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chapterhouse.pages.page import PageTurn

_MOST_WORDS = 4
_LONGEST = 200
"""Characters of a turn that may still have so few words; a longer one is not looked at."""

# Chinese and Japanese have no spaces: each character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’-]\w+)*")
_CLOSING = "\"'”’»)]*_」』）"
_FULL_STOPS = (".", "!", "?", "。", "！", "？", "؟", "।")


@dataclass(frozen=True, slots=True)
class Interruptions:
    """Indexes of turns: the backchannels, and those that go on after one."""

    backchannels: frozenset[int]
    continuing: frozenset[int]


def interruptions(turns: Sequence[PageTurn], headed: Collection[int]) -> Interruptions:
    """The turns of at most four words that cut another's sentence in two, and what follows them.

    ``headed`` are the indexes of turns with a heading above: no sentence goes on across one.
    """
    backchannels, continuing = set(), set()
    for index in range(1, len(turns) - 1):
        before, turn, after = turns[index - 1 : index + 2]
        if (
            before.speaker is not None
            and before.speaker == after.speaker
            and turn.speaker != before.speaker
            and index not in headed
            and index + 1 not in headed
            and _breaks_off(before)
            and _few_words(turn)
        ):
            backchannels.add(index)
            continuing.add(index + 1)
    return Interruptions(frozenset(backchannels), frozenset(continuing))


def _few_words(turn: PageTurn) -> bool:
    if len(turn.paragraphs) != 1 or len(turn.paragraphs[0].markdown) > _LONGEST:
        return False
    return 0 < len(_WORD.findall(turn.text)) <= _MOST_WORDS


def _breaks_off(turn: PageTurn) -> bool:
    """Whether a turn ends in the middle of a sentence (an ellipsis does not end one)."""
    if not turn.paragraphs:
        return False
    end = turn.paragraphs[-1].markdown[-20:].rstrip(_CLOSING)
    return bool(end) and (end.endswith(("..", "…")) or not end.endswith(_FULL_STOPS))
