"""Mends the two lines around the facts: three hyphens, nothing above, a line end below."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence

from chapterhouse.check.fences import FENCE, about_fences, fenced

_MARK = "\ufeff"
_FENCE = "---"


def mended_fences(
    lines: Sequence[str], ends: MutableSequence[str], mend: Callable[[int, str], None]
) -> int:
    """Mend the fences of a page by ``mend(index, line)``; how many empty lines above have to go.

    A closing fence that is missing altogether is left alone: where it belongs is a question.
    """
    if lines[0].startswith(_MARK):
        mend(0, lines[0].removeprefix(_MARK))
    found = fenced(lines)
    if found.first is None:
        return 0
    opening = found.first - 1
    if any(line.strip() for line in lines[:opening]):
        return 0
    if not _is_fence(lines[opening]):
        mend(opening, _FENCE)
    said = dict(about_fences(lines, fenced(lines), needed=False))
    if found.end < len(lines) and "not `" in said.get(found.end + 1, ""):
        mend(found.end, _FENCE)
    elif found.body == len(lines) and not ends[-1]:
        ends[-1] = ends[0]
        mend(len(lines) - 1, lines[-1])
    return opening


def _is_fence(line: str) -> bool:
    return FENCE.match(line) is not None and line[0] == "-"
