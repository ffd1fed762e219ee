"""RSS 2.0 with what Podcasting 2.0 adds to it.

Rules: https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile, and
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md. A date is optional
here, so pages without one are listed too.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from html import escape

from chapterhouse.feeds.item import Feed, FeedPerson, Item
from chapterhouse.feeds.xml_text import (
    ATOM,
    CONTENT,
    CREATOR,
    HISTORY,
    PODCAST,
    add,
    document,
    mail_date,
)
from chapterhouse.times import short

_SOUNDBITE_TITLE = 128
"""As long as the title of a soundbite may be."""


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0."""
    root = etree.Element("rss", {"version": "2.0"})
    channel = etree.SubElement(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", feed.language)
    if feed.copyright:
        add(channel, "copyright", feed.copyright)
    if feed.newest:
        add(channel, "lastBuildDate", mail_date(feed.newest))
    add(channel, "generator", "Chapterhouse")
    own = {"rel": "self", "type": "application/rss+xml", "href": feed.urls["rss"]}
    add(channel, "link", namespace=ATOM, **own)
    for relation, address in feed.links.items():
        add(channel, "link", namespace=ATOM, rel=relation, href=address)
    if feed.complete:
        add(channel, "complete", namespace=HISTORY)
    if feed.guid:
        add(channel, "guid", feed.guid, namespace=PODCAST)
    for host in feed.hosts:
        _person(channel, host)
    for item in feed.items:
        _item(channel, item)
    return document(root)


def _item(channel: etree.Element, item: Item) -> None:
    element = etree.SubElement(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.guid, isPermaLink="false")
    if item.when:
        add(element, "pubDate", mail_date(item.when))
    for person in item.people:
        if person.role == "host":
            add(element, "creator", person.name, namespace=CREATOR)
    # RSS reads a description as HTML, so the signs of HTML in it have to be told as such.
    if item.summary:
        add(element, "description", escape(item.summary, quote=False))
    if item.html:
        add(element, "encoded", item.html, namespace=CONTENT)
    for tag in item.tags:
        add(element, "category", tag)
    if item.enclosure and item.enclosure.size:
        add(
            element,
            "enclosure",
            url=item.enclosure.url,
            length=str(item.enclosure.size),
            type=item.enclosure.media_type,
        )
    _podcasting(element, item)


def _podcasting(element: etree.Element, item: Item) -> None:
    for each in item.transcripts:
        about = {"url": each.url, "type": each.media_type}
        if each.language:
            about["language"] = each.language
        add(element, "transcript", namespace=PODCAST, **about)
    if item.chapters:
        about = {"url": item.chapters.url, "type": item.chapters.media_type}
        add(element, "chapters", namespace=PODCAST, **about)
    for person in item.people:
        _person(element, person)
    for bite in item.soundbites:
        add(
            element,
            "soundbite",
            _cut(bite.title),
            namespace=PODCAST,
            startTime=short(bite.start),
            duration=short(bite.duration),
        )


def _person(element: etree.Element, person: FeedPerson) -> None:
    about = {"role": person.role, "group": "cast"}
    if person.url:
        about["href"] = person.url
    add(element, "person", person.name, namespace=PODCAST, **about)


def _cut(text: str) -> str:
    return text if len(text) <= _SOUNDBITE_TITLE else text[: _SOUNDBITE_TITLE - 1].rstrip() + "…"
