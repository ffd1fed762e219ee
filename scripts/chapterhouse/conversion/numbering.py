"""The permanent numbers of turns that have no time: given once, kept, never given again.

A turn is known again by its words, wherever it stands now; one that was corrected is known by
its place between known turns, its speaker and most of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chapterhouse.conversion.fingerprints import fingerprint, said_on_page
from chapterhouse.model import Turn

_LABEL = re.compile(r"^\*\*(.+?)\*\* \(#(\d{1,9})\)[ \t]*$")
_NUMBER = re.compile(r"^\*\*.+\*\* \(#(\d{1,9})\)", re.MULTILINE)
_ANY_LABEL = re.compile(r"^(?:\*\*.+\*\*(?: \([^()]*\))?|#{1,6} .*)[ \t]*$")
# Chinese and Japanese have no spaces: each character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+")
_ALIKE = 0.6
_WINDOW = 8


@dataclass(frozen=True, slots=True)
class NumberedTurn:
    """A turn of a page, as far as it takes to know it again."""

    number: int
    speaker: str
    text: str


def numbered_turns(page: str) -> list[NumberedTurn]:
    """The numbered turns of a page, in its order."""
    found: list[NumberedTurn] = []
    label: tuple[int, str] | None = None
    said: list[str] = []
    for line in [*said_on_page(page).split("\n"), "# "]:
        if not _ANY_LABEL.match(line):
            if label is not None and line.strip():
                said.append(line)
            continue
        if label is not None:
            found.append(NumberedTurn(*label, "\n".join(said)))
        numbered = _LABEL.match(line)
        label = (int(numbered[2]), numbered[1]) if numbered else None
        said = []
    return found


def highest_number(page: str) -> int:
    """The highest number that any turn of a page has; 0 where none has one."""
    return max((int(number) for number in _NUMBER.findall(page)), default=0)


def numbers_for(
    turns: Sequence[Turn], before: Sequence[NumberedTurn], highest: int = 0
) -> list[int]:
    """One number for each turn: that of the same turn before, or the next after ``highest``.

    >>> was = [NumberedTurn(1, "Ada", "First of all."), NumberedTurn(2, "Bo", "And then this.")]
    >>> now = [Turn("Eva", None, ("Quite new.",)), Turn("Bo", None, ("And then, this!",))]
    >>> numbers_for(now, was)
    [3, 2]
    """
    highest = max([highest, *(turn.number for turn in before)])
    keys = [fingerprint(" ".join(turn.paragraphs)) for turn in turns]
    match = _by_words(keys, before)
    _by_place(turns, keys, before, match)
    numbers = []
    for index in range(len(turns)):
        if index in match:
            numbers.append(before[match[index]].number)
        else:
            highest += 1
            numbers.append(highest)
    return numbers


def _by_words(keys: Sequence[str], before: Sequence[NumberedTurn]) -> dict[int, int]:
    """Turns whose words are there once before and once now (index now to index before)."""
    old_keys = [fingerprint(turn.text.replace("\n", " ")) for turn in before]
    once_before, once_now = Counter(old_keys), Counter(keys)
    place = {key: at for at, key in enumerate(old_keys) if once_before[key] == 1}
    return {
        index: place[key] for index, key in enumerate(keys) if once_now[key] == 1 and key in place
    }


def _by_place(
    turns: Sequence[Turn],
    keys: Sequence[str],
    before: Sequence[NumberedTurn],
    match: dict[int, int],
) -> None:
    """Add to ``match`` the repeated and the corrected turns between known ones, in their order."""
    taken = set(match.values())
    ends = [len(before)] * (len(turns) + 1)
    for index in range(len(turns) - 1, -1, -1):
        ends[index] = match.get(index, ends[index + 1])
    start = 0
    for index, turn in enumerate(turns):
        if index in match:
            start = match[index] + 1
            continue
        end = ends[index] if ends[index] >= start else len(before)
        near = [at for at in range(start, min(end, start + _WINDOW)) if at not in taken]
        same = (at for at in near if fingerprint(before[at].text.replace("\n", " ")) == keys[index])
        alike = (at for at in near if _is_alike(turn, before[at]))
        at = next(same, None)
        at = next(alike, None) if at is None else at
        if at is not None:
            match[index] = at
            taken.add(at)
            start = at + 1


def _is_alike(turn: Turn, before: NumberedTurn) -> bool:
    """Whether two turns have one speaker and most of their words in common."""
    if _words(turn.speaker or "—") != _words(before.speaker):
        return False
    now, then = Counter(_words(turn.text)), Counter(_words(before.text))
    return (now & then).total() >= _ALIKE * max(now.total(), then.total(), 1)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
