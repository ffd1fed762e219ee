"""Words that two episodes share, as a reader would write them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations


def with_names_whole(words: Sequence[str], text: str) -> list[str]:
    """The words, two capitalised ones that stand together in the text as one name.

    >>> with_names_whole(["Kong", "trade", "Hong"], "From Hong Kong on.")
    ['Hong Kong', 'trade']
    """
    left = list(words)
    names = [word for word in words if word[:1].isupper()]
    for first, last in permutations(names, 2):
        if first in left and last in left and f"{first} {last}" in text:
            left[min(left.index(first), left.index(last))] = f"{first} {last}"
            left = [word for word in left if word not in (first, last)]
    return left
