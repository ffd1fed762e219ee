"""Chats whose lines begin with a name in angle brackets, as IRC has them: ``<ada_m> Hi.``

Such a name need not look like one: it is told by its brackets, and by its coming again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.mark import Mark

_NICK = re.compile(r"<(?P<name>[^<>/!?=\s][^<>/!?=\n]{0,39})>\s+\S")
_LOOKED_AT = 100
_ELEMENTS = frozenset("p li br hr td tr th dt dd option div span b i u em strong a".split())
"""Elements of HTML that lines may begin with and that nothing need close."""


def is_chat(head: str) -> bool:
    r"""Whether a text begins with such a line, and most lines are ones.

    >>> is_chat("<ada> Hi.\n<bo> Why?\n<ada> So."), is_chat("<p> One.\n<p> Two.\n<p> Three.")
    (True, False)
    """
    if not head.lstrip().startswith("<") or "</" in head:
        return False
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    return bool(_nicks([_NICK.match(line) for line in lines]))


def nicks_of(lines: Sequence[Line], marks: Sequence[Mark]) -> frozenset[str]:
    """The names that the lines of a chat begin with, a time before them perhaps; else none."""
    if not any(mark.style == "bracket" for mark in marks):
        return frozenset()
    return _nicks([_NICK.search(line.text[:_LOOKED_AT]) for line in lines])


def _nicks(found: Sequence[re.Match[str] | None]) -> frozenset[str]:
    names = [each["name"].strip() for each in found if each is not None]
    often = Counter(names)
    again = len(often) > 1 and max(often.values()) > 1
    if not again or 2 * len(names) < len(found) or not _ELEMENTS.isdisjoint(often):
        return frozenset()
    return frozenset(often)
