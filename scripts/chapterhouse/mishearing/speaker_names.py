"""Speakers and people whose names are nearly one: ``Bei`` beside the guest Bei Zhang."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chapterhouse.mishearing.likeness import like
from chapterhouse.mishearing.words import fold


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """A name at a place (line from 1) that may be another one, in words."""

    path: str
    line: int
    name: str
    right: str
    why: str


def label_doubts(
    path: str, labels: Mapping[str, Sequence[int]], here: Sequence[str]
) -> Iterator[NameDoubt]:
    """Labels of a page that are nearly the name of one of its people, or of another speaker.

    ``labels`` are the names of the speakers with the lines of their turns, ``here`` the names of
    the page's hosts and guests.
    """
    known = {_words(name) for name in here}
    for label, lines in labels.items():
        if not label or _words(label) in known:
            continue
        others = [name for name in here if name != label]
        others += [name for name in labels if name and name != label and name not in here]
        for right in others:
            why = nearly(label, right)
            if not why or (right not in here and len(labels[right]) <= len(lines)):
                continue
            times = f"{len(lines)} turns" if len(lines) > 1 else "one turn"
            yield NameDoubt(path, lines[0], label, right, f"{why}; {times}")
            break


def people_doubts(titles: Mapping[str, str]) -> Iterator[NameDoubt]:
    """Pages of people (title by path) that may be about one person."""
    by_word: dict[str, list[str]] = {}
    for path, title in sorted(titles.items()):
        others = {path for word in _words(title) for path in by_word.get(word, ())}
        for other in sorted(others):
            if why := nearly(title, titles[other]):
                yield NameDoubt(path, 1, title, titles[other], f"{why}; see {other}")
        for word in _words(title):
            by_word.setdefault(word, []).append(path)


def nearly(name: str, right: str) -> str:
    """Why two names may be one person's, in words; empty where they are the same or are not.

    >>> nearly("Bei", "Bei Zhang"), nearly("James Wong", "James Wang"), nearly("Ann", "Bo")
    ('a part of the name', 'sounds the same', '')
    """
    words, others = _words(name), _words(right)
    if words == others or not words or not others:
        return ""
    if len(words) != len(others):
        short, long = sorted((words, others), key=len)
        return "a part of the name" if set(short) < set(long) else ""
    if sorted(words) == sorted(others):
        return "the same words in another order"
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    whys = [like(a, b) for a, b in pairs]
    return whys[0] if all(whys) and len(pairs) < max(2, len(words)) else ""


def _words(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, name.replace("-", " ").split())))


def lines_of_labels(turns: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The lines of each speaker's turns, from pairs of a name and a line."""
    found: dict[str, list[int]] = {}
    for name, line in turns:
        found.setdefault(name, []).append(line)
    return found
