"""Puts accepted corrections into the pages of a folder, and takes them out again."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chapterhouse.check.site_pages import files_below
from chapterhouse.files import PageStore
from chapterhouse.glossary.terms import Glossary, Term, read_glossary
from chapterhouse.mishearing.revert import reversals
from chapterhouse.mishearing.substitutions import (
    Accepted,
    Substitution,
    ordinary_words,
    substituted,
    substitutions,
)
from chapterhouse.problems import ChapterhouseError, printable

Change = Callable[[str, str], list[Substitution]]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A page with its corrections; ``after`` is its text with them."""

    path: str
    before: str
    after: str
    made: tuple[Substitution, ...]

    def lines(self) -> Iterator[str]:
        """What was made of what, by place."""
        for one in self.made:
            place = f"{self.path}:{one.line + 1}"
            yield printable(f"{place}: “{one.heard}” is now “{one.right}”")

    def diff(self) -> Iterator[str]:
        """The change as a unified diff."""
        before, after = self.before.splitlines(), self.after.splitlines()
        names = (f"a/{self.path}", f"b/{self.path}")
        lines = difflib.unified_diff(before, after, *names, lineterm="", n=1)
        yield from map(printable, lines)


def apply(root: Path, only: tuple[str, ...] = (), *, dry: bool = False) -> list[Corrected]:
    """Correct what the glossary accepts as misheard (of the terms named ``only``, if any)."""
    pages = _pages(root)
    accepted = _accepted(root, only, pages.values())
    return _over_pages(root, pages, dry, partial(substitutions, accepted=accepted))


def revert(root: Path, only: tuple[str, ...] = (), *, dry: bool = False) -> list[Corrected]:
    """Put back what the sources say where a correction was applied; other edits stay."""
    pages = _pages(root)
    accepted = _accepted(root, only, pages.values())
    bases = PageStore(root, ".pristine")

    def change(path: str, text: str) -> list[Substitution]:
        base = bases.read(path.removeprefix("docs/"))
        return [] if base is None else reversals(path, text, base, accepted)

    return _over_pages(root, pages, dry, change)


def _pages(root: Path) -> dict[str, str]:
    """The text of every page by its name in ``docs/``."""
    store = PageStore(root, "docs")
    names = (name for name in files_below(root / "docs") if name.endswith(".md"))
    return {name: store.read(name) or "" for name in names}


def _accepted(root: Path, only: tuple[str, ...], pages: Iterable[str]) -> Accepted:
    glossary = read_glossary(root)
    if only:
        terms = [_named(glossary, name) for name in only]
        glossary = Glossary(tuple(term for term in glossary.terms if term in terms))
    return Accepted(glossary, ordinary_words(glossary, pages))


def _named(glossary: Glossary, name: str) -> Term:
    term = glossary.find(name)
    if term is None:
        raise ChapterhouseError("seeds/glossary.yml", f"there is no term `{name}` in it")
    return term


def _over_pages(root: Path, pages: Mapping[str, str], dry: bool, change: Change) -> list[Corrected]:
    store = PageStore(root, "docs")
    done = []
    for name, text in pages.items():
        path = store.shown(name)
        if found := change(path, text):
            after = substituted(text, found)
            if not dry:
                store.write(name, after)
            done.append(Corrected(path, text, after, tuple(found)))
    return done
