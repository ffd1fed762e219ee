"""A page's facts as JSON-LD in the words of schema.org: what the page says, and no more.

https://schema.org/PodcastEpisode and its kin. There is none where the site does not know its own
address, as everything is named by addresses here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from chapterhouse.export.beside import FORMS
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.topics import Topic

_BREAKS_OUT = re.compile("[<>&\u2028\u2029]")
_TOLD = ("vtt", "json", "md")
"""In which form a program gets a transcript best."""


def script_text(value: Any) -> str:
    r"""JSON that can stand in a script element: nothing in it can end the element.

    >>> script_text({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _BREAKS_OUT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class LinkedData:
    """Makes the data of each page of a catalogue; ``beside`` are the forms beside episodes."""

    def __init__(self, of: Catalogue, facts: SiteFacts, beside: tuple[str, ...]) -> None:
        self._of = of
        self._facts = facts
        self._beside = beside

    def page(self, path: str, doc: Doc | None, meta: Mapping[str, Any]) -> list[Card]:
        """The nodes for the page at ``path``; none for a page that is only text."""
        folder = path.rpartition("/")[0]
        about = str(meta.get("description") or "")
        if isinstance(doc, EpisodeDoc):
            trail = [("Shows", "shows/")] if doc.show else [("Archive", "archive/")]
            if doc.show and "href" in (show := self._of.cards.show(doc.show)):
                trail.append((show["title"], show["href"]))
            return [self._episode(doc, about), self._trail([*trail, (doc.title, doc.href)])]
        if doc and folder == "people":
            name = self._of.cards.person(doc.slug)["name"]
            return [
                self._profile(doc, name),
                self._trail([("People", "people/"), (name, doc.href)]),
            ]
        if doc and folder == "shows" and doc.slug != "index":
            title = self._of.cards.show(doc.slug)["title"]
            return [self._series(doc, about), self._trail([("Shows", "shows/"), (title, doc.href)])]
        topic = self._of.index.topics.get(path.removeprefix("topics/").removesuffix(".md"))
        if topic and folder == "topics":
            return [
                self._topic(topic),
                self._trail([("Topics", "topics/"), (topic.name, topic.href)]),
            ]
        if doc and folder == "issues" and doc.slug != "index":
            title = doc.text("title") or doc.slug
            way = self._trail([("Issues", "issues/"), (title, doc.href)])
            return [self._issue(doc, title, about), way]
        if path == "index.md":
            return [self._site()]
        return []

    def _site(self) -> Card:
        facts = self._facts
        return _told("WebSite", name=facts.name, url=facts.address, description=facts.description)

    def _episode(self, doc: EpisodeDoc, about: str) -> Card:
        url = self._facts.absolute(doc.href)
        kind = _kind(doc)
        card = _told(
            kind,
            url=url,
            name="" if kind == "Article" else doc.title,
            headline=doc.title if kind == "Article" else "",
            description=about,
            datePublished=doc.date.isoformat() if doc.date else "",
            inLanguage=doc.text("lang") or self._facts.language,
        )
        card["@id"] = url
        hosts, guests = self._people(doc.texts("hosts")), self._people(doc.texts("guests"))
        if kind == "Article":
            card |= {"mentions": [*hosts, *guests]} if hosts or guests else {}
        else:
            card |= {"author": hosts} if hosts else {}
            card |= {"contributor": guests} if guests else {}
        if doc.show:
            show = self._of.cards.show(doc.show)
            href = self._facts.absolute(show["href"]) if "href" in show else ""
            series = _told("PodcastSeries", name=show["title"], url=href)
            card["partOfSeries" if kind == "PodcastEpisode" else "isPartOf"] = series
        card |= self._media(doc, kind, url)
        if clips := [_clip(url, chapter) for chapter in doc.chapters]:
            card["hasPart"] = clips
        return card

    def _issue(self, doc: Doc, title: str, about: str) -> Card:
        url = self._facts.absolute(doc.href)
        return {"@id": url} | _told(
            "Article",
            url=url,
            headline=title,
            description=about,
            datePublished=doc.date.isoformat() if doc.date else "",
            inLanguage=doc.text("lang") or self._facts.language,
        )

    def _media(self, doc: EpisodeDoc, kind: str, url: str) -> Card:
        """The recording and the transcript, where there are any."""
        written = next((n for n in _TOLD if n in doc.forms and n in self._beside), "")
        transcript = ""
        if "json" in doc.forms:
            transcript = f"{url}{FORMS[written].file}" if written else url
        if kind == "VideoObject":
            video = {"embedUrl": f"https://www.youtube-nocookie.com/embed/{doc.text('youtube')}"}
            return video | ({"transcript": transcript} if transcript else {})
        if doc.audio:
            audio = self._facts.absolute(doc.audio)
            return {"audio": _told("AudioObject", contentUrl=audio, transcript=transcript)}
        if transcript and written:
            media = FORMS[written].media_type
            text = _told("MediaObject", name="Transcript", contentUrl=transcript)
            return {"encoding": text | {"encodingFormat": media}}
        return {}

    def _people(self, slugs: Iterable[str]) -> list[Card]:
        found = []
        for slug in slugs:
            card = self._of.cards.person(slug)
            url = self._facts.absolute(card["href"]) if "href" in card else ""
            found.append(
                _told("Person", name=card["name"], url=url) | ({"@id": url} if url else {})
            )
        return found

    def _profile(self, doc: Doc, name: str) -> Card:
        url = self._facts.absolute(doc.href)
        sure = doc.text("bio") != "unverified"
        person = _told(
            "Person",
            name=name,
            url=url,
            description=doc.opening[0] if doc.opening and sure else "",
            alternateName=list(doc.texts("aliases")),
            sameAs=[link for link in doc.texts("links") if link.startswith("http")],
        )
        return _told("ProfilePage", url=url, mainEntity={"@id": url} | person)

    def _series(self, doc: Doc, about: str) -> Card:
        url = self._facts.absolute(doc.href)
        title = self._of.cards.show(doc.slug)["title"]
        feed = f"{url}feed.xml" if self._of.of_show.get(doc.slug) else ""
        card = _told("PodcastSeries", name=title, url=url, description=about, webFeed=feed)
        card["@id"] = url
        hosts = self._people(doc.texts("hosts"))
        return card | ({"author": hosts} if hosts else {})

    def _topic(self, topic: Topic) -> Card:
        url = self._facts.absolute(topic.href)
        term = topic.term
        return {"@id": url} | _told(
            "DefinedTerm",
            name=topic.name,
            url=url,
            description=term.about if term else "",
            alternateName=list(topic.aliases),
            sameAs=term.link if term else "",
        )

    def _trail(self, steps: Iterable[tuple[str, str]]) -> Card:
        """The way from the first page to this one."""
        way = [(self._facts.name, "./"), *steps]
        return _told(
            "BreadcrumbList",
            itemListElement=[
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": self._facts.absolute(href),
                }
                for position, (name, href) in enumerate(way, 1)
            ],
        )


def _kind(doc: EpisodeDoc) -> str:
    """What schema.org calls the page: by its kind, and by what it says of a recording."""
    if doc.text("kind") in ("article", "insights"):
        return "Article"
    if doc.text("youtube") and not doc.text("audio"):
        return "VideoObject"
    return "PodcastEpisode" if doc.show or doc.text("audio") else "Article"


def _clip(url: str, chapter: Any) -> Card:
    card = _told("Clip", name=chapter.title, url=f"{url}#{chapter.id}")
    return card | ({} if chapter.start is None else {"startOffset": chapter.start})


def _told(kind: str, **facts: Any) -> Card:
    """A node with those facts that are known."""
    return {"@type": kind, **{key: value for key, value in facts.items() if value}}
