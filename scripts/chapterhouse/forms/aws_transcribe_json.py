"""The JSON of Amazon Transcribe; times are numbers in strings.

    {"jobName": "…", "results": {"transcripts": [{"transcript": "We read."}],
     "speaker_labels": {"segments": [{"speaker_label": "spk_0", "items": [
        {"start_time": "0.1", "end_time": "0.3", "speaker_label": "spk_0"}]}]},
     "items": [{"type": "pronunciation", "start_time": "0.1", "end_time": "0.3",
                "alternatives": [{"confidence": "0.99", "content": "We"}]},
               {"type": "punctuation", "alternatives": [{"content": "."}]}]}}

Source of the form's rules: the service's developer guide
(https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html). Punctuation has no time; who
speaks stands in each item, or in ``speaker_labels`` by the item's time, or is the channel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "aws-transcribe-json"


def recognises(text: str) -> bool:
    """Whether a text is JSON with Amazon's items or transcripts."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text, "results")
    results = value["results"]
    speech = Speech(list(_items(results)), machine_made=True)
    speech.language = language_of(results.get("language_code"))
    speech.words = bool(speech.spoken)
    whole = [(row, "transcript") for row in rows(results, "transcripts")]
    whole += [(row, "transcript") for row in rows(results, "audio_segments")]
    whole = [(row, key) for row, key in whole if isinstance(row.get(key), str)]
    if speech.spoken:
        speech.again += whole
    else:
        speech.spoken += [Spoken(row, key) for row, key in whole[:1]]
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _items(results: Mapping[str, Any]) -> Iterator[Spoken]:
    by_time = _labels_by_time(results)
    for item in rows(results, "items"):
        best = rows(item, "alternatives")[:1]
        if not best or not isinstance(best[0].get("content"), str):
            continue
        label = item.get("speaker_label") or by_time.get(item.get("start_time"))
        yield Spoken(
            best[0],
            "content",
            time_of(item.get("start_time")),
            time_of(item.get("end_time")),
            speaker_of(label),
            glued=item.get("type") == "punctuation",
        )


def _labels_by_time(results: Mapping[str, Any]) -> dict[Any, str]:
    """Who speaks the word that begins at a time, by that time as it is written.

    Marks have no time: they are of the word before them.
    """
    found: dict[Any, str] = {None: ""}
    for segment in rows(inside(results, "speaker_labels"), "segments"):
        for item in rows(segment, "items"):
            label = item.get("speaker_label") or segment.get("speaker_label")
            if isinstance(label, str):
                found.setdefault(item.get("start_time"), label)
    for channel in rows(inside(results, "channel_labels"), "channels"):
        label = channel.get("channel_label")
        for item in rows(channel, "items"):
            if isinstance(label, str):
                found.setdefault(item.get("start_time"), label.replace("ch_", "spk_"))
    return found
