"""Transcripts in Markdown: front matter, headings as chapters, turns; so are Obsidian notes.

    ---
    title: Why captions matter
    date: 2026-03-03
    ---
    ## Who reads along
    **Ada Marsh** [00:57]
    Read on in [[Captions|the other note]]. ^b1

Front matter is YAML between ``---`` or a JSON object; the markup is that of CommonMark and of
Obsidian (https://help.obsidian.md/links). Notes without turns are a form of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chapterhouse.forms import (
    directory_page,
    episode_summary,
    insight_list,
    newsletter_post,
    wiki_note,
)
from chapterhouse.forms.text_transcript import is_data, is_markdown
from chapterhouse.model import Block, Episode, Media, Person, Role, Source, prose
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.names import looks_like_person, without_title
from chapterhouse.reading.note_facts import facts_end, listed, note_date, note_facts, youtube_id
from chapterhouse.reading.pipe_tables import with_spoken_tables
from chapterhouse.reading.speakers import bare_name
from chapterhouse.reading.spoken_episode import Given, notation_in, spoken_episode

NAME = "markdown-transcript"

_OTHERS = (directory_page, episode_summary, insight_list, newsletter_post, wiki_note)
_SHOW_KEYS = ("show", "podcast", "channel", "series", "showname", "podcastname")
_ABOUT_KEYS = ("description", "summary", "subtitle", "excerpt", "abstract")
_AUDIO_KEYS = ("audio", "audiourl", "mp3", "enclosure", "media", "mediaurl", "episodeurl")
_PEOPLE: dict[str, Role] = {
    **dict.fromkeys(("host", "hosts", "cohost", "cohosts", "interviewer"), "host"),
    **dict.fromkeys(("guest", "guests", "interviewee"), "guest"),
}
_NO_TITLE = ("notes", "meeting notes", "notizen", "transcript", "full transcript")
"""First headings that say what the text is, as Google's notes of meetings have them."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


def recognises(text: str) -> bool:
    """Whether a text with front matter or headings holds turns, and is no form of its own."""
    text = text.removeprefix("\ufeff")
    end = _json_end(text)
    if end:
        return notation_in(lines_of(text[end:][:200_000])).kind not in ("none",)
    if is_data(text) or not is_markdown(text):
        return False
    lines = signs.beginning(text)
    end = _facts_end(lines)
    facts = _Facts(Ledger())
    facts.take(lines[:end])
    body = with_spoken_tables(lines[end:], Ledger())
    if notation_in(body, facts.given()).kind in ("none", "plain"):
        return False
    return not any(form.recognises(text) for form in _OTHERS)


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the text."""
    text = text.removeprefix("\ufeff")
    lines = lines_of(text)
    if not lines:
        raise ChapterhouseError(source, "there is no transcript in it; add its text or skip it")
    ledger = Ledger()
    facts = _Facts(ledger)
    json_end = _json_end(text)
    if json_end:
        last = text.count("\n", 0, json_end) + 1
        end = sum(line.number <= last for line in lines)
        facts.take_json(json.loads(text[:json_end]), lines[:end])
    else:
        end = _facts_end(lines)
        facts.take(lines[:end])
    body = lines[end:]
    if body and body[0].text.startswith("# "):
        heading = body[0].text[2:].strip().strip("*_").strip()
        if bare_name(heading).casefold() in _NO_TITLE:
            ledger.metadata(body[0], "heading")
            body = body[1:]
        elif facts.title is None:
            facts.say_title(body[0], heading)
            body = body[1:]
        elif typographic(heading) == facts.title:
            ledger.metadata(body[0], "title")
            body = body[1:]
    place = Source(source, NAME, line=lines[0].number)
    spoken = with_spoken_tables(body, ledger)
    yield spoken_episode(place, spoken, ledger, facts.given(), True)


def _facts_end(lines: Sequence[Line]) -> int:
    """How many lines the front matter takes; also where a value of it goes on indented."""
    end = facts_end(lines)
    if end or not lines or lines[0].text not in ("---", "+++"):
        return end
    for index, line in enumerate(lines[1:300], 1):
        if line.text == lines[0].text and index > 1:
            return index + 1
        if line.raw[:1].strip() and not re.match(r"[\w\"'-][\w .\"'-]{0,60}\s*[:=]|- |#", line.raw):
            return 0
    return 0


def _json_end(text: str) -> int:
    """Where JSON front matter ends that text stands behind; 0 where there is none."""
    head = text[:100_000]
    if not head.lstrip().startswith("{"):
        return 0
    skip = len(head) - len(head.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(head, skip)
    except (ValueError, RecursionError):
        return 0
    rest = text[end : end + 400].lstrip()
    prose_follows = (bool(rest) and rest[0] not in "{[,]}") or rest.startswith("[[")
    return end if isinstance(value, dict) and prose_follows else 0


class _Facts:
    """What front matter says; each of its lines goes to the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.title: str | None = None
        self.date: str | None = None
        self.show: str | None = None
        self.language: str | None = None
        self.audio: str | None = None
        self.youtube: str | None = None
        self.people: list[Person] = []
        self.summary: list[Block] = []

    def say_title(self, line: Line, words: str) -> None:
        """The title, as a line has it."""
        self.title = typographic(words)
        self.ledger.text(line, "title", words)

    def take(self, lines: Sequence[Line]) -> None:
        """YAML front matter, line by line."""
        if not lines:
            return
        for fact in note_facts(lines):
            self._fact(fact.line, fact.key, fact.value)
        for fence in (lines[0], lines[-1]):
            self.ledger.metadata(fence, "front matter")
        known = {fate.line for fate in self.ledger.fates()}
        for line in lines:
            if line.number not in known:
                self.ledger.metadata(line, "front matter")

    def take_json(self, facts: Mapping[str, Any], lines: Sequence[Line]) -> None:
        """JSON front matter, a value at a time."""
        for line in lines:
            self.ledger.metadata(line, "front matter")
        for key, value in facts.items():
            name = re.sub(r"[\s._-]", "", key.lower())
            where = next((line for line in lines if f'"{key}"' in line.raw), lines[0])
            values = value if isinstance(value, list) else [value]
            for each in values:
                if isinstance(each, dict):
                    each = each.get("name", "")
                if isinstance(each, str | int | float) and not isinstance(each, bool):
                    self._fact(where, name, str(each))

    def _fact(self, line: Line, key: str, value: str) -> None:
        if key == "title" and value.strip() and self.title is None:
            self.ledger.metadata(line, "title", key)
            self.say_title(line, value)
            return
        if key in _ABOUT_KEYS and len(value.split()) > 2:
            self.summary.append(Block(prose(value)))
            self.ledger.text(line, "summary", value)
            return
        self.ledger.metadata(line, key or "front matter")
        if not value:
            return
        self.youtube = self.youtube or youtube_id(key, value)
        self.date = self.date or note_date(key, value)
        if key in _SHOW_KEYS:
            self.show = self.show or value.strip("[]").rpartition("|")[2]
        elif key in ("lang", "language"):
            self.language = value
        elif key in _AUDIO_KEYS and (address := _ADDRESS.match(value)):
            if not youtube_id("url", value):
                self.audio = self.audio or address[0]
        elif key in _PEOPLE:
            for each in listed(value):
                name = without_title(bare_name(each.strip("[]\"' ").rpartition("|")[2]))
                if looks_like_person(name) and all(name != known.name for known in self.people):
                    self.people.append(Person(name, _PEOPLE[key]))

    def given(self) -> Given:
        """The facts as an episode takes them."""
        return Given(
            title=self.title,
            date=self.date,
            show=self.show,
            language=self.language,
            people=tuple(self.people),
            summary=tuple(self.summary),
            media=Media(audio=self.audio, youtube=self.youtube),
        )
