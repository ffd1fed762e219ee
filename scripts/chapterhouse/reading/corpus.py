"""People across sources: a first name in one text is the person another text names in full.

A first name proves little between strangers. It is joined where the full name is of the same
show, or is a host's: hosts write posts and notes that sign with a first name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chapterhouse.model import Episode
from chapterhouse.reading.names import full_name
from chapterhouse.reading.placeholders import is_placeholder


def has_short_names(episodes: Sequence[Episode]) -> bool:
    """Whether any person is known by one word only, so that other sources could tell more."""
    return any(_is_short(person.name) for episode in episodes for person in episode.people)


def join_people(episodes: Sequence[Episode], others: Sequence[Episode] = ()) -> list[Episode]:
    """The episodes with first names replaced by the one full name that they stand for.

    ``others`` are episodes of further sources, which give names and are not changed.
    """
    everybody = [*episodes, *others]
    hosts = _names(everybody, hosts_only=True)
    by_show: dict[str, list[str]] = {}
    for episode in everybody:
        if episode.show is not None:
            by_show.setdefault(episode.show, []).extend(_names([episode]))
    return [
        _joined(episode, [*by_show.get(episode.show or "", []), *hosts]) for episode in episodes
    ]


def _is_short(name: str) -> bool:
    return " " not in name and not is_placeholder(name)


def _names(episodes: Sequence[Episode], *, hosts_only: bool = False) -> list[str]:
    return [
        person.name
        for episode in episodes
        for person in episode.people
        if not _is_short(person.name) and (person.role == "host" or not hosts_only)
    ]


def _joined(episode: Episode, known: Sequence[str]) -> Episode:
    full = {
        person.name: found
        for person in episode.people
        if _is_short(person.name) and (found := full_name(person.name, known))
    }
    if not full:
        return episode
    return replace(
        episode,
        people=tuple(
            replace(person, name=full.get(person.name, person.name)) for person in episode.people
        ),
        turns=tuple(
            replace(turn, speaker=full.get(turn.speaker or "", turn.speaker))
            for turn in episode.turns
        ),
    )
