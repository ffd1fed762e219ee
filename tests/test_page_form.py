"""The law of the page form: reading a page gives back the episode that was written to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import pytest
from hypothesis import given, settings

from chapterhouse.model import (
    Bio,
    Block,
    Chapter,
    Episode,
    Media,
    Part,
    Person,
    Point,
    Section,
    Source,
    Span,
    Turn,
    plain,
    prose,
)
from chapterhouse.pages.blocks import Code, Heading, TurnLabel
from chapterhouse.pages.escape import clean
from chapterhouse.pages.headings import written
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page, person_page, show_page
from chapterhouse.slugs import slug
from chapterhouse.times import clock
from hostile_episodes import episodes
from markdown_parsers import PARSERS, blocks

ChapterSaid: TypeAlias = tuple[str, float | None, bool, int | None]


@dataclass(frozen=True)
class Said:
    """What an episode and a page have in common."""

    summary: list[tuple[str, str]]
    points: list[tuple[str | None, str, str | None]]
    chapters: list[ChapterSaid]
    sections: list[tuple[str, list[tuple[str, str]]]]
    turns: list[tuple[str | None, float | None, tuple[str, ...]]]


def normal(text: str) -> str:
    return " ".join(clean(text).split())


def said_by_episode(episode: Episode) -> Said:
    def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
        found = [(block.kind, normal(plain(block.prose))) for block in blocks]
        return [(kind, text) for kind, text in found if text]

    def point(one: Point) -> tuple[str | None, str, str | None]:
        text = plain(one.text)
        if one.start is not None and clock(one.start) not in text:
            text += f" ({clock(one.start)})"
        group = normal(one.group or "") or None
        return group, normal(text), normal(one.application or "") or None

    points = [point(one) for one in episode.points]
    groups = list(dict.fromkeys([None, *(group for group, _, _ in points)]))
    points.sort(key=lambda one: groups.index(one[0]))
    times = [turn.start for turn in episode.turns if turn.start is not None]
    listed, ended = [], []
    placed: list[tuple[int, int, ChapterSaid]] = [
        (part.turn, 0, (normal(part.title), None, False, part.turn)) for part in episode.parts
    ]
    for chapter in episode.chapters:
        found = (normal(chapter.title), chapter.start, chapter.approximate, chapter.turn)
        if chapter.turn is not None:
            placed.append((chapter.turn, 1, found))
        elif times and chapter.start is not None and chapter.start > max(times):
            ended.append(found)
        elif found[:2] != ("", None):
            listed.append(found)
    placed.sort(key=lambda one: one[:2])
    return Said(
        shown(episode.summary),
        [one for one in points if one[1] or one[2]],
        [*listed, *(found for _, _, found in placed), *ended],
        [(normal(plain(one.title)), shown(one.blocks)) for one in episode.sections],
        [
            (
                clean(turn.speaker or "") or None,
                turn.start,
                tuple(text for text in map(clean, turn.paragraphs) if text),
            )
            for turn in episode.turns
        ],
    )


def said_by_page(page: Page) -> Said:
    def shown(blocks: tuple[object, ...]) -> list[tuple[str, str]]:
        kinds = {"ListItem": "bullet", "Paragraph": "paragraph"}
        return [
            (kinds.get(type(block).__name__, "?"), normal(block.text))  # type: ignore[attr-defined]
            for block in blocks
        ]

    return Said(
        shown(page.summary),
        [
            (
                one.group and normal(one.group),
                normal(one.text),
                one.application and normal(one.application),
            )
            for one in page.points
        ],
        [(normal(one.title), one.start, one.approximate, one.turn) for one in page.chapters],
        [(normal(one.title), shown(one.blocks)) for one in page.sections],
        [
            (turn.speaker, turn.start, tuple(one.text for one in turn.paragraphs))
            for turn in page.turns
        ],
    )


@settings(max_examples=600)
@given(episode=episodes())
def test_reading_a_page_gives_back_the_episode(episode: Episode) -> None:
    text = episode_page(episode, slug, slug, link=lambda span: "../topics/a_b.md")
    page = read_page("page.md", text)
    assert said_by_page(page) == said_by_episode(episode)
    assert page.meta["title"] == clean(episode.title) if clean(episode.title) else True
    assert page.meta["source"] == episode.source.key


@settings(max_examples=300)
@given(episode=episodes())
def test_ids_are_unique_and_lines_are_true(episode: Episode) -> None:
    text = episode_page(episode, slug, slug)
    page = read_page("page.md", text)
    ids = [turn.id for turn in page.turns]
    ids += [chapter.id for chapter in page.chapters if chapter.id and not chapter.listed]
    assert len(ids) == len(set(ids))
    lines = text.split("\n")
    assert all(lines[turn.line - 1].startswith("**") for turn in page.turns)
    for chapter in page.chapters:
        assert lines[chapter.line - 1].startswith("- " if chapter.listed else "##")
    for turn in page.turns:
        for paragraph in turn.paragraphs:
            assert lines[paragraph.line - 1] == paragraph.markdown


def shown_by_page(page: Page) -> list[str]:
    """The text of each block, as a program shows it that knows nothing of turns and chapters."""
    shown = []
    for block in page.blocks:
        if isinstance(block, Heading):
            time = [] if block.start is None else [clock(block.start)]
            place = " ".join(["≈"] * block.approximate + time)
            shown.append(f"{block.text} ({place})" if place else block.text)
        elif isinstance(block, TurnLabel):
            place = f"#{block.number}" if block.start is None else clock(block.start)
            shown.append(f"{block.speaker or '—'} ({place})")
        elif not isinstance(block, Code):
            shown.append(block.text)
    return [text for text in map(normal, shown) if text]


@pytest.mark.parametrize("program", [name for name in PARSERS if name != "the site"])
@settings(max_examples=150)
@given(episode=episodes())
def test_a_page_looks_right_where_nobody_knows_of_transcripts(
    program: str, episode: Episode
) -> None:
    text = episode_page(episode, slug, slug, link=lambda span: "../topics/a_b.md")
    front, _, body = text[4:].partition("\n---\n")
    assert "\n---\n" not in front
    shown = [text for _, text in blocks(PARSERS[program](body)) if text]
    assert shown == shown_by_page(read_page("page.md", text))


EPISODE = Episode(
    source=Source("seeds/feed.txt", "feed", 1),
    title="Captions: why they matter",
    title_derived=True,
    kind="transcript",
    show="The Transcript Hour",
    date="2026-01-05",
    people=(Person("Ann Lee", "host"), Person("Bo Chen", "guest")),
    summary=(
        Block(
            (Span("About "), Span("captions", "strong"), Span(", by "), Span("us", "wiki", "us"))
        ),
        Block(prose("one")),
    ),
    points=(
        Point((Span("A point. ("), Span("05:05", "time", start=305), Span(")")), 305, "Do it."),
        Point(prose("Another."), group="Product"),
    ),
    chapters=(
        Chapter("From A to B", 57, 1),
        Chapter("About here", 70, 2, approximate=True),
        Chapter("Somewhere", 30),
        Chapter("Too late", 4000),
    ),
    parts=(Part("A. Part", 3),),
    turns=(
        Turn("Ann Lee", 0, ("Welcome.",)),
        Turn("Bo Chen", 57, ("First.", "# Second *of all*.")),
        Turn(None, 60.5, ("Hm.",)),
        Turn("Ann Lee", None, ("Well.",)),
    ),
    machine_made=True,
    media=Media(youtube="a-b_c123456"),
)
PAGE = """\
---
title: "Captions: why they matter"
title_derived: true
show: the-transcript-hour
kind: transcript
date: 2026-01-05
hosts: [ann-lee]
guests: [bo-chen]
youtube: a-b_c123456
transcript: machine
source: seeds/feed.txt#1
---

About **captions**, by [us](../topics/us.md)

one

## Takeaways

- A point. ([05:05](https://www.youtube.com/watch?v=a-b_c123456&t=305))

    **Practical application:** Do it.

### Product

- Another.

## Chapters

- 00:30 Somewhere

## Transcript

**Ann Lee** (00:00)

Welcome.

## From A to B (00:57)

**Bo Chen** (00:57)

First.

\\# Second \\*of all\\*.

## About here (≈ 01:10)

**—** (01:00.5)

Hm.

## A. Part

**Ann Lee** (#9)

Well.

## Too late (1:06:40)
"""


def test_the_page_of_an_episode() -> None:
    page = episode_page(
        EPISODE, slug, slug, [6, 7, 8, 9], lambda span: f"../topics/{span.target}.md"
    )
    assert page == PAGE


def test_the_ids_of_a_page() -> None:
    page = read_page("page.md", PAGE)
    assert [turn.id for turn in page.turns] == ["t=0", "t=57", "t=60.5", "turn-9"]
    assert [(chapter.id, chapter.turn) for chapter in page.chapters] == [
        ("t=30", None),
        ("chapter-57", 1),
        ("chapter-70", 2),
        ("chapter-at-turn-9", 3),
        ("chapter-4000", None),
    ]
    assert page.meta["date"] == date(2026, 1, 5)
    assert page.points[0].start == 305


def test_ids_do_not_depend_on_titles_or_on_what_stands_above() -> None:
    edited = PAGE.replace("From A to B", "A new title").replace("Welcome.", "Hello!")
    edited = edited.replace(
        "## Transcript\n", "## Transcript\n\n**Cy** (#1)\n\nNew.\n\n## More (≈)\n"
    )
    before = {turn.id for turn in read_page("page.md", PAGE).turns}
    after = {turn.id for turn in read_page("page.md", edited).turns}
    assert after == before | {"turn-1"}
    chapters = {chapter.id for chapter in read_page("page.md", edited).chapters}
    assert chapters == {chapter.id for chapter in read_page("page.md", PAGE).chapters} | {
        "chapter-at-t-0"
    }


def test_turns_without_numbers_are_numbered_by_their_place() -> None:
    page = read_page("page.md", episode_page(EPISODE, slug, slug))
    assert [turn.number for turn in page.turns] == [None, None, None, 4]
    with pytest.raises(ValueError, match="1 numbers for 4 turns"):
        episode_page(EPISODE, slug, slug, [1])


@pytest.mark.parametrize(
    "edit",
    [
        lambda page: page.replace("\n", "\r\n"),
        lambda page: page.replace("\n\n", "\n\n\n\n").replace("---\n\n\n\n", "---\n\n"),
        lambda page: page.replace(".\n", ".   \n"),
        lambda page: page.replace("**Bo Chen** (00:57)\n\n", "**Bo Chen** (00:57)\n"),
        lambda page: page.replace("**Bo Chen** (00:57)\n\n", "**Bo Chen** (00:57) "),
        lambda page: page.replace("**Bo Chen** (00:57)\n\n", "**Bo Chen**(00:57)"),
        lambda page: page.replace("Welcome.\n\n## From", "Welcome.\n## From"),
        lambda page: page.replace("(00:57)\n\n**Bo", "(00:57)\n**Bo"),
        lambda page: page.replace("First.\n\n", "First.\n    \n"),
        lambda page: page.replace("## About here", "##About here"),
        lambda page: page.replace("## Too late (1:06:40)", "## Too late ( 1:06:40 ) ##"),
        lambda page: page.replace("- 00:30 Somewhere", "* 00:30 – Somewhere"),
        lambda page: page.replace("- Another", "* Another"),
        lambda page: page.replace("First.", "*First*."),
        lambda page: page.replace("First.", "[First](https://a.b)."),
        lambda page: page.replace("## Transcript\n\n", ""),
        lambda page: "\ufeff" + page,
        lambda page: page.rstrip("\n"),
    ],
)
def test_what_an_editor_may_do_to_the_form(edit: Callable[[str], str]) -> None:
    edited = edit(PAGE)
    assert edited != PAGE
    assert said_by_page(read_page("page.md", edited)) == said_by_page(read_page("page.md", PAGE))


@pytest.mark.parametrize(
    ("body", "turns", "sections"),
    [
        ("Text.\n\n**Bold alone.**\n\nMore.\n", 0, 0),
        ("## Intro\n\n**Ann** (0:01)\n\nHi.\n", 1, 0),
        ("## Intro\n\nText.\n\n**Ann** (0:01)\n\nHi.\n", 1, 1),
        ("## Transcript\n\n**Ann**\n\nHi.\n\n**Bo**\nHo.\n", 2, 0),
        ("```\n**Ann** (0:01)\n```\n", 0, 0),
        ("```\n**Ann** (0:01)\n", 1, 0),
        ("## Transcript ##\n\n**Ann**\n", 0, 1),
        ("## Talk \\(0:01)\n\nText.\n", 0, 1),
        ("Title\n-----\n\nText.\n\n***\n\nMore.\n", 0, 1),
        ("**Ann** (0:99)\n", 0, 0),
    ],
)
def test_where_a_transcript_begins(body: str, turns: int, sections: int) -> None:
    page = read_page("page.md", body)
    assert (len(page.turns), len(page.sections)) == (turns, sections)


def test_what_an_editor_adds_is_not_lost() -> None:
    page = read_page(
        "page.md",
        "## Takeaways\n\nFive things:\n\n- One\n  goes on (1:30).\n\n    More.\n\n"
        "    **Practical Application**: x\n\n1. Two\n\n## Chapters\n\nNote.\n\n- 1:00 A\n",
    )
    assert [(one.text, one.start, one.application) for one in page.points] == [
        ("One goes on (1:30). More.", 90, "x"),
        ("Two", None, None),
    ]
    assert [(one.title, [block.line for block in one.blocks]) for one in page.sections] == [
        ("Takeaways", [3]),
        ("Chapters", [16]),
    ]
    assert [chapter.title for chapter in page.chapters] == ["A"]


def test_links_with_targets_that_run_something_are_text() -> None:
    spans = (
        Span("a", "link", "javascript:alert(1)"),
        Span(" b ", "link", "https://a.b/c d(e)'f\"<g>[h]&lt;#i"),
        Span("c", "wiki", "nothing"),
    )
    page = episode_page(
        Episode(Source("seeds/a.txt", "note"), "A", "article", summary=(Block(spans),)), slug, slug
    )
    link = "https://a.b/c%20d%28e%29%27f%22%3Cg%3E%5Bh%5D&amp;lt;#i"
    assert page.endswith(f"\n---\n\na [b]({link}) c\n")


def test_the_page_of_a_person() -> None:
    bio = Bio("Ann appears to\nwrite *books*.\n\nShe lives.", verified=False)
    person = Person("Ann Lee", "host", bio, ("https://a.b", "javascript:x"), ("Annie",))
    assert person_page(person, "a-talk") == (
        "---\ntitle: Ann Lee\nkind: person\naliases: [Annie]\nlinks:\n  - https://a.b\n"
        "bio: unverified\nbio_from: a-talk\n---\n\n"
        "Ann appears to write \\*books\\*.\n\nShe lives.\n"
    )
    assert person_page(Person("Bo", "guest")) == "---\ntitle: Bo\nkind: person\n---\n"


def test_the_page_of_a_show() -> None:
    assert show_page("On: Air", ["# We talk.", ""], ["ann-lee"]) == (
        '---\ntitle: "On: Air"\nkind: show\nhosts: [ann-lee]\n---\n\n\\# We talk.\n'
    )


@pytest.mark.parametrize(
    "piece", ["word ", "[", "(", "# ", "``` ", "\\", "- ", "**", "- \n", "~~~\n"]
)
def test_reading_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "**Ann** (0:01)\n\n" + piece * (size // len(piece))
        prose_text = "## Takeaways\n\n- a " + piece * (size // len(piece))
        begun = time.process_time()
        for page in (read_page("page.md", text), read_page("page.md", prose_text)):
            for block in page.blocks:
                assert isinstance(block, TurnLabel) or block.text is not None
        return time.process_time() - begun

    seconds(1000)
    assert seconds(1_000_000) < 10 * seconds(250_000) + 1


def test_a_time_that_cannot_be_written_is_not_lost_with_its_turn() -> None:
    turns = (Turn("Ann", 400_000, ("Hi.",)),)
    page = episode_page(Episode(Source("a", "b"), "A", "transcript", turns=turns), slug, slug)
    assert written(400_000) is None
    assert [(turn.id, turn.text) for turn in read_page("page.md", page).turns] == [
        ("turn-1", "Hi.")
    ]


TITLES = """
Transcript|transcript|Chapters|Takeaways|Key insights|Topics covered|Transcript ##|C#|C##|#|##|# x
The talk (12:01)|The talk (≈)|The talk (≈ 12:01)|The talk \\(12:01)|(12:01)|12:01|12:01 Title
12:01 – Title|– Title|- Title|: Title|-|—|1. Title|> Title|**Ann** (00:57)|**Ann**|*x*|_x_|a\\|\\
Practical application: x|**Practical application:** x|[a](b)|{#id}|&amp;|<b>|`x`|~~~|```|---|***
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("title", [title for title in TITLES if title])
def test_a_title_is_no_more_than_a_title(title: str) -> None:
    spans = (Span(title, "strong"),)
    said = EPISODE.turns
    full = Episode(
        source=EPISODE.source,
        title=title,
        kind="article",
        summary=(Block(spans), Block(prose(title), "bullet")),
        points=(Point(prose(title), None, title, title), Point(spans, 5, None, "Group")),
        chapters=(
            Chapter(title),
            Chapter(title, 30),
            Chapter(title, 57, 1),
            Chapter(title, None, 2, approximate=True),
            Chapter(title, None, 3),
            Chapter(title, 4000),
        ),
        parts=(Part(title, 1),),
        sections=(
            Section(prose(title), (Block(prose(title)), Block(spans), Block(spans, "bullet"))),
            Section(spans, (Block(prose(title), "bullet"), Block(spans, "bullet"))),
        ),
        turns=(Turn(title, 1, (title,)), *said[1:3], Turn(title, None, (title, title))),
    )
    bare = Episode(
        full.source, title, "transcript", chapters=(Chapter(title, None, 0),), turns=said
    )
    for episode in (full, bare):
        page = read_page("page.md", episode_page(episode, slug, slug))
        assert said_by_page(page) == said_by_episode(episode)
        assert page.meta["title"] == title


PROSE: list[tuple[Span, ...]] = [
    (Span("a", "strong"), Span("b", "strong"), Span("c", "emphasis")),
    (Span("a.", "strong"), Span("b"), Span("(c)", "emphasis"), Span("d")),
    (Span("中文"), Span("“加粗”", "strong"), Span("中文"), Span("加粗", "strong"), Span("中")),
    (Span("x"), Span(" y ", "strong"), Span("z"), Span(" ", "emphasis"), Span("!")),
    (Span("Look!"), Span("here", "link", "https://a.b"), Span("(there)"), Span("now", "wiki")),
    (Span("[a] ["), Span("b] [c](d)", "link", "https://a.b"), Span("]: x")),
    (Span("see https://a.b/"), Span("c", "strong"), Span("d"), Span("e", "code")),
    (Span("see https://a.b/"), Span("c", "link", "https://a.b"), Span("www."), Span("x", "wiki")),
    (Span("a\\"), Span("b", "code"), Span("`c"), Span("d`e", "code"), Span("{f}", "code")),
    (Span("~"), Span("a", "strong"), Span("~b~~"), Span("c^", "strong"), Span("^ =="), Span("==")),
    (Span("<"), Span("b@c.d", "strong"), Span(">"), Span("e", "link", "https://a.b"), Span("@x>")),
    (Span("**Ann**", "strong"), Span(" (00:57)")),
    (Span("Ann Lee", "strong"), Span(" (00:57) and more")),
    (Span("Ann Lee", "strong"),),
    (Span("Practical application:", "strong"), Span(" x")),
    (Span("- "), Span("a", "emphasis"), Span(" b_"), Span("_c", "strong"), Span(" _")),
    (Span("1."), Span(" a", "strong"), Span(" &am"), Span("p; &"), Span("lt;", "code")),
    (Span("12:01", "time", start=721), Span(" "), Span("(12:01)", "time", start=721)),
]


@pytest.mark.parametrize("program", PARSERS)
@pytest.mark.parametrize("spans", PROSE, ids=lambda spans: plain(spans))
def test_no_word_of_prose_is_lost(program: str, spans: tuple[Span, ...]) -> None:
    episode = Episode(
        source=EPISODE.source,
        title="A",
        kind="article",
        summary=(Block(spans), Block(spans, "bullet")),
        points=(Point(spans),),
        sections=(Section(spans, (Block(spans),)),),
        media=Media(youtube="a-b_c123456"),
    )
    page = episode_page(episode, slug, slug, link=lambda span: "../topics/a_(b)_c.md")
    shown = [text for _, text in blocks(PARSERS[program](page.split("\n---\n")[1])) if text]
    said = normal(plain(spans))
    assert shown == [said, said, "Takeaways", said, said, said]
    assert said_by_page(read_page("page.md", page)) == said_by_episode(episode)
