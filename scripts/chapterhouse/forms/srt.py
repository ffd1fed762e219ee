"""SubRip captions (SRT), and what programs make of them.

    1
    00:00:01,000 --> 00:00:04,000
    Ada Marsh: We read along.

There is no specification; the rules are those of what players take
(https://docs.fileformat.com/video/srt/) and of what exports of podcast hosts hold: ``.`` for
``,``, no index, no hours, blank lines in a cue, ``Name:`` on its own line, ``(Name)``, ``- `` and
``>>`` for somebody else, HTML and SubStation markup. Exports of our own may have invisible marks
(`chapterhouse.export.marks`).
"""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.export.marks import is_own_srt, is_own_text
from chapterhouse.model import Episode, Problem
from chapterhouse.reading.caption_episode import caption_episode
from chapterhouse.reading.caption_lines import caption_blocks, timing
from chapterhouse.reading.caption_markup import Stretch, stretches_of
from chapterhouse.reading.chapter_cues import chapter_cues
from chapterhouse.reading.ledger import Ledger, lines_of, numbered_lines
from chapterhouse.reading.own_exports import own_captions

NAME = "srt"

_LOOKED_AT = 4_000
_BEGINS_WITHIN = 4
"""How many lines may stand above the first timing line: an index, and what a person wrote."""


def recognises(text: str) -> bool:
    """Whether a timing line stands at the beginning of a text that is no WebVTT."""
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    begins = head.lstrip()
    if begins[:6].upper() == "WEBVTT" or is_own_text(text) or begins[:1] in ("{", "<"):
        return False
    return not chapter_cues(text) and any(
        timing(line.raw) and "-->" in line.raw for line in lines_of(head)[: _BEGINS_WITHIN + 1]
    )


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    ledger = Ledger()
    problems: list[Problem] = []
    own = is_own_srt(text)
    stretches = _stretches(text, own, ledger, problems)
    episode = own_captions if own else caption_episode
    yield episode(source, NAME, stretches, ledger, problems)


def _stretches(text: str, own: bool, ledger: Ledger, problems: list[Problem]) -> list[Stretch]:
    lines = numbered_lines(text.removeprefix("\ufeff"))
    blocks = caption_blocks(lines, ledger, problems, numbered=True)
    return list(stretches_of(blocks, ledger, own))
