"""What a timed element of an XML caption file says, gathered while its file is gone through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from chapterhouse.model import Problem
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.caption_speakers import cues_of
from chapterhouse.reading.cues import Cue, in_order
from chapterhouse.reading.endless import MOST_PARTS, endless, refuse_endless_markup
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.rolling import without_overlaps
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.xml_events import go_through


@dataclass(slots=True)
class Gathered:
    """The stretches so far, and the one that is being gathered."""

    source: str
    lines: Mapping[int, Line]
    stretches: list[Stretch] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    line: int = 0
    opens: bool = True

    def say(self, text: str, line: int, breaks: bool = True) -> None:
        """Text of the element at hand; ``breaks``: its line breaks are shown."""
        if not self.line and text.strip():
            self.line = line + text[: len(text) - len(text.lstrip())].count("\n")
        self.texts.append(text if breaks else text.replace("\n", " "))

    def close(
        self,
        start: float | None,
        end: float | None,
        voice: str | None = None,
        new_paragraph: bool = False,
    ) -> None:
        """End the stretches, one a line: they were said from ``start`` to ``end``."""
        for text in "".join(self.texts).split("\n"):
            said = single_spaced(text)
            if not said:
                continue
            place = self.lines.get(self.line) or Line(self.line, said)
            self.stretches.append(
                Stretch(
                    place,
                    said,
                    start,
                    end,
                    self.opens,
                    voice,
                    new_paragraph=new_paragraph and self.opens,
                )
            )
            self.opens = False
        if len(self.stretches) > MOST_PARTS:
            raise endless(self.source, "captions")
        self.texts.clear()
        self.line = 0


class Document(Protocol):
    """Takes the elements of an XML caption file as they come."""

    gathered: Gathered

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""

    def said(self, text: str, line: int) -> None:
        """Text of the element at hand."""

    def end(self, name: str) -> None:
        """An element ends."""


def cues_in(
    source: str, text: str, document: Document, ledger: Ledger
) -> tuple[list[Cue], list[Problem]]:
    """The cues of an XML caption file, and slips in their times.

    ChapterhouseError where the text is no XML, or holds no caption.
    """
    refuse_endless_markup(source, text)
    go_through(source, text, document.begin, document.said, document.end)
    stretches = without_overlaps(document.gathered.stretches)
    cues, slips = in_order(cues_of(stretches, ledger, whole_lines=False))
    if not cues:
        raise ChapterhouseError(source, "holds no caption; add its text or skip it")
    return cues, slips


def by_number(text: str) -> dict[int, Line]:
    """The non-blank lines of a text by their numbers."""
    return {line.number: line for line in lines_of(text.removeprefix("\ufeff"))}


def rest_is_markup(ledger: Ledger, lines: Mapping[int, Line], what: str = "markup") -> None:
    """Give the lines on which nothing is said their fate."""
    told = {fate.line for fate in ledger.fates()}
    for number, line in lines.items():
        if number not in told:
            ledger.metadata(line, what)
