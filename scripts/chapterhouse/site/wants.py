"""What a page still wants from people, each thing at its line: found while the page is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from chapterhouse.pages.grammar import NOBODY
from chapterhouse.pages.page import Page

_MARK = re.compile(
    r"[\[(]\s*(?:inaudible|unintelligible|indistinct|incomprehensible|unclear|garbled|\?{2,})"
    r"[^\])\n]{0,40}[\])]",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?:unknown|unidentified|unnamed)(?: (?:speaker|voice|person|man|woman))?"
    r"|(?:speaker|spk|voice|person|participant)[ _-]*(?:\d{1,3}|[A-Z])?)[?]?",
    re.IGNORECASE,
)
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Want:
    """A thing to mend: its kind, its line in the file, the id of its place on the page."""

    kind: str
    line: int
    anchor: str
    text: str


def wants_of(path: str, page: Page, text: str) -> tuple[Want, ...]:
    """What the page at ``path`` below ``docs/`` wants; ``text`` is all of its file."""
    folder = path.partition("/")[0] if "/" in path else ""
    if path.endswith("index.md") or folder not in ("episodes", "people"):
        return ()
    return tuple(_of_person(page, text) if folder == "people" else _of_episode(page, text))


def _of_person(page: Page, text: str) -> Iterator[Want]:
    if page.meta.get("bio") == "unverified":
        yield Want("bio", _line_of("bio", text), "", "")


def _of_episode(page: Page, text: str) -> Iterator[Want]:
    if page.meta.get("title_derived") is True:
        yield Want("title", _line_of("title", text), "", "")
    if page.meta.get("kind") == "notes":
        yield Want("transcript", _line_of("kind", text), "", "")
    yield from _nameless(page)
    yield from _marks(page, text)
    for chapter in page.chapters:
        if chapter.approximate and not chapter.listed:
            yield Want("chapter", chapter.line, chapter.id or "", chapter.title)


def _nameless(page: Page) -> Iterator[Want]:
    """Speakers of whom nobody knows who they are, each at the first turn."""
    turns: dict[str, list[int]] = {}
    for index, turn in enumerate(page.turns):
        if turn.labelled and _is_nameless(turn.speaker):
            turns.setdefault(turn.speaker or NOBODY, []).append(index)
    for name, indexes in turns.items():
        first = page.turns[indexes[0]]
        times = f"{len(indexes)} turns" if len(indexes) > 1 else "1 turn"
        yield Want("speaker", first.line, first.id, f"{name}, {times}")


@lru_cache(maxsize=4096)
def _is_nameless(speaker: str | None) -> bool:
    return speaker is None or _NO_NAME.fullmatch(speaker) is not None


def _marks(page: Page, text: str) -> Iterator[Want]:
    lines = [turn.line for turn in page.turns]
    for found in _found_marks(text):
        line = text.count("\n", 0, found.start()) + 1
        turn = bisect_right(lines, line) - 1
        if turn < 0:
            continue
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()][-_AROUND:]
        after = text[found.end() : found.end() + _AROUND].partition("\n")[0]
        words = f"…{before}{found[0]}{after}…".replace("\\", "")
        yield Want("inaudible", line, page.turns[turn].id, words)


def _found_marks(text: str) -> Iterator[re.Match[str]]:
    """The marks of a text in its order; brackets are few, so that this is quick."""
    for bracket in _brackets(text):
        if found := _MARK.match(text, bracket):
            yield found


def _brackets(text: str) -> list[int]:
    places = []
    for sign in "[(":
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return sorted(places)


def _line_of(key: str, text: str) -> int:
    """The line of a key in the front matter; the first line where it is not found."""
    at = text.find(f"\n{key}:")
    return text.count("\n", 0, at) + 2 if at >= 0 else 1
