"""What lies in ``docs/``: the files that links may lead to, and the people and shows by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from chapterhouse.check.wording import nearest

NamesIn = Callable[[str], Mapping[str, str]]
"""The names of the pages in a folder (``people``), each with the slug that it means."""

MADE_PAGES = (
    "index.md",
    "archive.md",
    "about.md",
    "help.md",
    "help-wanted.md",
    "search.md",
    "people/index.md",
    "shows/index.md",
)
"""Pages that the site has also where nobody wrote them."""


@dataclass(frozen=True)
class SitePages:
    """The files below ``docs/`` by path (``people/ann-lee.md``), and the names of pages."""

    files: frozenset[str]
    names_in: NamesIn
    _by_bare_name: Mapping[str, str] = field(repr=False)
    _meant: dict[tuple[str, str], str | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, files: Iterable[str], names_in: NamesIn = lambda _: {}) -> SitePages:
        """The site with these files, and the pages that are made for each site."""
        files = set(files)
        folders = {name.partition("/")[0] for name in files} & {"issues", "topics"}
        made = {*MADE_PAGES, *(f"{folder}/index.md" for folder in folders)}
        listed = sorted({*files, *made})
        by_name = {_bare_name(path): path for path in reversed(listed)}
        return cls(frozenset(listed), names_in, by_name)

    def has(self, folder: str, slug: str) -> bool:
        """Whether there is a page ``docs/<folder>/<slug>.md``."""
        return f"{folder}/{slug}.md" in self.files

    def slug_meant(self, folder: str, word: str) -> str | None:
        """The slug of the page in a folder that somebody meant by this word; each is sought once.

        By its name or title, by one of its other names, or because it is spelt nearly so.
        """
        key = (folder, word.casefold())
        if key not in self._meant:
            slugs = {
                path.removeprefix(f"{folder}/").removesuffix(".md")
                for path in self.files
                if path.startswith(f"{folder}/") and path.endswith(".md")
            } - {"index"}
            names = {name.casefold(): slug for name, slug in self.names_in(folder).items()}
            known = names | {slug.casefold(): slug for slug in slugs}
            close = key[1] if key[1] in known else nearest(key[1], known)
            self._meant[key] = known[close] if close else None
        return self._meant[key]

    def file_meant(self, path: str) -> str | None:
        """The file that somebody meant by a path to nowhere: of the same name, or nearly so."""
        key = ("", path)
        if key not in self._meant:
            bare = _bare_name(path)
            close = bare if bare in self._by_bare_name else nearest(bare, self._by_bare_name)
            self._meant[key] = self._by_bare_name[close] if close else None
        return self._meant[key]


def files_below(docs: Path) -> list[str]:
    """All files that MkDocs takes, as paths with slashes, sorted."""
    found: list[str] = []
    seen: set[str] = set()
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        inside = PurePosixPath(Path(folder).relative_to(docs).as_posix())
        found += [str(inside / name) for name in names if not name.startswith(".")]
    return sorted(found)


def _bare_name(path: str) -> str:
    """The name by which a misplaced file is found: without folders, ending and case.

    >>> _bare_name("../people/Ann-Lee/"), _bare_name("people/ann-lee.md")
    ('ann-lee', 'ann-lee')
    """
    name = path.rstrip("/").rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return (stem if dot and ending in ("md", "html") else name).casefold()
