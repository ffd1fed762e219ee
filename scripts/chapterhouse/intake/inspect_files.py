"""Reading single files outside of any project folder, as `chapterhouse inspect` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from chapterhouse import files
from chapterhouse.conversion.addresses import Addresses
from chapterhouse.conversion.existing import load_settings
from chapterhouse.intake.facts import with_facts
from chapterhouse.intake.one_file import episodes_of, open_source
from chapterhouse.intake.same_episode import episode_of_file, holds_facts
from chapterhouse.intake.settings import Facts, FileFacts, Settings
from chapterhouse.intake.sources import RawSource, Reading, ReadSource, read_sources
from chapterhouse.model import Episode
from chapterhouse.problems import ChapterhouseError


def read_files(paths: Sequence[Path]) -> Reading:
    """What the files hold, with the facts of a ``sources.yml`` beside each.

    A file that people told to skip is read all the same, as somebody asks for it. Other files
    beside them are looked into only to tell who somebody known by a first name is.
    """
    errors: list[ChapterhouseError] = []
    settings: dict[Path, Settings] = {}
    for folder in dict.fromkeys(path.parent for path in paths):
        try:
            settings[folder] = load_settings(folder, "" if folder == Path() else str(folder))
        except ChapterhouseError as error:
            errors.append(error)
    raw = [_raw(path, settings) for path in (*paths, *_of_the_same_episodes(paths))]
    asked = {str(path) for path in paths}
    reading = read_sources(
        raw, neighbours=lambda: list(_neighbours([Path(one.path) for one in raw], settings))
    )
    addresses = Addresses(())
    alone = asked if len(asked) == 1 else {n.path for n in reading.notes if n.severity == "note"}
    reading.sources = [
        replace(source, episodes=tuple(_told(source, facts.facts, addresses)))
        for found in reading.sources
        for facts in raw
        if facts.path == found.path and found.path in asked
        for source in [_by_itself(found, facts) if found.path in alone else found]
    ]
    reading.notes = [note for note in reading.notes if note.path in asked]
    reading.errors += errors
    return reading


def _of_the_same_episodes(paths: Sequence[Path]) -> list[Path]:
    """The files beside these that belong to the same episodes by their names."""
    found: list[Path] = []
    for folder in dict.fromkeys(path.parent for path in paths):
        wanted = {episode_of_file(path.name).casefold() for path in paths if path.parent == folder}
        found += [
            path
            for path in (sorted(folder.iterdir()) if folder.is_dir() else [])
            if path not in paths
            and episode_of_file(path.name).casefold() in wanted
            and files.is_source_name(path.name)
            and path.is_file()
        ]
    return found


def _raw(path: Path, settings: dict[Path, Settings]) -> RawSource:
    facts = settings[path.parent].of(path.name) if path.parent in settings else FileFacts()
    facts = replace(facts, all=replace(facts.all, skip=False))
    return RawSource(str(path), partial(files.read_bytes, path), facts)


def _neighbours(paths: Sequence[Path], settings: dict[Path, Settings]) -> Iterator[RawSource]:
    """The other sources in the folders of these files."""
    asked = set(paths)
    for folder in settings:
        for path in sorted(folder.iterdir()):
            if path not in asked and path.is_file() and files.is_source_name(path.name):
                yield _raw(path, settings)


def _by_itself(source: ReadSource, raw: RawSource) -> ReadSource:
    """A file of chapters, which makes no page, as the episode that it holds."""
    if source.episodes or holds_facts(source.path):
        return source
    try:
        opened = open_source(raw)
        beside = getattr(opened.form, "BESIDE", False)
        return replace(source, episodes=episodes_of(opened)) if beside else source
    except ChapterhouseError:
        return source


def _told(source: ReadSource, facts: FileFacts, addresses: Addresses) -> Iterator[Episode]:
    """The episodes with the facts that people gave for each, and the slug a new page would get."""
    for episode in source.episodes:
        told = with_facts(episode, facts.episodes.get(episode.source.item or 1, Facts()))
        yield replace(told, slug=addresses.new(told))
