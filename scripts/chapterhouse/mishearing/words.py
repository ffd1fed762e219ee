"""The words of a page that are open to corrections, and how often words stand in all pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from chapterhouse.mishearing.open_text import open_lines
from chapterhouse.slugs import slug

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’'](?:s)?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[ \u00a0-]{1,2}\Z")
_SENTENCE_END = ".?!…:\n"
_INNER_CAPITAL = re.compile(r".*[a-z].*[A-Z]|.+[A-Z].*[a-z]|.*[A-Za-z]\d|.*\d[A-Za-z]")
_SHORT_PLURAL = re.compile(r"[A-Z]+s\Z")


class Word(NamedTuple):
    """A word of a page: its line (index) and place in it, as written and folded.

    ``joined``: only a space or hyphen lies between it and the word before. ``begins``: it is the
    first one of a sentence, so that its capital says nothing. ``label``: in a turn's label.
    """

    line: int
    start: int
    end: int
    text: str
    folded: str
    joined: bool
    begins: bool
    label: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def words_of(path: str, text: str) -> list[Word]:
    """The words of a page, in their order."""
    found: list[Word] = []
    for line in open_lines(path, text):
        end = 0
        for match in _WORD.finditer(line.text):
            between = line.text[end : match.start()]
            if between == " " and end:
                begins, joined = False, True
            else:
                begins = end == 0 or any(sign in between for sign in _SENTENCE_END)
                joined = end > 0 and _BETWEEN.match(between) is not None
            bare = match[0]
            if not bare.isalnum() and (ending := _POSSESSIVE.search(bare)):
                bare = bare[: ending.start()]
            at, end = match.span()
            word = (line.index, at, at + len(bare), bare, fold(bare), joined, begins, line.label)
            found.append(Word(*word))
    return found


@lru_cache(maxsize=400_000)
def fold(word: str) -> str:
    """A word in small letters, without accents and signs.

    >>> fold("Zoë’s"), fold("GPT-4")
    ('zoes', 'gpt4')
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    return slug(word).replace("-", "")


def is_coined(word: str) -> bool:
    """Whether capitals or digits within a word show that somebody made it up.

    >>> is_coined("DeepSeek"), is_coined("WebVTT"), is_coined("Asia"), is_coined("GPUs")
    (True, True, False, False)
    """
    return _INNER_CAPITAL.match(word) is not None and not _SHORT_PLURAL.match(word)


@dataclass
class Lexicon:
    """How often words stand in all pages: ``small`` by folded word, ``names`` as written.

    A word at the beginning of a sentence counts for neither.
    """

    small: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def add(self, words: Iterable[Word]) -> None:
        """Count the words of a page."""
        for word in words:
            if word.label:
                continue
            if not word.capital:
                self.small[word.folded] += 1
            elif not word.begins:
                self.names[word.text] += 1

    def merge(self, other: Lexicon) -> None:
        """Add the counts of other pages."""
        self.small.update(other.small)
        self.names.update(other.names)
