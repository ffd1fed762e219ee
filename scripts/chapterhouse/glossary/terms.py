"""``seeds/glossary.yml`` as typed values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from chapterhouse.files import read_text_if_there
from chapterhouse.slugs import slug

GLOSSARY = "seeds/glossary.yml"

NO_TOPICS = ("person", "show")
"""Kinds of terms that have pages of another sort: only their spelling matters here."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in its right spelling; empty is what nobody wrote down.

    ``aliases`` are other right names for it, ``misheard`` what is written in transcripts where
    it was said, ``about`` one line about it; ``line`` is where it stands in the file.
    """

    name: str
    slug: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    misheard: tuple[str, ...] = ()
    link: str = ""
    about: str = ""
    line: int = 1

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that stands for it in a text: the name, the aliases, what is misheard."""
        return (self.name, *self.aliases, *self.misheard)

    @property
    def is_topic(self) -> bool:
        """Whether it has a topic page."""
        return self.kind not in NO_TOPICS


@dataclass(frozen=True)
class Glossary:
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = ()

    def find(self, word: str) -> Term | None:
        """The term that has this name, alias or misheard form, whatever the case."""
        return self._by_form.get(_folded(word))

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {_folded(form): term for form, term in reversed(list(self._forms()))}

    def _forms(self) -> Iterator[tuple[str, Term]]:
        for term in self.terms:
            yield from ((form, term) for form in term.forms)


def read_glossary(root: Path) -> Glossary:
    """The glossary of a project folder, empty where it has none.

    ChapterhouseError (``seeds/glossary.yml:7: …``) at the first thing that is wrong in it.
    """
    text = read_text_if_there(root / GLOSSARY, GLOSSARY)
    if text is None:
        return Glossary()
    from chapterhouse.glossary.terms_file import terms_of  # a YAML parser takes a while to load

    return Glossary(terms_of(GLOSSARY, text))


def term(name: str, **facts: object) -> Term:
    """A term with the slug that its name gives it.

    >>> term("Speaker labels").slug
    'speaker-labels'
    """
    return replace(Term(name, slug(name)), **facts)  # type: ignore[arg-type]


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())
