"""The order of things: newest first, by year, what comes before and after in a show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chapterhouse.site.docs import EpisodeDoc


@dataclass(frozen=True, slots=True)
class Year:
    """A stretch of the archive; ``name`` is empty for episodes without a date."""

    name: str
    episodes: tuple[EpisodeDoc, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The episodes of the same show before and after one."""

    previous: EpisodeDoc | None = None
    following: EpisodeDoc | None = None


def newest_first(episodes: Iterable[EpisodeDoc]) -> list[EpisodeDoc]:
    """Dated episodes from the newest on, then the undated ones in the order of their sources."""
    in_source_order = sorted(episodes, key=lambda episode: episode.source_order)
    dated = [episode for episode in in_source_order if episode.date]
    dated.sort(key=lambda episode: str(episode.date), reverse=True)
    return dated + [episode for episode in in_source_order if not episode.date]


def by_year(ordered: Iterable[EpisodeDoc]) -> list[Year]:
    """The episodes, ordered by :func:`newest_first`, in years; those without a date at the end."""
    years: dict[str, list[EpisodeDoc]] = {}
    for episode in ordered:
        years.setdefault(str(episode.date.year) if episode.date else "", []).append(episode)
    return [Year(name, tuple(episodes)) for name, episodes in years.items()]


def by_show(ordered: Iterable[EpisodeDoc]) -> dict[str, list[EpisodeDoc]]:
    """The episodes of each show, by its slug, in the order they come in."""
    shows: dict[str, list[EpisodeDoc]] = {}
    for episode in ordered:
        if episode.show:
            shows.setdefault(episode.show, []).append(episode)
    return shows


def by_person(
    ordered: Iterable[EpisodeDoc], canonical: Mapping[str, str]
) -> dict[str, list[EpisodeDoc]]:
    """The episodes that each person is a guest or a host of, by the slug of the person's page.

    ``canonical`` has that slug for other names of people.
    """
    people: dict[str, list[EpisodeDoc]] = {}
    for episode in ordered:
        named = (*episode.texts("guests"), *episode.texts("hosts"))
        for slug in dict.fromkeys(canonical.get(slug, slug) for slug in named):
            people.setdefault(slug, []).append(episode)
    return people


def neighbours(shows: Mapping[str, list[EpisodeDoc]]) -> dict[str, Neighbours]:
    """Before and after of each episode of a show, by its slug.

    Among dated episodes "before" is earlier. Nobody knows which of two undated ones is earlier:
    for them it is the order of their source, and no chain leads from the one kind to the other.
    """
    found: dict[str, Neighbours] = {}
    for episodes in shows.values():
        dated = [episode for episode in reversed(episodes) if episode.date]
        undated = [episode for episode in episodes if not episode.date]
        for chain in (dated, undated):
            around = [None, *chain, None]
            for before, episode, after in zip(around, chain, around[2:], strict=False):
                found[episode.slug] = Neighbours(before, after)
    return found
