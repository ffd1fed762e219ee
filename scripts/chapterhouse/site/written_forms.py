"""Words as a text writes them: names with their capitals, two words of one name together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import permutations

_LOOKED_AT = 12


def as_written(word: str, text: str) -> str:
    """A word in small letters as the text mostly writes it, where no capital begins a sentence.

    >>> as_written("evs", "The EVs sold. Evs? All EVs."), as_written("tide", "Tide. A tide.")
    ('EVs', 'tide')
    """
    inside = re.compile(rf"(?<=[\w,;] )(?i:{re.escape(word)})(?!\w)")
    forms: Counter[str] = Counter()
    for found in inside.finditer(text):
        forms[found[0]] += 1
        if forms.total() == _LOOKED_AT:
            break
    return max(forms, key=lambda form: (forms[form], form)) if forms else word


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
