"""What an episode is about, in pieces that can stand in a headline: `headlines` chooses.

A topic comes from a chapter's title or a short point ("Why captions matter: a tour" gives "Why
captions matter"), or from what the notes say is talked about ("… about how captions are made").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from chapterhouse.reading.key_terms import content_words, plain_stem
from chapterhouse.reading.sentences import sentences
from chapterhouse.reading.topic import Topic, score, topic_of
from chapterhouse.reading.usage import Usage

_SPLIT = re.compile(r"(?<=[^\s:]): |\s[—–-]\s|(?<=\w)—(?=\w)|\s*→\s*|\s\+\s")
_PAREN = re.compile(r"\s*\([^()]*\)\s*")
# Chapters that every conversation has, whatever it is about.
_POOR = re.compile(
    r"\b(?:intro(?:duction|s)?|introducing|background|journey|origin story|upbringing|welcome"
    r"|outro|wrap(?:[- ]?up)?|closing|conclusions?|concluding|final (?:thoughts|words)|farewell"
    r"|q ?& ?a|lightning round|rapid[- ]fire|quick[- ]fire|predictions|credits|sponsors?|advert"
    r"\w*|housekeeping|where to find|career|personal|recommendations|the team|our guest|meet)\b",
    re.IGNORECASE,
)
_BELIEF = re.compile(
    r"[Ww]hy (?P<who>\S+(?: \S+){0,4}?) (?:believes|thinks|argues|says)(?: that)? (?=\S)"
)
_FILLER = re.compile(r"\b(?:actually|really|currently|just|simply|essentially|basically) ")
_MARKS = (
    re.compile(
        r"\b(?:about|into|unpack(?:s|ing)?|explor(?:es?|ing)|discuss(?:es|ing)?|examin(?:es?|ing)"
        r"|cover(?:s|ing)?|walks? (?:us |me )?through|breaks? down|map(?:s|ping)?(?: out)?"
        r"|focusing on|follow(?:s|ing)?|reflects? on|looks? at|explains?)\s+(?P<topic>\S.+)"
    ),
    re.compile(r"\b(?:shares?|insights|thoughts|views?|talks?)\b.{0,40}? on (?P<topic>\S.+)"),
)
_ARGUES = re.compile(r"\b(?:argues?|believes?|contends?|maintains?) that (?P<topic>\S.+)")
_CUT = re.compile(
    r",? (?:and (?:how|why|what|who|where|the|their|his|her|whether|we|shares?|more)\b|as well as"
    r"|which\b|where\b|while\b|but\b|so\b|through\b|from\b|with\b|including\b|such as\b|using\b"
    r"|in (?:this|the)\b|for\b)|, \w+ly\b|, \w+ing\b|, |; |: |\s[—–-]\s|—| \(|[.!?]"
)


def from_titles(
    titles: Sequence[str], people: Sequence[str], usage: Usage, room: int
) -> list[Topic]:
    """Topics out of the titles of chapters or points, best first, none longer than ``room``."""
    titles = [title for title in titles if len(title) <= 400]
    spread: Counter[str] = Counter()
    for title in titles:
        spread.update({plain_stem(word) for word in content_words(title)})
    found: list[Topic] = []
    for title in titles:
        for piece, whole in _pieces(" ".join(title.split()), people):
            if topic := topic_of(piece, people, usage, room):
                told = score(topic.text, usage, spread, len(titles)) + (0.25 if whole else 0)
                told -= 3 if _POOR.search(title) else 0
                found.append(Topic(topic.text, topic.noun, told))
    found = [topic for topic in found if topic.score > 0]
    return sorted(found, key=lambda topic: -topic.score)


def from_notes(texts: Iterable[str], people: Sequence[str], usage: Usage, room: int) -> list[Topic]:
    """Topics out of sentences that say what is talked about, the first ones best."""
    found: list[Topic] = []
    for number, sentence in enumerate(_opening(texts)):
        for mark in (*_MARKS, _ARGUES):
            for match in mark.finditer(sentence):
                for length, piece in enumerate(_cuts(match["topic"], room)):
                    if topic := topic_of(piece, people, usage, room):
                        told = score(topic.text, usage, Counter(), 1)
                        told -= number * 0.2 + length * 0.15
                        found.append(Topic(topic.text, mark is not _ARGUES, told))
    return sorted(found, key=lambda topic: -topic.score)


def _opening(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for sentence in sentences(text[:4_000]):
            if len(sentence) <= 1_000:
                yield sentence


def _cuts(clause: str, room: int) -> list[str]:
    """Beginnings of a clause that end where a phrase ends, the longest that fit first."""
    clause = _FILLER.sub("", clause)[: room + 40]
    ends = [match.start() for match in _CUT.finditer(clause)]
    return [clause[:end] for end in reversed(ends) if 0 < end <= room]


def _pieces(title: str, people: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The title itself, where it says enough alone its parts, and what somebody in it believes."""
    title = re.sub(r"\A\d{1,2}[.)] ", "", title).rstrip(".")
    yield title, True
    bare = _PAREN.sub(" ", title).strip()
    if bare != title:
        yield bare, True
    for part in _SPLIT.split(bare):
        if part != bare and len(part.split()) >= 2:
            yield part.strip(" ,;"), False
    for part in _SPLIT.split(title):
        if (belief := _BELIEF.match(part)) and belief["who"] in _names(people):
            yield f"why {part[belief.end() :]}", True


def _names(people: Sequence[str]) -> set[str]:
    """The names in full, and by their first and last words."""
    return {short for name in people for short in (name, name.split()[0], name.split()[-1])}
