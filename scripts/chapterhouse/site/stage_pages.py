"""Every page of the stage, by where it goes and what makes it.

Making one takes time and changes nothing, so it can be done in any process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from chapterhouse.newsletter.issue_form import is_issue
from chapterhouse.newsletter.issue_page import issue_markdown, issue_meta, newest_issues
from chapterhouse.site.around import around, linked_from
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.episode import episode_meta
from chapterhouse.site.library import is_topic
from chapterhouse.site.listings import LISTINGS, Catalogue, show
from chapterhouse.site.lists import Neighbours, neighbours
from chapterhouse.site.person import person
from chapterhouse.site.topic_cards import topic_card
from chapterhouse.site.topics import Topic
from chapterhouse.slugs import slug

Made: TypeAlias = tuple[dict[str, Any], str]
"""The front matter of a page, and its Markdown."""

_MADE: Mapping[str, Mapping[str, str]] = {
    "index.md": {"template": "home.html", "title": "Home"},
    "archive.md": {"template": "archive.html", "title": "Archive"},
    "people/index.md": {"template": "people.html", "title": "People"},
    "topics/index.md": {"template": "topics.html", "title": "Topics"},
    "shows/index.md": {"template": "shows.html", "title": "Shows"},
    "issues/index.md": {"template": "issues.html", "title": "Issues"},
}


@dataclass(frozen=True, slots=True)
class StagePage:
    """A page to be: its path below the stage, and what makes it."""

    path: str
    make: Callable[[], Made]


def stage_pages(of: Catalogue) -> Iterator[StagePage]:
    """Every page that is listed or lists; those of people as they wrote them, with more facts."""
    library = of.library
    samples = frozenset(slug for slug, doc in library.shows.items() if doc.flag("sample"))
    beside = neighbours(of.of_show)
    alone = Neighbours()
    for episode in library.episodes.values():
        sample = episode.flag("sample") or episode.show in samples
        near = beside.get(episode.slug, alone)
        yield StagePage(episode.path, partial(_episode, episode, of, near, sample))
    for doc in library.people.values():
        yield StagePage(doc.path, partial(_person, doc, of))
    for doc in library.shows.values():
        yield StagePage(doc.path, partial(_show, doc, of, doc.slug in samples))
    for topic in of.index.topics.values():
        yield StagePage(topic.path, partial(_topic, topic, of))
    issues = newest_issues(library)
    for issue in issues:
        yield StagePage(issue.path, partial(_issue, issue, of, issues))
    for path, doc in library.others.items():
        if not is_topic(path) and not is_issue(path):
            yield StagePage(path, partial(_other, doc, of))
    empty = {"topics/index.md": not of.index.topics, "issues/index.md": not issues}
    for path, made in _MADE.items():
        if path not in library.others and not empty.get(path):
            yield StagePage(path, partial(_listing, made, of))


def _episode(episode: EpisodeDoc, of: Catalogue, near: Neighbours, sample: bool) -> Made:
    meta = episode_meta(episode, of.cards, near, sample=sample, slug_of=slug)
    meta["ch"] |= around(episode, of)
    return meta, episode.body


def _person(doc: Doc, of: Catalogue) -> Made:
    card = person(doc, of) | linked_from(doc.path, of)
    return _with(doc, card["name"], "person.html", card), doc.body


def _show(doc: Doc, of: Catalogue, sample: bool) -> Made:
    card = show(doc, of) | linked_from(doc.path, of)
    if sample:
        card["sample"] = True
    return _with(doc, card["title"], "show.html", card), doc.body


def _topic(topic: Topic, of: Catalogue) -> Made:
    card = topic_card(topic, of.cards) | linked_from(topic.path, of)
    if topic.doc:
        return _with(topic.doc, topic.name, "topic.html", card), topic.doc.body
    return {"title": topic.name, "template": "topic.html", "ch": card | {"made": True}}, ""


def _issue(issue: Doc, of: Catalogue, issues: list[Doc]) -> Made:
    meta = issue_meta(issue, of.library, of.cards, issues)
    return meta, issue_markdown(issue, of.library, of.cards)


def _other(doc: Doc, of: Catalogue) -> Made:
    listed = LISTINGS.get(doc.text("template"))
    return dict(doc.meta) | ({"ch": listed(of)} if listed else {}), doc.body


def _listing(made: Mapping[str, str], of: Catalogue) -> Made:
    card = LISTINGS[made["template"]](of) | {"made": True}
    return dict(made) | {"ch": card}, ""


def _with(doc: Doc, title: str, template: str, card: dict[str, Any]) -> dict[str, Any]:
    """A page's own front matter, and what is made for it."""
    meta = dict(doc.meta)
    meta["title"] = title
    meta.setdefault("template", template)
    if doc.opening and not doc.text("description"):
        meta["description"] = doc.opening[0][:160]
    meta["ch"] = card
    return meta
