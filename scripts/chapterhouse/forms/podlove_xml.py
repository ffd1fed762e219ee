"""Podlove Simple Transcripts, the XML that Podlove's Publisher links in a feed.

    <pst:transcripts version="1.0" xmlns:pst="http://podlove.org/simple-transcripts">
      <pst:speech>
        <pst:speaker>Ada Marsh</pst:speaker>
        <pst:item start="00:00:01.000" end="00:00:04.000">We read along.</pst:item>
      </pst:speech>

The rules are those of the program that writes it (https://github.com/podlove/podlove-publisher,
lib/modules/transcripts/renderer.php): a `speech` is what one person says without a break, and its
`speaker` is empty where nobody was named. Times are those of Podlove's WebVTT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chapterhouse.model import Episode, Source
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import turns_from
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.media_times import media_seconds
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.xml_events import root_of
from chapterhouse.reading.xml_stretches import Gathered, by_number, cues_in, rest_is_markup

NAME = "podlove-xml"

_LOOKED_AT = 5_000


def recognises(text: str) -> bool:
    """Whether the root is `transcripts`."""
    return root_of(text[:_LOOKED_AT]) == "transcripts"


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is transcribed."""
    lines = by_number(text)
    ledger = Ledger()
    cues, slips = cues_in(source, text, _Speeches(Gathered(source, lines)), ledger)
    rest_is_markup(ledger, lines)
    yield episode_from(
        Source(source, NAME, line=cues[0].line),
        turns_from(cues),
        fates=ledger.fates(),
        problems=slips,
    )


class _Speeches:
    """Takes the elements as they come."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self._inside = ""
        self._speaker = ""
        self._start: float | None = None
        self._end: float | None = None

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self._inside = name
        if name == "speech":
            self._speaker = ""
        elif name == "item":
            self._start = media_seconds(attributes.get("start"))
            self._end = media_seconds(attributes.get("end"))
            self.gathered.opens = True

    def said(self, text: str, line: int) -> None:
        if self._inside == "item":
            self.gathered.say(text, line)
        elif self._inside == "speaker":
            self._speaker += text

    def end(self, name: str) -> None:
        if name == "item":
            self.gathered.close(self._start, self._end, single_spaced(self._speaker) or None)
        self._inside = ""
