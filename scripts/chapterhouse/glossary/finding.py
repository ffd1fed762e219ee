"""Where terms and names are spoken of in a text: whole words, in any of their forms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from chapterhouse.glossary.plain_words import counted, is_unspaced, plain

_SHORT = 4
"""A form of so few letters with a capital among them counts only as it is written."""
_ENDINGS = ("'s", "s'", "s", "")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text, ``start`` to ``end`` in characters, where ``key`` is spoken of."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Form:
    plain: str
    exact: str
    key: str
    last: str = ""


class Finder:
    """Finds the forms of many things at once; the time taken hardly grows with their number.

    >>> finder = Finder([("webvtt", ["WebVTT", "web VTT"]), ("ai", ["AI"])])
    >>> text = "I ai a Web-VTT file. AIs!"
    >>> [text[hit.start:hit.end] for hit in finder.find(text)]
    ['Web-VTT', 'AIs']
    """

    def __init__(self, forms: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take in pairs of a key, and the forms that stand for it."""
        self._by_word: dict[str, list[_Form]] = {}
        self._unspaced: list[_Form] = []
        self._known: set[str] = set()
        for key, written in forms:
            for form in dict.fromkeys(written):
                self._add(form, key)

    def knows(self, form: str) -> bool:
        """Whether this is a form of something that is sought."""
        return " ".join(plain(form).split()) in self._known

    def also(self, forms: Iterable[tuple[str, Iterable[str]]]) -> Finder:
        """A finder that finds these too."""
        other = Finder(forms)
        other._unspaced += self._unspaced
        other._known |= self._known
        for word, found in self._by_word.items():
            other._by_word[word] = other._by_word.get(word, []) + found
        return other

    def find(self, text: str, words: Collection[str] | None = None) -> list[Hit]:
        """The hits in the order of the text; none is inside a longer one.

        ``words`` are those of the text, where they are known already.
        """
        here = words if words is not None else counted(plain(text)).keys()
        candidates = [
            form
            for word in self._by_word.keys() & here
            for form in self._by_word[word]
            if not form.last or form.last in here or f"{form.last}s" in here
        ]
        if not candidates and not self._unspaced:
            return []  # as on many pages
        low = plain(text)
        candidates += [form for form in self._unspaced if form.plain in low]
        found: set[Hit] = set()
        for form in candidates:
            found.update(_places(form, text, low))
        return list(_longest(sorted(found, key=lambda hit: (hit.start, -hit.end, hit.key))))

    def _add(self, form: str, key: str) -> None:
        text = " ".join(plain(form).split())
        letters = sum(char.isalpha() for char in form)
        exact = form if letters <= _SHORT and form != form.lower() else ""
        added = _Form(text, _same_signs(exact), key)
        if not text:
            return
        self._known.add(text)
        if is_unspaced(text):
            self._unspaced.append(added)
            return
        words = _words(text)
        if not words:
            return
        first, last = words[0], words[-1]
        if len(words) > 1:
            added = replace(added, last=last)
        for start in (first,) if added.last else (first, f"{first}s"):
            self._by_word.setdefault(start, []).append(added)


def _words(text: str) -> list[str]:
    return list(counted(text))


def _longest(ordered: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits by start and length, those inside no other: no “caption” of a Caption Desk."""
    last = Hit(0, 0, "")
    for hit in ordered:
        if hit.end > last.end or (hit.start, hit.end) == (last.start, last.end):
            yield hit
            last = hit


def _places(form: _Form, text: str, low: str) -> Iterator[Hit]:
    """Where the form stands as whole words, with a plural or possessive ending or none."""
    at = low.find(form.plain)
    while at >= 0:
        end = at + len(form.plain)
        if not _joined(low, at - 1, at) and (ending := _ending(low, end)) is not None:
            if not form.exact or _same_signs(text[at:end]) == form.exact:
                yield Hit(at, end + len(ending), form.key)
            at = low.find(form.plain, end)
        else:
            at = low.find(form.plain, at + 1)


def _ending(low: str, end: int) -> str | None:
    """What belongs to the word behind its form; ``None`` where it is another word."""
    if end == len(low) or not (low[end].isalnum() or low[end] == "'"):
        return ""  # nearly always
    for ending in _ENDINGS:
        after = end + len(ending)
        if low.startswith(ending, end) and not _joined(low, after - 1, after):
            return ending.rstrip("'")
    return None


def _joined(low: str, left: int, right: int) -> bool:
    """Whether the characters at two places beside each other are in one word."""
    if left < 0 or right >= len(low):
        return False
    before, after = low[left], low[right]
    return before.isalnum() and after.isalnum() and not (is_unspaced(before) or is_unspaced(after))


def _same_signs(text: str) -> str:
    return text.replace("’", "'").replace("-", " ").replace("\u2011", " ")
