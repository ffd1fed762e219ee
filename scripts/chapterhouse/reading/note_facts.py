"""The facts at the top of a note: lines ``key: value`` between two lines ``---``.

Read line by line and not as YAML: such notes are written by programs and by hand, and a value
with a colon or a bracket in it must not make the whole note unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.written_dates import iso_date

_KEY = re.compile(r"(?P<key>[^\W\d_][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*)|\s*)\Z", re.DOTALL)
_TOML_KEY = re.compile(r"(?P<key>[^\W\d_][\w .-]{0,40}?)\s*=\s*(?P<value>.*)\Z", re.DOTALL)
_ITEM = re.compile(r"-\s+(?P<value>.*)\Z", re.DOTALL)
_ID = re.compile(r"[\w-]{11}", re.ASCII)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:youtu\.be/|youtube(?:-nocookie)?\.com/"
    r"(?:watch\?(?:[^\s#]{0,200}?&)?v=|embed/|shorts/|live/|v/))(?P<id>[\w-]{11})(?![\w-])",
    re.ASCII,
)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class NoteFact:
    """One line of the facts: its key (small letters, no spaces or signs) and its value."""

    line: Line
    key: str
    value: str
    piece: str
    """What of the line is not the value."""


def facts_end(lines: Sequence[Line]) -> int:
    """How many lines the facts take, fences included; 0 where there are none or no end."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:500], 1):
        if line.text in ("---", "..."):
            return index + 1
        if not (_KEY.match(line.text) or _ITEM.match(line.text) or line.text.startswith("#")):
            return 0
    return 0


def note_facts(lines: Sequence[Line]) -> list[NoteFact]:
    """The facts between the fences; items of a list have the key of their list.

    Between ``+++`` they are TOML: ``key = "value"``.
    """
    pairs = _TOML_KEY if lines and lines[0].text == "+++" else _KEY
    found: list[NoteFact] = []
    key = ""
    for line in lines[1:-1]:
        if item := _ITEM.match(line.text):
            value = item["value"]
        elif pair := pairs.match(line.text):
            key = re.sub(r"[\s._-]", "", pair["key"].lower())
            value = pair["value"] or ""
        else:
            value = ""
        bare = _unquoted(value)
        piece = line.text[: len(line.text) - len(value)].strip()
        found.append(NoteFact(line, key, bare, piece))
    return found


def youtube_id(key: str, value: str) -> str | None:
    """The video that a fact names, by its id or an address on YouTube.

    >>> youtube_id("videoid", "abc-DEF_123"), youtube_id("url", "https://youtu.be/abc-DEF_123?t=9")
    ('abc-DEF_123', 'abc-DEF_123')
    """
    value = value[:_LONGEST]
    if found := _ADDRESS.search(value):
        return found["id"]
    by_id = key in ("videoid", "youtubeid", "youtube", "ytid", "youtubevideoid", "video")
    return value if by_id and _ID.fullmatch(value) else None


def note_date(key: str, value: str) -> str | None:
    """The day an episode came out, where the fact gives that."""
    keys = ("date", "published", "publishdate", "publishedat", "uploaddate", "releasedate", "aired")
    return iso_date(value) if key in keys else None


def listed(value: str) -> list[str]:
    """The values of a list on one line: ``[Ada, Bo]`` or ``Ada, Bo``."""
    return [_unquoted(each) for each in value[:_LONGEST].strip("[]").split(",") if each.strip()]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
