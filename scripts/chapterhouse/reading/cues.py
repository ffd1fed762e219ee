"""Timed pieces of speech (captions, recognised segments) joined to turns a person would write.

Caption files cut speech where a line is full. Here cues become turns and paragraphs again: by
speaker, by sentence, by pause. No word and no time is made up: a turn begins with a cue, and its
time is that cue's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chapterhouse.model import Problem, Turn
from chapterhouse.reading.chapter_cuts import cut
from chapterhouse.reading.cue_paragraphs import Piece, minutes, paragraphs, shortest
from chapterhouse.reading.running_text import glue_of, single_spaced, word_count
from chapterhouse.reading.sentences import sentences
from chapterhouse.reading.sequences import running_forward
from chapterhouse.reading.tuple_makers import maker


class Cue(NamedTuple):
    """One timed piece of speech: plain words, markup removed, entities decoded.

    ``speaker`` is ``None`` where the cue does not say; ``line`` is the source line of its first
    word. ``new_speaker``: someone else begins here, whoever it is (``>>``, ``- ``).
    ``new_paragraph``: the source ends the paragraph before this cue.
    """

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    line: int = 1
    new_speaker: bool = False
    new_paragraph: bool = False


_piece = maker(Piece)


def turns_from(cues: Sequence[Cue]) -> tuple[Turn, ...]:
    """The turns that the cues are.

    Neighbours of one speaker are one turn; a cue without speaker goes on with the turn before
    it, unless someone else begins there. A long turn of nobody known is cut about every minute,
    at the end of a sentence where there is one.

    >>> cues = [Cue("We read", 1, 2, "Ada"), Cue("along.", 2, 3), Cue("Yes.", 3, 4, "Bo")]
    >>> [(turn.speaker, turn.start, turn.text) for turn in turns_from(cues)]
    [('Ada', 1, 'We read along.'), ('Bo', 3, 'Yes.')]
    """
    turns: list[Turn] = []
    marked = any(cue.new_paragraph for cue in cues)
    for run in _runs(cues):
        speaker = run[0].speaker
        for chapter in cut(run):
            short = None if speaker is None else _short(chapter, marked)
            if short is not None:
                turns.append(Turn(speaker, chapter[0].start, (short,)))
                continue
            pieces = _pieces(chapter)
            for part in minutes(pieces) if speaker is None else [list(pieces)]:
                turns.append(Turn(speaker, part[0].start, paragraphs(part, marked)))
    return tuple(turns)


def in_order(cues: Sequence[Cue]) -> tuple[list[Cue], list[Problem]]:
    """The cues, those whose time runs backwards without it, and a report of each of these."""
    starts = [cue.start for cue in cues if cue.start is not None]
    if all(before <= after for before, after in pairwise(starts)):
        return list(cues), []
    timed = [index for index, cue in enumerate(cues) if cue.start is not None]
    forward = running_forward(starts)
    slips = {index for place, index in enumerate(timed) if place not in forward}
    if not slips:
        return list(cues), []
    kept = [
        cue._replace(start=None, end=None) if index in slips else cue
        for index, cue in enumerate(cues)
    ]
    return kept, [
        Problem(cues[index].line, "the time runs backwards; what is said is kept without it")
        for index in sorted(slips)
    ]


def _runs(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """The cues of one speaker after another; cues without words leave only their marks."""
    run: list[Cue] = []
    speaker: str | None = None
    other = paragraph = False
    for cue in cues:
        other, paragraph = other or cue.new_speaker, paragraph or cue.new_paragraph
        if not cue.text.strip():
            continue
        changes = cue.speaker != speaker if cue.speaker is not None else other
        if run and changes:
            yield run
            run = []
        if not run:
            speaker = cue.speaker
        opens = paragraph and not cue.new_paragraph
        run.append(cue._replace(new_paragraph=True) if opens else cue)
        other = paragraph = False
    if run:
        yield run


def _short(run: Sequence[Cue], marked: bool) -> str | None:
    """What a speaker's cues say where it is too short for a second paragraph; else ``None``."""
    texts: list[str] = []
    words = 0
    for cue in run:
        text = single_spaced(cue.text)
        words += text.count(" ") + 1
        if words > shortest(marked) or not text.isascii() or (texts and cue.new_paragraph):
            return None
        texts.append(text)
    return " ".join(texts)


def _pieces(run: Sequence[Cue]) -> Iterator[Piece]:
    """The sentences of a speaker's cues, with the silence before each."""
    ended: float | None = None
    last = ""
    for cue in run:
        text, start = single_spaced(cue.text), cue.start
        pause = 0.0
        if start is not None and ended is not None and start > ended:
            pause = start - ended
        first, *more = sentences(text)
        plain = text.isascii()  # most are, and are glued with spaces and counted by them
        glue = " " if plain else glue_of(last, first)
        words = first.count(" ") + 1 if plain else word_count(first)
        yield _piece((first, glue, start, True, pause, cue.new_paragraph, words))
        last, place = first, len(first)
        for sentence in more:
            at = text.find(sentence, place)
            glue = text[place:at]
            yield _piece((sentence, glue, None, False, 0.0, False, word_count(sentence)))
            last, place = sentence, at + len(sentence)
        ended = cue.end
