"""The HTML of a transcript's turns and headings, as far as it is the same on every page.

Times are links to themselves, so that a reader can copy one and a player can follow it.
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
from chapterhouse.times import clock, short

slug_of = lru_cache(maxsize=4096)(slug)


def duration(start: float) -> str:
    """A moment as the length of time from the start, as HTML's ``datetime`` has it.

    >>> duration(57), duration(3753.5), duration(0)
    ('PT57S', 'PT1H2M33.5S', 'PT0S')
    """
    thousandths = round(start * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    text = f"PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}"
    return f"{text}{short(rest / 1000)}S" if rest or text == "PT" else text


def turn_attributes(turn: PageTurn, classes: Iterable[str]) -> dict[str, str]:
    """The attributes of a turn's element."""
    attributes = {"class": " ".join(["ch-turn", *classes]), "id": turn.id}
    if turn.start is not None:
        attributes["data-start"] = short(turn.start)
    if turn.speaker:
        attributes["data-speaker"] = slug_of(turn.speaker)
    return attributes


def turn_head(turn: PageTurn, link_label: str, nobody: str) -> str:
    """Who speaks, with the turn's time or, where it has none, with a sign to link to it by."""
    if turn.speaker:
        name = f'<span class="ch-speaker">{escape(turn.speaker)}</span>'
    else:
        name = f'<span class="ch-speaker ch-nobody" title="{escape(nobody)}">{NOBODY}</span>'
    if turn.start is not None:
        link = _time_link(turn.start, turn.id, "ch-time")
    else:
        label = escape(link_label)
        link = f'<a class="ch-permalink" href="#{turn.id}" aria-label="{label}">#</a>'
    return f'<p class="ch-turn-head">{name} {link}</p>'


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    return f"<p>{escape(text, quote=False)}</p>"


def chapter_attributes(chapter: PageChapter) -> dict[str, str]:
    """The attributes of a chapter's heading."""
    attributes = {"class": "ch-chapter", "id": chapter.id or ""}
    if chapter.approximate:
        attributes["class"] += " ch-approximate"
    if chapter.start is not None:
        attributes["data-start"] = short(chapter.start)
    return attributes


def chapter_place(chapter: PageChapter, approximate: str) -> str:
    """A chapter's time, and a sign with what ``approximate`` says where its place is only about."""
    parts = []
    if chapter.start is not None:
        parts.append(_time_link(chapter.start, chapter.id or "", "ch-chapter-time"))
    if chapter.approximate:
        words = escape(approximate)
        sign = f'<span class="ch-approx" role="img" aria-label="{words}" title="{words}">≈</span>'
        parts.append(sign)
    return " ".join(parts)


def time_link(start: float, target: str) -> etree.Element:
    """A time in the list of chapters, as a link to an id of the page."""
    link = etree.Element("a", {"class": "ch-time", "href": f"#{target}"})
    etree.SubElement(link, "time", datetime=duration(start)).text = AtomicString(clock(start))
    return link


def _time_link(start: float, target: str, css_class: str) -> str:
    time = f'<time datetime="{duration(start)}">{clock(start)}</time>'
    return f'<a class="{css_class}" href="#{target}">{time}</a>'
