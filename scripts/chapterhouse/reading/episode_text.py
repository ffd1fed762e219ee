"""An episode's own lines: notes, the line that announces a transcript, and the transcript.

The forms that hold whole episodes as plain text share this: where the transcript begins, what
the notes give, who takes part, and the `Episode` in the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapterhouse.model import Chapter, Episode, Person, Problem, Source, plain
from chapterhouse.reading import boilerplate
from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.labels import Label, labels_in
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.mentions import mentions
from chapterhouse.reading.notes import Notes, drop_boilerplate, read_notes
from chapterhouse.reading.people import Cast, Roles
from chapterhouse.reading.placement import join
from chapterhouse.reading.turns import (
    Transcript,
    announced_start,
    read_transcript,
    unannounced_start,
)

_KNOWN_FROM = 40
"""How many first lines are looked at for people where nothing announces the transcript."""

_TAIL = 4
"""How many last lines of a transcript may have been added below it."""


@dataclass(frozen=True, slots=True)
class Split:
    """An episode's notes, the line that announces its transcript, and the transcript's lines."""

    notes: tuple[Line, ...]
    marker: Line | None
    spoken: tuple[Line, ...]
    machine_made: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An episode while its file is read: the ledger of its lines, and what they hold so far."""

    ledger: Ledger
    notes: Notes
    spoken: tuple[Line, ...]
    labels: Mapping[int, Label]
    machine_made: bool


def split(lines: Sequence[Line]) -> Split:
    """An episode's lines as notes and transcript."""
    announced = announced_start(lines)
    if announced is not None:
        begin, machine = announced
        return Split(tuple(lines[: begin - 1]), lines[begin - 1], tuple(lines[begin:]), machine)
    labels = labels_in(lines, lambda: _full_names(lines[:_KNOWN_FROM]))
    begin = unannounced_start(lines, labels)
    return Split(tuple(lines[:begin]), None, tuple(lines[begin:]), False)


def _full_names(lines: Sequence[Line]) -> frozenset[str]:
    found = mentions([line.text for line in lines])
    return frozenset(mention.name for mention in found if not mention.is_single)


def may_be_repeated(parts: Split) -> Iterator[str]:
    """The paragraphs that may be boilerplate: all of the notes, and the last of the transcript."""
    for line in (*parts.notes, *parts.spoken[-_TAIL:]):
        yield line.text


def draft(parts: Split, repeated: Collection[str], pitched: set[str], ledger: Ledger) -> Draft:
    """The notes of an episode read, and its transcript's lines set apart for later.

    ``repeated`` and ``pitched``: as `read_notes` has them.
    """
    if parts.marker is not None:
        ledger.metadata(parts.marker, "transcript")
    notes = read_notes(parts.notes, repeated, pitched, ledger)
    spoken = list(parts.spoken)
    while spoken and _is_tail(spoken[-1], repeated):
        drop_boilerplate(spoken.pop(), repeated, pitched, notes.pitches, ledger)
    labels = labels_in(spoken, lambda: _full_names(parts.notes))
    return Draft(ledger, notes, tuple(spoken), labels, parts.machine_made)


def _is_tail(line: Line, repeated: Collection[str]) -> bool:
    """Whether a last line was added below the transcript rather than spoken in it."""
    return (
        boilerplate.is_separator(line.text)
        or boilerplate.is_appeal(line.text)
        or (
            boilerplate.normal(line.text) in repeated
            and not boilerplate.is_pitch(line.text)
            and "://" in line.text
        )
    )


def cast(draft: Draft) -> Cast:
    """What the episode shows of who takes part."""
    openings = [
        (label.name, " ".join([label.rest, *(line.text for line in draft.spoken[at + 1 : at + 3])]))
        for at, label in list(draft.labels.items())[:4]
    ]
    notes = mentions(_paragraphs(draft.notes), [chapter.title for chapter in draft.notes.chapters])
    return Cast(Counter(label.name for label in draft.labels.values()), openings, notes)


def _paragraphs(notes: Notes) -> list[str]:
    return [plain(block.prose) for block in notes.summary]


def transcript(draft: Draft, who: Roles) -> Transcript:
    """What is said, by full names."""
    return read_transcript(draft.spoken, draft.labels, who.full, draft.ledger)


def own_words(draft: Draft, said: Transcript) -> Iterator[str]:
    """Where an episode may say its show's name: its notes and how it opens."""
    yield from _paragraphs(draft.notes)
    yield from draft.notes.pitches
    for turn in said.turns[:2]:
        yield turn.text


def episode(
    place: Source,
    draft: Draft,
    who: Roles,
    said: Transcript,
    show: str | None,
    titles: Collection[str],
) -> Episode:
    """The episode, with a title of its own making that none of ``titles`` is."""
    notes = draft.notes
    paragraphs = _paragraphs(notes)
    chapters = join(notes.chapters, said.turns)
    title = headline(
        who.guests,
        [chapter.title for chapter in chapters],
        [*paragraphs, *(turn.text for turn in said.turns)],
        [plain(point.text) for point in notes.points],
        titles,
    )
    people = [Person(name, "host") for name in who.hosts]
    people += [Person(name, "guest", bio_of(name, paragraphs)) for name in who.guests]
    return Episode(
        source=place,
        title=title,
        title_derived=True,
        kind="transcript" if said.turns else "notes",
        show=show,
        about_show=tuple(notes.pitches),
        people=tuple(people),
        summary=tuple(notes.summary),
        points=tuple(notes.points),
        points_heading=notes.points_heading,
        chapters=chapters,
        parts=said.parts,
        turns=said.turns,
        machine_made=draft.machine_made,
        fates=draft.ledger.fates(),
        problems=(*notes.problems, *said.problems, *_late_chapters(chapters, notes, said)),
    )


def _late_chapters(
    chapters: Sequence[Chapter], notes: Notes, said: Transcript
) -> Iterator[Problem]:
    """A report of each chapter that begins after the last turn, at its line."""
    last = max((turn.start for turn in said.turns if turn.start is not None), default=None)
    for chapter, line in zip(chapters, notes.chapter_lines, strict=True):
        if last is not None and chapter.start is not None and chapter.start > last:
            yield Problem(
                line, f"chapter “{chapter.title}” begins after the last turn; it is kept at the end"
            )
