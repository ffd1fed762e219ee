"""How well a spoken English sentence stands alone: what an editor would print as a pull quote.

A sentence either leans on what was said before it, and is out, or has a weight. Most sentences of
a conversation are out. Everything is decided from the words of the sentence and the topics of its
page; sentences of other languages have no weight, because their filler is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from chapterhouse.newsletter.quote_grammar import stands_alone, without_marks
from chapterhouse.newsletter.quote_sentences import LONGEST, SHORTEST
from chapterhouse.newsletter.quote_signs import BROKEN_PAIRS, DIGIT, OPENERS, PROGRESSIVE
from chapterhouse.newsletter.quote_words import (
    COMPANY,
    FILLING,
    LEANS_ON_WHAT_WAS_SAID,
    NEVER,
    NEVER_PAIRS,
    PAST,
    POINTS_BACK,
    SPEAKER,
    VAGUE,
    WEIGHT,
    WEIGHT_OF_PAIRS,
)

GOOD = 100
"""The least weight of a sentence that is printed."""

_CLAIM = 40
"""The least weight of the words that claim, contrast, advise or reason; a report has none."""

_PROMISE = 40
"""What the single words of a sentence have to promise before it is weighed."""

_TAKES = {
    word: points
    for points, words in (
        (60, PAST),
        (50, SPEAKER),
        (35, VAGUE),
        (20, FILLING | POINTS_BACK | COMPANY),
    )
    for word in words
}
_AT_MOST = {word: WEIGHT.get(word, 0) - _TAKES.get(word, 0) for word in WEIGHT.keys() | _TAKES}
"""What a word gives or takes, with the pairs in which it is the longer word."""
for _pair, _points in WEIGHT_OF_PAIRS.items():
    _longer = max(_pair, key=len)
    _AT_MOST[_longer] = _AT_MOST.get(_longer, 0) + max(0, _points)

_COUNTED, _POINTS = frozenset(_AT_MOST), _AT_MOST.__getitem__
_BARRED_PAIRS = NEVER_PAIRS | BROKEN_PAIRS
_WEIGHED, _PAIRS = frozenset(WEIGHT), _BARRED_PAIRS | frozenset(WEIGHT_OF_PAIRS)
_LAST = frozenset(".!”")
_FIRST = dict.fromkeys(OPENERS, 30) | dict.fromkeys(SPEAKER, -60) | dict.fromkeys(COMPANY, -70)
_CONTRAST = re.compile(r"(?:\bnot|n't) [^,]*, (?:it|they|you)(?:'s|'re)? ")
_BY_FIGURES = tuple(int(30 * number**0.5) for number in range(10))
"""What figures take away, by how many digits there are."""


class Said(NamedTuple):
    """A sentence that may claim something, and its words.

    ``promise`` is about what it can weigh. ``lower`` and ``words`` are in lower case, with straight
    apostrophes; the words have no marks.
    """

    promise: int
    text: str
    lower: str
    words: list[str]


def weight(
    sentence: str, topics: frozenset[str] = frozenset(), names: Set[str] = frozenset()
) -> int:
    """How quotable a sentence is; 0 where it does not stand alone, else at least ``GOOD``.

    ``topics`` are words (lower case) that the page is about, ``names`` those of people in the
    conversation: what addresses somebody by name is not quoted.
    """
    said = promising(sentence.replace("’", "'"), NEVER | names)
    if said is None or (total := worth(said, topics)) < GOOD:
        return 0
    return total if stands_alone(said.text, said.lower, said.words) else 0


def promising(sentence: str, barred: Set[str] = NEVER) -> Said | None:
    """The sentence taken apart, if it may be worth printing and has none of the barred words.

    Its apostrophes are straight.
    Every sentence of every guest of a site comes here, so this asks only what costs least.
    """
    if not SHORTEST <= len(sentence) <= LONGEST or sentence[-1] not in _LAST:
        return None
    if not (sentence[0].isupper() or sentence[0] == "“") or "?" in sentence:
        return None
    lower = sentence.lower()
    words = without_marks(lower).split()
    if not words or words[0] in LEANS_ON_WHAT_WAS_SAID or not barred.isdisjoint(words):
        return None
    promise = sum(map(_POINTS, _COUNTED.intersection(words)))
    return Said(promise, sentence, lower, words) if promise >= _PROMISE else None


def worth(said: Said, topics: frozenset[str] = frozenset()) -> int:
    """The weight of a sentence, if it stands alone; 0 where it claims nothing."""
    _, sentence, lower, words = said
    total = sum(map(WEIGHT.__getitem__, _WEIGHED.intersection(words)))
    for pair in _PAIRS.intersection(pairwise(words)):
        if pair in _BARRED_PAIRS:
            return 0
        total += WEIGHT_OF_PAIRS[pair]
    if total < _CLAIM:
        return 0
    total += _FIRST.get(words[0], 0) + min(50, 20 * len(topics.intersection(words)))
    total -= sum([_TAKES[word] for word in words if word in _TAKES])
    if "not" in words or "n't " in lower:
        total += 50 * (" but " in lower or _CONTRAST.search(lower) is not None)
        total += 40 * (", not " in lower) + 35 * (" not just " in lower)
    length, commas = len(sentence), sentence.count(",")
    total += 40 if length <= 140 else 0 if length <= 160 else -25 if length <= 185 else -50
    if commas:
        total += 20 * (", but " in lower) - 35 * (commas - 1)
    figures = len(DIGIT.findall(sentence))
    total -= _BY_FIGURES[min(9, figures)]
    if not figures and sentence[1:] == lower[1:]:
        total += 20  # a general truth has no names
    # What says much in few words is quoted; what needs many small words is talk.
    total += max(-10, min(25, 15 * length // len(words) - 78))
    total -= 25 * max(0, words.count("the") - 2)
    if "ing" in lower and not PROGRESSIVE.isdisjoint(words):
        total -= 40 * _progresses(words)
    return total


def _progresses(words: list[str]) -> bool:
    """Whether somebody is doing something: news, and no truth."""
    after = zip(words, words[1:], words[2:], strict=False)
    return any(
        verb in PROGRESSIVE and (one[-3:] == "ing" or (other[-3:] == "ing" and one != "not"))
        for verb, one, other in after
    )
