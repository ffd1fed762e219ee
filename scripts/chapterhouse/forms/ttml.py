"""TTML, the Timed Text Markup Language (also DFXP, EBU-TT, IMSC, and Apple Podcasts' transcripts).

    <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><metadata>
    <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Ada Marsh</ttm:name></ttm:agent>
    </metadata></head><body><div>
    <p begin="00:00:01.000" end="00:00:04.000" ttm:agent="a1">We read<br/>along.</p>

Rules: https://www.w3.org/TR/ttml2/ (`begin` inside an element that has one counts from it; white
space is one space unless `xml:space` says otherwise, which no transcript needs). Apple gives each
word a span with ``podcasts:unit="word"`` and no space between, and a paragraph a ``p``. Times of a
tape (``ttp:timeBase="smpte"``, which iTT has, and what EBU-TT makes of EBU STL) count from its
programme's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chapterhouse.model import Episode, Source
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import turns_from
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.media_times import media_seconds
from chapterhouse.reading.programme_start import from_the_start
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.xml_events import root_of
from chapterhouse.reading.xml_stretches import Gathered, by_number, cues_in, rest_is_markup
from chapterhouse.times import LONGEST

NAME = "ttml"

_LOOKED_AT = 5_000
_NOT_SAID = frozenset("metadata desc title copyright agent name item set animate".split())


def recognises(text: str) -> bool:
    """Whether the root element is `tt`."""
    return root_of(text[:_LOOKED_AT]) == "tt"


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    lines = by_number(text)
    ledger = Ledger()
    document = _Document(Gathered(source, lines))
    cues, slips = cues_in(source, text, document, ledger)
    cues, told = from_the_start(cues, document.broadcast, document.programme_start)
    title = single_spaced(document.title)
    if title and (at := lines.get(document.title_line)):
        ledger.text(at, "title", title)
    rest_is_markup(ledger, lines)
    yield episode_from(
        Source(source, NAME, line=cues[0].line),
        turns_from(cues),
        fates=ledger.fates(),
        problems=[*slips, *told],
        language=document.language,
        title=title or None,
    )


@dataclass(slots=True)
class _Open:
    """An element that is open: where its times count from, and who speaks in it."""

    name: str
    begins: float
    voice: str | None
    is_word: bool = False


class _Document:
    """Takes the elements as they come."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.language: str | None = None
        self.title = ""
        self.title_line = 0
        self.broadcast = False
        self.programme_start: float | None = None
        self._agents: dict[str, str] = {}
        self._agent = ""
        self._rates = (30.0, 1.0)
        self._open: list[_Open] = []
        self._start: float | None = None
        self._end: float | None = None
        self._in_p = False
        self._apple = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        above = self._open[-1] if self._open else _Open("", 0.0, None)
        start = media_seconds(attributes.get("begin"), *self._rates)
        who = attributes.get("agent")
        here = _Open(name, above.begins, self._agents.get(who, who) if who else above.voice)
        if name == "tt":
            self._take_root(attributes)
        elif name == "agent":
            self._agent = attributes.get("id", "")
        elif name == "title":
            self.title_line = self.title_line or line
        elif name == "br":
            self.gathered.say("\n", line)
        elif name in ("body", "div") and start is not None:
            here.begins += start
        elif name == "p":
            self._begin_p(attributes, start, above.begins)
        elif name == "span" and self._in_p:
            self._begin_span(attributes, start, here, above)
        self._open.append(here)

    def said(self, text: str, line: int) -> None:
        inside = self._open[-1] if self._open else None
        if inside is None or inside.name in _NOT_SAID:
            if inside and inside.name == "title" and not self._in_p:
                self.title += text
            elif inside and inside.name == "name" and self._agent and text.strip():
                self._agents.setdefault(self._agent, single_spaced(text))
        elif inside.name == "documentStartOfProgramme":
            self.programme_start = media_seconds(text, *self._rates)
        elif self._in_p:
            self.gathered.say(text, line, breaks=False)

    def end(self, name: str) -> None:
        here = self._open.pop()
        if name == "p" and self._in_p:
            self._close(here.voice)
            self._in_p = False
        elif name == "span" and self._in_p:
            if here.is_word:
                self.gathered.texts.append(" ")
            if here.voice != self._open[-1].voice:
                self._close(here.voice)

    def _take_root(self, attributes: Mapping[str, str]) -> None:
        self.language = attributes.get("lang") or None
        frames = media_seconds(attributes.get("frameRate")) or 30.0
        scale = re.match(r"(\d{1,6})[ :](\d{1,6})\Z", attributes.get("frameRateMultiplier", ""))
        if scale and int(scale[1]) and int(scale[2]):
            frames *= int(scale[1]) / int(scale[2])
        self._rates = (frames, media_seconds(attributes.get("tickRate")) or frames)
        named = any(value.startswith("urn:ebu:") for value in attributes.values())
        self.broadcast = named or attributes.get("timeBase") == "smpte"

    def _begin_p(self, attributes: Mapping[str, str], start: float | None, base: float) -> None:
        self._in_p = True
        self.gathered.opens = True
        self._start = None if start is None else _exact(base + start)
        end = media_seconds(attributes.get("end"), *self._rates)
        lasts = media_seconds(attributes.get("dur"), *self._rates)
        if end is None and start is not None and lasts is not None:
            end = start + lasts
        self._end = None if end is None else _exact(base + end)

    def _begin_span(
        self,
        attributes: Mapping[str, str],
        start: float | None,
        here: _Open,
        above: _Open,
    ) -> None:
        here.is_word = attributes.get("unit") == "word"
        self._apple = self._apple or here.is_word
        if here.voice != above.voice:
            self._close(above.voice)
        if self._start is None and start is not None and not "".join(self.gathered.texts).strip():
            self._start = start

    def _close(self, voice: str | None) -> None:
        self.gathered.close(self._start, self._end, voice, new_paragraph=self._apple)


def _exact(seconds: float) -> float | None:
    seconds = round(seconds, 3)
    if seconds >= LONGEST:
        return None
    return int(seconds) if seconds == int(seconds) else seconds
