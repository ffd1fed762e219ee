"""How a word sounds, roughly: its consonants, with those alike that recognisers confuse.

The rules are a few of those of Metaphone (Lawrence Philips, 1990), with voiced and unvoiced stops
as one, because a recording seldom tells them apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chapterhouse.slugs import slug

_SPELLINGS = (
    ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("wh", "w"),
    ("ck", "k"), ("qu", "kw"), ("q", "k"), ("x", "ks"), ("zh", "c"), ("dge", "c"), ("gh", "g"),
    ("tion", "sn"), ("sion", "sn"), ("kn", "n"), ("wr", "r"), ("mb", "m"),
)  # fmt: skip
_SOFT = re.compile(r"c(?=[eiy])")
_ALIKE = str.maketrans("bdgvzjy", "ptkfsci")
_VOWELS = re.compile(r"[aeiouwh]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The sound of a word as its consonants; empty for a word without any.

    A vowel at the beginning counts, as one sign.

    >>> sound("Wang") == sound("Wong"), sound("DeepSeek") == sound("DeepSeq")
    (True, True)
    >>> sound("Qwen"), sound("Quen"), sound("Calloway"), sound("calaway")
    ('kn', 'kn', 'kl', 'kl')
    """
    text = slug(word).replace("-", "")
    first = "a" if text[:1] in "aeiou" else "w" if text[:1] == "w" else ""
    for spelling, signs in _SPELLINGS:
        if spelling in text:
            text = text.replace(spelling, "C" if signs == "c" else signs)
    text = _SOFT.sub("s", text).replace("c", "k").replace("C", "c")
    text = _VOWELS.sub("", text.translate(_ALIKE).replace("i", ""))
    return first + _TWICE.sub(r"\1", text)
