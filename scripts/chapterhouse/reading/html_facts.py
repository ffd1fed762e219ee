"""Facts of a page that attributes of its elements give: language, date, recording."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chapterhouse.reading.html_page import HtmlPage

_PUBLISHED = re.compile(r"\bpubdate|publish|entry-date|post-date")
"""The microformats' ``dt-published``, schema.org's ``datePublished``, WordPress' ``entry-date``."""


def take_day(page: HtmlPage, given: Mapping[str, str]) -> None:
    """Put into the page the day that a ``<time datetime>`` says it came out; the first one counts.

    Any other day may be one that is spoken of.
    """
    says = " ".join((*given, given.get("class", ""), given.get("itemprop", ""))).lower()
    if page.date is None and _PUBLISHED.search(says):
        page.date = given["datetime"].strip()[:10]


def take_fact(page: HtmlPage, name: str, given: Mapping[str, str]) -> None:
    """Put into the page what an element of this name says of it; the first one counts."""
    if name == "html" and given.get("lang"):
        page.language = given["lang"]
    elif name == "meta" and "published" in given.get("property", given.get("name", "")):
        page.date = page.date or given.get("content", "")[:10]
    elif (
        name in ("audio", "source")
        and given.get("src", "").startswith(("https://", "http://"))
        and given.get("type", "audio").startswith("audio")
    ):
        page.audio = page.audio or given["src"]
