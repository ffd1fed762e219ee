"""New pages' slugs: readable, stable, and each only once, whatever the letter case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from chapterhouse.model import Episode
from chapterhouse.slugs import slug

_LONGEST = 60


class Addresses:
    """The slugs of one folder, those of its earlier pages and those given out since."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self._taken = {_folded(name) for name in slugs}

    def new(self, episode: Episode) -> str:
        """A free slug for an episode, which is then taken.

        It comes from what a person chose, else from the guests where the title is only derived,
        else from the title; ``-2`` and so on where nothing else tells two apart.
        """
        wishes = list(dict.fromkeys(_wishes(episode)))
        name = next((wish for wish in wishes if _folded(wish) not in self._taken), None)
        number = 2
        while name is None:
            numbered = f"{wishes[-1]}-{number}"
            name = numbered if _folded(numbered) not in self._taken else None
            number += 1
        self._taken.add(_folded(name))
        return name


def _wishes(episode: Episode) -> Iterator[str]:
    if episode.slug:
        yield slug(episode.slug)
        return
    guests = [person.name for person in episode.named("guest")]
    if episode.title_derived and 0 < len(guests) <= 2:
        yield shorter(slug(" ".join(guests)))
    yield shorter(slug(episode.title))


def shorter(name: str) -> str:
    """A slug of at most sixty characters, cut between words where it has any.

    >>> shorter("how-captions-help-" * 5)
    'how-captions-help-how-captions-help-how-captions-help-how'
    """
    if len(name) <= _LONGEST:
        return name
    cut = name[: _LONGEST + 1].rpartition("-")[0]
    return (cut or name[:_LONGEST]).rstrip("-")


def _folded(name: str) -> str:
    """A slug as file systems compare it that ignore case."""
    return unicodedata.normalize("NFC", name).casefold()
