"""Looks through all pages for names that were probably misheard. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chapterhouse.check.page_text import split_lines
from chapterhouse.check.site_pages import files_below
from chapterhouse.files import PageStore
from chapterhouse.glossary.terms import read_glossary
from chapterhouse.mishearing.known_names import Names, known_names
from chapterhouse.mishearing.open_text import is_named
from chapterhouse.mishearing.speaker_names import (
    NameDoubt,
    label_doubts,
    lines_of_labels,
    people_doubts,
)
from chapterhouse.mishearing.suspects import suspects
from chapterhouse.mishearing.words import Lexicon, Word, words_of
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.processes import in_processes

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was heard: its line from 1, and the words around it."""

    path: str
    line: int
    before: str
    heard: str
    after: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was probably misheard, everywhere it was: ``right`` has the ``kind`` of the name."""

    heard: str
    right: str
    kind: str
    why: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All of a folder: misheard names, and names of speakers and people that are nearly one."""

    misheard: tuple[Suggestion, ...]
    names: tuple[NameDoubt, ...]


@dataclass(frozen=True)
class _Read:
    """A page as far as it is needed here; values are small enough to travel."""

    path: str
    text: str
    title: str
    people: tuple[str, ...]
    labels: dict[str, list[int]]
    lexicon: Lexicon


def suggest(root: Path, progress: Callable[[str, int, int], None] = lambda *_: None) -> Suggestions:
    """Everything probable in the pages of ``root``, the most frequent first.

    ``progress`` is told what is done, and how many pages of how many.

    ChapterhouseError where a page or the glossary cannot be read.
    """
    store = PageStore(root, "docs")
    names = [name for name in files_below(root / "docs") if name.endswith(".md")]
    total = len(names)
    read = partial(_read, store)
    pages = in_processes(read, names, progress=lambda done: progress("reading", done, total))
    lexicon = Lexicon()
    for page in pages:
        lexicon.merge(page.lexicon)
    glossary = read_glossary(root)
    people = {page.path: page.title for page in pages if _is_in(page.path, "people")}
    shows = [page.title for page in pages if _is_in(page.path, "shows")]
    known = known_names(glossary, people.values(), shows, lexicon)
    by_slug = {Path(path).stem: title for path, title in people.items()}
    look = partial(_look, known, by_slug)
    looked = in_processes(look, pages, progress=lambda done: progress("looking", done, total))
    found = [one for page in looked for one in page]
    doubts = list(people_doubts(people))
    for page in pages:
        here = [by_slug[slug] for slug in page.people if slug in by_slug]
        doubts += label_doubts(page.path, page.labels, here)
    return Suggestions(_grouped(found), tuple(doubts))


def _read(store: PageStore, name: str) -> _Read:
    path = store.shown(name)
    text = store.read(name) or ""
    page = read_page(path, text)
    lexicon = Lexicon()
    lexicon.add(words_of(path, text))
    turns = ((turn.speaker or "", turn.line) for turn in page.turns if turn.labelled)
    title = str(page.meta.get("title") or "")
    return _Read(path, text, title, tuple(_people(page)), lines_of_labels(turns), lexicon)


def _people(page: Page) -> Iterable[str]:
    for role in ("hosts", "guests"):
        listed = page.meta.get(role)
        yield from map(str, listed if isinstance(listed, list) else [])


def _look(names: Names, by_slug: dict[str, str], page: _Read) -> list[tuple[Place, str, str, str]]:
    """What one page may have misheard: place, right name, kind and reason."""
    words = words_of(page.path, page.text)
    lines = split_lines(page.text)
    here = [by_slug[slug] for slug in page.people if slug in by_slug]
    found = []
    for one in suspects(words, lines, names, here):
        first, last = words[one.first], words[one.last]
        if is_named(lines[first.line], first.start, last.end):
            continue
        place = _place(page.path, lines, first, last)
        found.append((place, one.right.name, one.right.kind, one.why))
    return found


def _place(path: str, lines: Sequence[str], first: Word, last: Word) -> Place:
    line = lines[first.line]
    before, after = line[: first.start], line[last.end :]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Place(path, first.line + 1, before, line[first.start : last.end], after)


def _grouped(found: Iterable[tuple[Place, str, str, str]]) -> tuple[Suggestion, ...]:
    groups: dict[tuple[str, str], list[tuple[Place, str, str, str]]] = {}
    for one in found:
        groups.setdefault((one[0].heard, one[1]), []).append(one)
    suggestions = [
        Suggestion(heard, right, group[0][2], group[0][3], tuple(one[0] for one in group))
        for (heard, right), group in groups.items()
    ]
    order = {"person": 0, "show": 1, "term": 2, "pages": 3}
    return tuple(
        sorted(suggestions, key=lambda one: (order[one.kind], -len(one.places), one.right))
    )


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"docs/{folder}/") and not path.endswith("/index.md")
