"""How the lines of a transcript stand: as captions, wrapped at a column, with arrows for names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from chapterhouse.reading.ledger import Line
from chapterhouse.reading.notations import SpokenLabel

_CLOSED = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\Z|[\"”»]\Z|[-–—]\Z")
_CAPTION_WORDS = 20


def have_arrows(labels: Mapping[int, SpokenLabel], texts: Sequence[str]) -> bool:
    """Whether nobody has a name, and ``>>`` begins what another one says."""
    if any(label.name is not None for label in labels.values()):
        return False
    begun = (index for index, text in enumerate(texts) if ">>" in text)
    said = (labels[index].rest if index in labels else texts[index] for index in begun)
    return sum(text.startswith(">>") for text in said) >= 2


def are_captions(labels: Mapping[int, SpokenLabel], texts: Sequence[str]) -> bool:
    """Whether each label is one short piece of somebody's speech, as saved captions are."""
    if len(labels) < 3:
        return False
    order = sorted(index for index in labels if index < len(texts))
    names = [labels[index].name for index in order]
    same = sum(one == other for one, other in itertools.pairwise(names))
    words = sum(text.count(" ") + 1 for text in texts[order[0] :]) / len(order)
    timed = sum(labels[index].time is not None for index in order)
    return words <= _CAPTION_WORDS and 3 * same >= len(order) and 2 * timed >= len(order)


def are_wrapped(lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Whether lines were broken at a column: full ones below each other that end in no sentence."""
    widest = max(map(len, texts), default=0)
    if not 40 <= widest <= 120:
        return False
    above = [before for before, line in zip(texts, lines[1:], strict=False) if line.gap == 0]
    if len(above) < 3 or len(above) == len(lines) - 1:
        return False
    full = sum(2 * len(text) >= widest for text in above)
    if 3 * full < 2 * len(above):
        return False
    return 2 * sum(not is_closed(text) for text in above) >= len(above)


def is_closed(text: str) -> bool:
    """Whether a line ends where somebody may stop: in a sign behind a sentence or a clause."""
    return _CLOSED.search(text[-4:]) is not None
