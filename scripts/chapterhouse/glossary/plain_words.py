"""A text in small letters, character for character, and its words: what terms are sought in."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SAME = (("’", "'"), ("‘", "'"), ("-", " "), ("\u2011", " "), ("\u2010", " "), ("\xa0", " "))
_APART = ("—", "–", "…", "/", "|", "\u200b")
_APART_ASCII = ("/", "|")
_AROUND = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’„«»‹›¿¡·•。，、！？；：「」『』（）《》"
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def plain(text: str) -> str:
    """The text in small letters, with one sign for each kind of apostrophe, space and hyphen.

    As long as the text, so that a place in the one is that place in the other.

    >>> plain("Ann’s Web-VTT")
    "ann's web vtt"
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for sign, usual in _SAME:
        small = small.replace(sign, usual)
    return small


def counted(plain_text: str) -> dict[str, int]:
    """How often each word is in a text that went through :func:`plain`, without ``'s``.

    >>> sorted(counted("ann's (web) vtt—the web").items())
    [('ann', 1), ('the', 1), ('vtt', 1), ('web', 2)]
    """
    for sign in _APART if not plain_text.isascii() else _APART_ASCII:
        plain_text = plain_text.replace(sign, " ")
    words: dict[str, int] = {}
    known = words.get
    for piece, times in Counter(plain_text.split()).items():
        for word in (piece,) if piece.isalpha() and piece.isascii() else _words(piece):
            words[word] = known(word, 0) + times
    words.pop("", None)
    return words


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that writes its words without spaces (Chinese, Japanese).

    >>> is_unspaced("主权 AI"), is_unspaced("AI")
    (True, False)
    """
    return not text.isascii() and _UNSPACED.search(text) is not None


@lru_cache(maxsize=50_000)
def _words(piece: str) -> tuple[str, ...]:
    """A piece without signs around it; among words without spaces, spaced ones count as well."""
    word = piece.strip(_AROUND).removesuffix("'s")
    if not is_unspaced(word):
        return (word,)
    return (word, *filter(None, (part.strip(_AROUND) for part in _UNSPACED.split(word))))
