"""Who speaks how much, on a whole page and in each of its chapters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chapterhouse.pages.page import Page
from chapterhouse.slugs import slug


class Speaking(NamedTuple):
    """How much a speaker says: characters in all, and by the index of the page's chapters."""

    characters: int
    turns: int
    chapters: Mapping[int, int]


def speaking(page: Page) -> dict[str, Speaking]:
    """By the speaker's slug; a chapter is counted by its place among those with a turn."""
    placed = [chapter for chapter in page.chapters if not chapter.listed]
    begins = {chapter.turn: number for number, chapter in enumerate(placed)}
    said: dict[str, list[tuple[int, int]]] = {}
    chapter = -1
    for index, turn in enumerate(page.turns):
        chapter = begins.get(index, chapter)
        if turn.speaker:
            length = sum(len(paragraph.markdown) for paragraph in turn.paragraphs)
            said.setdefault(turn.speaker, []).append((chapter, length))
    found: dict[str, Speaking] = {}
    for label, turns in said.items():
        speaker = slug(label)
        before = found.get(speaker, Speaking(0, 0, {}))
        chapters = dict(before.chapters)
        for number, length in turns:
            if number >= 0:
                chapters[number] = chapters.get(number, 0) + length
        characters = before.characters + sum(length for _, length in turns)
        found[speaker] = Speaking(characters, before.turns + len(turns), chapters)
    return found
