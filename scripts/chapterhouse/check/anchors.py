"""Places on a page that links may lead to: permalinks of turns and chapters, and headings."""

from __future__ import annotations

import re
from collections.abc import Collection

from chapterhouse.check.wording import nearest

_PERMALINK = re.compile(r"t=|turn-|chapter-(?:at-)?\d|chapter-at-")
_TIMED = re.compile(r"(t=|chapter-)(\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(t=\d+(?:\.\d+)?),\d+(?:\.\d+)?\Z")


def is_permalink(anchor: str) -> bool:
    """Whether it has the form of a turn's or a chapter's permanent link, and not of a heading's.

    >>> is_permalink("t=57"), is_permalink("chapter-159"), is_permalink("takeaways")
    (True, True, False)
    """
    return _PERMALINK.match(anchor) is not None


def anchor_meant(anchor: str, ids: Collection[str]) -> str | None:
    """``None`` where the anchor is on the page; else the nearest one that is, or an empty text.

    A range is there where its begin is. A time between two turns means the turn it falls in.

    >>> anchor_meant("t=57,93", {"t=57"}) is None
    True
    >>> anchor_meant("t=60", {"t=57", "t=93"})
    't=57'
    """
    span = _RANGE.match(anchor)
    wanted = span[1] if span else anchor
    if wanted in ids:
        return None
    timed = _TIMED.match(wanted)
    if timed:
        before = [
            (float(found[2]), one)
            for one in ids
            if (found := _TIMED.fullmatch(one))
            and found[1] == timed[1]
            and float(found[2]) <= float(timed[2])
        ]
        return max(before)[1] if before else ""
    return nearest(wanted, ids) or ""
