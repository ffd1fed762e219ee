"""What the columns of a table of speech are: by the names in its first row, or by what they hold.

Without names, only a table that can mean one thing is believed: times that run forward in the
first column (and perhaps in the second), text in the last, who speaks between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from chapterhouse.reading.json_values import time_of
from chapterhouse.reading.speakers import speaker_like
from chapterhouse.reading.table_rows import DELIMITERS, Cell, rows_of

_NAMES = {
    "text": """text transcript transcription caption captions subtitle subtitles dialogue dialog
        sentence utterance content speech body segment words line spoken transcripttext
        transkript untertitel wortlaut inhalt texte texto testo contenu contenido conteúdo
        transcripción transcrição trascrizione текст 文本 内容 字幕 テキスト 텍스트 내용""".split(),
    "start": """start starttime startms begin begintime in intime from timestamp time timecode
        timecodein starttimecode tcin sourcein startsec startseconds starts offset stime
        zeit beginn anfang startzeit zeitstempel début temps inicio comienzo tiempo início tempo
        inizio начало время 时间 开始 开始时间 時間 開始 開始時間 시간 시작""".split(),
    "end": """end endtime endms stop stoptime out outtime to timecodeout endtimecode tcout
        sourceout endsec endseconds finish etime ende endzeit fin fim fine конец 结束 结束时间 終了
        終了時間 끝""".split(),
    "length": """duration dur length durationms durationsec durationseconds dauer durée duración
        duração durata""".split(),
    "speaker": """speaker speakername speakers who name person voice participant character sprecher
        sprecherin redner intervenant locuteur orateur hablante orador interlocutor falante parlante
        oratore relatore спикер говорящий 说话人 发言人 話者 발화자 화자 참석자""".split(),
}
_UNIT = re.compile(r"\b(?:ms|msec|msecs|millis|milliseconds?)\b|(?<=[a-z_])(?:_ms|Ms)\b")
_TIME = re.compile(
    r"[\[(]?(?:\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,;]\d{1,3})?|\d{1,6}\.\d{1,6})[\])]?\Z"
)
_LOOKED_AT = 20_000
_ROWS = 200
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each thing stands in a row; a row's width; what one of a number's units is.

    ``named``: the first row names the columns and holds nothing else.
    """

    at: Mapping[str, int]
    width: int
    delimiter: str
    scale: float | None
    named: bool = True


def columns_of(text: str) -> Columns | None:
    """The columns of a table; ``None`` for a text that is none, or might be something else."""
    head = text[:_LOOKED_AT]
    return _named(head) or _unnamed(head)


def _named(head: str) -> Columns | None:
    """The columns that the first row names, with the delimiter that makes most of them."""
    begin = len(head) - len(head.lstrip("\n\r "))
    first = head[begin:].partition("\n")[0]
    if len(first) > 1_000:
        return None
    found: Columns | None = None
    for delimiter in DELIMITERS:
        row = next(rows_of(first, delimiter), [])
        at = named_columns([cell.text for cell in row])
        if at:
            unit = row[at["start"]].text if "start" in at else ""
            scale = 0.001 if _UNIT.search(unit) else None
            if found is None or len(row) > found.width:
                found = Columns(at, len(row), delimiter, scale)
    return found


def named_columns(names: Sequence[str]) -> dict[str, int]:
    """Where a row has what, by the names of its columns; nothing where that is no speech.

    >>> named_columns(["#", "Start (s)", "Who", "Text"]), named_columns(["Town", "Distance"])
    ({'start': 1, 'speaker': 2, 'text': 3}, {})
    """
    at: dict[str, int] = {}
    for index, written in enumerate(names):
        name = re.sub(r"\([^)]*\)|\[[^\]]*\]|[\W\d_]", "", written.casefold())
        kind = next((kind for kind, names in _NAMES.items() if name in names), None)
        if kind:
            at.setdefault(kind, index)
    return at if "text" in at and ("start" in at or "speaker" in at) else {}


def _unnamed(head: str) -> Columns | None:
    """The columns that the cells show."""
    if not _TIME.match(re.split(r"[,;\t|]", head.lstrip("\n\r \"'"), maxsplit=1)[0].strip(" \"'")):
        return None
    for delimiter in DELIMITERS:
        rows = list(islice(rows_of(head, delimiter), _ROWS))
        if len(head) == _LOOKED_AT:
            rows = rows[:-1]
        if len(rows) >= _FEWEST and (at := _shown(rows, delimiter)):
            return Columns(at, len(rows[0]), delimiter, 1.0, named=False)
    return None


def _shown(rows: Sequence[Sequence[Cell]], delimiter: str) -> Mapping[str, int] | None:
    width = len(rows[0])
    if not 2 <= width <= 4 or any(len(row) != width for row in rows):
        return None
    columns = [[row[index].text.strip() for row in rows] for index in range(width)]
    timed = [all(_TIME.match(text) for text in column) for column in columns]
    starts = [time_of(text.strip("[]()").replace(",", ".")) for text in columns[0]]
    known = [start for start in starts if start is not None]
    if not timed[0] or len(known) < len(starts) or any(a > b for a, b in pairwise(known)):
        return None
    at = {"start": 0, "text": width - 1}
    rest = [index for index in range(1, width - 1) if not timed[index]]
    at |= {"end": 1} if width > 2 and timed[1] else {}
    if len(rest) > 1 or width - 1 - len(rest) > 2 or timed[-1]:
        return None
    if rest:
        names = {text for text in columns[rest[0]] if text}
        if not names or 2 * len(names) > len(rows) or not all(map(speaker_like, names)):
            return None
        at["speaker"] = rest[0]
    # Times and text between tabs are what people paste, too: it is a table by its two times.
    if delimiter == "\t" and "end" not in at:
        return None
    words = sum(len(text.split()) for text in columns[-1])
    return at if words >= 2 * len(rows) else None
