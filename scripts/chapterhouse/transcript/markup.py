"""The HTML of a transcript's turns and headings, as far as it is the same on every page.

Times are links to themselves, so that a reader can copy one and a player can follow it. A page
has hundreds of turns, so what an id or the place in the page says is said in no attribute again.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from markdown.util import AtomicString

from chapterhouse.pages.grammar import NOBODY
from chapterhouse.pages.page import PageChapter, PageTurn
from chapterhouse.slugs import slug
from chapterhouse.times import clock

slug_of = lru_cache(maxsize=4096)(slug)
"""The slug of a speaker's name."""


def turn_attributes(turn: PageTurn, classes: Iterable[str]) -> dict[str, str]:
    """The attributes of a turn's element."""
    return {"class": " ".join(["ch-turn", *classes]), "id": turn.id}


def whole_turn(turn: PageTurn, classes: Iterable[str], html: Iterable[str]) -> str:
    """A turn with the finished HTML of its head and paragraphs."""
    opening = f'<div class="{" ".join(["ch-turn", *classes])}" id="{turn.id}">'
    return f"{opening}{''.join(html)}</div>"


def turn_head(turn: PageTurn, link_label: str, nobody: str) -> str:
    """Who speaks, with the turn's time or, where it has none, with a sign to link to it by."""
    if turn.speaker:
        name = f"<b>{escape(turn.speaker)}</b>"
    else:
        name = f'<b class="ch-nobody" title="{escape(nobody)}">{NOBODY}</b>'
    if turn.start is not None:
        link = _time_link(turn.start, turn.id)
    else:
        label = escape(link_label)
        link = f'<a class="ch-permalink" href="#{turn.id}" aria-label="{label}">#</a>'
    return f'<p class="ch-who">{name} {link}</p>'


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return f"<p>{text}</p>"


def chapter_attributes(chapter: PageChapter) -> dict[str, str]:
    """The attributes of a chapter's heading."""
    attributes = {"class": "ch-chapter", "id": chapter.id or ""}
    if chapter.approximate:
        attributes["class"] += " ch-approximate"
    return attributes


def whole_heading(chapter: PageChapter, title: str, place: str) -> str:
    """A chapter's heading with its ``title``, which is plain text, and the HTML of its place."""
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in chapter_attributes(chapter).items()
    )
    html = f"{escape(title, quote=False)} {place}" if place else escape(title, quote=False)
    return f"<h{chapter.level}{attributes}>{html}</h{chapter.level}>"


def chapter_place(chapter: PageChapter, approximate: str) -> str:
    """A chapter's time, and a sign with what ``approximate`` says where its place is only about."""
    parts = []
    if chapter.approximate:
        words = escape(approximate)
        sign = f'<span class="ch-approx" role="img" aria-label="{words}" title="{words}">≈</span>'
        parts.append(sign)
    if chapter.start is not None:
        parts.append(_time_link(chapter.start, chapter.id or ""))
    return " ".join(parts)


def time_link(start: float, target: str) -> etree.Element:
    """A time in the list of chapters, as a link to an id of the page."""
    link = etree.Element("a", {"class": "ch-time", "href": f"#{target}"})
    link.text = AtomicString(clock(start))
    return link


def _time_link(start: float, target: str) -> str:
    return f'<a href="#{target}">{clock(start)}</a>'
