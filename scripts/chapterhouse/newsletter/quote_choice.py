"""Which sentences of an episode are quoted: the best of its guests, spread, no two alike."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from chapterhouse.newsletter.quotable import GOOD, Said, promising, worth
from chapterhouse.newsletter.quote_grammar import stands_alone
from chapterhouse.newsletter.quote_sentences import opened, sentences
from chapterhouse.newsletter.quote_words import NEVER
from chapterhouse.pages.page import Page, PageTurn
from chapterhouse.reading.words import key_words
from chapterhouse.slugs import slug

MOST = 5
"""How many quotes are chosen for an episode."""


GREAT, ENOUGH = 150, 2 * MOST - 1
"""When that many sentences of that weight are found, the rest of an episode is not read."""

_STRIDE = 5


class Candidate(NamedTuple):
    """A sentence that may be quoted: how good it is, and where, counted in characters."""

    weight: int
    at: int
    turn: PageTurn
    text: str
    said: Said


def chosen(page: Page, beside: Sequence[str] = ()) -> list[Candidate]:
    """The sentences of guests that stand best alone, in the order of the episode.

    They are no more than ``MOST`` together with the quotes ``beside`` them, which they are not
    like; none is close to another one.
    """
    if not str(page.meta.get("lang") or "en").startswith("en"):
        return []
    candidates, length = _candidates(page)
    apart = max(1, length // MOST) // 4
    stems = [set(key_words(text)) for text in beside]
    kept: list[Candidate] = []
    for one in candidates:
        if len(stems) >= MOST:
            break
        if any(abs(one.at - other.at) < apart for other in kept):
            continue
        if not stands_alone(*one.said[1:]):
            continue
        words = set(key_words(one.text))
        if not any(_alike(words, other) for other in stems):
            kept.append(one)
            stems.append(words)
    return sorted(kept, key=lambda candidate: candidate.at)


def _candidates(page: Page) -> tuple[list[Candidate], int]:
    """What those who are to be quoted claim, the best first; how long the transcript is."""
    paragraphs, length = _said_by(page, _quoted_speakers(page))
    speakers = {turn.speaker for turn in page.turns if turn.speaker}
    barred = NEVER.union(*(speaker.casefold().split() for speaker in speakers))
    topics = _topics(page)
    found: list[Candidate] = []
    # Every fifth paragraph, then those beside them: where much is quotable, half is enough.
    for first in range(_STRIDE):
        for at, turn, text in paragraphs[first::_STRIDE]:
            for place, sentence in sentences(text):
                skipped, rest = opened(sentence)
                said = promising(rest, barred)
                if said and (weight := worth(said, topics)) >= GOOD:
                    words = text[place + skipped : place + len(sentence)]
                    words = words[0].upper() + words[1:]
                    found.append(Candidate(weight, at + place + skipped, turn, words, said))
        if len([one for one in found if one.weight >= GREAT]) >= ENOUGH:
            break
    found.sort(key=lambda one: (-one.weight, one.at))
    return found, length


def _said_by(page: Page, speakers: Set[str]) -> tuple[list[tuple[int, PageTurn, str]], int]:
    """The paragraphs of these people, with the characters before each; the length of all."""
    said = [(turn, one.markdown) for turn in page.turns for one in turn.paragraphs]
    ends = list(accumulate((len(text) for _, text in said), initial=0))
    found = zip(ends, said, strict=False)
    return [(at, turn, text) for at, (turn, text) in found if turn.speaker in speakers], ends[-1]


def _quoted_speakers(page: Page) -> set[str]:
    """The names of the guests; of all who are not hosts, or of all, where there is no guest."""
    slugs = {name: slug(name) for name in {turn.speaker for turn in page.turns if turn.speaker}}
    guests = page.meta.get("guests") or []
    hosts = page.meta.get("hosts") or []
    return (
        {name for name, one in slugs.items() if one in guests}
        or {name for name, one in slugs.items() if one not in hosts}
        or set(slugs)
    )


def _topics(page: Page) -> frozenset[str]:
    """The words of title, chapters and tags: what the episode is about."""
    texts = [str(page.meta.get("title") or ""), *(chapter.title for chapter in page.chapters)]
    tags = page.meta.get("tags")
    if isinstance(tags, list):
        texts += map(str, tags)
    return frozenset(word for text in texts for word in text.casefold().split() if len(word) > 3)


def _alike(words: set[str], others: set[str]) -> bool:
    """Whether two sentences say much the same."""
    return bool(words) and len(words & others) >= 0.4 * min(len(words), len(others))
