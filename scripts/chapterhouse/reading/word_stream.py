"""Single recognised words put together as sentences, one cue each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapterhouse.reading.cues import Cue
from chapterhouse.reading.running_text import SPACELESS, ends_sentence, joined

_PAUSE = 0.8
_LONG_PAUSE = 2.0
_MOST_WORDS = 40
_MOST_WORDS_UNMARKED = 25
_WORD = re.compile(r"\w+")
_WORD_OR_CHARACTER = re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])\w)+")
_CLOSES = re.compile(r"[,.!?;:%)\]}…’”»、。，！？；：）」』】]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark as it stands, when, who says it, and its source line.

    ``glued``: there is no space before it. ``new_speaker`` and ``new_paragraph``: as in `Cue`.
    """

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    line: int = 1
    glued: bool = False
    new_speaker: bool = False
    new_paragraph: bool = False


def words_in(text: str) -> Counter[str]:
    """The words of a text, for comparing; in scripts without spaces, its characters."""
    return Counter((_WORD if text.isascii() else _WORD_OR_CHARACTER).findall(text.casefold()))


def cues_of_words(words: Sequence[Word]) -> Iterator[Cue]:
    """The sentences of a stream of words.

    A cue ends with its sentence, where somebody else speaks, at a long pause, and where the
    stream has no marks at all, at a pause or after some words. A word without time or speaker
    belongs to the one before it.

    >>> stream = [Word("We", 1, 2, "Ada"), Word("read", 2, 3), Word(".", glued=True), Word("Yes.")]
    >>> [(cue.text, cue.start, cue.end, cue.speaker) for cue in cues_of_words(stream)]
    [('We read.', 1, 3, 'Ada'), ('Yes.', None, None, None)]
    """
    marked = any(ends_sentence(word.text.strip()) for word in words)
    sentence: list[Word] = []
    speaker: str | None = None
    paragraph = False
    for word in words:
        if not word.text.strip():
            paragraph = paragraph or (not sentence and "\n" in word.text)
            if sentence and "\n" in word.text:
                yield _cue(sentence, paragraph)
                sentence, paragraph = [], True
            continue
        if sentence and _begins_anew(sentence, speaker, word, marked):
            yield _cue(sentence, paragraph)
            paragraph = sentence[-1].text.endswith("\n")
            sentence = []
        if not sentence:
            paragraph = paragraph or word.new_paragraph
        speaker = word.speaker or (None if word.new_speaker else speaker)
        sentence.append(word)
    if sentence:
        yield _cue(sentence, paragraph)


def _begins_anew(sentence: Sequence[Word], speaker: str | None, word: Word, marked: bool) -> bool:
    """Whether a word begins a new cue."""
    last = sentence[-1]
    if word.new_speaker or (word.speaker is not None and word.speaker != speaker):
        return True
    if word.new_paragraph or last.text.endswith("\n"):
        return True
    if word.glued or _CLOSES.match(word.text.strip()):
        return False
    if ends_sentence(last.text.strip()):
        return True
    ended = last.end if last.end is not None else last.start
    pause = 0.0 if ended is None or word.start is None else word.start - ended
    if marked:
        return pause >= _LONG_PAUSE or len(sentence) >= _MOST_WORDS
    return pause >= _PAUSE or len(sentence) >= _MOST_WORDS_UNMARKED


def _cue(sentence: Sequence[Word], paragraph: bool) -> Cue:
    tokens: list[list[str]] = []
    for word in sentence:
        text = " ".join(word.text.split())
        if tokens and (word.glued or _CLOSES.match(text)):
            tokens[-1].append(text)
        else:
            tokens.append([text])
    first = sentence[0]
    starts = (word.start for word in sentence if word.start is not None)
    ends = (word.end for word in reversed(sentence) if word.end is not None)
    return Cue(
        text=joined(["".join(parts) for parts in tokens]),
        start=next(starts, None),
        end=next(ends, None),
        speaker=first.speaker,
        line=first.line,
        new_speaker=first.new_speaker,
        new_paragraph=paragraph,
    )
