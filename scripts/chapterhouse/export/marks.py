"""The notes by which our own readers know an export, and read it to the letter."""

from __future__ import annotations

MARK = "Exported by Chapterhouse: each cue is a turn"
"""In WebVTT and JSON: no two cues are to be joined, no name is to be shortened or judged."""

TEXT_MARK = "Exported by Chapterhouse"
"""The last line of a text."""


def is_own_text(text: str) -> bool:
    """Whether a text is one that we exported."""
    return text[-200:].rstrip().endswith(f"\n{TEXT_MARK}")
