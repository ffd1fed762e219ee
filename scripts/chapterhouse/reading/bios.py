"""The sentences of notes that say who a person is.

Three shapes are known, best first: a sentence that states it ("Ada Marsh is a …"), a name with
its role behind it ("I sit down with Ada Marsh, who leads …", "— Ada Marsh, editor", "Ada Marsh
(Quill Press)"), and a sentence that tells the way a person went. Sentences about what is talked
about say nothing about a person and are never taken; where there is no other, there is no bio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chapterhouse.model import Bio
from chapterhouse.reading import bio_phrases as phrases
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.sentences import sentences

_LONGEST = 1_500


def hedged(text: str) -> bool:
    """Whether a text only supposes what it says about a person.

    >>> hedged("Ada appears to be an editor."), hedged("Ada is an editor.")
    (True, False)
    """
    return bool(phrases.HEDGES.search(text))


def bio_of(name: str, paragraphs: Sequence[str]) -> Bio | None:
    """The sentences of some notes that say who a person is, or ``None`` where none does.

    >>> bio_of("Ada Marsh", ["I talk with Ada Marsh, who leads Quill Press, about ink."])
    Bio(text='Ada Marsh, who leads Quill Press.', verified=True)
    >>> bio_of("Ada Marsh", ["Ada Marsh explains why ink dries."]) is None
    True
    """
    if not name.strip():
        return None
    split = [sentences(paragraph[:20_000]) for paragraph in paragraphs]
    person = _Person(name)
    stated = person.statements(split)
    introduced = max(
        (
            found
            for index, paragraph in enumerate(split)
            for found in person.introductions(paragraph, split[index + 1 :])
        ),
        key=lambda found: len(" ".join(found)),
        default=[],
    )
    if stated and (person.named_in_full(stated) or not introduced):
        chosen = stated
    else:
        chosen = list(dict.fromkeys([*introduced, *stated])) or person.way(split)
    text = " ".join(chosen)
    return Bio(text, verified=not hedged(text)) if text else None


class _Person:
    """How sentences speak of one person: by full name, by a part of it, by a pronoun."""

    def __init__(self, name: str) -> None:
        # No pattern is made for a person: compiling one is dear, and there are thousands of them.
        words = name.split()
        self._whole = " ".join(words)
        self._names = (self._whole, *sorted({words[0], words[-1]}))

    def named_in_full(self, found: Sequence[str]) -> bool:
        """Whether the sentences begin with the whole name, so that they stand alone."""
        return any(next(self._in_full(sentence), (1, 0))[0] == 0 for sentence in found)

    def statements(self, paragraphs: Sequence[Sequence[str]]) -> list[str]:
        """All runs of sentences that state who the person is, in order."""
        found: list[str] = []
        running = False
        for paragraph in paragraphs:
            anchors = [self._anchors(sentence) for sentence in paragraph]
            first = anchors.index(True) if True in anchors else 0
            running = running or all(self._continues(each) for each in paragraph[:first])
            for sentence, anchor in zip(paragraph, anchors, strict=True):
                starts = anchor or (running and bool(found or True in anchors))
                running = starts and self._continues(sentence)
                if running:
                    found.append(sentence)
            running = running and bool(found)
        return found

    def introductions(
        self, paragraph: Sequence[str], later: Sequence[Sequence[str]]
    ) -> list[list[str]]:
        """Names with a role behind them, each with the sentences that go on about the person."""
        found: list[list[str]] = []
        for index, sentence in enumerate(paragraph):
            for begin, end in self._in_full(sentence[:_LONGEST]):
                if piece := self._with_role(sentence[begin:], end - begin):
                    whole_end = sentence.endswith(piece)
                    run = [piece if piece[-1] in ".!?" else f"{piece}."]
                    if whole_end or len(paragraph) > index + 1:
                        run += self._run_on(paragraph[index + 1 :], later)
                    found.append(run)
        return found

    def way(self, paragraphs: Sequence[Sequence[str]]) -> list[str]:
        """The first sentence that tells the way the person went, for want of a better one."""
        for paragraph in paragraphs:
            for sentence in paragraph:
                text = sentence[:_LONGEST]
                place = phrases.SOMEWHERE.match(text)
                for begin in (place.end() if place else 0, 0):
                    if any(phrases.WENT.fullmatch(text, end) for end in self._subject(text, begin)):
                        return [text[begin:]]
        return []

    def _in_full(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where the whole name stands, a title before it included."""
        begin = sentence.find(self._whole)
        while begin >= 0:
            end = begin + len(self._whole)
            if not phrases.WORD_GOES_ON.match(sentence, end):
                title = phrases.TITLE_BEFORE.search(sentence[max(0, begin - 12) : begin])
                yield begin - (len(title[0]) if title else 0), end
            begin = sentence.find(self._whole, end)

    def _subject(self, sentence: str, begin: int = 0) -> Iterator[int]:
        """Where the person's name ends that a sentence has at ``begin``: in full, and shortened."""
        title = phrases.TITLE_HERE.match(sentence, begin)
        for start in (title.end(), begin) if title else (begin,):
            for name in self._names:
                if sentence.startswith(name, start):
                    yield start + len(name)

    def _anyone(self, sentence: str, begin: int) -> Iterator[int]:
        """Like ``_subject``, and where a pronoun ends that may be the person's."""
        yield from self._subject(sentence, begin)
        if pronoun := phrases.PRONOUN.match(sentence, begin):
            yield pronoun.end()

    def _anchors(self, sentence: str) -> bool:
        based = phrases.BASED.match(sentence)
        end = next(self._subject(sentence, based.end() if based else 0), None)
        return end is not None and (
            based is not None or bool(phrases.STATES_OR_WORKS.match(sentence, end))
        )

    def _continues(self, sentence: str) -> bool:
        if phrases.ASIDE.match(sentence) or self._talks(sentence[:400]):
            return False
        if phrases.THEIRS.match(sentence) or any(
            phrases.HAS.match(sentence, end) for end in self._subject(sentence)
        ):
            return True
        clauses = (begin for begin in _clauses(sentence, 202) if "." not in sentence[:begin])
        return any(
            phrases.GOES_ON.match(sentence, end)
            for begin in clauses
            for end in self._anyone(sentence, begin)
        )

    def _talks(self, sentence: str) -> bool:
        """Whether the first clauses say what the person does in the conversation."""
        return any(
            phrases.TALKS_NEXT.match(sentence, end)
            for begin in _clauses(sentence, 162)
            for end in self._anyone(sentence, begin)
        )

    def _run_on(self, rest: Sequence[str], later: Sequence[Sequence[str]]) -> list[str]:
        run: list[str] = []
        for sentence in rest:
            if not self._continues(sentence):
                return run
            run.append(sentence)
        for sentence in later[0] if later else ():
            if not self._continues(sentence):
                break
            run.append(sentence)
        return run

    def _with_role(self, text: str, length: int) -> str | None:
        """``Ada Marsh, editor at Quill`` out of a text that begins so; ``None`` without a role."""
        rest = text[length:_LONGEST]
        if paren := re.match(r" \(([^()]{3,120})\)", rest):
            return None if phrases.NO_ROLE.match(paren[1]) else text[: length + paren.end()]
        for mark in (", ", " from ", " of ", " — ", " – "):
            if rest.startswith(mark):
                break
        else:
            return None
        end = self._role_end(rest)
        role = rest[len(mark) : end].rstrip(" ,;:–—-")
        if mark in (" from ", " of "):
            worth = role[:1].isupper() or len(role.split()) > 1
        elif role.startswith("who "):
            worth = bool(phrases.WHO_STATES.match(role))
        else:
            worth = bool(phrases.ROLE.search(" ".join(role.split()[:14]))) or role.startswith(
                ("a ", "an ")
            )
        return text[: length + len(mark) + len(role)] if worth and role else None

    def _role_end(self, rest: str) -> int:
        cut = phrases.TALK_BEGINS.search(rest)
        end = cut.start() if cut else len(rest)
        for other in phrases.NEXT_PERSON.finditer(rest, 0, end):
            if looks_like_person(other["name"]) and " " in other["name"]:
                return other.start()
        return end


def _clauses(sentence: str, longest: int) -> Iterator[int]:
    """Where the sentence begins, and each of its clauses, as far as ``longest``."""
    yield 0
    begin = sentence.find(", ")
    while 0 < begin <= longest - 2:
        yield begin + 2
        begin = sentence.find(", ", begin + 1)
