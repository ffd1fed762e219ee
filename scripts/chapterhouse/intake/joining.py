"""One episode from what several files say of it: a transcript, chapters, notes.

The transcript's file is the episode's source; the other files add what it does not say. Two
transcripts of one name are one where they say the same words: the one that tells more is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chapterhouse.intake.facts import with_known_people
from chapterhouse.model import Chapter, Episode, Media, Person, Turn, plain
from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.mentions import mentions
from chapterhouse.reading.placement import join

_WORD = re.compile(r"\w+")
_SAME = 0.8
_OPENING = 12
_JUST_AFTER = 5.0
"""How long (seconds) after the last turn's beginning a chapter still belongs to it."""


def tells_more(episode: Episode) -> tuple[int, int, int]:
    """How much a transcript tells: speakers, times, turns; for choosing between two."""
    speakers = len({turn.speaker for turn in episode.turns if turn.speaker})
    timed = sum(turn.start is not None for turn in episode.turns)
    return min(speakers, 2), min(timed, 2), len(episode.turns)


def same_words(one: Episode, other: Episode) -> bool:
    """Whether two transcripts say the same, but for what a program misheard or left out."""
    mine, theirs = _said(one), _said(other)
    fewer = min(mine.total(), theirs.total())
    return fewer > 0 and (mine & theirs).total() >= _SAME * fewer


def _said(episode: Episode) -> Counter[str]:
    return Counter(word for turn in episode.turns for word in _WORD.findall(turn.text.casefold()))


def joined(main: Episode, others: Sequence[Episode]) -> Episode:
    """The transcript's episode with what the other files say."""
    every = [main, *others]
    titled = next((one for one in every if not one.title_derived), None)
    summary = tuple(block for one in every for block in one.summary)
    told = [person.name for one in others for person in one.people]
    told += [
        mention.name
        for mention in mentions([plain(block.prose) for block in summary])
        if not mention.is_single
    ]
    main = with_known_people(main, list(dict.fromkeys(told)))
    every[0] = main
    people = _people(main, others, [plain(block.prose) for block in summary])
    chapters = next((one.chapters for one in every if one.chapters), ())
    placed = _placed(chapters, main.turns)
    guests = [person.name for person in people if person.role == "guest"]
    derived = main.title
    if titled is None and (summary or chapters):
        derived = headline(
            guests,
            [chapter.title for chapter in placed],
            [
                *(plain(block.prose) for block in summary),
                *(turn.text for turn in main.turns[:_OPENING]),
            ],
            [plain(point.text) for one in every for point in one.points],
            (),
        )
    return replace(
        main,
        title=titled.title if titled else derived,
        title_derived=titled is None,
        kind="transcript",
        show=_first([one.show for one in every]),
        about_show=tuple(dict.fromkeys(text for one in every for text in one.about_show)),
        date=_first([one.date for one in every]),
        language=_first([one.language for one in every]),
        people=people,
        summary=summary,
        points=tuple(point for one in every for point in one.points),
        points_heading=_first([one.points_heading for one in every]),
        chapters=placed,
        sections=tuple(section for one in every for section in one.sections),
        media=Media(
            audio=_first([one.media.audio for one in every]),
            youtube=_first([one.media.youtube for one in every]),
        ),
    )


def _placed(chapters: Sequence[Chapter], turns: Sequence[Turn]) -> tuple[Chapter, ...]:
    """The chapters joined to turns; one that begins right after the last turn does is its own."""
    placed = join([replace(each, turn=None, approximate=False) for each in chapters], turns)
    last = turns[-1].start if turns else None
    return tuple(
        replace(each, turn=len(turns) - 1)
        if each.turn is None
        and last is not None
        and each.start is not None
        and last < each.start <= last + _JUST_AFTER
        else each
        for each in placed
    )


def late(chapters: Sequence[Chapter], episode: Episode) -> list[Chapter]:
    """Those of the chapters that begin after the episode's last turn, and so have no place."""
    last = max((turn.start for turn in episode.turns if turn.start is not None), default=None)
    unplaced = {(each.title, each.start) for each in episode.chapters if each.turn is None}
    return [
        each
        for each in chapters
        if (each.title, each.start) in unplaced and last is not None and (each.start or 0) > last
    ]


def _people(main: Episode, others: Sequence[Episode], notes: Sequence[str]) -> tuple[Person, ...]:
    """Those who speak, with what the notes say of them, and those whom only the notes name."""
    told = {person.name.casefold(): person for one in others for person in one.people}
    found: list[Person] = []
    for person in main.people:
        known = told.pop(person.name.casefold(), None)
        bio = person.bio or (known.bio if known else None)
        if bio is None and person.role == "guest":
            bio = bio_of(person.name, notes)
        role = known.role if known else person.role
        found.append(replace(person, role=role, bio=bio))
    return (*found, *(() if main.people else told.values()))


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)
