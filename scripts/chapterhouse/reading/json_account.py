"""The fate of every line of a JSON source, whose strings are found by their place in the values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from chapterhouse.model import Problem
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_text import Place, lines_of_strings, shown_text
from chapterhouse.reading.ledger import Ledger, lines_of
from chapterhouse.reading.word_stream import words_in

_OTHER = "other-wording"
_HIDDEN = "hidden-in-source"


class JsonAccount:
    """Collects what becomes of the strings of a `Speech`; by their numbers, speech first."""

    def __init__(self, text: str, value: Any, speech: Speech) -> None:
        self._text = text
        self._speech = speech
        strings = [*((one.holder, one.key) for one in speech.spoken)]
        strings += [*speech.again, *speech.hidden, *speech.facts]
        wanted: dict[Place, int] = {}
        self._of = [
            wanted.setdefault((id(holder), key), at) for at, (holder, key) in enumerate(strings)
        ]
        self._lines = lines_of_strings(text, value, wanted)
        self._said: defaultdict[int, list[str]] = defaultdict(list)
        self._dropped: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        first = len(speech.spoken) + len(speech.again)
        for number, (holder, key) in enumerate(speech.hidden, first):
            self.drop(self.line(number), _HIDDEN, shown_text(holder[key]))
        first += len(speech.hidden)
        for number, (holder, key) in enumerate(speech.facts, first):
            self.say(self.line(number), shown_text(holder[key]))

    def line(self, number: int) -> int:
        """The line of a string."""
        return self._lines.get(self._of[number], 1)

    def say(self, line: int, said: str, glued: bool = False) -> None:
        """The words go to the page."""
        if said.strip():
            self._said[line] += ["" if glued else " ", said]

    def drop(self, line: int, rule: str, said: str) -> None:
        """The words are on no page, by the rule of that name."""
        if said.strip():
            self._dropped[line].append((rule, said.strip()))

    def repeats(self) -> Iterator[Problem]:
        """A report of each string that should say the same again and does not."""
        own: Counter[str] | None = None
        for number, (holder, key) in enumerate(self._speech.again, len(self._speech.spoken)):
            said = shown_text(holder[key])
            if not said.strip():
                continue
            if own is None:
                own = words_in(_running(self._speech.spoken))
            if words_in(said) - own:
                line = self.line(number)
                self.drop(line, _OTHER, said)
                why = f"`{key}` says other words than the timed parts of the file, which are shown"
                yield Problem(line, why)

    def ledger(self) -> Ledger:
        """The fate of every line."""
        ledger = Ledger()
        for line in lines_of(self._text):
            said = "".join(self._said.get(line.number, ())).strip()
            dropped = self._dropped.get(line.number, ())
            if said:
                ledger.text(line, "turns", said)
            for rule, piece in dropped:
                ledger.drop(line, rule, piece)
            if not said and not dropped:
                ledger.metadata(line, "data")
        return ledger


def _running(spoken: Sequence[Spoken]) -> str:
    return "".join(("" if one.glued else " ") + one.shown for one in spoken)
