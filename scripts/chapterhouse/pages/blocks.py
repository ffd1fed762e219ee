"""What a page's body is made of: headings, turn labels, paragraphs, list items, code.

Each knows the line of the file it begins on. Text is kept as the Markdown that stands there; what
a reader sees of it is worked out when asked for.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from chapterhouse.pages.grammar import HeadingRole
from chapterhouse.pages.inline import visible


class Heading(NamedTuple):
    """A heading; its title as Markdown, its time where it has one."""

    level: int
    title: str
    start: float | None
    approximate: bool
    role: HeadingRole
    line: int

    @property
    def text(self) -> str:
        """The title as a reader sees it."""
        return visible(self.title)


class TurnLabel(NamedTuple):
    """Who speaks from here on, when, or under what number; the name is Markdown or ``None``."""

    name: str | None
    start: float | None
    number: int | None
    line: int

    @property
    def speaker(self) -> str | None:
        """The name as a reader sees it."""
        return visible(self.name) if self.name else None


class Paragraph(NamedTuple):
    """A paragraph as Markdown on one line; ``indent`` where it belongs to the list item above."""

    markdown: str
    line: int
    indent: int = 0
    speech: bool = False

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return visible(self.markdown, self.speech)


class ListItem(NamedTuple):
    """An item of a list as Markdown on one line; ``indent`` where it is inside another item."""

    markdown: str
    line: int
    indent: int = 0

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return visible(self.markdown, speech=False)


class Code(NamedTuple):
    """A fenced block of code, with its fences."""

    text: str
    line: int


SpeechBlock: TypeAlias = Heading | TurnLabel | Paragraph
ProseBlock: TypeAlias = Heading | Paragraph | ListItem | Code
Block: TypeAlias = Heading | TurnLabel | Paragraph | ListItem | Code
