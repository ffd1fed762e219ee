"""Which program wrote a JSON transcript, told by the names its objects have.

One table, so that exactly one form claims a text: the first shape that fits is the one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from chapterhouse.reading.json_rows import table_in
from chapterhouse.reading.json_text import json_value

_LOOKED_AT = 200
"""How many objects of a list are looked at."""

_OPENAI = {
    "text",
    "language",
    "duration",
    "task",
    "usage",
    "segments",
    "words",
    "x_groq",
    "logprobs",
}


def rows(value: Any, key: str | None = None) -> list[dict[str, Any]]:
    """The objects of a list, or of the list under a key; none where there is no such list."""
    if key is not None:
        value = value.get(key) if isinstance(value, dict) else None
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def inside(value: Any, *keys: str) -> Any:
    """What stands under these keys, one inside the other; ``None`` where it is not there."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


@lru_cache(maxsize=1)
def shape_of(text: str) -> str | None:
    """The name of the form that a text has; ``None`` where it is no JSON, or none that is known."""
    value = json_value(text)
    if not isinstance(value, dict | list):
        return None
    return next((name for name, fits in _SHAPES.items() if fits(value)), None)


def _any(value: Any, key: str | None, *has: str) -> bool:
    """Whether one of the first objects of a list has all these keys."""
    under = inside(value, key) if key is not None else value
    if not isinstance(under, list):
        return False
    return any(
        isinstance(each, dict) and all(name in each for name in has) for each in under[:_LOOKED_AT]
    )


def _youtube(value: Any) -> bool:
    return isinstance(inside(value, "events"), list) and (
        "wireMagic" in value or _any(value, "events", "tStartMs") or _any(value, "events", "segs")
    )


def _deepgram(value: Mapping[str, Any]) -> bool:
    value = value if inside(value, "results") else inside(value, "result")
    return _any(inside(value, "results"), "channels", "alternatives") or _any(
        inside(value, "results"), "utterances", "transcript"
    )


def _aws(value: Mapping[str, Any]) -> bool:
    results = inside(value, "results")
    return isinstance(results, dict) and (
        _any(results, "items", "alternatives") or _any(results, "transcripts", "transcript")
    )


def _speechmatics(value: Mapping[str, Any]) -> bool:
    return _any(value, "results", "alternatives", "type")


def _podlove(value: Any) -> bool:
    if isinstance(value, dict):
        return _any(value, "transcripts", "text")
    return _any(value, None, "text", "start_ms") or _any(value, None, "text", "voice", "start")


def _assemblyai(value: Any) -> bool:
    if not isinstance(value, dict) or "segments" in value:
        return False
    told = {"acoustic_model", "audio_url", "audio_duration", "language_model", "speech_model"}
    if not told & set(value):
        told = {"id", "status"} if {"id", "status"} <= set(value) else set()
    return (
        (bool(told & set(value)) and ("utterances" in value or "words" in value))
        or _any(value, "utterances", "text", "words", "speaker", "start")
        or any(_any(value, key, "text", "start", "words") for key in ("paragraphs", "sentences"))
    )


def _podcasting(value: Any) -> bool:
    return _any(value, "segments", "body")


def _whisper(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    return (
        _any(value, "segments", "text", "start")
        or _any(value, "segments", "text", "end")
        or _any(value, "chunks", "text", "timestamp")
        or (isinstance(value.get("text"), str) and set(value) <= _OPENAI)
    )


def _chapters(value: Any) -> bool:
    return _any(value, "chapters", "startTime") and not any(
        isinstance(value.get(key), list) for key in ("segments", "utterances", "words")
    )


def _watson(value: Any) -> bool:
    results = inside(value, "results")
    return isinstance(results, list) and any(
        isinstance(inside(reading, "timestamps"), list)
        for each in rows(results)[:_LOOKED_AT]
        for reading in rows(each, "alternatives")[:1]
    )


def _google(value: Any) -> bool:
    under = value if _any(value, "results", "alternatives") else inside(value, "response")
    results = inside(under, "results")
    return isinstance(results, list) and any(
        _any(each, "alternatives", "transcript") or _any(each, "alternatives", "words")
        for each in results[:_LOOKED_AT]
    )


def _azure(value: Any) -> bool:
    return _any(value, "recognizedPhrases", "nBest") or _any(value, "phrases", "text")


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "youtube-json3": _youtube,
    "podcasting-json": _podcasting,
    "deepgram-json": _deepgram,
    "aws-transcribe-json": _aws,
    "speechmatics-json": _speechmatics,
    "watson-json": _watson,
    "google-speech-json": _google,
    "azure-speech-json": _azure,
    "rev-json": lambda value: _any(value, "monologues", "elements"),
    "whisper-cpp-json": lambda value: _any(value, "transcription", "text"),
    "podlove-json": _podlove,
    "assemblyai-json": _assemblyai,
    "whisper-json": _whisper,
    "json-chapters": _chapters,
    "cue-list-json": lambda value: table_in(value) is not None,
}
