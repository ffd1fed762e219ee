"""Transcripts as a list in a page's front matter: a line, its second, who says it.

    ---
    title: Why captions matter
    transcript:
    - header: Who reads along
    - line: 'Captions: who needs them?'
      sec: 57
      time: '0:57'
      who: Ada
    ---

DataTalks.Club keeps its episodes so (https://github.com/DataTalksClub/datatalksclub.github.io, the
folder ``_podcast``). Read line by line and not as YAML: quotes and colons in speech break such
files often, and one line must not make an episode unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.model import Block, Chapter, Episode, Media, Problem, Source, Turn, prose
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import Cue, in_order, turns_from
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.note_facts import note_date, note_facts, youtube_id

NAME = "line-list"

_LOOKED_AT = 20_000
_BEGIN = re.compile(r"\A\s*---\s*\n(?:[^\n]*\n){0,300}?transcript:\s*\n\s*- (?:header|line):", re.I)
_KEY = re.compile(r"(?P<dash>\s*-\s+)?\s*(?P<key>header|line|sec|time|who):(?:\s+(?P<value>.*))?\Z")


@dataclass(slots=True)
class _Entry:
    """An entry of the list: a header, or a line with its facts."""

    line: Line
    header: bool
    said: list[tuple[Line, str]] = field(default_factory=list)
    sec: str | None = None
    time: str | None = None
    who: str | None = None

    @property
    def text(self) -> str:
        """What it says, without the quotes of YAML."""
        return _unquoted(" ".join(text for _, text in self.said))


def recognises(text: str) -> bool:
    """Whether the front matter of a text holds a list of lines that are said."""
    return _BEGIN.match(text.removeprefix("\ufeff")[:_LOOKED_AT]) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the page."""
    lines = lines_of(text.removeprefix("\ufeff"))
    fences = [index for index, line in enumerate(lines) if line.raw.rstrip() == "---"]
    begin = next((i for i, line in enumerate(lines) if line.text.lower() == "transcript:"), None)
    if begin is None or not fences:
        raise ChapterhouseError(source, "there is no list named `transcript` in it")
    close = next((index for index in fences if index > begin), len(lines))
    end = next(
        (i for i in range(begin + 1, close) if re.match(r"[A-Za-z_][\w-]*:", lines[i].raw)), close
    )
    ledger = Ledger()
    entries = list(_entries(lines[begin + 1 : end], ledger))
    turns, chapters, problems = _turns(entries, ledger)
    if not turns:
        raise ChapterhouseError(source, "there is no line in its transcript")
    facts = [*lines[: begin + 1], *lines[end : close + 1]]
    told = {fact.key: fact for fact in note_facts(facts)}
    title = told["title"].value if "title" in told else None
    for line in facts:
        ledger.metadata(line, "front matter")
    if title:
        ledger.text(told["title"].line, "title", title)
    for line in lines[close + 1 :]:
        ledger.text(line, "summary")
    pairs = [(fact.key, fact.value) for fact in told.values()]
    episode = episode_from(
        Source(source, NAME, line=1),
        turns,
        problems=problems,
        title=typographic(title) if title else None,
        date=next((day for key, value in pairs if (day := note_date(key, value))), None),
        media=Media(youtube=next((v for k, t in pairs if (v := youtube_id(k, t))), None)),
        summary=[Block(prose(line.text)) for line in lines[close + 1 :]],
    )
    yield replace(episode, chapters=tuple(chapters), fates=ledger.fates())


def _entries(lines: Sequence[Line], ledger: Ledger) -> Iterator[_Entry]:
    """The entries of the list; a line without a key goes on with what is said above it."""
    entry: _Entry | None = None
    for line in lines:
        match = _KEY.match(line.raw)
        value = (match["value"] or "").strip() if match else ""
        if match and match["key"] in ("header", "line") and (match["dash"] or entry is None):
            if entry is not None:
                yield entry
            entry = _Entry(line, match["key"] == "header", [(line, value)])
        elif match and entry is not None and match["key"] in ("sec", "time", "who"):
            ledger.metadata(line, match["key"])
            setattr(entry, match["key"], _unquoted(value))
        elif entry is not None:
            entry.said.append((line, line.text))
        else:
            ledger.metadata(line, "front matter")
    if entry is not None:
        yield entry


def _turns(
    entries: Sequence[_Entry], ledger: Ledger
) -> tuple[list[Turn], list[Chapter], list[Problem]]:
    """The turns, with the chapters that headers begin, and slips of their times."""
    spoken = [each for each in entries if not each.header and each.text]
    cues, problems = in_order([_cue(each) for each in spoken])
    cue_of = {each.line.number: cue for each, cue in zip(spoken, cues, strict=True)}
    turns: list[Turn] = []
    chapters: list[Chapter] = []
    open_: list[Cue] = []
    for entry in entries:
        for line, piece in entry.said:
            bare = piece if len(entry.said) > 1 else _unquoted(piece)
            what = "chapters" if entry.header else "turn"
            (ledger.text if bare else ledger.metadata)(line, what, bare.strip("'\"") or None)
        if entry.header:
            turns += turns_from(open_)
            open_ = []
            chapters.append(Chapter(entry.text, turn=len(turns)))
        elif entry.line.number in cue_of:
            open_.append(cue_of[entry.line.number])
    turns += turns_from(open_)
    last = len(turns)
    chapters = [replace(c, turn=None) if c.turn == last else c for c in chapters if c.title]
    return turns, chapters, problems


def _cue(entry: _Entry) -> Cue:
    start = time_of(entry.sec) if entry.sec else None
    if start is None and entry.time:
        start = time_of(entry.time)
    return Cue(entry.text, start, None, entry.who or None, entry.line.number)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        quote, value = value[0], value[1:-1]
        value = value.replace("''", "'") if quote == "'" else value.replace('\\"', '"')
    return value
