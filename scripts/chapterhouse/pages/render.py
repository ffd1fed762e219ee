"""Episodes, people and shows as the text of their pages.

What a source says stands on its page literally; only what the page form itself means (headings,
labels, links) is Markdown. ``read`` turns a page back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeAlias, TypedDict, Unpack

from chapterhouse.model import Block, Episode, Person, Point, Span, plain
from chapterhouse.pages import grammar, prose
from chapterhouse.pages.escape import clean, escape, within_line
from chapterhouse.pages.headings import heading, listed_chapter, literal_title
from chapterhouse.pages.prose import Link
from chapterhouse.pages.render_speech import listed, speech
from chapterhouse.pages.yaml_text import Value, front_matter
from chapterhouse.reading.scripts import direction
from chapterhouse.times import clock

Slug: TypeAlias = Callable[[str], str]

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


class Form(TypedDict, total=False):
    """Where a line of prose goes; see ``prose.markdown``."""

    start_of_line: bool
    avoid: Callable[[str], bool]


class Markdown(Protocol):
    """Prose as one line of the page at hand."""

    def __call__(self, spans: Iterable[Span], **form: Unpack[Form]) -> str:
        """The line."""


def _no_link(_: Span) -> str | None:
    return None


def episode_page(
    episode: Episode,
    slug_of_person: Slug,
    slug_of_show: Slug,
    numbers: Sequence[int] | None = None,
    link: Link = _no_link,
) -> str:
    """The page of an episode.

    ``numbers`` has a number for each turn, which those without a time keep for ever; without it
    they are numbered from 1 by their place. ``link`` gives the target of a wiki link or ``None``.
    """
    youtube = episode.media.youtube

    def markdown(spans: Iterable[Span], **form: Unpack[Form]) -> str:
        return prose.markdown(spans, link, youtube, **form)

    body = [
        *_blocks(episode.summary, markdown),
        *_points(episode, markdown),
        *_chapters(episode),
        *_sections(episode, markdown),
        *speech(episode, numbers),
    ]
    return _page(_facts(episode, slug_of_person, slug_of_show), body)


def person_page(person: Person, bio_from: str | None = None) -> str:
    """The page of a person; ``bio_from`` is the slug of the episode that the bio was read in."""
    bio = person.bio
    facts: dict[str, Value] = {
        "title": clean(person.name),
        "kind": "person",
        "aliases": [clean(alias) for alias in person.aliases],
        "links": [link for link in map(prose.safe_target, person.links) if link],
        "bio": "unverified" if bio and not bio.verified else None,
        "bio_from": bio_from if bio else None,
    }
    return _plain_page(facts, re.split(r"\n\s*\n", bio.text) if bio else ())


def show_page(name: str, about: Iterable[str] = (), hosts: Sequence[str] = ()) -> str:
    """The page of a show: what it says about itself, a paragraph each; ``hosts`` are slugs."""
    return _plain_page({"title": clean(name), "kind": "show", "hosts": hosts}, about)


def _plain_page(facts: Mapping[str, Value], paragraphs: Iterable[str]) -> str:
    return _page(facts, filter(None, map(escape, paragraphs)))


def _page(facts: Mapping[str, Value], blocks: Iterable[str]) -> str:
    return "\n".join([front_matter(facts), *(f"{block}\n" for block in blocks)])


def _facts(episode: Episode, slug_of_person: Slug, slug_of_show: Slug) -> dict[str, Value]:
    """The front matter of an episode, in the order an editor looks for things."""
    media = episode.media
    return {
        "title": clean(episode.title),
        "title_derived": episode.title_derived or None,
        "show": slug_of_show(episode.show) if episode.show else None,
        "kind": episode.kind,
        "date": _day(episode.date),
        "hosts": [slug_of_person(person.name) for person in episode.named("host")],
        "guests": [slug_of_person(person.name) for person in episode.named("guest")],
        "youtube": media.youtube,
        "audio": media.audio,
        "transcript": "machine" if episode.machine_made else None,
        "lang": episode.language,
        "dir": direction(episode.language),
        "source": episode.source.key,
    }


def _day(text: str | None) -> Value:
    """A date as YAML's own where it is one, else what the source says."""
    try:
        return date.fromisoformat(text) if text and _DAY.match(text) else text
    except ValueError:
        return text


def _blocks(blocks: Iterable[Block], markdown: Markdown) -> Iterator[str]:
    """Paragraphs and lists; the items of a list are one block."""
    items: list[str] = []
    for block in blocks:
        if block.kind == "bullet":
            text = markdown(block.prose)
            items += [f"- {text}"] if text else []
        elif text := markdown(block.prose, avoid=_is_label):
            if items:
                yield "\n".join(items)
                items = []
            yield text
    if items:
        yield "\n".join(items)


def _points(episode: Episode, markdown: Markdown) -> Iterator[str]:
    """The takeaways or insights under their heading, those without a group first."""
    groups: dict[str, list[str]] = {"": []}
    for point in episode.points:
        if item := _point(point, markdown):
            groups.setdefault(clean(point.group or ""), []).append(item)
    if not any(groups.values()):
        return
    usual = "Insights" if episode.kind == "insights" else "Takeaways"
    title = clean(episode.points_heading or "") or usual
    line = heading(literal_title(title))
    yield line.removesuffix(" ##") if grammar.is_points_title(title) else line
    for group, items in groups.items():
        if group:
            yield heading(literal_title(group), level=3)
        if items:
            yield ("\n\n" if any("\n" in item for item in items) else "\n").join(items)


def _point(point: Point, markdown: Markdown) -> str:
    """One point as a list item, with what to do with it as a paragraph of its own."""
    text = point.text
    if point.start is not None and clock(point.start) not in plain(text):
        text += (Span(" ("), Span(clock(point.start), "time", start=point.start), Span(")"))
    line = markdown(text, avoid=_is_application)
    practice = within_line(clean(point.application or ""))
    label = f"**Practical application:** {practice}" if practice else ""
    if line and label:
        return f"- {line}\n\n    {label}"
    return f"- {line or label}" if line or label else ""


def _chapters(episode: Episode) -> Iterator[str]:
    items = [listed_chapter(chapter.title, chapter.start) for chapter in listed(episode)]
    if any(items):
        yield "## Chapters"
        yield "\n".join(filter(None, items))


def _sections(episode: Episode, markdown: Markdown) -> Iterator[str]:
    for section in episode.sections:
        yield heading(markdown(section.title, start_of_line=False))
        yield from _blocks(section.blocks, markdown)


def _is_label(line: str) -> bool:
    found = grammar.label(line)
    return found is not None and found.placed


def _is_application(line: str) -> bool:
    return grammar.application(line) is not None
