"""Who speaks in captions without voice markup: ``Name: text``, ``(Name)``, ``>>``, ``- ``.

A label needs evidence, for ``Note: …`` and ``The thing is: …`` are speech: its name looks like
one and comes again, or labels begin most cues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.cues import Cue
from chapterhouse.reading.labels import shown
from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.names import (
    begins_sentences,
    looks_like_name,
    looks_like_person,
    one_name,
)
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.running_text import joined, single_spaced
from chapterhouse.reading.speakers import ends_clause, speaker_like
from chapterhouse.reading.tuple_makers import maker

MUSIC_RULE = "music"
_LONGEST_NAME = 60

_MUSIC = re.compile(
    r"[\[(][♪♫\s]*(?:(?:upbeat |intro |outro |theme |soft |gentle )?(?:music|musik|m[uú]sica"
    r"|musique|muziek|музыка|音楽|音乐|음악|theme song)(?: playing| plays| fades(?: out| in)?)?"
    r"|[♪♫]+)[♪♫\s]*[\])]"
    r"|[♪♫]+(?:\s+[♪♫]+){0,9}(?=\s*\Z)|^[♪♫]+\s*\Z",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"(?:(?<=\s)|\A)(>{2,3})(?!>)\s*(?:>{2,3}(?!>)\s*)*")
_DASHES = frozenset("-‐–—")
_MARKS = ("[", "(", "♪", "♫", "\n>>", *(f"\n{dash}" for dash in _DASHES))
_DASH = re.compile(r"[-‐–—](?:\s+(?=\S)|(?=[^\W\d_a-zß-ÿ]|[\"“'‘\[¿¡♪]))")
_COLON = re.compile(
    r"(?:[.,?!;…]\s+)?(?P<name>[^:：<>\[\]()♪\"“”]{1,60}?)(?:\s?\([^()]{1,40}\))?\s?(?::(?=\s|\Z)|：)\s*"
)
_BRACKETED = re.compile(
    r"(?:\[(?P<square>[^\[\]:]{1,60})\]|\((?P<round>[^():]{1,60})\)|<(?P<angle>[^<>:]{1,60})>)"
    r"\s?[:：]?\s*"
)
_SOUNDS = frozenset(
    """music applause laughter laughs laughing inaudible crosstalk silence cheering cheers sighs
    coughs coughing clears pause unintelligible foreign beep gasps chuckles noise background
    singing speaking whistling clapping phone audio video end start""".split()
)


class _Label(NamedTuple):
    name: str
    piece: str
    bracketed: bool
    marked: bool
    opens: bool


_cue = maker(Cue)


def cues_of(stretches: Sequence[Stretch], ledger: Ledger, whole_lines: bool = True) -> list[Cue]:
    """The stretches as cues with their speakers; each stretch's line gets its fate.

    ``whole_lines``: a line is text but for what was taken off it; otherwise (data) a line's
    text is the pieces that are said.
    """
    pieces = list(_marked(stretches, ledger) if _have_marks(stretches) else stretches)
    labels = _names_alone(pieces) or [
        _label(piece.text, piece.new_speaker, piece.opens) for piece in pieces
    ]
    opening = sum(piece.opens for piece in pieces)
    names = _names([piece.text for piece in pieces], labels, opening)
    if any(piece.voice for piece in pieces):
        names |= _beside_voices(labels)
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


def labels_of(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """For each text, a cue each: who its label names, and the label as it stands.

    ``None`` where it begins with none, or nothing speaks for its being one.

    >>> said = ["Ada: We read.", "Note: not aloud.", "Bo: Why?", "Ada: Why not?", "Bo: Ah."]
    >>> [found and found[0] for found in labels_of(said)]
    ['Ada', None, 'Bo', 'Ada', 'Bo']
    """
    labels = [_label(text) for text in texts]
    names = _names(texts, labels, len(texts))
    return [(each.name, each.piece) if each and each.name in names else None for each in labels]


def _names_alone(pieces: Sequence[Stretch]) -> list[_Label | None]:
    """The labels where cues begin with a name on a line of its own; empty where they do not.

    So does Word's text of a transcript by Teams.
    """
    alone = {
        index: piece.text
        for index, (piece, below) in enumerate(pairwise(pieces))
        if piece.opens
        and not below.opens
        and below.text
        and len(piece.text) <= _LONGEST_NAME
        and piece.text[-1:] not in ":："
        and _fair(piece.text, False)
    }
    cues = sum(piece.opens for piece in pieces)
    often = Counter(alone.values())
    again = sum(times for times in often.values() if times > 1)
    if len(alone) < 3 or 5 * len(alone) < 4 * cues or 2 * again < len(alone):
        return []
    return [
        _Label(alone[index], alone[index], False, True, True) if index in alone else None
        for index in range(len(pieces))
    ]


def _names(texts: Sequence[str], labels: Sequence[_Label | None], cues: int) -> set[str]:
    """The names of labels that the whole text, of so many cues, speaks for."""
    names = _believed([label for label in labels if label is not None], cues)
    first = next((label for text, label in zip(texts, labels, strict=True) if text), None)
    if first and _fair(first.name, True) and _is_full(first.name):
        names.add(first.name)
    begin = {label.name for label in labels if label and label.opens and not label.bracketed}
    opening = {name for name in begin if _fair(name, False)}
    if first and len(opening) > 1 and first.name in opening and all(map(_is_given, opening)):
        names |= opening  # A card a change of speaker: each may speak but once.
    return names


def _beside_voices(labels: Sequence[_Label | None]) -> set[str]:
    """The names before a colon, come again, of captions that mark the voices of others."""
    opening = Counter(label.name for label in labels if label and label.opens)
    return {name for name, times in opening.items() if times > 1 and _is_given(name)}


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
        text = _without_music(stretch, ledger)
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


def _without_music(stretch: Stretch, ledger: Ledger) -> str:
    text = stretch.text
    if "[" not in text and "(" not in text and "♪" not in text and "♫" not in text:
        return text

    def dropped(match: re.Match[str]) -> str:
        ledger.drop(stretch.line, MUSIC_RULE, match[0].strip())
        return " "

    return single_spaced(_MUSIC.sub(dropped, stretch.text))


def is_music(text: str) -> bool:
    """Whether a text is a mark of music and nothing else (``[Music]``, ``♪♪``).

    >>> is_music("[Upbeat music]"), is_music("♪ Row your boat ♪"), is_music("[laughter]")
    (True, False, False)
    """
    return len(text) <= 60 and _MUSIC.fullmatch(text.strip()) is not None


def _label(text: str, marked: bool = False, opens: bool = True) -> _Label | None:
    """What stands where a label would; ``marked``: behind a mark of somebody else."""
    begins = text[:1]
    bracketed = begins == "[" or begins == "(" or begins == "<"
    if not bracketed and ":" not in text and "：" not in text:
        return None
    head = text[:140]
    match = _BRACKETED.match(head) if bracketed else None
    if match:
        name = (match["square"] or match["round"] or match["angle"]).strip()
        closed = match[0].rstrip()[-1] not in ":："
        return _Label(name, match[0], closed, marked, opens)
    if ":" not in head and "：" not in head:
        return None
    end = head.find(": ") + 2
    usual = end > 1 and "(" not in head[:end] and head[end : end + 1].isalnum()
    return _with_colon(head[:end] if usual else head, marked, opens)


@lru_cache(maxsize=1_024)
def _with_colon(head: str, marked: bool, opens: bool) -> _Label | None:
    """The name before a colon; names come again and again."""
    match = _COLON.match(head)
    return match and _Label(match["name"].strip(), match[0], False, marked, opens)


def _believed(labels: Sequence[_Label], cues: int) -> set[str]:
    """The names that are labels here."""
    one = one_name(label.name for label in labels if label.name.isupper())
    often = Counter(label.name for label in labels)
    again = Counter(one.get(label.name, label.name) for label in labels)
    bracketed = {label.name for label in labels if label.bracketed}
    fair = {name for name in often if _fair(name, name in bracketed)}
    enough = max(2, sum(often[name] for name in fair) // 50)
    recurring = {name for name in fair if again[one.get(name, name)] >= enough}
    full = {name for name in fair if _is_full(name) and (name not in bracketed or often[name] > 1)}
    capitals = {name for name in fair if name.isupper() and len(name) > 1}
    if recurring & capitals:
        recurring |= capitals - bracketed
        full |= recurring & capitals
    marked = {label.name for label in labels if label.marked and label.name in fair}
    marked |= {name for name in fair if is_placeholder(name) and name[-1].isdigit()}
    colons = sum(often[name] for name in often if name not in bracketed)
    most = 10 * colons >= 6 * cues
    if most:
        recurring |= {
            name
            for name, times in often.items()
            if times >= 3 and name not in bracketed and _could_be_a_handle(name)
        }
    begin = Counter(label.name for label in labels if label.opens and label.name in fair)
    if len(begin.keys() - bracketed) > 1 and 5 * begin.total() >= 4 * cues:
        recurring |= begin.keys() - bracketed
    sure = recurring & full or any(_most(often[name], cues) for name in recurring)
    if len(recurring) < 2 and not sure:
        return full | marked if most else marked
    return recurring | full | marked


def _is_full(name: str) -> bool:
    return " " in name and looks_like_person(shown(name))


def _is_given(name: str) -> bool:
    """Whether a label is one word that looks like a given name."""
    return " " not in name and name.istitle() and looks_like_name(name)


def _most(times: int, cues: int) -> bool:
    return times >= 3 and 2 * times >= cues


def _fair(name: str, bracketed: bool) -> bool:
    if ends_clause(name):
        return False
    if bracketed and (name.split() or [""])[0].casefold() in _SOUNDS:
        return False
    return looks_like_name(name.title() if name.isupper() else name) or speaker_like(name)


def _could_be_a_handle(name: str) -> bool:
    """Whether a prefix of most cues may be what a meeting's member is called (``ada_m 🎙``)."""
    words = name.split()
    if not 0 < len(words) <= 4 or name[-1:] in ".,;!?" or begins_sentences(words[0]):
        return False
    return is_placeholder(name) or not words[0][:1].isdigit()
