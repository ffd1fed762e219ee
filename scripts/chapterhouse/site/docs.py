"""One page of ``docs/``, as far as the site needs it beside its text.

Values are small and can travel between processes; the text itself is not taken apart again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import quote

from chapterhouse.export.beside import possible
from chapterhouse.glossary.finding import Finder
from chapterhouse.named_files import place
from chapterhouse.newsletter.quotes import Quote, is_printed_quote, quotes_of
from chapterhouse.pages.blocks import Paragraph
from chapterhouse.pages.page import Page, PageChapter
from chapterhouse.pages.read import read_page
from chapterhouse.site.digest import Digest, digest, links_of
from chapterhouse.site.sought import with_tags
from chapterhouse.site.wants import Want, wants_of
from chapterhouse.site.wording import reading_minutes

_DIGITS = re.compile(r"(\d{1,18})")
_PARAGRAPHS = 3
NAMED = ("people/", "topics/")
"""Folders whose pages have names, so that ``aliases`` without a slash are other names."""


@dataclass(frozen=True)
class Doc:
    """A page: where it is, its front matter, its Markdown, the paragraphs that it begins with."""

    path: str
    meta: Mapping[str, Any]
    body: str
    opening: tuple[str, ...] = ()
    digest: Digest = field(default_factory=Digest)
    wants: tuple[Want, ...] = field(default=(), kw_only=True)

    @cached_property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @cached_property
    def href(self) -> str:
        """The page's address from the top of the site."""
        return address(self.path)

    def text(self, key: str) -> str:
        """A value of the front matter as text; empty where there is none."""
        value = self.meta.get(key)
        return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of the front matter; a single value counts as a list of one."""
        value = self.meta.get(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(filter(None, (str(item).strip() for item in items)))

    @property
    def other_names(self) -> tuple[str, ...]:
        """What else a person or a topic is called: the ``aliases`` without a slash."""
        return tuple(alias for alias in self.texts("aliases") if "/" not in alias)

    @property
    def old_addresses(self) -> tuple[str, ...]:
        """Where the page was before: its ``aliases``; where these can be names, with a slash."""
        names = self.path.startswith(NAMED)
        return tuple(alias for alias in self.texts("aliases") if not names or "/" in alias)

    @cached_property
    def date(self) -> date | None:
        """Its date, only where the page says it."""
        value = self.meta.get("date")
        if isinstance(value, date):
            return date(value.year, value.month, value.day)
        try:
            return date.fromisoformat(self.text("date"))
        except ValueError:
            return None

    def flag(self, key: str) -> bool:
        """Whether the front matter says ``key: true``."""
        return self.meta.get(key) is True


@dataclass(frozen=True)
class EpisodeDoc(Doc):
    """A page of ``docs/episodes/``: who speaks how often, its chapters, its quotes.

    ``last_start`` is the time of its last turn, ``turn_lines`` are the lines of the file on which
    its turns begin, ``forms`` the names of the forms that it can be exported in, ``minutes`` is
    the time that reading it takes.
    """

    speakers: Mapping[str, int] = field(default_factory=dict)
    chapters: tuple[PageChapter, ...] = ()
    last_start: float | None = None
    turn_lines: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()
    forms: tuple[str, ...] = ()
    minutes: int = 0

    @property
    def title(self) -> str:
        """Its title; the file's name in words where it has none."""
        return self.text("title") or in_words(self.slug)

    @property
    def audio(self) -> str:
        """The recording's address, or its path from the top of the site; empty where none is."""
        named = self.text("audio")
        return place(named, self.path) if named else ""

    @property
    def show(self) -> str:
        """The slug of its show, empty where it has none."""
        return self.text("show")

    @cached_property
    def source_order(self) -> tuple[Any, ...]:
        """A sort key: the order of the sources, and within one source its own order."""
        source = self.text("source")
        pieces = _DIGITS.split(source.casefold())
        natural = [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in pieces]
        return (not source, natural, self.slug)


def read_doc(
    folder: str, path: str, text: str, finder: Finder | None = None, choosing: bool = True
) -> Doc:
    """The page at ``path`` below ``folder``; ChapterhouseError where its front matter is broken.

    ``finder`` knows the terms and people that are sought in episodes; without it no digest is made.
    ``choosing``: whether quotes are chosen where nobody gives any.
    """
    return doc_of(read_page(f"{folder}/{path}", text), path, text, finder, choosing)


def doc_of(
    page: Page, path: str, text: str, finder: Finder | None = None, choosing: bool = True
) -> Doc:
    """The page at ``path``, whose text has been read already."""
    body = text.split("\n", page.body_line - 1)[-1]
    common = (path, page.meta, body, tuple(_opening(page)))
    if not path.startswith("episodes/") or path == "episodes/index.md":
        links = links_of(path, page) if finder else Digest()
        return Doc(*common, links, wants=wants_of(path, page, text))
    speakers: dict[str, int] = {}
    last = None
    for turn in page.turns:
        if turn.labelled and turn.speaker:
            speakers[turn.speaker] = speakers.get(turn.speaker, 0) + 1
        last = last if turn.start is None else turn.start
    placed = tuple(chapter for chapter in page.chapters if not chapter.listed)
    lines = tuple(turn.line for turn in page.turns)
    said = digest(path, page, with_tags(finder, page.meta.get("tags"))) if finder else Digest()
    return EpisodeDoc(
        *common,
        digest=said,
        speakers=speakers,
        chapters=placed,
        last_start=last,
        turn_lines=lines,
        quotes=quotes_of(page, choosing),
        forms=possible(page),
        minutes=reading_minutes(body),
        wants=wants_of(path, page, text),
    )


def address(path: str) -> str:
    """The address of a page from the top of the site.

    >>> address("episodes/a-b.md"), address("people/index.md"), address("index.md")
    ('episodes/a-b/', 'people/', './')
    """
    bare = path.removesuffix(".md")
    folder = bare.removesuffix("index") if bare.rpartition("/")[2] == "index" else f"{bare}/"
    return quote(folder) or "./"


def in_words(slug: str) -> str:
    """A slug as a heading, where nothing better is known.

    >>> in_words("ada-brandt")
    'Ada Brandt'
    """
    return " ".join(word[:1].upper() + word[1:] for word in slug.split("-") if word) or slug


def _opening(page: Page) -> list[str]:
    """The plain paragraphs before anything else."""
    found: list[str] = []
    for block in page.summary[:_PARAGRAPHS]:
        if not isinstance(block, Paragraph):
            break
        found.append(block.text)
    # A quotation above the notes is shown as one, and says nothing of what the episode is about.
    return found[1:] if len(found) > 1 and is_printed_quote(*found[:2]) else found
