"""Which marks a text means: the one notation its labels are written in, judged by all its lines.

A label needs evidence: its name recurs or alternates, is a person the notes know, or the form
marks it (bold, brackets, a time that fits the others). What has none is speech: ``Note: …``,
``10:30 Meeting: …``, ``Nuclear Energy: another topic``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from chapterhouse.reading.chat import nicks_of
from chapterhouse.reading.label_evidence import believed_labels
from chapterhouse.reading.ledger import Line
from chapterhouse.reading.mark import Mark
from chapterhouse.reading.marks import mark_of
from chapterhouse.reading.names import full_name, looks_like_person
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.sequences import running_forward
from chapterhouse.reading.speakers import bare_name, speaker_like
from chapterhouse.reading.spoken_words import sounds_spoken
from chapterhouse.reading.tuple_makers import maker
from chapterhouse.reading.turns import is_marker
from chapterhouse.reading.video_panel import panel_headings
from chapterhouse.reading.written_times import moments

Kind = Literal["named", "timed", "dashes", "plain", "none"]


class SpokenLabel(NamedTuple):
    """Where somebody begins to speak, or goes on: ``name`` is ``None`` where the label has none.

    ``time`` is as written; ``rest`` is the end of the line, which is said.
    """

    name: str | None
    time: str | None
    rest: str


_label = maker(SpokenLabel)


@dataclass(frozen=True, slots=True)
class Notation:
    """How a text marks its turns, the labels by index of their lines, and lines that only help.

    ``times_for`` are lines of their own that hold the time of a label on another line, ``headings``
    lines that only their place tells to be titles of chapters.
    """

    kind: Kind
    labels: Mapping[int, SpokenLabel] = field(default_factory=dict)
    times_for: Collection[int] = ()
    headings: Collection[int] = ()

    @property
    def first(self) -> int:
        """The index of the first line that belongs to the transcript."""
        return min((*self.labels, *self.times_for), default=0)


def notation_of(lines: Sequence[Line], known: Collection[str] = ()) -> Notation:
    """The notation of a transcript's lines; ``known`` are full names of people in its notes."""
    seen = [mark_of(line.text) for line in lines]
    return _named(lines, seen, known) or _unnamed(lines, seen)


def named_notation_of(
    lines: Sequence[Line], known: Callable[[], Collection[str]], fewest: int
) -> Notation | None:
    """The same where at least so many labels name people or say a time; nothing else counts.

    ``known`` is asked only where there may be as many.
    """
    seen = [mark_of(line.text) for line in lines]
    if sum(mark.name is not None or mark.time is not None for mark in seen) < fewest:
        return None
    found = _named(lines, seen, known())
    return found if found and len(found.labels) >= fewest else None


def _named(lines: Sequence[Line], seen: list[Mark], known: Collection[str]) -> Notation | None:
    marks, helpers = _with_times_apart(seen)
    judged = marks if _most_have_times(marks, helpers) else seen
    listed = _listed(judged)
    nicks = nicks_of(lines, judged)
    named = {
        index: mark
        for index, mark in enumerate(judged)
        if mark.name is not None
        and index not in listed
        and (speaker_like(mark.name) or mark.name in nicks)
        and not _is_fact(mark)
        and not _is_outside(lines, index, mark)
    }
    believed = believed_labels(named, judged, known)
    if believed:
        names = {mark.name for mark in believed.values() if mark.name}
        labels = {
            index: _label((mark.name, marks[index].time, mark.rest))
            for index, mark in (believed | _same_people(named, believed, names)).items()
        }
        begin = min(labels)
        timed = any(label.time is not None for label in labels.values())
        used = {place for index, place in helpers.items() if index in labels}
        if timed:
            labels |= {
                index: _label((None, mark.time, mark.after_time or ""))
                for index, mark in enumerate(marks)
                if index > begin
                and index not in labels
                and index not in used
                and mark.time is not None
                and mark.time_first
                and (mark.bracketed or not (mark.after_time or "").strip())
            }
        return Notation("named", labels, used)
    if over := _over_blocks(lines, seen):
        return Notation("named", over)
    return None


def _most_have_times(marks: Sequence[Mark], helpers: Mapping[int, int]) -> bool:
    """Whether names with a colon mostly have the time of a line of their own.

    Meetings write a time every few minutes, above whoever speaks then: labels are not judged by it.
    """
    colons = [index for index, mark in enumerate(marks) if mark.style == "colon" and mark.rest]
    return not colons or 2 * sum(index in helpers for index in colons) > len(colons)


def _is_outside(lines: Sequence[Line], index: int, mark: Mark) -> bool:
    """Whether a mark is no turn's by what it stands in: a section's number, a list of people.

    Meet writes who took part on the line above the word that announces the transcript.
    """
    if mark.lead.startswith("#"):
        return mark.time is not None and not mark.bracketed and ":" not in mark.time
    below = lines[index + 1].text if index + 1 < len(lines) and mark.style == "line" else ""
    return mark.time is None and len(below) < 30 and is_marker(below)


def _is_fact(mark: Mark) -> bool:
    """Whether a line says who a host or a guest is (``Host: Ada Marsh``) and is no turn."""
    if mark.time is not None or not is_placeholder(mark.name or "") or len(mark.rest) > 120:
        return False
    people = [bare_name(name) for name in re.split(r",|&| and ", mark.rest)]
    return all(looks_like_person(name) for name in people if name) and any(
        " " in name for name in people
    )


def _over_blocks(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, SpokenLabel]:
    """The labels of a short text in which a name heads each block, and comes again."""
    heads = [index for index, line in enumerate(lines) if index == 0 or line.gap]
    named = {
        index: name
        for index in heads
        if marks[index].style == "line"
        and (name := marks[index].name)
        and not marks[index].lead
        and marks[index].time is None
        and index + 1 < len(lines)
        and not lines[index + 1].gap
        and speaker_like(name)
    }
    if len(named) < 2 or 5 * len(named) < 4 * len(heads):
        return {}
    often = Counter(named.values())
    whole = all(" " in name and looks_like_person(name) for name in often)
    again = max(often.values()) > 1 and (whole or len(often) > 1)
    if not again and not all(map(is_placeholder, often)):
        return {}
    return {index: SpokenLabel(name, None, "") for index, name in named.items()}


def _unnamed(lines: Sequence[Line], marks: Sequence[Mark]) -> Notation:
    """The notation of a text without any believed name."""
    timed = {
        index: mark for index, mark in enumerate(marks) if mark.time is not None and mark.time_first
    }
    own = sum(not (mark.after_time or "").strip() for mark in timed.values())
    if len(timed) >= 3 and 5 * (len(timed) + own) >= 2 * len(lines):
        found = moments([mark.time or "" for mark in timed.values()])
        valid = [value for value in found if value is not None]
        if 3 * len(running_forward(valid)) >= 2 * len(timed) and not _is_chapters(lines, timed):
            labels = {
                index: _label((None, mark.time, mark.after_time or ""))
                for index, mark in timed.items()
            }
            headings = panel_headings(lines, list(timed)) if own == len(timed) else ()
            return Notation("timed", labels, headings=headings)
    dashed = [index for index, mark in enumerate(marks) if mark.lead in ("-", "–", "—")]
    if len(dashed) >= 4 and 5 * len(dashed) >= 3 * (len(lines) - dashed[0]):
        said = [lines[index].text for index in dashed]
        ended = sum(text.endswith((".", "?", "!", "…", "。", "？")) for text in said)
        if 3 * ended >= 2 * len(said) and any(text.endswith(("?", "？")) for text in said):
            return Notation(
                "dashes",
                {index: SpokenLabel(None, None, lines[index].text[1:].strip()) for index in dashed},
            )
    return Notation("plain") if sounds_spoken(lines) else Notation("none")


def _is_chapters(lines: Sequence[Line], timed: Mapping[int, Mark]) -> bool:
    """Whether timed lines are titles of chapters: short, far apart, without a sentence's end."""
    rests = [(mark.after_time or "").strip() for mark in timed.values()]
    if any(not rest for rest in rests) or 2 * len(timed) < len(lines):
        return False
    ended = sum(rest.endswith((".", "!", "?", ",", "…")) for rest in rests)
    lower = sum(rest[:1].islower() for rest in rests)
    if 5 * ended > len(rests) or 5 * lower > len(rests):
        return False
    words = sum(len(rest.split()) for rest in rests) / len(rests)
    values = [v for v in moments([mark.time or "" for mark in timed.values()]) if v is not None]
    apart = (max(values) - min(values)) / max(len(values) - 1, 1) if values else 0
    return words <= 12 and apart >= 40


def _with_times_apart(marks: list[Mark]) -> tuple[list[Mark], dict[int, int]]:
    """Marks that got the time of a line of its own above or below; where that line is, by index."""
    alone = [
        index
        for index, mark in enumerate(marks)
        if mark.time is not None and mark.name is None and not (mark.after_time or "").strip()
    ]
    often = Counter(mark.name for mark in marks if mark.name and mark.time is None)

    def may_name(index: int) -> bool:
        if not 0 <= index < len(marks):
            return False
        mark = marks[index]
        return (
            mark.time is None
            and mark.name is not None
            and mark.style in ("line", "colon", "bold")
            and (often[mark.name] > 1 or is_placeholder(mark.name) or len(alone) <= 6)
            and speaker_like(mark.name)
        )

    above = [index for index in alone if may_name(index + 1)]
    below = [index for index in alone if may_name(index - 1) and not marks[index - 1].rest]
    step, chosen = (1, above) if len(above) > len(below) else (-1, below)
    found = list(marks)
    helpers: dict[int, int] = {}
    for index in chosen:
        found[index + step] = found[index + step]._replace(time=marks[index].time)
        found[index] = Mark()
        helpers[index + step] = index
    return found, helpers


def _listed(marks: Sequence[Mark]) -> set[int]:
    """Lines of lists of chapters: timed ones right below each other with nothing said between."""

    def item(index: int) -> bool:
        mark = marks[index]
        has_title = mark.name is not None and mark.style in ("line", "beside")
        return mark.time is not None and has_title and not mark.rest.strip()

    often = Counter(mark.name for mark in marks if mark.name)
    found: set[int] = set()
    for index in range(len(marks)):
        if not item(index) or often[marks[index].name or ""] > 1:
            continue
        after = index + 1 < len(marks) and item(index + 1)
        if after or index - 1 in found:
            found.add(index)
    return found


def _same_people(
    named: Mapping[int, Mark], believed: Mapping[int, Mark], names: Collection[str]
) -> dict[int, Mark]:
    """Labels in another dress of people who are known by the believed ones."""
    folded = {name.casefold() for name in names}
    lines = any(mark.style == "line" for mark in believed.values())
    return {
        index: mark
        for index, mark in named.items()
        if index not in believed
        and (mark.style in ("colon", "bold", "bracket") or mark.time is not None or lines)
        and (
            (mark.name or "").casefold() in folded
            or (is_placeholder(mark.name or "") and mark.style in ("colon", "bold", "bracket"))
            or (mark.style != "line" and full_name(mark.name or "", names) is not None)
        )
    }
