"""The JSON of Speechmatics (json-v2): a list of words and marks.

    {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": [
      {"type": "word", "start_time": 0.1, "end_time": 0.3,
       "alternatives": [{"content": "We", "confidence": 0.99, "speaker": "S1"}]},
      {"type": "punctuation", "attaches_to": "previous", "is_eos": true,
       "alternatives": [{"content": ".", "speaker": "S1"}]}]}

Source of the form's rules: the service's API reference (https://docs.speechmatics.com). The
speaker ``UU`` is one that could not be told; `word_delimiter` is empty for some languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "speechmatics-json"


def recognises(text: str) -> bool:
    """Whether a text is JSON with a list of results that have a type and alternatives."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    spoken = list(_spoken(value))
    if not any(one.shown.strip() for one in spoken):
        raise ChapterhouseError(source, "there are no words in it")
    language = inside(value, "metadata", "transcription_config", "language")
    speech = Speech(spoken, words=True, machine_made=True, language=language_of(language))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(value: dict[str, Any]) -> Iterator[Spoken]:
    between = inside(value, "metadata", "language_pack_info", "word_delimiter")
    glue_next = True
    changed = unknown = False
    for result in rows(value, "results"):
        best = rows(result, "alternatives")[:1]
        if result.get("type") == "speaker_change":
            changed = True
        if not best or not isinstance(best[0].get("content"), str):
            continue
        attaches = result.get("attaches_to")
        mark = result.get("type") == "punctuation"
        before = attaches in ("previous", "both") or (mark and attaches is None)
        untold = best[0].get("speaker") == "UU"
        changed = changed or (untold and not unknown)
        unknown = untold
        yield Spoken(
            best[0],
            "content",
            time_of(result.get("start_time")),
            time_of(result.get("end_time")),
            speaker_of(best[0].get("speaker")),
            glued=before or glue_next or between == "",
            new_speaker=changed,
        )
        changed = False
        glue_next = attaches in ("next", "both")
