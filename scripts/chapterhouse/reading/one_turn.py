"""A transcript of one turn without a time: its label is a person whom somebody has named.

Facts (`seeds/sources.yml`, front matter) name people, and so do the notes above a line that
announces the transcript.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.marks import mark_of
from chapterhouse.reading.mentions import mentions
from chapterhouse.reading.names import full_name
from chapterhouse.reading.notations import Notation, SpokenLabel
from chapterhouse.reading.running_text import ends_sentence
from chapterhouse.reading.turns import is_marker

_SENTENCE = 4
"""Words of a sentence that is no title."""

_NOTES = 60
"""Among so many lines the one that announces the transcript is looked for."""


def one_turn(lines: Sequence[Line], people: Collection[str]) -> Notation | None:
    """The notation of a text of one turn; ``people`` are full names.

    What follows the name is a sentence, for “Ada Marsh: On paper” is a title.
    """
    announced = [at for at, line in enumerate(lines[:_NOTES]) if is_marker(line.text.lstrip("#* "))]
    if announced:
        first = announced[-1] + 1
        told = mentions([line.text[:2_000] for line in lines[: announced[-1]]])
        people = {*people, *(each.name for each in told if not each.is_single)}
    else:
        first = next((at for at, line in enumerate(lines) if line.text[:1] != "#"), len(lines))
    if first >= len(lines) or not people:
        return None
    mark = mark_of(lines[first].text)
    if mark.style != "colon" or not ends_sentence(mark.rest.strip()):
        return None
    if full_name(mark.name or "", people) is None or len(mark.rest.split()) < _SENTENCE:
        return None
    return Notation("named", {first: SpokenLabel(mark.name, mark.time, mark.rest)})
