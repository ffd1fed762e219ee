"""JSON lists of cues in nobody's form: `[{"text": "We read along.", "start": 0.5, "duration": 2}]`.

youtube-transcript-api, many scripts and services write such lists, in many spellings, bare or
inside of an object, the words perhaps in lists of their own (Premiere Pro, Amberscript; Substack's
`transcription.json`, whose words have scores).
`json_rows` tells which key is what and whether times are seconds.
``>>`` begins another speaker, as in broadcast captions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_rows import Table, holder_of, table_in
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken, are_single_words
from chapterhouse.reading.json_text import forget, require_json, shown_text, without_entities
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "cue-list-json"

_LOOKED_AT = 50
_SCORES = frozenset(("score", "probability", "confidence"))
_CHANGE = re.compile(r"\s*>{2,3}\s*")


def recognises(text: str) -> bool:
    """Whether a text is JSON with a list of objects that have words, and times or speakers."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_json(source, text)
    table = table_in(value)
    spoken = list(_spoken(table, _names(value))) if table else []
    if table and table.speaker is None:
        spoken = list(_by_paragraphs(spoken, value, table.scale))
    if not any(one.shown.strip() for one in spoken):
        raise ChapterhouseError(source, "there is no list of cues with words in it")
    speech = Speech(spoken, are_single_words(spoken), language=_language(value))
    speech.machine_made = table is not None and any(map(_is_scored, table.rows[:_LOOKED_AT]))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _is_scored(row: Mapping[str, Any]) -> bool:
    """Whether the words of a cue say how sure a recogniser is of them."""
    words = row.get("words")
    first = words[0] if isinstance(words, list) and words else None
    return isinstance(first, dict) and not _SCORES.isdisjoint(first)


def _names(value: Any) -> dict[str, str]:
    """Who is who, where a list of speakers tells, by their ids in the file."""
    found: dict[str, str] = {}
    for row in rows(value, "speakers"):
        name = speaker_of(row.get("name"))
        number = next((row[key] for key in ("id", "spkid", "speaker", "label") if key in row), None)
        if name is not None and isinstance(number, str | int):
            found[str(number)] = name
    return found


def _spoken(table: Table, names: Mapping[str, str]) -> Iterator[Spoken]:
    for row in table.rows:
        if not isinstance(row.get(table.text), str):
            continue
        said = without_entities(shown_text(row[table.text]))
        change = _CHANGE.match(said)
        start, end = table.times(row)
        told = row.get(table.speaker) if table.speaker else None
        speaker = names.get(str(told)) or speaker_of(told)
        yield Spoken(
            holder_of(row),
            table.text,
            start,
            end,
            speaker,
            said[change.end() :] if change else said,
            new_speaker=bool(change) and speaker is None,
        )


def _by_paragraphs(spoken: list[Spoken], value: Any, scale: float) -> Iterator[Spoken]:
    """The words with the speakers of paragraphs that only tell who speaks from when on.

    So do editors of transcripts (Digital Paper Edit, Hyperaudio) beside a list of words.
    """
    told = [
        (start, speaker_of(row.get("speaker")))
        for row in rows(value, "paragraphs")
        if (start := time_of(row.get("start"), scale)) is not None
    ]
    told.sort(key=lambda each: each[0])
    starts = [start for start, _ in told]
    for one in spoken:
        at = bisect_right(starts, one.start) if one.start is not None else 0
        yield replace(one, speaker=told[at - 1][1]) if at else one


def _language(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    told = (value.get(key) for key in ("language", "language_code", "languageCode", "lang"))
    return next((code for each in told if (code := language_of(each))), None)
