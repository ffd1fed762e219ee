"""How some texts use a word: how often, and whether with a capital letter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from chapterhouse.reading.key_terms import LONGEST_WORD, POSSESSIVE, WORD, plain_stem

_LOOKED_AT = 20_000
"""How many characters are looked at: what an episode is about shows in its first half hour."""
_OPENING_WORD = re.compile(rf"[.!?:“\"\n•—–]\W{{0,6}}({WORD.pattern})")
_ENDINGS = ("", "'", "’", "'s", "’s")


class Usage:
    """How often some texts use each word, and whether they write it with a capital letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(beginnings(texts))
        written: defaultdict[str, int] = defaultdict(int)
        stems: defaultdict[str, int] = defaultdict(int)
        # Piece by piece, as pieces come again in a language: quicker than all words of the text.
        for token, times in Counter(self._text.split()).items():
            for form, stem in _kept_words(token) if len(token) < 50 else _words(token):
                written[form] += times
                stems[stem] += times
        self._written, self._stems = written, stems

    def count(self, word: str) -> int:
        """How often the word is used, whatever its ending and its case."""
        return self._stems.get(plain_stem(word.lower()), 0)

    def capital(self, word: str) -> bool | None:
        """Whether the texts write the word with a capital; ``None`` where they do not use it."""
        key = word.lower()
        small, capital = self._capitals.get(key, (0, 0))
        if key[:1].islower():
            small += sum(self._written.get(key + ending, 0) for ending in _ENDINGS)
        return None if small + capital == 0 else capital > small

    @cached_property
    def _capitals(self) -> dict[str, tuple[int, int]]:
        """How often a word with a capital anywhere begins small, and how often not."""
        found: dict[str, tuple[int, int]] = {}
        opening = Counter(_OPENING_WORD.findall(f"\n{self._text}"))
        capitals = [form for form in self._written if not form.islower() or not form[0].islower()]
        for form in capitals:
            times = self._written[form]
            word = _bare(form)
            key = word.lower()
            small, capital = found.get(key, (0, 0))
            if word[:1].islower():
                found[key] = (small + times, capital)
                continue
            if word[1:].islower() or not any(map(str.isupper, word[1:])):
                times -= opening[form]  # a capital where a sentence begins tells nothing
            found[key] = (small, capital + times)
        return found


def beginnings(texts: Iterable[str]) -> Iterator[str]:
    """The texts as far as they are looked at."""
    left = _LOOKED_AT
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


@lru_cache(maxsize=100_000)
def _kept_words(token: str) -> tuple[tuple[str, str], ...]:
    return tuple(_words(token))


def _words(token: str) -> Iterator[tuple[str, str]]:
    """The words that a piece of text without spaces holds, as written, each with its stem."""
    for form in WORD.findall(token):
        yield form, plain_stem(_bare(form).lower())


def _bare(form: str) -> str:
    """A word as written, without a possessive ending, and no longer than a word can be."""
    return POSSESSIVE.sub("", form)[:LONGEST_WORD] or form[:LONGEST_WORD]
