"""The show notes of a feed's items as lines, from the element that says most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.endless import endless
from chapterhouse.reading.feed_elements import Element
from chapterhouse.reading.html_blocks import page_of
from chapterhouse.reading.html_notes import HtmlNotes, html_notes
from chapterhouse.reading.html_page import HtmlBlock, said_blocks
from chapterhouse.reading.ledger import Line, lines_of

_NOTES = (
    "content:encoded",
    "content",
    "description",
    "itunes:summary",
    "summary",
    "itunes:subtitle",
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|h[1-6]|tr)[\s/>]", re.IGNORECASE)
_MOST_LINES = 400_000
_MOST_OF_ITEM = 100_000
"""Paragraphs of all notes, and of one item's: a thousand episodes with a hundred lines have a
fourth of it."""


def notes_of(source: str, items: Sequence[Element]) -> list[tuple[list[Line], HtmlNotes]]:
    """The show notes of all items, as `_notes_lines` has them."""
    found: list[tuple[list[Line], HtmlNotes]] = []
    left = _MOST_LINES
    for item in items:
        found.append(_notes_lines(source, item))
        left -= len(found[-1][0])
        if left < 0:
            why = f"has more than {_MOST_LINES:,} paragraphs of notes; divide it into several files"
            raise ChapterhouseError(source, why, item.line)
    return found


def _notes_lines(source: str, item: Element) -> tuple[list[Line], HtmlNotes]:
    """The show notes of an item as lines: the longest of the elements that may hold them."""
    held = [element for element in item.all(*_NOTES) if element.text.strip()]
    if not held:
        return [], HtmlNotes()
    best = held[0] if len(held) == 1 else max(held, key=lambda one: len(plain_notes(one.text)))
    if "<" not in best.text:
        return [
            Line(best.text_line + line.number - 1, line.raw, line.gap)
            for line in lines_of(best.text)
        ], HtmlNotes()
    marked = best.text if _BLOCK_TAG.search(best.text) else best.text.replace("\n", "<br>\n")
    page = page_of(marked, _MOST_OF_ITEM)
    if page.endless:
        raise endless(source, "paragraphs", item.line, _MOST_OF_ITEM)
    blocks = list(said_blocks(page))
    above = best.text_line - 1
    lines = [Line(above + block.line, _written(block).strip(), 1) for block in blocks]
    return lines, html_notes(blocks)


def _written(block: HtmlBlock) -> str:
    """A block's text with the hashes of a heading, the name and the time that its elements mark."""
    text, time = block.text, block.time
    if time is not None and not time.endswith("s"):
        text = f"({time}) {text}"
    if block.speaker:
        text = f"**{block.speaker}:** {text}"
    return f"{'#' * block.heading} {text}" if block.heading else text


def plain_notes(text: str) -> str:
    """A text without tags, on one line."""
    if "<" not in text:
        return " ".join(text.split())
    return " ".join(block.text.replace("**", "") for block in page_of(text).blocks)
