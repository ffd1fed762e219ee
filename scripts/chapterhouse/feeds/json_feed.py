"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Dates are optional there."""

from __future__ import annotations

import json
from typing import Any

from chapterhouse.feeds.item import Feed, FeedPerson, Item
from chapterhouse.feeds.xml_text import iso_date


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed; transcripts and chapters stand in an extension, ``_chapterhouse``."""
    whole: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.urls["json"],
    }
    if feed.description:
        whole["description"] = feed.description
    if "next" in feed.links:
        whole["next_url"] = feed.links["next"]
    if feed.hosts:
        whole["authors"] = [_author(host) for host in feed.hosts]
    whole["language"] = feed.language
    whole["items"] = [_item(item) for item in feed.items]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"id": item.guid, "url": item.url, "title": item.title}
    if item.html:
        told["content_html"] = item.html
    else:
        told["content_text"] = item.summary or item.title
    if item.summary:
        told["summary"] = item.summary
    if item.when:
        told["date_published"] = iso_date(item.when)
    if item.people:
        told["authors"] = [_author(person) for person in item.people]
    if item.tags:
        told["tags"] = list(item.tags)
    if item.language:
        told["language"] = item.language
    if item.enclosure:
        recording: dict[str, Any] = {
            "url": item.enclosure.url,
            "mime_type": item.enclosure.media_type,
        }
        if item.enclosure.size:
            recording["size_in_bytes"] = item.enclosure.size
        told["attachments"] = [recording]
    if extension := _extension(item):
        told["_chapterhouse"] = extension
    return told


def _extension(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if item.transcripts:
        told["transcripts"] = [{"url": e.url, "type": e.media_type} for e in item.transcripts]
    if item.chapters:
        told["chapters"] = item.chapters.url
    if item.people:
        told["people"] = [{"name": p.name, "role": p.role} for p in item.people]
    return told


def _author(person: FeedPerson) -> dict[str, str]:
    return {"name": person.name, "url": person.url} if person.url else {"name": person.name}
