"""Times said again in words, as YouTube's transcript panel has them for screen readers.

1:02
1 minute, 2 seconds
and then we went on
"""

from __future__ import annotations

import re

_PAIR = r"\d{1,3} ?[^\W\d_]{1,12}\.?"
_SPELLED = re.compile(rf"{_PAIR}(?:,? (?:[^\W\d_]{{1,3}} )?{_PAIR}){{0,2}}\Z")
_LONGEST = 60


def says_again(text: str, time: str) -> bool:
    """Whether a line says the time above it in words, in whatever language.

    >>> says_again("1 minute, 2 seconds", "1:02"), says_again("1 Stunde und 4 Sekunden", "1:00:04")
    (True, True)
    >>> says_again("0 seconds", "0:00"), says_again("2 boats", "1:02"), says_again("1 boat", "0:01")
    (True, False, True)
    """
    if len(text) > _LONGEST or not _SPELLED.match(text):
        return False
    said = [int(number) for number in re.findall(r"\d+", text)]
    shown = [int(number) for number in re.findall(r"\d+", time)]
    return said == ([number for number in shown if number] or [0])
