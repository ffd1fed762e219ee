"""The facts that no text states, which people write in ``seeds/sources.yml``, as typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says about one episode, or about all of a file; ``None``: nothing."""

    line: int = 1
    title: str | None = None
    slug: str | None = None
    show: str | None = None
    date: str | None = None
    lang: str | None = None
    hosts: tuple[str, ...] | None = None
    guests: tuple[str, ...] | None = None
    audio: str | None = None
    youtube: str | None = None
    skip: bool = False


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a person says about one source file."""

    all: Facts = field(default_factory=Facts)
    form: str | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    episodes: Mapping[int, Facts] = field(default_factory=dict)

    def named(self) -> tuple[str, ...]:
        """The people whom a person names, by full name."""
        return (*(self.all.hosts or ()), *(self.all.guests or ()), *self.people.values())


@dataclass(frozen=True, slots=True)
class Settings:
    """All facts, by the file's name below the folder that ``path`` lies in."""

    path: str = "seeds/sources.yml"
    files: Mapping[str, FileFacts] = field(default_factory=dict)

    def of(self, name: str) -> FileFacts:
        """The facts about a file; none where nobody wrote any."""
        return self.files.get(name, FileFacts())


def parse(path: str, text: str) -> Settings:
    """The facts of a ``sources.yml``; ChapterhouseError at the first thing that is wrong in it."""
    from chapterhouse.intake.settings_file import (
        read_settings,  # a YAML parser takes a while to load
    )

    return read_settings(path, text)
