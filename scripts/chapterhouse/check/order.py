"""The rule about the order of times: in a transcript they never run backwards.

Where they do, the fewest lines are named that would have to change; so a single mistyped hour is
one finding and not one for each line below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chapterhouse.check.fences import Said
from chapterhouse.check.page_text import PageText
from chapterhouse.check.transcript_lines import TranscriptLines
from chapterhouse.pages import grammar
from chapterhouse.times import clock

Timed = tuple[int, float]
"""The index of a line, and the time in it."""


def backwards(page: PageText, found: TranscriptLines) -> Iterator[Said]:
    """Turns, chapters and listed chapters whose times run backwards."""
    turns = [(place.at, place.start) for place in found.turns if place.start is not None]
    chapters = [
        (place.at, place.start)
        for place in found.places
        if not place.is_turn and place.start is not None and not place.approximate
    ]
    yield from _out_of_order(turns)
    yield from _out_of_order(chapters)
    yield from _out_of_order(list(_listed(page, found)))
    yield from _misplaced(chapters, turns)


def _listed(page: PageText, found: TranscriptLines) -> Iterator[Timed]:
    for index in found.chapter_list:
        item = grammar.item(page.lines[index])
        timed = grammar.timed_item(item[1]) if item else None
        if timed:
            yield index, timed[0]


def _out_of_order(times: Sequence[Timed]) -> Iterator[Said]:
    """The times outside of the longest run that never goes back, each with its neighbours."""
    kept = _longest_run([start for _, start in times])
    inside = set(kept)
    position = 0
    for number, (index, start) in enumerate(times):
        if number in inside:
            position += 1
            continue
        before = times[kept[position - 1]] if position else None
        after = times[kept[position]] if position < len(kept) else None
        yield index + 1, _between(start, before, after)


def _between(start: float, before: Timed | None, after: Timed | None) -> str:
    """What is wrong with a time, by those around it that are in order."""
    low = f"{clock(before[1])} (line {before[0] + 1})" if before else ""
    high = f"{clock(after[1])} (line {after[0] + 1})" if after else ""
    if before and start < before[1]:
        should = f"between {low} and {high}" if after else f"not before {low}"
    else:
        should = f"between {low} and {high}" if before else f"not after {high}"
    return f"the time {clock(start)} runs backwards; here it should be {should}"


def _longest_run(times: Sequence[float]) -> list[int]:
    """The indexes of the longest run of times that never goes back, the earliest such run.

    >>> _longest_run([1, 5, 3, 4]), _longest_run([57, 30])
    ([0, 2, 3], [0])
    """
    length = [0] * len(times)
    ends: list[float] = []
    for index in range(len(times) - 1, -1, -1):
        at = bisect_right(ends, -times[index])
        ends[at : at + 1] = [-times[index]]
        length[index] = at + 1
    run: list[int] = []
    wanted, low = len(ends), float("-inf")
    for index, time in enumerate(times):
        if length[index] == wanted and time >= low:
            run.append(index)
            wanted, low = wanted - 1, time
    return run


def _misplaced(chapters: Sequence[Timed], turns: Sequence[Timed]) -> Iterator[Said]:
    """Chapters that begin before the turn above them, or after the second turn below them."""
    lines = [index for index, _ in turns]
    for index, start in chapters:
        below = bisect_right(lines, index)
        above = turns[below - 1] if below else None
        second = turns[below + 1] if below + 1 < len(turns) else None
        if above and start < above[1]:
            why = (
                f"this chapter begins at {clock(start)}, but the turn above it (line "
                f"{above[0] + 1}) only at {clock(above[1])}; put its heading further up"
            )
            yield index + 1, why
        elif second and start > second[1]:
            why = (
                f"this chapter begins at {clock(start)}, but the turns below it are earlier (line "
                f"{second[0] + 1}: {clock(second[1])}); put its heading further down"
            )
            yield index + 1, why
