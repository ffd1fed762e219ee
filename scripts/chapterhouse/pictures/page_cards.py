"""Which pages have a card of their own, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.newsletter.issue_page import newest_issues
from chapterhouse.pictures.card import COLOURS, OWN, Card
from chapterhouse.site.cards import colour
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.facts import FEW_EPISODES, SiteFacts
from chapterhouse.site.listings import Catalogue

SITE_CARD = "card.png"
"""The card of the first page, and of all that have none of their own."""


def page_cards(of: Catalogue, facts: SiteFacts) -> Iterator[tuple[str, Card]]:
    """The address of each card from the top of the site, and the card.

    On a site of many episodes people and topics have none of their own.
    """
    yield SITE_CARD, Card(facts.name, "", facts.description, "", OWN)
    for episode in of.newest:
        yield f"{episode.href}{SITE_CARD}", _episode(of, facts, episode)
    for slug, doc in of.library.shows.items():
        title = of.cards.show(slug)["title"]
        yield f"{doc.href}{SITE_CARD}", Card(title, "", "", facts.name, _colour(slug))
    for issue in newest_issues(of.library):
        title = issue.text("title") or issue.slug
        yield f"{issue.href}{SITE_CARD}", Card(title, "Issue", "", facts.name, OWN)
    if len(of.newest) > FEW_EPISODES:
        return
    for slug, doc in of.library.people.items():
        name = of.cards.person(slug)["name"]
        yield f"{doc.href}{SITE_CARD}", Card(name, "", "", facts.name, _colour(slug))
    for topic in of.index.topics.values():
        yield f"{topic.href}{SITE_CARD}", Card(topic.name, "Topic", "", facts.name, OWN)


def _episode(of: Catalogue, facts: SiteFacts, episode: EpisodeDoc) -> Card:
    show = of.cards.show(episode.show)["title"] if episode.show else ""
    guests = [of.cards.person(slug)["name"] for slug in episode.texts("guests")]
    line = f"with {', '.join(guests)}" if guests else ""
    shade = _colour(episode.show) if episode.show else OWN
    return Card(episode.title, show, line, facts.name, shade)


def _colour(slug: str) -> str:
    return COLOURS[colour(slug)]
