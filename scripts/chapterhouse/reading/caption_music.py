"""Marks of music in captions, which are no speech."""

from __future__ import annotations

import re

from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.running_text import single_spaced

MUSIC_RULE = "music"
_MUSIC = re.compile(
    r"[\[(][♪♫\s]*(?:(?:upbeat |intro |outro |theme |soft |gentle )?(?:music|musik|m[uú]sica"
    r"|musique|muziek|музыка|音楽|音乐|음악|theme song)(?: playing| plays| fades(?: out| in)?)?"
    r"|[♪♫]+)[♪♫\s]*[\])]"
    r"|[♪♫]+(?:\s+[♪♫]+){0,9}(?=\s*\Z)|^[♪♫]+\s*\Z",
    re.IGNORECASE,
)


def without_music(stretch: Stretch, ledger: Ledger) -> str:
    """A stretch's text without marks of music, which are accounted by a rule."""
    text = stretch.text
    if "[" not in text and "(" not in text and "♪" not in text and "♫" not in text:
        return text

    def dropped(match: re.Match[str]) -> str:
        ledger.drop(stretch.line, MUSIC_RULE, match[0].strip())
        return " "

    return single_spaced(_MUSIC.sub(dropped, stretch.text))


def is_music(text: str) -> bool:
    """Whether a text is a mark of music and nothing else (``[Music]``, ``♪♪``).

    >>> is_music("[Upbeat music]"), is_music("♪ Row your boat ♪"), is_music("[laughter]")
    (True, False, False)
    """
    return len(text) <= 60 and _MUSIC.fullmatch(text.strip()) is not None
