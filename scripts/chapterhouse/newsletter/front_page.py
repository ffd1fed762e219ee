"""The front page: newest issue, newest episodes, what is worth quoting, topics, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chapterhouse.newsletter.issue_page import issue_card, newest_issues
from chapterhouse.newsletter.quotes import GIVEN
from chapterhouse.site.cards import Card, Cards, chapter_cards
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.slugs import slug
from chapterhouse.times import clock

if TYPE_CHECKING:
    from chapterhouse.site.listings import Catalogue

_LATEST = 6
_PEOPLE = 9
_QUOTES = 4
_TOPICS = 18
_LOOKED_THROUGH = 60
"""Quotes are taken from so many of the newest episodes."""
_LONGEST_QUOTE = 240
_LEAD_SUMMARY = 420
_LEAD_CHAPTERS = 6


def front_page(of: Catalogue, people: list[Card], shows: list[Card]) -> Card:
    """The card of the front page; parts that the site has nothing for are left out or empty."""
    transcripts = (episode for episode in of.newest if episode.text("kind") == "transcript")
    lead = next(transcripts, of.newest[0] if of.newest else None)
    listed: Card = {"page": "home", "total": len(of.newest)}
    issues = newest_issues(of.library)
    if issues:
        listed["issue"] = issue_card(issues[0], of.library, of.cards)
        listed["issues_total"] = len(issues)
    if lead:
        listed["lead"] = of.cards.entry(lead, summary=_LEAD_SUMMARY)
        listed["lead"]["people"] = of.cards.people(lead.texts("guests"))
        listed["lead"]["chapters"] = chapter_cards(lead)[:_LEAD_CHAPTERS]
    latest = [episode for episode in of.newest[: _LATEST + 1] if episode is not lead][:_LATEST]
    listed["latest"] = [of.cards.entry(episode) for episode in latest]
    listed["quotes"] = list(front_quotes(of.newest, of.cards))
    chosen = ["chosen" in quote for quote in listed["quotes"]]
    listed["chosen"] = "all" if all(chosen) else "some" if any(chosen) else ""
    guests = [card for card in people if card["guest"]] or people
    listed["people"] = sorted(guests, key=lambda card: -card["count"])[:_PEOPLE]
    topics = sorted(of.index.topics.values(), key=lambda t: (-t.count, t.name.casefold()))
    shown = [topic for topic in topics if topic.spoken][:_TOPICS]
    listed["topics"] = [{"name": t.name, "href": t.href, "count": t.count} for t in shown]
    listed["topics_total"] = len(topics)
    listed["people_total"] = len(of.library.people)
    listed["shows"] = shows
    return listed


def front_quotes(episodes: Iterable[EpisodeDoc], cards: Cards) -> Iterator[Card]:
    """One spoken quote of each of the newest episodes that have any, with its moment.

    ``text``, ``speaker``, ``episode``, ``href`` (of the moment); where known ``person`` (the
    speaker's page), ``lang`` and ``time``; ``chosen`` where no person and no source chose it.
    """
    found = 0
    for episode in list(episodes)[:_LOOKED_THROUGH]:
        if found == _QUOTES:
            return
        spoken = [q for q in episode.quotes if q.speaker and len(q.text) <= _LONGEST_QUOTE]
        if not spoken:
            continue
        best = max(spoken, key=lambda quote: (bool(quote.anchor), quote.weight))
        person = cards.person(slug(best.speaker))
        card: Card = {"text": best.text, "speaker": best.speaker, "colour": person["colour"]}
        if "href" in person:
            card["person"] = person["href"]
        card["episode"] = episode.title
        card["href"] = f"{episode.href}#{best.anchor}" if best.anchor else episode.href
        if language := episode.text("lang"):
            card["lang"] = language
        if best.start is not None:
            card["time"] = clock(best.start)
        if best.weight < GIVEN:
            card["chosen"] = True
        found += 1
        yield card
