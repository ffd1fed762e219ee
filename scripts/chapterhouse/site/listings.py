"""What the pages that nobody writes by hand list: home, archive, people, shows.

A page of ``docs/`` that chooses one of these templates (``template: home.html``) gets the same
lists, and keeps its own words above them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chapterhouse.site.cards import Card, Cards, chapter_cards, letter
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.index import Index, index_of
from chapterhouse.site.library import Library
from chapterhouse.site.lists import by_person, by_show, by_year, newest_first
from chapterhouse.site.topic_cards import topics_card

_LATEST = 8
_PEOPLE_AT_HOME = 9
_LEAD_SUMMARY = 420
_LEAD_CHAPTERS = 6
_LIST_SUMMARY = 220
_DIRECTORY_WITHOUT_LETTERS = 24
_ORDERS = [
    {"name": "By show", "href": "shows/"},
    {"name": "By person", "href": "people/"},
    {"name": "By topic", "href": "topics/"},
]
_LONG_LIST = 60
"""From this length on, a list has no summaries."""


@dataclass(frozen=True)
class Catalogue:
    """A library with its orders, worked out once for all pages."""

    library: Library
    cards: Cards
    newest: list[EpisodeDoc]
    of_show: Mapping[str, list[EpisodeDoc]]
    of_person: Mapping[str, list[EpisodeDoc]]
    index: Index


def catalogue(library: Library) -> Catalogue:
    """The catalogue of a library."""
    newest = newest_first(library.episodes.values())
    index = index_of(library, newest)
    of_person = by_person(newest, index.canonical)
    return Catalogue(
        library, Cards(library, index.canonical), newest, by_show(newest), of_person, index
    )


def home(of: Catalogue) -> Card:
    """The newest transcript in full, what else is newest in short, the people and the shows."""
    transcripts = (episode for episode in of.newest if episode.text("kind") == "transcript")
    lead = next(transcripts, of.newest[0] if of.newest else None)
    listed: Card = {"page": "home", "total": len(of.newest)}
    if lead:
        listed["lead"] = of.cards.entry(lead, summary=_LEAD_SUMMARY)
        listed["lead"]["people"] = of.cards.people(lead.texts("guests"))
        listed["lead"]["chapters"] = chapter_cards(lead)[:_LEAD_CHAPTERS]
    latest = [episode for episode in of.newest[: _LATEST + 1] if episode is not lead][:_LATEST]
    listed["latest"] = [of.cards.entry(episode) for episode in latest]
    guests = [card for card in _people(of) if card["guest"]] or _people(of)
    listed["people"] = sorted(guests, key=lambda card: -card["count"])[:_PEOPLE_AT_HOME]
    listed["people_total"] = len(of.library.people)
    listed["shows"] = _shows(of)
    return listed


def archive(of: Catalogue) -> Card:
    """Every episode, by year; those without a date at the end, in the order of their sources."""
    return {
        "page": "archive",
        "total": len(of.newest),
        "orders": _ORDERS if of.index.topics else _ORDERS[:2],
        "shows": [show["title"] for show in _shows(of)] if len(of.of_show) > 1 else [],
        "years": [
            {
                "name": year.name or "Undated",
                "undated": not year.name,
                "id": year.name or "undated",
                "episodes": [of.cards.entry(episode, summary=0) for episode in year.episodes],
            }
            for year in by_year(of.newest)
        ],
    }


def people(of: Catalogue) -> Card:
    """Everybody who has a page, by the first letter of the name."""
    cards = _people(of)
    if len(cards) <= _DIRECTORY_WITHOUT_LETTERS:
        return {"page": "people", "total": len(cards), "people": cards}
    letters: dict[str, list[Card]] = {}
    for card in cards:
        letters.setdefault(letter(card["name"]), []).append(card)
    return {
        "page": "people",
        "total": len(cards),
        "letters": [{"name": name, "people": letters[name]} for name in letters],
    }


def shows(of: Catalogue) -> Card:
    """Every show that has a page."""
    return {"page": "shows", "shows": _shows(of)}


def topics(of: Catalogue) -> Card:
    """Every topic, from A to Z."""
    return topics_card(list(of.index.topics.values()))


def show(doc: Doc, of: Catalogue) -> Card:
    """A show's page: its hosts and its episodes."""
    episodes = of.of_show.get(doc.slug, [])
    hosts = doc.texts("hosts") or tuple(
        dict.fromkeys(slug for episode in episodes for slug in episode.texts("hosts"))
    )
    return {
        "page": "show",
        "title": of.cards.show(doc.slug)["title"],
        "hosts": of.cards.people(hosts),
        "episodes": entries(of, episodes),
        "links": [link_card(address) for address in doc.texts("links")],
    }


LISTINGS: Mapping[str, Callable[[Catalogue], Card]] = {
    "home.html": home,
    "archive.html": archive,
    "people.html": people,
    "shows.html": shows,
    "topics.html": topics,
}
"""The templates that list, each with what it lists."""


def entries(of: Catalogue, episodes: list[EpisodeDoc], on_page_of: str = "") -> list[Card]:
    """Cards for a list of episodes; without summaries where it is long."""
    summary = 0 if len(episodes) >= _LONG_LIST else _LIST_SUMMARY
    return [of.cards.entry(e, summary=summary, on_page_of=on_page_of) for e in episodes]


def _people(of: Catalogue) -> list[Card]:
    found = []
    for slug in of.library.people:
        episodes = of.of_person.get(slug, [])
        card = dict(of.cards.person(slug))
        card["count"] = len(episodes)
        card["guest"] = any(slug in episode.texts("guests") for episode in episodes)
        found.append(card)
    return sorted(found, key=lambda card: (letter(card["name"]), str(card["name"]).casefold()))


def _shows(of: Catalogue) -> list[Card]:
    found: list[Card] = []
    for slug, doc in of.library.shows.items():
        episodes = of.of_show.get(slug, [])
        card = dict(of.cards.show(slug)) | {"count": len(episodes)}
        if episodes:
            card["newest"] = {"title": episodes[0].title, "href": episodes[0].href}
        if hosts := of.cards.people(doc.texts("hosts")):
            card["hosts"] = [host["name"] for host in hosts]
        found.append(card)
    return sorted(found, key=lambda card: (-card["count"], str(card["title"]).casefold()))


def link_card(address: str) -> dict[str, Any]:
    """A link to somewhere else, and how it is shown."""
    shown = address.partition("://")[2] or address
    return {"href": address, "text": shown.removeprefix("www.").rstrip("/")}
