"""Lists of cues in JSON whose program is not known: which keys are the words, time and speaker.

Scripts and services write ``[{"text": …, "start": …, "duration": …}]`` in many spellings
(youtube-transcript-api, transcriptators, players). The keys are told by their names, the unit of
times by how fast people would speak.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chapterhouse.reading.json_values import time_of

_TEXT = """text body transcript content caption sentence utterance line word punctuatedword
    value""".split()
_START = """start starttime startms starttimems startmillis startseconds startsec startsecs
    starttimestamp begin from offset offsetms tstartms ts timestamp time timecode
    startoffset datastart""".split()
_END = """end endtime endms endtimems endmillis endseconds endsec endsecs endtimestamp stop to
    endts endoffset dataend""".split()
_LENGTH = """duration dur durationms ddurationms durationseconds""".split()
_SPEAKER = """speaker speakername speakerlabel speakerdisplayname speakerid who voice participant
    participantname spk name author""".split()
_SPEAKER_ALONE = _SPEAKER[:6]

_LOOKED_AT = 500
_DEEPEST = 3
_WIDEST = 50
_SLOWEST_SPEECH = 0.12
"""Words a second: whoever speaks slower than this in seconds does so in milliseconds."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list of cues: its objects, and the keys of what they say; ``scale``: the times' unit."""

    rows: tuple[dict[str, Any], ...]
    text: str
    start: str | None
    end: str | None
    length: str | None
    speaker: str | None
    scale: float

    def times(self, row: Mapping[str, Any]) -> tuple[float | None, float | None]:
        """When a cue begins and ends, in seconds."""
        first = row.get(self.start) if self.start else None
        if isinstance(first, list):
            begin, end, *_ = [*first, None, None]
            return time_of(begin, self.scale), time_of(end, self.scale)
        start = time_of(first, self.scale)
        end = time_of(row.get(self.end), self.scale) if self.end else None
        if end is None and self.length and start is not None:
            length = time_of(row.get(self.length), self.scale)
            end = None if length is None else round(start + length, 3)
        return start, end


def table_in(value: Any) -> Table | None:
    """The first list of cues in a value, from the outside in; ``None`` where there is none."""
    for each in _lists(value):
        table = _table(each)
        if table is not None:
            return table
    return None


def _lists(value: Any) -> Iterator[list[Any]]:
    waiting: deque[tuple[Any, int]] = deque([(value, 0)])
    while waiting:
        each, depth = waiting.popleft()
        if isinstance(each, list):
            if each and isinstance(each[0], dict):
                yield each
        elif isinstance(each, dict) and depth < _DEEPEST:
            waiting.extend((inner, depth + 1) for inner in list(each.values())[:_WIDEST])


def _table(given: Sequence[Any]) -> Table | None:
    rows = tuple(each for each in given if isinstance(each, dict))
    if len(inner := _words_inside(rows)) > 1:
        rows = given = inner
    looked = rows[:_LOOKED_AT]
    if not looked or len(rows) * 2 < len(given):
        return None
    text = _key(looked, _TEXT, _is_text)
    if text is None:
        return None
    start = _key(looked, _START, _is_time)
    if start is None and (timed := _timed_by_words(rows)):
        rows, start = timed, "start"
        looked = rows[:_LOOKED_AT]
    speaker = _key(looked, _SPEAKER if start else _SPEAKER_ALONE, _is_name, 0.0)
    if start is None and speaker is None:
        return None
    end = _key(looked, _END, _is_time)
    length = _key(looked, _LENGTH, _is_time)
    return Table(rows, text, start, end, length, speaker, _scale(looked, text, start, end))


def _words_inside(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The words of segments that have no text but in their words, with who says the segment."""
    looked = rows[:_LOOKED_AT]
    if not looked or not all(isinstance(row.get("words"), list) for row in looked):
        return ()
    if any(isinstance(row.get(key), str) for row in looked for key in ("text", "body", "sentence")):
        return ()
    found: list[dict[str, Any]] = []
    for row in rows:
        words = row.get("words")
        for word in words if isinstance(words, list) else ():
            if isinstance(word, dict):
                who = {key: row[key] for key in ("speaker", "participant") if key in row}
                found.append(_Told(word, **who))
    return tuple(found)


def _timed_by_words(rows: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Segments whose times only their words have (Vosk: ``result`` beside ``text``)."""
    found: list[dict[str, Any]] = []
    for row in rows:
        words = row.get("result", row.get("words"))
        inner = words if isinstance(words, list) else []
        ends = [each for each in (inner[:1] + inner[-1:]) if isinstance(each, dict)]
        if len(ends) == 2 and _is_time(ends[0].get("start")):
            found.append(_Told(row, start=ends[0]["start"], end=ends[1].get("end")))
        else:
            found.append(row)
    return tuple(found) if any(isinstance(row, _Told) for row in found) else ()


class _Told(dict[str, Any]):
    """An object of the source (``holder``), with what is told of it elsewhere."""

    def __init__(self, holder: dict[str, Any], **told: Any) -> None:
        super().__init__(holder)
        self.holder = holder
        self.update({key: value for key, value in told.items() if key not in holder})


def holder_of(row: dict[str, Any]) -> dict[str, Any]:
    """The object of the source that a row is."""
    return row.holder if isinstance(row, _Told) else row


def _key(
    rows: Sequence[Mapping[str, Any]], names: Sequence[str], fits: Any, share: float = 0.5
) -> str | None:
    """The key of most rows that has one of these names, in their order, and fitting values."""
    spelled: dict[str, str] = {}
    for row in rows:
        for key in row:
            spelled.setdefault(re.sub(r"[^a-z]", "", key.casefold()), key)
    for name in names:
        own = spelled.get(name)
        if own is not None:
            count = sum(1 for row in rows if fits(row.get(own)))
            if count and count >= share * len(rows):
                return own
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_time(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and (time_of(value[0]) is not None)
    return time_of(value) is not None or time_of(value, 0.001) is not None


def _is_name(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str | dict) and bool(value)
    )


def _scale(
    rows: Sequence[Mapping[str, Any]], text: str, start: str | None, end: str | None
) -> float:
    """The unit of the times, in seconds."""
    if start is None:
        return 1.0
    if re.search(r"(?:ms|millis)\Z", start, re.IGNORECASE):
        return 0.001
    times = [row.get(start) for row in rows]
    whole = [time for time in times if isinstance(time, int) and not isinstance(time, bool)]
    if len(whole) < sum(time is not None for time in times) or len(whole) < 2:
        return 1.0
    words = sum(len(str(row.get(text, ""))) for row in rows) / 6
    lasted: float = max(whole) - min(whole)
    if end is not None:
        spoken = ((time_of(row.get(start)) or 0, time_of(row.get(end)) or 0) for row in rows)
        lasted = sum(max(0.0, ends - begins) for begins, ends in spoken) or lasted
    return 0.001 if lasted > 1_000 and words / lasted < _SLOWEST_SPEECH else 1.0
