"""Transcripts and chapters that a feed names, joined with its items where they lie beside it.

`podcast:transcript` and `podcast:chapters` give addresses. Nothing is fetched: a file of the same
name in the feed's folder is the item's, and the item's page shows what the file says. So is a file
that is named like the recording of one item only (``ink.mp3``, ``ink.vtt``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from chapterhouse.forms import feed
from chapterhouse.intake.facts import with_full_names
from chapterhouse.intake.joining import joined, tells_more
from chapterhouse.intake.one_file import RawSource, ReadSource, episodes_of, open_source
from chapterhouse.intake.same_episode import episode_of_file
from chapterhouse.model import Chapter, Episode, Media
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.chapter_cuts import cut_at
from chapterhouse.reading.names import full_name

_QUERY = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True)
class Named:
    """All sources, the files that items of feeds name joined with them; the paths of these."""

    sources: list[ReadSource]
    paths: frozenset[str] = frozenset()


def join_named_files(read: Sequence[ReadSource], raw: Sequence[RawSource]) -> Named:
    """The sources, each item of a feed with the transcript and the chapters that it names."""
    items = [episode for one in read for episode in one.episodes if _may_have_files(episode)]
    if not items or len(read) == 1:
        return Named(list(read))
    recordings = Counter(stem for item in items if (stem := _recording(item)))
    folder = _Folder(
        {one.path: one for one in raw}, {one.path: one for one in read}, dict(recordings)
    )
    found = [
        replace(one, episodes=tuple(folder.item(episode) for episode in one.episodes))
        for one in read
    ]
    return Named(
        [
            ReadSource(one.path, one.text, (), one.episodes[0].fates)
            if one.path in folder.taken
            else one
            for one in found
        ],
        frozenset(folder.taken | folder.chapters),
    )


@dataclass(slots=True)
class _Folder:
    """All files, by their paths, and those that belong to an item by now."""

    raw: Mapping[str, RawSource]
    read: Mapping[str, ReadSource]
    recordings: Mapping[str, int]
    taken: set[str] = field(default_factory=set)
    chapters: set[str] = field(default_factory=set)

    def item(self, item: Episode) -> Episode:
        """The episode of an item of a feed, with what the files say that it names."""
        if not _may_have_files(item):
            return item
        paths = list(self._paths(item))
        transcripts = [path for path in paths if self._is_transcript(path)]
        beside = [path for path in paths if path not in transcripts]
        chapters = [each for path in beside for each in self._chapters(path)]
        if not transcripts:
            return replace(item, chapters=item.chapters or tuple(chapters))
        best = max(transcripts, key=lambda path: tells_more(self.read[path].episodes[0]))
        self.taken.add(best)
        told = self._transcript(best, item.chapters or chapters)
        listed = replace(item, chapters=item.chapters or tuple(chapters))
        return _joined(told, listed, self.raw[best].facts.all.title is not None)

    def _paths(self, item: Episode) -> Iterator[str]:
        folder = item.source.path.rpartition("/")[0]
        names = {name.casefold() for name in item.files}
        stem = _recording(item)
        own = stem if stem and self.recordings[stem] == 1 else None
        for path in self.raw:
            above, _, name = path.rpartition("/")
            named = name.casefold() in names or episode_of_file(name).casefold() == own
            if above == folder and named and path not in self.taken | {item.source.path}:
                yield path

    def _is_transcript(self, path: str) -> bool:
        read = self.read.get(path)
        return read is not None and len(read.episodes) == 1 and bool(read.episodes[0].turns)

    def _transcript(self, path: str, chapters: Sequence[Chapter]) -> Episode:
        """A transcript, its turns cut where the item's chapters begin if nothing else is beside."""
        episode = self.read[path].episodes[0]
        files = Counter(episode_of_file(each).casefold() for each in self.raw)
        if not chapters or episode.chapters or files[episode_of_file(path).casefold()] > 1:
            return episode
        with cut_at(chapter.start for chapter in chapters):
            return episodes_of(open_source(self.raw[path]))[0]

    def _chapters(self, path: str) -> Iterator[Chapter]:
        try:
            opened = open_source(self.raw[path])
            if getattr(opened.form, "BESIDE", False):
                for episode in episodes_of(opened):
                    self.chapters.add(path)
                    yield from episode.chapters
        except ChapterhouseError:
            return  # it was reported when the file itself was read


def _may_have_files(episode: Episode) -> bool:
    """Whether an episode is an item of a feed that has no transcript yet."""
    return episode.source.form == feed.NAME and not episode.turns


def _recording(item: Episode) -> str | None:
    """The name of the item's recording without its ending."""
    address = _QUERY.split(item.media.audio or "", maxsplit=1)[0]
    name = unquote(address.rpartition("/")[2])
    return episode_of_file(name.rpartition(".")[0] or name).casefold() if name else None


def _joined(told: Episode, item: Episode, titled: bool) -> Episode:
    """The item's page with the transcript; the feed knows title, date and people best."""
    known = [person.name for person in item.people]
    labels = {turn.speaker for turn in told.turns if turn.speaker}
    full = {label: name for label in labels if (name := full_name(label, known))}
    one = joined(with_full_names(told, full), [item])
    return replace(
        one,
        source=item.source,
        title=one.title if titled or item.title_derived else item.title,
        title_derived=item.title_derived and one.title_derived,
        date=item.date or one.date,
        show=item.show or one.show,
        language=told.language or item.language,
        media=Media(item.media.audio or one.media.audio, item.media.youtube or one.media.youtube),
        machine_made=told.machine_made,
        fates=item.fates,
        problems=item.problems,
    )
