"""The lines of a saved page that its site put around it, told by their words.

Elements say most of it (`html_blocks`); this is for sites whose elements say nothing. Only lines
above the first turn, and those below the last one, are looked at: people say ``Like.`` too.
"""

from __future__ import annotations

from collections.abc import Sequence

from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.html_page import HtmlBlock
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.notations import Notation


def without_site_lines(
    blocks: Sequence[HtmlBlock], notation: Notation, ledger: Ledger
) -> list[HtmlBlock]:
    """The blocks without the site's; each of these goes to the ledger by its rule."""
    labels = notation.labels
    end = len(blocks)
    while end and end - 1 not in labels and furniture(blocks[end - 1].text):
        end -= 1
    begin = notation.first
    if not labels:
        while begin < end and furniture(blocks[begin].text):
            begin += 1
    kept: list[HtmlBlock] = []
    for index, block in enumerate(blocks):
        rule = furniture(block.text) if index < begin or index >= end else None
        if rule is None:
            kept.append(block)
        else:
            ledger.drop(Line(block.line, block.text), rule)
    return kept
