"""What holds more markup than anybody publishes is refused, in one line, before it is read.

A tag takes some millionths of a second, a paragraph or a caption some more and a few hundred bytes.
So these limits keep any 20 MB within five seconds and 500 MB.
"""

from __future__ import annotations

from chapterhouse.problems import ChapterhouseError

MOST_TAGS = 1_500_000
"""Half a million words, each in an element of its own, make a million."""

MOST_PARTS = 200_000
"""Paragraphs, captions or chapters of one episode: days of talk, a new one every second."""


MOST_ATTRIBUTES = 700_000
"""Half a million words, each with its time."""


def refuse_endless_markup(source: str, text: str) -> None:
    """ChapterhouseError where so many tags or attributes are in a text that it is no episode's."""
    refuse_endless_tags(source, text, "<")
    _refuse(source, text.count("="), MOST_ATTRIBUTES, "attributes")


def refuse_endless_tags(source: str, text: str, *signs: str) -> None:
    """The same of tags alone; ``signs`` are what one begins with."""
    _refuse(source, sum(map(text.count, signs)), MOST_TAGS, "tags")


def _refuse(source: str, many: int, most: int, what: str) -> None:
    if many > most:
        why = f"has {many:,} {what}, more than {most:,}: far more than anybody says in a day"
        raise ChapterhouseError(source, f"{why}; leave out what is no transcript")


def endless(
    source: str, what: str, line: int | None = None, most: int = MOST_PARTS
) -> ChapterhouseError:
    """What to say of a source that has more than so many parts in one episode."""
    why = f"has more than {most:,} {what}, far more than an episode has"
    return ChapterhouseError(source, f"{why}; divide it into several files", line)
