"""What stands above a transcript: title, date, people, keywords, notes, the line that announces it.

Lines ``Key: value`` give facts; programs such as Otter write small headings (``SUMMARY KEYWORDS``,
``SPEAKERS``) with their values below. All else is show notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.notes import read_notes
from chapterhouse.reading.opening_facts import (
    BETWEEN,
    INLINE,
    KEYED,
    STAMP,
    Opening,
    is_fact,
    is_field,
    is_stamp,
    of_meeting,
    of_program,
)
from chapterhouse.reading.speakers import bare_name
from chapterhouse.reading.turns import is_marker

_SMALL_HEADING = re.compile(
    r"(?:summary )?key\s?words|speakers?|participants?|attendees|invited|attachments", re.IGNORECASE
)
_MACHINE = re.compile(r"\bAI\b|\bauto|\bmachine\b|\bgenerated\b|otter|whisper", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:;,…。！？][\"”’)]*\Z")


def read_opening(
    lines: Sequence[Line], ledger: Ledger, titled: bool = False, lists_stay: bool = False
) -> Opening:
    """The facts and the notes in these lines; ``titled``: a title is known already.

    ``lists_stay``: as in `Notes`.
    """
    found = Opening()
    notes: list[Line] = []
    heading: str | None = None
    for index, line in enumerate(lines):
        text = line.text
        below = heading is not None and line.gap == 0
        if _SMALL_HEADING.fullmatch(text.rstrip(":")) and (
            text.isupper() or text.endswith(":") or _are_people(lines[index + 1 : index + 2])
        ):
            heading = text.lower()
            ledger.metadata(line, "heading")
        elif len(text) < 40 and index + 1 < len(lines) and INLINE.fullmatch(lines[index + 1].text):
            if not is_field(found, line, ledger, titled):
                ledger.metadata(line, "heading")
        elif below:
            ledger.metadata(line, heading or "")
        elif of_meeting(found, line, ledger, titled):
            heading = None
        elif is_marker(text):
            heading = None
            found.machine_made = found.machine_made or bool(_MACHINE.search(text))
            ledger.metadata(line, "transcript")
        elif rule := furniture(text):
            ledger.drop(line, rule)
        elif (
            of_program(found, line, ledger)
            or is_field(found, line, ledger, titled)
            or is_fact(found, line, ledger)
            or is_stamp(found, line, ledger)
        ):
            heading = None
        elif not titled and not notes and found.title is None and _is_title(lines, index):
            found.title = typographic(text)
            ledger.text(line, "title")
            heading = None
        else:
            heading = None
            notes.append(line)
    found.notes = read_notes(notes, (), set(), ledger, lists_stay)
    return found


def _are_people(below: Sequence[Line]) -> bool:
    """Whether the line below a small heading is a list of people."""
    names = BETWEEN.split(below[0].text) if below and below[0].gap == 0 else []
    return bool(names) and all(looks_like_person(bare_name(name)) for name in names if name)


def _is_title(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    apart = index + 1 == len(lines) or lines[index + 1].gap > 0 or len(lines[index + 1].text) > 120
    below = lines[index + 1].text[:160] if index + 1 < len(lines) else ""
    facts = KEYED.match(below) is not None or STAMP.fullmatch(below) is not None
    return len(text) <= 150 and not _SENTENCE.search(text) and (apart or facts)
