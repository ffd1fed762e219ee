"""What a JSON source says: the strings that are speech, and the facts around them.

A form's reader fills a `Speech`; `json_episode` makes the episode of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from chapterhouse.model import Block, Chapter, Media, Person, Problem, prose
from chapterhouse.reading.json_text import shown_text


@dataclass(frozen=True, slots=True)
class Spoken:
    """A string that is speech: the object that holds it and its key, when, and who speaks.

    ``text`` is what a reader sees of it, where that is not the string itself. ``glued``: there is
    no space before it. ``new_speaker`` and ``new_paragraph``: as in `Cue`.
    """

    holder: Mapping[str, Any]
    key: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    text: str | None = None
    glued: bool = False
    new_speaker: bool = False
    new_paragraph: bool = False

    @property
    def shown(self) -> str:
        """What a reader sees of it; line breaks as they are."""
        return shown_text(self.holder[self.key]) if self.text is None else self.text


def are_single_words(spoken: Sequence[Spoken]) -> bool:
    """Whether the strings are words rather than sentences or lines."""
    pieces = [one.shown.split() for one in spoken[:2_000]]
    pieces = [words for words in pieces if words]
    return len(pieces) > 3 and sum(len(words) == 1 for words in pieces) >= 0.8 * len(pieces)


@dataclass(slots=True)
class Speech:
    """All that a source says and tells.

    ``words``: each string is a word or a mark, to be made into sentences. ``again``: strings that
    should say what is said elsewhere in the file. ``hidden``: strings that the source itself says
    not to show. ``facts``: strings that went to the page as a title, a chapter, a summary.
    ``labels``: a string may begin with the name of who says it, where nothing else tells.
    ``verbatim``: the strings are turns to the letter, and their speakers are shown as they stand.
    """

    spoken: list[Spoken] = field(default_factory=list)
    words: bool = False
    labels: bool = True
    verbatim: bool = False
    again: list[tuple[Mapping[str, Any], str]] = field(default_factory=list)
    hidden: list[tuple[Mapping[str, Any], str]] = field(default_factory=list)
    facts: list[tuple[Mapping[str, Any], str]] = field(default_factory=list)
    machine_made: bool = False
    language: str | None = None
    title: str | None = None
    date: str | None = None
    show: str | None = None
    media: Media = field(default_factory=Media)
    chapters: list[Chapter] = field(default_factory=list)
    summary: list[Block] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def summarised(self, holder: Mapping[str, Any], key: str) -> None:
        """A string of the source says what the episode is about, a paragraph a line."""
        for paragraph in shown_text(holder[key]).split("\n"):
            if said := " ".join(paragraph.split()):
                item = said.removeprefix("- ").removeprefix("• ")
                kind: Literal["paragraph", "bullet"] = "paragraph" if item == said else "bullet"
                self.summary.append(Block(prose(item), kind))
        self.facts.append((holder, key))
