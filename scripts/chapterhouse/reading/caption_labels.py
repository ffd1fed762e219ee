"""Names before what captions say, and which of them are labels.

A label needs evidence, for ``Note: …`` and ``The thing is: …`` are speech: its name looks like
one and comes again, or labels begin most cues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from chapterhouse.reading.labels import shown
from chapterhouse.reading.names import (
    begins_sentences,
    looks_like_name,
    looks_like_person,
    one_name,
)
from chapterhouse.reading.placeholders import is_placeholder
from chapterhouse.reading.speakers import ends_clause, speaker_like

LONGEST_NAME = 60
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


class Label(NamedTuple):
    """What may be a label: the name, the piece of text it stands in, and where that stands.

    ``marked``: behind a mark of somebody else; ``opens``: at the beginning of a cue.
    """

    name: str
    piece: str
    bracketed: bool
    marked: bool
    opens: bool


def labels_of(texts: Sequence[str]) -> list[tuple[str, str] | None]:
    """For each text, a cue each: who its label names, and the label as it stands.

    ``None`` where it begins with none, or nothing speaks for its being one.

    >>> said = ["Ada: We read.", "Note: not aloud.", "Bo: Why?", "Ada: Why not?", "Bo: Ah."]
    >>> [found and found[0] for found in labels_of(said)]
    ['Ada', None, 'Bo', 'Ada', 'Bo']
    """
    labels = [label_of(text) for text in texts]
    names = names_believed(texts, labels, len(texts))
    return [(each.name, each.piece) if each and each.name in names else None for each in labels]


def names_believed(texts: Sequence[str], labels: Sequence[Label | None], cues: int) -> set[str]:
    """The names of labels that the whole text, of so many cues, speaks for."""
    names = _believed([label for label in labels if label is not None], cues)
    first = next((label for text, label in zip(texts, labels, strict=True) if text), None)
    if first and is_fair(first.name, True) and _is_full(first.name):
        names.add(first.name)
    begin = {label.name for label in labels if label and label.opens and not label.bracketed}
    opening = {name for name in begin if is_fair(name, False)}
    if first and len(opening) > 1 and first.name in opening and all(map(_is_given, opening)):
        names |= opening  # A card a change of speaker: each may speak but once.
    return names


def names_beside_voices(labels: Sequence[Label | None]) -> set[str]:
    """The names before a colon, come again, of captions that mark the voices of others."""
    opening = Counter(label.name for label in labels if label and label.opens)
    return {name for name, times in opening.items() if times > 1 and _is_given(name)}


def label_of(text: str, marked: bool = False, opens: bool = True) -> Label | None:
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
        return Label(name, match[0], closed, marked, opens)
    if ":" not in head and "：" not in head:
        return None
    end = head.find(": ") + 2
    usual = end > 1 and "(" not in head[:end] and head[end : end + 1].isalnum()
    return _with_colon(head[:end] if usual else head, marked, opens)


@lru_cache(maxsize=1_024)
def _with_colon(head: str, marked: bool, opens: bool) -> Label | None:
    """The name before a colon; names come again and again."""
    match = _COLON.match(head)
    return match and Label(match["name"].strip(), match[0], False, marked, opens)


def _believed(labels: Sequence[Label], cues: int) -> set[str]:
    """The names that are labels here."""
    one = one_name(label.name for label in labels if label.name.isupper())
    often = Counter(label.name for label in labels)
    again = Counter(one.get(label.name, label.name) for label in labels)
    bracketed = {label.name for label in labels if label.bracketed}
    fair = {name for name in often if is_fair(name, name in bracketed)}
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


def is_fair(name: str, bracketed: bool) -> bool:
    """Whether a name, perhaps in brackets, looks like one, and like no sound."""
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
