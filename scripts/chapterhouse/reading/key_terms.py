"""The words of a text, and which of them carry what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST_WORD = 40
_FEW_WORDS = 8
WORD = re.compile(r"[^\W_][\w’'‑-]*(?:[.&/+][^\W_][\w’'‑-]*)*\+?")
POSSESSIVE = re.compile(r"['’]s?\Z")
STOP_WORDS = frozenset(
    """a able about above across actually after again against ago ahead ain't all allow allows
    almost alone along already also although always am amid among an and another any anybody
    anyone anything anyway are aren't around as ask at away back based be became because become
    becomes been before behind being believe best better between beyond big bit both but by call
    came can can't cannot case come comes coming could couldn't day did didn't different do does
    doesn't doing don't done down during each either else end enough especially etc even ever
    every everybody everyone everything exactly example far feel few fewer find first focus for
    found from full further gave get gets getting give given go goes going gone gonna good got
    great had has have haven't having he hello help her here hers hey hi high him his how however
    huge i if important in including increasingly indeed instead interesting into is isn't it its
    itself just keep key kind know lack large last late later least less let like likely little
    ll long look looking lot lots low made main major make makes making many may maybe me mean
    means might mind more most mostly much must my nearly need needs neither never new next no nor
    not nothing now number of off often oh ok okay old on once one ones only onto or other others
    ought our ours out over overall own part particular people per perhaps person place point
    possible potential potentially pretty probably provide put quite rather re real really recent
    recently right said same saw say saying says second see seem seems seen sense set several
    shall she should shouldn't show side significant significantly simple simply since single
    small so some somebody someone something sometimes somewhat soon sort space start started
    still stuff such sure take taken takes taking talk talking tell than thank thanks that the
    their theirs them themselves then there therefore these they thing things think thinking
    third this those though thought three through thus time times to today together told too took
    top toward towards tried true try trying turn two type under unlike until up upon us use used
    uses using various ve very via want wants was wasn't way ways we well went were weren't what
    whatever when where whether which while who whole whom whose why will with within without
    won't word words work working works world would wouldn't yeah year years yes yet you your
    yours yourself zero build building builds built create creates creating rise move shift
    ability aspect aspects conversation discussion episode podcast guest host interview listeners
    view views insight insights carry carries treat treats""".split()
)


def words_in(text: str) -> Iterator[str]:
    """The words of a text as they are written, without ``’s``."""
    for match in WORD.finditer(text):
        word = match[0]
        if len(word) <= LONGEST_WORD:
            may_possess = "'" in word or "’" in word
            yield (POSSESSIVE.sub("", word) or word) if may_possess else word


@lru_cache(maxsize=512)  # of one title they are asked for again and again
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry what a text is about, in small letters."""
    return tuple(
        word
        for word in (found.lower().replace("’", "'") for found in words_in(text))
        if word not in STOP_WORDS and (len(word) > 1 or not word.isascii()) and not word.isdigit()
    )


def could_be_english(text: str) -> bool:
    """Whether the small words of a text are English; nothing is said of very few words.

    >>> could_be_english("So what is it that we do when the tide comes in over the wall?")
    True
    >>> could_be_english("Guten Tag und willkommen, was hat sich denn hier im Hafen geändert?")
    False
    """
    words = [word.strip(".,!?…:;“”\"'") for word in text.lower().split()]
    small = sum(word.replace("’", "'") in STOP_WORDS for word in words)
    return len(words) < _FEW_WORDS or 5 * small >= len(words)


def plain_stem(word: str) -> str:
    """A word without its plural ending, so that "model" and "models" count as one.

    >>> plain_stem("models"), plain_stem("policies"), plain_stem("chips"), plain_stem("access")
    ('model', 'policy', 'chip', 'access')
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word
