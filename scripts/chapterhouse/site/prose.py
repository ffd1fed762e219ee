"""Prose cut to a length, for cards, lists and descriptions."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bvs)(?<!\bProf)[.!?…]['\"”’)]*(?=\s)|[。！？]"
)


def shortened(text: str, length: int) -> str:
    """The text if it is short, else whole sentences of it, else whole words and an ellipsis.

    >>> shortened("One sentence. Another one that is longer.", 30)
    'One sentence.'
    >>> shortened("A sentence that will not end soon", 20)
    'A sentence that will…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, length + 1)]
    ends = [end for end in ends if length // 3 <= end <= length]
    if ends:
        return text[: ends[-1]]
    space = text.rfind(" ", 0, length + 1)
    kept = text[: space if space > 0 else length]
    return kept.rstrip(" ,;:–—-") + "…"
