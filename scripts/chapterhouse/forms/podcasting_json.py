r"""The JSON transcript of Podcasting 2.0: segments of speech, each a sentence, a line or a word.

    {"version": "1.0.0", "segments": [
      {"speaker": "Ada Marsh", "startTime": 0.5, "endTime": 0.75, "body": "We"},
      {"startTime": 0.75, "endTime": 1.25, "body": "read.\n"}]}

Source of the form's rules: the specification's page on transcripts
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md),
where a speaker holds until the next one, and a line break at the end of a body ends the paragraph.
Publishers also write numbers as strings and fields of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chapterhouse.export.marks import MARK
from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken, are_single_words
from chapterhouse.reading.json_text import forget, require_object, shown_text, without_entities
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "podcasting-json"


def recognises(text: str) -> bool:
    """Whether a text is JSON with segments that have a body."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    exported = value.get("generator") == MARK
    spoken = list(_spoken(rows(value, "segments"), exported))
    if not any(one.shown.strip() for one in spoken):
        raise ChapterhouseError(source, "no segment of it has a body with words")
    speech = Speech(spoken, not exported and are_single_words(spoken), language=_language(value))
    speech.labels, speech.verbatim = not exported, exported
    if shown_text(value.get("title")).strip():
        speech.title = " ".join(shown_text(value["title"]).split())
        speech.facts.append((value, "title"))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(segments: Sequence[dict[str, Any]], exported: bool) -> Iterator[Spoken]:
    """The segments; those that Chapterhouse wrote say what they say to the letter."""
    anew = False
    for segment in segments:
        body = segment.get("body")
        if not isinstance(body, str):
            continue
        said = shown_text(body) if exported else without_entities(shown_text(body))
        start, end = time_of(segment.get("startTime")), time_of(segment.get("endTime"))
        named = segment.get("speaker")
        speaker = named if exported and isinstance(named, str) else speaker_of(named)
        yield Spoken(segment, "body", start, end, speaker, said, new_paragraph=anew)
        anew = said.rstrip(" ").endswith("\n") or (anew and not said.strip())


def _language(value: dict[str, Any]) -> str | None:
    """The file's language, or the one that all its segments have."""
    own = language_of(value.get("language"))
    if own is not None:
        return own
    found = {language_of(segment.get("language")) for segment in rows(value, "segments")}
    return found.pop() if len(found) == 1 else None
