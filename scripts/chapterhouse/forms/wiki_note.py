"""Wiki notes on a video: facts at the top, headings, ``[[target|label]]`` links, times.

    ---
    title: Why captions matter
    videoId: abc-DEF_123
    ---
    From: [[slow_lane]] <br/>

    ## Who reads along
    Captions are read by more people than … [00:01:38](<a class="yt-timestamp" data-t="00:01:38">…

The markup is that of Obsidian (https://help.obsidian.md/links); the times are as programs write
them that make notes from videos, whole and broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.model import Block, Episode, Media, Person, Prose, Section, Source, Span, plain
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.boilerplate import SEPARATOR_RULE, is_separator
from chapterhouse.reading.headlines import headline, typographic
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.names import looks_like_name, without_title
from chapterhouse.reading.note_facts import facts_end, listed, note_date, note_facts, youtube_id
from chapterhouse.reading.wiki_prose import BREAK_RULE, wiki_prose

NAME = "wiki-note"

_HEADING = re.compile(r"(?P<hashes>#{1,6})\s+(?P<title>\S.*)", re.DOTALL)
_CLOSING_HASHES = re.compile(r"(?<=\s)(?<!#)#{1,6}\Z")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+\S")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_FROM = re.compile(
    r"(?:From|Podcast|Show|Channel|Series):\s{0,4}(?:\[\[(?P<link>[^\[\]]{1,300})\]\]"
    r"|(?P<bare>[^\[\]<>.]{1,100}))"
)
_SHOW_KEYS = ("show", "podcast", "channel", "series", "showname", "podcastname")
_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]{1,400}\]\]")
_TIME_LINK = re.compile(
    r"yt-timestamp|\[\d{1,3}:\d\d(?::\d\d)?\]\(https?://(?:www\.|m\.)?youtu", re.IGNORECASE
)


def recognises(text: str) -> bool:
    """Whether the text has a note's links: wiki links or times under facts, or a video's times."""
    if signs.machine_readable(text) or signs.directory(text):
        return False
    lines = signs.beginning(text)
    end = facts_end(lines)
    body = lines[end:]
    if not body or signs.speech(body):
        return False
    prose = [line.raw for line in body]
    if any(_TIME_LINK.search(raw) for raw in prose):
        return True
    facts = note_facts(lines[:end])
    video = any(youtube_id(fact.key, fact.value) for fact in facts)
    linked = any(_WIKI_LINK.search(raw) for raw in prose)
    headed = any(_HEADING.match(raw) for raw in prose)
    return end > 0 and (linked or (video and headed))


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that the note is about; the text before its first heading is the summary."""
    lines = lines_of(text.removeprefix("\ufeff"))
    if not lines:
        raise ChapterhouseError(source, "the note is empty; add its text or skip it")
    note = _Note()
    end = facts_end(lines)
    note.facts(lines[:end])
    for line in lines[end:]:
        note.take(line)
    yield note.episode(Source(source, NAME, line=lines[0].number))


@dataclass(slots=True)
class _Open:
    """A block that further lines may still go on with."""

    bullet: bool
    spans: list[Span]

    def closed(self) -> Block:
        joined: Prose = tuple(self.spans)
        return Block(joined, "bullet") if self.bullet else Block(joined)


@dataclass(slots=True)
class _Note:
    """What was read so far."""

    ledger: Ledger = field(default_factory=Ledger)
    title: str | None = None
    show: str | None = None
    youtube: str | None = None
    date: str | None = None
    people: list[Person] = field(default_factory=list)
    fact_links: list[Span] = field(default_factory=list)
    summary: list[_Open] = field(default_factory=list)
    sections: list[tuple[Prose, list[_Open]]] = field(default_factory=list)
    broken: bool = True
    """Whether the next line cannot go on with the last block."""

    def facts(self, lines: Sequence[Line]) -> None:
        """The facts between the fences; those that say nothing here are metadata all the same."""
        if not lines:
            return
        for fence in (lines[0], lines[-1]):
            self.ledger.metadata(fence, "front matter")
        for fact in note_facts(lines):
            if fact.key == "title" and fact.value and self.title is None:
                self.title = typographic(fact.value)
                self.ledger.metadata(fact.line, "title", fact.piece)
                self.ledger.text(fact.line, "title")
                continue
            self.ledger.metadata(fact.line, fact.key or "front matter")
            if not fact.value:
                continue
            self.youtube = self.youtube or youtube_id(fact.key, fact.value)
            self.date = self.date or note_date(fact.key, fact.value)
            if fact.key in _SHOW_KEYS:
                self.show = self.show or _label(fact.value.strip("[]"))
            elif fact.key in ("host", "hosts", "guest", "guests"):
                self._people(fact.key.startswith("host"), fact.value)

    def _people(self, host: bool, value: str) -> None:
        for each in listed(value):
            name = without_title(_label(each.strip("[]\"' ")))
            if looks_like_name(name) and all(name != known.name for known in self.people):
                self.people.append(Person(name, "host" if host else "guest"))

    def take(self, line: Line) -> None:
        """One line below the facts, to where it belongs."""
        text = line.text
        if line.gap:
            self.broken = True
        if is_separator(text):
            self.ledger.drop(line, SEPARATOR_RULE)
            self.broken = True
        elif not _BREAK.sub("", text).strip():
            self.ledger.drop(line, BREAK_RULE)
            self.broken = True
        elif not self.sections and self._from(line):
            self.broken = True
        elif heading := _HEADING.match(text):
            self._heading(line, heading)
        else:
            self._prose(line)

    def _from(self, line: Line) -> bool:
        """Whether the whole line says which show the note is from."""
        found = _FROM.fullmatch(_BREAK.sub("", line.text[:500]).strip())
        if not found or len(line.text) > 500 or (found["bare"] and self.summary):
            return False
        self.show = self.show or _label(found["link"] or found["bare"])
        if found["link"]:
            self.fact_links.append(Span(_label(found["link"]), "wiki", found["link"].split("|")[0]))
        for tag in _BREAK.findall(line.text):
            self.ledger.drop(line, BREAK_RULE, tag)
        self.ledger.metadata(line, "show", _BREAK.sub("", line.text).strip())
        return True

    def _heading(self, line: Line, heading: re.Match[str]) -> None:
        spans = self._spans(line, _CLOSING_HASHES.sub("", heading["title"]))
        first = not self.sections and not self.summary and len(heading["hashes"]) == 1
        self.broken = True
        if first and (self.title is None or typographic(plain(spans)) == self.title):
            if self.title is None:
                self.title = typographic(plain(spans))
                self.ledger.text(line, "title")
            else:
                self.ledger.metadata(line, "title")
            return
        self.ledger.text(line, "sections")
        self.sections.append((spans, []))

    def _prose(self, line: Line) -> None:
        """A paragraph, a bullet, or a line that goes on with the one above."""
        marker = _BULLET.match(line.text)
        spans = self._spans(line, line.text[marker.end() :] if marker else line.text)
        self.ledger.text(line, "sections" if self.sections else "summary")
        blocks = self.sections[-1][1] if self.sections else self.summary
        if self.broken or marker or _NUMBERED.match(line.text) or not blocks:
            bullet = marker is not None or _NUMBERED.match(line.text) is not None
            blocks.append(_Open(bullet, list(spans)))
        else:
            blocks[-1].spans += [Span(" "), *spans]
        self.broken = line.text[-8:].rstrip().lower().endswith(("<br>", "<br/>", "<br />"))

    def _spans(self, line: Line, text: str) -> Prose:
        """The spans of a line; its markup goes to the ledger."""
        spans, pieces = wiki_prose(self.ledger.cleaned(line, text))
        for piece in pieces:
            if piece.kind == "dropped":
                self.ledger.drop(line, piece.what, piece.text)
            else:
                self.ledger.metadata(line, piece.what, piece.text)
        if spans and spans[-1].kind == "text" and spans[-1].text != spans[-1].text.rstrip():
            spans = (*spans[:-1], replace(spans[-1], text=spans[-1].text.rstrip()))
        return tuple(span for span in spans if span.text)

    def episode(self, place: Source) -> Episode:
        """The episode that was read."""
        summary = tuple(block.closed() for block in self.summary)
        title = self.title or headline(
            [person.name for person in self.people if person.role == "guest"],
            [plain(spans) for spans, _ in self.sections],
            [plain(block.prose) for block in summary],
            (),
            (),
        )
        return Episode(
            source=place,
            title=title,
            title_derived=self.title is None,
            kind="notes",
            show=self.show,
            date=self.date,
            people=tuple(sorted(self.people, key=lambda person: person.role != "host")),
            summary=summary,
            sections=tuple(
                Section(spans, tuple(block.closed() for block in blocks))
                for spans, blocks in self.sections
            ),
            media=Media(youtube=self.youtube),
            fact_links=tuple(self.fact_links),
            fates=self.ledger.fates(),
        )


def _label(link: str) -> str:
    """What a reader sees of a wiki link's inside, or of a plain value."""
    target, _, label = link.partition("|")
    return (label or target).strip()
