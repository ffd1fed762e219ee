"""Writes all feeds into the finished site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from chapterhouse.feeds.archive import archive_feeds
from chapterhouse.feeds.atom import atom
from chapterhouse.feeds.corrections import corrections
from chapterhouse.feeds.episode_items import EpisodeItems
from chapterhouse.feeds.item import Feed, FeedPerson, Item, podcast_guid
from chapterhouse.feeds.json_feed import json_feed
from chapterhouse.feeds.page_text import page_text
from chapterhouse.feeds.places import CORRECTIONS, Place, everything, places
from chapterhouse.feeds.rss import rss
from chapterhouse.history.page_times import History
from chapterhouse.processes import in_processes
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.finished import write
from chapterhouse.site.listings import Catalogue

_WRITERS: Mapping[str, Callable[[Feed], bytes]] = {"rss": rss, "atom": atom, "json": json_feed}


@dataclass(frozen=True)
class Feeds:
    """What the feeds of a site are made from; ``beside`` are the forms that lie beside pages."""

    site: Path
    docs: Path
    of: Catalogue
    facts: SiteFacts
    history: History
    beside: tuple[str, ...]


def write_feeds(feeds: Feeds) -> list[str]:
    """Write the feeds; a line for each thing that they leave out."""
    items = EpisodeItems(feeds.of, feeds.facts, feeds.beside)
    in_processes(partial(_write_place, feeds, items), list(places(feeds.of, feeds.facts.name)))
    _write(feeds, _corrections(feeds))
    every = [items.item(page) for page in everything(feeds.of)]
    for feed in archive_feeds(every, feeds.facts):
        _write(feeds, feed)
    return list(_notes(feeds))


def _write_place(feeds: Feeds, items: EpisodeItems, place: Place) -> None:
    _write(feeds, _feed(feeds, items, place))


def _feed(feeds: Feeds, items: EpisodeItems, place: Place) -> Feed:
    facts = feeds.facts
    whole = facts.whole_text(len(feeds.of.newest), place.kind)
    newest = [items.item(page) for page in place.pages[: facts.feed_items]]
    urls = {form: facts.absolute(file) for form, file in place.files.items()}
    show = feeds.of.library.shows.get(place.slug) if place.kind == "shows" else None
    about = " ".join(show.opening) if show else ""
    hosts: tuple[FeedPerson, ...] = ()
    if show:
        hosts = tuple(items.people(show.texts("hosts"), "host"))
    guid = ""
    if place.kind in ("site", "shows"):
        guid = podcast_guid(urls["rss"])
        if place.kind == "site" and facts.podcast_guid:
            guid = facts.podcast_guid
    return Feed(
        title=place.name if place.kind == "site" else f"{place.name} – {facts.name}",
        description=about or facts.description,
        home=facts.absolute(place.href),
        urls=urls,
        language=facts.language,
        items=tuple(_with_text(feeds.site, item) for item in newest) if whole else tuple(newest),
        guid=guid,
        copyright=facts.copyright,
        hosts=hosts,
        links={"archives": facts.absolute("feeds/archive.xml")},
    )


def _corrections(feeds: Feeds) -> Feed:
    facts = feeds.facts
    found = corrections(feeds.docs, feeds.of.library, feeds.history, facts, facts.feed_items)
    return Feed(
        title=f"Corrections – {facts.name}",
        description="Pages whose text was changed after they were published",
        home=facts.absolute("feeds/"),
        urls={
            form: facts.absolute(file)
            for form, file in CORRECTIONS.items()
            if found or form != "atom"
        },
        language=facts.language,
        items=found,
    )


def _with_text(site: Path, item: Item) -> Item:
    return replace(item, html=page_text(site, item.href, item.url))


def _write(feeds: Feeds, feed: Feed) -> None:
    for form, url in feed.urls.items():
        file = feeds.site / unquote(url.removeprefix(feeds.facts.address))
        write(file, _WRITERS[form](feed))


def _notes(feeds: Feeds) -> Iterator[str]:
    undated = sum(episode.date is None for episode in feeds.of.newest)
    if undated:
        yield (
            f"episodes without a date: {undated} of {len(feeds.of.newest)}; Atom needs dates, so"
            " they are in the RSS and JSON feeds only, behind those with one (`date:` in"
            " seeds/sources.yml or in the page gives one)"
        )
    unmeasured = [
        episode.slug
        for episode in feeds.of.newest
        if episode.text("audio") and not episode.meta.get("audio_bytes")
    ]
    if unmeasured:
        yield (
            f"recordings without a length: {len(unmeasured)} (first: {unmeasured[0]}); RSS needs"
            " one for an enclosure, so podcast apps do not get them (`audio_bytes:` in the page)"
        )
