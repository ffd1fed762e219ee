"""A page's turns as WebVTT, SRT, Podcasting 2.0 JSON or text; what our own readers read back.

Only what the page says is written. A caption ends where the next one begins; how long the last
one lasts is worked out from its words, as nothing says it. WebVTT and SRT have no place for a turn
without time, so such a page is refused there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from chapterhouse.export.marks import MARK, TEXT_MARK
from chapterhouse.pages.page import Page, PageTurn
from chapterhouse.problems import ChapterhouseError
from chapterhouse.times import CLOCK, clock

_TAG = re.compile(r"<(?=[A-Za-z/\d])")
_ENTITY = re.compile(r"&(?=#?\w{2,30};)")
"""What a player would take for markup."""

_LABEL = re.compile(rf".*(?: \({CLOCK}(?:\.\d+)?\)|:)\s*\Z")
"""A line of a text that would be a label, were it not for a space before it."""

_NOBODY = "—"
_GAP_WITHIN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uff60] (?=\w)"
)
"""A space in a script without spaces between words, which is lost where a line is broken at it."""

_WIDTH = 65
_LINE = re.compile(rf"(?=[^ ])(?:.{{1,{_WIDTH}}}(?= |\Z)|[^ ]+)")
"""As many whole words as a line of a caption has room for; of a longer word, all of it."""

_SECONDS_A_WORD = 0.4
_AHEAD = 49
"""Among so many turns that follow one that begins later is looked for."""


def vtt(page: Page) -> str:
    """WebVTT with voices, the title and date in notes (https://www.w3.org/TR/webvtt1/)."""
    facts = [f"NOTE {key}: {_one_line(value)}" for key, value in _facts(page)]
    blocks = ["WEBVTT", f"NOTE {MARK}", *facts]
    for turn, start, end in _timed(page, "vtt"):
        voice = f"<v {_escaped(turn.speaker)}>" if turn.speaker else ""
        lines = [line for each in turn.paragraphs for line in _wrapped(_escaped(each.text))]
        blocks.append("\n".join([f"{_stamp(start)} --> {_stamp(end)}", voice + "\n".join(lines)]))
    return "\n\n".join(blocks) + "\n"


def srt(page: Page) -> str:
    """SubRip captions, with the speaker's name and a colon before what is said.

    ``>>`` stands before what somebody unknown says after a named one.
    """
    blocks = []
    before: str | None = None
    for number, (turn, start, end) in enumerate(_timed(page, "srt"), 1):
        times = f"{_stamp(start)} --> {_stamp(end)}".replace(".", ",")
        lines = [line for each in turn.paragraphs for line in _wrapped(_shown(each.text))]
        label = f"{_shown(turn.speaker)}: " if turn.speaker else ">> " if before else ""
        before = turn.speaker
        blocks.append("\n".join([str(number), times, label + "\n".join(lines)]))
    return "\n\n".join(blocks) + "\n"


def podcasting_json(page: Page) -> str:
    """The JSON transcript of Podcasting 2.0, a segment a turn, a blank line between paragraphs."""
    segments = []
    times = [turn.start for turn in page.turns]
    for turn, after in zip(page.turns, [*times[1:], None], strict=True):
        segment: dict[str, Any] = {}
        if turn.speaker:
            segment["speaker"] = turn.speaker
        if turn.start is not None:
            segment["startTime"] = turn.start
            if after is not None and after >= turn.start:
                segment["endTime"] = after
        segment["body"] = turn.text
        segments.append(segment)
    found: dict[str, Any] = {"version": "1.0.0", "generator": MARK, **dict(_facts(page))}
    if isinstance(page.meta.get("lang"), str):
        found["language"] = page.meta["lang"]
    return json.dumps({**found, "segments": segments}, ensure_ascii=False, indent=2) + "\n"


def txt(page: Page) -> str:
    """Text: a line with name and time (``—`` where nobody is known), what is said below it."""
    blocks = []
    for turn in page.turns:
        time = "" if turn.start is None else f" ({clock(turn.start)})"
        label = f"{turn.speaker or _NOBODY}{time or ':'}"
        said = [
            f" {line}" if _LABEL.match(line) else line
            for each in turn.paragraphs
            for line in each.text.split("\n")
        ]
        blocks.append("\n\n".join([label, *said]))
    return "\n\n".join([*blocks, TEXT_MARK]) + "\n"


FORMATS: Mapping[str, Callable[[Page], str]] = {
    "vtt": vtt,
    "srt": srt,
    "json": podcasting_json,
    "txt": txt,
}
"""What a page can be exported as."""


def _facts(page: Page) -> Iterator[tuple[str, str]]:
    for key in ("title", "date"):
        value = page.meta.get(key)
        if value:
            yield key, str(value)


def _timed(page: Page, form: str) -> Iterator[tuple[PageTurn, float, float]]:
    """Each turn with its start and end; ChapterhouseError where one has no time."""
    untimed = next((turn for turn in page.turns if turn.start is None), None)
    if untimed is not None:
        why = f"this turn has no time, and {form} needs one for each; export json or txt"
        raise ChapterhouseError(page.path, why, untimed.line)
    starts = [turn.start for turn in page.turns if turn.start is not None]
    for number, (turn, start) in enumerate(zip(page.turns, starts, strict=True), 1):
        later = next((each for each in islice(starts, number, number + _AHEAD) if each > start), 0)
        yield turn, start, later or start + max(1.0, _SECONDS_A_WORD * len(turn.text.split()))


@lru_cache(maxsize=20_000)
def _stamp(start: float) -> str:
    """A time as ``00:01:02.500``."""
    whole, thousandths = divmod(round(start * 1000), 1000)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _wrapped(text: str) -> list[str]:
    if not text.isascii() and _GAP_WITHIN.search(text):
        return [text]
    return [line.rstrip(" ") for line in _LINE.findall(text)] or [""]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(text: str) -> str:
    """A text for SRT, which has no escapes but those that players take over from HTML."""
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def _one_line(text: str) -> str:
    return " ".join(text.replace("-->", "→").split())
