"""The JSON of Deepgram's service.

    {"metadata": {…}, "results": {"channels": [{"alternatives": [{
       "transcript": "We read along.",
       "words": [{"word": "we", "start": 0.1, "end": 0.3, "speaker": 0, "punctuated_word": "We"}],
       "paragraphs": {"paragraphs": [{"speaker": 0, "sentences": [
          {"text": "We read along.", "start": 0.1, "end": 1.2}]}]}}]}],
     "utterances": [{"start": 0.1, "end": 1.2, "speaker": 0, "transcript": "We read along."}],
     "summary": {"result": "success", "short": "Somebody reads."}}}

Source of the form's rules: the service's API reference (https://developers.deepgram.com/docs).
The same words stand there up to four times; paragraphs come first, then utterances, then words.
Their program for JavaScript puts all of it into ``{"result": …, "error": null}``.
Speakers are numbers from 0; where each is recorded on a channel, the channel is the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "deepgram-json"


def recognises(text: str) -> bool:
    """Whether a text is JSON with Deepgram's channels or utterances."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file; of several readings of a channel, the first."""
    whole = require_object(source, text)
    value = whole if "results" in whole else whole.get("result")
    if not isinstance(value, dict) or not isinstance(value.get("results"), dict):
        why = "has no object named `results`, so it is not of this form"
        raise ChapterhouseError(source, why, 1)
    speech = Speech(machine_made=True)
    channels = [rows(channel, "alternatives")[:1] for channel in rows(value["results"], "channels")]
    best = [alternative for found in channels for alternative in found]
    utterances = [
        row
        for row in rows(value["results"], "utterances")
        if isinstance(row.get("transcript"), str)
    ]
    by_channel = len(best) > 1
    paragraphs = [list(_paragraphs(each)) for each in best]
    if all(paragraphs) and paragraphs:
        speech.spoken += _mixed(paragraphs, by_channel)
        speech.again += [(row, "transcript") for row in utterances]
    elif utterances:
        speech.spoken += [
            Spoken(row, "transcript", *_times(row), _speaker(row, by_channel)) for row in utterances
        ]
    elif any(rows(each, "words") for each in best):
        speech.spoken += _mixed([list(_words(each)) for each in best], by_channel)
        speech.words = True
    else:
        speech.spoken += [
            Spoken(each, "transcript") for each in best if isinstance(each.get("transcript"), str)
        ]
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    own = {id(one.holder) for one in speech.spoken}
    speech.again += [
        (each, "transcript")
        for each in best
        if id(each) not in own and isinstance(each.get("transcript"), str)
    ]
    summary = value["results"].get("summary")
    if isinstance(summary, dict) and shown_text(summary.get("short")).strip():
        speech.summarised(summary, "short")
    speech.language = _language(value, best)
    yield episode_of(Source(source, NAME), text, whole, speech)
    forget()


def _paragraphs(alternative: dict[str, Any]) -> Iterator[Spoken]:
    for paragraph in rows(inside(alternative, "paragraphs", "paragraphs")):
        first = True
        for sentence in rows(paragraph, "sentences"):
            if isinstance(sentence.get("text"), str):
                speaker = speaker_of(paragraph.get("speaker"))
                start, end = _times(sentence)
                yield Spoken(sentence, "text", start, end, speaker, new_paragraph=first)
                first = False


def _words(alternative: dict[str, Any]) -> Iterator[Spoken]:
    for word in rows(alternative, "words"):
        key = "punctuated_word" if isinstance(word.get("punctuated_word"), str) else "word"
        if isinstance(word.get(key), str):
            yield Spoken(word, key, *_times(word), speaker_of(word.get("speaker")))


def _mixed(channels: Sequence[Sequence[Spoken]], by_channel: bool) -> list[Spoken]:
    """What is said on all channels, in the order of time; each channel is a speaker."""
    if not by_channel:
        return list(channels[0]) if channels else []
    spoken = [
        replace(one, speaker=f"Speaker {number}")
        for number, channel in enumerate(channels)
        for one in channel
    ]
    if all(one.start is not None for one in spoken):
        spoken.sort(key=lambda one: one.start or 0)
    return spoken


def _times(row: dict[str, Any]) -> tuple[float | None, float | None]:
    return time_of(row.get("start")), time_of(row.get("end"))


def _speaker(row: dict[str, Any], by_channel: bool) -> str | None:
    return speaker_of(row.get("channel") if by_channel else row.get("speaker"))


def _language(value: dict[str, Any], best: Sequence[dict[str, Any]]) -> str | None:
    channels = rows(value["results"], "channels")
    told = [each.get("detected_language") for each in channels]
    told += [
        each["languages"][0]
        for each in best
        if isinstance(each.get("languages"), list) and each["languages"]
    ]
    return next((code for each in told if (code := language_of(each))), None)
