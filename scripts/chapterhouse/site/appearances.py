"""What a person's page is an index of: where they speak and how much, of what, and who speaks of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chapterhouse.site.cards import Card, chapter_cards
from chapterhouse.site.digest import Moment
from chapterhouse.site.docs import EpisodeDoc

_SPOKEN_IN = 160
"""So many characters in a chapter are more than a greeting or a nod."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment in which somebody else speaks of a person."""

    episode: EpisodeDoc
    moment: Moment


def share_of_speaking(episode: EpisodeDoc, names: Iterable[str]) -> int | None:
    """How much of what is said these speakers say, in whole per cent; ``None``: nothing.

    ``names`` are the slugs of one person's names.
    """
    said = episode.digest.speaking
    own = sum(said[name].characters for name in names if name in said)
    whole = sum(one.characters for one in said.values())
    return max(1, round(100 * own / whole)) if own and whole else None


def chapters_spoken_in(episode: EpisodeDoc, names: Iterable[str]) -> list[Card]:
    """The chapters in which these speakers say more than a word or two."""
    said = [episode.digest.speaking[name] for name in names if name in episode.digest.speaking]
    cards = chapter_cards(episode)
    return [
        card
        for number, card in enumerate(cards)
        if sum(one.chapters.get(number, 0) for one in said) >= _SPOKEN_IN
    ]


def by_speaker(
    episodes: Iterable[EpisodeDoc], canonical: Mapping[str, str]
) -> dict[str, list[EpisodeDoc]]:
    """The episodes in which each person speaks, by the slug of the person's page."""
    found: dict[str, list[EpisodeDoc]] = {}
    for episode in episodes:
        names = (canonical.get(name, name) for name in episode.digest.speaking)
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(episode)
    return found


def mentions(
    episodes: Iterable[EpisodeDoc], canonical: Mapping[str, str]
) -> dict[str, list[Mention]]:
    """Who is spoken of, by the slug of the person's page, in the order of the episodes.

    Not in episodes that the person is in, where it is an introduction or a reply.
    """
    found: dict[str, list[Mention]] = {}
    for episode in episodes:
        people = (*episode.texts("hosts"), *episode.texts("guests"), *episode.digest.speaking)
        present = {canonical.get(name, name) for name in people}
        for moment in episode.digest.moments:
            folder, _, name = moment.key.partition("/")
            if folder == "people" and name not in present and moment.hit:
                found.setdefault(name, []).append(Mention(episode, moment))
    return found
