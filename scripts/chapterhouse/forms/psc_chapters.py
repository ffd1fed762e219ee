"""Podlove Simple Chapters, an XML file that holds chapters and nothing else.

    <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
      <psc:chapter start="00:00:00.000" title="Hello" href="https://ink.example" />
    </psc:chapters>

Source of the form's rules: the specification (https://podlove.org/simple-chapters/); times are
Normal Play Time, hours and fractions optional. It is joined to the transcript of the same name.
A feed that holds such chapters is another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from chapterhouse.model import Chapter, Episode, Problem, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.endless import MOST_PARTS, endless
from chapterhouse.reading.json_text import shown_text
from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.ledger import Ledger, lines_of

NAME = "psc-chapters"

BESIDE = True
"""A text of this form is no page of its own; it belongs to the episode of the same file name."""

_OPENS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)?<(?:psc:)?chapters[\s>]",
    re.DOTALL,
)
_HAS_CHAPTER = re.compile(r"<(?:psc:)?chapter\s")
_FORBIDDEN = re.compile(r"<!(?:DOCTYPE|ENTITY)")


def recognises(text: str) -> bool:
    """Whether the root of an XML text is `chapters`, with a `chapter` inside."""
    head = text.removeprefix("\ufeff")[:10_000]
    return _OPENS.match(head) is not None and _HAS_CHAPTER.search(head) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """An episode of which the chapters are known."""
    body = text.removeprefix("\ufeff")
    forbidden = _FORBIDDEN.search(body)
    if forbidden:
        line = body.count("\n", 0, forbidden.start()) + 1
        raise ChapterhouseError(source, "declares a document type or entities; take that out", line)
    titles: dict[int, list[str]] = {}
    problems: list[Problem] = []
    found: list[Chapter] = []
    for line, start, title in _chapters(source, body.lstrip()):
        line += body[: len(body) - len(body.lstrip())].count("\n")
        if start is None:
            why = f"chapter “{title[:60]}” has no time that is one; it is kept without it"
            problems.append(Problem(line, why))
        titles.setdefault(line, []).append(title)
        found.append(Chapter(title, start))
    if len(found) > MOST_PARTS:
        raise endless(source, "chapters")
    if not found:
        raise ChapterhouseError(source, "no chapter of it has a title to show")
    ledger = Ledger()
    for each in lines_of(text):
        if each.number in titles:
            ledger.text(each, "chapters", " ".join(titles[each.number]))
        else:
            ledger.metadata(each, "data")
    found.sort(key=lambda chapter: chapter.start if chapter.start is not None else 0.0)
    yield episode_from(
        Source(source, NAME), (), chapters=found, fates=ledger.fates(), problems=problems
    )


def _chapters(source: str, text: str) -> list[tuple[int, float | None, str]]:
    """Line, start and title of each chapter with a title, in the order of the file."""
    found: list[tuple[int, float | None, str]] = []
    parser = expat.ParserCreate()

    def start_element(name: str, attributes: dict[str, str]) -> None:
        title = " ".join(shown_text(attributes.get("title")).split())
        if name.rpartition(":")[2] == "chapter" and title:
            found.append((parser.CurrentLineNumber, time_of(attributes.get("start")), title))

    parser.StartElementHandler = start_element
    try:
        parser.Parse(re.sub(r"\A<\?xml[^>]*\?>", "", text).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        why = expat.errors.messages.get(error.code, "not well-formed")
        raise ChapterhouseError(source, f"no valid XML: {why}", error.lineno) from None
    return found
