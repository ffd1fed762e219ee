"""The account of every source line: text, metadata, or dropped by a named rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from chapterhouse.model import Fate
from chapterhouse.reading.tuple_makers import maker

# Speech recognition of at least one recorder writes this sign where it heard a breath or a
# hesitation; it stands for no word (https://unicode.org/charts/PDF/U2000.pdf, SWUNG DASH family).
_JUNK_SIGN = re.compile(r"\s*\u2053\s*")


class Line(NamedTuple):
    """A non-blank source line: its number (from 1), its text as it stood, its indent in columns.

    ``gap`` is the number of blank lines right above it.
    """

    number: int
    raw: str
    gap: int = 0

    @property
    def text(self) -> str:
        """The line without the white space around it."""
        return self.raw.strip()

    @property
    def indent(self) -> int:
        """How many columns of white space it starts with."""
        raw = self.raw.expandtabs(4) if "\t" in self.raw else self.raw
        return len(raw) - len(raw.lstrip())


_line = maker(Line)
_fate = maker(Fate)


@lru_cache(maxsize=4)
def lines_of(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a text; kept a while, since every form looks at the same text."""
    return tuple(numbered_lines(text))


def numbered_lines(text: str) -> Iterator[Line]:
    """The same as they come, for a reader that keeps few of them."""
    above = 0
    for number, raw in enumerate(text.split("\n"), 1):
        if raw and not raw.isspace():
            yield _line((number, raw, number - above - 1))
            above = number


class Ledger:
    """Collects the fate of each line while a reader goes through them.

    A line may have several fates (a label is metadata, what follows it is text), and must have
    one in the end; `convert --report` and the tests hold the sum against the source.
    """

    def __init__(self) -> None:
        self._fates: list[Fate] = []

    def text(self, line: Line, what: str, piece: str | None = None) -> None:
        """The line's words go to the page, as ``what``; with ``piece`` (the words), only these.

        Pieces are for data (JSON, XML), where all else of a line is names and numbers.
        """
        said = line.raw.strip() if piece is None else piece
        self._fates.append(_fate((line.number, "text", what, said)))

    def metadata(self, line: Line, what: str, piece: str | None = None) -> None:
        """The line (or a piece of it) gave the fact ``what``."""
        said = line.raw.strip() if piece is None else piece
        self._fates.append(_fate((line.number, "metadata", what, said)))

    def drop(self, line: Line, rule: str, piece: str | None = None) -> None:
        """The line (or a piece of it) is on no page, by the rule of that name."""
        said = line.raw.strip() if piece is None else piece
        self._fates.append(_fate((line.number, "dropped", rule, said)))

    def drop_all(self, lines: Iterable[Line], rule: str) -> None:
        """All these lines are on no page, by the rule of that name."""
        for line in lines:
            self.drop(line, rule)

    def take_back(self, number: int, rule: str) -> None:
        """What a line was to say is on no page after all, by the rule of that name."""
        self.take_back_all({number}, rule)

    def take_back_all(self, numbers: Collection[int], rule: str) -> None:
        """The same for what all of these lines were to say."""
        self._fates = [
            Fate(fate.line, "dropped", rule, fate.text)
            if fate.kind == "text" and fate.line in numbers
            else fate
            for fate in self._fates
        ]

    def cleaned(self, line: Line, text: str | None = None) -> str:
        """The line's text (or the given part of it) without recognition junk, which is accounted.

        The junk sign goes by the rule ``recognition-junk``; the words around it stay apart.
        """
        text = line.text if text is None else text
        if "\u2053" not in text:
            return text
        for _ in range(text.count("\u2053")):
            self.drop(line, "recognition-junk", "\u2053")
        return _JUNK_SIGN.sub(" ", text).strip()

    def fates(self) -> tuple[Fate, ...]:
        """All that was recorded, in the order of the source's lines."""
        return tuple(sorted(self._fates, key=attrgetter("line")))
