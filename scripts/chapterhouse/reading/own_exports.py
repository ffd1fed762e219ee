"""Exports of our own read to the letter: what a page said comes back, whatever it says.

Other readers judge whether a name is one, join captions and take sounds out; here a mark says that
there is nothing to judge (`chapterhouse.export.marks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chapterhouse.export.marks import TEXT_MARK, label_and_speech, paragraphs_of, unmarked
from chapterhouse.model import Episode, Problem, Source, Turn
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.times import CLOCK, seconds

_LABEL = re.compile(rf"(?P<name>\S.*?)(?: \((?P<time>{CLOCK}(?:\.\d+)?)\)|:)\s*\Z")
_NOBODY = "—"
_FOOTER_RULE = "export-footer"


def own_captions(
    source: str,
    form: str,
    stretches: list[Stretch],
    ledger: Ledger,
    problems: Sequence[Problem],
) -> Episode:
    """The episode of an exported SRT with marks; ChapterhouseError where nothing is said."""
    turns = own_caption_turns(source, stretches, ledger, labelled=True)
    place = Source(source, form, line=stretches[0].line.number)
    return episode_from(place, turns, fates=ledger.fates(), problems=problems, verbatim=True)


def own_caption_turns(
    source: str, stretches: Sequence[Stretch], ledger: Ledger, labelled: bool = False
) -> list[Turn]:
    """The turns of exported captions, a cue each; ChapterhouseError where nothing is said.

    ``labelled``: who speaks is a label in the text and no voice.
    """
    turns: list[Turn] = []
    for begun, said in _cues(stretches, ledger):
        voice, speech = begun.voice, said
        if labelled:
            label, speech = label_and_speech(said)
            if label.strip():
                ledger.metadata(begun.line, "speaker", label.strip())
            bare = label.rstrip()
            voice = unmarked(bare[:-1]) if bare.endswith(":") else None
        if paragraphs := paragraphs_of(speech):
            turns.append(Turn(voice, begun.start, paragraphs))
    if not turns:
        raise ChapterhouseError(source, "holds no caption; add its text or skip it")
    return turns


def _cues(stretches: Iterable[Stretch], ledger: Ledger) -> Iterator[tuple[Stretch, str]]:
    """Each cue's first stretch, and what its lines say."""
    begun: Stretch | None = None
    line: Line | None = None
    lines: list[str] = []
    for stretch in stretches:
        if stretch.line is not line:
            ledger.text(stretch.line, "turn")
            line = stretch.line
        if stretch.opens and begun is not None:
            yield begun, " ".join(lines)
            lines.clear()
        if begun is None or stretch.opens:
            begun = stretch
        lines.append(stretch.text)
    if begun is not None:
        yield begun, " ".join(lines)


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
