"""Where fenced code stands in some lines, so that nothing in it is taken for a page's syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")


class Fences:
    """Finds code by the line it begins at; a fence that nothing closes is text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._never_closed: dict[str, int] = {}

    def end(self, index: int) -> int | None:
        """The index of the line that closes the code beginning at a line; ``None`` if none does."""
        found = _FENCE.match(self._lines[index])
        if found is None:
            return None
        char, size = found["marks"][0], len(found["marks"])
        if size >= self._never_closed.get(char, size + 1):
            return None
        for after in range(index + 1, len(self._lines)):
            closing = self._lines[after].strip()
            if len(closing) >= size and not closing.strip(char):
                return after
        self._never_closed[char] = size
        return None
