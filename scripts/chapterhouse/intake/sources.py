"""Raw sources as episodes: decoded, recognised, read by their form, with the facts people gave.

`convert` and `inspect` both read here. A source that cannot be read is an error of its own; the
others are read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.intake.facts import with_facts, with_full_names
from chapterhouse.intake.settings import FileFacts
from chapterhouse.model import Episode
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.reading.corpus import has_short_names, join_people


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source to read: its path as messages and pages name it, its bytes, what people say of it.

    The bytes are fetched when it is its turn, and only once.
    """

    path: str
    content: Callable[[], bytes]
    facts: FileFacts = field(default_factory=FileFacts)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read: its text, and its episodes in their order."""

    path: str
    text: str
    episodes: tuple[Episode, ...]


@dataclass(slots=True)
class Reading:
    """What became of all sources."""

    sources: list[ReadSource] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    errors: list[ChapterhouseError] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    @property
    def episodes(self) -> list[Episode]:
        """All episodes, in the order of the sources."""
        return [episode for source in self.sources for episode in source.episodes]


def read_sources(
    sources: Sequence[RawSource],
    progress: Callable[[str, int, int], None] | None = None,
    neighbours: Callable[[], Sequence[RawSource]] = tuple,
) -> Reading:
    """All sources read; one error for each that cannot be.

    ``neighbours`` are sources that only help to tell who somebody known by a first name is; they
    are asked for where there is such a person.
    """
    reading = Reading()
    for number, source in enumerate(sources):
        if progress:
            progress("reading", number, len(sources))
        if source.facts.all.skip:
            reading.skipped.append(source.path)
            continue
        try:
            _read_into(reading, source)
        except ChapterhouseError as error:
            reading.errors.append(error)
    if has_short_names(reading.episodes):
        around = neighbours()
        others = read_sources(around).episodes if around else []
        _join_people(reading, others)
    return reading


def _join_people(reading: Reading, others: Sequence[Episode]) -> None:
    """Give people their full names by what all sources say."""
    joined = iter(join_people(reading.episodes, others))
    reading.sources = [
        replace(source, episodes=tuple(islice(joined, len(source.episodes))))
        for source in reading.sources
    ]


def _read_into(reading: Reading, source: RawSource) -> None:
    """Read one source, whole or not at all."""
    path = source.path
    decoded = decode(path, source.content())
    try:
        form = recognise(path, decoded.text, source.facts.form)
        episodes = tuple(_with_facts(form.read(path, decoded.text), source.facts))
    except ChapterhouseError:
        raise
    except (Exception, RecursionError) as error:
        why = f"the reader failed on it ({type(error).__name__}: {error}); this is a bug, please"
        raise ChapterhouseError(path, f"{why} report it with the file") from error
    if not episodes:
        raise ChapterhouseError(path, f"is of the form {form.NAME}, but holds no episode")
    reading.sources.append(ReadSource(path, decoded.text, episodes))
    if decoded.note:
        reading.notes.append(Finding(path, 1, decoded.note, "warning"))
    for episode in episodes:
        reading.notes += [
            Finding(path, problem.line, problem.message, "warning") for problem in episode.problems
        ]


def _with_facts(episodes: Iterator[Episode], facts: FileFacts) -> Iterator[Episode]:
    return (with_facts(with_full_names(one, facts.people), facts.all) for one in episodes)
