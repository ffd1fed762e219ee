"""Three-way merge of front matter, key by key, on the lines as people wrote them.

Neighbouring lines that two sides change would clash in a merge of text; here only a key that
both changed does. No YAML is loaded and written again: each key keeps the very lines, comments
and quotes of the side it is taken from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from chapterhouse.merging.three_way import Clash, Merged

_KEY = re.compile(r"([\w\"'][^:#]*?)[ \t]*:(?:[ \t]|$)")


def merge_front_matter(base: str, ours: str, theirs: str) -> Merged | None:
    """Both changes of the lines between the fences; ``None`` where they are no plain mapping.

    Lines of clashes are counted from 1 inside the front matter.
    """
    sides = [_entries(text) for text in (base, ours, theirs)]
    if any(side is None for side in sides):
        return None
    was, mine, new = (side or {} for side in sides)
    result: dict[str, str] = {}
    lost: list[tuple[str, str, str]] = []
    for key in _order(mine, new):
        here, there, before = mine.get(key), new.get(key), was.get(key)
        if there == before or here == there:
            chosen = here
        elif here == before:
            chosen = there
        else:
            chosen = here
            lost.append((key, here or "", there or ""))
        if chosen is not None:
            result[key] = chosen
    clashes = tuple(
        Clash(_line_of(key, result), here.strip("\n"), there.strip("\n"))
        for key, here, there in lost
    )
    return Merged("".join(result.values()), clashes)


def _entries(text: str) -> dict[str, str] | None:
    """The lines of each key, with the comments above them; ``None`` for anything unusual."""
    entries: dict[str, str] = {}
    waiting = ""
    key = ""
    for line in text.split("\n"):
        whole = f"{line}\n"
        if not line.strip() or line.startswith("#"):
            waiting += whole if line or waiting else ""
            continue
        found = _KEY.match(line)
        if found:
            key = found[1].strip("\"'")
            if key in entries:
                return None
            entries[key] = ""
        elif not key or (line[0] not in " \t" and not line.startswith(("- ", "-\n"))):
            return None
        entries[key] += waiting + whole
        waiting = ""
    if waiting:
        entries[""] = waiting
    return entries


def _order(mine: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """All keys: a person's order, new ones after the key they follow in the source's page."""
    order = list(mine)
    last = -1
    for key in new:
        if key in mine:
            last = order.index(key)
        else:
            last += 1
            order.insert(last, key)
    if "" in order:
        order.append(order.pop(order.index("")))
    return order


def _line_of(key: str, result: Mapping[str, str]) -> int:
    """The line where a key begins, or would begin where a person took it out."""
    above = 0
    for name, text in result.items():
        if name == key:
            lines = takewhile(lambda line: not line or line.startswith("#"), text.split("\n"))
            return above + len(list(lines)) + 1
        above += text.count("\n")
    return 1
