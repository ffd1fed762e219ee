"""What speaks for the labels of a transcript: names that recur, times that fit, known people.

Labels of one dress are judged together; the dress with the most evidence is the transcript's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from chapterhouse.reading.marks import Mark
from chapterhouse.reading.names import full_name, looks_like_person
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.sequences import running_forward
from chapterhouse.reading.written_times import moments


def believed_labels(
    named: Mapping[int, Mark], marks: Sequence[Mark], known: Collection[str]
) -> dict[int, Mark]:
    """The labels of the notation with the most evidence; none where nothing has enough."""
    groups: list[tuple[Callable[[Mark], bool], Callable[..., dict[int, Mark]]]] = [
        (lambda mark: mark.time is not None, _timed),
        (lambda mark: mark.style == "bold", _set_off),
        (lambda mark: mark.style == "colon" and mark.time is None, _by_colon),
        (lambda mark: mark.style == "bracket", _set_off),
        (lambda mark: mark.style == "line" and mark.time is None, _by_line),
    ]
    best: dict[int, Mark] = {}
    weight = 0
    for belongs, judge in groups:
        group = {index: mark for index, mark in named.items() if belongs(mark)}
        found = judge(group, known, marks)
        names = Counter(mark.name for mark in found.values())
        again = sum(count for count in names.values() if count > 1)
        worth = 2 * again + len(found)
        if found and worth > weight:
            best, weight = found, worth
    return best


def one_name(names: Collection[str]) -> dict[str, str]:
    """Each name and the longer one of the others that it is short for."""
    return {name: full_name(name, set(names) - {name}) or name for name in names}


def _often(group: Mapping[int, Mark]) -> tuple[dict[str, str], Counter[str]]:
    one = one_name({mark.name for mark in group.values() if mark.name})
    return one, Counter(one[mark.name] for mark in group.values() if mark.name)


def _timed(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Labels with times: they recur, or are whole names whose times fit."""
    if len(group) < 2:
        return {}
    one, often = _often(group)
    values = moments([mark.time or "" for mark in group.values()])
    timed = [
        (index, value) for index, value in zip(group, values, strict=True) if value is not None
    ]
    forward = {timed[place][0] for place in running_forward([value for _, value in timed])}
    recurs = any(count > 1 for count in often.values())
    spoken = 0
    found = {}
    for index, mark in group.items():
        name = one[mark.name or ""]
        whole = " " in name and looks_like_person(name)
        marked = mark.style in ("bold", "bracket") or mark.lead.startswith("#")
        fits = index in forward
        if (
            often[name] > 1
            or (fits and (whole or is_placeholder(name) or marked))
            or (
                fits
                and _similar(mark, group)
                and (mark.bracketed or not recurs or (mark.time_first and mark.style == "colon"))
            )
        ):
            found[index] = mark
        said = index + 1 < len(marks) and marks[index + 1].time is None
        spoken += index in found and (bool(mark.rest.strip()) or said)
    return found if 2 * spoken >= len(found) else {}


def _similar(mark: Mark, group: Mapping[int, Mark]) -> bool:
    """Whether most of the group is written like this mark."""
    same = sum(
        other.shape == mark.shape and other.bracketed == mark.bracketed for other in group.values()
    )
    return 2 * same > len(group)


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
    return {
        index: mark
        for index, mark in group.items()
        if one[mark.name or ""] in recurs
        or is_placeholder(mark.name or "")
        or full_name(mark.name or "", known) is not None
        or (" " in (mark.name or "") and looks_like_person(mark.name or ""))
        or 2 * len(group) >= len(marks)
    }


def _closed(mark: Mark) -> bool:
    return bool(mark.rest)


def _by_colon(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Names with a colon: they recur among others, or the notes know the person."""
    one, often = _often(group)
    enough = max(2, len(group) // 40)
    recurring = {name for name, times in often.items() if times >= enough}
    believed = {
        index: mark
        for index, mark in group.items()
        if one[mark.name or ""] in recurring
        or full_name(mark.name or "", known) is not None
        or (recurring and is_placeholder(mark.name or ""))
    }
    names = {one[mark.name or ""] for mark in believed.values()}
    if len(names) > 1:
        return believed
    if len(names) == 1 and len(believed) >= 3 and 3 * len(believed) >= len(marks):
        return believed
    everything = len(often) > 1 and len(group) >= 2 and 5 * len(group) >= 4 * len(marks)
    return dict(group) if everything else {}


def _by_line(
    group: Mapping[int, Mark], known: Collection[str], marks: Sequence[Mark]
) -> dict[int, Mark]:
    """Names on lines of their own: at least two of them recur, with something said between."""
    one, often = _often(group)
    recurring = {name for name, times in often.items() if times > 1}
    believed = {
        index: mark
        for index, mark in group.items()
        if (one[mark.name or ""] in recurring or full_name(mark.name or "", known) is not None)
        and index + 1 < len(marks)
        and index + 1 not in group
    }
    names = {one[mark.name or ""] for mark in believed.values()}
    headed = all(mark.lead.startswith("#") for mark in believed.values())
    fair = 4 * len(believed) >= len(marks) or headed or len(believed) >= 6
    return believed if len(names) > 1 and fair else {}
