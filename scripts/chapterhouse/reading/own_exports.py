"""Exports of our own read to the letter: what a page said comes back, whatever it says.

Other readers judge whether a name is one, join captions and take sounds out; here a mark says that
there is nothing to judge (`chapterhouse.export.marks`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.export.marks import TEXT_MARK
from chapterhouse.model import Turn
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.cues import Cue
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.times import CLOCK, seconds

_LABEL = re.compile(rf"(?P<name>\S.*?)(?: \((?P<time>{CLOCK}(?:\.\d+)?)\)|:)\s*\Z")
_NOBODY = "—"
_FOOTER_RULE = "export-footer"


def own_cues(stretches: Sequence[Stretch], ledger: Ledger) -> list[Cue]:
    """The cues of an exported WebVTT, a turn each; one without a voice is nobody's."""
    cues: list[Cue] = []
    lines: list[str] = []
    for index, stretch in enumerate(stretches):
        if index == 0 or stretches[index - 1].line is not stretch.line:
            ledger.text(stretch.line, "turn")
        lines.append(stretch.text)
        if index + 1 == len(stretches) or stretches[index + 1].opens:
            begun = stretches[index - len(lines) + 1]
            said = " ".join(lines)
            voice, line = begun.voice, begun.line.number
            cues.append(Cue(said, begun.start, begun.end, voice, line, new_speaker=True))
            lines.clear()
    return cues


def own_turns(lines: Sequence[Line], ledger: Ledger) -> list[Turn]:
    """The turns of an exported text: labels begin their lines, and what is said never looks so."""
    turns: list[Turn] = []
    speaker: str | None = None
    start: float | None = None
    said: list[str] = []

    def close() -> None:
        if said:
            turns.append(Turn(speaker, start, tuple(said)))
            said.clear()

    for line in lines:
        label = _LABEL.match(line.raw) if line.raw[:1] != " " else None
        if line.text == TEXT_MARK and line is lines[-1]:
            ledger.drop(line, _FOOTER_RULE)
        elif label is not None:
            close()
            ledger.metadata(line, "turn")
            speaker = None if label["name"] == _NOBODY else label["name"]
            start = seconds(label["time"]) if label["time"] else None
        else:
            ledger.text(line, "turn")
            said.append(line.text)
    close()
    return turns
