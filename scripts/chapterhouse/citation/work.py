"""What is cited: an episode with what its page says, and perhaps a moment of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chapterhouse.times import clock


@dataclass(frozen=True, slots=True)
class Work:
    """An episode; ``medium`` says what its page has (``Transcript``), ``site`` who publishes it."""

    slug: str
    title: str
    url: str
    site: str
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    show: str = ""
    day: date | None = None
    medium: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A turn: its id on the page, who speaks, and the second at which it begins, if known."""

    anchor: str
    speaker: str = ""
    start: float | None = None

    @property
    def place(self) -> str:
        """The moment in words.

        >>> Moment("t=182", "Maren Oduya", 182).place
        'Maren Oduya at 03:02'
        """
        time = "" if self.start is None else clock(self.start)
        return " at ".join(filter(None, (self.speaker, time)))


@dataclass(frozen=True, slots=True)
class Citation:
    """A work in one style, in parts: a moment goes between ``before`` and the address.

    ``opening`` and ``closing`` stand around what is said of the moment, and only where one is
    cited.
    """

    form: str
    label: str
    before: str
    opening: str
    closing: str
    url: str
    after: str

    def text(self, moment: Moment | None = None) -> str:
        """The citation of the whole, or of a moment."""
        if moment is None:
            return f"{self.before}{self.url}{self.after}"
        place = f"{self.opening}{moment.place}{self.closing}" if moment.place else ""
        return f"{self.before}{place}{self.url}#{moment.anchor}{self.after}"
