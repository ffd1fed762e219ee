"""The page “Help wanted”: what the pages still want from people, with a way to each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.library import Library
from chapterhouse.site.repository import Repository
from chapterhouse.site.stage_pages import Made, StagePage
from chapterhouse.site.wants import Want

PATH = "help-wanted.md"
_MOST_PAGES = 100
_MOST_PLACES = 12

_KINDS: Mapping[str, tuple[str, str]] = {
    "inaudible": (
        "Not understood",
        "Words that whoever wrote them down could not make out. Listen to the place.",
    ),
    "speaker": (
        "Who is speaking?",
        "Nobody has said yet whose voice this is. A dash is better than a guess.",
    ),
    "chapter": (
        "Where does the chapter begin?",
        "Its place was found by comparing words. Move the heading, or take out its ≈ if it is"
        " right.",
    ),
    "title": ("A better title?", "The source has none, so the program made one from the text."),
    "bio": ("Is this so?", "What is said about these people was never checked."),
    "transcript": ("No transcript yet", "There are only the show notes. Do you have the text?"),
}


def help_wanted(library: Library, repository: Repository | None) -> Iterator[StagePage]:
    """The page, where nobody wrote one in its place."""
    if PATH not in library.others:
        yield StagePage(PATH, partial(_made, library, repository))


def _made(library: Library, repository: Repository | None) -> Made:
    docs: Iterable[Doc] = chain(library.episodes.values(), library.people.values())
    by_kind: dict[str, list[tuple[Doc, list[Want]]]] = {kind: [] for kind in _KINDS}
    for doc in docs:
        for kind, pages in by_kind.items():
            if wants := [want for want in doc.wants if want.kind == kind]:
                pages.append((doc, wants))
    groups = [_group(kind, pages, repository) for kind, pages in by_kind.items() if pages]
    card: Card = {"page": "help-wanted", "made": True, "groups": groups}
    card["total"] = sum(group["total"] for group in groups)
    return {"title": "Help wanted", "template": "help-wanted.html", "ch": card}, ""


def _group(
    kind: str, pages: list[tuple[Doc, list[Want]]], repository: Repository | None
) -> dict[str, Any]:
    title, note = _KINDS[kind]
    return {
        "id": kind,
        "title": title,
        "note": note,
        "total": sum(len(wants) for _, wants in pages),
        "pages": [_page(doc, wants, repository) for doc, wants in pages[:_MOST_PAGES]],
        "more": max(0, len(pages) - _MOST_PAGES),
    }


def _page(doc: Doc, wants: list[Want], repository: Repository | None) -> dict[str, Any]:
    title = doc.title if isinstance(doc, EpisodeDoc) else doc.text("title") or doc.slug
    places = [_place(doc, want, repository) for want in wants[:_MOST_PLACES]]
    more = max(0, len(wants) - _MOST_PLACES)
    return {"title": title, "href": doc.href, "places": places, "more": more}


def _place(doc: Doc, want: Want, repository: Repository | None) -> dict[str, Any]:
    place: dict[str, Any] = {"text": want.text, "line": want.line}
    place["href"] = f"{doc.href}#{want.anchor}" if want.anchor else doc.href
    if repository:
        place["edit"] = repository.line(doc.path, want.line)
    return place
