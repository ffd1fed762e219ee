"""An issue as the site shows it: the editor's words, and each episode with its best moments.

The result is plain Markdown, so that every engine makes the same of it, and so does the e-mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from chapterhouse.named_files import is_address
from chapterhouse.newsletter.issue_form import IssueSection, in_order, issue_text
from chapterhouse.newsletter.quotes import Quote
from chapterhouse.pages.escape import brackets, escape
from chapterhouse.site.cards import Card, Cards, dates
from chapterhouse.site.docs import Doc, EpisodeDoc
from chapterhouse.site.library import Library
from chapterhouse.site.prose import shortened
from chapterhouse.times import CLOCK, clock

MOMENTS = 3
"""How many moments of an episode an issue shows."""

_TIME = re.compile(rf"\s*\((?:{CLOCK})\)")
_SUMMARY = 460
_POINT = 320
_DESCRIPTION = 160


def newest_issues(library: Library) -> list[Doc]:
    """The issues: dated ones from the newest on, then those without a date, the last slug first."""
    issues = sorted(library.issues.values(), key=lambda doc: doc.slug, reverse=True)
    dated = sorted((doc for doc in issues if doc.date), key=lambda doc: str(doc.date), reverse=True)
    return dated + [doc for doc in issues if not doc.date]


def issue_card(doc: Doc, library: Library, cards: Cards) -> Card:
    """An issue as lists and the front page show it."""
    card: Card = {"title": doc.text("title") or doc.slug, "href": doc.href} | dates(doc)
    if doc.opening:
        card["intro"] = shortened(doc.opening[0], _SUMMARY)
    card["episodes"] = [cards.entry(episode, summary=0) for episode in _episodes(doc, library)]
    return card


def issue_meta(doc: Doc, library: Library, cards: Cards, ordered: list[Doc]) -> dict[str, Any]:
    """The front matter of an issue's page on the stage."""
    ch: Card = {"page": "issue", "count": len(_episodes(doc, library))} | dates(doc)
    place = ordered.index(doc)
    beside = {"next": ordered[place - 1] if place else None}
    beside["previous"] = ordered[place + 1] if place + 1 < len(ordered) else None
    for key, other in beside.items():
        if other:
            ch[key] = {"title": other.text("title") or other.slug, "href": other.href}
    if doc.flag("sample"):
        ch["sample"] = True
    meta = dict(doc.meta)
    meta["title"] = doc.text("title") or doc.slug
    meta.setdefault("template", "issue.html")
    if doc.opening and not doc.text("description"):
        meta["description"] = shortened(doc.opening[0], _DESCRIPTION)
    meta["ch"] = ch
    return meta


def issue_markdown(doc: Doc, library: Library, cards: Cards) -> str:
    """The Markdown of an issue's page on the stage, with all that it says of its episodes."""
    titles = {slug: episode.title for slug, episode in library.episodes.items()}
    text = issue_text(doc.body, titles)
    blocks = [text.intro]
    for part in in_order(doc.texts("episodes"), text):
        section = part if isinstance(part, IssueSection) else None
        episode = library.episodes.get(section.episode if section else str(part))
        if episode:
            blocks += episode_blocks(episode, cards, section)
        elif section:
            blocks += [f"## {section.title}", section.text]
    return "\n\n".join(block for block in blocks if block) + "\n"


def episode_blocks(
    episode: EpisodeDoc, cards: Cards, section: IssueSection | None = None
) -> Iterator[str]:
    """An episode in an issue, as blocks of Markdown."""
    address = f"../episodes/{episode.slug}.md"
    title = f"[{brackets(escape(episode.title))}]({address})"
    if section and "](" in section.title:
        title = section.title
    yield f"## {title}"
    if about := facts_line(episode, cards):
        yield f"*{about}*"
    if section and section.text:
        yield section.text
    elif episode.opening:
        yield escape(shortened(_without_times(" ".join(episode.opening)), _SUMMARY))
    if not (section and section.quotes):
        yield from moments(episode, address)
    yield f"**{' · '.join(links(episode, address))}**"


def facts_line(episode: EpisodeDoc, cards: Cards) -> str:
    """Who speaks, in which show, when, for how long: as far as it is known, on one line."""
    card = cards.entry(episode, summary=0)
    facts = [", ".join(card["guests"])] if "guests" in card else []
    facts += [str(card[key]) for key in ("show", "date", "label") if key in card]
    facts += [f"about {card['listen']}"] if "listen" in card else []
    return " · ".join(escape(fact, start_of_line=False) for fact in facts)


def moments(episode: EpisodeDoc, address: str) -> Iterator[str]:
    """The best moments of an episode: quotations, or a list of what its source lists."""
    best = best_of(episode.quotes)
    spoken = [quote for quote in best if quote.speaker]
    if spoken:
        said = (f"> “{escape(q.text)}” <cite>{_said(q, address)}</cite>" for q in spoken)
        yield "\n>\n".join(said)
    if any(quote.chosen_automatically for quote in spoken):
        yield "*Chosen automatically from the transcript.*"
    points = [f"- {_point(quote, address)}" for quote in best if not quote.speaker]
    if points:
        yield "\n\n".join(points)


def best_of(quotes: Iterable[Quote], most: int = MOMENTS) -> list[Quote]:
    """The weightiest quotes, in the order of the episode; what people and sources give first."""
    ranked = sorted(enumerate(quotes), key=lambda pair: (-pair[1].weight, pair[0]))[:most]
    return [quote for _, quote in sorted(ranked, key=lambda pair: pair[0])]


def links(episode: EpisodeDoc, address: str) -> Iterator[str]:
    """Where to read on, and to listen or watch where the page knows it."""
    read = "Read the conversation" if episode.text("kind") == "transcript" else "Read on"
    yield f"[{read}]({address})"
    if is_address(audio := episode.audio):
        yield f"[Listen](<{audio}>)"
    elif video := episode.text("youtube"):
        yield f"[Watch on YouTube](<https://www.youtube.com/watch?v={video}>)"


def _said(quote: Quote, address: str) -> str:
    """Who said it, linked to the moment."""
    name = escape(quote.speaker, start_of_line=False)
    if not quote.anchor:
        return name
    if quote.start is None:
        return f"[{brackets(name)}]({address}#{quote.anchor})"
    return f"{name}, [{clock(quote.start)}]({address}#{quote.anchor})"


def _point(quote: Quote, address: str) -> str:
    """What a source lists, with its moment and what it suggests to do."""
    line = escape(shortened(_without_times(quote.text), _POINT))
    if quote.start is not None:
        time = clock(quote.start)
        line += f" [{time}]({address}#{quote.anchor})" if quote.anchor else f" ({time})"
    if quote.application:
        line += f"\n\n    **To try:** {escape(shortened(quote.application, _POINT))}"
    return line


def _without_times(text: str) -> str:
    """The text without the times in it, which lead nowhere from an issue."""
    return _TIME.sub("", text)


def _episodes(doc: Doc, library: Library) -> list[EpisodeDoc]:
    known = (library.episodes.get(slug) for slug in dict.fromkeys(doc.texts("episodes")))
    return [episode for episode in known if episode]
