"""Podcast feeds: RSS 2.0 and Atom, an episode an item, show notes as its text.

    <rss><channel><title>The Slow Lane</title>
      <item><title>Ink</title><pubDate>…</pubDate><enclosure url="https://…/ink.mp3" …/>

RSS: https://www.rssboard.org/rss-specification; Atom: RFC 4287; `podcast:person` and
`podcast:transcript`: https://podcastindex.org/namespace/1.0; `psc:chapters`: Podlove Simple
Chapters (https://podlove.org/simple-chapters). Show notes may hold a whole transcript.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import unquote

from chapterhouse.model import (
    Chapter,
    Episode,
    Media,
    Person,
    Source,
)
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import boilerplate
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.endless import MOST_PARTS, endless, refuse_endless_tags
from chapterhouse.reading.feed_elements import ADDRESS, Element, elements_of
from chapterhouse.reading.feed_notes import notes_of, plain_notes
from chapterhouse.reading.feed_people import credited, hosts_and_guests
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.html_notes import HtmlNotes
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.note_facts import youtube_id
from chapterhouse.reading.notes import read_notes
from chapterhouse.reading.spoken_episode import (
    TOLD_TWICE_RULE,
    Given,
    named_notation_in,
    spoken_episode,
)
from chapterhouse.reading.written_dates import iso_date
from chapterhouse.reading.written_times import moments

NAME = "feed"

_FEED = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*|<\?xml-stylesheet[^>]{0,400}\?>\s*|<!--(?:(?!-->).){0,4000}-->"
    r"\s*){0,8}(?:<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,15000}\]\s*)?>\s*)?<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_AUDIO_FILE = re.compile(r"\.(?:mp3|m4a|ogg|opus|aac|wav)(?:\?|\Z)", re.IGNORECASE)
_PATH = re.compile(r"[?#]")
_FEWEST_TURNS = 4
_MOST_ITEMS = 40_000
"""No show has as many episodes; each takes memory and becomes a page."""


@dataclass(frozen=True, slots=True)
class _Channel:
    """What all items of a feed share."""

    show: str | None
    language: str | None
    people: tuple[Person, ...]


def recognises(text: str) -> bool:
    """Whether the text is an RSS or an Atom feed."""
    return _FEED.match(text.removeprefix("\ufeff")[:20_000]) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """The feed's episodes in its order."""
    text = text.removeprefix("\ufeff")
    if (many := max(map(text.count, ("<item", "<entry")))) > _MOST_ITEMS:
        why = f"has {many:,} items, more than {_MOST_ITEMS:,}; divide it into several files"
        raise ChapterhouseError(source, why)
    refuse_endless_tags(source, text, "<", "&lt;")
    root = elements_of(source, text)
    top = root.children[0]
    channel = next(iter(top.all("channel")), top)
    items = [*channel.all("item", "entry"), *(top.all("item") if channel is not top else [])]
    if not items:
        raise ChapterhouseError(source, "is a feed without any item; skip it", top.line)
    title = channel.first("title")
    language = channel.first("language")
    named = language.text.strip() if language else top.attributes.get("xml:lang", "")
    shared = _Channel(
        typographic(title.text) if title else None,
        named or None,
        tuple(hosts_and_guests(channel)),
    )
    notes = notes_of(source, items)
    repeated = boilerplate.repeated([[line.text for line in lines] for lines, _ in notes])
    pitched: set[str] = set()
    about: dict[int, list[Line]] = {}
    starts = [1, *(item.line for item in items[1:])]
    item_of = 0
    for line in lines_of(text):
        while item_of + 1 < len(starts) and line.number >= starts[item_of + 1]:
            item_of += 1
        about.setdefault(item_of, []).append(line)
    for index, item in enumerate(items):
        place = Source(source, NAME, index + 1, item.line)
        yield _episode(place, item, shared, notes[index], about.get(index, []), repeated, pitched)


def _episode(
    place: Source,
    item: Element,
    shared: _Channel,
    notes_lines: tuple[Sequence[Line], HtmlNotes],
    source_lines: Sequence[Line],
    repeated: Collection[str],
    pitched: set[str],
) -> Episode:
    ledger = Ledger()
    lines, html = notes_lines
    title = item.first("title", "itunes:title")
    words = ""
    if title:
        coded = title.attributes.get("type") in ("html", "xhtml")
        words = typographic(plain_notes(unescape(title.text) if coded else title.text))
    if title and words:
        ledger.text(Line(title.text_line, words), "title", words)
    people = tuple(hosts_and_guests(item)) or shared.people
    chapters = _chapters(place.path, item, ledger)
    media, date = _media(item), _date(item)
    notation = named_notation_in(lines, people, _FEWEST_TURNS)
    if notation is not None:
        given = Given(words or None, date, shared.show, shared.language, people, (), media)
        found = spoken_episode(place, lines, ledger, given, False, notation, html)
        if chapters and not found.chapters:
            found = replace(found, chapters=tuple(chapters))
    else:
        bare = [html.as_item(_bare(line), index) for index, line in enumerate(lines)]
        notes = read_notes([line for line in bare if line.text], repeated, pitched, ledger, True)
        found = episode_from(
            place,
            (),
            problems=notes.problems,
            media=media,
            language=shared.language,
            chapters=chapters or notes.chapters,
            title=words or None,
            date=date,
            summary=html.blocks(notes.summary),
            show=shared.show,
            people_hints=people,
        )
        more = notes.chapters if chapters else []
        rest = [each for each in more if not any(_is_told(each, chapter) for chapter in chapters)]
        for each, number in zip(more, notes.chapter_lines, strict=False):
            if each not in rest:
                ledger.take_back(number, TOLD_TWICE_RULE)
        found = replace(
            found,
            chapters=(*found.chapters, *rest),
            points=html.points(notes.points),
            points_heading=notes.points_heading,
            summary=(*found.summary, *credited(item, ledger)),
            sections=html.sections(notes.sections),
            about_show=tuple(notes.pitches),
        )
    found = replace(found, files=_files(item))
    known = {fate.line for fate in ledger.fates()}
    for line in source_lines:
        if line.number not in known:
            ledger.metadata(line, "feed")
    return replace(found, fates=ledger.fates())


def _bare(line: Line) -> Line:
    text = line.text
    if text is line.raw and not text.startswith("#") and "**" not in text:
        return line
    return Line(line.number, text.lstrip("#").replace("**", "").strip(), line.gap)


def _files(item: Element) -> tuple[str, ...]:
    """The names of the files that hold the item's transcript and chapters, by their addresses."""
    addresses = (
        one.attributes.get("url", "")[:2_000]
        for one in item.all("podcast:transcript", "podcast:chapters")
    )
    names = (unquote(_PATH.split(address, 1)[0].rpartition("/")[2]) for address in addresses)
    return tuple(dict.fromkeys(name for name in names if name))


def _chapters(source: str, item: Element, ledger: Ledger) -> list[Chapter]:
    """The chapters of `psc:chapters`, in their order."""
    held = [one for chapters in item.all("psc:chapters") for one in chapters.all("psc:chapter")]
    if len(held) > MOST_PARTS:
        raise endless(source, "chapters", item.line)
    starts = moments([one.attributes.get("start", "") for one in held])
    found = []
    for one, start in zip(held, starts, strict=True):
        title = " ".join(one.attributes.get("title", "").split())
        if title:
            ledger.text(Line(one.line, title), "chapters", title)
            found.append(Chapter(title, start))
    return sorted(found, key=lambda chapter: (chapter.start is None, chapter.start or 0))


def _is_told(one: Chapter, other: Chapter) -> bool:
    """Whether a chapter of the notes is one of `psc:chapters`, be it with fewer words."""
    mine, theirs = one.title.casefold(), other.title.casefold()
    near = one.start is not None and other.start is not None and abs(one.start - other.start) < 2
    return mine == theirs or (near and set(mine.split()) <= set(theirs.split()))


def _media(item: Element) -> Media:
    audio = youtube = None
    for one in item.all("enclosure", "link", "media:content", "yt:videoid"):
        named = one.attributes.get("url") or one.attributes.get("href") or one.text
        address = named.strip()
        enclosed = one.name == "enclosure" or one.attributes.get("rel") == "enclosure"
        kind = one.attributes.get("type", "")
        is_audio = kind.startswith("audio") or bool(_AUDIO_FILE.search(address[:2_000]))
        if (enclosed or one.name == "media:content") and is_audio and ADDRESS.fullmatch(address):
            audio = audio or address
        youtube = youtube or youtube_id("videoid" if one.name == "yt:videoid" else "url", address)
    return Media(audio=audio, youtube=youtube)


def _date(item: Element) -> str | None:
    """The day an item came out, in the time zone that it is written in."""
    held = item.first("pubdate", "published", "dc:date", "updated")
    if held is None:
        return None
    text = held.text.strip()[:60]
    if found := iso_date(text):
        return found
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
