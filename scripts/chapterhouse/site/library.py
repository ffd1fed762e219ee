"""Everything that lies in ``docs/``, read once: the pages by kind, and the other files."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from chapterhouse.glossary.finding import Finder
from chapterhouse.glossary.terms import Glossary
from chapterhouse.newsletter.issue_form import is_issue
from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import in_processes
from chapterhouse.site.docs import Doc, EpisodeDoc, read_doc
from chapterhouse.site.sought import finder


@dataclass(frozen=True)
class Library:
    """All pages of a site, by slug (``others`` by path), and all other files by path."""

    episodes: Mapping[str, EpisodeDoc] = field(default_factory=dict)
    people: Mapping[str, Doc] = field(default_factory=dict)
    shows: Mapping[str, Doc] = field(default_factory=dict)
    others: Mapping[str, Doc] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)

    @cached_property
    def topics(self) -> Mapping[str, Doc]:
        """The pages that people wrote about topics, by slug; they are among the others too."""
        return {doc.slug: doc for path, doc in self.others.items() if is_topic(path)}

    @cached_property
    def issues(self) -> Mapping[str, Doc]:
        """The issues of the newsletter, by slug; they are among the others too."""
        return {doc.slug: doc for path, doc in self.others.items() if is_issue(path)}

    def page(self, path: str) -> Doc | None:
        """The page that people keep at a path; ``None`` where they keep none there."""
        folder, _, name = path.rpartition("/")
        by_slug = {"episodes": self.episodes, "people": self.people, "shows": self.shows}
        known = by_slug.get(folder, {}).get(name.removesuffix(".md"))
        return known or self.others.get(path)

    def docs(self) -> Iterator[Doc]:
        """All pages that people may write in."""
        for pages in (self.episodes, self.people, self.shows, self.others):
            yield from pages.values()


def is_topic(path: str) -> bool:
    """Whether a page of ``docs/`` is one about a topic."""
    folder, _, name = path.rpartition("/")
    return folder == "topics" and name != "index.md"


def read_library(
    docs: Path,
    read: Callable[[Path, str], Doc] | None = None,
    glossary: Glossary | None = None,
    choosing: bool = True,
) -> Library:
    """Everything below ``docs``; ChapterhouseError for the first page that cannot be read.

    ``read`` reads one page in a way of its own; it may run in another process. Episodes are read
    after all others, because what is sought in them is written there. ``choosing``: whether quotes
    are chosen where nobody gives any.
    """
    if not docs.is_dir():
        raise ChapterhouseError(str(docs), "there is no such folder; the site's pages go in there")
    found = dict(_below(docs))
    pages = [path for path in found if path.endswith(".md")]
    episodes: dict[str, EpisodeDoc] = {}
    people: dict[str, Doc] = {}
    shows: dict[str, Doc] = {}
    others: dict[str, Doc] = {}
    talks = [path for path in pages if path.startswith("episodes/")]
    beside = sorted({*pages} - {*talks})
    for doc in in_processes(partial(read or partial(_read, Finder(()), choosing), docs), beside):
        folder = doc.path.rpartition("/")[0]
        if folder in ("people", "shows") and doc.slug != "index":
            (people if folder == "people" else shows)[doc.slug] = doc
        else:
            others[doc.path] = doc
    known = glossary or Glossary()
    topics = {doc.slug: doc for path, doc in others.items() if is_topic(path)}
    seeking = read or partial(_read, finder(known, topics, people, shows), choosing)
    for doc in in_processes(partial(seeking, docs), talks):
        if isinstance(doc, EpisodeDoc) and doc.path.count("/") == 1:
            episodes[doc.slug] = doc
        else:
            others[doc.path] = doc
    files = {path: file for path, file in found.items() if not path.endswith(".md")}
    return Library(episodes, people, shows, others, files, known)


def _below(docs: Path) -> Iterator[tuple[str, Path]]:
    """Path and file of everything that is not hidden, sorted."""
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(folder).relative_to(docs).as_posix()
        for name in sorted(names):
            if not name.startswith("."):
                yield (name if inside == "." else f"{inside}/{name}"), Path(folder, name)


def _read(sought: Finder, choosing: bool, docs: Path, path: str) -> Doc:
    return read_doc(docs.name, path, text_of(docs, path), sought, choosing)


def text_of(docs: Path, path: str) -> str:
    """The text of a page, with line feeds at the ends of its lines."""
    shown = f"{docs.name}/{path}"
    try:
        with open(docs / path, "rb") as file:
            text = file.read().removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        raise ChapterhouseError(shown, "is not valid UTF-8") from None
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise ChapterhouseError(shown, f"cannot be read: {why}") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
