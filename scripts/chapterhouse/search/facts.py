"""What the search knows of a page beside its words: its kind, its show, its people, its date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chapterhouse.glossary.terms import Glossary

_EPISODES = {
    "transcript": "Transcript",
    "notes": "Notes",
    "article": "Article",
    "insights": "Insights",
}
_OTHERS = {"person": "Person", "show": "Show", "topic": "Topic"}


def search_facts(meta: Mapping[str, Any], glossary: Glossary) -> dict[str, Any] | None:
    """The facts of a page of the stage by its front matter; ``None`` where it is not searched.

    ``kind`` always; for an episode, where they are known, ``show``, ``date`` in words, ``year``,
    ``people`` (guests, then hosts) and ``topics``.
    """
    ch = meta.get("ch") or {}
    page = ch.get("page")
    if page in _OTHERS:
        return {"kind": _OTHERS[page]}
    if page != "episode":
        return None
    kind = str(meta.get("kind") or "")
    facts: dict[str, Any] = {"kind": _EPISODES.get(kind, kind.capitalize() or "Page")}
    if show := ch.get("show"):
        facts["show"] = show["title"]
    if "iso" in ch:
        facts |= {"date": ch["date"], "year": ch["iso"][:4]}
    if people := [card["name"] for role in ("guests", "hosts") for card in ch.get(role, ())]:
        facts["people"] = list(dict.fromkeys(people))
    if topics := _topics(meta, glossary):
        facts["topics"] = topics
    return facts


def _topics(meta: Mapping[str, Any], glossary: Glossary) -> list[str]:
    """The page's tags, in the spelling of the glossary where that has them, and its topics."""
    tags = meta.get("tags")
    words = [str(tag).strip() for tag in tags] if isinstance(tags, list) else []
    named = ((glossary.find(word), word) for word in words if word)
    tagged = [term.name if term else word for term, word in named]
    spoken_of = [topic["name"] for topic in meta["ch"].get("topics", ())]
    return list(dict.fromkeys([*tagged, *spoken_of]))
