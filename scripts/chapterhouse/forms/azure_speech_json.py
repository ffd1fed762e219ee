"""The JSON of Azure's batch and fast transcription.

    {"recognizedPhrases": [{"offset": "PT0.5S", "duration": "PT2.1S", "speaker": 1, "channel": 0,
       "nBest": [{"confidence": 0.9, "display": "We read along.", "words": […]}]}],
     "combinedRecognizedPhrases": [{"channel": 0, "display": "We read along."}]}

    {"phrases": [{"offsetMilliseconds": 500, "durationMilliseconds": 2100, "speaker": 1,
       "locale": "en-US", "text": "We read along."}], "combinedPhrases": [{"text": "…"}]}

Source of the form's rules: the service's documentation
(https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get). Of several
readings of a phrase the first is shown; the whole text stands there again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "azure-speech-json"

_TICK = 1e-7
_MILLISECOND = 0.001


def recognises(text: str) -> bool:
    """Whether a text is JSON with recognised phrases."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    speech = Speech(machine_made=True)
    speech.spoken = [*_recognised(value), *_phrases(value)]
    if all(one.start is not None for one in speech.spoken):
        speech.spoken.sort(key=lambda one: one.start or 0)
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    for key, inner in (("combinedRecognizedPhrases", "display"), ("combinedPhrases", "text")):
        speech.again += [
            (row, inner) for row in rows(value, key) if isinstance(row.get(inner), str)
        ]
    places = [*rows(value, "phrases"), *rows(value, "recognizedPhrases")]
    languages = set(filter(None, (language_of(row.get("locale")) for row in places)))
    speech.language = languages.pop() if len(languages) == 1 else None
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _recognised(value: Mapping[str, Any]) -> Iterator[Spoken]:
    """The phrases of batch transcription; channels are speakers where no speaker is told."""
    found = rows(value, "recognizedPhrases")
    by_channel = len({str(row.get("channel")) for row in found}) > 1
    for row in found:
        best = rows(row, "nBest")[:1]
        key = next((key for key in ("display", "lexical") if best and best[0].get(key)), None)
        if key is None or not isinstance(best[0][key], str):
            continue
        start = time_of(row.get("offsetInTicks"), _TICK)
        start = time_of(row.get("offset")) if start is None else start
        lasts = time_of(row.get("durationInTicks"), _TICK)
        lasts = time_of(row.get("duration")) if lasts is None else lasts
        speaker = row.get("speaker", row.get("channel") if by_channel else None)
        yield Spoken(best[0], key, start, _end(start, lasts), speaker_of(speaker))


def _phrases(value: Mapping[str, Any]) -> Iterator[Spoken]:
    """The phrases of fast transcription."""
    for row in rows(value, "phrases"):
        if not isinstance(row.get("text"), str):
            continue
        start = time_of(row.get("offsetMilliseconds", row.get("offset")), _MILLISECOND)
        lasts = time_of(row.get("durationMilliseconds", row.get("duration")), _MILLISECOND)
        yield Spoken(row, "text", start, _end(start, lasts), speaker_of(row.get("speaker")))


def _end(start: float | None, lasts: float | None) -> float | None:
    return None if start is None or lasts is None else round(start + lasts, 3)
