"""People whom show notes bring in, with the evidence for each.

A capitalised name in prose proves nothing. The evidence is in the words around it: what brings
a person in (``joining me today is``, ``I sit down with``), what says who the person is
(``is a``, ``, founder of``), what the person does in the talk (``discusses``, ``shares``), and
how often the name comes back, also by its first word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from chapterhouse.reading.names import looks_like_person, names_in

_WITH = (
    r"(?:talk|speak|chat|spoke|talked|spoken|chatted|talking|speaking|chatting|catch up|caught up)"
)
_BROUGHT_IN = re.compile(
    r"(?:\bjoin(?:s|ed|ing)?\s+(?:me|us|by)(?:\s+(?:today|now|again|this\s+week|here))*"
    r"(?:\s+(?:is|are))?"
    r"|\b(?:sit|sits|sat|sitting)\s+down\s+with"
    rf"|\b{_WITH}s?\s+(?:with|to)"
    r"|\binterview(?:s|ed|ing)?(?:\s+with)?"
    r"|\b(?:conversation|discussion|interview|chat|talk|episode)\s+with"
    r"|\bguests?(?:\s+(?:today|this\s+week))?\s*(?:is|are|:|,)"
    r"|\b(?:featuring|feat\.|welcomes?|welcoming)"
    r"|\b(?:joined\s+by|guests?\b)[^.!?:]{0,80}:)"
    r"\s*(?:(?:today|again|back|our|my|the|both|friend|guests?|dr|prof|mr|ms|mrs)[.,:]?\s+)*\Z",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"\b(?:(?:co-?)?hosts?(?:ed\s+by|\s+(?:is|are))?|with\s+your\s+hosts?|your\s+hosts?)[,:]?\s*\Z",
    re.IGNORECASE,
)
_IS_HOST = re.compile(
    r"\A(?:\s*\([^)]*\))?,?\s[^.!?]{0,160}?\b(?:is|as)\s+(?:the|a|your|our)\s+(?:co-?)?host\b",
    re.IGNORECASE,
)
_WHO_IT_IS = re.compile(
    r"\A(?:\s*\([^)]*\))?(?:\s+(?:is|was|has been)\s+(?:an?|the|one|our|my|currently|now)\b"
    r"|\s*,\s*(?:who|an?|the|our|former|co-?founder|founder|author|head|director)\b"
    r"|\s*,\s*(?:[A-Z][\w&-]*\s+){1,5}(?:of|at|for)\b|\s*\([A-Z])",
)
_DOES = re.compile(
    r"\A(?:['’]s\s+(?:journey|work|book|research|career|story)|\s+(?:also\s+|then\s+)?(?:and\s+I"
    r"|discuss|share|delve|explain|unpack|argue|reflect|trace|walk|join|break|talk|tell|describe"
    r"|dissect|emphasi[sz]e|explore|address|offer|argue|reveal|recount|look|make|bring|take)"
    r"(?:e?s)?\b)",
)
_PERSONAL = re.compile(r"\b(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_BELONGS = re.compile(r"\b(?:of|at|by|from|for|in|on|like|as|than)\s+(?:the\s+)?\Z", re.IGNORECASE)
_JOINS_ASIDE = re.compile(r"\s*[,(].*[,)]\s+and\s+(?:dr\.?\s+|prof\.?\s+)?\Z", re.IGNORECASE)
_JOINS = re.compile(r"\band\s+(?:dr\.?\s+|prof\.?\s+)?\Z", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]+(?:[.\-‐][^\W\d_]+)*")

_NEAR = 140
_ENOUGH = 5


@dataclass(slots=True)
class Mention:
    """A possible person of the notes and the evidence seen so far."""

    name: str
    order: int
    brought_in: bool = False
    hosts: bool = False
    said_who: bool = False
    acts: bool = False
    personal: bool = False
    belongs: int = 0
    times: int = 0
    also: set[str] = field(default_factory=set)

    @property
    def score(self) -> int:
        """How much speaks for a person who takes part."""
        return (
            6 * self.brought_in
            + 4 * self.said_who
            + 3 * self.acts
            + min(4, self.times)
            - 2 * min(2, self.belongs)
        )

    @property
    def is_single(self) -> bool:
        """Whether only one word of the name is known."""
        return " " not in self.name


def mentions(paragraphs: Sequence[str], titles: Sequence[str] = ()) -> list[Mention]:
    """Possible people of the notes, in the order they come.

    ``titles`` are chapter titles: they count how often a name comes back, and bring nobody in.
    """
    found: dict[str, Mention] = {}
    for paragraph in paragraphs:
        last_brought: int | None = None
        for name, begin in names_in(paragraph):
            if not looks_like_person(name):
                continue
            before = paragraph[max(0, begin - _NEAR) : begin]
            after = paragraph[begin + len(name) : begin + len(name) + 2 * _NEAR]
            mention = found.setdefault(name, Mention(name, len(found)))
            brought = _BROUGHT_IN.search(before) is not None or (
                last_brought is not None
                and " " in name
                and _is_next_of(paragraph[last_brought:begin])
            )
            hosts = _HOSTS.search(before) is not None or _IS_HOST.match(after) is not None
            if not hosts and _JOINS.search(before):
                hosts = any(
                    m.hosts and paragraph[:begin].rstrip().endswith(f"{m.name} and")
                    for m in found.values()
                )
            mention.brought_in |= brought
            mention.hosts |= hosts
            mention.said_who |= _WHO_IT_IS.match(after) is not None
            acts = _DOES.match(after) is not None
            mention.acts |= acts
            mention.personal |= acts and _PERSONAL.search(after[:80]) is not None
            mention.belongs += _BELONGS.search(before) is not None
            if brought:
                last_brought = begin + len(name)
    said = _counted({name.split()[0] for name in found}, (*paragraphs, *titles))
    for mention in found.values():
        mention.times = said[mention.name.split()[0]]
    return list(found.values())


def _counted(words: Collection[str], texts: Iterable[str]) -> Counter[str]:
    """How often each of these words stands in the texts."""
    return Counter(
        word
        for text in texts
        if any(word in text for word in words)
        for word in _WORD.findall(text)
        if word in words
    )


def _is_next_of(between: str) -> bool:
    """Whether what stands between two names joins them: ``A and B``, ``A, a keeper, and B``."""
    return (
        len(between) < _NEAR
        and ". " not in between
        and (between.strip() == "and" or _JOINS_ASIDE.match(between) is not None)
    )


def guests_of(notes: Sequence[Mention], hosts: Sequence[str]) -> list[str]:
    """The names of those the notes bring in as guests, in their order.

    Where nobody is brought in by words that say so, the one person the notes are about; nobody
    where there is no such evidence.
    """
    others = [m for m in notes if not m.hosts and not _is_one_of(m.name, hosts)]
    full = [m for m in others if not m.is_single or m.brought_in or (m.acts and m.personal)]
    brought = [m.name for m in full if m.brought_in and m.score >= _ENOUGH]
    if brought:
        return _without_short_forms(brought)
    about = [m for m in full if (m.said_who or m.acts) and m.score >= _ENOUGH]
    best = max(about, key=lambda m: (m.score, not m.is_single, -m.order), default=None)
    return [best.name] if best else []


def _is_one_of(name: str, people: Sequence[str]) -> bool:
    words = name.casefold().split()
    return any(
        words == person.casefold().split()[: len(words)] or name.casefold() == person.casefold()
        for person in people
    )


def _without_short_forms(names: Sequence[str]) -> list[str]:
    return [
        name
        for name in dict.fromkeys(names)
        if not any(other != name and _is_one_of(name, [other]) for other in names)
    ]
