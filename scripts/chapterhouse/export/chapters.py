"""The chapters of a page as a file for players, and the chapter that each turn belongs to."""

from __future__ import annotations

import json
from typing import Any

from chapterhouse.pages.page import Page, PageChapter


def timed_chapters(page: Page) -> list[PageChapter]:
    """The chapters that have a time, in its order, whether in the transcript or only listed."""
    found: dict[tuple[float, str], PageChapter] = {}
    for chapter in page.chapters:
        if chapter.start is not None and chapter.title:
            found.setdefault((chapter.start, chapter.title), chapter)
    return sorted(found.values(), key=lambda chapter: chapter.start or 0)


def chapters_json(page: Page) -> str:
    """The JSON chapters of Podcasting 2.0.

    By https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
    a chapter has to have a start (seconds), so those without a time are not in it.
    """
    listed: list[dict[str, Any]] = [
        {"startTime": chapter.start, "title": chapter.title} for chapter in timed_chapters(page)
    ]
    whole: dict[str, Any] = {"version": "1.2.0"}
    if title := page.meta.get("title"):
        whole["title"] = str(title)
    return json.dumps({**whole, "chapters": listed}, ensure_ascii=False, indent=1) + "\n"


def chapter_of_turns(page: Page) -> list[PageChapter | None]:
    """For each turn the chapter that it stands in; ``None`` before the first one."""
    at = {chapter.turn: chapter for chapter in page.chapters if chapter.turn is not None}
    found: list[PageChapter | None] = []
    current: PageChapter | None = None
    for index in range(len(page.turns)):
        current = at.get(index, current)
        found.append(current)
    return found
