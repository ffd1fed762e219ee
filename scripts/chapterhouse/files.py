"""The one place that reads and writes files.

Nothing is written outside of ``docs/`` and ``.pristine/``, and every file is written whole or
not at all: into a file beside it first, which then takes its place.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from chapterhouse.problems import ChapterhouseError

PAGE_FOLDERS = ("episodes", "people", "shows", "topics")
"""The folders below ``docs/`` that hold pages by name."""

SKIPPED = "skipped"
"""The folder below ``.pristine/`` that remembers episodes which people told to leave out."""

SETTINGS = "sources.yml"
_NO_SOURCE = re.compile(r"\.|README|(?:sources|glossary)\.yml\Z", re.IGNORECASE)
_UNFINISHED = ".chapterhouse-unfinished"


def source_files(root: Path) -> list[str]:
    """The raw texts below ``seeds/``, as ``seeds/…`` paths in natural order (2 before 10)."""
    seeds = root / "seeds"
    if not seeds.is_dir():
        raise ChapterhouseError(str(seeds), "there is no such folder; raw transcripts go in there")
    found = []
    for folder, folders, names in os.walk(seeds):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            (Path(folder) / name).relative_to(root).as_posix()
            for name in names
            if is_source_name(name)
        ]
    return sorted(found, key=_natural)


def is_source_name(name: str) -> bool:
    """Whether a file of that name is a raw text, and not one that people wrote beside them."""
    return not _NO_SOURCE.match(name)


def read_source(root: Path, path: str) -> bytes:
    """The bytes of a source; ChapterhouseError where it cannot be read or lies elsewhere."""
    try:
        path.encode()
    except UnicodeEncodeError:
        raise ChapterhouseError(path, "its name is no valid UTF-8; rename it") from None
    file = root / path
    if not file.resolve().is_relative_to((root / path.split("/")[0]).resolve()):
        raise ChapterhouseError(path, "is a link that leads out of its folder")
    return read_bytes(file, path)


def read_bytes(file: Path, shown: str | None = None) -> bytes:
    """The content of a regular file; errors name it as ``shown``."""
    try:
        if file.exists() and not file.is_file():
            raise ChapterhouseError(shown or str(file), "is not a regular file")
        return file.read_bytes()
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise ChapterhouseError(shown or str(file), f"cannot be read: {why}") from None


def read_text_if_there(file: Path, shown: str | None = None) -> str | None:
    """The UTF-8 text of a file as it stands, line ends and all; ``None`` where there is none."""
    if not file.exists() and not file.is_symlink():
        return None
    content = read_bytes(file, shown)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ChapterhouseError(shown or str(file), "is not valid UTF-8", line) from None


class PageStore:
    """The pages below one folder (``docs`` or ``.pristine``), by paths like ``people/a-b.md``."""

    def __init__(self, root: Path, folder: str) -> None:
        self._base = root / folder
        self.folder = folder
        self._ready: set[Path] = set()  # folders that were made, or found to be where they should

    def paths(self) -> list[str]:
        """All pages of the page folders, sorted."""
        return sorted(path for path in self._files() if path.endswith(".md"))

    def tidy(self) -> None:
        """Take away what an interrupted run left half-written."""
        for path in self._files():
            if path.endswith(_UNFINISHED):
                (self._base / path).unlink(missing_ok=True)

    def _files(self) -> Iterator[str]:
        for folder in (*PAGE_FOLDERS, SKIPPED):
            for place, _, names in os.walk(self._base / folder):
                for name in names:
                    yield (Path(place) / name).relative_to(self._base).as_posix()

    def shown(self, path: str) -> str:
        """The path as messages name it."""
        return f"{self.folder}/{path}"

    def read(self, path: str) -> str | None:
        """The text of a page as it stands, without a byte order mark; ``None``: not there."""
        return read_text_if_there(self._base / path, self.shown(path))

    def write(self, path: str, text: str) -> None:
        """Put a page in place, whole."""
        file = self._inside(path)
        unfinished = file.with_name(f".{file.name[:80]}{_UNFINISHED}")
        try:
            if file.parent not in self._ready:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._ready.add(file.parent)
            with open(unfinished, "wb") as whole:
                whole.write(text.encode())
            os.replace(unfinished, file)
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            raise ChapterhouseError(self.shown(path), f"cannot be written: {why}") from None

    def read_numbers(self, name: str) -> dict[str, int]:
        """Numbers by path, kept in a JSON file of the store; none where it is not there."""
        try:
            held = json.loads(self.read(name) or "{}")
        except ValueError:
            raise ChapterhouseError(self.shown(name), "is no valid JSON; delete it") from None
        pairs = held.items() if isinstance(held, dict) else ()
        return {path: number for path, number in pairs if isinstance(number, int)}

    def write_numbers(self, name: str, numbers: Mapping[str, int]) -> None:
        """Keep numbers by path; no file where there are none."""
        if numbers:
            self.write(name, json.dumps(dict(sorted(numbers.items())), indent=1) + "\n")
        else:
            self.remove(name)

    def remove(self, path: str) -> None:
        """Take a page away, if it is there."""
        self._inside(path).unlink(missing_ok=True)

    def _inside(self, path: str) -> Path:
        file = self._base / path
        if file.parent in self._ready:
            return file
        if not file.parent.resolve().is_relative_to(self._base.resolve()):
            raise ChapterhouseError(self.shown(path), "leads out of its folder")
        return file


def _natural(path: str) -> list[tuple[int, str]]:
    """A sort key by which ``9.txt`` comes before ``10.txt``, whatever the case."""
    pieces = re.split(r"(\d{1,18})", path.casefold())
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in pieces] + [(0, path)]
