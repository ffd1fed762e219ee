"""Writes ``email.html`` and ``email.txt`` beside the pages of issues, after the engine ran.

They are made from the finished pages, so that they say what the pages say. Episodes have mails too
where the owner asks for them (``extra: newsletter: episodes: true`` in ``mkdocs.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from markdown import Markdown

from chapterhouse.newsletter.issue_form import FOLDER
from chapterhouse.newsletter.issue_page import episode_blocks
from chapterhouse.newsletter.mail import LARGEST, MailPage, Publication, mail
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.library import Library
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.prose import shortened
from chapterhouse.site.wording import spoken_date

HTML, TEXT = "email.html", "email.txt"
BEGIN, END = "<!--ch-mail-->", "<!--/ch-mail-->"
"""Between these the templates put what a mail says."""

_TO_EPISODE = re.compile(r'href="\.\./episodes/([^"#/]+)\.md')
_PREVIEW = 140


def write_mails(site: Path, of: Catalogue, facts: SiteFacts) -> list[str]:
    """Write the mails into ``site``; a line for each thing that a person should know of."""
    library = of.library
    episodes = library.episodes if _options(facts).get("episodes") is True else {}
    if not facts.address:
        why = "no site_url in mkdocs.yml: no e-mails of issues, because their links need it"
        return [why] if library.issues or episodes else []
    sender = Publication(facts.name, facts.address, facts.language)
    notes = []
    for doc, content in chain(_issues(site, library), _episodes(of, episodes.values())):
        made = mail(_mail_page(doc, content, facts), sender)
        folder = site / doc.path.removesuffix(".md")
        if folder.is_dir():
            (folder / HTML).write_text(made.html, encoding="utf-8", newline="\n")
            (folder / TEXT).write_text(made.text, encoding="utf-8", newline="\n")
        if made.cut:
            why = f"its e-mail would be larger than {LARGEST // 1000} kB and links to the rest"
            notes.append(f"docs/{doc.path}: {why}")
    return notes


def _issues(site: Path, library: Library) -> Iterator[tuple[Doc, str]]:
    """Each issue with what its page marks as its text; none that a template does not mark."""
    for doc in library.issues.values():
        page = site / doc.path.removesuffix(".md") / "index.html"
        if page.is_file():
            _, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
            content, end, _ = rest.partition(END)
            if begin and end:
                yield doc, content.strip()


def _episodes(of: Catalogue, episodes: Iterable[EpisodeDoc]) -> Iterator[tuple[Doc, str]]:
    """Each episode with its summary and its best moments, as an issue would show it."""
    markdown = Markdown()
    for episode in episodes:
        _, *shown = episode_blocks(episode, of.cards)
        html = markdown.reset().convert("\n\n".join(shown))
        yield episode, _TO_EPISODE.sub(r'href="../\1/', html)


def _mail_page(doc: Doc, content: str, facts: SiteFacts) -> MailPage:
    day = spoken_date(doc.date) if doc.date else ""
    return MailPage(
        title=doc.text("title") or doc.slug,
        url=facts.absolute(doc.href),
        content=content,
        kicker=" · ".join(filter(None, ("Issue" if doc.path.startswith(FOLDER) else "", day))),
        preview=shortened(doc.opening[0], _PREVIEW) if doc.opening else "",
        unsubscribe=str(_options(facts).get("unsubscribe") or ""),
    )


def _options(facts: SiteFacts) -> Mapping[str, Any]:
    options = facts.extra.get("newsletter")
    return options if isinstance(options, Mapping) else {}
