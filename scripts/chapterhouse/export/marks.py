"""The notes by which our own readers know an export, and read it to the letter.

SRT has no comments. Where its plain form would not be read back as the page has it, an invisible
character stands before what is said: always in the first cue, and in others where label and speech
could be taken for each other. Players show nothing of it.

    Ada Marsh: ⟨mark⟩Hello.          the first cue: each cue is a turn, to the letter
    Bo Lindqvist: Hello.             the name goes as far as the first colon and space
    Ada: Marsh: ⟨mark⟩So.            the name is ``Ada: Marsh``
    >> ⟨mark⟩Note: buy milk.         a name ends in a colon, so this is nobody’s

In a file with a note, or with a mark in its first cue, a mark also begins each further paragraph of
a turn. A mark that is said, or stands in a name, is doubled; one inside a word only breaks up what
a player would take for markup or for a timing line (``--⟨mark⟩>``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MARK = "Exported by Chapterhouse: each cue is a turn"
"""In WebVTT and JSON: no two cues are to be joined, no name is to be shortened or judged."""

TEXT_MARK = "Exported by Chapterhouse"
"""The last line of a text."""

SPEECH_MARK = "\u2063"
"""INVISIBLE SEPARATOR (https://www.unicode.org/charts/PDF/U2000.pdf), which speech hardly holds."""

_MARKS = re.compile(SPEECH_MARK + "+")


def is_own_text(text: str) -> bool:
    """Whether a text is one that we exported."""
    return text[-200:].rstrip().endswith(f"\n{TEXT_MARK}")


def is_own_srt(text: str) -> bool:
    """Whether captions say by a mark in their first cue that we exported them."""
    return SPEECH_MARK in text[:200_000].lstrip().partition("\n\n")[0]


def unmarked(text: str) -> str:
    """What is said by a text, without our marks in it."""
    return _MARKS.sub(lambda found: SPEECH_MARK * (len(found[0]) // 2), text)


def doubled(text: str) -> str:
    """A text in which a mark is no mark of ours."""
    return text.replace(SPEECH_MARK, 2 * SPEECH_MARK)


def paragraphs_begun(paragraphs: Iterable[Iterable[str]]) -> str:
    """The lines of a turn's paragraphs, a mark before each paragraph but the first."""
    return f"\n{SPEECH_MARK}".join("\n".join(lines) for lines in paragraphs)


def label_and_speech(cue: str) -> tuple[str, str]:
    """What stands before the speech of a cue of ours, as it stands, and what is said.

    >>> label_and_speech("Ada: Hello: you."), label_and_speech(f"Ada: B: {SPEECH_MARK}No.")
    (('Ada: ', 'Hello: you.'), ('Ada: B: ', 'No.'))
    """
    for found in _MARKS.finditer(cue):
        at = found.start()
        if len(found[0]) % 2 and cue[:at][-1:] in ("", " "):
            return cue[:at], cue[at + 1 :]
    name, colon, speech = cue.partition(": ")
    if colon:
        return name + colon, speech
    return (cue, "") if cue.endswith(":") else ("", cue)


def paragraphs_of(speech: str) -> tuple[str, ...]:
    """The paragraphs of the speech of a cue of ours, without marks; none where it is empty.

    >>> paragraphs_of(f"Hello {SPEECH_MARK}you, {SPEECH_MARK * 2}Ada.")
    ('Hello', 'you, \u2063Ada.')
    """
    parts: list[str] = []
    begin = 0
    for found in _MARKS.finditer(speech):
        if len(found[0]) % 2 and speech[found.start() - 1 : found.start()] == " ":
            parts.append(speech[begin : found.start()])
            begin = found.start() + 1
    parts.append(speech[begin:])
    return tuple(text for part in parts if (text := unmarked(part).strip()))
