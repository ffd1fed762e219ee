"""The JSON of Google Cloud Speech-to-Text.

    {"results": [{"alternatives": [{"transcript": "We read along.", "confidence": 0.9, "words": [
       {"startTime": "0.100s", "endTime": "0.300s", "word": "We", "speakerTag": 1}]}],
      "resultEndTime": "4.2s", "languageCode": "en-us"}]}

Source of the form's rules: the service's API reference
(https://cloud.google.com/speech-to-text/docs/reference/rest). Version 2 writes ``startOffset`` and
``speakerLabel``; client libraries write small letters and underscores. With speakers, the last
result holds every word of all results again, and only there the speakers are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "google-speech-json"

_STARTS = ("startTime", "startOffset", "start_time", "start_offset")
_ENDS = ("endTime", "endOffset", "end_time", "end_offset")
_SPEAKERS = ("speakerTag", "speakerLabel", "speaker_tag", "speaker_label")


def recognises(text: str) -> bool:
    """Whether a text is JSON with results that have alternatives of transcripts."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file; of several readings of a result, the first."""
    value = require_object(source, text)
    results = rows(value, "results") or rows(inside(value, "response"), "results")
    best = [each for result in results for each in rows(result, "alternatives")[:1]]
    speech = Speech(machine_made=True)
    told = [each for each in best if any(_speaker(word) for word in rows(each, "words"))]
    worded = [each for each in best if rows(each, "words")]
    if told:
        _say_words(told[-1:] if _holds_all(told[-1], worded) else worded, speech)
    elif worded and len(worded) == sum(isinstance(each.get("transcript"), str) for each in best):
        _say_words(worded, speech)
    else:
        speech.spoken = [
            Spoken(each, "transcript", _start(each))
            for each in best
            if isinstance(each.get("transcript"), str)
        ]
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    if speech.words:
        own = {id(one.holder) for one in speech.spoken}
        speech.again += [
            (each, "transcript") for each in best if isinstance(each.get("transcript"), str)
        ]
        speech.again += [
            (word, "word")
            for each in worded
            for word in rows(each, "words")
            if id(word) not in own and isinstance(word.get("word"), str)
        ]
    told_in = [language_of(_first(each, ("languageCode", "language_code"))) for each in results]
    languages = set(filter(None, told_in))
    speech.language = languages.pop() if len(languages) == 1 else None
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _holds_all(last: Mapping[str, Any], worded: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the last result has the words of all others again."""
    others = [each for each in worded if each is not last]
    begun, began = _start(last), [_start(each) for each in others]
    if begun is not None and any(start is not None and start < begun for start in began):
        return False
    return len(rows(last, "words")) >= sum(len(rows(each, "words")) for each in others)


def _say_words(alternatives: Sequence[Mapping[str, Any]], speech: Speech) -> None:
    speech.words = True
    speech.spoken = [
        Spoken(
            word,
            "word",
            _time(word, _STARTS),
            _time(word, _ENDS),
            _speaker(word),
        )
        for each in alternatives
        for word in rows(each, "words")
        if isinstance(word.get("word"), str)
    ]


def _start(alternative: Mapping[str, Any]) -> float | None:
    words = rows(alternative, "words")
    return _time(words[0], _STARTS) if words else None


def _time(word: Mapping[str, Any], keys: Sequence[str]) -> float | None:
    """When a word begins or ends; a duration without parts is none: the beginning."""
    told = _first(word, keys)
    return 0 if told == {} else time_of(told)


def _speaker(word: Mapping[str, Any]) -> str | None:
    """Who speaks; a number from 1, and 0 where it is not told."""
    told = _first(word, _SPEAKERS)
    return None if told in (0, "0", "") else speaker_of(told)


def _first(row: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((row[key] for key in keys if row.get(key) is not None), None)
