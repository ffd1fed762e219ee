r"""SubStation Alpha subtitles (SSA, ASS), as Aegisub and Subtitle Edit write them.

    [Events]
    Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Dialogue: 0,0:00:01.00,0:00:04.00,Default,Ada Marsh,0,0,0,,{\i1}We read{\i0}\Nalong.

Rules: http://www.tcax.org/docs/ass-specs.htm and https://aegisub.org/docs/latest/ass_tags/ : the
text is the last field, so commas may stand in it; braces hold tags or comments; behind ``\p1``
stands a drawing; `Comment` lines are not shown. Lines may stand in any order. Who speaks is in
`Name` (Aegisub: actor), ``NTP`` there is nobody. Programs that light up each word repeat the line
for each, others for each layer; it is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from chapterhouse.model import Episode, Problem
from chapterhouse.reading.caption_episode import caption_episode
from chapterhouse.reading.caption_lines import caption_seconds
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.rolling import ROLLING_RULE
from chapterhouse.reading.running_text import single_spaced

NAME = "substation"

_SECTION = re.compile(
    r"\[(script info|v4\+?\+? styles|events|fonts|graphics|aegisub [\w ]+)\]", re.I
)
_EVENT = re.compile(r"(?P<kind>dialogue|comment|format)\s*:\s*(?P<fields>.*)\Z", re.I | re.DOTALL)
_DIALOGUE = re.compile(r"^[ \t]*dialogue[ \t]*:", re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(r"title\s*:\s*(?P<title>\S.*)\Z", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:default aegisub file|<?untitled>?|new subtitles?)\Z", re.IGNORECASE)
_COLUMNS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect")
_TIME = re.compile(r"-?\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?\Z")
_MARKUP = re.compile(
    r"\{[^{}]*\\p[1-9]\d?(?!\w)[^{}]*\}[^{}]*|\{[^{}]*\}|(?P<break>\\[Nn])|(?P<space>\\h)"
)
_NOBODY = frozenset(("", "ntp"))
_TOUCHING = 0.05
"""Seconds that may lie between two showings of one line."""


class _Shown(NamedTuple):
    """A `Dialogue` line: what it shows, as the lines on the screen."""

    line: Line
    start: float | None
    end: float | None
    name: str | None
    written: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class _Script:
    """What is known while the lines of a file are gone through."""

    section: str = "events"
    title: str | None = None
    columns: Sequence[str] = _COLUMNS


def recognises(text: str) -> bool:
    """Whether a section of SubStation stands first and something is shown further below."""
    head = text.removeprefix("\ufeff")[:4_000]
    first = next((line.strip() for line in head.split("\n") if line.strip(" \t\r;!")), "")
    if not _SECTION.match(first) and not _DIALOGUE.match(first):
        return False
    return _DIALOGUE.search(text) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is subtitled."""
    ledger = Ledger()
    problems: list[Problem] = []
    script = _Script()
    shown = list(_dialogue(lines_of(text.removeprefix("\ufeff")), script, ledger, problems))
    stretches = list(_stretches(_once(_by_time(shown), ledger)))
    yield caption_episode(source, NAME, stretches, ledger, problems, script.title)


def _dialogue(
    lines: Iterable[Line], script: _Script, ledger: Ledger, problems: list[Problem]
) -> Iterator[_Shown]:
    for line in lines:
        if section := _SECTION.match(line.text):
            script.section = section[1].lower()
            ledger.metadata(line, "header")
        elif script.section == "events":
            yield from _event(line, script, ledger, problems)
        elif script.section in ("fonts", "graphics"):
            ledger.drop(line, "caption-attachment")
        elif script.section != "script info":
            ledger.drop(line, "caption-style")
        elif (match := _TITLE.match(line.text)) and not _NO_TITLE.match(match["title"]):
            script.title = match["title"]
            ledger.metadata(line, "header", line.text.removesuffix(script.title))
            ledger.text(line, "title", script.title)
        else:
            ledger.metadata(line, "header")


def _event(
    line: Line, script: _Script, ledger: Ledger, problems: list[Problem]
) -> Iterator[_Shown]:
    match = _EVENT.match(line.text)
    if match is None or match["kind"].lower() == "comment":
        ledger.drop(line, "caption-comment")
        return
    if match["kind"].lower() == "format":
        script.columns = [name.strip().lower() for name in match["fields"].split(",")][:-1]
        ledger.metadata(line, "header")
        return
    fields = match["fields"].split(",", len(script.columns))
    written = fields[-1]
    ledger.metadata(line, "time", line.text.removesuffix(written))
    said = dict(zip(script.columns, fields[:-1], strict=False))
    start, end = (_seconds(said.get(name, "")) for name in ("start", "end"))
    if start is None:
        problems.append(
            Problem(line.number, "the time of the cue is none; what is said is kept without it")
        )
    name = single_spaced(said.get("name", said.get("actor", "")))
    who = None if name.lower() in _NOBODY else name
    if parts := _parts(line, written, ledger):
        yield _Shown(line, start, end, who, written, parts)


def _parts(line: Line, written: str, ledger: Ledger) -> tuple[str, ...]:
    """The lines on the screen that the text of a `Dialogue` line makes; its tags are accounted."""
    for match in _MARKUP.finditer(written):
        gap = match["break"] or match["space"]
        ledger.metadata(line, "line break" if gap else "tag", match[0])
    plain = _MARKUP.sub(
        lambda match: "\n" if match["break"] else " " * bool(match["space"]), written
    )
    return tuple(part for each in plain.split("\n") if (part := single_spaced(each)))


def _by_time(shown: Sequence[_Shown]) -> list[_Shown]:
    """The lines in the order of their times, one without a time behind the line above it."""
    starts = accumulate(
        (one.start for one in shown),
        lambda last, start: last if start is None else start,
        initial=0.0,
    )
    timed = zip(islice(starts, 1, None), shown, strict=True)
    return [one for _, one in sorted(timed, key=lambda pair: pair[0] or 0)]


def _once(shown: Iterable[_Shown], ledger: Ledger) -> Iterator[_Shown]:
    """What is shown without what only shows it again, in another layer or for the next word."""
    before: _Shown | None = None
    for one in shown:
        if before and one.parts == before.parts and one.name == before.name:
            again = one.start == before.start or (
                one.written != before.written and _touch(before.end, one.start)
            )
            if again:
                ledger.drop(one.line, ROLLING_RULE)
                before = one
                continue
        before = one
        yield one


def _touch(end: float | None, start: float | None) -> bool:
    return end is not None and start is not None and abs(start - end) <= _TOUCHING


def _stretches(shown: Iterable[_Shown]) -> Iterator[Stretch]:
    name: str | None = None
    for one in shown:
        unnamed = name is not None and one.name is None
        name = one.name
        for at, part in enumerate(one.parts):
            opens = at == 0
            yield Stretch(one.line, part, one.start, one.end, opens, name, opens and unnamed)


def _seconds(written: str) -> float | None:
    """The seconds of a time; what begins before the recording is shown from its beginning."""
    written = written.strip()
    if not _TIME.match(written):
        return None
    return 0 if written.startswith("-") else caption_seconds(written)
