"""The episode pages of earlier runs, by what docs and .pristine hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chapterhouse.conversion.peek import peek


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page of an earlier run: its ``path`` in docs (also where a person deleted it there).

    ``base`` is the path of its last converter output, ``None`` where there is none.
    """

    path: str
    base: str | None
    source: str
    title: str
    text: str

    @property
    def file(self) -> str:
        """The source file it was made from."""
        return split_key(self.source)[0]

    @property
    def number(self) -> int | None:
        """Its number in that file."""
        return split_key(self.source)[1]


def split_key(key: str) -> tuple[str, int | None]:
    """File and number of a ``source:`` key.

    >>> split_key("seeds/feed.txt#3"), split_key("seeds/c#.txt")
    (('seeds/feed.txt', 3), ('seeds/c#.txt', None))
    """
    file, mark, number = key.rpartition("#")
    return (file, int(number)) if mark and number.isdecimal() else (key, None)


def known_pages(docs: Mapping[str, str], pristine: Mapping[str, str]) -> list[KnownPage]:
    """The episode pages of earlier runs, by what docs and .pristine hold (path to text)."""
    by_source: dict[str, str] = {}
    for path, text in docs.items():
        source = peek(text, "source")
        if source and (source not in by_source or path in pristine):
            by_source[source] = path
    known = []
    taken = set()
    for base, text in pristine.items():
        source = peek(text, "source")
        if source is None:
            continue
        here = docs.get(base)
        moved = by_source.get(source)
        stays = here is not None and peek(here, "source") in (source, None)
        path = base if stays or moved is None else moved
        taken.add(path)
        known.append(KnownPage(path, base, source, peek(text, "title") or "", text))
    for source, path in by_source.items():
        if path not in taken:
            text = docs[path]
            known.append(KnownPage(path, None, source, peek(text, "title") or "", text))
    return known
