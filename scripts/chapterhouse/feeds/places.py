"""Which feeds a site has, and where: what is needed to link to them before they are written.

feed.xml  atom.xml  feed.json             the whole site, and the same names below
shows/some-show/  people/somebody/  topics/some-topic/
feeds/corrections.xml  feeds/archive.xml  and so on
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chapterhouse.newsletter.issue_page import newest_issues
from chapterhouse.site.docs import Doc
from chapterhouse.site.listings import Catalogue

FILES: Mapping[str, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
"""The names of a feed's forms, beside the page that it belongs to."""

MEDIA_TYPES: Mapping[str, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
LABELS: Mapping[str, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
CORRECTIONS: Mapping[str, str] = {
    "rss": "feeds/corrections.xml",
    "atom": "feeds/corrections.atom.xml",
    "json": "feeds/corrections.json",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A feed: ``kind`` is site, issues, shows, people or topics; ``href`` the folder of its page.

    ``pages`` are the newest first, those without a date at the end.
    """

    kind: str
    slug: str
    name: str
    href: str
    pages: tuple[Doc, ...]

    @property
    def files(self) -> dict[str, str]:
        """Its forms, each with its path from the top of the site.

        There is no Atom where no page has a date.
        """
        dated = any(page.date for page in self.pages)
        folder = "" if self.kind == "site" else self.href
        return {form: folder + name for form, name in FILES.items() if dated or form != "atom"}


def everything(of: Catalogue) -> list[Doc]:
    """All issues and episodes, the newest first; an issue comes before the episodes of its day."""
    pages: list[Doc] = [*newest_issues(of.library), *of.newest]
    dated = sorted((page for page in pages if page.date), key=lambda p: str(p.date), reverse=True)
    return [*dated, *(page for page in pages if not page.date)]


def places(of: Catalogue, site_name: str) -> Iterator[Place]:
    """The feeds of a site: of the whole of it, then of everything that has episodes."""
    yield Place("site", "", site_name, "./", tuple(everything(of)))
    if issues := newest_issues(of.library):
        yield Place("issues", "", "Issues", "issues/", tuple(issues))
    for slug, doc in of.library.shows.items():
        if episodes := of.of_show.get(slug):
            yield Place("shows", slug, of.cards.show(slug)["title"], doc.href, tuple(episodes))
    for slug, doc in of.library.people.items():
        if episodes := of.of_person.get(slug):
            yield Place("people", slug, of.cards.person(slug)["name"], doc.href, tuple(episodes))
    for topic in of.index.topics.values():
        if spoken := tuple(each.episode for each in topic.spoken):
            yield Place("topics", topic.slug, topic.name, topic.href, spoken)
