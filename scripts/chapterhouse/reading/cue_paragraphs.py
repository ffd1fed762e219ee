"""Where a turn of many captions has its paragraphs, and where a turn of nobody known ends.

A paragraph is three to six sentences and ends at a pause where there is one; automatic captions
without full stops are cut at pauses, and where there is none, between two cues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from chapterhouse.reading.running_text import ends_sentence

_PAUSE = 2.0
"""Seconds of silence at a sentence end that begin something new."""

_BREATH = 0.8
"""Seconds of silence that are a good place for a paragraph, where one is due."""

_TURN_SECONDS = 55.0
_TURN_WORDS = 150
"""After how long a turn of nobody known ends at the next sentence end."""

_SHORT, _LONG, _TOO_LONG = 60, 110, 180
"""Words of a paragraph: at a pause it may end from the first on, at any sentence end from the
second on, and from the third on it ends at a pause without a sentence end, or at a cue."""

_MARKED_LONG = 250
"""How long a paragraph may be in a source that marks its paragraphs itself."""


class Piece(NamedTuple):
    """A sentence of a cue, or what a cue has of one; ``opens``: it is the first of its cue."""

    text: str
    glue: str
    start: float | None
    opens: bool
    pause: float
    marked: bool
    words: int


def minutes(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces of nobody known in stretches of about a minute that begin with a cue."""
    part: list[Piece] = []
    words = 0
    begun: float | None = None
    for piece in pieces:
        if part and piece.opens:
            lasted = piece.start - begun if piece.start is not None and begun is not None else 0.0
            due = lasted >= _TURN_SECONDS or (not lasted and words >= _TURN_WORDS)
            overdue = lasted >= 1.5 * _TURN_SECONDS or words >= 2 * _TURN_WORDS
            paused = words >= _SHORT and (piece.pause >= _PAUSE or piece.marked)
            if (
                overdue
                or (due and piece.pause >= _BREATH)
                or ((due or paused) and ends_sentence(part[-1].text))
            ):
                yield part
                part, words, begun = [], 0, None
        if not part:
            begun = piece.start
        part.append(piece)
        words += piece.words
    if part:
        yield part


def paragraphs(pieces: Sequence[Piece], marked: bool) -> tuple[str, ...]:
    """The paragraphs of one turn; the source's own where it marks any."""
    done: list[str] = []
    texts: list[str] = []
    words = 0
    left = sum(piece.words for piece in pieces)
    for piece in pieces:
        if texts and (
            piece.marked or (left >= _SHORT // 2 and _may_end(texts[-1], piece, words, marked))
        ):
            done.append("".join(texts))
            texts, words = [], 0
        if texts:
            texts.append(piece.glue)
        texts.append(piece.text)
        words += piece.words
        left -= piece.words
    return (*done, "".join(texts))


def shortest(marked: bool) -> int:
    """How many words a paragraph has at least that is not the last one of its turn."""
    return _MARKED_LONG if marked else _SHORT


def _may_end(last: str, following: Piece, words: int, marked: bool) -> bool:
    """Whether a paragraph of so many words may end before this piece."""
    if words < shortest(marked):
        return False
    if marked:
        return ends_sentence(last)
    if ends_sentence(last):
        return words >= _LONG or following.pause >= _BREATH
    return following.opens and (
        (words >= _TOO_LONG and following.pause >= _BREATH) or words >= 2 * _TOO_LONG
    )
