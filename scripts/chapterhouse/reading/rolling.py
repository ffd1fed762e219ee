"""Rolling captions, in which a cue begins with the last line of the one before it.

YouTube's automatic captions saved as WebVTT (or SRT made from these) show two lines: the one
said before, and the one being said, its words with times; between them stand cues of 10 ms that
hold the finished line alone. Live captions grow: each cue shows the one before it and a word more.
Each line is said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.ledger import Ledger

ROLLING_RULE = "rolling-repeat"

_ENOUGH = 3
"""How many cues at least say what the one before them says, and more, where captions grow."""

_TOUCHING = 0.25
"""How many seconds may lie between two cues of which the second repeats a line."""


def without_repeats(stretches: Sequence[Stretch], ledger: Ledger) -> list[Stretch]:
    """The stretches, each said once; as they are where the captions do not roll."""
    if not _may_repeat(stretches):
        return list(stretches)
    cues: list[list[Stretch]] = []
    for stretch in stretches:
        if stretch.opens or not cues:
            cues.append([])
        cues[-1].append(stretch)
    if _grows(cues):
        return list(_grown(cues, ledger))
    if not _rolls(cues):
        return list(stretches)
    said: list[Stretch] = []
    before: list[Stretch] = []
    for cue in cues:
        repeats = _repeated(before, cue)
        for line, _ in groupby(cue[:repeats], key=lambda stretch: stretch.line):
            ledger.drop(line, ROLLING_RULE)
        for number, stretch in enumerate(cue[repeats:]):
            stretch.opens = number == 0
            said.append(stretch)
        before = cue
    return said


def _may_repeat(stretches: Sequence[Stretch]) -> bool:
    """Whether any cue has two lines, or three begin as the one before them: looked for at once."""
    texts = [stretch.text for stretch in stretches]
    return (
        not all(stretch.opens for stretch in stretches)
        or sum(map(str.startswith, texts[1:], texts)) >= _ENOUGH
    )


def _grows(cues: Sequence[Sequence[Stretch]]) -> bool:
    """Whether most cues say what the one before them says, and more."""
    said = [_said(cue) for cue in cues]
    growing = sum(
        len(grown) > len(shown)
        and grown.startswith(shown)
        and _touch(cues[at][-1], cues[at + 1][0])
        for at, (shown, grown) in enumerate(pairwise(said))
    )
    return growing >= _ENOUGH and 2 * growing >= len(cues)


def _grown(cues: Sequence[list[Stretch]], ledger: Ledger) -> Iterator[Stretch]:
    """The last of each row of growing cues, said from when the row begins."""
    begun: float | None = None
    for cue, after in zip_longest(cues, cues[1:]):
        begun = cue[0].start if begun is None else begun
        if after and (_is_more(cue, after) or _said(cue) == _said(after)):
            for line, _ in groupby(cue, key=lambda stretch: stretch.line):
                ledger.drop(line, ROLLING_RULE)
            continue
        for stretch in cue:
            stretch.start = begun
        begun = None
        yield from cue


def _is_more(before: Sequence[Stretch], after: Sequence[Stretch]) -> bool:
    shown, grown = _said(before), _said(after)
    return len(grown) > len(shown) and grown.startswith(shown) and _touch(before[-1], after[0])


def _said(cue: Sequence[Stretch]) -> str:
    return cue[0].text if len(cue) == 1 else " ".join(stretch.text for stretch in cue)


def _rolls(cues: Sequence[Sequence[Stretch]]) -> bool:
    """Whether two-line cues begin with the line before them often enough to be made so."""
    rolling = longer = 0
    timed = False
    for before, cue in pairwise(cues):
        timed = timed or any(stretch.timed for stretch in cue)
        if len(cue) < 2:
            continue
        longer += 1
        rolling += _repeated(before, cue) > 0
    return rolling >= (1 if timed else 2) and 2 * rolling >= longer


def _repeated(before: Sequence[Stretch], cue: Sequence[Stretch]) -> int:
    """How many lines of the cue are the last ones of the cue before it."""
    if not before or not cue or not _touch(before[-1], cue[0]):
        return 0
    for number in range(min(len(before), len(cue)), 0, -1):
        pairs = zip(before[-number:], cue[:number], strict=True)
        if all(one.text == other.text and not other.timed for one, other in pairs):
            return number
    return 0


def _touch(before: Stretch, after: Stretch) -> bool:
    if before.end is None or after.start is None:
        return True
    return after.start - before.end <= _TOUCHING


def without_overlaps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, none of which lasts into the next one.

    YouTube's data gives how long a line is shown, and not how long it is said.
    """
    for one, other in pairwise(stretches):
        if one.end is not None and other.start is not None and one.end > other.start:
            one.end = max(other.start, one.start or 0)
    return list(stretches)
