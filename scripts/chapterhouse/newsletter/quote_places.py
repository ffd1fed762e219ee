"""Where in a transcript a sentence was said that an editor wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapterhouse.pages.page import PageTurn

_GAP = re.compile(r"\s*(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\s*")
_WORD = re.compile(r"[^\W_]+")


def place_of(quote: str, turns: Iterable[PageTurn]) -> PageTurn | None:
    """The first turn in which these words stand, in their order; ``None`` where none has them.

    Marks and capitals may differ. ``…`` stands for words left out.
    """
    pieces = [" ".join(_words(piece)) for piece in _GAP.split(quote)]
    pieces = [f" {piece} " for piece in pieces if piece]
    if not pieces:
        return None
    longest = max(" ".join(pieces).split(), key=len)
    for turn in turns:
        if longest not in (text := turn.text.casefold()):
            continue  # no turn is taken apart in vain
        said = f" {' '.join(_WORD.findall(text))} "
        at = 0
        for piece in pieces:
            at = said.find(piece, at)
            if at < 0:
                break
            at += len(piece) - 1
        else:
            return turn
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
