"""Names whose spelling is known: of the glossary, of people and shows, of the pages' own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from chapterhouse.glossary.terms import Glossary
from chapterhouse.mishearing.sound import sound
from chapterhouse.mishearing.words import Lexicon, fold, is_coined

_OFTEN = 8
_ORDINARY = 2


@dataclass(frozen=True)
class Known:
    """A name in its right spelling; ``kind`` is person, show, term or pages.

    ``pages``: nobody wrote it down, the pages themselves write it so, ``count`` times.
    """

    name: str
    kind: str
    count: int = 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(filter(None, map(fold, self.name.replace("-", " ").split())))


@dataclass(frozen=True)
class Names:
    """All known names, and every form of them that is right or already accepted as misheard."""

    known: tuple[Known, ...]
    forms: frozenset[str]
    lexicon: Lexicon

    @cached_property
    def squeezed(self) -> Mapping[str, Known]:
        """Each name by its letters without spaces."""
        return {"".join(known.words): known for known in reversed(self.known)}

    @cached_property
    def singles(self) -> Mapping[str, Known]:
        """The names of one word that no page uses as an ordinary word."""
        return {
            known.words[0]: known
            for known in reversed(self.known)
            if len(known.words) == 1 and known.kind != "person" and not self.is_ordinary(known)
        }

    @cached_property
    def by_word(self) -> Mapping[str, list[tuple[Known, int]]]:
        """The names of several words by each of their words, with its place among them."""
        found: dict[str, list[tuple[Known, int]]] = {}
        for known in self.known:
            if len(known.words) > 1:
                for place, word in enumerate(known.words):
                    found.setdefault(word, []).append((known, place))
        return found

    @cached_property
    def by_first_sound(self) -> Mapping[str, list[tuple[Known, tuple[str, ...]]]]:
        """The names of several words by the sound of the first, with the sounds of all."""
        found: dict[str, list[tuple[Known, tuple[str, ...]]]] = {}
        for known in self.known:
            if len(known.words) > 1:
                sounds = tuple(map(sound, known.words))
                found.setdefault(sounds[0], []).append((known, sounds))
        return found

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Everything that a name without spaces may begin with."""
        letters = {form.partition(" ")[0] for form in self.forms} | set(self.squeezed)
        return frozenset(name[:end] for name in letters for end in range(1, len(name) + 1))

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The first names of all people."""
        people = (known for known in self.known if known.kind == "person" and known.words)
        return frozenset(known.words[0] for known in people)

    def is_ordinary(self, known: Known) -> bool:
        """Whether the pages write a name of one word in small letters, too."""
        return self.lexicon.small[known.words[0]] >= _ORDINARY

    def count(self, known: Known) -> int:
        """How often the pages have a name of one word."""
        return known.count or self.lexicon.names[known.name]


def known_names(
    glossary: Glossary, people: Iterable[str], shows: Iterable[str], lexicon: Lexicon
) -> Names:
    """The names of a site."""
    found = list(_written_down(glossary, people, shows))
    taken = {known.words for known in found}
    coined = (
        Known(name, "pages", count)
        for name, count in sorted(lexicon.names.items())
        if count >= _OFTEN and is_coined(name) and (fold(name),) not in taken
    )
    found += coined
    forms = {"".join(known.words) + f" {len(known.words)}" for known in found if known.words}
    for term in glossary.terms:
        forms |= {form_key(form) for form in term.forms}
    return Names(tuple(known for known in found if known.words), frozenset(forms), lexicon)


def form_key(form: str) -> str:
    """What tells forms apart that differ in more than case: their letters, and their words."""
    words = [fold(word) for word in form.replace("-", " ").split()]
    return "".join(words) + f" {len(words)}"


def _written_down(
    glossary: Glossary, people: Iterable[str], shows: Iterable[str]
) -> Iterator[Known]:
    kinds = {"person": "person", "show": "show"}
    for term in glossary.terms:
        for name in (term.name, *term.aliases):
            yield Known(name, kinds.get(term.kind, "term"))
    yield from (Known(name, "person") for name in people)
    yield from (Known(name, "show") for name in shows)
