"""All that is said on the site as JSON Lines: one turn a line, for research and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from chapterhouse.export.chapters import chapter_of_turns
from chapterhouse.pages.page import Page


def corpus_lines(page: Page, slug: str, address: str) -> Iterator[str]:
    """A line for each turn of a page; ``address`` is that of the page.

    What the page does not say is ``null``. ``start`` is in seconds.
    """
    meta = page.meta
    facts = {
        "episode": slug,
        "show": _text(meta.get("show")),
        "date": _text(meta.get("date")),
    }
    for turn, chapter in zip(page.turns, chapter_of_turns(page), strict=True):
        row = {
            **facts,
            "speaker": turn.speaker,
            "start": turn.start,
            "chapter": chapter.title if chapter else None,
            "text": turn.text,
            "permalink": f"{address}#{turn.id}",
        }
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(value: object) -> str | None:
    return str(value) if value else None
