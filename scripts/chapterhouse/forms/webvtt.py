"""WebVTT captions, written by people or by programs (Zoom, Teams, Descript, YouTube, Podlove).

    WEBVTT

    00:01.000 --> 00:04.000
    <v Ada Marsh>We read along.

Rules: https://www.w3.org/TR/webvtt1/ . A voice that a cue does not name goes on, as the podcast
namespace has it (https://github.com/Podcastindex-org/podcast-namespace, transcripts.md). Zoom
writes ``Name: text`` in the cue, Webex the name in its id, Teams ids of any shape; YouTube's
automatic captions roll; Microsoft Stream writes language and confidence into notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import cast

from chapterhouse.export.marks import MARK, is_own_text
from chapterhouse.model import Episode, Problem, Source, Turn
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_lines import caption_blocks, timing
from chapterhouse.reading.caption_markup import Stretch, stretches_of
from chapterhouse.reading.caption_speakers import cues_of
from chapterhouse.reading.chapter_cues import chapter_cues, is_picture
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cue_loops import without_loops
from chapterhouse.reading.cues import in_order, turns_from
from chapterhouse.reading.ledger import Ledger, Line, numbered_lines
from chapterhouse.reading.own_exports import own_caption_turns
from chapterhouse.reading.rolling import without_repeats

NAME = "webvtt"

_SIGNATURE = re.compile(r"\ufeff?\s{0,40}WEBVTT(?:[ \t\r][^\n]*)?(?:\n|\Z)", re.IGNORECASE)
_NAMED_ID = re.compile(r"^\d{1,6} \"(?P<name>[^\"<>\n]{0,80})\" \(\d{1,20}\)\s*$", re.MULTILINE)
_NO_CUE = re.compile(r"(?P<kind>NOTE|STYLE|REGION|WEBVTT)(?=\s|\Z)")
_MAY_BEGIN_NO_CUE = "NSRW"
_RULES = {"NOTE": "caption-comment", "STYLE": "caption-style", "REGION": "caption-region"}
_FACT = re.compile(
    r"(?:NOTE\s+)?(?P<key>language|title|show|date|podcast|episode|publishing date)\s?:"
    r"\s*(?P<value>\S.{0,4999})\Z",
    re.IGNORECASE,
)
_PODLOVE = {"podcast": "show", "episode": "title", "publishing date": "date"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,20}(?:[-_][A-Za-z0-9]{2,8}){0,3}\Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?\Z")


@dataclass(slots=True)
class _Facts:
    """What header and notes say of the recording."""

    found: dict[str, str] = field(default_factory=dict)

    def take(self, line: Line, ledger: Ledger) -> bool:
        """Whether the line gives a fact that is not known yet; the fact is kept."""
        match = _FACT.match(line.text)
        if match is None:
            return False
        key, value = match["key"].lower(), match["value"].strip()
        key = _PODLOVE.get(key, key)
        fits = {"language": _LANGUAGE, "date": _DATE}.get(key)
        if key in self.found or (fits and not fits.match(value)):
            return False
        self.found[key] = value[:10] if key == "date" else value
        ledger.metadata(line, key, line.text.removesuffix(value).strip() or None)
        if key == "title":
            ledger.text(line, key, value)
        else:
            ledger.metadata(line, key, value)
        return True


def recognises(text: str) -> bool:
    """Whether the text begins with the signature of WebVTT; in small letters, with a cue below."""
    head = text[:5_000]
    found = _SIGNATURE.match(head)
    if found is None or not ("WEBVTT" in found[0] or "-->" in head):
        return False
    return not (is_own_text(text) or chapter_cues(text))


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    ledger = Ledger()
    problems: list[Problem] = []
    facts = _Facts()
    own = MARK in text[:200]
    stretches = _stretches(text, own, facts, ledger, problems)
    rolled = False
    if own:
        turns: Sequence[Turn] = own_caption_turns(source, stretches, ledger)
        line = stretches[0].line.number
    else:
        once = without_repeats(stretches, ledger)
        rolled = len(once) < len(stretches) and any(one.timed for one in once)
        del stretches  # There are half a million of them in a large file.
        cues, slips = in_order(cues_of(once, ledger))
        problems += slips
        del once
        if not cues:
            raise ChapterhouseError(source, "holds no caption; add its text or skip it")
        if all(is_picture(cue.text) for cue in cues):
            why = "holds pictures for a player’s preview and no speech; set `skip: true` for it"
            raise ChapterhouseError(source, why, cues[0].line)
        turns, line = turns_from(without_loops(cues, ledger, problems)), cues[0].line
    yield episode_from(
        Source(source, NAME, line=line),
        turns,
        fates=ledger.fates(),
        problems=problems,
        language=facts.found.get("language"),
        title=facts.found.get("title"),
        show=facts.found.get("show"),
        date=facts.found.get("date"),
        verbatim=own,
        machine_made=rolled,
    )


def _stretches(
    text: str, own: bool, facts: _Facts, ledger: Ledger, problems: list[Problem]
) -> list[Stretch]:
    notes = any(f"\n{kind}" in text for kind in (*_RULES, "WEBVTT"))
    lines = _cue_lines(numbered_lines(text.removeprefix("\ufeff")), notes, facts, ledger)
    voices: dict[int, str] = {}
    if _NAMED_ID.search(text[:20_000]):
        lines = _told_in_ids(lines, voices)
    blocks = caption_blocks(lines, ledger, problems, numbered=False)
    found = list(stretches_of(blocks, ledger, own))
    for stretch in found if voices else ():
        stretch.voice = stretch.voice or voices.get(stretch.line.number)
    return found


def _told_in_ids(lines: Iterable[Line], voices: dict[int, str]) -> Iterator[Line]:
    """The lines; who says the first ones of cues whose ids name somebody goes to ``voices``."""
    name = ""
    for line in lines:
        if told := _NAMED_ID.match(line.raw):
            name = told["name"]
        elif name and not _is_timing(line):
            voices[line.number], name = name, ""
        yield line


def _cue_lines(lines: Iterator[Line], notes: bool, facts: _Facts, ledger: Ledger) -> Iterator[Line]:
    """The lines of cues; those of the header, of comments and styles get their fate.

    A block of these ends at a blank line or at a timing line, and is none where a timing line
    comes right below its first one: that is a cue whose id is ``NOTE``. Without ``notes`` there
    are none but the header.
    """
    kind: str | None = None
    for index, (line, below) in enumerate(_with_next(lines)):
        first = index == 0
        if kind is None and not first and not notes:
            yield line
            if below is not None:
                yield below
            yield from lines
            return
        if kind is None and not first and line.raw[0] not in _MAY_BEGIN_NO_CUE:
            yield line
            continue
        if kind is not None and (line.gap or _is_timing(line) or _is_id(line, below)):
            kind = None
        if kind is None and (line.gap or first):
            match = _NO_CUE.match(line.text.upper() if first else line.raw)
            if match and (first or not (below and _adjacent(line, below))):
                kind = match["kind"]
        if kind is None:
            yield line
        elif kind in ("NOTE", "WEBVTT") and facts.take(line, ledger):
            continue
        elif kind == "WEBVTT":
            ledger.metadata(line, "header")
        else:
            ledger.drop(line, _RULES[kind])


def _with_next(lines: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the one below it; only these two are kept of a large file."""
    return cast(Iterator[tuple[Line, Line | None]], pairwise(chain(lines, (None,))))


def _is_timing(line: Line) -> bool:
    return timing(line.raw) is not None


def _adjacent(line: Line, below: Line) -> bool:
    return below.number == line.number + 1 and _is_timing(below)


def _is_id(line: Line, below: Line | None) -> bool:
    """Whether the line is a cue's number right under a header without a blank line between."""
    return line.text.isdigit() and below is not None and _adjacent(line, below)
