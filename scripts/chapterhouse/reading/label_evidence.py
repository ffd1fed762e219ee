"""What speaks for the labels of a transcript: names that recur, times that fit, known people.

Labels of one dress are judged together; the dress with the most evidence is the transcript's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from chapterhouse.reading.few_labels import few_labels
from chapterhouse.reading.mark import Mark, Style
from chapterhouse.reading.names import full_name, looks_like_person, one_name
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.sequences import running_forward
from chapterhouse.reading.written_times import moments

_FEW = 6
"""So few labels that a name need not come again, where all else speaks for it."""


def believed_labels(
    named: Mapping[int, Mark], marks: Sequence[Mark], known: Collection[str]
) -> dict[int, Mark]:
    """The labels of the notation with the most evidence; none where nothing has enough."""
    timed: dict[int, Mark] = {}
    by_style: dict[Style | None, dict[int, Mark]] = defaultdict(dict)
    for index, mark in named.items():
        if mark.time is not None:
            timed[index] = mark
        if mark.time is None or mark.style in ("bold", "bracket"):
            by_style[mark.style][index] = mark
    groups: list[tuple[dict[int, Mark], Callable[..., dict[int, Mark]]]] = [
        (timed, _timed),
        (by_style["bold"], _set_off),
        (by_style["colon"], _by_colon),
        (by_style["bracket"], _set_off),
        (by_style["dash"], _by_colon),
        (by_style["line"], _by_line),
    ]
    best: dict[int, Mark] = {}
    weight = 0
    for group, judge in groups:
        found = judge(group, known, marks)
        names = Counter(mark.name for mark in found.values())
        again = sum(count for count in names.values() if count > 1)
        worth = 2 * again + len(found)
        if found and worth > weight:
            best, weight = found, worth
    return best or few_labels(named, marks)


def _often(group: Mapping[int, Mark]) -> tuple[dict[str, str], Counter[str]]:
    times = Counter(mark.name for mark in group.values() if mark.name)
    one = one_name(times)
    often: Counter[str] = Counter()
    for name, count in times.items():
        often[one[name]] += count
    return one, often


def _timed(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Labels with times: they recur, or are whole names whose times fit."""
    if len(group) < 2:
        return dict(group) if _is_first_of_times(group, marks) else {}
    one, often = _often(group)
    found = (
        dict(group) if all(count > 1 for count in often.values()) else _fitting(group, one, often)
    )
    spoken = 0
    for index, mark in found.items():
        said = index + 1 < len(marks) and marks[index + 1].time is None
        spoken += said or bool(mark.rest.strip())
    return found if 2 * spoken >= len(found) else {}


def _is_first_of_times(group: Mapping[int, Mark], marks: Sequence[Mark]) -> bool:
    """Whether the one label is nobody's name with a time, and times alone follow it."""
    if not all(is_placeholder(mark.name or "") and not mark.rest for mark in group.values()):
        return False
    alone = [
        index
        for index, mark in enumerate(marks)
        if mark.time and mark.name is None and not (mark.after_time or "").strip()
    ]
    return len(alone) >= 2 and min(group, default=len(marks)) < alone[0]


def _fitting(
    group: Mapping[int, Mark], one: Mapping[str, str], often: Mapping[str, int]
) -> dict[int, Mark]:
    """The labels with times whose names recur, or whose times fit the others."""
    values = moments([mark.time or "" for mark in group.values()])
    timed = [
        (index, value) for index, value in zip(group, values, strict=True) if value is not None
    ]
    forward = {timed[place][0] for place in running_forward([value for _, value in timed])}
    recurs = any(count > 1 for count in often.values())
    written = Counter((mark.shape, mark.bracketed) for mark in group.values())
    found = {}
    for index, mark in group.items():
        name = one[mark.name or ""]
        if often[name] > 1 or (
            index in forward
            and (
                _is_sure(mark, name)
                or (
                    2 * written[mark.shape, mark.bracketed] > len(group)
                    and (
                        mark.bracketed
                        or not recurs
                        or mark.style == "colon"
                        or (not mark.rest.strip() and (mark.far or len(group) <= _FEW))
                    )
                )
            )
        ):
            found[index] = mark
    return found


def _is_sure(mark: Mark, name: str) -> bool:
    """Whether the name is a whole one or a placeholder, or the mark sets it off."""
    set_off = mark.style in ("bold", "bracket") or mark.lead.startswith("#")
    return set_off or is_placeholder(name) or (" " in name and looks_like_person(name))


def _set_off(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Names in bold or in brackets: they recur, or look like a person's or a placeholder."""
    one, often = _often(group)
    bracket = any(mark.style == "bracket" for mark in group.values())
    recurs = {name for name, times in often.items() if times > 1}
    if len(group) < 2 or (len(recurs) < 2 and 3 * len(group) < len(marks)):
        return {}
    if bracket and not any(_closed(mark) for mark in group.values()) and len(recurs) < 2:
        return {}
    if 2 * len(group) >= len(marks):
        return dict(group)
    believed = {
        name
        for name in one
        if one[name] in recurs
        or is_placeholder(name)
        or full_name(name, known) is not None
        or (" " in name and looks_like_person(name))
    }
    return {index: mark for index, mark in group.items() if mark.name in believed}


def _closed(mark: Mark) -> bool:
    return bool(mark.rest)


def _by_colon(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Names with a colon: they recur among others, or the notes know the person."""
    one, often = _often(group)
    enough = max(2, len(group) // 40)
    recurring = {name for name, times in often.items() if times >= enough}
    sure = {
        name
        for name in one
        if one[name] in recurring
        or full_name(name, known) is not None
        or (recurring and is_placeholder(name))
    }
    believed = {index: mark for index, mark in group.items() if mark.name in sure}
    names = {one[name] for name in sure}
    everything = len(often) > 1 and len(group) >= 2 and 5 * len(group) >= 4 * len(marks)
    if everything and len(group) <= _FEW:
        return dict(group)
    if len(names) > 1:
        return believed
    if len(names) == 1 and len(believed) >= 3 and 3 * len(believed) >= len(marks):
        return believed
    if len(names) == 1 and len(believed) == len(marks) > 1 and looks_like_person(*names):
        return believed
    return dict(group) if everything else {}


def _is_cased(name: str) -> bool:
    """Whether a name's script has capitals: in others any few words may look like a name."""
    return name.lower() != name.upper()


def _by_line(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Names on lines of their own: at least two of them recur, with something said between."""
    one, often = _often(group)
    recurring = {name for name, times in often.items() if times > 1}
    sure = {name for name in one if one[name] in recurring or full_name(name, known) is not None}
    fair = {index for index, mark in group.items() if mark.name in sure}
    believed = {
        index: group[index]
        for index in sorted(fair)
        if index + 1 < len(marks)
        and index + 1 not in fair
        and (index + 1 not in group or not _is_cased(group[index + 1].name or ""))
    }
    names = {one[mark.name or ""] for mark in believed.values()}
    headed = all(mark.lead.startswith("#") for mark in believed.values())
    enough = 4 * len(believed) >= len(marks) or headed or len(believed) >= 6
    return believed if len(names) > 1 and enough else {}
