"""A text in lines that fit: broken between words, and in scripts without spaces between letters."""

from __future__ import annotations

import re
from collections.abc import Callable

_UNSPACED = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_PIECE = re.compile(rf"{_UNSPACED}|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+")
_NOT_FIRST = frozenset("、。，．！？：；）」』】〉》・ー…”’")
_NOT_LAST = frozenset("（「『【〈《“‘")


def fitted(text: str, most: int, room: float, width: Callable[[str], float]) -> list[str] | None:
    """The text in at most so many lines of so much room; ``None`` where it is too long."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if width((line + piece).rstrip()) <= room:
            line += piece if line or not piece.isspace() else ""
            continue
        if not line.strip() or width(piece.strip()) > room:
            return None
        lines.append(line.rstrip())
        line = piece.lstrip()
    lines.append(line.rstrip())
    return lines if len(lines) <= most else None


def _pieces(text: str) -> list[str]:
    """What no line break may part: words, and letters with the signs that cling to them."""
    found: list[str] = []
    for piece in _PIECE.findall(" ".join(text.split())):
        clings = found and (piece[0] in _NOT_FIRST or found[-1][-1] in _NOT_LAST)
        if clings:
            found[-1] += piece
        else:
            found.append(piece)
    return found
