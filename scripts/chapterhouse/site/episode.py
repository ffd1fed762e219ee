"""What an episode page says around its text: who speaks, what kind of text it is, the chapters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chapterhouse.site.cards import (
    Card,
    Cards,
    chapter_cards,
    dates,
    listening_minutes,
    speaker_colours,
)
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.lists import Neighbours
from chapterhouse.site.player import player, recording_link
from chapterhouse.site.prose import shortened
from chapterhouse.site.wording import kind_label, minutes_text

_DESCRIPTION = 160


def episode_meta(
    episode: EpisodeDoc,
    cards: Cards,
    neighbours: Neighbours,
    *,
    sample: bool,
    slug_of: Callable[[str], str],
) -> dict[str, Any]:
    """The front matter of an episode's page on the stage; what is computed is under ``ch``."""
    label = kind_label(episode.text("kind"), episode.text("transcript"))
    ch: Card = {"page": "episode", "label": label.name, "note": label.note} | dates(episode)
    if episode.show:
        show = cards.show(episode.show)
        ch["show"] = {key: show[key] for key in ("title", "href") if key in show}
    labels = {label: cards.page_of(label) for label in map(slug_of, episode.speakers)}
    colours = speaker_colours(list(dict.fromkeys(labels.values())))
    for role in ("guests", "hosts"):
        if people := cards.people(episode.texts(role)):
            ch[role] = [_coloured(person, colours) for person in people]
    if colours:
        ch["speakers"] = [{"slug": label, "colour": colours[who]} for label, who in labels.items()]
    if chapters := chapter_cards(episode):
        ch["chapters"] = chapters
        if any("approximate" in chapter for chapter in chapters):
            ch["approximate"] = True
    if listening := listening_minutes(episode):
        ch["listen"] = minutes_text(listening)
    if episode.minutes:
        ch["read"] = minutes_text(episode.minutes)
    if recording := player(episode):
        ch["player"] = recording
        ch["recording"] = recording_link(recording)
    if source := episode.text("source"):
        ch["source"], _, item = source.partition("#")
        if item:
            ch["item"] = item
    for key, other in (("previous", neighbours.previous), ("next", neighbours.following)):
        if other:
            ch[key] = {"title": other.title, "href": other.href}
    if sample:
        ch["sample"] = True
    meta = dict(episode.meta)
    meta["title"] = episode.title
    meta.setdefault("template", "episode.html")
    if episode.opening and not episode.text("description"):
        meta["description"] = shortened(" ".join(episode.opening), _DESCRIPTION)
    meta["ch"] = ch
    return meta


def _coloured(person: Card, colours: Mapping[str, int]) -> Card:
    """The card in the colour that the person's turns have on this page."""
    return person | {"colour": colours.get(person["slug"], person["colour"])}
