"""How Chapterhouse says that something is wrong: one line with a place."""

from __future__ import annotations

from dataclasses import dataclass


class ChapterhouseError(Exception):
    """Something a person has to mend; prints as ``path:line: why`` (no line where none fits)."""

    def __init__(self, path: str, why: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.why = why
        super().__init__(str(self))

    def __reduce__(self) -> tuple[type[ChapterhouseError], tuple[str, str, int | None]]:
        """It travels between processes as what it was made of."""
        return ChapterhouseError, (self.path, self.why, self.line)

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{printable(place)}: {printable(self.why)}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found at a place, and what would be right."""

    path: str
    line: int
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        note = "" if self.severity == "error" else f"{self.severity}: "
        return f"{printable(self.path)}:{self.line}: {note}{printable(self.message)}"


def printable(text: str) -> str:
    """The text on one line, without characters that could act on a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
