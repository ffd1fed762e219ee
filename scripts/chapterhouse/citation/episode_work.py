"""An episode's page as a work that can be cited."""

from __future__ import annotations

from chapterhouse.citation.work import Work
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue


def work_of(episode: EpisodeDoc, of: Catalogue, facts: SiteFacts) -> Work:
    """The work that a page is. An article has no author here: no page says who wrote it."""
    speaks = episode.text("kind") in ("transcript", "notes")

    def names(role: str) -> tuple[str, ...]:
        return tuple(of.cards.person(slug)["name"] for slug in episode.texts(role) if speaks)

    return Work(
        slug=episode.slug,
        title=episode.title,
        url=facts.absolute(episode.href),
        site=facts.name,
        hosts=names("hosts"),
        guests=names("guests"),
        show=of.cards.show(episode.show)["title"] if episode.show else "",
        day=episode.date,
        medium=_medium(episode),
        language=episode.text("lang") or facts.language,
    )


def _medium(episode: EpisodeDoc) -> str:
    if episode.text("kind") == "notes":
        return "Show notes"
    if episode.text("kind") != "transcript":
        return ""
    if episode.text("audio"):
        return "Audio podcast episode"
    return "Video" if episode.text("youtube") else "Transcript"
