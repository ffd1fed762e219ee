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

from chapterhouse.model import Block, Chapter, Episode, Person, Section, Source, plain, prose
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.chapters import chapter_line, is_chapter_heading, timed_run
from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.headings import heading_like
from chapterhouse.reading.headlines import headline, typographic
from chapterhouse.reading.inline_times import timed_prose
from chapterhouse.reading.introductions import guests_in, hosts_in, show_in
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.names import NAME as PERSON
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.post_titles import PostTitle, post_title
from chapterhouse.reading.reader_comments import addressed, comments_begin
from chapterhouse.reading.written_dates import iso_date

NAME = "newsletter-post"

_COMMENT_RULE = "reader-comment"
_PARAGRAPH = 120
_APART = 40
"""How many seconds chapters are apart on the average; turns are shorter."""

_BULLET = re.compile(r"[-*•·]\s+(?=\S)")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_LISTED = re.compile(rf"(?P<name>{PERSON}), \S")
_BYLINE = re.compile(rf"(?:(?:[Ww]ritten )?[Bb]y:? )?(?P<name>{PERSON})")
_MYSELF = re.compile(
    rf"\b(?:I[’']m|I am|[Mm]y name is|[Tt]his is) (?P<name>{PERSON})(?=[,.!]| (?:and|from|of)\b)"
)
_ABOUT_EPISODE = re.compile(
    r"\b(?:podcast|episode|interview(?:ed)?|show|guest|host(?:ed)?)\b", re.I
)
_SPEAKS = re.compile(r"\b(?:I|me|my|we|us|our)\b|\bis the host\b|\bhosted by\b", re.IGNORECASE)
_APPEARED = re.compile(
    r"\bI (?:\w+ ){0,3}(?:recorded (?:an?|this|the) .{0,40}?(?:with|for|on)\b|joined\b|appeared\b"
    r"|went on\b|(?:sat down|spoke|talked|chatted) (?:with|to) .{0,80}? (?:on|for) (?:his|her|their"
    r"|the)\b)"
    r"|\bI (?:was|had been|have been|got)(?: \w+){0,3} (?:on|to join|by) "
    r"|\b(?:had|having|have|invited|interviewed|hosted|asked|welcomed) (?:me|you)(?: back)?"
    r"(?: (?:on|in|to|for|about)\b|[,.!])|\bmy (?:appearance|interview) (?:on|with)\b"
)
_OWN_SHOW = re.compile(
    r"\b(?:my|our) (?:(?:own|new|latest) )?(?:podcast|show|guest|episode|interview)\b"
    r"|\b(?:welcome|back) to \w+|\bI (?:\w+ ){0,2}(?:sat down|spoke|talked|chatted|interviewed)\b",
    re.IGNORECASE,
)


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
    return tells and bool(_headings(rest)) and len(paragraphs) >= 3


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
    summary, sections = _blocks(rest, ledger)
    paragraphs = [
        plain(block.prose)
        for block in [*summary, *(block for section in sections for block in section.blocks)]
        if block.kind == "paragraph"
    ]
    people = _people(author, paragraphs, [line.text for line in comments])
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
    title = post_title(_HASHES.sub("", line.text), show)
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
            if index and is_chapter_heading(_HASHES.sub("", lines[index - 1].text)):
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


def _blocks(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Block], list[Section]]:
    """What stands before the first heading, and the headed sections."""
    summary: list[Block] = []
    headed: list[tuple[str, list[Block]]] = []
    headings, listed = _headings(lines), _listed(lines)
    for index, line in enumerate(lines):
        if index in headings:
            headed.append((_HASHES.sub("", ledger.cleaned(line)), []))
            ledger.text(line, "sections")
            continue
        bullet = _BULLET.match(line.text)
        text = ledger.cleaned(line, line.text[bullet.end() :] if bullet else line.text)
        ledger.text(line, "sections" if headed else "summary")
        spans = timed_prose(text)
        block = Block(spans, "bullet") if bullet or index in listed else Block(spans)
        (headed[-1][1] if headed else summary).append(block)
    return summary, [Section(prose(title), tuple(blocks)) for title, blocks in headed]


def _headings(lines: Sequence[Line]) -> set[int]:
    """The short lines that head the one below; three and more short lines are a list.

    The first line is none: a post does not begin with a heading under its title.
    """
    short = [heading_like(line.text) and not _BULLET.match(line.text) for line in lines]
    found: set[int] = set()
    for index in range(1, len(lines)):
        if _HASHES.match(lines[index].text):
            found.add(index)
        elif short[index] and index + 1 < len(lines):
            longer = len(lines[index + 1].text) >= min(len(lines[index].text) + 20, 80)
            near = short[max(index - 2, 1) : index + 3]
            in_list = any(all(near[start : start + 3]) for start in range(len(near) - 2))
            if (longer or short[index + 1]) and not in_list:
                found.add(index)
    return found


def _listed(lines: Sequence[Line]) -> set[int]:
    """Lines that list people under a line that ends in a colon: "Ada Marsh, editor, on …"."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.text.endswith(":"):
            continue
        end = index + 1
        while end < len(lines) and (name := _LISTED.match(lines[end].text[:200])):
            if not looks_like_person(name["name"]):
                break
            end += 1
        if end - index > 2:
            found.update(range(index + 1, end))
    return found


def _people(
    author: str | None, paragraphs: Sequence[str], comments: Sequence[str]
) -> tuple[Person, ...]:
    """Who hosts and who is the guest: the author is one of them, by what the post tells."""
    opening = paragraphs[:12]
    hosts = hosts_in(opening)
    for text in opening:
        found = _MYSELF.search(text[:2_000])
        if author is None and found and looks_like_person(found["name"]):
            author = found["name"]
    appeared = any(_APPEARED.search(text[:2_000]) for text in [*opening, *comments])
    own = any(_OWN_SHOW.search(text[:2_000]) for text in opening)
    if appeared:
        first_names = {name.split()[0] for name in hosts}
        called = [name for name in addressed(comments) if name.split()[0] not in first_names]
        guests = [author] if author else called[:1]
    else:
        guests = [name for name in guests_in(opening) if name != author]
        if own and author and not hosts:
            hosts = [author]
    return (
        *(Person(name, "host", bio_of(name, opening)) for name in hosts if name not in guests),
        *(Person(name, "guest", bio_of(name, opening)) for name in guests),
    )
