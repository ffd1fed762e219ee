"""A person's page: every episode they are in, what they say there, and where others name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chapterhouse.site.appearances import chapters_spoken_in, share_of_speaking
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.listings import Catalogue, entries, link_card
from chapterhouse.site.topic_cards import moment_card, place_card
from chapterhouse.slugs import slug

_MOST_WITH_CHAPTERS = 24
"""Who is in more episodes has them listed without their chapters."""
_MOST_MENTIONS = 60
_MOST_TOPICS = 16


def person(doc: Doc, of: Catalogue) -> Card:
    """What the page of a person shows beside what people wrote about them."""
    index = of.index
    names = index.names_of(doc.slug)
    card = dict(of.cards.person(doc.slug))
    card["page"] = "person"
    named = of.of_person.get(doc.slug, [])
    spoken = index.spoken_by.get(doc.slug, [])
    listed = {each.slug for each in named}
    roles = {
        "as_guest": [each for each in named if _is(each, "guests", names)],
        "as_host": [each for each in named if _is(each, "hosts", names)],
        "also_in": [each for each in spoken if each.slug not in listed],
    }
    long = sum(map(len, roles.values())) > _MOST_WITH_CHAPTERS
    for key, episodes in roles.items():
        if episodes:
            cards = entries(of, episodes, on_page_of=doc.slug)
            card[key] = [
                entry | _said(episode, names, with_chapters=not long)
                for entry, episode in zip(cards, episodes, strict=True)
            ]
    both = list({each.slug: each for each in (*named, *spoken)}.values())
    card |= _sums(both, spoken, names, of)
    card |= _topics(spoken, names, of)
    if found := index.mentions.get(doc.slug):
        card["mentions"] = [
            place_card(one.episode, of.cards) | moment_card(one.moment)
            for one in found[:_MOST_MENTIONS]
        ]
    card["links"] = [link_card(address) for address in doc.texts("links")]
    card["aliases"] = list(doc.other_names)
    return card


def _is(episode: EpisodeDoc, role: str, names: tuple[str, ...]) -> bool:
    return not {*names}.isdisjoint(episode.texts(role))


def _said(episode: EpisodeDoc, names: tuple[str, ...], *, with_chapters: bool) -> Card:
    """How much of an episode the person says, and in which chapters."""
    card: Card = {}
    if share := share_of_speaking(episode, names):
        card["share"] = share
        if with_chapters and (chapters := chapters_spoken_in(episode, names)):
            card["chapters"] = chapters
    return card


def _sums(
    episodes: list[EpisodeDoc],
    spoken: list[EpisodeDoc],
    names: tuple[str, ...],
    of: Catalogue,
) -> Card:
    """Over all episodes: how many, of which shows, what share of what is said in them."""
    shows: dict[str, int] = {}
    for episode in episodes:
        if episode.show:
            shows[episode.show] = shows.get(episode.show, 0) + 1
    listed: list[Mapping[str, Any]] = [
        {key: value for key, value in of.cards.show(name).items() if key != "pitch"}
        | {"count": count}
        for name, count in sorted(shows.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    own = sum(
        one.characters
        for episode in spoken
        for name, one in episode.digest.speaking.items()
        if name in names
    )
    whole = sum(one.characters for episode in spoken for one in episode.digest.speaking.values())
    sums: Card = {"episodes": len(episodes), "shows": listed}
    if own and len(spoken) > 1:
        sums["share"] = max(1, round(100 * own / whole))
    return sums


def _topics(spoken: list[EpisodeDoc], names: tuple[str, ...], of: Catalogue) -> Card:
    """The topics that the person speaks of, with the number of moments."""
    counts: dict[str, int] = {}
    own = of.index.canonical
    for episode in spoken:
        speakers = {label: slug(label) for label in episode.speakers}
        mine = {label for label, name in speakers.items() if own.get(name, name) == names[0]}
        for moment in episode.digest.moments:
            if moment.speaker in mine and moment.key.startswith("topics/"):
                counts[moment.key] = counts.get(moment.key, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TOPICS]
    found = [
        {"name": topic.name, "href": topic.href, "count": count}
        for key, count in ordered
        if (topic := of.index.topics.get(key.removeprefix("topics/")))
    ]
    return {"topics": found} if found else {}
