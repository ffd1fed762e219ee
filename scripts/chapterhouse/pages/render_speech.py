"""The transcript of an episode as blocks of its page: headings, turn labels, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from chapterhouse.model import Chapter, Episode, Turn
from chapterhouse.pages.escape import clean, escape, within_line
from chapterhouse.pages.grammar import NOBODY
from chapterhouse.pages.headings import chapter_heading, written


def speech(episode: Episode, numbers: Sequence[int] | None) -> list[str]:
    """The transcript's blocks, one for each heading, label and paragraph; none without turns."""
    turns = episode.turns
    if numbers is not None and len(numbers) != len(turns):
        raise ValueError(f"{len(numbers)} numbers for {len(turns)} turns")
    headings = _headings(episode)
    blocks = []
    if turns and not _begins_by_itself(headings):
        blocks.append("## Transcript")
    for index, turn in enumerate(turns):
        blocks += [heading for heading, _ in headings.get(index, ())]
        blocks.append(_label(turn, numbers[index] if numbers else index + 1))
        blocks += filter(None, map(escape, turn.paragraphs))
    return blocks + [heading for heading, _ in headings.get(len(turns), ())]


def listed(episode: Episode) -> Iterator[Chapter]:
    """The chapters that belong in the list: those with no place in the transcript.

    One with a time after the last turn is no such chapter; its heading ends the transcript.
    """
    last = max((turn.start for turn in episode.turns if turn.start is not None), default=None)
    for chapter in episode.chapters:
        at_end = last is not None and chapter.start is not None and chapter.start > last
        if not episode.turns or (chapter.turn is None and not at_end):
            yield chapter


def _headings(episode: Episode) -> dict[int, list[tuple[str, bool]]]:
    """Headings by the index of the turn they stand before, and whether they have a time or ≈."""
    found: dict[int, list[tuple[str, bool]]] = {}
    end = len(episode.turns)
    for part in episode.parts:
        heading = chapter_heading(part.title, None, False)
        found.setdefault(min(part.turn, end), []).append((heading, False))
    in_list = {id(chapter) for chapter in listed(episode)}
    for chapter in episode.chapters:
        if id(chapter) not in in_list:
            heading = chapter_heading(chapter.title, chapter.start, chapter.approximate)
            placed = written(chapter.start) is not None or chapter.approximate
            turn = end if chapter.turn is None else min(chapter.turn, end)
            found.setdefault(turn, []).append((heading, placed))
    return found


def _begins_by_itself(headings: dict[int, list[tuple[str, bool]]]) -> bool:
    """Whether a reader of the page sees without ``## Transcript`` where the transcript begins.

    A heading with a time begins it, and so does one heading right above the first label.
    """
    first = headings.get(0, [])
    return bool(first) and (first[0][1] or len(first) == 1)


def _label(turn: Turn, number: int) -> str:
    return f"**{_name(turn.speaker or '')}** ({written(turn.start) or f'#{number}'})"


@lru_cache(maxsize=1024)  # the same few speak on and on
def _name(speaker: str) -> str:
    name = clean(speaker)
    return f"&#{ord(NOBODY)};" if name == NOBODY else within_line(name) or NOBODY
