"""Words of a page that are probably a known name, misheard: by letters, by sound, by context."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from chapterhouse.mishearing.known_names import Known, Names
from chapterhouse.mishearing.likeness import SAME_SOUND, inflected, like, likeness
from chapterhouse.mishearing.sound import sound
from chapterhouse.mishearing.words import Word, is_coined

_MOST_WORDS = 5
_FEW = 3
_CLOSE_PHRASE = 0.75
_LONG = 6
_GREETINGS = frozenset("hi hey hello thanks welcome".split())
OTHER_CAPITALS = "the same letters, other capitals"


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words ``first`` to ``last`` of a page that may be a known name, and why."""

    first: int
    last: int
    heard: str
    right: Known
    why: str


def suspects(
    words: Sequence[Word], text_of: Sequence[str], names: Names, here: Collection[str]
) -> list[Suspect]:
    """What a page may have misheard, in its order; of places that overlap the longest.

    ``text_of`` are the page's lines, ``here`` the names of the people who are on it.
    """
    found: dict[int, Suspect] = {}
    last = -1
    looked = _Looked(words, text_of, names, here)
    for index in range(len(words)):
        best = max(looked.at(index), key=lambda one: one.last, default=None)
        if best and best.first > last:
            found[index] = best
            last = best.last
    return list(found.values())


class _Looked:
    """Looks at the words of one page."""

    def __init__(
        self,
        words: Sequence[Word],
        lines: Sequence[str],
        names: Names,
        here: Collection[str],
    ) -> None:
        self._words = words
        self._lines = lines
        self._names = names
        self._here = {tuple(Known(name, "person").words): name for name in here}
        self._first = {words[0]: name for words, name in self._here.items() if words}
        self._singles = tuple(names.singles)

    def at(self, index: int) -> Iterator[Suspect]:
        """Everything that the words from this one on may be."""
        for last, letters in self._letters(index):
            if f"{letters} {last - index + 1}" in self._names.forms and not self._odd_case(
                self._words[index : last + 1]
            ):
                return
            yield from self._written_apart(index, last, letters)
        yield from self._several(index)
        word = self._words[index]
        yield from self._single(index, word)
        yield from self._greeted(index, word)

    def _letters(self, index: int) -> list[tuple[int, str]]:
        """The stretches from here that a name may have, by last word and letters, longest first."""
        found: list[tuple[int, str]] = []
        letters = ""
        for last in range(index, index + _MOST_WORDS):
            if last > index and not self._goes_on(last):
                break
            letters += self._words[last].folded
            if letters not in self._names.beginnings:
                break
            found.append((last, letters))
        return found[::-1]

    def _goes_on(self, index: int) -> bool:
        """Whether the word belongs with the one before."""
        return index < len(self._words) and self._words[index].joined

    def _odd_case(self, window: Sequence[Word]) -> bool:
        """Whether a coined name stands here in other capitals than its own."""
        known = self._names.squeezed.get(window[0].folded) if len(window) == 1 else None
        return (
            known is not None
            and known.kind == "term"
            and is_coined(known.name)
            and len(known.name) > _FEW + 1
            and window[0].text != known.name
            and not window[0].text.isupper()
        )

    def _written_apart(self, first: int, last: int, letters: str) -> Iterator[Suspect]:
        known = self._names.squeezed.get(letters)
        if known is None:
            return
        heard = self._heard(first, last)
        if first == last and len(known.words) == 1:
            if self._odd_case(self._words[first : first + 1]):
                yield Suspect(first, last, heard, known, OTHER_CAPITALS)
        elif last - first + 1 != len(known.words) and len(letters) > _FEW:
            yield Suspect(first, last, heard, known, "the same letters, other spaces")

    def _several(self, index: int) -> Iterator[Suspect]:
        """A name of as many words, most of which are right or sound like it."""
        for known in self._names_from(index):
            last = index + len(known.words) - 1
            if not all(map(self._goes_on, range(index + 1, last + 1))):
                continue
            if why := self._like_name(self._words[index : last + 1], known):
                yield Suspect(index, last, self._heard(index, last), known, why)

    def _names_from(self, index: int) -> Iterator[Known]:
        """The names of several words that may begin here: by a word at its place, or by sound."""
        words, names = self._words, self._names
        for place in range(_MOST_WORDS):
            if place and not self._goes_on(index + place):
                break
            for known, at in names.by_word.get(words[index + place].folded, ()):
                if at == place:
                    yield known
        for known, sounds in names.by_first_sound.get(sound(words[index].folded), ()):
            window = words[index : index + len(sounds)]
            if tuple(sound(word.folded) for word in window) == sounds:
                yield known

    def _like_name(self, window: Sequence[Word], known: Known) -> str:
        pairs = [
            (word, right)
            for word, right in zip(window, known.words, strict=True)
            if word.folded != right
        ]
        if not pairs or any(inflected(word.folded, right) for word, right in pairs):
            return ""
        capital = all(word.capital for word, _ in pairs)
        if known.kind == "person" and not capital:
            return ""
        whys = [like(word.folded, right) for word, right in pairs]
        exact = max((len(right) for right in known.words), default=0)
        if all(whys) and (capital or SAME_SOUND in whys):
            if len(pairs) == len(window) and set(whys) != {SAME_SOUND}:
                return ""
            if not capital and any(self._is_ordinary(word) for word, _ in pairs):
                return ""
            return whys[0]
        [(word, right), *more] = pairs
        close = likeness(word.folded, right) >= _CLOSE_PHRASE
        if not more and known.kind == "show" and capital and close and exact >= _LONG:
            return "much the same"
        return ""

    def _single(self, index: int, word: Word) -> Iterator[Suspect]:
        """A name of one word, where this one is no ordinary word and no name of its own."""
        if word.label or len(word.folded) < _FEW or self._is_ordinary(word):
            return
        for right in _near(word.folded, self._singles):
            known = self._names.singles[right]
            why = like(word.folded, right)
            if not why or not self._may_be(word, known, why):
                continue
            yield Suspect(index, index, word.text, known, why)
            return

    def _may_be(self, word: Word, known: Known, why: str) -> bool:
        same_sound = why == SAME_SOUND
        if known.name.isupper() and len(known.name) <= _FEW + 1 and not word.text.isupper():
            return False
        lexicon = self._names.lexicon
        if not word.capital:
            return same_sound and len(word.folded) > _FEW + 1 and known.kind != "pages"
        own = lexicon.names[word.text]
        if len(word.folded) <= _FEW + 1 and not same_sound:
            return False
        if known.kind == "pages" or not same_sound:
            return own <= max(_FEW, self._names.count(known) // 2)
        return True

    def _greeted(self, index: int, word: Word) -> Iterator[Suspect]:
        """A first name after “Hi” or “Thank you” that sounds like one of those who are here."""
        if not word.capital or word.label or index == 0 or word.folded in self._names.first_names:
            return
        before = self._words[max(0, index - 2) : index]
        if before[-1].line != word.line:
            return
        told = [one.folded for one in before]
        if told[-1] not in _GREETINGS and told not in (["thank", "you"], ["name", "is"]):
            return
        for first, name in self._first.items():
            if first != word.folded and like(word.folded, first) == SAME_SOUND:
                right = Known(name.split()[0], "person")
                yield Suspect(index, index, word.text, right, f"{SAME_SOUND}, in a greeting")
                return

    def _is_ordinary(self, word: Word) -> bool:
        """Whether the pages have it as an ordinary word, beside this place."""
        return self._names.lexicon.small[word.folded] > (0 if word.capital else 1)

    def _heard(self, first: int, last: int) -> str:
        begin, end = self._words[first], self._words[last]
        return self._lines[begin.line][begin.start : end.end]


@lru_cache(maxsize=400_000)
def _near(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are at most a third of their letters away, the nearest first."""
    most = max(1, len(word) // 3)
    found = extract(word, names, scorer=OSA.distance, score_cutoff=most, limit=5)
    return tuple(name for name, _, _ in found)
