"""Before the engine: reads ``docs/``, writes the stage.

The stage has every page of ``docs/`` under the same path, with more in its front matter, and
the pages that are made: home, archive, the directories of people and shows, and About and Help
where nobody wrote any. Nothing of it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from chapterhouse.glossary.terms import read_glossary
from chapterhouse.history.corrections import corrections
from chapterhouse.newsletter.issue_form import is_issue
from chapterhouse.newsletter.issue_page import issue_markdown, issue_meta, newest_issues
from chapterhouse.pages.front_matter import split
from chapterhouse.search.stage import SearchStage
from chapterhouse.site.around import around, linked_from
from chapterhouse.site.docs import Doc
from chapterhouse.site.episode import episode_meta
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.for_programs import FEEDS_PAGE, ForPrograms
from chapterhouse.site.help_wanted import help_wanted
from chapterhouse.site.library import is_topic, read_library
from chapterhouse.site.listings import LISTINGS, Catalogue, catalogue, show
from chapterhouse.site.lists import Neighbours, neighbours
from chapterhouse.site.moved import note_moved
from chapterhouse.site.person import person
from chapterhouse.site.repository import Repository, correction
from chapterhouse.site.review import review
from chapterhouse.site.stage import Stage, page_text
from chapterhouse.site.topic_cards import topic_card
from chapterhouse.slugs import slug

_MADE: Mapping[str, Mapping[str, str]] = {
    "index.md": {"template": "home.html", "title": "Home"},
    "archive.md": {"template": "archive.html", "title": "Archive"},
    "people/index.md": {"template": "people.html", "title": "People"},
    "topics/index.md": {"template": "topics.html", "title": "Topics"},
    "shows/index.md": {"template": "shows.html", "title": "Shows"},
    "issues/index.md": {"template": "issues.html", "title": "Issues"},
}
_WRITTEN = Path(__file__).with_name("made")


def prepare(
    root: Path,
    docs: Path | None = None,
    repository: Repository | None = None,
    facts: SiteFacts | None = None,
) -> Path:
    """Write the stage of the site at ``root``; its folder is the result.

    With a ``repository`` every page that people write says where it can be edited. ``facts`` are
    what the site says of itself, and whether it has a search.
    """
    return prepared(root, docs, repository, facts).folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """The stage, and what was read for it."""

    folder: Path
    of: Catalogue


def prepared(
    root: Path, docs: Path | None, repository: Repository | None, facts: SiteFacts | None
) -> Prepared:
    """The same as ``prepare``, with what was read, so that nobody has to read it again."""
    facts = facts or SiteFacts()
    glossary = read_glossary(root)
    library = read_library(docs or root / "docs", glossary=glossary, choosing=facts.quotes)
    searched = SearchStage(glossary, library) if facts.search else None
    stage = Stage(root)
    of = catalogue(library)
    programs = ForPrograms(of, facts)
    corrected = corrections(root)
    for path, meta, body in chain(_pages(of), help_wanted(library, repository)):
        doc = library.page(path)
        if doc and (reviewed := review(doc, corrected.get(path))):
            meta["ch"] = {**meta.get("ch", {}), **reviewed}
        if repository and doc:
            title, lines = str(meta.get("title") or doc.slug), getattr(doc, "turn_lines", ())
            about = {"correct": correction(repository, path, title, lines)}
            meta["ch"] = {**meta.get("ch", {}), **about}
        meta["ch"] = {**meta.get("ch", {}), **programs.page(path, meta)}
        if searched:
            meta["ch"] |= searched.page(meta)
        stage.write(path, page_text(meta, body))
    about_feeds = programs.feeds_page()
    if about_feeds and FEEDS_PAGE not in library.others:
        stage.write(FEEDS_PAGE, page_text(about_feeds, ""))
    if searched:
        for path, text in searched.files():
            stage.write(path, text)
    for path, file in library.files.items():
        stage.link(path, file)
    for file in sorted(_WRITTEN.glob("*.md")):
        if file.name not in library.others:
            written = split(file.name, file.read_text(encoding="utf-8"))
            meta = {**written.meta, "ch": programs.page(file.name, written.meta)}
            stage.write(file.name, page_text(meta, written.body))
    note_moved(root, library.docs(), of.index.other_addresses())
    stage.close()
    return Prepared(stage.folder, of)


def _pages(of: Catalogue) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Path, front matter and Markdown of every page that is listed or lists."""
    library = of.library
    samples = {slug for slug, doc in library.shows.items() if doc.flag("sample")}
    beside = neighbours(of.of_show)
    alone = Neighbours()
    for episode in library.episodes.values():
        sample = episode.flag("sample") or episode.show in samples
        near = beside.get(episode.slug, alone)
        meta = episode_meta(episode, of.cards, near, sample=sample, slug_of=slug)
        meta["ch"] |= around(episode, of)
        yield episode.path, meta, episode.body
    for doc in library.people.values():
        card = person(doc, of) | linked_from(doc.path, of)
        yield doc.path, _with(doc, card["name"], "person.html", card), doc.body
    for doc in library.shows.values():
        card = show(doc, of) | linked_from(doc.path, of)
        if doc.slug in samples:
            card["sample"] = True
        yield doc.path, _with(doc, card["title"], "show.html", card), doc.body
    for topic in of.index.topics.values():
        card = topic_card(topic, of.cards) | linked_from(topic.path, of)
        if topic.doc:
            yield topic.path, _with(topic.doc, topic.name, "topic.html", card), topic.doc.body
        else:
            meta = {"title": topic.name, "template": "topic.html", "ch": card | {"made": True}}
            yield topic.path, meta, ""
    issues = newest_issues(library)
    for issue in issues:
        meta = issue_meta(issue, library, of.cards, issues)
        yield issue.path, meta, issue_markdown(issue, library, of.cards)
    for path, doc in library.others.items():
        if is_topic(path) or is_issue(path):
            continue
        listed = LISTINGS.get(doc.text("template"))
        yield path, dict(doc.meta) | ({"ch": listed(of)} if listed else {}), doc.body
    empty = {"topics/index.md": not of.index.topics, "issues/index.md": not issues}
    for path, made in _MADE.items():
        if path not in library.others and not empty.get(path):
            card = LISTINGS[made["template"]](of) | {"made": True}
            yield path, dict(made) | {"ch": card}, ""


def _with(doc: Doc, title: str, template: str, card: dict[str, Any]) -> dict[str, Any]:
    """A page's own front matter, and what is made for it."""
    meta = dict(doc.meta)
    meta["title"] = title
    meta.setdefault("template", template)
    if doc.opening and not doc.text("description"):
        meta["description"] = doc.opening[0][:160]
    meta["ch"] = card
    return meta
