"""Show notes beside a transcript (``ep12.md``), which no form would claim for themselves.

Headings, paragraphs, chapter lists, links; front matter gives facts. Only a file that belongs to a
transcript is read so: by itself such a text may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from chapterhouse.model import Block, Episode, Section, Source, plain
from chapterhouse.pages.front_matter import split
from chapterhouse.reading.chapters import BULLET, is_chapter_heading, timed_run
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.notes import Notes, read_notes
from chapterhouse.reading.wiki_prose import wiki_prose

NAME = "show-notes"

_TITLE = re.compile(r"(?:Episode )?Title:\s+(?P<title>\S.{0,300})\Z", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?P<title>\S.*?)(?:\s+#+)?\Z")


def read_show_notes(path: str, text: str) -> Episode:
    """What the notes say, as an episode without turns."""
    ledger = Ledger()
    front = split(path, text)
    lines = lines_of(text.removeprefix("\ufeff"))
    body = [line for line in lines if line.number >= front.body_line]
    for line in lines[: len(lines) - len(body)]:
        ledger.metadata(line, "front matter")
    title = _fact(front.meta, "title")
    if body and title is None and body[0].text.startswith("# "):
        title = body[0].text[1:].strip("# ")
        ledger.text(body.pop(0), "title", title)
    elif body and title is None and (named := _TITLE.match(body[0].text)):
        title = named["title"]
        ledger.text(body.pop(0), "title", title)
    notes = Notes()
    sections: list[Section] = []
    for heading, below in _parts(body):
        listed = any(timed_run(below, at) >= 2 for at in range(len(below)))
        if heading is None or is_chapter_heading(heading.text) or listed:
            if heading is not None:
                ledger.metadata(heading, "heading")
            _add(notes, read_notes(below, (), set(), ledger))
        else:
            sections.append(_section(heading, below, ledger))
    return Episode(
        source=Source(path, NAME),
        title=title or "",
        title_derived=title is None,
        kind="notes",
        show=_fact(front.meta, "show"),
        date=_fact(front.meta, "date"),
        summary=tuple(Block(wiki_prose(plain(each.prose))[0], each.kind) for each in notes.summary),
        points=tuple(replace(each, text=wiki_prose(plain(each.text))[0]) for each in notes.points),
        points_heading=notes.points_heading,
        chapters=tuple(notes.chapters),
        sections=tuple(sections),
        fates=ledger.fates(),
        problems=tuple(notes.problems),
    )


def _parts(lines: Sequence[Line]) -> list[tuple[Line | None, list[Line]]]:
    """Each heading with the lines below it; first, without one, what stands above all."""
    parts: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _HEADING.match(line.text) or is_chapter_heading(line.text):
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    return parts


def _add(notes: Notes, more: Notes) -> None:
    notes.summary += more.summary
    notes.summary += [Block(wiki_prose(text)[0]) for text in more.pitches]
    notes.chapters += more.chapters
    notes.points += more.points
    notes.points_heading = notes.points_heading or more.points_heading
    notes.problems += more.problems


def _section(heading: Line, below: Sequence[Line], ledger: Ledger) -> Section:
    match = _HEADING.match(heading.text)
    ledger.text(heading, "section")
    blocks: list[Block] = []
    for line in below:
        ledger.text(line, "section")
        bullet = BULLET.match(line.text)
        said = line.text[bullet.end() :] if bullet else line.text
        blocks.append(Block(wiki_prose(said)[0], "bullet" if bullet else "paragraph"))
    return Section(wiki_prose(match["title"] if match else heading.text)[0], tuple(blocks))


def _fact(meta: Mapping[str, Any], key: str) -> str | None:
    """A fact of the front matter, where it is one; a date as 2026-01-31."""
    value = meta.get(key)
    if key == "date":
        if isinstance(value, date):
            return value.isoformat()[:10]
        try:
            return date.fromisoformat(str(value)).isoformat() if value else None
        except ValueError:
            return None
    return " ".join(value.split()) or None if isinstance(value, str) else None
