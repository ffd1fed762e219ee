"""YouTube's captions as XML: srv1, srv2 and srv3, as yt-dlp and the site's own address give them.

    <timedtext format="3"><body>
    <p t="80" d="4470" w="1"><s ac="0">we</s><s t="240" ac="0"> read</s></p>
    <p t="2310" w="1" a="1"> </p>

srv1 is ``<transcript><text start="0.08" dur="4.47">we read</text>`` in seconds, its text encoded
twice and with its markup; srv2 ``<timedtext><text t="80" d="4470">`` in milliseconds. ``a="1"``
adds a line break to the window. Google has no specification of them; the rules are those of the
files and of https://github.com/yt-dlp/yt-dlp (extractor/youtube). Durations run into the next line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from chapterhouse.model import Episode, Source
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import turns_from
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.xml_events import root_of
from chapterhouse.reading.xml_stretches import Gathered, by_number, cues_in, rest_is_markup
from chapterhouse.times import LONGEST

NAME = "youtube-xml"

_TIMED = re.compile(r"<(?:text\s[^<>]*?\b(?:start|t)|p\s[^<>]*?\bt)\s?=\s?[\"']")
_TAG = re.compile(r"</?(?:[biu]|font|span)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
"""Markup of captions that people uploaded, which srv1 gives as text."""

_LOOKED_AT = 100_000


def recognises(text: str) -> bool:
    """Whether the root is YouTube's and timed elements of its kind stand in it."""
    head = text[:_LOOKED_AT]
    return root_of(head) in ("transcript", "timedtext") and _TIMED.search(head) is not None


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    lines = by_number(text)
    ledger = Ledger()
    words = _Words(Gathered(source, lines))
    cues, slips = cues_in(source, text, words, ledger)
    rest_is_markup(ledger, lines)
    yield episode_from(
        Source(source, NAME, line=cues[0].line),
        turns_from(cues),
        fates=ledger.fates(),
        problems=slips,
        machine_made=_has_word_times(words.gathered.stretches),
    )


def _has_word_times(stretches: Sequence[Stretch]) -> bool:
    return any(stretch.timed for stretch in stretches)


class _Words:
    """Takes the timed elements as they come."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self._start: float | None = None
        self._end: float | None = None
        self._last: float | None = None
        self._twice = False
        self._inside = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name in ("p", "text"):
            self._inside = True
            self._twice = "start" in attributes
            scale = 1.0 if self._twice else 0.001
            self._start = _time(attributes.get("start", attributes.get("t")), scale)
            lasts = _time(attributes.get("dur", attributes.get("d")), scale)
            self._end = None if None in (self._start, lasts) else self._start + lasts  # type: ignore[operator]
            self._last = None
            self.gathered.opens = True
        elif name == "s" and self._inside and "t" in attributes:
            self._last = _time(attributes["t"], 0.001)
        elif name == "br" and self._inside:
            self.gathered.say(" ", line)

    def said(self, text: str, line: int) -> None:
        if not self._inside:
            return
        if self._twice:
            text = _TAG.sub("", html.unescape(text) if "&" in text else text)
        first = self.gathered.texts and text.lstrip().startswith(">>")
        if first and self._start is not None and self._last is not None:
            self._close()
            self._start += self._last
        self.gathered.say(text, line)

    def end(self, name: str) -> None:
        if name in ("p", "text") and self._inside:
            self._close()
            self._inside = False

    def _close(self) -> None:
        before = len(self.gathered.stretches)
        self.gathered.close(self._start, self._end)
        for stretch in self.gathered.stretches[before:]:
            stretch.timed = self._last is not None


def _time(written: str | None, scale: float) -> float | None:
    try:
        value = round(float(written or "") * scale, 3)
    except (ValueError, OverflowError):
        return None
    if not 0 <= value < LONGEST:
        return None
    return int(value) if value == int(value) else value
