"""A recognised segment cut where another speaker begins in the middle of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chapterhouse.reading.running_text import ends_sentence


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one speaker in a row: the text, when, and who."""

    text: str
    start: float | None
    end: float | None
    speaker: str | None


def speaker_runs(text: str, words: Sequence[Run]) -> list[Run]:
    """The runs of a segment's text; none where its words tell no speakers, or are not its words.

    A word without speaker belongs to the one before it. A single word of somebody else in the
    middle of a sentence is a slip of the recognition and cuts nothing.

    >>> said = [("Yes?", "A"), ("No.", "B"), ("Then", None)]
    >>> words = [Run(word, None, None, who) for word, who in said]
    >>> [(run.text, run.speaker) for run in speaker_runs("Yes? No. Then", words)]
    [('Yes?', 'A'), ('No. Then', 'B')]
    """
    told = next((word.speaker for word in words if word.speaker), None)
    if told is None:
        return []
    runs: list[list[Run]] = []
    speaker: str | None = told
    for word in words:
        if not word.text.strip():
            continue
        if runs and (word.speaker is None or word.speaker == speaker):
            runs[-1].append(word)
        else:
            speaker = word.speaker or speaker
            runs.append([replace(word, speaker=speaker)])
    runs = _without_slips(runs)
    return _cut(text, runs)


def _without_slips(runs: Sequence[list[Run]]) -> list[list[Run]]:
    kept: list[list[Run]] = []
    for number, run in enumerate(runs):
        before, after = runs[number - 1] if number else None, runs[number + 1 : number + 2]
        slip = (
            before is not None
            and len(run) == 1
            and bool(after)
            and after[0][0].speaker == before[0].speaker
            and not (ends_sentence(before[-1].text.strip()) and ends_sentence(run[0].text.strip()))
        )
        if kept and (slip or run[0].speaker == kept[-1][0].speaker):
            kept[-1] += run
        else:
            kept.append(list(run))
    return kept


def _cut(text: str, runs: Sequence[list[Run]]) -> list[Run]:
    """The runs with their part of the text, or none where the words do not stand in it."""
    begins: list[int] = []
    place = 0
    for run in runs:
        for number, word in enumerate(run):
            at = text.find(word.text.strip(), place)
            if at < 0:
                return []
            if number == 0:
                begins.append(at)
            place = at + len(word.text.strip())
    if not begins:
        return []
    begins[0] = 0
    ends = [*begins[1:], len(text)]
    found = []
    for run, begin, end in zip(runs, begins, ends, strict=True):
        starts = [word.start for word in run if word.start is not None]
        stops = [word.end for word in run if word.end is not None]
        found.append(
            Run(
                text[begin:end].strip(),
                starts[0] if starts else None,
                stops[-1] if stops else None,
                run[0].speaker,
            )
        )
    return found
