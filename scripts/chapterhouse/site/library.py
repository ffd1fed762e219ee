"""Everything that lies in ``docs/``, read once: the pages by kind, and the other files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import in_processes
from chapterhouse.site.docs import Doc, EpisodeDoc, read_doc


@dataclass(frozen=True)
class Library:
    """All pages of a site, by slug (``others`` by path), and all other files by path."""

    episodes: Mapping[str, EpisodeDoc] = field(default_factory=dict)
    people: Mapping[str, Doc] = field(default_factory=dict)
    shows: Mapping[str, Doc] = field(default_factory=dict)
    others: Mapping[str, Doc] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    def page(self, path: str) -> Doc | None:
        """The page that people keep at a path; ``None`` where they keep none there."""
        folder, _, name = path.rpartition("/")
        by_slug = {"episodes": self.episodes, "people": self.people, "shows": self.shows}
        known = by_slug.get(folder, {}).get(name.removesuffix(".md"))
        return known or self.others.get(path)


def read_library(docs: Path, read: Callable[[Path, str], Doc] | None = None) -> Library:
    """Everything below ``docs``; ChapterhouseError for the first page that cannot be read.

    ``read`` reads one page in a way of its own; it may run in another process.
    """
    if not docs.is_dir():
        raise ChapterhouseError(str(docs), "there is no such folder; the site's pages go in there")
    found = dict(_below(docs))
    pages = [path for path in found if path.endswith(".md")]
    episodes: dict[str, EpisodeDoc] = {}
    people: dict[str, Doc] = {}
    shows: dict[str, Doc] = {}
    others: dict[str, Doc] = {}
    for doc in in_processes(partial(read or _read, docs), pages):
        folder = doc.path.rpartition("/")[0]
        if isinstance(doc, EpisodeDoc) and folder == "episodes":
            episodes[doc.slug] = doc
        elif folder in ("people", "shows") and doc.slug != "index":
            (people if folder == "people" else shows)[doc.slug] = doc
        else:
            others[doc.path] = doc
    files = {path: file for path, file in found.items() if not path.endswith(".md")}
    return Library(episodes, people, shows, others, files)


def _below(docs: Path) -> Iterator[tuple[str, Path]]:
    """Path and file of everything that is not hidden, sorted."""
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(folder).relative_to(docs).as_posix()
        for name in sorted(names):
            if not name.startswith("."):
                yield (name if inside == "." else f"{inside}/{name}"), Path(folder, name)


def _read(docs: Path, path: str) -> Doc:
    return read_doc(docs.name, path, text_of(docs, path))


def text_of(docs: Path, path: str) -> str:
    """The text of a page, with line feeds at the ends of its lines."""
    shown = f"{docs.name}/{path}"
    try:
        text = (docs / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ChapterhouseError(shown, "is not valid UTF-8") from None
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise ChapterhouseError(shown, f"cannot be read: {why}") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
