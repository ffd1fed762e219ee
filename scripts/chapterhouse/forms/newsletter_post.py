"""Newsletter posts about an episode: title, subtitle, paragraphs, short lines as headings.

    [Audio] The Slow Lane Podcast: Why captions matter
    Who reads along?
    I joined Ada Marsh on her podcast last week …
    What was not said
    Captions cost less than …
    Great to have you on, Bo!

Such posts tell of an appearance on somebody's podcast, or of an episode of the author's own. They
list other people's episodes, and below them stand readers' comments. Source of the rules: posts
as people save them; there is no specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapterhouse.model import Chapter, Episode, Source, plain
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.chapters import chapter_line, is_chapter_heading, timed_run
from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.headlines import headline, typographic
from chapterhouse.reading.introductions import show_in
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.names import NAME as PERSON
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.post_layout import HASHES, blocks_of, headings
from chapterhouse.reading.post_people import people_of
from chapterhouse.reading.post_titles import PostTitle, post_title
from chapterhouse.reading.reader_comments import comments_begin
from chapterhouse.reading.written_dates import iso_date

NAME = "newsletter-post"

_COMMENT_RULE = "reader-comment"
_PARAGRAPH = 120
_APART = 40
"""How many seconds chapters are apart on the average; turns are shorter."""

_BYLINE = re.compile(rf"(?:(?:[Ww]ritten )?[Bb]y:? )?(?P<name>{PERSON})")
_ABOUT_EPISODE = re.compile(
    r"\b(?:podcast|episode|interview(?:ed)?|show|guest|host(?:ed)?)\b", re.I
)
_SPEAKS = re.compile(r"\b(?:I|me|my|we|us|our)\b|\bis the host\b|\bhosted by\b", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether a title stands over prose with headings in it that tells of an episode."""
    if signs.machine_readable(text) or signs.directory(text):
        return False
    lines = signs.body(text)
    chapters = _chapter_lines(lines)
    lines = tuple(line for index, line in enumerate(lines) if index not in chapters)
    if len(lines) < 5 or signs.speech(lines):
        return False
    first, rest = lines[0].text, lines[1:]
    if (
        len(first) > 200
        or first.endswith((".", ",", ";"))
        or first.startswith(("-", "#", "*", "•"))
    ):
        return False
    if any(signs.APPLICATION.match(line.text[:60]) for line in rest):
        return False
    if any("yt-timestamp" in line.raw or "[[" in line.raw for line in rest):
        return False
    paragraphs = [line.text for line in rest if len(line.text) >= _PARAGRAPH]
    opening = " ".join(text[:1_000] for text in paragraphs[:8])
    tells = post_title(first).show is not None or bool(post_title(first).tags)
    tells = tells or bool(_ABOUT_EPISODE.search(opening) and _SPEAKS.search(opening))
    return tells and bool(headings(rest)) and len(paragraphs) >= 3


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that the post tells of."""
    ledger = Ledger()
    body: list[Line] = []
    for line in lines_of(text.removeprefix("\ufeff")):
        if rule := furniture(line.text):
            ledger.drop(line, rule)
        else:
            body.append(line)
    if not body:
        raise ChapterhouseError(source, "there is no post in it; add its text or skip it")
    show = show_in([line.text for line in body[1:]])
    title = _title(body[0], show, ledger)
    rest = body[1:] if title else body
    end = comments_begin([line.text for line in rest])
    comments = rest[end:]
    ledger.drop_all(comments, _COMMENT_RULE)
    rest = rest[:end]
    author, date, byline = _byline(rest[:6], ledger)
    rest = [line for line in rest if line not in byline]
    timed = _chapter_lines(rest)
    chapters = [found for index in sorted(timed) if (found := _chapter(rest[index], ledger))]
    rest = [line for index, line in enumerate(rest) if index not in timed]
    summary, sections = blocks_of(rest, ledger)
    paragraphs = [
        plain(block.prose)
        for block in [*summary, *(block for section in sections for block in section.blocks)]
        if block.kind == "paragraph"
    ]
    people = people_of(author, paragraphs, [line.text for line in comments])
    made = headline(
        [person.name for person in people if person.role == "guest"],
        [plain(section.title) for section in sections],
        paragraphs,
        (),
        (),
    )
    yield Episode(
        source=Source(source, NAME, line=body[0].number),
        title=typographic(title.title) if title else made,
        title_derived=title is None,
        kind="article",
        show=(title.show if title else None) or show,
        date=date,
        people=people,
        summary=tuple(summary),
        chapters=tuple(chapters),
        sections=tuple(sections),
        fates=ledger.fates(),
    )


def _title(line: Line, show: str | None, ledger: Ledger) -> PostTitle | None:
    """The parts of the first line, if it is short enough to be a title."""
    title = post_title(HASHES.sub("", line.text), show)
    if len(line.text) > 300 or not title.title:
        return None
    for tag in title.tags:
        ledger.drop(line, "media-tag", tag)
    if title.show_piece:
        ledger.metadata(line, "show", title.show_piece)
    ledger.text(line, "title")
    return title


def _chapter_lines(lines: Sequence[Line]) -> set[int]:
    """The indices of lists of chapters with times, and of the headings above them.

    Turns have times, too; chapters have titles and are far apart.
    """
    found: set[int] = set()
    index = 0
    while index < len(lines):
        run = timed_run(lines, index)
        listed = [chapter_line(line.text) for line in lines[index : index + run]]
        starts = [each.start for each in listed if each is not None]
        short = all(each is not None and len(each.title) <= _PARAGRAPH for each in listed)
        apart = run > 1 and (starts[-1] - starts[0]) / (run - 1) >= _APART if starts else False
        if run >= 3 and short and apart and starts == sorted(starts):
            found.update(range(index, index + run))
            if index and is_chapter_heading(HASHES.sub("", lines[index - 1].text)):
                found.add(index - 1)
        index += max(run, 1)
    return found


def _chapter(line: Line, ledger: Ledger) -> Chapter | None:
    """The chapter of a line of such a list; ``None`` for its heading."""
    found = chapter_line(line.text)
    if found is None:
        ledger.metadata(line, "chapters")
        return None
    ledger.text(line, "chapters")
    return Chapter(ledger.cleaned(line, found.title), found.start)


def _byline(lines: Sequence[Line], ledger: Ledger) -> tuple[str | None, str | None, list[Line]]:
    """Author and date, where lines below the title give them, and those lines."""
    author: str | None = None
    date: str | None = None
    taken: list[Line] = []
    for index, line in enumerate(lines):
        text = line.text
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        found = _BYLINE.fullmatch(text) if len(text) <= 80 else None
        if date is None and (written := iso_date(text)):
            date = written
            ledger.metadata(line, "date")
            taken.append(line)
        elif (
            author is None
            and found
            and looks_like_person(found["name"])
            and (found["name"] != text or iso_date(below))
        ):
            author = found["name"]
            ledger.metadata(line, "author")
            taken.append(line)
    return author, date, taken
