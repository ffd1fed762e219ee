"""The JSON of Podlove: a list of cues from its Publisher, or the configuration of its Web Player.

    [{"start": "00:00:00.100", "start_ms": 100, "end": "00:00:01.200", "end_ms": 1200,
      "speaker": "1", "voice": "Ada Marsh", "text": "We read along."}]

Source of the form's rules: the Web Player's documentation of ``transcripts``, ``contributors`` and
``chapters`` (https://docs.podlove.org/podlove-web-player/v5/configuration). The configuration
also tells the title, the show, the date of publication and the address of the recording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chapterhouse.model import Chapter, Episode, Media, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_json, shown_text
from chapterhouse.reading.json_values import speaker_of, time_of

NAME = "podlove-json"

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})T")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{1,2000}\Z")


def recognises(text: str) -> bool:
    """Whether a text is JSON with Podlove's cues."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_json(source, text)
    about = value if isinstance(value, dict) else {}
    speech = Speech(list(_spoken(rows(about, "transcripts") or rows(value), _names(about))))
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    speech.title = _line(about.get("title"))
    if speech.title:
        speech.facts.append((about, "title"))
    speech.show = _line(inside(about, "show", "title"))
    date = _DATE.match(shown_text(about.get("publicationDate")))
    speech.date = date[1] if date else None
    speech.media = Media(audio=_audio(about))
    for row in rows(about, "chapters"):
        title = _line(row.get("title"))
        if title:
            speech.chapters.append(Chapter(title, time_of(row.get("start"))))
            speech.facts.append((row, "title"))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(cues: Sequence[dict[str, Any]], names: Mapping[str, str]) -> Iterator[Spoken]:
    for cue in cues:
        if not isinstance(cue.get("text"), str):
            continue
        number = str(cue.get("speaker"))
        speaker = (
            speaker_of(cue.get("voice")) or names.get(number) or speaker_of(cue.get("speaker"))
        )
        yield Spoken(cue, "text", _time(cue, "start"), _time(cue, "end"), speaker)


def _names(about: Mapping[str, Any]) -> dict[str, str]:
    """The contributors' names by their number."""
    return {
        str(row.get("id")): name
        for row in rows(about, "contributors")
        if (name := _line(row.get("name")))
    }


def _time(cue: Mapping[str, Any], which: str) -> float | None:
    exact = time_of(cue.get(f"{which}_ms"), 0.001)
    return time_of(cue.get(which)) if exact is None else exact


def _audio(about: Mapping[str, Any]) -> str | None:
    for row in rows(about, "audio"):
        address = row.get("url")
        if isinstance(address, str) and _ADDRESS.match(address):
            return address
    return None


def _line(value: Any) -> str | None:
    return " ".join(shown_text(value).split()) or None
