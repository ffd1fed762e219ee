"""The episode that turns read from captions or recognised speech make.

Such files hold what is said and hardly ever who takes part or what the talk is about: roles come
from the labels, a title is made from the words where the source has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chapterhouse.model import (
    Block,
    Chapter,
    Episode,
    Fate,
    Media,
    Person,
    Problem,
    Source,
    Turn,
    plain,
)
from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.key_terms import could_be_english
from chapterhouse.reading.languages import language_tag, says_nothing
from chapterhouse.reading.mentions import mentions
from chapterhouse.reading.people import Cast, Roles, roles
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.placement import join
from chapterhouse.reading.running_text import word_count
from chapterhouse.reading.scripts import language_of

_TITLE_FROM = 200_000
"""How many characters of what is said are looked at for a title."""

_NO_MEDIA = Media()


def episode_from(
    source: Source,
    turns: Sequence[Turn],
    *,
    fates: Sequence[Fate] = (),
    problems: Sequence[Problem] = (),
    media: Media = _NO_MEDIA,
    language: str | None = None,
    chapters: Sequence[Chapter] = (),
    title: str | None = None,
    date: str | None = None,
    summary: Sequence[Block] = (),
    show: str | None = None,
    people_hints: Sequence[Person] = (),
    machine_made: bool = False,
    verbatim: bool = False,
) -> Episode:
    """The episode of these turns, people's labels replaced by their full names.

    ``people_hints`` are people whom the source itself names with their roles; others who speak
    get theirs by what they say. A label that names nobody (``SPEAKER_00``) is never a person.
    ``verbatim``: labels are shown as they are.
    """
    tag = language_tag(language) if language else None
    notes = list(_beginning(plain(block.prose) for block in summary))
    who = _roles(turns, notes, [chapter.title for chapter in chapters], people_hints)
    named = tuple(
        replace(turn, speaker=full)
        if turn.speaker
        and not verbatim
        and (full := who.full.get(turn.speaker, turn.speaker)) != turn.speaker
        else turn
        for turn in turns
    )
    placed = join(chapters, named)
    people = list(_people(who, notes, people_hints))
    guests = [person.name for person in people if person.role == "guest"]
    return Episode(
        source=source,
        title=title
        or headline(
            guests or [person.name for person in people],
            [chapter.title for chapter in placed],
            [*notes, *_opening(named)],
            (),
            (),
        ),
        title_derived=not title,
        kind="transcript" if named else "notes",
        show=show,
        date=date,
        language=tag or language_of(turn.text for turn in named[:20]),
        people=tuple(people),
        summary=tuple(summary),
        chapters=placed,
        turns=named,
        machine_made=machine_made,
        media=media,
        fates=tuple(fates),
        problems=(
            *problems,
            *_late_chapters(source.line, placed, named),
            *(_unknown_language(source.line, language) if language and not tag else ()),
        ),
    )


def with_roles(episode: Episode) -> Episode:
    """The episode whose speakers a person has named: with a role for each, and a title anew.

    A title that the source gives stays.
    """
    notes = list(_beginning(plain(block.prose) for block in episode.summary))
    titles = [chapter.title for chapter in episode.chapters]
    who = _roles(episode.turns, notes, titles, episode.people)
    people = tuple(_people(who, notes, episode.people))
    guests = [person.name for person in people if person.role == "guest"]
    title = episode.title
    if episode.title_derived:
        told = [*notes, *_opening(episode.turns)]
        title = headline(guests or [person.name for person in people], titles, told, (), ())
    return replace(episode, people=people, title=title)


def _roles(
    turns: Sequence[Turn],
    notes: Sequence[str],
    chapters: Sequence[str],
    hints: Sequence[Person],
) -> Roles:
    labels = Counter(turn.speaker for turn in turns if turn.speaker is not None)
    openings = [(turn.speaker, turn.text[:2_000]) for turn in turns[:4] if turn.speaker is not None]
    mentioned = mentions([*notes, *(f"{hint.name} is a guest." for hint in hints)], chapters)
    return roles([Cast(labels, openings, mentioned)])[0]


def _people(who: Roles, notes: Sequence[str], hints: Sequence[Person]) -> Iterator[Person]:
    """Hosts, then guests: those whom the source names, then those whom the labels show."""
    known = {hint.name.casefold() for hint in hints}
    for role, names in (("host", who.hosts), ("guest", who.guests)):
        yield from (hint for hint in hints if hint.role == role)
        for name in names:
            if name.casefold() in known or is_placeholder(name):
                continue
            if role == "host":
                yield Person(name, "host")
            else:
                yield Person(name, "guest", bio_of(name, notes))


def _beginning(texts: Iterable[str]) -> Iterator[str]:
    """The texts as far as people are introduced and titles are made from them."""
    room = _TITLE_FROM
    for text in texts:
        if room <= 0:
            return
        yield text[:room]
        room -= len(text)


def _opening(turns: Sequence[Turn]) -> Iterator[str]:
    """What is said in the first turns, as far as a title is made from it.

    Nothing where words have no spaces between, or are not English: key terms are telling words.
    """
    sample = " ".join(turn.text[:500] for turn in turns[:20])
    if word_count(sample) > 2 * len(sample.split()) or not could_be_english(sample):
        return
    yield from _beginning(turn.text for turn in turns)


def _unknown_language(line: int, written: str) -> Iterator[Problem]:
    if not says_nothing(written):
        what = f"`{written[:40]}` is no language that is known, so the page names none"
        yield Problem(line, f"{what}; `lang:` in seeds/sources.yml can, like `en` or `pt-BR`")


def _late_chapters(
    line: int, chapters: Sequence[Chapter], turns: Sequence[Turn]
) -> Iterator[Problem]:
    last = max((turn.start for turn in turns if turn.start is not None), default=None)
    for chapter in chapters:
        if last is not None and chapter.start is not None and chapter.start > last:
            yield Problem(
                line, f"chapter “{chapter.title}” begins after the last turn; it is kept at the end"
            )
