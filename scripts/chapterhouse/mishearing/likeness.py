"""How like two words or names are: by their letters, and by their sound."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from chapterhouse.mishearing.sound import sound

SAME_SOUND = "sounds the same"
_SHORTEST = 3
_LONG = 6
_ENDINGS = ("", *"s es n an ed d ing er r ers ly y i ese al".split())


@lru_cache(maxsize=400_000)
def like(word: str, right: str) -> str:
    """Why a word may be the other one, in words; empty where it is the same or is not like it.

    Both as they are folded: in small letters, without an ending.

    >>> like("wong", "wang"), like("wang", "wang"), like("asian", "asia")
    ('sounds the same', '', '')
    """
    if word == right or min(len(word), len(right)) < _SHORTEST or inflected(word, right):
        return ""
    far = OSA.distance(word, right)
    longest = max(len(word), len(right))
    same_sound = sound(word) == sound(right)
    if same_sound and (far == 1 or far <= longest // 3) and len(sound(right)) > 1:
        return SAME_SOUND
    return "one letter differs" if far == 1 and longest >= _LONG else ""


@lru_cache(maxsize=100_000)
def likeness(text: str, right: str) -> float:
    """How like two texts are, from 0 to 1."""
    return ratio(text, right) / 100


@lru_cache(maxsize=400_000)
def inflected(word: str, right: str) -> bool:
    """Whether one is the other with a common ending: a plural, a people, a verb.

    >>> inflected("captioned", "caption"), inflected("korean", "korea"), inflected("quen", "qwen")
    (True, True, False)
    """
    short, long = sorted((word, right), key=len)
    stem = short.removesuffix("e").removesuffix("y")
    return any(long in (short + end, stem + end, stem + "i" + end) for end in _ENDINGS)
