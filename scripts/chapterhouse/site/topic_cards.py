"""What topic pages and their directory show: every moment a topic is spoken of, by episode."""

from __future__ import annotations

from urllib.parse import quote

from chapterhouse.site.cards import Card, Cards, dates, letter
from chapterhouse.site.digest import Moment
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.prose import shortened
from chapterhouse.site.topics import Spoken, Topic
from chapterhouse.times import clock

_SENTENCES = ((1000, 12), (3000, 3))
"""Up to so many moments a topic shows so many sentences an episode, and of the others the times."""
_ABOUT = 160
_LONG_DIRECTORY = 24


def topic_card(topic: Topic, cards: Cards) -> Card:
    """A topic's page: what it is, and the moments of each episode, newest episode first."""
    count = topic.count
    sentences = next((few for most, few in _SENTENCES if count <= most), 1)
    card: Card = {
        "page": "topic",
        "name": topic.name,
        "count": count,
        "in": sum(bool(spoken.moments) for spoken in topic.spoken),
        "episodes": [
            _spoken(spoken, cards, sentences) for spoken in topic.spoken if spoken.moments
        ],
        "tagged": [
            cards.entry(spoken.episode, summary=0) for spoken in topic.spoken if not spoken.moments
        ],
    }
    if topic.aliases:
        card["aliases"] = list(topic.aliases)
    if topic.term:
        card |= {
            key: value
            for key, value in (("kind", topic.term.kind), ("about", topic.term.about))
            if value
        }
        if topic.term.link:
            shown = topic.term.link.partition("://")[2].removeprefix("www.").rstrip("/")
            card["link"] = {"href": topic.term.link, "text": shown}
    return card


def topics_card(topics: list[Topic]) -> Card:
    """The directory: every topic that something can be read about, by letters where many."""
    shown = [topic for topic in topics if topic.spoken or topic.doc]
    if len(shown) <= _LONG_DIRECTORY:
        lines = [_line(topic) for topic in shown]
        return {"page": "topics", "total": len(shown), "topics": lines}
    letters: dict[str, list[Card]] = {}
    for topic in shown:
        letters.setdefault(letter(topic.name), []).append(_line(topic))
    names = sorted(letters, key=lambda name: (name == "Other", name))
    return {
        "page": "topics",
        "total": len(shown),
        "letters": [{"name": name, "topics": letters[name]} for name in names],
    }


def topic_links(spoken: list[tuple[Topic, Spoken]]) -> list[Card]:
    """The topics of an episode, the most spoken of first; each leads to its place in the index."""
    ordered = sorted(spoken, key=lambda pair: (-len(pair[1].moments), pair[0].name.casefold()))
    return [
        {
            "name": topic.name,
            "href": f"{topic.href}#in-{quote(one.episode.slug)}" if one.moments else topic.href,
            "count": len(one.moments),
        }
        for topic, one in ordered
    ]


def moment_card(moment: Moment) -> Card:
    """A moment: ``id`` and ``time`` where it has them, ``who``, and its sentence in three parts."""
    card: Card = {}
    if moment.anchor:
        card["id"] = moment.anchor
    if moment.start is not None:
        card["time"] = clock(moment.start)
    if moment.speaker:
        card["who"] = moment.speaker
    if moment.hit:
        card |= {"before": moment.before, "hit": moment.hit, "after": moment.after}
    return card


def place_card(episode: EpisodeDoc, cards: Cards) -> Card:
    """Where moments are: an episode's title and address, its show and date where known."""
    card: Card = {"slug": episode.slug, "title": episode.title, "href": episode.href}
    if episode.show:
        card["show"] = cards.show(episode.show)["title"]
    return card | dates(episode)


def _spoken(spoken: Spoken, cards: Cards, most: int) -> Card:
    told = [moment for moment in spoken.moments if moment.hit][:most]
    rest = [moment for moment in spoken.moments[len(told) :] if moment.anchor]
    card = place_card(spoken.episode, cards)
    card["moments"] = [moment_card(moment) for moment in told]
    if rest:
        card["more"] = [[moment.anchor, _time(moment)] for moment in rest]
    return card


def _time(moment: Moment) -> str:
    if moment.start is not None:
        return clock(moment.start)
    return "#" + moment.anchor.removeprefix("turn-")


def _line(topic: Topic) -> Card:
    card: Card = {"name": topic.name, "href": topic.href, "count": topic.count}
    card["in"] = len(topic.spoken)
    about = topic.term.about if topic.term else ""
    if not about and topic.doc and topic.doc.opening:
        about = topic.doc.opening[0]
    if about:
        card["about"] = shortened(about, _ABOUT)
    if topic.aliases:
        card["aliases"] = list(topic.aliases)
    return card
