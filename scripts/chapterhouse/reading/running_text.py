"""Running text put together from pieces, in scripts with spaces between words and without.

The scripts without are Chinese, Japanese, Thai, Lao, Khmer and Burmese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPACES = re.compile(r"\s{2,}|[^\S ]")
_ENDS = frozenset(".!?…。！？।؟۔\"'”’»)]」』）♪")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]」』）♪]*\Z")
SPACELESS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff00-\uff60"
)
"""Their characters, for use inside a class of a pattern."""

_NO_SPACE = re.compile(rf"[{SPACELESS}][{SPACELESS}]\Z")
_SPACELESS_CHARACTER = re.compile(rf"[{SPACELESS}]")


def joined(texts: Sequence[str]) -> str:
    """Pieces of running text as one: with a space between, but not in scripts without spaces.

    >>> joined(["We read", "along."]), joined(["我们一起", "读。"])
    ('We read along.', '我们一起读。')
    """
    parts: list[str] = []
    for text in texts:
        if parts and text:
            parts.append(glue_of(parts[-1], text))
        if text:
            parts.append(text)
    return "".join(parts)


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence does."""
    return text[-1:] in _ENDS and _SENTENCE_END.search(text[-8:]) is not None


def glue_of(left: str, right: str) -> str:
    """What stands between two pieces of running text: a space, or nothing."""
    edge = left[-1:] + right[:1]
    return " " if edge.isascii() or not _NO_SPACE.match(edge) else ""


def single_spaced(text: str) -> str:
    """The text on one line, with single spaces.

    >>> single_spaced("  We  read along. ")
    'We read along.'
    """
    if "  " not in text and text.isprintable():
        return text.strip()
    return _SPACES.sub(" ", text).strip()


def word_count(text: str) -> int:
    """How long a text is in words; two characters of a script without spaces count as one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_SPACELESS_CHARACTER.findall(text)) // 2
