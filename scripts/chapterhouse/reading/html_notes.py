"""The blocks of an HTML page as lines of notes: items of lists as such, links with their addresses.

Notes are read line by line; what their lines cannot hold is kept by the words of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.model import Block, Point, Prose, Section, Span, plain
from chapterhouse.reading.html_page import HtmlBlock
from chapterhouse.reading.ledger import Line

_BULLET = "• "


@dataclass(frozen=True, slots=True)
class HtmlNotes:
    """The spans of lines that have links, by their words; the lines that are items of lists."""

    spans: Mapping[str, Prose] = field(default_factory=dict)
    items: frozenset[int] = frozenset()
    """By their index."""

    def as_item(self, line: Line, index: int) -> Line:
        """The line, with a list's sign before it where it is an item."""
        if index not in self.items or not line.text:
            return line
        return Line(line.number, _BULLET + line.text, line.gap)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with the links of their words."""
        if not self.spans:
            return tuple(blocks)
        return tuple(Block(self._linked(each.prose), each.kind) for each in blocks)

    def points(self, points: Iterable[Point]) -> tuple[Point, ...]:
        """The points with the links of their words."""
        return tuple(replace(each, text=self._linked(each.text)) for each in points)

    def sections(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """The sections with the links of their words."""
        return tuple(replace(each, blocks=self.blocks(each.blocks)) for each in sections)

    def _linked(self, text: Prose) -> Prose:
        return self.spans.get(_words(text), text)


def html_notes(blocks: Sequence[HtmlBlock]) -> HtmlNotes:
    """What the blocks, a line each, hold beside their words."""
    return HtmlNotes(
        {_words(spans): spans for block in blocks if block.links and (spans := block.spans)},
        frozenset(index for index, block in enumerate(blocks) if block.bullet),
    )


def _words(text: Iterable[Span]) -> str:
    return plain(text).strip()
