"""What the site holds, as lists for programs: episodes, people, topics.

Every list is an object with ``schema`` (the address of its JSON Schema, where the site knows its
own), the site's ``title`` and the list. What a page does not say is left out.
"""

from __future__ import annotations

import json
from typing import Any

from chapterhouse.export.beside import FORMS
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.prose import shortened
from chapterhouse.site.topics import Topic

_SUMMARY = 600
_json = json.JSONEncoder(ensure_ascii=False).encode


def site_lists(of: Catalogue, facts: SiteFacts, beside: tuple[str, ...]) -> dict[str, Card]:
    """The lists by the name of their file; ``beside`` are the forms that lie beside episodes."""
    lists = {
        "episodes": [_episode(of, facts, beside, episode) for episode in of.newest],
        "people": [_person(of, facts, doc) for doc in of.library.people.values()],
        "topics": [_topic(facts, topic) for topic in of.index.topics.values()],
    }
    return {f"{name}.json": _whole(facts, name, held) for name, held in lists.items()}


def list_text(whole: Card) -> str:
    """A list as JSON, each thing in it on a line of its own."""
    pieces = []
    for key, held in whole.items():
        if isinstance(held, list):
            pieces.append(f'"{key}": [\n' + ",\n".join(f" {_json(one)}" for one in held) + "\n]")
        else:
            pieces.append(f'"{key}": {_json(held)}')
    return "{" + ",\n".join(pieces) + "}\n"


def _whole(facts: SiteFacts, name: str, held: list[Card]) -> Card:
    whole: Card = {"version": 1}
    if facts.address:
        whole["schema"] = facts.absolute(f"schemas/{name}.schema.json")
        whole["home_page_url"] = facts.address
    return whole | {"title": facts.name, name: held}


def _episode(of: Catalogue, facts: SiteFacts, beside: tuple[str, ...], doc: EpisodeDoc) -> Card:
    card: Card = {"slug": doc.slug, "title": doc.title, "url": facts.absolute(doc.href)}
    card["kind"] = doc.text("kind") or "notes"
    if doc.show:
        card["show"] = {"slug": doc.show, "title": of.cards.show(doc.show)["title"]}
    if doc.date:
        card["date"] = doc.date.isoformat()
    for role in ("hosts", "guests"):
        if slugs := doc.texts(role):
            card[role] = [{"slug": slug, "name": of.cards.person(slug)["name"]} for slug in slugs]
    if doc.opening:
        card["summary"] = shortened(" ".join(doc.opening), _SUMMARY)
    recording = doc.audio and facts.absolute(doc.audio)
    for key, value in (
        ("lang", doc.text("lang")),
        ("audio", recording),
        ("youtube", doc.text("youtube")),
    ):
        if value:
            card[key] = value
    if tags := doc.texts("tags"):
        card["tags"] = list(tags)
    if topics := of.index.topics_in.get(doc.slug):
        card["topics"] = [topic.slug for topic, _ in topics]
    if doc.text("kind") == "transcript":
        card["transcript"] = {
            "timed": doc.last_start is not None,
            "by_machine": doc.text("transcript") == "machine",
        }
    if chapters := [_chapter(facts, doc, chapter) for chapter in doc.chapters]:
        card["chapters"] = chapters
    files = [name for name in doc.forms if name in beside]
    if files:
        card["files"] = {name: facts.absolute(f"{doc.href}{FORMS[name].file}") for name in files}
    return card


def _chapter(facts: SiteFacts, doc: EpisodeDoc, chapter: Any) -> Card:
    card: Card = {"title": chapter.title}
    if chapter.start is not None:
        card["start"] = chapter.start
    if chapter.approximate:
        card["approximate"] = True
    return card | {"url": f"{facts.absolute(doc.href)}#{chapter.id}"}


def _person(of: Catalogue, facts: SiteFacts, doc: Doc) -> Card:
    card: Card = {
        "slug": doc.slug,
        "name": of.cards.person(doc.slug)["name"],
        "url": facts.absolute(doc.href),
    }
    for key, held in (("aliases", doc.other_names), ("links", doc.texts("links"))):
        if held:
            card[key] = list(held)
    if doc.opening:
        card["bio"] = shortened(" ".join(doc.opening), _SUMMARY)
        card["bio_verified"] = doc.text("bio") != "unverified"
    appearances = [
        {"episode": episode.slug, "role": role}
        for episode in of.of_person.get(doc.slug, [])
        for role, key in (("guest", "guests"), ("host", "hosts"))
        if doc.slug in episode.texts(key)
    ]
    return card | {"appearances": appearances}


def _topic(facts: SiteFacts, topic: Topic) -> Card:
    card: Card = {"slug": topic.slug, "name": topic.name, "url": facts.absolute(topic.href)}
    if topic.aliases:
        card["aliases"] = list(topic.aliases)
    if topic.term and topic.term.about:
        card["about"] = topic.term.about
    if topic.term and topic.term.link:
        card["link"] = topic.term.link
    return card | {"episodes": [spoken.episode.slug for spoken in topic.spoken]}
