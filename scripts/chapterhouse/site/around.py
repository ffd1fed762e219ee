"""What an episode page shows behind its text: its topics, what links to it, what is near it."""

from __future__ import annotations

from chapterhouse.site.backlinks import Backlink
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc, EpisodeDoc, in_words
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.topic_cards import moment_card, place_card, topic_links

_MOST_BACKLINKS = 40
_WHAT = {"people": "Person", "shows": "Show", "topics": "Topic"}


def around(episode: EpisodeDoc, of: Catalogue) -> Card:
    """``topics``, ``backlinks`` and ``related`` of an episode, as far as there are any."""
    card: Card = {}
    if spoken := of.index.topics_in.get(episode.slug):
        card["topics"] = topic_links(spoken)
    card |= linked_from(episode.path, of)
    if found := of.index.related.get(episode.slug):
        near = []
        for one in found:
            place = place_card(of.library.episodes[one.slug], of.cards)
            place["shared"] = [_reason(term, of) for term in one.shared]
            near.append(place)
        card["related"] = near
    return card


def linked_from(path: str, of: Catalogue) -> Card:
    """``backlinks`` of any page, as far as there are any."""
    found = of.index.backlinks.get(path)
    return {"backlinks": [_place(one, of) for one in found[:_MOST_BACKLINKS]]} if found else {}


def _reason(term: str, of: Catalogue) -> Card:
    topic = of.index.topics.get(term.removeprefix("topics/"))
    return {"name": topic.name, "href": topic.href} if topic else {"name": term}


def _place(link: Backlink, of: Catalogue) -> Card:
    doc: Doc = link.doc
    if isinstance(doc, EpisodeDoc):
        return place_card(doc, of.cards) | moment_card(link.moment)
    folder = doc.path.partition("/")[0]
    title = doc.text("title") or in_words(doc.slug)
    card: Card = {"title": title, "href": doc.href}
    if what := _WHAT.get(folder):
        card["show"] = what
    return card | moment_card(link.moment)
