"""What an episode's player plays: an audio file, or else a video."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from chapterhouse.named_files import place
from chapterhouse.site.docs import EpisodeDoc

_WATCH = "https://www.youtube.com/watch?v="


def player(episode: EpisodeDoc) -> dict[str, Any]:
    """``audio`` or ``youtube``, with ``poster`` and ``about``; empty where nothing is named.

    ``about`` is when the last turn begins, in seconds: about the length of the recording, as long
    as the recording itself has not been asked.
    """
    found: dict[str, Any] = {}
    if episode.audio:
        found["audio"] = episode.audio
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
