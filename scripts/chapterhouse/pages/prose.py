"""Prose of a source as Markdown: its links, emphasis and code, all else literally.

What a reader sees is never lost. A mark is left out where it could not be told from the text
around it, and a link where its target is no web or mail address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from chapterhouse.model import Span
from chapterhouse.pages.escape import at_line_start, brackets, clean, collapse, within_line

Link = Callable[[Span], str | None]

_SAFE_SCHEME = re.compile(r"(?:https?://|mailto:)[^\x00-\x1f\x7f]+\Z", re.IGNORECASE)
_PLAIN_CODE = re.compile(r"[\w.,;:/()=+@#$%'\"|!?-]+(?: [\w.,;:/()=+@#$%'\"|!?-]+)*\Z")
_NOT_IN_ADDRESS = re.compile(r"[^\w%/:?#@!$&+,;=.~-]")
_REFERENCE = re.compile(r"&(?=#|\w+;)")
_MARK = {"strong": "**", "emphasis": "*"}
# Next to these a mark of emphasis is one for every Markdown program.
_BEFORE_MARK = frozenset(" ([“‘—–-/\"'")
_AFTER_MARK = frozenset(" )].,;:!?”’—–-/\"'…")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one kind of mark; ``target`` only for a link."""

    text: str
    kind: str = "text"
    target: str = ""


def markdown(
    spans: Iterable[Span],
    link: Link,
    youtube: str | None = None,
    *,
    start_of_line: bool = True,
    avoid: Callable[[str], bool] | None = None,
) -> str:
    """Prose as one line of Markdown; empty where there is nothing to see.

    ``link`` gives the target of a wiki link, or ``None``. Times lead to the moment of the video
    where there is one. A line that ``avoid`` says would mean something gets no emphasis.
    """
    spans = tuple(spans)
    if len(spans) == 1 and spans[0].kind == "text":
        line = within_line(clean(spans[0].text), whole=True)
        return at_line_start(line) if start_of_line else line
    pieces = _stripped(_marked([_piece(span, link, youtube) for span in spans]))
    line = "".join(_written(pieces))
    if avoid is not None and avoid(line):
        line = "".join(_written(_merged(_unmarked(piece) for piece in pieces)))
    return at_line_start(line) if start_of_line else line


def safe_target(target: str) -> str | None:
    """A web or mail address as it may stand in a link; ``None`` for any other kind."""
    target = target.strip()
    return target if _SAFE_SCHEME.match(target) else None


def moment_of_video(youtube: str, start: float) -> str:
    """The address of a moment of a YouTube video, in whole seconds."""
    return f"https://www.youtube.com/watch?v={quote(youtube, safe='')}&t={int(start)}"


def _piece(span: Span, link: Link, youtube: str | None) -> Piece:
    text = collapse(span.text)
    target: str | None = None
    if span.kind == "link":
        target = safe_target(span.target)
    elif span.kind == "wiki":
        target = link(span)
    elif span.kind == "time" and youtube and span.start is not None:
        target = moment_of_video(youtube, span.start)
    elif span.kind == "code" and _PLAIN_CODE.match(text):
        return Piece(text, "code")
    elif span.kind in _MARK:
        return Piece(text, span.kind)
    return Piece(text, "link", target) if target and text.strip() else Piece(text)


def _marked(pieces: list[Piece]) -> list[Piece]:
    """The pieces with spaces moved out of marks, and marks dropped that could go wrong."""
    outside: list[Piece] = []
    for piece in pieces:
        inner = piece.text.strip()
        if piece.kind == "text" or not inner:
            outside.append(Piece(piece.text))
            continue
        lead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        trail = piece.text[len(piece.text.rstrip()) :]
        outside += [Piece(lead), replace(piece, text=inner), Piece(trail)]
    merged = _merged(outside)
    return _merged(
        piece if piece.kind == "link" or _stands_clear(merged, index) else _unmarked(piece)
        for index, piece in enumerate(merged)
    )


def _stands_clear(pieces: list[Piece], index: int) -> bool:
    """Whether every program sees a mark here: text beside it, with a border or none inside."""
    text = pieces[index].text
    before = pieces[index - 1] if index else Piece(" ")
    after = pieces[index + 1] if index + 1 < len(pieces) else Piece(" ")
    if before.kind != "text" or after.kind != "text":
        return False
    left, right = before.text[-1], after.text[0]
    if left in _BEFORE_MARK and right in _AFTER_MARK:
        return True
    within_word = all(char.isalnum() for char in (left, text[0], text[-1], right))
    return within_word and pieces[index].kind != "code"


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without empty ones, neighbouring texts as one."""
    result: list[Piece] = []
    for piece in pieces:
        if result and piece.kind == "text" == result[-1].kind:
            result[-1] = Piece(collapse(result[-1].text + piece.text))
        elif piece.text:
            result.append(piece)
    return result


def _stripped(pieces: list[Piece]) -> list[Piece]:
    if pieces and pieces[0].kind == "text":
        pieces[0] = Piece(pieces[0].text.lstrip())
    if pieces and pieces[-1].kind == "text":
        pieces[-1] = Piece(pieces[-1].text.rstrip())
    return [piece for piece in pieces if piece.text]


def _unmarked(piece: Piece) -> Piece:
    return piece if piece.kind in ("text", "link") else Piece(piece.text)


def _written(pieces: list[Piece]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "text":
            more = index + 1 < len(pieces)
            escaped = within_line(text, whole=len(pieces) == 1, before_mark=more)
            yield escaped[:-1] + "\\!" if more and escaped.endswith("!") else escaped
        elif piece.kind == "code":
            yield f"`{text}`"
        elif piece.kind == "link":
            yield f"[{brackets(within_line(text))}]({_destination(piece.target)})"
        else:
            mark = _MARK[piece.kind]
            yield f"{mark}{within_line(text)}{mark}"


def _destination(target: str) -> str:
    """A link's target without anything that could end it or be read as Markdown."""
    address = _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), target.strip())
    return _REFERENCE.sub("&amp;", address)
