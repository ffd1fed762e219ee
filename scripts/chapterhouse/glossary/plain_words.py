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


def counted(text: str) -> dict[str, int]:
    """How often each word is in a text, in small letters and without ``'s``.

    >>> sorted(counted("Ann’s (web) VTT—the web").items())
    [('ann', 1), ('the', 1), ('vtt', 1), ('web', 2)]
    """
    return counted_as_written(text)[0]


def counted_as_written(text: str) -> tuple[dict[str, int], dict[str, str]]:
    """How often each word is in a text, and how those are written that mostly have capitals.

    >>> counted_as_written("A VTT: VTT, the vtt")[1]
    {'vtt': 'VTT', 'a': 'A'}
    """
    for sign in _APART_ASCII if text.isascii() else _APART:
        text = text.replace(sign, " ")
    words: dict[str, int] = {}
    capitals: list[tuple[int, str, str]] = []
    known = words.get
    for piece, times in Counter(text.split()).items():
        if piece.isascii() and piece.islower() and piece.isalpha():
            words[piece] = known(piece, 0) + times
            continue
        for word, written in _words(piece):
            words[word] = known(word, 0) + times
            if word != written:
                capitals.append((times, word, written))
    words.pop("", None)
    forms: dict[str, Counter[str]] = {}
    for times, word, written in capitals:
        forms.setdefault(word, Counter())[written] += times
    mostly = {}
    for word, held in sorted(forms.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        if held.total() * 2 > words[word]:
            mostly[word] = max(held, key=lambda form: (held[form], form))
    return words, mostly


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that writes its words without spaces (Chinese, Japanese).

    >>> is_unspaced("主权 AI"), is_unspaced("AI")
    (True, False)
    """
    return not text.isascii() and _UNSPACED.search(text) is not None


@lru_cache(maxsize=50_000)
def _words(piece: str) -> tuple[tuple[str, str], ...]:
    """The words in a piece without signs around them, each in small letters and as written.

    Among words without spaces, spaced ones count as well.
    """
    piece = piece.replace("’", "'").replace("‘", "'")
    if not piece.isascii():
        piece = piece.replace("\u2011", "-").replace("\u2010", "-")
    parts = [part.strip(_AROUND).removesuffix("'s") for part in piece.split("-")]
    found = [(part.lower(), part) for part in parts]
    for part in parts:
        if is_unspaced(part):
            inside = (run.strip(_AROUND) for run in _UNSPACED.split(part))
            found += [(run.lower(), run) for run in inside if run]
    return tuple(found)
