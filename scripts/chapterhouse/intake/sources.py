"""Raw sources as episodes: decoded, recognised, read by their form, with the facts people gave.

`convert` and `inspect` both read here. A source that cannot be read is an error of its own; the
others are read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from chapterhouse.intake.file_groups import Group, read_group
from chapterhouse.intake.named_files import join_named_files
from chapterhouse.intake.one_file import RawSource, ReadSource
from chapterhouse.intake.same_episode import episode_of_file
from chapterhouse.model import Episode
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.processes import in_processes
from chapterhouse.reading.corpus import has_short_names, join_people

__all__ = ["RawSource", "ReadSource", "Reading", "read_sources"]


_FEW = 12
"""Sources are long: a second process is worth it from this many on."""


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
    lines: bool = True,
) -> Reading:
    """All sources read; one error for each that cannot be.

    ``neighbours`` are sources that only help to tell who somebody known by a first name is; they
    are asked for where there is such a person. Without ``lines`` nothing tells what became of
    each line, nor what it was: an account needs them, pages do not.
    """
    reading = Reading()
    episodes = _by_episode(sources)

    def tell(done: int) -> None:
        if progress:
            progress("reading", done, len(episodes))

    work = read_group if lines else _without_lines
    for group in in_processes(work, episodes, few=_FEW, progress=tell):
        reading.sources += group.sources
        reading.skipped += group.skipped
        reading.errors += group.errors
        reading.notes += group.notes
    named = join_named_files(reading.sources, sources)
    reading.sources = named.sources
    reading.notes = [note for note in reading.notes if not _is_answered(note, named.paths)]
    if has_short_names(reading.episodes):
        around = neighbours()
        others = read_sources(around).episodes if around else []
        _join_people(reading, others)
    return reading


def _is_answered(note: Finding, joined: Collection[str]) -> bool:
    """Whether a note says of a file that it belongs to nothing, and it does by now."""
    return note.severity == "note" and note.path in joined


def _without_lines(files: Sequence[RawSource]) -> Group:
    """What became of the files, without their texts: these are most of what there is to carry."""
    group = read_group(files)
    group.sources = [
        ReadSource(read.path, "", tuple(replace(episode, fates=()) for episode in read.episodes))
        for read in group.sources
    ]
    return group


def _by_episode(sources: Sequence[RawSource]) -> list[list[RawSource]]:
    """The sources, those of one episode together, each where its first file stands."""
    found: dict[str, list[RawSource]] = {}
    for source in sources:
        found.setdefault(episode_of_file(source.path).casefold(), []).append(source)
    return list(found.values())


def _join_people(reading: Reading, others: Sequence[Episode]) -> None:
    """Give people their full names by what all sources say."""
    joined = iter(join_people(reading.episodes, others))
    reading.sources = [
        replace(source, episodes=tuple(islice(joined, len(source.episodes))))
        for source in reading.sources
    ]
