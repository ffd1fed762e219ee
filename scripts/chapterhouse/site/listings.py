"""What the pages that nobody writes by hand list: home, archive, people, shows.

A page of ``docs/`` that chooses one of these templates (``template: home.html``) gets the same
lists, and keeps its own words above them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chapterhouse.newsletter.front_page import front_page
from chapterhouse.newsletter.issue_page import issue_card, newest_issues
from chapterhouse.site.cards import Card, Cards, letter
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.index import Index, index_of
from chapterhouse.site.library import Library
from chapterhouse.site.lists import by_person, by_show, by_year, newest_first
from chapterhouse.site.topic_cards import topics_card

_LIST_SUMMARY = 220
_DIRECTORY_WITHOUT_LETTERS = 24
_ORDERS = [
    {"name": "By show", "href": "shows/"},
    {"name": "By person", "href": "people/"},
    {"name": "By topic", "href": "topics/"},
]
_MOST_TOPICS = 16
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
    """Newest issue and episodes, the best quotes, the people and the shows."""
    return front_page(of, _people(of), _shows(of))


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
        "topics": _topics(of, episodes),
        "links": [link_card(address) for address in doc.texts("links")],
    }


def issues(of: Catalogue) -> Card:
    """Every issue of the newsletter, newest first."""
    listed = newest_issues(of.library)
    return {
        "page": "issues",
        "total": len(listed),
        "issues": [issue_card(doc, of.library, of.cards) for doc in listed],
    }


LISTINGS: Mapping[str, Callable[[Catalogue], Card]] = {
    "home.html": home,
    "archive.html": archive,
    "people.html": people,
    "shows.html": shows,
    "topics.html": topics,
    "issues.html": issues,
}
"""The templates that list, each with what it lists."""


def entries(of: Catalogue, episodes: list[EpisodeDoc], on_page_of: str = "") -> list[Card]:
    """Cards for a list of episodes; without summaries where it is long."""
    summary = 0 if len(episodes) >= _LONG_LIST else _LIST_SUMMARY
    return [of.cards.entry(e, summary=summary, on_page_of=on_page_of) for e in episodes]


def _topics(of: Catalogue, episodes: list[EpisodeDoc]) -> list[Card]:
    """What some episodes speak of most, in how many of them."""
    counts = Counter(
        topic.slug for each in episodes for topic, _ in of.index.topics_in.get(each.slug, ())
    )
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TOPICS]
    topics = [(of.index.topics[slug], count) for slug, count in best]
    return [{"name": each.name, "href": each.href, "count": count} for each, count in topics]


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
