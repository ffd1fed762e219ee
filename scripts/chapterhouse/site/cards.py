"""Small values the templates draw: a person's card, a show's line, an episode in a list.

Everything here is made of strings, numbers, lists and dictionaries, because it travels to the
templates as front matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from chapterhouse.site.docs import Doc, EpisodeDoc, in_words
from chapterhouse.site.library import Library
from chapterhouse.site.prose import shortened
from chapterhouse.site.wording import (
    initials,
    kind_label,
    minutes_text,
    spoken_date,
)
from chapterhouse.times import clock

Card = dict[str, Any]

_BIO = 260
_SUMMARY = 220
_SHORT = 60
COLOURS = 8
"""How many colours of speakers the style sheet knows."""


class Cards:
    """Makes the cards of one library, each person's and each show's once."""

    def __init__(self, library: Library, canonical: Mapping[str, str] | None = None) -> None:
        """``canonical`` has the slug of a person's page for the slug of each other name."""
        self._library = library
        self._canonical = canonical or {}
        self._people: dict[str, Card] = {}
        self._shows: dict[str, Card] = {}

    def person(self, slug: str) -> Card:
        """A person's card: ``name``, ``initials``, ``colour``; where known ``href``, ``bio``."""
        slug = self.page_of(slug)
        card = self._people.get(slug)
        if card is None:
            card = self._people[slug] = person_card(slug, self._library.people.get(slug))
        return card

    def page_of(self, name: str) -> str:
        """The slug of the page of the person who has this slug as a name."""
        return self._canonical.get(name, name)

    def people(self, slugs: tuple[str, ...]) -> list[Card]:
        """The cards of several people."""
        return [self.person(slug) for slug in slugs]

    def show(self, slug: str) -> Card:
        """A show's line: ``title``, and where it has a page ``href`` and ``pitch``."""
        card = self._shows.get(slug)
        if card is None:
            doc = self._library.shows.get(slug)
            card = {"title": (doc and doc.text("title")) or in_words(slug)}
            if doc:
                card["href"] = doc.href
                card["pitch"] = shortened(" ".join(doc.opening), _SUMMARY)
            self._shows[slug] = card
        return card

    def entry(self, episode: EpisodeDoc, *, summary: int = _SUMMARY, on_page_of: str = "") -> Card:
        """An episode as lists show it: what it is, who speaks, how long it takes.

        ``summary`` is how long its summary may be. On a person's own page the others are named.
        """
        card: Card = {"title": episode.title, "href": episode.href, "kind": episode.text("kind")}
        card |= dates(episode)
        if episode.show:
            show = self.show(episode.show)
            card["show"] = show["title"]
        guests = [slug for slug in episode.texts("guests") if slug != on_page_of]
        if on_page_of and not guests:
            guests = [slug for slug in episode.texts("hosts") if slug != on_page_of]
        if guests:
            card["guests"] = [self.person(slug)["name"] for slug in guests]
        if card["kind"] != "transcript":
            card["label"] = kind_label(card["kind"], "").name
        if listening := listening_minutes(episode):
            card["listen"] = minutes_text(listening)
        if summary and episode.opening:
            card["summary"] = shortened(_summary(episode.opening), summary)
        return card


def _summary(opening: tuple[str, ...]) -> str:
    """The first paragraph; with the second where the first is little more than a heading."""
    if len(opening) > 1 and len(opening[0]) < _SHORT and opening[0].endswith((".", "?", "!", "…")):
        return f"{opening[0]} {opening[1]}"
    return opening[0]


def person_card(slug: str, doc: Doc | None) -> Card:
    """The card of a person, who need not have a page."""
    name = (doc and (doc.text("title") or doc.text("name"))) or in_words(slug)
    card: Card = {"slug": slug, "name": name, "initials": initials(name), "colour": colour(slug)}
    if doc:
        card["href"] = doc.href
        if doc.opening:
            card["bio"] = shortened(doc.opening[0], _BIO)
            if doc.text("bio") == "unverified":
                card["unverified"] = True
    return card


def letter(name: str) -> str:
    """Under which heading a name stands in a list from A to Z.

    >>> letter("øre"), letter("42"), letter("文丽")
    ('Ø', 'Other', '文')
    """
    first = name.strip()[:1].upper()
    return first if "A" <= first <= "Z" else "Other" if not first.isalpha() else first


@cache
def colour(slug: str) -> int:
    """The colour (0 to 7) that a person has on every page where it is free."""
    number = 0
    for char in slug:
        number = (number * 31 + ord(char)) & 0xFFFFFF
    return number % COLOURS


def speaker_colours(slugs: list[str]) -> Mapping[str, int]:
    """A colour for each speaker of a page: its own where no other has that or one beside it.

    >>> len(set(speaker_colours(["ann", "bo", "cy", "di", "ed"]).values()))
    5
    """
    taken: dict[str, int] = {}
    for slug in slugs:
        order = [(colour(slug) + step) % COLOURS for step in range(COLOURS)]
        used = set(taken.values())
        beside = used | {(c + 1) % COLOURS for c in used} | {(c - 1) % COLOURS for c in used}
        choices = [c for c in order if c not in beside] or [c for c in order if c not in used]
        taken[slug] = (choices or order)[0]
    return taken


def dates(page: Doc) -> Card:
    """The date in both forms, only where the page says it."""
    if page.date is None:
        return {}
    return {"date": spoken_date(page.date), "iso": page.date.isoformat()}


def listening_minutes(episode: EpisodeDoc) -> int:
    """About how long the recording is: the time of its last turn; 0 where nothing is timed."""
    return max(1, round(episode.last_start / 60)) if episode.last_start else 0


def chapter_cards(episode: EpisodeDoc) -> list[Card]:
    """The chapters one can go to: ``id``, ``title``, where known ``time``, ``approximate``."""
    cards: list[Card] = []
    for chapter in episode.chapters:
        card: Card = {"id": chapter.id, "title": chapter.title}
        if chapter.start is not None:
            card["time"] = clock(chapter.start)
        if chapter.approximate:
            card["approximate"] = True
        cards.append(card)
    return cards
