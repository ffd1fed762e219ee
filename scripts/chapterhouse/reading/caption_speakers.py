"""Who speaks in captions without voice markup: ``Name: text``, ``(Name)``, ``>>``, ``- ``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chapterhouse.reading.caption_labels import (
    LONGEST_NAME,
    Label,
    is_fair,
    label_of,
    names_believed,
    names_beside_voices,
)
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.caption_music import without_music
from chapterhouse.reading.cues import Cue
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.running_text import joined
from chapterhouse.reading.tuple_makers import maker

_ARROWS = re.compile(r"(?:(?<=\s)|\A)(>{2,3})(?!>)\s*(?:>{2,3}(?!>)\s*)*")
_DASHES = frozenset("-‐–—")
_MARKS = ("[", "(", "♪", "♫", "\n>>", *(f"\n{dash}" for dash in _DASHES))
_DASH = re.compile(r"[-‐–—](?:\s+(?=\S)|(?=[^\W\d_a-zß-ÿ]|[\"“'‘\[¿¡♪]))")
_cue = maker(Cue)


def cues_of(stretches: Sequence[Stretch], ledger: Ledger, whole_lines: bool = True) -> list[Cue]:
    """The stretches as cues with their speakers; each stretch's line gets its fate.

    ``whole_lines``: a line is text but for what was taken off it; otherwise (data) a line's
    text is the pieces that are said.
    """
    pieces = list(_marked(stretches, ledger) if _have_marks(stretches) else stretches)
    labels = _names_alone(pieces) or [
        label_of(piece.text, piece.new_speaker, piece.opens) for piece in pieces
    ]
    opening = sum(piece.opens for piece in pieces)
    names = names_believed([piece.text for piece in pieces], labels, opening)
    if any(piece.voice for piece in pieces):
        names |= names_beside_voices(labels)
    cues: list[Cue] = []
    texts: list[str] = []
    facts: tuple[float | None, float | None, str | None, int, bool, bool] | None = None
    pending: str | None = None
    opens = other = paragraph = False
    last: Line | None = None
    for piece, label in zip(pieces, labels, strict=True):
        text, voice = piece.text, piece.voice
        if label is not None and label.name in names:
            ledger.metadata(piece.line, "speaker", label.piece.strip())
            text, voice = text[len(label.piece) :], label.name
        opens = opens or piece.opens
        other, paragraph = other or piece.new_speaker, paragraph or piece.new_paragraph
        if not text:
            pending = voice or pending
            if piece.new_speaker and label is None:
                ledger.metadata(piece.line, "new speaker", ">>")
            continue
        voice, pending = voice or pending, None
        if not whole_lines:
            ledger.text(piece.line, "turn", text)
        elif last is not piece.line:
            ledger.text(piece.line, "turn")
            last = piece.line
        changes = facts is None or (voice is not None and voice != facts[2])
        if opens or other or paragraph or changes:
            if facts is not None:
                cues.append(_cue((joined(texts) if len(texts) > 1 else texts[0], *facts)))
                texts.clear()
            facts = (piece.start, piece.end, voice, piece.line.number, other, paragraph)
            opens = other = paragraph = False
        texts.append(text)
    if facts is not None:
        cues.append(_cue((joined(texts) if len(texts) > 1 else texts[0], *facts)))
    return cues


def _names_alone(pieces: Sequence[Stretch]) -> list[Label | None]:
    """The labels where cues begin with a name on a line of its own; empty where they do not.

    So does Word's text of a transcript by Teams.
    """
    alone = {
        index: piece.text
        for index, (piece, below) in enumerate(pairwise(pieces))
        if piece.opens
        and not below.opens
        and below.text
        and len(piece.text) <= LONGEST_NAME
        and piece.text[-1:] not in ":："
        and is_fair(piece.text, False)
    }
    cues = sum(piece.opens for piece in pieces)
    often = Counter(alone.values())
    again = sum(times for times in often.values() if times > 1)
    if len(alone) < 3 or 5 * len(alone) < 4 * cues or 2 * again < len(alone):
        return []
    return [
        Label(alone[index], alone[index], False, True, True) if index in alone else None
        for index in range(len(pieces))
    ]


def _have_marks(stretches: Sequence[Stretch]) -> bool:
    """Whether there may be music or marks of somebody else in any of them: looked for at once."""
    whole = "\n".join(["", *(stretch.text for stretch in stretches)])
    return any(sign in whole for sign in _MARKS)


def _marked(stretches: Sequence[Stretch], ledger: Ledger) -> Iterator[Stretch]:
    """The stretches without music, cut where a mark says that somebody else begins."""
    arrows = any(stretch.text.startswith(">>") for stretch in stretches)
    dashes = sum(_has_dash(stretch.text) for stretch in stretches) >= 2
    for stretch in stretches:
        if stretch.text in ("-", "–", "—"):
            ledger.metadata(stretch.line, "new speaker", stretch.text)
            yield replace(stretch, text="")
            continue
        text = without_music(stretch, ledger)
        if text is stretch.text and text and not arrows and not dashes:
            yield stretch
            continue
        if not text:
            yield replace(stretch, text="")
            continue
        dash = _DASH.match(text) if dashes else None
        if dash:
            yield replace(stretch, text=text[dash.end() :], new_speaker=True)
        elif arrows and ">>" in text:
            parts = _ARROWS.split(text)
            if said := parts[0].strip():
                yield replace(stretch, text=said)
            for index in range(1, len(parts), 2):
                yield replace(
                    stretch,
                    text=parts[index + 1].strip(),
                    opens=stretch.opens and index == 1 and not parts[0].strip(),
                    new_speaker=True,
                    new_paragraph=stretch.new_paragraph or parts[index] == ">>>",
                )
        else:
            yield stretch if text == stretch.text else replace(stretch, text=text)


def _has_dash(text: str) -> bool:
    return text[:1] in _DASHES and _DASH.match(text) is not None
