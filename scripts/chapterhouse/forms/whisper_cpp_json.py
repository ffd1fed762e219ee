"""The JSON of whisper.cpp (`-oj`), with times in milliseconds.

    {"result": {"language": "en"}, "transcription": [
      {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"},
       "offsets": {"from": 0, "to": 2500}, "text": " We read along."}]}

Source of the form's rules: `output_json` in the program's examples/cli/cli.cpp
(https://github.com/ggml-org/whisper.cpp). A segment begins with a space unless it goes on in the
middle of a word (`--max-len`); `--tinydiarize` marks where the speaker changes, and `--diarize`
gives numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken, are_single_words
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "whisper-cpp-json"

_TURN_MARK = "[SPEAKER_TURN]"


def recognises(text: str) -> bool:
    """Whether a text is JSON with a list named ``transcription``."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    spoken = list(_spoken(rows(value, "transcription")))
    if not any(one.shown.strip() for one in spoken):
        raise ChapterhouseError(source, "there are no words in it")
    speech = Speech(
        spoken,
        are_single_words(spoken) or any(one.glued for one in spoken),
        machine_made=True,
        language=language_of(inside(value, "result", "language")),
    )
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(segments: Sequence[dict[str, Any]]) -> Iterator[Spoken]:
    texts = [shown_text(segment.get("text")) for segment in segments]
    spaced = 3 * sum(text.startswith(" ") for text in texts) >= sum(map(bool, texts))
    changed = False
    for segment, said in zip(segments, texts, strict=True):
        if not isinstance(segment.get("text"), str):
            continue
        cut = said.replace(_TURN_MARK, " ") if _TURN_MARK in said else said
        yield Spoken(
            segment,
            "text",
            _time(segment, "from"),
            _time(segment, "to"),
            _speaker(segment.get("speaker")),
            cut,
            glued=spaced and not changed and bool(cut) and not cut[0].isspace(),
            new_speaker=changed,
        )
        changed = segment.get("speaker_turn_next") is True or said.rstrip().endswith(_TURN_MARK)


def _time(segment: dict[str, Any], which: str) -> float | None:
    offset = time_of(inside(segment, "offsets", which), 0.001)
    return time_of(inside(segment, "timestamps", which)) if offset is None else offset


def _speaker(value: Any) -> str | None:
    return None if value == "?" else speaker_of(value)
