"""The whole sentences of what somebody says, without what ties them to the one before."""

from __future__ import annotations

from string import ascii_uppercase

from chapterhouse.newsletter.quote_signs import (
    ABBREVIATED,
    LEAD_IN,
    LEADS,
    LEADS_AFTER,
    PLAIN_LEADS,
)

SHORTEST, LONGEST = 60, 220
"""The length of a quote, in characters."""

_LAST = frozenset(".!”")
_DOUBTFUL = frozenset(word[-2:] for word in ABBREVIATED) | {f" {one}" for one in ascii_uppercase}
"""What stands before the full stop of abbreviations, and of few words else."""


def sentences(text: str) -> list[tuple[int, str]]:
    """The whole sentences of a paragraph that could be quoted by their length, with their place.

    Questions are left out; apostrophes are straight.

    >>> sentences("Yes. A page that can’t be linked to is a page nobody quotes at all. So")
    [(5, "A page that can't be linked to is a page nobody quotes at all.")]
    """
    found: list[tuple[int, str]] = []
    if len(text) < SHORTEST:
        return found
    # Every sentence of every guest of a site is looked at. A pattern would be slower, and so would
    # text that is not all ASCII.
    text = text.replace("’", "'")
    text = text.replace(". ", ".\n").replace("? ", "?\n").replace("! ", "!\n").replace("” ", "”\n")
    at, whole = 0, True
    pieces = text.split("\n")
    for number, piece in enumerate(pieces, 1):
        ends = piece[-3:-1] not in _DOUBTFUL or _ends(piece)
        if (
            SHORTEST <= len(piece) <= LONGEST + 40
            and whole
            and ends
            and piece[-1] in _LAST
            and not piece[0].islower()
            and not (number < len(pieces) and pieces[number][:1].islower())
        ):
            found.append((at, piece))
        at += len(piece) + 1
        whole = ends
    return found


def _ends(piece: str) -> bool:
    """Whether a sentence ends here, and not only an abbreviation."""
    last = piece[piece.rfind(" ", -8) + 1 : -1]
    return piece[-1:] != "." or (
        last not in ABBREVIATED and (len(last) > 1 or not last.isupper() or last == "I")
    )


def opened(sentence: str) -> tuple[int, str]:
    """A sentence without the "And", "So" or "Well," that ties it to the one before, and its place.

    >>> opened("So, you know, nobody reads what nobody can find.")
    (14, 'Nobody reads what nobody can find.')
    """
    head, _, rest = sentence[:40].partition(" ")
    head = head.lower()
    if head not in LEADS and head[-3:] != "ly,":
        return 0, sentence
    if head in PLAIN_LEADS and rest.partition(" ")[0].lower() not in LEADS_AFTER:
        end = len(head) + 1
    else:
        end = lead.end() if (lead := LEAD_IN.match(sentence)) else 0
    if sentence[end : end + 8].lower() == "because " and "," not in sentence:
        end += 8
    return end, sentence[end : end + 1].upper() + sentence[end + 1 :]
