"""The words that carry the meaning of a sentence, cut to a stem so that their forms meet."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

STOP_WORDS = frozenset(
    """a about above across after again against all almost already also although always am among an
    and another any anything are around as ask at away back be became because become been before
    being below between both but by came can cannot could come did different do does doing done
    down during each either else even ever every everything far few first for from further gave get
    give given go goes going gone good got great had has have having he her here hers him himself
    his how however i if in instead into is it its itself just keep kind know last later least less
    let like little long look lot made make makes making many may maybe me mean might mine more most
    much must my myself need never new next no nor not nothing now of off often on once one only
    onto or other our ours out over own part people perhaps put quite rather really right said same
    say see seem should show since so some something sometimes soon still such sure take talk tell
    than thank that the their theirs them then there these they thing things think this those though
    through time to today together too toward two under until up upon us use used using very want
    was way we well went were what when where whether which while who whole whom whose why will with
    within without would yeah year years yes yet you your yours
    don't didn't doesn't isn't it's i'm i've we're we've that's there's they're you're can't won't
    don’t didn’t doesn’t isn’t it’s i’m i’ve we’re we’ve that’s there’s they’re you’re can’t won’t
    introduction intro conclusion outro welcome closing understanding exploring insights overview
    future role impact versus vs""".split()
)


def key_words(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning, in order, repeats kept.

    Text without spaces between words (Chinese, Japanese, Korean) gives its pairs of characters.

    >>> key_words("The changing prices of captions")
    ['chang', 'pric', 'caption']
    """
    found: list[str] = []
    for match in _WORD.finditer(text.casefold()):
        word = match[0]
        if _CJK.search(word):
            found.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        elif word not in STOP_WORDS and (len(word) > 2 or word.isdigit() or word == "ai"):
            found.append(stem(word))
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without the commonest English endings; crude, alike for all forms of one word."""
    word = re.sub(r"['’]s?\Z", "", word)
    for ending in (
        "ization",
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ities",
        "ity",
        "ies",
        "ers",
        "er",
        "ed",
        "es",
        "s",
        "ly",
        "al",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
