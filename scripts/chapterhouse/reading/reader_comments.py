"""What readers wrote below a post: told by the line that opens the comments, or by their praise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.sentences import sentences

_MOST = 8
_LONGEST = 300

_OPENS = re.compile(
    r"(?:discussion about this (?:post|episode|podcast|video)|(?:\d+ )?comments?(?: \(\d+\))?"
    r"|write a comment.{0,4}|leave a comment|\d+ (?:likes?|replies|restacks)|reader comments"
    r"|ready for more\?)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"(?:what an? |such an? |really |very |so |this (?:was|is) (?:an? )?|that was (?:an? )?"
    r"|i (?:really |just |so )?)?"
    r"(?:great|excellent|thank(?:s| you)|loved?|nice|amazing|awesome|fantastic|wonderful"
    r"|brilliant|congrat\w*|well done|interesting|good|super\w*|superb|enjoyed|terrific|insightful"
    r"|fascinating|must[- ](?:listen|read)|best|bravo|kudos|spot on|outstanding|incredible"
    r"|listened|appreciate)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\b(?:talk|interview|episode|show|podcast|pod|conversation|discussion|read|post|article|piece"
    r"|listen|insights?|work|writing|summary|you|your|guest|host|chat|this|one)\b",
    re.IGNORECASE,
)
# An author says thank you too.
_BY_AUTHOR = re.compile(
    r"\b(?:for (?:reading|listening|subscribing|your support|being here|following)|subscrib\w+"
    r"|next (?:week|time|post)|my (?:guest|podcast|newsletter|readers))\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w’'])(?!(?:a|an|and|about|at|by|for|from|in|is|like|love|of|on|or|than|the|to|via"
    r"|visit|with)\b )[a-z’']+,? "
    r"(?P<name>[^\W\d_][^\W\d_'’-]*(?: [^\W\d_][^\W\d_'’-]*)?)\s*[.!?]*\Z"
    r"|\A(?:Thanks|Thank you|Hi|Hey|Dear|Bravo|Congrats|Well done),? "
    r"(?P<other>[^\W\d_][^\W\d_'’-]*)\b"
)


def comments_begin(lines: Sequence[str]) -> int:
    """The index of the first line that readers wrote; ``len(lines)`` where there is none."""
    for index, text in enumerate(lines):
        if index and len(text) <= 60 and _OPENS.fullmatch(text):
            return index
    # Below the first praise all is readers', if it is short: they do not only praise.
    begin = len(lines)
    for index in range(len(lines) - 1, max(len(lines) - _MOST, 2) - 1, -1):
        if len(lines[index]) > _LONGEST:
            break
        if is_comment(lines[index]):
            begin = index
    return begin


def is_comment(text: str) -> bool:
    """Whether a last line praises the post or the show from outside.

    >>> is_comment("Great episode, Ada!"), is_comment("Thank you for reading.")
    (True, False)
    """
    return (
        len(text) <= _LONGEST
        and _PRAISE.match(text) is not None
        and _OF_WHAT.search(text) is not None
        and _BY_AUTHOR.search(text) is None
    )


def addressed(comments: Iterable[str]) -> list[str]:
    """The names by which readers speak to somebody, most often used first.

    >>> addressed(["Great to have you on the show Ada. Bye.", "Thanks Ada for this."])
    ['Ada']
    """
    found: dict[str, int] = {}
    for text in comments:
        for sentence in sentences(text[:1_000]):
            match = _ADDRESS.search(sentence)
            name = (match["name"] or match["other"]) if match else ""
            if name and all(word[0].isupper() for word in name.split()) and looks_like_person(name):
                found[name] = found.get(name, 0) + 1
    return sorted(found, key=lambda name: -found[name])
