"""What an episode's player plays: an audio file, or else a video."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import quote

from chapterhouse.site.docs import EpisodeDoc

_WATCH = "https://www.youtube.com/watch?v="
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def player(episode: EpisodeDoc) -> dict[str, Any]:
    """``audio`` or ``youtube``, with ``poster`` and ``about``; empty where nothing is named.

    ``about`` is when the last turn begins, in seconds: about the length of the recording, as long
    as the recording itself has not been asked.
    """
    found: dict[str, Any] = {}
    if audio := episode.text("audio"):
        found["audio"] = place(audio, episode.path)
    elif video := episode.text("youtube"):
        found["youtube"] = video
        if poster := episode.text("poster"):
            found["poster"] = place(poster, episode.path)
    if found and episode.last_start:
        found["about"] = round(episode.last_start)
    return found


def recording_link(recording: dict[str, Any]) -> dict[str, str]:
    """The link to a recording, for readers without a player."""
    if "audio" in recording:
        return {"href": recording["audio"], "text": "Recording"}
    return {"href": f"{_WATCH}{quote(recording['youtube'])}", "text": "Watch on YouTube"}


def is_address(named: str) -> bool:
    """Whether a recording is named by its address, and not by its path in ``docs/``."""
    return _ADDRESS.match(named) is not None


def place(named: str, page: str) -> str:
    """An address as it is; a file from the top of the site.

    A file is named from the top of ``docs/``, or with ``./`` or ``../`` from its page's folder.

    >>> place("audio/a b.mp3", "episodes/x.md"), place("../audio/a.mp3", "episodes/x.md")
    ('audio/a%20b.mp3', 'audio/a.mp3')
    >>> place("https://example.org/a.mp3", "episodes/x.md")
    'https://example.org/a.mp3'
    """
    if is_address(named):
        return named
    if named.startswith("."):
        named = posixpath.join(posixpath.dirname(page), named)
    parts = [part for part in posixpath.normpath(named).split("/") if part not in ("", ".", "..")]
    return quote("/".join(parts))
