"""Where wiki links lead: to pages of our own.

A wiki link to nothing we have is plain text. A page is found by its name, as note programs do:
``[[Folder/Some_note#part|label]]`` is the page ``some-note``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable

from chapterhouse.model import Span
from chapterhouse.slugs import slug

Link = Callable[[Span], str | None]


class WikiIndex:
    """The pages that wiki links may lead to, by name; topics come before episodes and people."""

    _ORDER = ("topics", "episodes", "shows", "people")

    def __init__(self, paths: Iterable[str], titles: Iterable[tuple[str, str]] = ()) -> None:
        """Take in paths below docs (``topics/a.md``), and pairs of a path and its page's title."""
        self._pages: dict[str, str] = {}
        for path in sorted(paths, key=self._rank):
            self._pages.setdefault(slug(path.rpartition("/")[2].removesuffix(".md")), path)
        for path, title in sorted(titles, key=lambda pair: self._rank(pair[0])):
            self._pages.setdefault(slug(title), path)

    def page(self, target: str) -> str | None:
        """The path of the page that a wiki link names, if there is one."""
        name = target.partition("#")[0].rstrip("/").rpartition("/")[2]
        name = name.replace("_", " ").strip()
        return self._pages.get(slug(name)) if name else None

    def _rank(self, path: str) -> tuple[int, str]:
        folder = path.partition("/")[0]
        return (self._ORDER.index(folder) if folder in self._ORDER else len(self._ORDER), path)


def linker(index: WikiIndex, path: str) -> Link:
    """The links of one page: relative addresses of the pages that wiki links name."""

    def link(span: Span) -> str | None:
        found = index.page(span.target)
        if found is None or found == path:
            return None
        return posixpath.relpath(found, posixpath.dirname(path))

    return link
