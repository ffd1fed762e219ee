"""The JSON of Rev and Rev.ai.

    {"monologues": [{"speaker": 0, "speaker_info": {"display_name": "Ada Marsh"}, "elements": [
       {"type": "text", "value": "We", "ts": 0.1, "end_ts": 0.3, "confidence": 0.99},
       {"type": "punct", "value": " "},
       {"type": "unknown", "value": "<inaudible>"}]}], "speakers": [{"id": 0, "name": "Ada Marsh"}]}

Source of the form's rules: the service's API reference (https://docs.rev.ai/api/asynchronous).
Spaces and marks are elements of their own. Names stand in the monologue, or in a list of speakers.
What could not be heard (``<inaudible>``) is kept in square brackets, for somebody to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import inside, rows, shape_of
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import language_of, speaker_of, time_of

NAME = "rev-json"


def recognises(text: str) -> bool:
    """Whether a text is JSON with monologues of elements."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the file."""
    value = require_object(source, text)
    spoken = list(_elements(value))
    if not any(one.shown.strip() for one in spoken):
        raise ChapterhouseError(source, "there are no words in it")
    speech = Speech(spoken, words=True, machine_made=True)
    speech.language = language_of(value.get("language"))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _elements(value: Mapping[str, Any]) -> Iterator[Spoken]:
    names = {row.get("id"): row.get("name") for row in rows(value, "speakers")}
    for monologue in rows(value, "monologues"):
        number = monologue.get("speaker")
        told = inside(monologue, "speaker_info", "display_name") or (
            names.get(number) if isinstance(number, int | str) else None
        )
        speaker = speaker_of(told) or speaker_of(number)
        opens = True
        glued = False
        for element in rows(monologue, "elements"):
            said = shown_text(element.get("value"))
            if not said:
                continue
            mark, unheard = (element.get("type") == kind for kind in ("punct", "unknown"))
            yield Spoken(
                element,
                "value",
                time_of(element.get("ts")),
                time_of(element.get("end_ts")),
                speaker,
                f"[{said.strip('<>[]')}]" if unheard else None,
                glued=(mark and not said.isspace()) or (glued and not unheard),
                new_speaker=opens and speaker is None,
                new_paragraph=opens,
            )
            opens = False
            glued = mark and not said.endswith((" ", "\n"))
