"""The ids of a page's elements, so that a link can be held against them."""

from __future__ import annotations

from markdown.extensions.toc import slugify, unique

from chapterhouse.pages.blocks import Heading
from chapterhouse.pages.read import read_page


def page_ids(path: str, text: str) -> frozenset[str]:
    """The ids of turns, chapters and headings; ChapterhouseError where the page cannot be read."""
    page = read_page(path, text)
    ids = {turn.id for turn in page.turns}
    ids |= {chapter.id for chapter in page.chapters if chapter.id}
    titles: set[str] = set()
    for block in page.blocks:
        if isinstance(block, Heading):
            unique(slugify(block.text, "-"), titles)
    return frozenset(ids | titles)
