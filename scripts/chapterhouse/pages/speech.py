"""The blocks of a transcript put together as turns and chapters, with their permanent ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chapterhouse.pages.blocks import Heading, Paragraph, SpeechBlock, TurnLabel
from chapterhouse.pages.ids import chapter_ids, turn_id, unique_names
from chapterhouse.pages.page import PageChapter, PageTurn, Transcript


@dataclass(slots=True)
class _Open:
    """A turn while its paragraphs come in."""

    speaker: str | None
    label: TurnLabel | None
    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)


def transcript(blocks: Iterable[SpeechBlock]) -> Transcript:
    """Turns and chapters in the order of the page.

    A heading in the middle of a turn does not change who speaks: what stands under it is a turn
    of its own (it needs an id), of the same speaker.
    """
    opening: Heading | None = None
    turns: list[_Open] = []
    headings: list[tuple[Heading, int]] = []
    under_label = False
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            if position == 0 and block.role == "transcript":
                opening = block
            else:
                headings.append((block, len(turns)))
            under_label = False
        elif isinstance(block, TurnLabel):
            turns.append(_Open(block.speaker, block, block.line))
            under_label = True
        else:
            if not under_label:
                turns.append(_Open(turns[-1].speaker if turns else None, None, block.line))
                under_label = True
            turns[-1].paragraphs.append(block)
    closed = _with_ids(turns)
    return Transcript(opening, closed, _chapters(headings, closed))


def _with_ids(turns: Iterable[_Open]) -> tuple[PageTurn, ...]:
    unique = unique_names()
    closed = []
    for turn in turns:
        start = turn.label.start if turn.label else None
        number = turn.label.number if turn.label else None
        # What is said is needed for the id only where nothing else gives one.
        named = start is not None or number is not None
        said = "" if named else " ".join(paragraph.text for paragraph in turn.paragraphs)
        name = unique(turn_id(start, number, turn.speaker, said))
        said_in = tuple(turn.paragraphs)
        labelled = turn.label is not None
        closed.append(PageTurn(turn.speaker, start, number, name, said_in, turn.line, labelled))
    return tuple(closed)


def _chapters(
    headings: list[tuple[Heading, int]], turns: tuple[PageTurn, ...]
) -> tuple[PageChapter, ...]:
    names = chapter_ids(
        [(heading.start, turn) for heading, turn in headings], [turn.id for turn in turns]
    )
    return tuple(
        PageChapter(
            markdown=heading.title,
            title=heading.text,
            start=heading.start,
            approximate=heading.approximate,
            turn=turn if turn < len(turns) else None,
            id=name,
            line=heading.line,
            level=heading.level,
        )
        for (heading, turn), name in zip(headings, names, strict=True)
    )
