"""Atom (RFC 4287). Every entry has to have a date there, so pages without one are left out."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from chapterhouse.feeds.item import Feed, Item
from chapterhouse.feeds.xml_text import ATOM, add, document, iso_date


def atom(feed: Feed) -> bytes:
    """The feed as Atom; ValueError where nothing in it has a date."""
    if feed.newest is None:
        raise ValueError(f"{feed.title}: nothing in this feed has a date")
    root = etree.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    add(root, "id", feed.urls["atom"])
    add(root, "title", feed.title)
    if feed.description:
        add(root, "subtitle", feed.description)
    add(root, "updated", iso_date(feed.newest))
    own = {"rel": "self", "type": "application/atom+xml", "href": feed.urls["atom"]}
    add(root, "link", **own)
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for relation, address in feed.links.items():
        add(root, "link", rel=relation, href=address)
    add(add(root, "author"), "name", feed.title)
    add(root, "generator", "Chapterhouse")
    if feed.copyright:
        add(root, "rights", feed.copyright)
    for item in feed.items:
        if item.when:
            _entry(root, item, iso_date(item.when))
    return document(root)


def _entry(root: etree.Element, item: Item, when: str) -> None:
    entry = add(root, "entry")
    add(entry, "id", item.guid)
    add(entry, "title", item.title, type="text")
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    add(entry, "published", when)
    add(entry, "updated", when)
    for person in item.people:
        author = add(entry, "author" if person.role == "host" else "contributor")
        add(author, "name", person.name)
        if person.url:
            add(author, "uri", person.url)
    for tag in item.tags:
        add(entry, "category", term=tag)
    if item.summary:
        add(entry, "summary", item.summary, type="text")
    if item.html:
        add(entry, "content", item.html, type="html")
    for each in (*item.transcripts, item.chapters):
        if each:
            about = {"rel": "related", "type": each.media_type, "href": each.url}
            add(entry, "link", **about)
    if item.enclosure:
        about = {"rel": "enclosure", "type": item.enclosure.media_type, "href": item.enclosure.url}
        if item.enclosure.size:
            about["length"] = str(item.enclosure.size)
        add(entry, "link", **about)
