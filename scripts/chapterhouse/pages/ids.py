"""The permanent ids of turns and chapters, by which anything in a transcript is linked to.

They come from times and numbers, never from a title or from what stands above; so a link stays
good through corrections, new titles and new chapters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from chapterhouse.times import short

Unique = Callable[[str], str]


def unique_names() -> Unique:
    """A function that gives each name back, but ``-2``, ``-3`` … added where it was given before.

    >>> name = unique_names(); name("t=57"), name("t=57")
    ('t=57', 't=57-2')
    """
    taken: set[str] = set()
    last: dict[str, int] = {}

    def unique(name: str) -> str:
        result = name
        while result in taken:
            last[name] = last.get(name, 1) + 1
            result = f"{name}-{last[name]}"
        taken.add(result)
        return result

    return unique


def moment(start: float) -> str:
    """The id of a moment of the recording, in the form of W3C Media Fragments: ``t=57``."""
    return f"t={short(start)}"


def turn_id(start: float | None, number: int | None, speaker: str | None, text: str) -> str:
    """The id of a turn by its time, else by its number, else by who says what.

    >>> turn_id(57.5, None, "Ann", "Hm."), turn_id(None, 12, "Ann", "Hm.")
    ('t=57.5', 'turn-12')
    """
    if start is not None:
        return moment(start)
    if number is not None:
        return f"turn-{number}"
    said = f"{speaker or ''}\n{text}".encode("utf-8", "replace")
    return f"turn-{hashlib.sha256(said).hexdigest()[:8]}"


def chapter_ids(chapters: Iterable[tuple[float | None, int]], turns: Sequence[str]) -> list[str]:
    """The ids of chapter headings, from their times and the indexes of the turns after them.

    >>> chapter_ids([(159, 0), (None, 0), (None, 1)], ["t=160"])
    ['chapter-159', 'chapter-at-t-160', 'chapter-at-end']
    """
    unique = unique_names()

    def name(start: float | None, turn: int) -> str:
        if start is not None:
            return f"chapter-{short(start)}"
        return f"chapter-at-{turns[turn].replace('=', '-') if turn < len(turns) else 'end'}"

    return [unique(name(start, turn)) for start, turn in chapters]
