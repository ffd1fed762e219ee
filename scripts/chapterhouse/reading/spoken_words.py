"""Whether plain paragraphs are somebody's speech: people who talk say I and you, and greet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.reading.ledger import Line

_LOOKED_AT = 40_000
_PERSONAL = re.compile(
    r"\b(?:i|i['’]m|i['’]ve|i['’]d|i['’]ll|me|my|you|you['’]re|your|we|we['’]re|we['’]ve|our|us"
    r"|let['’]s)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:welcome(?: back)? to|thank(?:s| you)(?: so much| very much)? for"
    r" (?:having|joining|coming|listening|being)|thanks,|yeah|yep|you know"
    r"|i mean|um|uh|hmm|gonna|wanna"
    r"|kind of|sort of"
    r"|right\?|hello,? (?:and|everyone|everybody)|hi,? (?:and|everyone|everybody)|my name is"
    r"|great question|in this episode we|today we['’]re|joining me)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def sounds_spoken(lines: Sequence[Line]) -> bool:
    """Whether the lines read like speech: I, we and you, questions, words nobody writes."""
    text = " ".join(line.text for line in lines)[:_LOOKED_AT]
    words = len(_WORD.findall(text))
    if words < 20:
        return False
    personal = len(_PERSONAL.findall(text))
    spoken = len(_SPOKEN.findall(text)) + text.count("?") // 2
    return 20 * personal >= words and spoken >= 2 and 250 * spoken >= words
