"""What earlier runs and people left in a project folder: its pages as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chapterhouse import files
from chapterhouse.files import PageStore
from chapterhouse.intake.settings import Settings, parse
from chapterhouse.problems import ChapterhouseError


@dataclass(frozen=True, slots=True)
class Existing:
    """The texts of all pages by path, in docs and in .pristine, and the pages nobody can read."""

    docs: Mapping[str, str]
    pristine: Mapping[str, str]
    unreadable: Mapping[str, ChapterhouseError]


def existing_pages(docs: PageStore, pristine: PageStore) -> Existing:
    """All pages of both folders."""
    unreadable: dict[str, ChapterhouseError] = {}

    def texts(store: PageStore) -> dict[str, str]:
        found = {}
        for path in store.paths():
            try:
                found[path] = store.read(path) or ""
            except ChapterhouseError as error:
                unreadable[path] = error
        return found

    return Existing(texts(docs), texts(pristine), unreadable)


def load_settings(folder: Path, shown: str) -> Settings:
    """The facts beside the sources of a folder; none where there is no ``sources.yml``."""
    path = f"{shown}/{files.SETTINGS}" if shown else files.SETTINGS
    text = files.read_text_if_there(folder / files.SETTINGS, path)
    return Settings(path) if text is None else parse(path, text)
