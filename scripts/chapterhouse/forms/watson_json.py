"""The JSON of IBM Watson Speech to Text.

    {"results": [{"final": true, "alternatives": [{"transcript": "we read along ",
       "timestamps": [["we", 0.1, 0.3], ["read", 0.3, 0.7], ["along", 0.7, 1.2]]}]}],
     "speaker_labels": [{"from": 0.1, "to": 0.3, "speaker": 0, "final": false}, …]}

Source of the form's rules: the service's documentation
(https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-speaker-labels). A label belongs
to the word that begins when it begins. Of several readings of a result the first is the best one;
words have no marks, so a result is a sentence as far as anybody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object
from chapterhouse.reading.json_values import speaker_of, time_of

NAME = "watson-json"

_Word = tuple[str, float | None, float | None]


def recognises(text: str) -> bool:
    """Whether a text is JSON with results whose words have times in lists."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file; a result is cut where another one speaks."""
    value = require_object(source, text)
    labels = {
        time_of(row.get("from")): speaker_of(row.get("speaker"))
        for row in rows(value, "speaker_labels")
    }
    speech = Speech(machine_made=True)
    for result in rows(value, "results"):
        for best in rows(result, "alternatives")[:1]:
            if isinstance(best.get("transcript"), str):
                speech.spoken += _spoken(best, labels)
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(
    alternative: Mapping[str, Any], labels: Mapping[float | None, str | None]
) -> Iterator[Spoken]:
    """A reading by runs of one speaker, where its words are those that have times; else whole."""
    words = list(_words(alternative.get("timestamps")))
    said = str(alternative["transcript"]).split()
    if [word for word, _, _ in words] != said:
        start = words[0][1] if words else None
        yield Spoken(alternative, "transcript", start, words[-1][2] if words else None)
        return
    for speaker, run in groupby(words, key=lambda word: labels.get(word[1])):
        part = list(run)
        piece = " ".join(word for word, _, _ in part)
        yield Spoken(alternative, "transcript", part[0][1], part[-1][2], speaker, piece)


def _words(timestamps: Any) -> Iterator[_Word]:
    for each in timestamps if isinstance(timestamps, list) else ():
        if isinstance(each, list) and len(each) == 3 and isinstance(each[0], str):
            yield each[0], time_of(each[1]), time_of(each[2])
