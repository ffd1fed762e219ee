"""What a page says to programs: the files beside it, its feeds, its picture, its facts as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chapterhouse.citation.episode_work import work_of
from chapterhouse.citation.styles import citations
from chapterhouse.export.beside import FORMS
from chapterhouse.feeds.places import CORRECTIONS, LABELS, MEDIA_TYPES, Place, places
from chapterhouse.pictures.page_cards import SITE_CARD, page_cards
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import EpisodeDoc, address
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.linked_data import LinkedData, script_text
from chapterhouse.site.listings import Catalogue

FEEDS_PAGE = "feeds.md"
_PEOPLE_LISTED = 60
_CITATION = ("form", "label", "before", "opening", "closing", "url", "after")


class ForPrograms:
    """Works out what the templates tell programs about each page of a catalogue."""

    def __init__(self, of: Catalogue, facts: SiteFacts) -> None:
        self._of = of
        self._facts = facts
        self._beside = facts.exports_of(len(of.library.episodes))
        self._linked = LinkedData(of, facts, self._beside)
        self._places: dict[str, Place] = {}
        if facts.address:
            self._places = {place.href: place for place in places(of, facts.name)}
        self._cards = frozenset[str]()
        if facts.address and facts.cards:
            self._cards = frozenset(href for href, _ in page_cards(of, facts))
        site = self._places.get("./")
        self._feeds = (
            [_feed(form, file, facts.name) for form, file in site.files.items()] if site else []
        )

    def page(self, path: str, meta: Mapping[str, Any]) -> Card:
        """What goes under ``ch`` in the front matter of the page at ``path``."""
        doc = self._of.library.page(path)
        card: Card = {}
        if isinstance(doc, EpisodeDoc):
            card["files"] = [
                {"file": form.file, "type": form.media_type, "label": form.label}
                for name, form in FORMS.items()
                if name in self._beside and name in doc.forms
            ]
        if not self._facts.address:
            return card
        if self._cards:
            drawn = f"{address(path).removeprefix('./')}{SITE_CARD}"
            card["picture"] = self._facts.absolute(drawn if drawn in self._cards else SITE_CARD)
        if isinstance(doc, EpisodeDoc):
            card["cite"] = [
                {key: getattr(each, key) for key in _CITATION}
                for each in citations(work_of(doc, self._of, self._facts))
            ]
            if "cite" in self._beside:
                card["cite_files"] = True
        card["feeds"] = self._feeds
        place = self._places.get(address(path))
        if place and place.kind != "site":
            own = [_feed(form, file, place.name) for form, file in place.files.items()]
            card["feeds"] = [*own, *self._feeds]
            card["own_feeds"] = own
        if nodes := self._linked.page(path, doc, meta):
            context = {"@context": "https://schema.org", "@graph": nodes}
            card["linked_data"] = script_text(context)
        return card

    def feeds_page(self) -> dict[str, Any] | None:
        """The front matter of the page about feeds; ``None`` where there are none."""
        if not self._facts.address:
            return None
        by_kind: dict[str, list[Card]] = {}
        for place in self._places.values():
            feeds = [_feed(form, file, place.name) for form, file in place.files.items()]
            listed = {"name": place.name, "href": place.href, "feeds": feeds}
            by_kind.setdefault(place.kind, []).append(listed)
        people = by_kind.get("people", [])
        card: Card = {
            "page": "feeds",
            "made": True,
            "feeds": self._feeds,
            "issues": by_kind.get("issues", []),
            "shows": by_kind.get("shows", []),
            "topics": by_kind.get("topics", []),
            "people": people if len(people) <= _PEOPLE_LISTED else [],
            "people_total": len(people),
            "items": self._facts.feed_items,
            "exports": {name: name in self._beside for name in ("lists", "corpus", "llms")},
            "programs": bool(self._beside),
            "corrections": [
                _feed(form, file, "Corrections")
                for form, file in CORRECTIONS.items()
                if form != "atom"
            ],
        }
        if self._cards:
            card["picture"] = self._facts.absolute(SITE_CARD)
        return {"title": "Feeds", "template": "feeds.html", "ch": card}


def _feed(form: str, file: str, name: str) -> Card:
    return {"href": file, "type": MEDIA_TYPES[form], "label": LABELS[form], "name": name}
