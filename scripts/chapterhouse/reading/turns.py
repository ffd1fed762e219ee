"""A transcript's lines as turns: labels say who and when, the lines between are what is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapterhouse.model import Part, Problem, Turn
from chapterhouse.reading.labels import Label, bare_label, colon_label, timed_label
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.sequences import running_forward

_MARKER_WORD = re.compile(
    r"\b(?:transcripts?|transcriptions?|transkript(?:ion)?|transcripci[oó]n|trascrizione"
    r"|transcri[cç][aã]o)\b|逐字稿|文字稿|文字起こし",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\bA\.?I\b|\bauto|\bmachine\b|\bgenerated\b|\bKI\b|\bIA\b|whisper|otter\.ai|descript",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2}|Part (?:\d+|[IVX]+|[A-Z][a-z]+))[.):]\s+\S")
_ENDS = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\Z|[\"”»]\Z|[-–—]\Z")


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, in order, the part headings between, and slips in the times."""

    turns: tuple[Turn, ...]
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def announced_start(lines: Sequence[Line]) -> tuple[int, bool] | None:
    """Where a line announces a transcript: the index after it, and whether a machine made it.

    ``None`` where no line does. What follows must look like a turn, for notes speak of
    transcripts too.
    """
    for index, line in enumerate(lines[:-1]):
        if is_marker(line.text) and _label_near(lines[index + 1 : index + 4]):
            return index + 1, _MACHINE.search(line.text) is not None
    return None


def unannounced_start(lines: Sequence[Line], labels: Mapping[int, Label]) -> int:
    """Where people begin to speak without announcement; the number of lines if nowhere.

    A list (``Intro (0:00)``) looks like labels; in talk, names come again, and something is said
    behind most of them.
    """
    spoken = [
        at
        for at, label in labels.items()
        if label.rest or (at + 1 < len(lines) and at + 1 not in labels)
    ]
    recurs = len({labels[at].name for at in spoken}) < len(spoken)
    return (
        spoken[0] if len(spoken) >= 3 and recurs and 2 * len(spoken) >= len(labels) else len(lines)
    )


def is_marker(text: str) -> bool:
    """Whether a line announces a transcript, in whichever words."""
    return (
        len(text) <= 100
        and len(text.split()) <= 14
        and _MARKER_WORD.search(text) is not None
        and timed_label(text) is None
    )


def _label_near(lines: Sequence[Line]) -> bool:
    return any(
        timed_label(line.text) or bare_label(line.text) or colon_label(line.text) for line in lines
    )


def read_transcript(
    lines: Sequence[Line], labels: Mapping[int, Label], full: Mapping[str, str], ledger: Ledger
) -> Transcript:
    """The turns of a transcript's lines.

    ``labels`` are those of the lines by index, ``full`` the full names that their names stand
    for. A label whose time runs backwards keeps its words, loses its time and is reported.
    """
    timed = [index for index, label in labels.items() if label.start is not None]
    forward = running_forward([labels[index].start or 0 for index in timed])
    slips = {index for place, index in enumerate(timed) if place not in forward}
    wrong = {index for index in labels if labels[index].start is None and timed}
    problems = [
        Problem(
            lines[index].number,
            f"the time of {labels[index].name}’s turn "
            f"{'is none' if index in wrong else 'runs backwards'}; the turn is kept without it",
        )
        for index in sorted(slips | wrong)
    ]
    turns: list[Turn] = []
    parts: list[Part] = []
    pieces: list[str] = []
    current: Label | None = None

    def close() -> None:
        paragraphs = joined_paragraphs(pieces)
        if current is not None or paragraphs:
            speaker = full.get(current.name, current.name) if current else None
            turns.append(Turn(speaker, current.start if current else None, paragraphs))
        pieces.clear()

    for index, line in enumerate(lines):
        label = labels.get(index)
        if label is not None:
            if current is not None or pieces:
                close()
            current = Label(label.name, None if index in slips else label.start, label.rest)
            said = ledger.cleaned(line, label.rest)
            ledger.metadata(line, "turn", line.text[: len(line.text) - len(label.rest)].strip())
            if said:
                ledger.text(line, "turn", label.rest.strip())
                pieces.append(said)
        elif _is_part(lines, index, labels):
            close()
            current = None
            ledger.text(line, "part")
            parts.append(Part(line.text, len(turns)))
        else:
            said = ledger.cleaned(line)
            if said:
                ledger.text(line, "turn")
                pieces.append(said)
    if current is not None or pieces:
        close()
    return Transcript(tuple(turns), tuple(parts), tuple(problems))


def _is_part(lines: Sequence[Line], index: int, labels: Mapping[int, Label]) -> bool:
    text = lines[index].text
    return len(text) <= 120 and index + 1 in labels and _PART.match(text) is not None


def joined_paragraphs(pieces: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs of speech; a sentence that a line break cut in two is whole again.

    >>> joined_paragraphs(["I moved to", "the coast in May.", "It rained."])
    ('I moved to the coast in May.', 'It rained.')
    """
    paragraphs: list[list[str]] = []
    for piece in pieces:
        if paragraphs and piece[:1].islower() and not _ENDS.search(paragraphs[-1][-1][-4:]):
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
    return tuple(" ".join(parts) for parts in paragraphs)
