"""How the site says dates, times and where a text comes from: plain words, in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WORDS_A_MINUTE = 230
_CHARACTERS_A_MINUTE = 400
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_BEGINNING = 4_000


@dataclass(frozen=True, slots=True)
class Label:
    """What a page is, in two or three words, and one sentence about where its text comes from."""

    name: str
    note: str


_KINDS = {
    "notes": Label("Notes only", "No transcript yet. What stands here comes from the show notes."),
    "article": Label("Article", "A text about a conversation, not a transcript of it."),
    "insights": Label("Insights", "Points taken from a conversation. There is no transcript here."),
}
_TRANSCRIPTS = {
    "machine": Label(
        "Machine transcript, not yet checked",
        "Made by speech recognition. Names and numbers may be misheard.",
    ),
    "corrected": Label(
        "Corrected transcript", "Made by speech recognition and corrected by people."
    ),
}
_TRANSCRIPT = Label("Transcript", "The source does not say how it was made.")
_PAGE = Label("Page", "")


def kind_label(kind: str, transcript: str) -> Label:
    """What a page of this ``kind`` is; ``transcript`` says how its transcript was made.

    >>> kind_label("notes", "").name, kind_label("transcript", "machine").name
    ('Notes only', 'Machine transcript, not yet checked')
    """
    if kind == "transcript":
        return _TRANSCRIPTS.get(transcript, _TRANSCRIPT)
    return _KINDS.get(kind, _PAGE)


def spoken_date(value: date) -> str:
    """A date as a person writes it.

    >>> spoken_date(date(2026, 2, 3))
    '3 February 2026'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def reading_minutes(text: str) -> int:
    """About how long it takes to read a text; 0 for a text of less than half a minute."""
    # A text in such a script has it near its beginning: to look through all of it takes long.
    unspaced = len(_NO_SPACES.findall(text)) if _NO_SPACES.search(text, 0, _BEGINNING) else 0
    # Gaps are counted, as words would take ten times as long.
    words = text.count(" ") + text.count("\n") - text.count("\n\n") + 1 if text else 0
    return round(words / _WORDS_A_MINUTE + unspaced / _CHARACTERS_A_MINUTE)


def minutes_text(minutes: int) -> str:
    """Minutes in words.

    >>> minutes_text(52), minutes_text(60), minutes_text(95)
    ('52 min', '1 h', '1 h 35 min')
    """
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest else "")))


def initials(name: str) -> str:
    """One or two letters that stand for a person where others would have a picture.

    >>> initials("Tomas Lindqvist"), initials("Ada B. van Brandt"), initials("文丽")
    ('TL', 'AB', '文')
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word[:1].isalpha()]
    if not words:
        return name[:1].upper() or "?"
    first, last = words[0][0], words[-1][0]
    return first.upper() if len(words) == 1 or _NO_SPACES.match(first) else (first + last).upper()
