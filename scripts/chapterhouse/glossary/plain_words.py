"""A text in small letters, character for character, and its words: what terms are sought in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

_QUICK = (("’", "'"), ("“", '"'), ("”", '"'), ("—", "|"), ("–", "|"), ("…", "|"))
"""Signs instead of the ones that keep English from being ASCII, which is searched much faster."""

_SAME = (("‘", "'"), ("-", " "), ("\u2011", " "), ("\u2010", " "), ("\xa0", " "))
_USUAL = (("’", "'"), ("‘", "'"), ("“", " "), ("”", " "), ("—", " "), ("–", " "), ("…", " "))
_RARE = (("\u2011", " "), ("\u2010", " "), ("\xa0", " "), ("\u200b", " "))
_SIGNS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'
_APART = str.maketrans(_SIGNS, " " * len(_SIGNS))
_AROUND = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’„«»‹›¿¡·•。，、！？；：「」『』（）《》"
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def plain(text: str) -> str:
    """The text in small letters, with one sign for each kind of apostrophe, space and hyphen.

    As long as the text, so that a place in the one is that place in the other.

    >>> plain("Ann’s Web-VTT")
    "ann's web vtt"
    """
    if not text.isascii():
        for sign, usual in _QUICK:
            text = text.replace(sign, usual)
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
    {'a': 'A', 'vtt': 'VTT'}
    """
    text = _spaced(text)
    words: dict[str, int] = {}
    capitals: list[tuple[str, str, int]] = []
    known = words.get
    for piece, times in Counter(text.split()).items():
        if piece.isalnum() and piece.isascii():  # nearly all
            if piece.islower():
                words[piece] = known(piece, 0) + times
                continue
            word = piece.lower()
            words[word] = known(word, 0) + times
            if word != piece:
                capitals.append((word, piece, times))
            continue
        for word, written in _words(piece):
            words[word] = known(word, 0) + times
            if word != written:
                capitals.append((word, written, times))
    words.pop("", None)
    return words, _mostly(words, capitals)


def _spaced(text: str) -> str:
    """The text with a space for each sign that stands between words.

    Without its curly quotes English is ASCII, in which signs are replaced all at once.
    """
    if not text.isascii():
        for sign, usual in _USUAL:
            text = text.replace(sign, usual)
    if text.isascii():
        return text.translate(_APART)
    for sign, usual in _RARE:
        text = text.replace(sign, usual)
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text


def _mostly(words: Mapping[str, int], capitals: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """The words that have capitals more often than not, as they are written most."""
    forms: dict[str, dict[str, int]] = {}
    for word, written, times in capitals:
        held = forms.setdefault(word, {})
        held[written] = held.get(written, 0) + times
    return {
        word: max(held, key=lambda form: (held[form], form))
        for word, held in forms.items()
        if sum(held.values()) * 2 > words[word]
    }


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
    word = piece.strip(_AROUND).removesuffix("'s")
    found = [(word.lower(), word)]
    if is_unspaced(word):
        inside = (run.strip(_AROUND) for run in _UNSPACED.split(word))
        found += [(run.lower(), run) for run in inside if run]
    return tuple(found)
