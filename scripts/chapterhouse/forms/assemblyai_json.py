"""The JSON of AssemblyAI's service; times are milliseconds.

    {"id": "…", "status": "completed", "audio_url": "…", "language_code": "en_us",
     "text": "We read along.", "words": [{"text": "We", "start": 100, "end": 300, "speaker": "A"}],
     "utterances": [{"speaker": "A", "text": "We read along.", "start": 100, "end": 1200,
                     "words": […]}],
     "chapters": [{"gist": "Reading", "headline": "…", "summary": "…", "start": 100, "end": 9000}]}

Source of the form's rules: the service's API reference (https://www.assemblyai.com/docs). The
words stand there three times; utterances come first, then words, then the text. The service gives
``paragraphs`` and ``sentences`` of a transcript in files of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chapterhouse.model import Chapter, Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "assemblyai-json"

_MILLISECOND = 0.001


def recognises(text: str) -> bool:
    """Whether a text is JSON with AssemblyAI's utterances or words."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    speech = Speech(machine_made=True, language=language_of(value.get("language_code")))
    utterances = list(_spoken(rows(value, "utterances")))
    if not utterances:
        paragraphs = rows(value, "paragraphs")
        utterances = list(_spoken(paragraphs or rows(value, "sentences"), bool(paragraphs)))
    words = list(_spoken(rows(value, "words")))
    speech.words = not utterances and bool(words)
    speech.spoken = utterances or words
    if isinstance(value.get("text"), str):
        if speech.spoken:
            speech.again.append((value, "text"))
        else:
            speech.spoken.append(Spoken(value, "text"))
    if not any(one.shown.strip() for one in speech.spoken):
        raise ChapterhouseError(source, "there are no words in it")
    for row in rows(value, "chapters"):
        key = next((key for key in ("gist", "headline") if shown_text(row.get(key)).strip()), None)
        if key is not None:
            title = " ".join(shown_text(row[key]).split())
            speech.chapters.append(Chapter(title, time_of(row.get("start"), _MILLISECOND)))
            speech.facts.append((row, key))
    if shown_text(value.get("summary")).strip():
        speech.summarised(value, "summary")
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _spoken(found: Sequence[dict[str, Any]], paragraphs: bool = False) -> Iterator[Spoken]:
    for row in found:
        if isinstance(row.get("text"), str):
            start, end = (time_of(row.get(key), _MILLISECOND) for key in ("start", "end"))
            speaker = speaker_of(row.get("speaker"))
            yield Spoken(row, "text", start, end, speaker, new_paragraph=paragraphs)
