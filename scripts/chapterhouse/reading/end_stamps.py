"""Times at the ends of paragraphs, as f4transkript and its kin write them.

    I: How did you come to this? #00:00:05-1#
    B: My grandfather had two pans. #00:00:14-7#

They say when a paragraph ends, so each is when the one below it begins; when the first one begins
is not told (https://www.audiotranskription.de).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.notations import Notation

_STAMP = re.compile(r"(?P<stamp>#(?P<time>\d{1,2}:\d\d:\d\d)(?:[-.,](?P<fraction>\d{1,3}))?#)\s*\Z")
_FEWEST = 2


def times_from_ends(
    lines: Sequence[Line], notation: Notation, ledger: Ledger
) -> tuple[Sequence[Line], Notation]:
    """The lines without such times, and the labels below them with these as their own.

    Both as they are where labels have times already, or hardly a line ends with one.
    """
    if notation.kind != "named" or any(label.time for label in notation.labels.values()):
        return lines, notation
    stamps = {
        index: found
        for index, line in enumerate(lines)
        if line.raw.rstrip().endswith("#") and (found := _STAMP.search(line.raw))
    }
    if len(stamps) < _FEWEST:
        return lines, notation
    for index, found in stamps.items():
        ledger.metadata(lines[index], "time", found["stamp"])
    labels = {}
    for index, label in notation.labels.items():
        above = stamps.get(index - 1)
        time = above and f"{above['time']}.{above['fraction'] or 0}"
        labels[index] = label._replace(time=time or None, rest=_unstamped(label.rest))
    bare = [line._replace(raw=_unstamped(line.raw)) for line in lines]
    return bare, replace(notation, labels=labels)


def _unstamped(text: str) -> str:
    return _STAMP.sub("", text).rstrip() if text.rstrip().endswith("#") else text
