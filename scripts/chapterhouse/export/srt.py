"""A page's turns as SubRip captions: a name, a colon and what is said.

Plain captions where our reader takes them as they are meant, as it does with nearly all; else with
the invisible marks of `chapterhouse.export.marks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chapterhouse.export.captions import stamp, timed, wrapped
from chapterhouse.export.marks import SPEECH_MARK, TEXT_MARK, doubled, paragraphs_begun
from chapterhouse.export.plain_srt import is_read_plainly, may_be_plain
from chapterhouse.pages.page import Page, PageTurn

_TAG = re.compile(r"<(?=[A-Za-z/\d])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
"""What a player would take for markup, and HTML has an escape for."""

_BROKEN_UP = re.compile(
    rf"(?<=[-–—])(?=>)|(?<=\{{)(?=\\|[BCIUYbciuy]:)|(?<=\\)(?=[Nnh])"
    rf"|(?<={TEXT_MARK})\Z"
)
"""Where a mark keeps an arrow, SubStation markup and the last line of a text from being one."""

_SIGNS = frozenset(f"<>&{{\\{SPEECH_MARK}")

Timed = tuple[PageTurn, float, float]


def srt(page: Page) -> str:
    """SubRip captions, with the speaker's name and a colon before what is said.

    ``>>`` stands before what somebody unknown says after a named one. ChapterhouseError where a
    turn has no time.
    """
    turns = list(timed(page, "srt"))
    if may_be_plain(page.turns):
        cues = list(_plainly(turns))
        captions = _file(turns, cues)
        if is_read_plainly(page.turns, cues, captions):
            return captions
    return _file(turns, _marked(turns))


def _file(turns: Sequence[Timed], cues: Iterable[str]) -> str:
    blocks = []
    for number, ((_, start, end), cue) in enumerate(zip(turns, cues, strict=True), 1):
        times = f"{stamp(start)} --> {stamp(end)}".replace(".", ",")
        blocks.append(f"{number}\n{times}\n{cue}")
    return "\n\n".join(blocks) + "\n"


def _plainly(turns: Iterable[Timed]) -> Iterator[str]:
    for turn, arrows in _with_arrows(turns):
        label = f"{_shown(turn.speaker)}: " if turn.speaker else arrows
        yield label + "\n".join(map(_shown, _lines(turn)))


def _marked(turns: Iterable[Timed]) -> Iterator[str]:
    """The cues with marks: in the first one, and where something could be taken for another."""
    for number, (turn, arrows) in enumerate(_with_arrows(turns)):
        name = _broken_up(turn.speaker or "")
        label = f"{name}: " if name else arrows
        said = paragraphs_begun(map(_broken_up, wrapped(each.text)) for each in turn.paragraphs)
        clear = name != "" and ":" not in name and SPEECH_MARK not in name + said
        yield label + (said if number and clear else SPEECH_MARK + said)


def _with_arrows(turns: Iterable[Timed]) -> Iterator[tuple[PageTurn, str]]:
    before: str | None = None
    for turn, _, _ in turns:
        yield turn, ">> " if before and not turn.speaker else ""
        before = turn.speaker


def _lines(turn: PageTurn) -> Iterator[str]:
    return (line for each in turn.paragraphs for line in wrapped(each.text))


def _broken_up(text: str) -> str:
    if _SIGNS.isdisjoint(text) and not text.endswith(TEXT_MARK):
        return text
    return _BROKEN_UP.sub(SPEECH_MARK, doubled(_shown(text)))


def _shown(text: str) -> str:
    """A text for SRT, which has no escapes but those that players take over from HTML."""
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text)) if "<" in text or "&" in text else text
