"""Labels whose name or time is a link, with the words that a reader sees of it."""

from __future__ import annotations

import re

from chapterhouse.reading.speakers import speaker_like
from chapterhouse.reading.written_times import TIME

_LONGEST_LINK = 600
_LINKED_TIME = re.compile(rf"\[\(?({TIME})\)?\]\([^()\s]{{1,400}}\)")
"""A time as a link to its moment, as Markdown has it: ``[04:05](https://…?t=245)``."""
_LINKED_NAME = re.compile(
    r"\A(?P<before>(?:[-*>#]{1,6} )?(?:\*\*|__)?)"
    r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<name>[^\[\]|#\n]{1,60})\]\]"
)


def without_linked_time(text: str) -> str:
    """A line whose label has a link to a moment for its time, with the time alone.

    >>> without_linked_time("[00:57](https://a.example/?t=57) **Ada:** Hi.")
    '[00:57] **Ada:** Hi.'
    >>> without_linked_time("Ada: see [00:57](#t=57).")
    'Ada: see [00:57](#t=57).'
    """
    link = _LINKED_TIME.search(text[:_LONGEST_LINK])
    before = text[: link.start()].strip(" *_:：-–—>#|") if link else ""
    if link is None or (before and not speaker_like(before)):
        return text
    return f"{text[: link.start()]}[{link[1]}]{text[link.end() :]}"


def named_by_link(text: str) -> str:
    """A line that begins with a link of Obsidian, with the words that a reader sees of it.

    >>> named_by_link("**[[people/Ada Marsh|Ada]]** (00:57): Hi."), named_by_link("[[Ada]]: Hi.")
    ('**Ada** (00:57): Hi.', 'Ada: Hi.')
    """
    return _LINKED_NAME.sub(r"\g<before>\g<name>", text, count=1)
