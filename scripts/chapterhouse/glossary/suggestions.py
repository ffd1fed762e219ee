"""Terms that come up often and that nobody has named yet, for a person to accept or leave.

First every page says which phrases it keeps coming back to, then those are looked for in all pages,
so that the numbers are those that the topic would have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path

from chapterhouse.files import PageStore
from chapterhouse.glossary.finding import Finder
from chapterhouse.glossary.plain_words import counted, plain
from chapterhouse.glossary.terms import read_glossary
from chapterhouse.pages.blocks import ListItem, Paragraph
from chapterhouse.pages.grammar import application
from chapterhouse.pages.inline import visible
from chapterhouse.pages.read import read_page
from chapterhouse.processes import in_processes
from chapterhouse.reading.key_phrases import key_phrases
from chapterhouse.reading.key_terms import plain_stem
from chapterhouse.site.digest import Moment, digest
from chapterhouse.site.library import Library, read_library
from chapterhouse.site.sketch import is_telling
from chapterhouse.site.sought import finder

_PHRASES_A_PAGE = 30
_COUNTED = 400
"""So many phrases, those of most pages, are counted in all pages."""
_FEW_MOMENTS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase, where it is spoken of, and one moment of it; ``aliases``: its singular."""

    name: str
    moments: int
    episodes: tuple[str, ...]
    sample: Moment
    sample_in: str
    aliases: tuple[str, ...] = ()


def suggestions(root: Path, most: int) -> list[Suggestion]:
    """The phrases worth a topic, best first, at most ``most``.

    Left out is what is a topic, a person or a show already, by any of its names.
    """
    store = PageStore(root, "docs")
    paths = [path for path in store.paths() if path.startswith("episodes/")]
    library = read_library(root / "docs", glossary=read_glossary(root))
    known = finder(library.glossary, library.topics, library.people, library.shows)
    pages = in_processes(partial(_phrases, root), paths)
    chosen = _candidates(pages, known, _name_words(library))
    seek = Finder((form, [form, *_singular(form)]) for form in chosen)
    found = in_processes(partial(_moments, root, seek), paths)
    return _ranked(chosen, paths, found)[:most]


def _phrases(root: Path, path: str) -> list[str]:
    """What one page keeps coming back to."""
    page = read_page(f"docs/{path}", PageStore(root, "docs").read(path) or "")
    texts = [
        block.text if (applied := application(block.markdown)) is None else visible(applied)
        for block in page.blocks
        if isinstance(block, Paragraph | ListItem)
    ]
    return key_phrases(texts, _PHRASES_A_PAGE)


def _candidates(
    pages: Iterable[Sequence[str]], known: Finder, name_words: frozenset[str]
) -> list[str]:
    """The phrases of all pages, those of most pages first, without what has a name already."""
    held: dict[tuple[str, ...], int] = {}
    written: dict[tuple[str, ...], str] = {}
    for phrases in pages:
        for phrase in phrases:
            key = tuple(plain_stem(word) for word in plain(phrase).split())
            held[key] = held.get(key, 0) + 1
            written.setdefault(key, phrase)
    ordered = sorted(held, key=lambda key: (-held[key], -len(key), key))
    return [
        written[key]
        for key in ordered
        if _could_be_a_topic(written[key], name_words)
        and not known.knows(written[key])
        and not known.find(written[key])
    ][:_COUNTED]


def _could_be_a_topic(phrase: str, name_words: frozenset[str]) -> bool:
    """Whether each of its words tells something, and none is a person's name."""
    words = plain(phrase).split()
    return not name_words & {*words} and (_is_acronym(phrase) or all(map(is_telling, words)))


def _is_acronym(phrase: str) -> bool:
    """Whether it is one word with a capital inside: W3C, GitHub."""
    return phrase.isalnum() and phrase[1:] != phrase[1:].lower()


def _name_words(library: Library) -> frozenset[str]:
    """The words that people's names are made of."""
    names = [doc.text("title") for doc in library.people.values()]
    return frozenset(word for name in names for word in counted(plain(name)) if len(word) > 1)


def _moments(root: Path, seek: Finder, path: str) -> tuple[Moment, ...]:
    page = read_page(f"docs/{path}", PageStore(root, "docs").read(path) or "")
    return digest(path, page, seek).moments


def _ranked(
    chosen: Sequence[str], paths: Sequence[str], found: Sequence[tuple[Moment, ...]]
) -> list[Suggestion]:
    by_form: dict[str, list[tuple[str, Moment]]] = {}
    for path, moments in zip(paths, found, strict=True):
        for moment in moments:
            by_form.setdefault(moment.key, []).append((path, moment))
    weighed: list[tuple[float, str, Suggestion]] = []
    for form in chosen:
        places = by_form.get(form, [])
        pages = tuple(dict.fromkeys(path for path, _ in places))
        if len(places) < _FEW_MOMENTS:
            continue
        where, sample = max(places, key=lambda place: _telling(place[1]))
        one = Suggestion(_as_name(form), len(places), pages, sample, where, _singular(form))
        special = form.count(" ") + 2 * _is_acronym(form)
        weight = len(places) * (0.2 + log(len(paths) / len(pages))) * (1 + 2 * special)
        weighed.append((-weight, form, one))
    return [one for _, _, one in sorted(weighed, key=lambda each: each[:2])]


def _telling(moment: Moment) -> tuple[bool, int, str]:
    """Which moment shows best what a phrase means: a sentence of about twenty words."""
    length = len(moment.before) + len(moment.hit) + len(moment.after)
    return bool(moment.hit), -abs(length - 120), moment.anchor


def _singular(form: str) -> tuple[str, ...]:
    """The phrase in the singular, where that is another one."""
    before, space, last = form.rpartition(" ")
    stem = plain_stem(last.lower())
    return (f"{before}{space}{stem}",) if stem != last.lower() else ()


def _as_name(form: str) -> str:
    return form[:1].upper() + form[1:] if form == form.lower() else form
