"""Whether captions are chapters: few words, shown for minutes, one right after the other.

WebVTT has tracks of chapters beside those of captions
(https://www.w3.org/TR/webvtt1/#introduction-chapters), and in most files nothing says which it is;
YouTube's have ``Kind: captions`` in the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from chapterhouse.export.marks import MARK, is_own_srt
from chapterhouse.reading.caption_labels import labels_of
from chapterhouse.reading.caption_lines import CaptionBlock, caption_blocks, timing
from chapterhouse.reading.ledger import Ledger, Line, numbered_lines

_LONGEST_TEXT = 60_000
_LONGEST_TITLE = 120
_LOOKED_AT = 3_000
_SHORTEST = 3.0
_SHORT = 15.0
"""Seconds: how long every chapter lasts at least, and how long they last on average."""

_FASTEST = 0.3
"""Words a second above which cues are speech."""

_TOUCHING = 1.0
_ENDED = re.compile(r"[.,;…。，]\Z")
_KIND = re.compile(r"^(?:NOTE[ \t]+|WEBVTT[ \t]+)?kind:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_HEADER = 600
_PICTURE = re.compile(r"\S+(?:#xywh=[\d,:a-z]+|\.(?:jpe?g|png|webp|avif))\Z", re.IGNORECASE)
_VOICE = re.compile(r"<v[ .]|\A(?:>>|[-–—] )")


@lru_cache(maxsize=4)
def chapter_cues(text: str) -> tuple[CaptionBlock, ...]:
    """The cues of a short text that are chapters, with the lines of their titles; else none."""
    if len(text) > _LONGEST_TEXT or "-->" not in text[:_LOOKED_AT]:
        return ()
    kind = _KIND.search(text[:_HEADER].partition("-->")[0])
    told = kind is not None and kind[1].casefold() == "chapters"
    if not told and (kind is not None or not _may_be(text)):
        return ()
    if MARK in text[:200] or is_own_srt(text):
        return ()
    lines = numbered_lines(text.removeprefix("\ufeff"))
    blocks = [
        block
        for block in caption_blocks(lines, Ledger(), [], numbered=False)
        if block.start is not None and block.end is not None
    ]
    return tuple(blocks) if _are_titles(blocks) and (told or _are_chapters(blocks)) else ()


def is_picture(text: str) -> bool:
    """Whether a cue names a picture that players show for its time
    (https://www.w3.org/TR/media-frags/).

    >>> is_picture("thumbs/1.jpg#xywh=0,0,160,90"), is_picture("We saw 1.jpg")
    (True, False)
    """
    return _PICTURE.match(text) is not None


def title_lines(block: CaptionBlock) -> list[Line]:
    """The lines of a cue's title: a note may stand below it, behind a blank line."""
    lines: list[Line] = []
    for line in block.lines:
        if lines and line.gap:
            break
        lines.append(line)
    return lines


def _may_be(text: str) -> bool:
    """Whether the first cues last long for their words; cheap, as every caption file is asked."""
    words = lasted = 0.0
    for line in text[:_LOOKED_AT].split("\n")[:40]:
        found = timing(line) if "-->" in line else None
        if found is None:
            words += line.count(" ") + 1 if line.strip() else 0
        elif found.start is None or found.end is None or found.end - found.start < _SHORTEST:
            return False
        else:
            lasted += found.end - found.start
    return words < lasted


def _are_titles(blocks: Sequence[CaptionBlock]) -> bool:
    """Whether each cue has a title, and begins after the one before it."""
    starts = [block.start or 0.0 for block in blocks]
    titled = all(0 < len(title) <= _LONGEST_TITLE for title in map(_title, blocks))
    return len(blocks) > 1 and titled and all(a < b for a, b in pairwise(starts))


def _title(block: CaptionBlock) -> str:
    return " ".join(line.text for line in title_lines(block))


def _are_chapters(blocks: Sequence[CaptionBlock]) -> bool:
    """Whether titles are ones by how few words they have for their time, which is long."""
    spans = [(block.start or 0.0, block.end or 0.0) for block in blocks]
    titles = [_title(block) for block in blocks]
    lasted = spans[-1][1] - spans[0][0]
    touching = sum(abs(after[0] - before[1]) <= _TOUCHING for before, after in pairwise(spans))
    return (
        all(end - start >= _SHORTEST for start, end in spans)
        and lasted >= _SHORT * len(blocks)
        and sum(len(title.split()) for title in titles) < _FASTEST * lasted
        and 5 * touching >= 4 * (len(spans) - 1)
        and 5 * sum(_ENDED.search(title) is not None for title in titles) <= len(titles)
        and not any(_VOICE.search(title) for title in titles)
        and not any(map(is_picture, titles))
        and not any(labels_of(titles))
    )
