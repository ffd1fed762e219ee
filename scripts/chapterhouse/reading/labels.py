"""Turn labels: where in a transcript somebody begins to speak, in the notations people use.

Three notations, of which a transcript uses one: a name with a time (``Ann Lee (00:57) text``,
with or without space, or with the text below), a name and a colon (``Ann:text``), a bare name
on a line of its own. A capitalised word with a colon is no evidence by itself (``Note: …`` is
speech): a label without a time must recur, or be a person the notes know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.names import full_name, looks_like_name, looks_like_person, without_title
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.sequences import running_forward
from chapterhouse.times import seconds

# The time may be none (99:99): a name that is a label elsewhere is one here too.
_TIMED = re.compile(
    r"(?P<name>[^()\[\]:：]{1,60}?)\s*[(\[](?P<time>\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)[)\]]"
    r"[:：]?\s*(?P<rest>.*)\Z",
    re.DOTALL,
)
_COLON = re.compile(r"(?P<name>[^:：]{1,60})[:：]\s*(?P<rest>.*)\Z", re.DOTALL)
_BARE = re.compile(r"(?P<name>[^:：()\[\].,!?]{1,60})(?P<rest>)\Z")

_LONGEST_NAME = 64
_LONGEST_LABEL_LINE = 20_000


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: who, when (seconds), and the words after it on the line.

    ``start`` is ``None`` where the notation has no time, or the time is none (``99:99``).
    """

    name: str
    start: float | None
    rest: str


def timed_label(text: str) -> Label | None:
    """``Name (00:57) text`` and its kin; ``None`` where the line does not begin so."""
    if "(" not in text[:_LONGEST_NAME] and "[" not in text[:_LONGEST_NAME]:
        return None
    match = _TIMED.match(text[:_LONGEST_LABEL_LINE])
    if match is None or not _may_be_label(match["name"]):
        return None
    start = seconds(match["time"])
    return Label(match["name"].strip(), start, match["rest"] + text[_LONGEST_LABEL_LINE:])


def colon_label(text: str) -> Label | None:
    """``Name: text``; ``None`` where the line does not begin so."""
    return _untimed(_COLON, text)


def bare_label(text: str) -> Label | None:
    """A line that is a name and nothing else."""
    return _untimed(_BARE, text) if len(text) <= 60 else None


def _untimed(pattern: re.Pattern[str], text: str) -> Label | None:
    match = pattern.match(text[:_LONGEST_LABEL_LINE])
    if match is None or not _may_be_label(match["name"]):
        return None
    return Label(match["name"].strip(), None, match["rest"] + text[_LONGEST_LABEL_LINE:])


def _may_be_label(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and (looks_like_name(name) or is_placeholder(name))


def shown(name: str, known: Collection[str] = ()) -> str:
    """A label's name as a page shows it: without title, and not in capitals only.

    The spelling is that of ``known`` names where one of them is the same.

    >>> shown("DR. ADA MARSH"), shown("ADA MCKAY", ["Ada McKay"]), shown("JP")
    ('Ada Marsh', 'Ada McKay', 'JP')
    """
    if is_placeholder(name):
        return name
    bare = without_title(name.title() if name.isupper() else name)
    same = next((one for one in known if one.casefold() == bare.casefold()), None)
    if same is not None:
        return same
    in_capitals = name.isupper() and max(map(len, name.split())) > 3
    return bare if in_capitals else without_title(name)


def labels_in(lines: Sequence[Line], names: Callable[[], Collection[str]]) -> dict[int, Label]:
    """The labels of a transcript, by index into ``lines``; empty where there is no evidence.

    ``names`` gives full names that the notes know, if they are asked for. The notation with the
    most evidence is the transcript's; the others are speech.
    """
    timed = _found(lines, timed_label)
    if timed:
        return _in_sequence(timed)
    colon, bare = _found(lines, colon_label), _found(lines, bare_label)
    known = names() if colon or bare else ()
    colon, bare = _believed(colon, known), _believed(bare, known)
    return max(colon, bare, key=len)


def _found(lines: Sequence[Line], notation: Callable[[str], Label | None]) -> dict[int, Label]:
    found = {index: notation(line.text) for index, line in enumerate(lines)}
    return {index: label for index, label in found.items() if label is not None}


def _in_sequence(labels: dict[int, Label]) -> dict[int, Label]:
    """Timed labels, less what is prose: a single word that is seen once and breaks the order.

    A time that is none is believed to stand in a label only behind a name that others show.
    """
    timed = [index for index, label in labels.items() if label.start is not None]
    forward = running_forward([labels[index].start or 0 for index in timed])
    fits = {index for place, index in enumerate(timed) if place in forward}
    often = Counter(labels[index].name for index in timed)
    return {
        index: label
        for index, label in labels.items()
        if index in fits
        or often[label.name] > 1
        or (label.start is None and often[label.name] == 1)
        or (label.start is not None and " " in label.name and looks_like_person(label.name))
    }


def _believed(labels: dict[int, Label], known: Collection[str]) -> dict[int, Label]:
    """Untimed labels with evidence: they recur among others, or the notes know the person.

    Short and full forms of one name count together.
    """
    names = {label.name for label in labels.values()}
    one = {name: full_name(name, names - {name}) or name for name in names}
    often = Counter(one[label.name] for label in labels.values())
    enough = max(2, len(labels) // 25)
    recurring = {name for name, times in often.items() if times >= enough}
    believed = {
        index: label
        for index, label in labels.items()
        if one[label.name] in recurring or full_name(label.name, known) is not None
    }
    return believed if len({one[label.name] for label in believed.values()}) > 1 else {}
