"""Whether plain SRT says what a page says: our reader would give the page's turns back.

Readers of captions judge names and join cues. Nearly all pages are as they expect them, which is
seen at a glance; where something could be taken for something else, the captions are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from chapterhouse.export.marks import SPEECH_MARK, TEXT_MARK
from chapterhouse.forms import srt
from chapterhouse.pages.page import PageTurn
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_music import is_music
from chapterhouse.reading.labels import shown
from chapterhouse.reading.names import looks_like_name, one_name
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.speakers import speaker_like

_SIGNS = re.compile(r"[>{\\♪♫\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BEGINNINGS = re.compile(rf"\n(?:[<\-‐–—]|{TEXT_MARK})")
"""Signs, and beginnings of lines, of which a reader of captions makes something."""

_BRACKETS = re.compile(r"[\[(][^\[\]()\n]{1,60}[\])]")
_LABEL = re.compile(
    r"\n(?:(?P<name>[^:：\n\0]{1,60})(?::(?=[\s\0]|\Z)|：)"
    r"|[\[(](?P<bracketed>[^\[\]():\n\0]{1,60})[\])])"
)
_PART = re.compile(r"\s?\([^()]{1,40}\)\s?\Z")
_OFTEN = 3
"""So many times a handle comes again to be one."""


def may_be_plain(turns: Sequence[PageTurn]) -> bool:
    """Whether plain captions tell where each turn begins: another one speaks, and later."""
    starts = [turn.start or 0 for turn in turns]
    return (
        all(one.speaker != other.speaker for one, other in pairwise(turns))
        and all(one <= other for one, other in pairwise(starts))
        and all(turn.paragraphs for turn in turns)
    )


def is_read_plainly(turns: Sequence[PageTurn], cues: Sequence[str], captions: str) -> bool:
    """Whether our reader makes these turns of the captions; ``cues`` is what they show for each.

    The turns may be plain (`may_be_plain`).
    """
    if SPEECH_MARK in captions:
        return False
    names = {turn.speaker or "" for turn in turns}
    if _are_plain(names) and not _has_signs("\0".join(cues), names):
        return True
    return _read(captions) == [(turn.speaker, turn.start, turn.text.split()) for turn in turns]


def _are_plain(names: Collection[str]) -> bool:
    """Whether all names are taken as they are, where each cue begins with one of them."""
    if len(names) < 2 or any(one != other for one, other in one_name(names).items()):
        return False
    return all(
        is_placeholder(name)
        or (looks_like_name(name) and not name.isupper() and shown(name) == name)
        for name in names
    )


def _has_signs(cues: str, names: Collection[str]) -> bool:
    """Whether a line could be taken for something else than speech; NUL is between cues."""
    if _SIGNS.search(cues) or _BEGINNINGS.search(cues):
        return True
    if any(is_music(found[0]) for found in _BRACKETS.finditer(cues)):
        return True
    begun = Counter(
        _PART.sub("", found["name"] or found["bracketed"]).strip()
        for found in _LABEL.finditer(cues)
    )
    return any(
        times >= _OFTEN
        or name in names
        or speaker_like(name)
        or looks_like_name(name.title() if name.isupper() else name)
        for name, times in begun.items()
    )


def _read(captions: str) -> list[tuple[str | None, float | None, list[str]]] | None:
    if not srt.recognises(captions):
        return None
    try:
        (episode,) = srt.read("", captions)
    except ChapterhouseError:
        return None
    return [(turn.speaker, turn.start, turn.text.split()) for turn in episode.turns]
