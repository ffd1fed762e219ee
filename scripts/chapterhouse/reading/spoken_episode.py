"""A whole text with notes and turns as an episode: what text exports and Markdown share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.model import Block, Episode, Media, Person, Prose, Source, Turn, plain
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.end_stamps import times_from_ends
from chapterhouse.reading.headings import heads_summary
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.html_notes import HtmlNotes
from chapterhouse.reading.key_terms import could_be_english
from chapterhouse.reading.known_people import known_people
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.markdown_speech import plain_words, without_markup
from chapterhouse.reading.mentions import mentions
from chapterhouse.reading.notations import (
    Notation,
    named_notation_of,
    notation_of,
)
from chapterhouse.reading.one_turn import one_turn
from chapterhouse.reading.opening import read_opening
from chapterhouse.reading.scripts import language_of
from chapterhouse.reading.speakers import people_of
from chapterhouse.reading.spoken import heading_at, read_spoken
from chapterhouse.reading.turns import is_marker

TOLD_TWICE_RULE = "chapter-told-twice"
_KNOWN_FROM = 40
_SPACELESS = ("zh", "ja", "th", "lo", "km")
"""Languages without spaces: key terms cut from their lines would be pieces of sentences."""


@dataclass(frozen=True, slots=True)
class Given:
    """Facts that front matter gives; they go before what the text itself says."""

    title: str | None = None
    date: str | None = None
    show: str | None = None
    language: str | None = None
    people: tuple[Person, ...] = ()
    summary: tuple[Block, ...] = ()
    media: Media = field(default_factory=Media)


def notation_in(lines: Sequence[Line], given: Given | None = None) -> Notation:
    """The notation of a text's lines, with the people that its first lines and facts know."""
    people = given.people if given else ()
    notation = notation_of(lines, _known(lines, people) | known_people())
    if notation.kind not in ("none", "plain"):
        return notation
    return one_turn(lines, known_people() | {person.name for person in people}) or notation


def named_notation_in(
    lines: Sequence[Line], people: Iterable[Person], fewest: int
) -> Notation | None:
    """The notation of lines with so many labels that name people, among others these."""
    return named_notation_of(lines, lambda: _known(lines, people), fewest)


def _known(lines: Sequence[Line], people: Iterable[Person]) -> set[str]:
    found = mentions([line.text[:2_000] for line in lines[:_KNOWN_FROM]])
    named = {mention.name for mention in found if not mention.is_single}
    return named | {person.name for person in people}


def spoken_episode(
    place: Source,
    lines: Sequence[Line],
    ledger: Ledger,
    given: Given,
    markdown: bool,
    notation: Notation | None = None,
    html: HtmlNotes | None = None,
) -> Episode:
    """The episode; with ``markdown``, emphasis and links are markup and no words.

    ``notation`` is given where the form itself marks the turns; ``html`` where the lines are a
    page's blocks: names set in bold have stars around them, which are no words.
    """
    lines, notation = times_from_ends(lines, notation or notation_in(lines, given), ledger)
    begin = _begin(lines, notation)
    spans_of: dict[str, Prose] = {}
    above = (
        [_plain_line(line, ledger, spans_of) for line in lines[:begin]]
        if markdown or html is not None
        else (lines[:begin])
    )
    if html is not None:
        above = [html.as_item(line, index) for index, line in enumerate(above)]
    opening = read_opening(
        [line for line in above if line.text], ledger, given.title is not None, html is not None
    )

    def clean(line: Line, text: str) -> str:
        text = ledger.cleaned(line, text.replace("**", "") if html is not None else text)
        return plain_words(line, text, ledger) if markdown else text

    said = read_spoken(lines, notation, ledger, clean, begin)
    notes = opening.notes
    summary = tuple(
        replace(block, prose=spans_of.get(plain(block.prose), block.prose))
        for block in (*given.summary, *notes.summary)
    )
    points = tuple(notes.points)
    if html is not None:
        summary, points = html.blocks(summary), html.points(points)
    together = _together(said.turns)
    texts = [turn.text for turn in said.turns[:20]]
    language = given.language or opening.language or language_of(texts)
    episode = episode_from(
        place,
        [_by_the_first(turn, together) for turn in said.turns] if together else said.turns,
        fates=(),
        problems=(*notes.problems, *said.problems),
        media=given.media if given.media != Media() else Media(youtube=opening.youtube),
        language=language,
        chapters=notes.chapters or said.chapters,
        title=given.title or opening.title,
        date=given.date or opening.date,
        summary=summary,
        show=given.show or opening.show,
        people_hints=given.people or tuple(opening.people),
        machine_made=opening.machine_made,
    )
    chapters = episode.chapters
    if said.chapters:
        placed = {chapter.title.casefold() for chapter in said.chapters}
        rest = [c for c in chapters if c.title.casefold() not in placed] if notes.chapters else []
        for listed, number in zip(notes.chapters, notes.chapter_lines, strict=False):
            if listed.title.casefold() in placed:
                ledger.take_back(number, TOLD_TWICE_RULE)
        times = {c.title.casefold(): c.start for c in notes.chapters}
        own = [
            replace(c, start=times.get(c.title.casefold()) if c.start is None else c.start)
            for c in said.chapters
        ]
        chapters = tuple(
            sorted([*own, *rest], key=lambda c: len(said.turns) if c.turn is None else c.turn)
        )
    title = episode.title
    sample = " ".join(text[:500] for text in texts)
    if episode.title_derived and (episode.language in _SPACELESS or not could_be_english(sample)):
        guests = [person.name for person in episode.named("guest")]
        title = headline(guests, [chapter.title for chapter in chapters], (), (), ())
    turns = episode.turns
    if together:
        pairs = zip(episode.turns, said.turns, strict=True)
        turns = tuple(_by_all(turn, before, together) for turn, before in pairs)
    return replace(
        episode,
        title=title,
        turns=turns,
        chapters=chapters,
        points=points,
        sections=html.sections(notes.sections) if html is not None else (),
        points_heading=notes.points_heading,
        fates=ledger.fates(),
    )


def _together(turns: Sequence[Turn]) -> dict[str, str]:
    """The labels that name several people at once, and the first person of each."""
    labels = {turn.speaker for turn in turns if turn.speaker}
    several = {label: people_of(label) for label in labels}
    return {label: people[0] for label, people in several.items() if len(people) > 1}


def _by_the_first(turn: Turn, together: Mapping[str, str]) -> Turn:
    """The turn of several people at once as that of the first: a role is one person's."""
    first = together.get(turn.speaker or "")
    return turn if first is None else replace(turn, speaker=first)


def _by_all(turn: Turn, before: Turn, together: Mapping[str, str]) -> Turn:
    """The turn by its first speaker's full name, and all others as the label names them."""
    first = together.get(before.speaker or "")
    if first is None or not turn.speaker or not before.speaker:
        return turn
    return replace(turn, speaker=before.speaker.replace(first, turn.speaker, 1))


def _begin(lines: Sequence[Line], notation: Notation) -> int:
    """The index of the first line of the transcript; speech without labels has its title above."""
    if notation.kind in ("plain", "none"):
        for index, line in enumerate(lines[:60]):
            if is_marker(line.text.lstrip("#* ")):
                return index + 1
        first = lines[0] if lines else None
        short = first is not None and len(first.text) <= 100 and len(lines) > 1
        return int(bool(short and first and first.text[-1:] not in ".!?,:;…" and lines[1].gap))
    begin = notation.first
    above = heading_at(lines, begin - 1, notation) if begin else None
    return begin if above is None or is_marker(above.title) else begin - 1


def _plain_line(line: Line, ledger: Ledger, spans_of: dict[str, Prose]) -> Line:
    """A line of the notes without its markup; its spans go to ``spans_of``."""
    text = line.text
    if text.startswith("#"):
        bare = text.lstrip("#").strip()
        ledger.metadata(line, "heading", text[: len(text) - len(bare)].strip())
        if heads_summary(bare):
            ledger.metadata(line, "heading")
            return Line(line.number, "", line.gap)
        text = bare
    spans = without_markup(line, text, ledger)
    seen = plain(spans)
    spans_of[seen] = spans
    if not seen.strip():
        ledger.metadata(line, "markup")
    return Line(line.number, seen, line.gap)
