"""Titles: set typographically where a source gives one, made from its own words where it does not.

A made title reads like a headline and claims nothing the source does not say: the guest's name,
and a chapter's title, a point, or what the notes say is talked about. Candidates are whole
pieces of the source that stand alone, in `topics`; the one whose words are most what is talked
about wins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from chapterhouse.reading.key_phrases import key_phrases
from chapterhouse.reading.key_terms import words_in
from chapterhouse.reading.topic import Topic
from chapterhouse.reading.topics import from_notes, from_titles
from chapterhouse.reading.usage import Usage

LONGEST = 80

_MANY = 300
"""How many titles or points are looked at for a headline."""

_OPENS = re.compile(r"(?:(?<=^)|(?<=[\s(\[{“‘\"'—–-]))(?P<mark>[\"'])(?=\S)")
_DECADE = re.compile(r"'(?=\d0s\b|\d\d\b|(?:n|til|tis|twas|em|cause)\b)", re.IGNORECASE)
_NUMBERS = (
    "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen"
    " Sixteen Seventeen Eighteen Nineteen Twenty"
).split()


def typographic(title: str) -> str:
    r"""A title with curly quotes and apostrophes; one that has them already stays as it is.

    >>> print(typographic('Ada\'s "slow" web, and the \'90s'))
    Ada’s “slow” web, and the ’90s
    """
    title = _DECADE.sub("’", " ".join(title.split()))
    title = _OPENS.sub(lambda match: "“" if match["mark"] == '"' else "‘", title)
    return title.replace('"', "”").replace("'", "’")


def headline(
    guests: Sequence[str],
    chapters: Sequence[str],
    texts: Sequence[str],
    points: Sequence[str],
    taken: Collection[str],
) -> str:
    """A title of at most 80 characters that is none of ``taken``.

    ``guests`` are full names, the people to name; ``chapters`` the titles of chapters; ``texts``
    the notes, what comes first being the most telling, and the turns; ``points`` takeaways.
    """
    used = {title.casefold() for title in taken}
    last = ""
    for title in _candidates([name for name in guests if name.strip()], chapters, texts, points):
        title = typographic(title)
        if 0 < len(title) <= LONGEST:
            last = title
            if title.casefold() not in used:
                return title
    last = last or "Untitled conversation"
    number = 2
    while f"{last[: LONGEST - 8]} ({number})".casefold() in used:
        number += 1
    return f"{last[: LONGEST - 8]} ({number})" if last.casefold() in used else last


def _candidates(
    guests: Sequence[str], chapters: Sequence[str], texts: Sequence[str], points: Sequence[str]
) -> Iterator[str]:
    number = len(points)
    chapters, points = chapters[:_MANY], points[:_MANY]
    usage = Usage([*texts, *(point for point in points if len(point) > 2 * LONGEST)])
    who = named(guests)
    room = LONGEST - len(who) - 4 if who else LONGEST
    short = [point for point in points if len(point) <= 2 * LONGEST]
    # One after the other: the later ones are seldom needed.
    for topic in from_titles(chapters, guests, usage, room):
        yield _said_by(who, topic)
    for topic in from_titles(short, guests, usage, room):
        yield _said_by(who, topic)
    for topic in from_notes(texts[:12], guests, usage, room):
        yield _said_by(who, topic)
    yield from _by_key_terms(who, number, [*points, *texts], guests, usage)


def named(people: Sequence[str]) -> str:
    """The people of a title: all where there is room, or the first "and others".

    >>> named(["Ada Marsh", "Bo Lindqvist"]), named([])
    ('Ada Marsh and Bo Lindqvist', '')
    """
    if len(people) < 2:
        return "".join(people)[: LONGEST // 2].strip()
    everyone = f"{', '.join(people[:-1])} and {people[-1]}"
    return everyone if len(everyone) <= 40 else f"{people[0][:32].strip()} and others"


def _said_by(who: str, topic: Topic) -> str:
    if not who:
        return topic.text[:1].upper() + topic.text[1:]
    if topic.noun:
        return f"{who} on {topic.text}"
    return f"{who}: {topic.text[:1].upper()}{topic.text[1:]}"


def _by_key_terms(
    who: str, points: int, texts: Sequence[str], guests: Sequence[str], usage: Usage
) -> Iterator[str]:
    names = {word.casefold() for name in guests for word in name.split()}
    phrases = [
        _in_running_text(phrase, usage)
        for phrase in key_phrases(texts, 12)
        if not names & set(phrase.casefold().split())
    ]
    for first in range(max(1, len(phrases) - 2)):
        terms = phrases[first : first + 3]
        listed = " and ".join(filter(None, [", ".join(terms[:-1]), *terms[-1:]]))
        if not listed:
            break
        if who:
            yield f"{who} on {listed}"
        elif points > 1:
            number = _NUMBERS[points] if points < len(_NUMBERS) else str(points)
            yield f"{number} insights on {listed}"
        yield listed[:1].upper() + listed[1:]
    yield f"A conversation with {who}" if who else "Notes on a conversation"


def _in_running_text(phrase: str, usage: Usage) -> str:
    """A phrase with a small letter in front, where only the beginning of a sentence gave it one."""
    first = next(words_in(phrase), "")
    ordinary = first[1:].islower() and not usage.capital(first)
    return phrase[:1].lower() + phrase[1:] if ordinary else phrase
