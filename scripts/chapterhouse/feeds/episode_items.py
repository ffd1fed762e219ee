"""Episodes and issues as items of feeds: only what their pages say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from mimetypes import MimeTypes

from chapterhouse.export.beside import FORMS
from chapterhouse.feeds.item import (
    Attached,
    Enclosure,
    FeedPerson,
    Item,
    Soundbite,
    item_guid,
)
from chapterhouse.site.docs import Doc, EpisodeDoc, in_words
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.prose import shortened
from chapterhouse.static_files import CONTENT_TYPES

_SUMMARY = 600
_LONGEST_SOUNDBITE = 120
"""Seconds; the specification recommends 15 to 120."""
_SECONDS_A_WORD = 0.4


@cache
def _types() -> MimeTypes:
    """Python's own table, and not the system's, which differs from machine to machine."""
    return MimeTypes()  # which reads the system's all the same, once, and slowly


class EpisodeItems:
    """Makes the items of one catalogue, each once; ``beside`` are the forms beside pages."""

    def __init__(self, of: Catalogue, facts: SiteFacts, beside: tuple[str, ...]) -> None:
        self._of = of
        self._facts = facts
        self._beside = beside
        self._made: dict[str, Item] = {}

    def item(self, page: Doc) -> Item:
        """The item of an episode or an issue, without its text."""
        known = self._made.get(page.path)
        if known is None:
            known = self._common(page)
            if isinstance(page, EpisodeDoc):
                known = self._episode(page, known)
            self._made[page.path] = known
        return known

    def people(self, slugs: tuple[str, ...], role: str) -> Iterator[FeedPerson]:
        """Hosts or guests, with the addresses of their pages where they have some."""
        for slug in slugs:
            card = self._of.cards.person(slug)
            url = self._facts.absolute(card["href"]) if "href" in card else ""
            yield FeedPerson(card["name"], role, url)

    def _common(self, page: Doc) -> Item:
        day = page.date
        return Item(
            guid=page.text("guid") or item_guid(_first_name(page)),
            href=page.href,
            url=self._facts.absolute(page.href),
            title=page.text("title") or in_words(page.slug),
            summary=shortened(" ".join(page.opening), _SUMMARY) if page.opening else "",
            when=datetime.combine(day, time(), UTC) if day else None,
            tags=page.texts("tags"),
            language=page.text("lang"),
        )

    def _episode(self, episode: EpisodeDoc, item: Item) -> Item:
        """The item with what only an episode has: people, transcripts, chapters, a recording."""
        beside = {
            name: Attached(f"{item.url}{FORMS[name].file}", FORMS[name].media_type, item.language)
            for name in episode.forms
            if name in self._beside
        }
        transcripts = [beside[name] for name in ("vtt", "srt", "json") if name in beside]
        if "json" in episode.forms:
            transcripts.append(Attached(item.url, "text/html", item.language))
        hosts = self.people(episode.texts("hosts"), "host")
        guests = self.people(episode.texts("guests"), "guest")
        return replace(
            item,
            people=(*hosts, *guests),
            transcripts=tuple(transcripts),
            chapters=beside.get("chapters"),
            soundbites=tuple(soundbites(episode)),
            enclosure=enclosure(episode, self._facts),
        )


def _first_name(page: Doc) -> str:
    """The path that the page had first: it may have been renamed since, and has old addresses."""
    aliases = [alias.strip("/") for alias in page.texts("aliases")]
    return next(
        (alias for alias in aliases if alias.startswith(("episodes/", "issues/"))),
        page.path.removesuffix(".md"),
    )


def soundbites(episode: EpisodeDoc) -> Iterator[Soundbite]:
    """The quotes that have a time; how long one lasts is worked out from its words."""
    for quote in episode.quotes:
        if quote.start is not None and quote.speaker:
            words = len(quote.text.split())
            lasts = min(_LONGEST_SOUNDBITE, max(1, round(words * _SECONDS_A_WORD)))
            yield Soundbite(quote.start, lasts, quote.text)


def enclosure(episode: EpisodeDoc, facts: SiteFacts) -> Enclosure | None:
    """The recording that the page names; its length is known only where ``audio_bytes`` says it."""
    if not episode.audio:
        return None
    address = facts.absolute(episode.audio)
    size = episode.meta.get("audio_bytes")
    bare = address.partition("?")[0].partition("#")[0]
    ending = f".{bare.rpartition('.')[2].lower()}"
    kind = CONTENT_TYPES.get(ending) or _types().guess_type(f"x{ending}")[0] or "audio/mpeg"
    return Enclosure(address, kind, size if isinstance(size, int) else 0)
