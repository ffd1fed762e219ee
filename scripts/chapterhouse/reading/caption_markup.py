r"""The text of a caption line without its markup: tags, voices, times inside it, entities.

WebVTT's cue text (https://www.w3.org/TR/webvtt1/#cue-text), and what SRT files hold of HTML and
of SubStation Alpha (``{\an8}``). A ``<`` that begins none of the tags known here is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

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


def stretches_of(block: CaptionBlock, ledger: Ledger, own: bool = False) -> Iterator[Stretch]:
    """What the lines of a cue say, voice by voice; markup goes to the ledger.

    ``own``: of an export of ours, in which voices stand as they are and all else is escaped.
    """
    voice: str | None = None
    opens = True
    for line in block.lines:
        raw = line.raw
        if not _has_markup(raw):
            if said := _plain([raw], own):
                yield Stretch(line, said, block.start, block.end, opens, voice)
                opens = False
            continue
        texts: list[str] = []
        place = 0
        timed = False
        start = block.start
        for token in _TOKEN.finditer(raw):
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
                if said := _plain(texts, own):
                    yield Stretch(line, said, start, block.end, opens, voice, timed=timed)
                    opens = False
                texts = []
                written = token["voice"] or ""
                voice = (html.unescape(written).strip() if own else _voice(written)) or None
        texts.append(raw[place:])
        if said := _plain(texts, own):
            yield Stretch(line, said, start, block.end, opens, voice, timed=timed)
            opens = False


def _voice(written: str) -> str:
    """A voice as the name it is: without the part that meetings write behind it.

    >>> _voice("Marsh, Ada (Guest)"), _voice("Bo  Lindqvist (co-host)"), _voice("Ada (Tide Ltd)")
    ('Ada Marsh', 'Bo Lindqvist', 'Ada (Tide Ltd)')
    """
    return _PART.sub("", first_name_first(_plain([html.unescape(written)])))


def _is_entity(written: str) -> bool:
    """Whether the text between ``&`` and ``;`` is one whole entity (``&notanentity;`` is none)."""
    return written[1] == "#" or written[1:] in html5


def _has_markup(raw: str) -> bool:
    return "<" in raw or "&" in raw or "{" in raw or "\\" in raw


def _named(token: re.Match[str]) -> str:
    if token["entity"]:
        return "entity"
    if token["break"]:
        return "line break"
    if token["time"]:
        return "time"
    return "speaker" if token["classes"] is not None else "tag"


def _plain(texts: list[str], own: bool = False) -> str:
    """The words with single spaces; ``&lrm;`` and its like are no words."""
    if own:
        return "".join(texts)
    text = single_spaced("".join(texts))
    return text if text.isascii() else text.strip(_INVISIBLE).strip() or text
