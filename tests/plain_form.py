"""A form of its own for tests of the converter, so small that a test shows all of its source.

# Title of an episode
guest: Ada Marsh = Ada writes about tides.
> A paragraph of the summary, with a [[wiki_note|link]] if need be.
== A chapter 00:10
Ada Marsh 00:57: What she says.
Bo Lind: A turn without a time.
~ A line that no page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from chapterhouse.model import Bio, Block, Chapter, Episode, Fate, Person, Source, Span, Turn, prose
from chapterhouse.problems import ChapterhouseError
from chapterhouse.times import CLOCK, seconds

NAME = "plain"
_FACT = re.compile(r"(guest|host|show|date|about): (.+)")
_CHAPTER = re.compile(rf"== (.+?)(?: ({CLOCK}))?")
_TURN = re.compile(rf"([^:]+?)(?: ({CLOCK}))?: (.*)")
_WIKI = re.compile(r"\[\[(.+?)\|(.+?)\]\]")


def recognises(text: str) -> bool:
    return text.startswith("# ")


def recognise(path: str, text: str, form: str | None = None) -> object:
    """Stands in for `chapterhouse.forms.recognise`: this form or an error."""
    if not recognises(text):
        raise ChapterhouseError(path, "is in no form that is known", 1)
    return _Form


class _Form:
    NAME = NAME

    @staticmethod
    def read(path: str, text: str) -> Iterator[Episode]:
        lines = list(enumerate(text.split("\n"), 1))
        starts = [at for at, (_, line) in enumerate(lines) if line.startswith("# ")]
        for item, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
            only = len(starts) == 1 and "single" in path
            yield _episode(path, None if only else item, lines[start:end])


def _episode(path: str, item: int | None, lines: list[tuple[int, str]]) -> Episode:
    number, title = lines[0]
    episode = Episode(
        Source(path, NAME, item, number),
        title[2:].removeprefix("?"),
        "transcript",
        title_derived=title[2:].startswith("?"),
    )
    fates = [Fate(number, "metadata", "title", title)]
    people: list[Person] = []
    turns: list[Turn] = []
    for number, line in lines[1:]:
        kind = "text"
        if not line.strip():
            continue
        if line.startswith("!"):
            raise ChapterhouseError(path, line[1:].strip(), number)
        if line.startswith("!!"):
            raise RuntimeError(line)
        if line.startswith("~"):
            kind = "dropped"
        elif fact := _FACT.fullmatch(line):
            kind = "metadata"
            if fact[1] in ("guest", "host"):
                name, _, bio = fact[2].partition(" = ")
                people.append(Person(name, fact[1], Bio(bio) if bio else None))
            elif fact[1] == "about":
                episode = replace(episode, about_show=(*episode.about_show, fact[2]))
            else:
                episode = replace(episode, **{fact[1]: fact[2]})
        elif line.startswith("> "):
            episode = replace(episode, summary=(*episode.summary, Block(_prose(line[2:]))))
        elif chapter := _CHAPTER.fullmatch(line):
            start = seconds(chapter[2]) if chapter[2] else None
            one = Chapter(chapter[1], start, len(turns))
            episode = replace(episode, chapters=(*episode.chapters, one))
        elif turn := _TURN.fullmatch(line):
            said = tuple(turn[3].split(" // "))
            turns.append(Turn(turn[1], seconds(turn[2]) if turn[2] else None, said))
        elif line.startswith("?"):
            continue  # a line that the form says nothing of, which is a fault
        fates.append(Fate(number, kind, "test" if kind == "dropped" else "line", line))
    return replace(episode, people=tuple(people), turns=tuple(turns), fates=tuple(fates))


def _prose(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for link in _WIKI.finditer(text):
        spans += [*prose(text[at : link.start()]), Span(link[2], "wiki", link[1])]
        at = link.end()
    return (*spans, *prose(text[at:]))


class Project:
    """A project folder for a test: sources in, pages out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "seeds").mkdir(parents=True)

    def source(self, name: str, text: str | bytes) -> None:
        file = self.root / "seeds" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def page(self, path: str) -> str:
        return (self.root / "docs" / path).read_bytes().decode()

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.page(path)
        assert old in text, f"{old!r} is not in the page"
        (self.root / "docs" / path).write_bytes(text.replace(old, new, 1).encode())

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Content and time of change of every file that the converter may write."""
        return {
            file.relative_to(self.root).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
            for folder in ("docs", ".pristine")
            for file in sorted((self.root / folder).rglob("*"))
            if file.is_file()
        }

    def pages(self, folder: str = "docs") -> list[str]:
        base = self.root / folder
        return sorted(file.relative_to(base).as_posix() for file in base.rglob("*.md"))
