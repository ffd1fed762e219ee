"""JSON chapters of Podcasting 2.0, a file beside a recording that holds chapters and nothing else.

    {"version": "1.2.0", "chapters": [
      {"startTime": 0, "title": "Hello"}, {"startTime": 168.5, "title": "Paper", "toc": false}]}

Source of the form's rules: the specification
(https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md).
A title is optional (a chapter may only change the picture), ``toc: false`` hides one from lists,
and the order is that of the times. It is joined to the transcript of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chapterhouse.model import Chapter, Episode, Problem, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_episode import episode_of
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_speech import Speech
from chapterhouse.reading.json_text import forget, require_object, shown_text
from chapterhouse.reading.json_values import time_of

NAME = "json-chapters"

BESIDE = True
"""A text of this form is no page of its own; it belongs to the episode of the same file name."""


def recognises(text: str) -> bool:
    """Whether a text is JSON with a list of chapters that have a start, and no transcript."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """An episode of which the chapters are known, and the title where the file has one."""
    value = require_object(source, text)
    speech = Speech()
    found: list[tuple[float | None, Chapter]] = []
    for row in rows(value, "chapters"):
        title = _line(row.get("title"))
        if not title:
            continue
        if row.get("toc") is False:
            speech.hidden.append((row, "title"))
            continue
        start = time_of(row.get("startTime"))
        if start is None:
            why = f"chapter “{title[:60]}” has no time that is one; it is kept without it"
            speech.problems.append(Problem(1, why))
        found.append((start, Chapter(title, start)))
        speech.facts.append((row, "title"))
    if not found:
        raise ChapterhouseError(source, "no chapter of it has a title to show")
    known = [start for start, _ in found if start is not None]
    found.sort(key=lambda each: each[0] if each[0] is not None else max(known, default=0.0))
    speech.chapters = [chapter for _, chapter in found]
    own = _line(value.get("title"))
    if own:
        speech.title = own
        speech.facts.append((value, "title"))
    yield episode_of(Source(source, NAME), text, value, speech)
    forget()


def _line(value: Any) -> str:
    return " ".join(shown_text(value).split())
