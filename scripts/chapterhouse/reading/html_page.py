"""What a page of HTML holds for its readers: blocks of text, and the facts of its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chapterhouse.model import Prose, Span, prose


@dataclass(slots=True)
class HtmlBlock:
    """A block: its line, the name and the time it marks, and its text (``heading``: 1 to 6).

    ``marked``: the speaker is named by an element, be it an empty one (the same goes on).
    ``links`` are the words of its links with their addresses; ``bullet``: it is an item of a list.
    """

    line: int
    heading: int = 0
    speaker: str | None = None
    marked: bool = False
    time: str | None = None
    text: str = ""
    furniture: bool = False
    bullet: bool = False
    links: tuple[tuple[str, str], ...] = ()

    @property
    def spans(self) -> Prose:
        """The text with its links, without the stars around what is bold."""
        spans: list[Span] = []
        place = 0
        for words, address in self.links:
            at = self.text.find(words, place)
            if at >= 0:
                spans += prose(self.text[place:at].replace("**", ""))
                spans.append(Span(words, "link", address))
                place = at + len(words)
        return (*spans, *prose(self.text[place:].replace("**", "")))


@dataclass(slots=True)
class HtmlPage:
    """A page's blocks and the facts of its head."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    title: tuple[int, str] | None = None
    language: str | None = None
    date: str | None = None
    audio: str | None = None
    videos: list[str] = field(default_factory=list)
    """The ids of the videos on YouTube to whose moments it links, each once a link."""
    endless: bool = False
    """It has more blocks than an episode can have (`endless`), and was not read to its end."""


def said_blocks(page: HtmlPage) -> Iterator[HtmlBlock]:
    """The blocks that are no furniture of the page."""
    return (block for block in page.blocks if not block.furniture)
