"""A page of bullets with indented text below each: the items, and what stands between them.

Pages of podcast directories put lines of their own between the items, in the language of their
interface; they are told by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.names import looks_like_person, names_in

_SIGNS = "•·●▪‣◦○■"
_ITEM = re.compile(rf"[ \t\u00a0]{{0,8}}(?P<bullet>[{_SIGNS}])[ \t\u00a0]+(?P<rest>\S.*)\Z")
_BEGINS_ITEM = re.compile(rf"^[ \t\u00a0]{{0,8}}[{_SIGNS}][ \t\u00a0]", re.MULTILINE)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet of the page: its lines (the first without the bullet) and furniture above it."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()


def has_bullets(text: str) -> bool:
    """Whether a line begins with a bullet at all; cheap for texts of any size."""
    return any(sign in text for sign in _SIGNS) and _BEGINS_ITEM.search(text) is not None


def outer_bullet(lines: Sequence[Line]) -> tuple[int, str] | None:
    """Indent and sign of the outermost bullets that have something below them."""
    found = [
        (lines[index].indent, match["bullet"])
        for index, match in _bulleted(lines)
        if index + 1 < len(lines) and lines[index + 1].indent > lines[index].indent
    ]
    return min(found, default=None)


def count_items(lines: Sequence[Line], bullet: tuple[int, str]) -> int:
    """How many lines begin an item with that bullet."""
    return len(_begun(lines, bullet))


def _bulleted(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines with a bullet; to ask for its first sign first is the quicker way to say no."""
    for index, line in enumerate(lines):
        if line.raw.lstrip()[:1] in _SIGNS and (match := _ITEM.match(line.raw)):
            yield index, match


def _begun(lines: Sequence[Line], bullet: tuple[int, str] | None) -> dict[int, str]:
    """What stands behind each bullet of that indent and sign, by the index of its line."""
    return {
        index: match["rest"]
        for index, match in _bulleted(lines)
        if (lines[index].indent, match["bullet"]) == bullet
    }


def items_of(lines: Sequence[Line]) -> list[Item]:
    """The page's episodes; lines of the directory's own go to the episode they stand next to."""
    bullet = outer_bullet(lines)
    groups: list[list[Line]] = []
    outside: dict[int, list[Line]] = {}
    begun = _begun(lines, bullet)
    for index, line in enumerate(lines):
        if index in begun:
            groups.append([Line(line.number, begun[index], line.gap)])
        elif groups and bullet is not None and line.indent > bullet[0]:
            groups[-1].append(line)
        else:
            outside.setdefault(len(groups), []).append(line)
    usual = median([sum(len(line.text) for line in group) for group in groups] or [0])
    items: list[Item] = []
    furniture: list[Line] = []
    for place, group in enumerate(groups):
        furniture += outside.get(place, [])
        if _is_furniture(group, usual) and len(groups) > 1:
            furniture += group
        else:
            items.append(Item(tuple(group), tuple(furniture)))
            furniture = []
    furniture += outside.get(len(groups), [])
    if furniture and items:
        last = items[-1]
        items[-1] = Item(last.lines, (*last.furniture, *furniture))
    return items


def _is_furniture(group: Sequence[Line], usual: float) -> bool:
    """Whether a bullet is the directory's own: a line or two, far shorter than an episode."""
    words = " ".join(line.text for line in group)
    asks = group[0].text.endswith(("?", "？")) and len(group[0].text.split()) <= 5
    return (
        len(group) <= 3
        and all(len(line.text) <= _SHORT for line in group)
        and (asks or 5 * len(words) < usual)
        and not any(looks_like_person(name) and " " in name for name, _ in names_in(words))
        and not any(char.isdigit() for char in words)
    )
