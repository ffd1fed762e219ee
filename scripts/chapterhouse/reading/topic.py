"""A piece of a title or sentence as a topic: if it can stand in a headline, and what it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chapterhouse.reading.key_terms import STOP_WORDS, content_words, plain_stem, words_in
from chapterhouse.reading.usage import Usage

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
_COMMON_ENDINGS = tuple(
    """tion tions sion sions ment ments ness ity ities ing ings ism ence ance ics ive
    ives ship ology ies able ful less""".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A piece that stands alone; ``noun`` where it reads on from "Ada Marsh on …"."""

    text: str
    noun: bool
    score: float


def topic_of(piece: str, people: Sequence[str], usage: Usage, room: int) -> Topic | None:
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


def score(text: str, usage: Usage, spread: Counter[str], titles: int) -> float:
    """How much a piece tells: words much used in the texts and little in the other titles."""
    words = content_words(text)
    told = 0.0
    for word in dict.fromkeys(words):
        weight = min(usage.count(word), 12) / 12 + 0.15
        weight *= 1.3 - min(spread[plain_stem(word)], titles) / max(titles, 3)
        told += weight * (0.3 if word in _VAGUE else 1)
    worth = told / (len(words) + 1.5) * 3
    if _CLAUSE.match(text) or _STATEMENT.search(text):
        worth += 0.5
    if text.endswith("?"):
        worth += 0.2
    if ": " in text:
        worth -= 0.6  # "Ada Marsh: Ink: a history" has one colon too many
    if _BARE.match(text):
        worth -= 0.4
    worth -= 0.3 * len(re.findall(r"[&/+×>()]|\bvs\b|,.*?,", text))
    if not 18 <= len(text) <= 62:
        worth -= 0.3
    return worth
