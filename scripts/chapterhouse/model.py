"""What a source holds, once read: the values every later step works on.

All values are frozen. Times are seconds from the start of the recording (float where the
source has fractions). ``None`` means that the source does not say; nothing is ever invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Role = Literal["host", "guest"]
Kind = Literal["transcript", "notes", "article", "insights"]
SpanKind = Literal["text", "strong", "emphasis", "code", "link", "wiki", "time"]
FateKind = Literal["text", "metadata", "dropped"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of prose of one kind.

    ``target`` is the address of a ``link`` or the note named by a ``wiki`` link; ``start`` is
    the moment (seconds) that a ``time`` span points to. ``text`` is what a reader sees.
    """

    text: str
    kind: SpanKind = "text"
    target: str = ""
    start: float | None = None


Prose = tuple[Span, ...]


def prose(text: str) -> Prose:
    """Plain text as prose: one span, or none for an empty text."""
    return (Span(text),) if text else ()


def plain(spans: Iterable[Span]) -> str:
    """What a reader sees of some prose, without its links and emphasis."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of prose, or one item of a bulleted list."""

    prose: Prose
    kind: Literal["paragraph", "bullet"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bio:
    """Sentences of a source that say who a person is; ``verified`` is false where they hedge."""

    text: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in an episode, by full name where any part of the source gives it."""

    name: str
    role: Role
    bio: Bio | None = None
    links: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks; paragraphs are plain text, not Markdown."""

    speaker: str | None
    start: float | None
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled stretch of an episode.

    ``turn`` is the index of its first turn, ``None`` where it has no place in the transcript.
    ``approximate``: the place was found by what is said and not by time.
    """

    title: str
    start: float | None = None
    turn: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading inside the transcript itself (``A. …``); ``turn`` is the index it stands before."""

    title: str
    turn: int


@dataclass(frozen=True, slots=True)
class Point:
    """A takeaway, an insight or a topic of the source, ``group`` the small heading it is under."""

    text: Prose
    start: float | None = None
    application: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an article or a note."""

    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """Where the recording is: an audio file's address or a YouTube video's id."""

    audio: str | None = None
    youtube: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an episode was read: file, form, its number in the file (1, 2, …), its first line.

    ``item`` is ``None`` for a file that holds one episode by its form.
    """

    path: str
    form: str
    item: int | None = None
    line: int = 1

    @property
    def key(self) -> str:
        """The address of the episode among all sources: ``seeds/feed.txt#3``."""
        return self.path if self.item is None else f"{self.path}#{self.item}"


class Fate(NamedTuple):
    """What became of one source line, or of a piece of it.

    ``what`` is the field it went to (``text``), the fact it gave (``metadata``) or the name of
    the rule that dropped it (``dropped``). ``text`` is the line or the piece as it stood.
    """

    line: int
    kind: FateKind
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader met at a source line that a person should look at."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One page to be: everything that one source says about one episode.

    ``fact_links`` are wiki links in lines that gave a fact (the show) and are no text of the page.
    ``files`` are the names of files that the source says hold its transcript or chapters.
    """

    source: Source
    title: str
    kind: Kind
    slug: str = ""
    title_derived: bool = False
    show: str | None = None
    about_show: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    summary: tuple[Block, ...] = ()
    points: tuple[Point, ...] = ()
    points_heading: str | None = None
    chapters: tuple[Chapter, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    turns: tuple[Turn, ...] = ()
    machine_made: bool = False
    media: Media = field(default_factory=Media)
    fact_links: tuple[Span, ...] = ()
    files: tuple[str, ...] = ()
    fates: tuple[Fate, ...] = ()
    problems: tuple[Problem, ...] = ()

    def named(self, role: Role) -> Iterator[Person]:
        """The hosts, or the guests, in the order the source brings them."""
        return (person for person in self.people if person.role == role)

    @property
    def dropped(self) -> tuple[Fate, ...]:
        """Lines and pieces that no page shows, each with the rule that says why."""
        return tuple(fate for fate in self.fates if fate.kind == "dropped")
