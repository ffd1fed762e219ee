r"""YouTube's captions as JSON (``fmt=json3``, what yt-dlp saves as ``.json3``).

    {"wireMagic": "pb3", "events": [
      {"tStartMs": 80, "dDurationMs": 4470, "wWinId": 1,
       "segs": [{"utf8": "we"}, {"utf8": " read", "tOffsetMs": 240}]},
      {"tStartMs": 2310, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]}]}

Google has no specification of it; the rules are those of the files and of
https://github.com/yt-dlp/yt-dlp (extractor/youtube). Events without ``segs`` set a window up;
``aAppend`` adds to the window, mostly a line break; durations run into the next line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.caption_speakers import cues_of
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import in_order, turns_from
from chapterhouse.reading.json_shapes import rows, shape_of
from chapterhouse.reading.json_text import (
    forget,
    lines_of_strings,
    require_json,
    shown_text,
)
from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.rolling import without_overlaps
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.xml_stretches import by_number, rest_is_markup

NAME = "youtube-json3"


def recognises(text: str) -> bool:
    """Whether a text is JSON with a list named ``events``."""
    return shape_of(text) == NAME


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode that is captioned."""
    value = require_json(source, text)
    lines = by_number(text)
    ledger = Ledger()
    stretches = without_overlaps(list(_stretches(text, value, lines)))
    cues, slips = in_order(cues_of(stretches, ledger, whole_lines=False))
    forget()
    if not cues:
        raise ChapterhouseError(source, "holds no caption; add its text or skip it")
    rest_is_markup(ledger, lines, "data")
    yield episode_from(
        Source(source, NAME, line=cues[0].line),
        turns_from(cues),
        fates=ledger.fates(),
        problems=slips,
        machine_made=any(stretch.timed for stretch in stretches),
    )


def _stretches(text: str, value: Any, lines: Mapping[int, Line]) -> Iterator[Stretch]:
    """What each event says; somebody else who begins inside it has a stretch of their own."""
    events = [(event, rows(event, "segs")) for event in rows(value, "events")]
    wanted: dict[tuple[int, str], int] = {}
    for _, segments in events:
        for segment in segments:
            wanted[id(segment), "utf8"] = len(wanted)
    places = lines_of_strings(text, value, wanted)
    for event, segments in events:
        start = time_of(event.get("tStartMs"), 0.001)
        lasts = time_of(event.get("dDurationMs"), 0.001)
        end = None if start is None or lasts is None else start + lasts
        said: list[str] = []
        opens = True
        line, begun, timed = 0, start, False
        for segment in segments:
            words = shown_text(segment.get("utf8"))
            offset = time_of(segment.get("tOffsetMs"), 0.001)
            if said and offset is not None and words.lstrip().startswith(">>"):
                for one in _shown_lines(said, lines, line, begun, end, opens, timed):
                    yield one
                    opens = False
                said, line = [], 0
                begun = None if start is None else round(start + offset, 3)
            if not line and words.strip():
                line = places.get(wanted[id(segment), "utf8"], 1)
            timed = timed or offset is not None
            said.append(words)
        yield from _shown_lines(said, lines, line, begun, end, opens, timed)


def _shown_lines(
    said: list[str],
    lines: Mapping[int, Line],
    line: int,
    start: float | None,
    end: float | None,
    opens: bool,
    timed: bool,
) -> Iterator[Stretch]:
    """A stretch for each line that the event shows."""
    for text in "".join(said).split("\n"):
        if shown := single_spaced(text):
            place = lines.get(line) or Line(line, shown)
            yield Stretch(place, shown, start, end, opens, timed=timed)
            opens = False
