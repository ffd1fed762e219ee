"""A transcript's lines as turns by the notation they are written in (`notations`).

Labels say who and when, the lines between are what is said. Times are judged together: one that
is none or runs backwards stays text where nothing else is on the line's label, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.model import Chapter, Problem, Turn
from chapterhouse.reading import boilerplate
from chapterhouse.reading.chapters import chapter_line
from chapterhouse.reading.cue_loops import without_loops
from chapterhouse.reading.cues import Cue, turns_from
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.marks import mark_of
from chapterhouse.reading.notations import Notation, SpokenLabel
from chapterhouse.reading.sequences import running_forward
from chapterhouse.reading.spelled_times import says_again
from chapterhouse.reading.spoken_footer import without_footer
from chapterhouse.reading.spoken_shapes import are_captions, are_wrapped, have_arrows, is_closed
from chapterhouse.reading.tuple_makers import maker
from chapterhouse.reading.turns import is_marker
from chapterhouse.reading.written_times import moments

_INVISIBLE = (
    " \t\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
)
"""White space, and marks of direction behind a label, which nobody says."""

_BRACKETED_NUMBER = re.compile(r"[\[({<]\s?\d")
_LONG_TURN = 150
"""Words after which a new label of the same person begins a turn of its own, for its time."""

_cue = maker(Cue)

Clean = Callable[[Line, str], str]


@dataclass(slots=True)
class Spoken:
    """The turns of a transcript, the chapters among them with their turns, and slips."""

    turns: list[Turn] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """The cues since the last heading, who speaks, since when, and what the next cue is."""

    cues: list[Cue] = field(default_factory=list)
    speaker: str | None = None
    start: float | None = None
    words: int = 0
    new_speaker: bool = False
    opens: bool = False
    last: str = ""
    arrows: bool = False


def read_spoken(
    lines: Sequence[Line], notation: Notation, ledger: Ledger, clean: Clean, begin: int
) -> Spoken:
    """The turns and chapters of the lines from ``begin`` on; ``clean`` takes markup out."""
    found = Spoken()
    lines = without_footer(lines, begin, ledger)
    texts = [line.text for line in lines]
    starts = _starts(lines, texts, notation, found)
    labels = notation.labels
    captions = are_captions(labels, texts)
    wrapped = are_wrapped(lines[begin:], texts[begin:])
    state = _State(arrows=have_arrows(labels, texts))

    def close() -> None:
        found.turns.extend(turns_from(without_loops(state.cues, ledger, found.problems)))
        state.cues = []
        state.words = 0

    for index in range(begin, len(lines)):
        line, text = lines[index], texts[index]
        label = labels.get(index)
        above = labels.get(index - 1)
        if index in notation.times_for:
            ledger.metadata(line, "turn")
        elif above and above.time and not above.rest and says_again(text, above.time):
            ledger.metadata(line, "time")
        elif label is not None and (
            label.name is not None or index in starts or label.time is None
        ):
            start = starts.get(index)
            again = label.name is not None and label.name == state.speaker
            if again and start is not None and state.words >= _LONG_TURN and not captions:
                close()
            if label.name is not None and not again:
                state.speaker, state.words = label.name, 0
            state.start = start
            state.new_speaker = notation.kind == "dashes"
            state.opens = not captions
            _say_rest(line, text, label, state, ledger, clean)
        elif boilerplate.is_separator(text):
            ledger.drop(line, boilerplate.SEPARATOR_RULE)
            state.opens = True
        elif (heading := _heading(text, index, notation, len(lines))) is not None:
            if is_marker(heading.title):
                ledger.metadata(line, "transcript")
                continue
            close()
            ledger.text(line, "chapters", clean(line, heading.title))
            found.chapters.append(
                replace(heading, title=clean(line, heading.title), turn=len(found.turns))
            )
            state.opens = True
        else:
            said = clean(line, text)
            goes_on = (wrapped and line.gap == 0) or (
                said[:1].islower() and not is_closed(state.last)
            )
            _say(line, said, state, ledger, not captions and not goes_on)
    close()
    found.chapters = [
        replace(chapter, turn=None if chapter.turn == len(found.turns) else chapter.turn)
        for chapter in found.chapters
    ]
    return found


def _say_rest(
    line: Line, text: str, label: SpokenLabel, state: _State, ledger: Ledger, clean: Clean
) -> None:
    piece = text[: len(text) - len(label.rest)].strip() if label.rest else text
    if piece:
        ledger.metadata(line, "turn", piece)
    if label.rest.strip(_INVISIBLE):
        _say(line, clean(line, label.rest), state, ledger, False)


def _say(line: Line, said: str, state: _State, ledger: Ledger, paragraph: bool) -> None:
    if state.arrows and said.startswith(">>"):
        said = said.lstrip("> ")
        state.new_speaker = True
    if not said.strip():
        ledger.metadata(line, "turn")
        return
    ledger.text(line, "turn", said)
    state.cues.append(
        _cue(
            (
                said,
                state.start,
                None,
                state.speaker,
                line.number,
                state.new_speaker,
                bool(state.cues) and (paragraph or state.opens),
            )
        )
    )
    state.words += said.count(" ") + 1
    state.start, state.new_speaker, state.opens, state.last = None, False, False, said


def _starts(
    lines: Sequence[Line], texts: Sequence[str], notation: Notation, found: Spoken
) -> dict[int, float | None]:
    """The seconds of each label with a time, by index; slips are reported, and are not there.

    A label with a name and a wrong time is there with ``None``.
    """
    timed = [
        (index, label)
        for index, label in sorted(notation.labels.items())
        if label.time is not None and index < len(lines)
    ]
    if not timed:
        return {}
    said = sum(text.count(" ") for text in texts[timed[0][0] : timed[-1][0]])
    values = moments([label.time or "" for _, label in timed], said)
    valid = [place for place, value in enumerate(values) if value is not None]
    fitting = running_forward([values[at] or 0 for at in valid])
    if len(fitting) == len(timed):
        return {index: value for (index, _), value in zip(timed, values, strict=True)}
    forward = {valid[place] for place in fitting}
    starts: dict[int, float | None] = {}
    for place, (index, label) in enumerate(timed):
        if place in forward:
            starts[index] = values[place]
            continue
        why = "is none" if values[place] is None else "runs backwards"
        if label.name is None:
            what = f"the time {label.time} {why}; it is kept as text"
        else:
            starts[index] = None
            what = f"the time of {label.name}’s turn {why}; the turn is kept without it"
        found.problems.append(Problem(lines[index].number, what))
    return starts


def heading_at(lines: Sequence[Line], index: int, notation: Notation) -> Chapter | None:
    """The chapter that a line among the turns heads: with hashes, or a short title with a time."""
    return _heading(lines[index].text, index, notation, len(lines))


def _heading(text: str, index: int, notation: Notation, lines: int) -> Chapter | None:
    if text.startswith("#") and (bare := text.lstrip("#")) != text and bare[:1] in " \t":
        title = re.sub(r"\s#{1,6}\Z", "", bare.strip())
        timed = chapter_line(title)
        if timed and timed.title.strip(" *_"):
            return Chapter(timed.title, timed.start)
        return Chapter(title) if title else None
    if index in notation.headings:
        return Chapter(text)
    if len(text) > 120 or notation.kind != "named" or index + 1 not in notation.labels:
        return None
    if not _BRACKETED_NUMBER.search(text):
        return None
    mark = mark_of(text)
    beside = mark.style == "beside" and mark.bracketed and not mark.rest and not mark.lead
    if beside and index + 1 < lines:
        timed = chapter_line(text)
        return Chapter(timed.title, timed.start) if timed else None
    return None
