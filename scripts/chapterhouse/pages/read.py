"""Reads a page as an editor may have left it: the inverse of ``render``.

Whatever is not a heading, a label, a list item or code is text; nothing is an error here but
front matter that cannot be read (``check`` says what looks wrong).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chapterhouse.pages import grammar
from chapterhouse.pages.blocks import Heading, ListItem, Paragraph, ProseBlock
from chapterhouse.pages.front_matter import split
from chapterhouse.pages.ids import moment, unique_names
from chapterhouse.pages.inline import visible
from chapterhouse.pages.page import Page, PageChapter, PagePoint, PageSection, Transcript
from chapterhouse.pages.speech import transcript
from chapterhouse.pages.split import lines_of, prose_blocks, speech_blocks, transcript_start
from chapterhouse.times import CLOCK, seconds

_TIME_INSIDE = re.compile(rf"\(({CLOCK})\)|\[\(?({CLOCK})\)?\]\(")


def read_page(path: str, text: str) -> Page:
    """The page at a path (which only serves to name it in errors)."""
    front = split(path, text)
    lines = lines_of(front.body)
    start = transcript_start(lines)
    prose = tuple(prose_blocks(lines[:start], front.body_line))
    speech = tuple(speech_blocks(lines[start:], front.body_line + start))
    said = transcript(speech)
    summary, sections = _sections(prose)
    points_heading: str | None = None
    points: list[PagePoint] = []
    chapters: list[PageChapter] = []
    others: list[PageSection] = []
    for heading, blocks in sections:
        left = blocks
        if heading.role == "chapters":
            chapters += list(_listed(blocks, said, chapters))
            left = [block for block in blocks if not isinstance(block, ListItem)]
        elif heading.role == "points" and any(isinstance(block, ListItem) for block in blocks):
            points_heading = points_heading or heading.text
            points += _points(blocks)
            left = list(_beside_points(blocks))
        if left or heading.role == "other" or left is blocks:
            others.append(PageSection(heading.text, tuple(left), heading.line))
    return Page(
        path=path,
        meta=front.meta,
        body_line=front.body_line,
        blocks=prose + speech,
        summary=tuple(summary),
        points_heading=points_heading,
        points=tuple(points),
        chapters=(*chapters, *said.chapters),
        sections=tuple(others),
        turns=said.turns,
    )


def _sections(
    blocks: Iterable[ProseBlock],
) -> tuple[list[ProseBlock], list[tuple[Heading, list[ProseBlock]]]]:
    """What stands before the first heading, and each heading of level 1 or 2 with its blocks."""
    summary: list[ProseBlock] = []
    sections: list[tuple[Heading, list[ProseBlock]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            sections.append((block, []))
        else:
            (sections[-1][1] if sections else summary).append(block)
    return summary, sections


def _points(blocks: Iterable[ProseBlock]) -> Iterator[PagePoint]:
    """The list items as points; paragraphs inside one belong to it."""
    group: str | None = None
    point: PagePoint | None = None
    for block in blocks:
        if isinstance(block, Heading):
            group = block.text
        elif isinstance(block, ListItem | Paragraph):
            practice = grammar.application(block.markdown)
            applied = None if practice is None else visible(practice, speech=False)
            text = block.text if practice is None else ""
            if isinstance(block, ListItem):
                if point:
                    yield point
                time = _TIME_INSIDE.search(block.markdown)
                start = seconds(time[1] or time[2]) if time else None
                point = PagePoint(text, start, applied, group, block.line)
            elif block.indent and point:
                text = f"{point.text} {text}".strip()
                applied = applied or point.application
                point = PagePoint(text, point.start, applied, point.group, point.line)
    if point:
        yield point


def _beside_points(blocks: Iterable[ProseBlock]) -> Iterator[ProseBlock]:
    """What an editor wrote between the points."""
    for block in blocks:
        if not isinstance(block, Heading | ListItem) and not getattr(block, "indent", 0):
            yield block


def _listed(
    blocks: Iterable[ProseBlock], said: Transcript, before: Iterable[PageChapter]
) -> Iterator[PageChapter]:
    """The chapters of the list; the id of one with a time is that of the moment."""
    unique = unique_names()
    spoken = {turn.id for turn in said.turns}
    for chapter in before:
        unique(chapter.id or "")
    for block in blocks:
        if isinstance(block, ListItem):
            timed = grammar.timed_item(block.markdown)
            start, title = (timed[0], timed[2]) if timed else (None, block.markdown)
            name = None if start is None else moment(start)
            if name is not None and name not in spoken:
                name = unique(name)
            yield PageChapter(
                markdown=title,
                title=visible(title, speech=False),
                start=start,
                approximate=False,
                turn=None,
                id=name,
                line=block.line,
                listed=True,
            )
