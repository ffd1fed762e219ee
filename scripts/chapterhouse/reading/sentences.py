"""Where a sentence ends: not at ``Dr.``, ``U.S.``, ``No. 1``, ``Z.ai`` or an initial.

Linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A run of end marks with the quotes and brackets that close behind it. It begins with one plain
# class of characters, which is searched for five times faster. A run is tried from its first mark
# only, so that a line of a million dots costs a million steps.
_END = re.compile(
    r"""
    [.!?…。！？](?:
        (?<=[。！？])[。！？]*[”’」』）]*
      | (?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*(?:[ ][.!?…]+)*["'”’)\]]*(?=\s)
    )
    """,
    re.VERBOSE,
)

# Abbreviations that stand before a name or a number: no sentence ends there.
_LEADS_ON = frozenset(
    """adj adm approx art capt cf ch co col corp dept dr ed eds e.g eg eq est etc fig figs gen gov
    hon i.e ie inc jr lt ltd m.d maj messrs mr mrs ms mx no nos op p ph.d pp pres prof rep rev sec
    sen sgt sr st vol vs v viz""".split()
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_BEFORE = re.compile(r"[^\s(\[“\"]*\Z")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*(\w*)")

# Words that begin a new sentence even after an abbreviation: "in the U.S. He ...".
_STARTERS = frozenset(
    """a after although an and as at before but by during earlier for from he her his however i if
    in it its later most my now on our she since so that the their then there these they this
    those to today we what when where while who with you your""".split()
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its end marks and without the space around it.

    >>> sentences("Dr. Marsh works in the U.S. civil service. She met No. 1 of Z.ai! Then?")
    ['Dr. Marsh works in the U.S. civil service.', 'She met No. 1 of Z.ai!', 'Then?']
    """
    if text.isalnum():
        return [text]  # a cue of one word, of which files have half a million
    if _END.search(text, 0, max(len(text) - 1, 0)) is None:
        return [text.strip()] if text and not text.isspace() else []
    return [text[begin:end].strip() for begin, end in _bounds(text)]


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place in a paragraph.

    >>> sentence_around("It rained. Then it stopped. Good.", 12)
    (11, 27)
    """
    whole = 0, len(text)
    begin, end = next((one for one in _bounds(text) if at < one[1]), whole)
    said = text[begin:end]
    begin += len(said) - len(said.lstrip())
    return begin, max(begin, end - (len(said) - len(said.rstrip())))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for end in _END.finditer(text):
        if _goes_on(text, end):
            continue
        yield begin, end.end()
        begin = end.end()
    if text[begin:].strip():
        yield begin, len(text)


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence continues behind this mark."""
    following = _NEXT.match(text, end.end())
    if following is None:
        return False
    word = following[1][:40]
    if word[:1].islower():
        return True  # "e.g. this", "Yahoo! was"
    if end[0] != ".":
        return False
    before = _BEFORE.search(text[max(0, end.start() - 24) : end.start()])
    token = before[0] if before else ""
    if token.lower() in _LEADS_ON and token.lower() not in ("co", "corp", "etc", "inc", "ltd"):
        return not (token == "no" and not word[:1].isdigit())
    if len(token) == 1 and token.isupper():
        return token != "I"  # an initial
    closed = token.lower() in ("co", "corp", "etc", "inc", "ltd") or _DOTTED.match(token)
    return bool(closed) and word.lower() not in _STARTERS
