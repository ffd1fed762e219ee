r"""The text of a caption line without its markup: tags, voices, times inside it, entities.

WebVTT's cue text (https://www.w3.org/TR/webvtt1/#cue-text), and what SRT files hold of HTML and
of SubStation Alpha (``{\an8}``). A ``<`` that begins none of the tags known here is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from chapterhouse.reading.caption_lines import CaptionBlock, caption_seconds
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import first_name_first
from chapterhouse.reading.running_text import single_spaced

_TOKEN = re.compile(
    r"<(?P<time>(?:\d{1,4}:){1,2}\d{2}(?:[.,]\d{1,6})?)>"
    r"|<v(?P<classes>(?:\.[^\s<>.]{1,60}){0,9})(?:[ \t]+(?P<voice>[^<>\n]{0,200}))?>"
    r"|(?P<unvoice></v>)"
    r"|(?P<break><br ?/?>|\\[Nnh])"
    r"|(?P<tag></?(?:[bciu]|c|s|em|strong|ruby|rt|lang|font|span|p|div)"
    r"(?:\.[^\s<>]{1,100})?(?:[ \t][^<>]{0,300})?/?>|\{\\[^{}]{1,200}\}|\{[bciuy]:[^{}]{1,60}\})"
    r"|(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});)",
    re.IGNORECASE,
)
_BEGINS_TOKEN = re.compile(r"[<&{\\]")
_PART = re.compile(
    r"(?<=\S)\s*[(\[](?:guest|(?:co-?)?host|moderator|organi[sz]er|presenter|panell?ist|speaker|external"
    r"|unverified|he/him|she/her|they/them|gast|extern|invité|invitado|convidado)[)\]]\Z",
    re.IGNORECASE,
)
_INVISIBLE = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
"""Marks of direction and their like, which programs put around lines."""


@dataclass(slots=True)
class Stretch:
    """A stretch of one line that one voice says.

    ``opens``: it is the first of its cue. ``voice`` is ``None`` where the markup does not say.
    ``timed``: times stand between its words, as automatic captions have them.
    """

    line: Line
    text: str
    start: float | None = None
    end: float | None = None
    opens: bool = True
    voice: str | None = None
    new_speaker: bool = False
    new_paragraph: bool = False
    timed: bool = False


def stretches_of(
    blocks: Iterable[CaptionBlock], ledger: Ledger, own: bool = False
) -> Iterator[Stretch]:
    """What the lines of cues say, voice by voice; markup goes to the ledger.

    ``own``: of an export of ours, in which voices stand as they are and all else is escaped.
    """
    for start, end, lines in blocks:
        voice: str | None = None
        opens = True
        for line in lines:
            raw = line.raw
            if "<" in raw or "&" in raw or "{" in raw or "\\" in raw:
                pieces = _pieces(line, start, voice, ledger, own)
                for said, begun, voice, timed in pieces:
                    if said:
                        yield Stretch(line, said, begun, end, opens, voice, timed=timed)
                        opens = False
            elif said := raw if own else _plain(raw):
                yield Stretch(line, said, start, end, opens, voice)
                opens = False


class _Piece(NamedTuple):
    """What one voice says of a line, which may be nothing; ``timed`` as a stretch has it."""

    said: str
    start: float | None
    voice: str | None
    timed: bool


def _pieces(
    line: Line, start: float | None, voice: str | None, ledger: Ledger, own: bool
) -> list[_Piece]:
    """What a line with markup says; its last piece has the voice that goes on below it."""
    pieces: list[_Piece] = []
    texts: list[str] = []
    raw = line.raw
    place = 0
    timed = False
    for token in _tokens(raw):
        if token["entity"] and not _is_entity(token["entity"]):
            continue
        if own and not (token["entity"] or token["voice"]):
            continue
        texts.append(raw[place : token.start()])
        place = token.end()
        ledger.metadata(line, _named(token), token[0])
        if token["entity"]:
            texts.append(html.unescape(token["entity"]))
        elif token["break"]:
            texts.append(" ")
        elif token["time"]:
            timed = True
            if not "".join(texts).strip():
                start = caption_seconds(token["time"]) or start
        elif token["unvoice"] or token["classes"] is not None:
            if said := _said(texts, own):
                pieces.append(_Piece(said, start, voice, timed))
            texts = []
            written = token["voice"] or ""
            voice = (html.unescape(written).strip() if own else _voice(written)) or None
    texts.append(raw[place:])
    pieces.append(_Piece(_said(texts, own), start, voice, timed))
    return pieces


def _tokens(raw: str) -> Iterator[re.Match[str]]:
    """The tokens of a line; looked for only where a sign stands that begins one."""
    place = 0
    while sign := _BEGINS_TOKEN.search(raw, place):
        token = _TOKEN.match(raw, sign.start())
        if token:
            yield token
        place = token.end() if token else sign.end()


@lru_cache(maxsize=4_096)
def _voice(written: str) -> str:
    """A voice as the name it is: without the part that meetings write behind it.

    >>> _voice("Marsh, Ada (Guest)"), _voice("Bo  Lindqvist (co-host)"), _voice("Ada (Tide Ltd)")
    ('Ada Marsh', 'Bo Lindqvist', 'Ada (Tide Ltd)')
    """
    return _PART.sub("", first_name_first(_plain(html.unescape(written))))


def _is_entity(written: str) -> bool:
    """Whether the text between ``&`` and ``;`` is one whole entity (``&notanentity;`` is none)."""
    return written[1] == "#" or written[1:] in html5


def _named(token: re.Match[str]) -> str:
    if token["entity"]:
        return "entity"
    if token["break"]:
        return "line break"
    if token["time"]:
        return "time"
    return "speaker" if token["classes"] is not None else "tag"


def _said(texts: list[str], own: bool) -> str:
    text = "".join(texts)
    return text if own else _plain(text)


def _plain(text: str) -> str:
    """The words with single spaces; ``&lrm;`` and its like are no words."""
    text = single_spaced(text)
    return text if text.isascii() else text.strip(_INVISIBLE).strip() or text
