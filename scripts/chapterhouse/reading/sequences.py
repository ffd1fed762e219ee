"""Times judged as a whole sequence: which ones fit, and which are slips.

A list of chapters or turns runs forward. One time that does not fit says nothing about the
others, so the longest part that runs forward is believed and the rest is reported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def running_forward(starts: Sequence[float]) -> set[int]:
    """The indices of the longest subsequence that never runs backwards.

    >>> sorted(running_forward([0, 57, 3000, 120, 180]))
    [0, 1, 3, 4]
    """
    if all(before <= after for before, after in pairwise(starts)):
        return set(range(len(starts)))
    # From the end to the beginning, so that of two that exclude each other the first is kept.
    tails: list[float] = []
    tail_index: list[int] = []
    after: dict[int, int] = {}
    for index in range(len(starts) - 1, -1, -1):
        place = bisect_right(tails, -starts[index])
        after[index] = tail_index[place - 1] if place else -1
        tails[place : place + 1] = [-starts[index]]
        tail_index[place : place + 1] = [index]
    kept: set[int] = set()
    index = tail_index[-1] if tail_index else -1
    while index >= 0:
        kept.add(index)
        index = after[index]
    return kept
