"""A page's turns as WebVTT, SRT, Podcasting 2.0 JSON or text; what our own readers read back.

Only what the page says is written. A caption ends where the next one begins; how long the last
one lasts is worked out from its words, as nothing says it. WebVTT and SRT have no place for a turn
without time, so such a page is refused there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from chapterhouse.export.captions import stamp, timed, wrapped
from chapterhouse.export.marks import MARK, TEXT_MARK, doubled, paragraphs_begun
from chapterhouse.export.srt import srt
from chapterhouse.pages.page import Page
from chapterhouse.times import CLOCK, clock

_LABEL = re.compile(rf".*(?: \({CLOCK}(?:\.\d+)?\)|:)\s*\Z")
"""A line of a text that would be a label, were it not for a space before it."""

_ARROW = re.compile(r"-\Z")
"""The end of a name of which the end of its tag would make an arrow."""

_NOBODY = "—"


def vtt(page: Page) -> str:
    """WebVTT with voices, the title and date in notes (https://www.w3.org/TR/webvtt1/).

    An invisible mark (`chapterhouse.export.marks`) begins each further paragraph of a turn.
    """
    facts = [f"NOTE {key}: {_one_line(value)}" for key, value in _facts(page)]
    blocks = ["WEBVTT", f"NOTE {MARK}", *facts]
    for turn, start, end in timed(page, "vtt"):
        voice = f"<v {_ARROW.sub('&#45;', _unmarked_up(turn.speaker))}>" if turn.speaker else ""
        said = paragraphs_begun(wrapped(_escaped(each.text)) for each in turn.paragraphs)
        blocks.append(f"{stamp(start)} --> {stamp(end)}\n{voice}{said}")
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


def _escaped(text: str) -> str:
    """What is said for WebVTT: no markup, and no line is the last one of a text of ours."""
    text = _unmarked_up(doubled(text))
    return text.replace(TEXT_MARK, f"&#{ord(TEXT_MARK[0])};{TEXT_MARK[1:]}")


def _unmarked_up(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _one_line(text: str) -> str:
    return " ".join(text.replace("-->", "→").split())
