"""The account that the laws of the readers hold: which words a source says, and which a page."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from chapterhouse.model import Block, Episode, Fate, plain

CLOCK = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?")
# Scripts without spaces between words, in which two lines of one sentence are joined without one.
SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])\w)+")


def words(text: str) -> Counter[str]:
    """Words without times, which move from the text to labels and back."""
    return Counter(WORD.findall(CLOCK.sub(" ", text).casefold()))


def shown(episode: Episode) -> Iterator[str]:
    """Everything of an episode that a page shows and a source said."""

    def blocks(given: tuple[Block, ...]) -> Iterator[str]:
        for block in given:
            yield plain(block.prose)

    if not episode.title_derived:
        yield episode.title
    yield from blocks(episode.summary)
    yield from episode.about_show
    yield episode.points_heading or ""
    groups = [point.group for point in episode.points]
    for group, before in zip(groups, [None, *groups], strict=False):
        if group and group != before:
            yield group
    for point in episode.points:
        yield plain(point.text)
        yield point.application or ""
    for chapter in episode.chapters:
        yield chapter.title
    for part in episode.parts:
        yield part.title
    for section in episode.sections:
        yield plain(section.title)
        yield from blocks(section.blocks)
    for turn in episode.turns:
        yield from turn.paragraphs


def left_of(line: str, fates: list[Fate]) -> str:
    """What of a line must be on a page: the line without the pieces that went elsewhere.

    Where its text fates are pieces and not the whole line, these are what must be there. A ``tag``
    inside a word leaves no gap, an ``entity`` stands for its character.
    """
    said = [fate.text for fate in fates if fate.kind == "text"]
    if said and line.strip() not in said:
        return "\n".join(said)
    kept: list[str] = []
    place = 0
    again: list[Fate] = []
    for fate in fates:
        at = line.find(fate.text, place) if fate.kind != "text" else -1
        if at >= 0:
            kept += line[place:at], _instead(fate)
            place = at + len(fate.text)
        elif fate.kind != "text":
            again.append(fate)
    left = "".join(kept) + line[place:]
    for fate in again:
        left = left.replace(fate.text, _instead(fate), 1)
    return left


def _instead(fate: Fate) -> str:
    """What a reader sees where a piece stood."""
    if fate.what == "entity":
        return html.unescape(fate.text)
    return "" if fate.what == "tag" else " "


def unaccounted(text: str, episodes: Sequence[Episode]) -> set[int]:
    """Lines without a fate, and fates without a line."""
    lines = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    return lines ^ {fate.line for episode in episodes for fate in episode.fates}


def lost_and_invented(text: str, episodes: Sequence[Episode]) -> tuple[Counter[str], Counter[str]]:
    """Words of text lines that no page shows, and words on pages that no text line says."""
    by_line: dict[int, list[Fate]] = {}
    for episode in episodes:
        for fate in episode.fates:
            by_line.setdefault(fate.line, []).append(fate)
    said: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        fates = by_line.get(number, [])
        if any(fate.kind == "text" for fate in fates):
            said += words(left_of(line, fates))
    on_pages: Counter[str] = Counter()
    for episode in episodes:
        for piece in shown(episode):
            on_pages += words(piece)
    return said - on_pages, on_pages - said
