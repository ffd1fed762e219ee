"""The words that tell what a page is about: a few dozen of them, with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from chapterhouse.glossary.plain_words import is_unspaced
from chapterhouse.reading.key_terms import STOP_WORDS, plain_stem
from chapterhouse.reading.words import STOP_WORDS as MORE_STOP_WORDS

_KEPT = 90
_NONE = (0, 0, "")
_ENOUGH = 25
"""Where so many words come again, one that comes once tells nothing."""
_LONGEST_WORD = 30
_LONGEST_RUN = 2000
_MOST_KNOWN = 100_000
_SPOKEN = frozenset(
    """yep nope wow gosh hmm mhm okay alright absolutely basically literally honestly obviously
    definitely totally certainly guess mostly maybe stuff guys folks gotta wanna kinda sorta bit
    lots everybody nobody somebody anybody anyways laughs laughter crosstalk inaudible music
    hundred thousand million minute minutes hour hours week weeks month months monday tuesday
    wednesday thursday friday saturday sunday morning afternoon evening tomorrow yesterday half
    couple ones thats dont didnt youre theyre whats gets called comes says goes asks wants tells
    tried reads knows makes takes means needs seems happens happen happened started ended true
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    cent dozen begin begins arrive arrives run runs follow follows wherever belong belongs
    remember stop stops doctor mister joining love happy sorry welcome question answer reason
    idea man woman men women read hear heard wrote write written send sent sign spoke speak
    spoken leave left bring brought buy bought sell sold hold held pay paid catch caught teach
    taught lose lost meet met sit sat stand stood fall fell felt rise rose drive drove eat ate
    drink drank wear wore win won begun broke break broken chose choose chosen grow grew grown
    throw threw thrown drew draw drawn spend spent lead led mind care hope wish agree decide
    matter understand understood plain apart twice somewhere elsewhere nowhere anywhere moment
    moments head hand hands eye eyes name named word words wrong nice fine bad hard easy full
    short longer shorter bigger smaller anyone someone""".split()
)
_VERBAL = ("ed", "ing", "ly", "est")
_NO_TERMS = STOP_WORDS | MORE_STOP_WORDS | _SPOKEN


def sketch(words: Mapping[str, int], written: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """The telling words of a text by their stems: how often, and the form that comes most.

    ``written`` has the words that the text mostly writes with capitals.
    Of words that come equally often the longer one tells more.
    """
    counts: dict[str, tuple[int, int, str]] = {}
    known, terms_of = counts.get, _terms
    for word, times in words.items():
        for stem in terms_of[word]:
            total, best, form = known(stem, _NONE)
            if times > best or (times == best and word > form):
                best, form = times, word
            counts[stem] = (total + times, best, form)
    repeated = {stem: found for stem, found in counts.items() if found[0] > 1}
    if len(repeated) >= _ENOUGH:
        counts = repeated
    if len(counts) > _KEPT:  # most come too seldom to be compared any further
        least = sorted(total for total, _, _ in counts.values())[-_KEPT]
        counts = {stem: found for stem, found in counts.items() if found[0] >= least}
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1][0], -len(pair[0]), pair[0]))
    return {
        stem: (total, stem if is_unspaced(stem) else written.get(form, form))
        for stem, (total, _, form) in ranked[:_KEPT]
    }


def is_telling(word: str) -> bool:
    """Whether a word in small letters can tell what a text is about.

    >>> is_telling("archive"), is_telling("twenty"), is_telling("i'm")
    (True, False, False)
    """
    return bool(_terms[word])


class _Terms(dict[str, tuple[str, ...]]):
    """By the word the stem that it counts for, worked out when it is first met."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = found = _terms_of(word)
        return found


_terms = _Terms()


def _terms_of(word: str) -> tuple[str, ...]:
    """The stem of a word; a text without spaces gives its pairs of characters."""
    if is_unspaced(word):
        pairs = (word[i : i + 2] for i in range(min(len(word), _LONGEST_RUN) - 1))
        return tuple(pair for pair in pairs if pair.isalpha())
    if not 3 <= len(word) <= _LONGEST_WORD or word in _NO_TERMS or not word.isalpha():
        return ()
    stem = plain_stem(word)
    return () if stem in _NO_TERMS or stem.endswith(_VERBAL) else (stem,)
