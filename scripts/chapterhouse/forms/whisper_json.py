"""Whisper's JSON, and that of the programs around it.

    {"text": " We read along.", "segments": [
      {"id": 0, "start": 0.0, "end": 2.5, "text": " We read along.", "words": [
        {"word": " We", "start": 0.0, "end": 0.4, "probability": 0.9}]}], "language": "en"}

Whisper and faster-whisper write segments; WhisperX adds speakers to segments and words, some of
which have neither time nor speaker (https://github.com/m-bain/whisperX/issues/1072); Transformers
and insanely-fast-whisper write ``chunks`` with a ``timestamp`` pair, whose last end is null
(https://github.com/Vaibhavs10/insanely-fast-whisper/issues/91); OpenAI's service writes the text
alone, or with words that have no punctuation. The text stands there up to three times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken, are_single_words
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import language_of, speaker_of, time_of
from chapterhouse.reading.sentences import sentences
from chapterhouse.reading.speaker_runs import Run, speaker_runs

NAME = "whisper-json"

_WORD = re.compile(r"\w+")


def recognises(text: str) -> bool:
    """Whether a text is JSON with Whisper's segments or chunks, or its bare text."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    speech = Speech(machine_made=True, language=language_of(value.get("language")))
    if rows(value, "segments"):
        speech.spoken += _segments(rows(value, "segments"))
    elif rows(value, "speakers"):
        speech.spoken += _chunks(rows(value, "speakers"))
        speech.again += [(chunk, "text") for chunk in rows(value, "chunks") if "text" in chunk]
    elif rows(value, "chunks"):
        speech.spoken += _chunks(rows(value, "chunks"))
    elif isinstance(value.get("text"), str):
        speech.spoken += _sentences(value, rows(value, "words"))
    speech.words = are_single_words(speech.spoken)
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    if isinstance(value.get("text"), str) and all(one.holder is not value for one in speech.spoken):
        speech.again.append((value, "text"))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _segments(segments: Sequence[dict[str, Any]]) -> Iterator[Spoken]:
    for segment in segments:
        if not isinstance(segment.get("text"), str):
            continue
        start, end = time_of(segment.get("start")), time_of(segment.get("end"))
        own = speaker_of(segment.get("speaker"))
        text = shown_text(segment["text"])
        words = rows(segment, "words")
        runs = speaker_runs(text, [_run(word, shown_text(word.get("word"))) for word in words])
        if len(runs) < 2:
            heard = Counter(run.speaker for run in runs if run.speaker)
            speaker = own or next((name for name, _ in heard.most_common(1)), None)
            yield Spoken(segment, "text", start, end, speaker)
            continue
        for number, run in enumerate(runs):
            begin = run.start if number or run.start is not None else start
            yield Spoken(segment, "text", begin, run.end, run.speaker, text=run.text)


def _run(word: Mapping[str, Any], text: str) -> Run:
    speaker = speaker_of(word.get("speaker"))
    return Run(text, time_of(word.get("start")), time_of(word.get("end")), speaker)


def _chunks(chunks: Sequence[dict[str, Any]]) -> Iterator[Spoken]:
    for chunk in chunks:
        if not isinstance(chunk.get("text"), str):
            continue
        pair = chunk.get("timestamp")
        start, end = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        yield Spoken(chunk, "text", time_of(start), time_of(end), speaker_of(chunk.get("speaker")))


def _sentences(value: Mapping[str, Any], words: Sequence[dict[str, Any]]) -> Iterator[Spoken]:
    """The sentences of a bare text, each with the time of its first word in the list of words.

    The list has the same words without punctuation; where it has others, only the beginning of
    the recording is known, and no sentence gets a time.
    """
    said = [part for line in shown_text(value["text"]).split("\n") for part in sentences(line)]
    times = _word_times(said, words) if words else []
    place = 0
    for sentence in said:
        count = len(_WORD.findall(sentence)) if times else 0
        start = times[place] if count and place < len(times) else None
        yield Spoken(value, "text", start, text=sentence)
        place += count


def _word_times(said: Sequence[str], words: Sequence[dict[str, Any]]) -> list[float | None]:
    """When each word of the sentences begins; nothing where the list has other words."""
    pieces = [_WORD.findall(shown_text(word.get("word")).casefold()) for word in words]
    if [piece for own in pieces for piece in own] != _WORD.findall(" ".join(said).casefold()):
        return []
    return [
        time_of(word.get("start")) for word, own in zip(words, pieces, strict=True) for _ in own
    ]
