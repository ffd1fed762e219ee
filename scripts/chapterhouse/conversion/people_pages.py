"""Who gets a page, and what it says: each person and each show once, from all episodes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from chapterhouse.model import Episode, Person

SlugOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Show:
    """A show: its name, what its episodes say about it, and its hosts as slugs."""

    name: str
    about: tuple[str, ...]
    hosts: tuple[str, ...]


def people_of(episodes: Iterable[Episode], slug_of: SlugOf) -> dict[str, tuple[Person, str | None]]:
    """Each person by slug, with the best of what all episodes say, the newest episode first.

    The second value is the slug of the episode that the bio was read in.
    """
    found: dict[str, tuple[Person, str | None]] = {}
    for episode in sorted(episodes, key=lambda episode: episode.date or "", reverse=True):
        for person in episode.people:
            key = slug_of(person.name)
            told_in = episode.slug if person.bio else None
            found[key] = (
                _joined(*found[key], person, told_in) if key in found else (person, told_in)
            )
    return dict(sorted(found.items()))


def shows_of(
    episodes: Iterable[Episode], slug_of: SlugOf, slug_of_person: SlugOf
) -> dict[str, Show]:
    """Each show by slug; its hosts are those who host at least half of its episodes."""
    of_show: defaultdict[str, list[Episode]] = defaultdict(list)
    for episode in episodes:
        if episode.show:
            of_show[slug_of(episode.show)].append(episode)
    found: dict[str, Show] = {}
    for key, own in sorted(of_show.items()):
        hosts = Counter(slug_of_person(host.name) for one in own for host in one.named("host"))
        found[key] = Show(
            name=own[0].show or "",
            about=tuple(dict.fromkeys(said for one in own for said in one.about_show)),
            hosts=tuple(host for host, times in hosts.most_common() if 2 * times >= len(own)),
        )
    return found


def _joined(
    one: Person, told_in: str | None, other: Person, other_told_in: str | None
) -> tuple[Person, str | None]:
    """One person from two mentions: a verified bio before a hedged one, then the first; all links.

    The role stays that of the first mention; it says nothing about the person as such.
    """
    bio = one.bio
    if other.bio and (bio is None or (other.bio.verified and not bio.verified)):
        bio, told_in = other.bio, other_told_in
    joined = replace(
        one,
        bio=bio,
        links=tuple(dict.fromkeys(one.links + other.links)),
        aliases=tuple(dict.fromkeys(one.aliases + other.aliases)),
    )
    return joined, told_in
