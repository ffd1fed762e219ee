"""What an episode is about, in pieces that can stand in a headline: `headlines` chooses.

A topic comes from a chapter's title or a short point ("Why captions matter: a tour" gives "Why
captions matter"), or from what the notes say is talked about ("… about how captions are made").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chapterhouse.reading.key_terms import STOP_WORDS, Usage, content_words, plain_stem, words_in
from chapterhouse.reading.sentences import sentences


@dataclass(frozen=True, slots=True)
class Topic:
    """A piece that stands alone; ``noun`` where it reads on from "Ada Marsh on …"."""

    text: str
    noun: bool
    score: float


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
_VAGUE = frozenset(
    """future evolution impact role perspective perspectives challenge challenges opportunity
    opportunities trend trends landscape dynamics global exploring understanding navigating
    reflections overview aspirations conversations society
    technology development implications""".split()
)
_LEAD = re.compile(
    r"\A(?:(?:Understanding|Exploring|Introduction to|Deep Dive into|Unpacking|Overview of"
    r"|Discussing|Reflections on|Insights (?:on|into)|A look at|Thoughts on) )(?=\S)"
)
_POOR_START = re.compile(r"(?:and|or|but|plus|also|because|esp\.|e\.g\.|i\.e\.)\b", re.IGNORECASE)
# "Ada Marsh on from ink to web" does not read on; "Ada Marsh: From ink to web" does.
_NO_NOUN = re.compile(
    r"(?:from|to|beyond|on|in|at|for|with|of|by|into|not|no|vs|focus|meet)\b", re.IGNORECASE
)
# "Evolution of ink" wants an article.
_BARE = re.compile(
    r"(?:evolution|future|role|impact|rise|history|case|state|end) (?:of|for)\b", re.I
)
_CLAUSE = re.compile(r"(?:why|how|what|when|whether|where|who)\b", re.IGNORECASE)
_BELIEF = re.compile(
    r"[Ww]hy (?P<who>\S+(?: \S+){0,4}?) (?:believes|thinks|argues|says)(?: that)? (?=\S)"
)
_STATEMENT = re.compile(
    r"\w (?:is|are|was|were|isn[’']t|aren[’']t|has|have|can|can[’']t|cannot|will|won[’']t|must"
    r"|should|needs?|looks?|remains?|becomes?|means?|matters?|drives?|signals?|plays?|beats?"
    r"|makes?|shows?|addresses|finds?)\b"
)
_DANGLING = frozenset(
    """a an and as at because but by for from if in into like nor of on or over so than that the
    their then to under versus via vs when where which while who whose why with without its his
    her our your my is are was were be been being truly very more most about between across
    toward towards rather this these those some""".split()
)
_UNRESOLVED = re.compile(
    r"\b(?:his|her|hers|their|theirs|its|he|she|they|it|him|them|this|these|those|we|our|us|I|my"
    r"|me|you|your|the (?:company|firm|team|book|paper|op-ed|plan|project|industry|field"
    r"|organi[sz]ation|piece|author|guest|latter|former))\b"
)
_FILLER = re.compile(r"\b(?:actually|really|currently|just|simply|essentially|basically) ")
_COMMON_ENDINGS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ing",
    "ings",
    "ism",
    "ence",
    "ance",
    "ics",
    "ive",
    "ives",
    "ship",
    "ology",
    "ies",
    "able",
    "ful",
    "less",
)
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
            if topic := _topic(piece, people, usage, room):
                score = _score(topic.text, usage, spread, len(titles)) + (0.25 if whole else 0)
                found.append(
                    Topic(topic.text, topic.noun, score - (3 if _POOR.search(title) else 0))
                )
    found = [topic for topic in found if topic.score > 0]
    return sorted(found, key=lambda topic: -topic.score)


def from_notes(texts: Iterable[str], people: Sequence[str], usage: Usage, room: int) -> list[Topic]:
    """Topics out of sentences that say what is talked about, the first ones best."""
    found: list[Topic] = []
    for number, sentence in enumerate(_opening(texts)):
        for mark in (*_MARKS, _ARGUES):
            for match in mark.finditer(sentence):
                for length, piece in enumerate(_cuts(match["topic"], room)):
                    if topic := _topic(piece, people, usage, room):
                        score = _score(topic.text, usage, Counter(), 1)
                        score -= number * 0.2 + length * 0.15
                        found.append(Topic(topic.text, mark is not _ARGUES, score))
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


def _topic(piece: str, people: Sequence[str], usage: Usage, room: int) -> Topic | None:
    """The piece as a headline has it, or ``None`` where it cannot stand in one."""
    text = _LEAD.sub("", piece.strip(" ,;:–—-"))
    words = [word.lower() for word in words_in(text)]
    names = {part.lower() for name in people for part in name.split()}
    if (
        not 2 <= len(words) <= 16
        or len(text) > room
        or len(content_words(text)) < 2
        or words[-1] in _DANGLING
        or names & set(words)
        or _UNRESOLVED.search(text)
        or not _balanced(text)
        or text.endswith(("…", "..", ",", "“"))
    ):
        return None
    if _POOR_START.match(text):
        return None
    text, running = _sentence_case(text, usage)
    clause = bool(_CLAUSE.match(text)) and not text.endswith("?")
    if clause:
        return Topic(text[:1].lower() + text[1:], True, 0)
    reads_on = running and not text.endswith("?") and not _STATEMENT.search(text)
    return Topic(text, reads_on and not _NO_NOUN.match(text), 0)


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”")) and (
        text.count('"') % 2 == 0
    )


def _sentence_case(text: str, usage: Usage) -> tuple[str, bool]:
    """The text in the case of running text, and whether it is, as far as the texts show.

    Title Case gives way only where the texts show how each word is written; otherwise nothing
    is changed. A capital is never made.
    """
    parts = re.split(r"([^\w’'‑-]+)", text)
    words = [part for part in parts[::2] if part and part.lower() not in STOP_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    titled = len(words) > 1 and capitals * 4 > len(words) * 3
    cased: list[str] = []
    for index, part in enumerate(parts):
        if index % 2 or not part[:1].isupper() or (index and not titled):
            cased.append(part)
            continue
        written = usage.capital(re.sub(r"['’]s?\Z", "", part))
        if written or re.search(r"\w[^\W\d_a-zß-öø-ÿ]", part):  # US is no pronoun
            cased.append(part)
        elif (
            part.lower() in STOP_WORDS or written is False or part.lower().endswith(_COMMON_ENDINGS)
        ):
            cased.append(part.lower())
        else:
            return text, False
    return "".join(cased), True


def _score(text: str, usage: Usage, spread: Counter[str], titles: int) -> float:
    """How much a piece tells: words much used in the texts and little in the other titles."""
    words = content_words(text)
    told = 0.0
    for word in dict.fromkeys(words):
        weight = min(usage.count(word), 12) / 12 + 0.15
        weight *= 1.3 - min(spread[plain_stem(word)], titles) / max(titles, 3)
        told += weight * (0.3 if word in _VAGUE else 1)
    score = told / (len(words) + 1.5) * 3
    if _CLAUSE.match(text) or _STATEMENT.search(text):
        score += 0.5
    if text.endswith("?"):
        score += 0.2
    if ": " in text:
        score -= 0.6  # "Ada Marsh: Ink: a history" has one colon too many
    if _BARE.match(text):
        score -= 0.4
    score -= 0.3 * len(re.findall(r"[&/+×>()]|\bvs\b|,.*?,", text))
    if not 18 <= len(text) <= 62:
        score -= 0.3
    return score
