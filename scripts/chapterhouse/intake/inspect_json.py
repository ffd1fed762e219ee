"""What was read from a source, for tools (JSON) and for people (a summary to look over)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from chapterhouse.conversion.account import shortened
from chapterhouse.model import Block, Episode, Person, Point, Prose, Role, Section, plain
from chapterhouse.problems import printable
from chapterhouse.times import clock


def as_json(episode: Episode) -> dict[str, Any]:
    """An episode as JSON values; ``null`` where the source does not say."""
    return {
        "source": episode.source.key,
        "form": episode.source.form,
        "line": episode.source.line,
        "slug": episode.slug,
        "title": episode.title,
        "title_derived": episode.title_derived,
        "kind": episode.kind,
        "show": episode.show,
        "about_show": list(episode.about_show),
        "date": episode.date,
        "language": episode.language,
        "transcript": "machine" if episode.machine_made else None,
        "media": {"audio": episode.media.audio, "youtube": episode.media.youtube},
        "hosts": [_person(person) for person in episode.named("host")],
        "guests": [_person(person) for person in episode.named("guest")],
        "summary": [_block(block) for block in episode.summary],
        "points_heading": episode.points_heading,
        "points": [_point(point) for point in episode.points],
        "chapters": [
            {
                "title": chapter.title,
                **({} if chapter.start is None else {"start": chapter.start}),
                "turn": chapter.turn,
                "approximate": chapter.approximate,
            }
            for chapter in episode.chapters
        ],
        "parts": [{"title": part.title, "turn": part.turn} for part in episode.parts],
        "sections": [
            {"title": plain(section.title), "text": _text(section.blocks)}
            for section in episode.sections
        ],
        "turns": [
            {"speaker": turn.speaker, "start": turn.start, "text": turn.text}
            for turn in episode.turns
        ],
        "wikilinks": [
            {"target": span.target, "label": span.text}
            for prose in (episode.fact_links, *_all_prose(episode))
            for span in prose
            if span.kind == "wiki"
        ],
        "links": [
            {"target": span.target, "label": span.text}
            for prose in _all_prose(episode)
            for span in prose
            if span.kind == "link"
        ],
        "timestamps": [
            span.start for prose in _all_prose(episode) for span in prose if span.kind == "time"
        ],
        "dropped": [
            {"line": fate.line, "rule": fate.what, "text": fate.text} for fate in episode.dropped
        ],
        "problems": [
            {"line": problem.line, "message": problem.message} for problem in episode.problems
        ],
    }


def as_text(episode: Episode) -> Iterator[str]:
    """An episode as lines for people: what it is, who is in it, its outline, what was dropped."""
    derived = " (derived)" if episode.title_derived else ""
    yield f"{printable(episode.source.key)}: {printable(episode.title)}{derived}"
    facts = {
        "kind": episode.kind,
        "show": episode.show,
        "date": episode.date,
        "language": episode.language,
        "audio": episode.media.audio,
        "youtube": episode.media.youtube,
        "hosts": _names(episode, "host"),
        "guests": _names(episode, "guest"),
    }
    yield from (f"  {name}: {printable(value)}" for name, value in facts.items() if value)
    for person in episode.people:
        if person.bio:
            doubt = "" if person.bio.verified else " (unverified)"
            yield f"  bio of {printable(person.name)}{doubt}: {shortened(person.bio.text)}"
    if episode.turns:
        yield f"  turns: {len(episode.turns)}"
    for chapter in episode.chapters:
        time = "–" if chapter.start is None else clock(chapter.start)
        place = "not placed" if chapter.turn is None else f"turn {chapter.turn}"
        about = "about " if chapter.approximate else ""
        yield f"  chapter {time} ({about}{place}): {shortened(chapter.title)}"
    for name, things in (("points", episode.points), ("sections", episode.sections)):
        if things:
            yield f"  {name}: {len(things)}"
    rules = Counter(fate.what for fate in episode.dropped)
    yield from (f"  dropped: {times} × {rule}" for rule, times in sorted(rules.items()))
    for problem in episode.problems:
        yield f"  problem in line {problem.line}: {printable(problem.message)}"


def _person(person: Person) -> dict[str, Any]:
    bio = person.bio
    return {
        "name": person.name,
        "bio": bio.text if bio else None,
        "bio_verified": bio.verified if bio else None,
        "links": list(person.links),
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "text": plain(block.prose)}


def _point(point: Point) -> dict[str, Any]:
    return {
        "text": plain(point.text),
        "start": point.start,
        "application": point.application,
        "group": point.group,
    }


def _names(episode: Episode, role: Role) -> str:
    return ", ".join(person.name for person in episode.named(role))


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(plain(block.prose) for block in blocks)


def _all_prose(episode: Episode) -> Iterator[Prose]:
    """Every run of prose, in the order of the page."""
    yield from (block.prose for block in episode.summary)
    yield from (point.text for point in episode.points)
    yield from (prose for section in episode.sections for prose in _section(section))


def _section(section: Section) -> Iterator[Prose]:
    yield section.title
    yield from (block.prose for block in section.blocks)
