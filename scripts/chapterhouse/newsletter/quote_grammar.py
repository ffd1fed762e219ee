"""Whether a spoken English sentence is whole and cleanly said, as far as its small words tell."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq

from chapterhouse.newsletter.quote_signs import (
    ADVICE,
    BEFORE_LAST,
    BROKEN,
    DOERS,
    FINITE,
    JOINING,
    LITTLE,
    MANY,
    MODAL,
    NO_NOUN,
    NO_VERB,
    NOT_LAST,
    ODD,
    ONE,
    RELATIVE,
    SHARING,
    SUBJECTS,
    SUBORDINATE,
)
from chapterhouse.newsletter.quote_words import NEVER_PHRASES, PAST, POINTS_BACK, THEY

_NEXT_CLAUSE = re.compile(r"(?:,|;| —) (?:but|so|yet) ")
_PLURAL_LIKE = frozenset(("ss", "us", "is"))


def without_marks(lower: str, commas: str = "") -> str:
    """The sentence without its marks; commas become ``commas``. Quicker than a translation."""
    lower = lower.replace(",", commas).replace(".", "").replace(";", "").replace(":", "")
    if lower.isascii():
        return lower
    return lower.replace("—", " ").replace("–", " ").replace("“", "").replace("”", "")


def stands_alone(sentence: str, lower: str, words: list[str]) -> bool:
    """Whether it is one whole sentence, cleanly said, that needs nothing from before it.

    ``lower`` is the sentence in lower case with straight apostrophes, ``words`` are those of it.
    """
    if _points_back(words) or _breaks_off(words) or _leaves_open(sentence, words):
        return False
    if _says_again(words) or _runs_on(lower.split()) or not _whole(lower):
        return False
    spaced = f" {lower} "
    if " the same " in spaced and SHARING.isdisjoint(words):
        return False
    if any(phrase in spaced for phrase in NEVER_PHRASES) or not _begins_whole(lower):
        return False
    return not any(pattern.search(spaced) for pattern in BROKEN)


def _breaks_off(words: list[str]) -> bool:
    """Whether the last word cannot be the last one."""
    last, before = words[-1], words[-2]
    if before == "that" and last not in FINITE and last[-1] != "s" and last != "too":
        return True  # something was named before this sentence
    return last in NOT_LAST and not (last in MODAL and before in BEFORE_LAST)


def _says_again(words: list[str]) -> bool:
    """Whether words come again more often than a figure of speech needs."""
    if any(map(eq, words, words[1:])):
        return True  # "the the"
    pairs = list(pairwise(words))
    again = len(pairs) - len(set(pairs))
    if again > 2 or (again and any(map(eq, pairs, pairs[2:]))):
        return True  # "I think, I think"
    if again > 1 and any(words[at : at + 3] == words[at + 3 : at + 6] for at in range(len(words))):
        return True  # "you should never, you should never"
    long = [word for word in words if len(word) > 4]
    return len(long) - len(set(long)) > 1 and any(long.count(word) > 2 for word in long)


def _leaves_open(sentence: str, words: list[str]) -> bool:
    """Whether something is begun and not ended, or stands there that nobody said."""
    if words[0] == "both" and "and" not in words[2:6]:
        return True
    if words[0] == "either" and "or" not in words:
        return True
    if sentence.count("“") != sentence.count("”") or sentence.count('"') % 2:
        return True
    return bool(LITTLE.search(sentence) or ODD.search(sentence))


def _runs_on(tokens: list[str]) -> bool:
    """Whether there are more verbs than clauses for them: "The truth is this can be said"."""
    clauses = 1
    for token in tokens:
        if token in MODAL:
            clauses -= 1
            if clauses < 0:
                return True
        elif token in JOINING or token[-1] in ",;:—":
            clauses += 1
    return False


def _points_back(words: list[str]) -> bool:
    """Whether a pronoun comes before anything that it could mean; "they" means more than one."""
    for word in words:
        if word in POINTS_BACK:
            return True
        if word not in NO_NOUN and len(word) > 3:
            break
    they = next((number for number, word in enumerate(words) if word in THEY), 0)
    return they > 0 and not any(map(_can_be_many, ["", *words], words[:they]))


def _can_be_many(before: str, word: str) -> bool:
    """Whether "they" can mean this: more than one, anybody, or somebody who does something."""
    if word in MANY or (word.endswith(DOERS) and before in ONE):
        return True
    plural = word[-1] == "s" and len(word) > 3 and word[-2:] not in _PLURAL_LIKE
    return plural and word not in FINITE and word != "always"


def _whole(lower: str) -> bool:
    """Whether there is a main clause, as far as the small words tell."""
    words = without_marks(lower.partition(":")[0], ",").split()
    main = words
    if words[0] in SUBORDINATE or words[:2] in (["even", "if"], ["even", "though"]):
        comma = next((i for i, word in enumerate(words) if word[-1] == ","), None)
        if comma is None and "then" not in words:
            return False
        main = words[(comma or 0) + 1 :]
        main = main[main[:1] == ["then"] :]
    cut = next((i for i, word in enumerate(main) if word in RELATIVE), len(main))
    subject = _advises(main) or not SUBJECTS.isdisjoint(main[: max(0, cut - 1)])
    before = subject + _finite(main[:cut]) + _acts(main)
    after = _finite(main[cut:]) + (not SUBJECTS.isdisjoint(main[cut + 1 : cut + 2]))
    return before >= (2 if words[0] == "what" else 1) or after >= 2


def _advises(words: list[str]) -> bool:
    """Whether this tells somebody to do something: "Ask first"; not "Never the first"."""
    return len(words) > 1 and words[0] in ADVICE and words[1] not in NO_VERB


def _begins_whole(lower: str) -> bool:
    """Whether there is a verb before a ", but" or ", so", as far as the small words tell."""
    first = _NEXT_CLAUSE.split(lower, maxsplit=1)
    if len(first) == 1:
        return True
    words = first[0].split()
    return _acts(words) or any(
        word in FINITE or word in ADVICE or word in PAST or word.endswith(("ed", "s"))
        for word in words
    )


def _finite(words: list[str]) -> int:
    """How many of these are verbs of a clause, as far as they are known."""
    return len([word for word in words if word in FINITE or word[-2:] == "'s"])


def _acts(words: list[str]) -> bool:
    """Whether a single one at the beginning is followed by a verb in s: "The model learns"."""
    noun = 1 if words[:1] in (["a"], ["an"], ["every"], ["no"], ["the"], ["your"]) else 0
    if len(words) < noun + 3 or words[noun][-1] == "s":
        return False
    near = words[noun + 1 : noun + 3]
    return near[0] not in NO_VERB and any(
        word[-1] == "s" and word[-2:] not in _PLURAL_LIKE for word in near
    )
