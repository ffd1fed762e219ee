"""A page as read back: what its front matter says, its blocks, and what they amount to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from chapterhouse.pages.blocks import Block, Code, Heading, ListItem, Paragraph


class PageTurn(NamedTuple):
    """A turn of a transcript: ``id`` is its permanent link, ``line`` that of its label.

    ``labelled`` is false for paragraphs without a label of their own: what an editor's new
    heading cut off from the turn above (the speaker stays), or stands before any label.
    """

    speaker: str | None
    start: float | None
    number: int | None
    id: str
    paragraphs: tuple[Paragraph, ...]
    line: int
    labelled: bool = True

    @property
    def text(self) -> str:
        """What is said, a blank line between paragraphs."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class PageChapter:
    """A chapter: ``markdown`` is its title as it stands, ``turn`` the index of its first turn.

    ``turn`` is ``None`` for a chapter of the list, and for one after the end of the transcript.
    ``id`` is where a link to it leads; ``None`` for one in the list without a time.
    """

    markdown: str
    title: str
    start: float | None
    approximate: bool
    turn: int | None
    id: str | None
    line: int
    level: int = 2
    listed: bool = False


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A takeaway or insight; ``start`` is the first time that stands in it."""

    text: str
    start: float | None
    application: str | None
    group: str | None
    line: int


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading of the prose and what stands under it."""

    title: str
    blocks: tuple[Heading | Paragraph | ListItem | Code, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """The transcript of a page; ``heading`` is its ``## Transcript``, where it has one."""

    heading: Heading | None
    turns: tuple[PageTurn, ...]
    chapters: tuple[PageChapter, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of ``docs/``; lines are numbered from 1, as an editor counts them."""

    path: str
    meta: Mapping[str, Any]
    body_line: int
    blocks: tuple[Block, ...]
    summary: tuple[Heading | Paragraph | ListItem | Code, ...]
    points_heading: str | None
    points: tuple[PagePoint, ...]
    chapters: tuple[PageChapter, ...]
    sections: tuple[PageSection, ...]
    turns: tuple[PageTurn, ...]
