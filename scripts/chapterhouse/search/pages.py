"""A built page as Pagefind shall read it.

Pagefind keeps the ids of a page's elements with the position of the word that follows them. That
is how a hit is traced to its turn, and the only thing it keeps that is not searched as text: so
the turn's speaker, and what a result says of its page, travel in ids too.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import Any
from urllib.parse import quote_plus

from chapterhouse.search.spacing import spaced_html

_FACTS = re.compile(r'<script type="application/json" id="search-facts">(.*?)</script>', re.DOTALL)
_TURN = re.compile(
    r'<div class="ch-turn\b[^>]*>(?=(?:\s*<p class="ch-who"[^>]*>\s*<b(?![^>]*ch-nobody)[^>]*>'
    r"([^<]*)</b>)?)"
)
_ID = re.compile(r'\sid="([^"]*)"')
_SPEAKER = re.compile(r"[\"\s]ch-s(\d+)\b")
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_SEARCHED = re.compile(r"<[^<>]*\sdata-pagefind-body\b[^<>]*>")
_FILTERS = {"show": "show", "kind": "kind", "year": "year", "people": "person", "topics": "topic"}

UNSEARCHED = (
    "nav button dialog template audio video select [hidden] .ch-visually-hidden .ch-who .ch-time"
    " .ch-permalink .ch-approx .ch-chapter>a[href^='#'] .ch-kicker .ch-facts .ch-initials"
    " .ch-person .ch-correct .ch-unverified .ch-derived .ch-links .ch-label .ch-empty"
    " .ch-opening__count .footnote-ref .footnote-backref .headerlink"
).split()
"""Selectors of what stands on a page without being said on it."""


def search_page(html: str, language: str) -> str | None:
    """What Pagefind shall read of a page; ``None`` where it is not searched.

    A page is searched where it holds its facts (:mod:`chapterhouse.search.facts`); its parts
    with ``data-pagefind-body`` are. Ids become ``t=57@Kim+Reyes``, the speaker quoted as in a
    query; one element more has the id ``facts@`` with the facts as quoted JSON.
    """
    found = _FACTS.search(html)
    if not found:
        return None
    facts: dict[str, Any] = json.loads(found[1])
    body, speakers = _with_speakers(html[html.find("<body") :])
    facts["people"] = list(dict.fromkeys([*facts.get("people", ()), *speakers]))
    filters = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(str(value))}">'
        for key, name in _FILTERS.items()
        for value in (facts[key] if isinstance(facts.get(key), list) else [facts.get(key)])
        if value
    )
    shown = {key: facts[key] for key in ("kind", "show", "date") if key in facts}
    about = quote_plus(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))
    title = _TITLE.search(body)
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title[1] if title else ""}</title>'
        f"{filters}</head>"
        + _SEARCHED.sub(lambda tag: f'{tag[0]}<i id="facts@{about}"></i>', spaced_html(body), 1)
    )


def _with_speakers(html: str) -> tuple[str, list[str]]:
    """The page with each turn's speaker in its id, and the names of those who speak."""
    names: dict[str, str] = {}

    def renamed(turn: re.Match[str]) -> str:
        anchor, speaker = _ID.search(turn[0]), _SPEAKER.search(turn[0])
        if not anchor or not speaker:
            return turn[0]
        if turn[1]:
            names.setdefault(speaker[1], unescape(turn[1]).strip())
        name = names.get(speaker[1])
        return f'<div id="{anchor[1]}@{quote_plus(name)}">' if name else turn[0]

    return _TURN.sub(renamed, html), list(names.values())
