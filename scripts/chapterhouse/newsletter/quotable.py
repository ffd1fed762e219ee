"""How well a spoken English sentence stands alone: what an editor would print as a pull quote.

A sentence either leans on what was said before it, and is out, or has a weight. Most sentences of
a conversation are out. Everything is decided from the words of the sentence and the topics of its
page; sentences of other languages have no weight, because their filler is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from chapterhouse.newsletter.quote_signs import (
    ABBREVIATED,
    BROKEN,
    BY_DEGREES,
    DIGIT,
    FINITE,
    LEAD_IN,
    LEADS,
    LITTLE,
    NO_NOUN,
    NOT_ENDED,
    ODD,
    RELATIVE,
    SUBORDINATE,
    TALK,
    TWICE,
)
from chapterhouse.newsletter.quote_words import (
    COMPANY,
    LEANS_ON_WHAT_WAS_SAID,
    NEVER,
    NEVER_TOGETHER,
    PAST,
    POINTS_BACK,
    SPEAKER,
    VAGUE,
    WEIGHT,
    WEIGHT_TOGETHER,
)

SHORTEST, LONGEST = 60, 220
"""The length of a quote, in characters."""

GOOD = 0.8
"""The least weight of a sentence that is printed."""

_CLAIM = 0.7
"""The least weight of the words that claim, contrast, advise or reason; a report has none."""

_CLAIM_WORDS = frozenset(WEIGHT)
_GROUP_WORDS = frozenset(WEIGHT_TOGETHER)
_PLURAL_LIKE = frozenset(("ss", "us", "is"))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The whole sentences of a paragraph that could be quoted by their length, with their place.

    >>> list(sentences("Yes. A page that nobody can link to is a page nobody quotes at all. So"))
    [(5, 'A page that nobody can link to is a page nobody quotes at all.')]
    """
    if len(text) < SHORTEST:
        return
    # Quicker than a pattern: this looks at every sentence of every guest of a site.
    ended = text.replace(". ", ".\n").replace("? ", "?\n").replace("! ", "!\n").replace("” ", "”\n")
    pieces = ended.split("\n")
    at = 0
    for number, piece in enumerate(pieces):
        if (
            SHORTEST <= len(piece) <= LONGEST + 40
            and (number == 0 or _ends(pieces[number - 1]))
            and _ends(piece)
            and not (number + 1 < len(pieces) and pieces[number + 1][:1].islower())
        ):
            yield at, piece
        at += len(piece) + 1


def _ends(piece: str) -> bool:
    """Whether a sentence ends here, and not only an abbreviation."""
    if piece[-1:] != ".":
        return piece[-1:] in ("!", "?", "”", '"')
    last = piece[-8:-1].rpartition(" ")[2]
    return last not in ABBREVIATED and not (len(last) == 1 and last != "I" and last.isupper())


def opened(sentence: str) -> tuple[int, str]:
    """A sentence without the "And", "So" or "Well," that ties it to the one before, and its place.

    >>> opened("So, you know, nobody reads what nobody can find.")
    (14, 'Nobody reads what nobody can find.')
    """
    head = sentence[:20].partition(" ")[0].lower()
    lead = LEAD_IN.match(sentence) if head in LEADS or head[-3:] == "ly," else None
    end = lead.end() if lead else 0
    if sentence[end : end + 8].lower() == "because " and "," not in sentence:
        end += 8
    rest = sentence[end:]
    return (end, rest[:1].upper() + rest[1:]) if end else (0, sentence)


def weight(sentence: str, topics: Set[str] = frozenset(), names: Set[str] = frozenset()) -> float:
    """How quotable a sentence is; 0 where it does not stand alone, else at least ``GOOD``.

    ``topics`` are words (lower case) that the page is about, ``names`` those of people in the
    conversation: what addresses somebody by name is not quoted.
    """
    if not SHORTEST <= len(sentence) <= LONGEST:
        return 0.0
    if not (sentence[0].isupper() or sentence[0] == "“") or sentence[-1] not in ".!”":
        return 0.0
    head = sentence[:20].partition(" ")[0].lower().replace("’", "'").strip('“",')
    if head in LEANS_ON_WHAT_WAS_SAID or (head[-2:] == "ly" and len(head) > 6):
        return 0.0
    lower = sentence.lower().replace("’", "'")
    words = _without_marks(lower).split()
    said = frozenset(words)
    if not NEVER.isdisjoint(said) or not said.isdisjoint(names):
        return 0.0
    # What costs most is asked last, of the few sentences that are left.
    total = _sum(sentence, f" {lower} ", words, said, topics)
    if total < GOOD or not _stands_alone(sentence, lower, words):
        return 0.0
    return total


def _without_marks(lower: str, commas: str = "") -> str:
    """The sentence without its marks; commas become ``commas``. Quicker than a translation."""
    lower = lower.replace(",", commas).replace(".", "").replace("—", " ").replace("–", " ")
    return lower.replace("“", "").replace("”", "").replace(";", "").replace(":", "")


def _sum(
    sentence: str, spaced: str, words: list[str], said: frozenset[str], topics: Set[str]
) -> float:
    """The weight of a sentence, if it stands alone."""
    claim: float = sum(WEIGHT[word] for word in said & _CLAIM_WORDS)
    for word in said & _GROUP_WORDS:
        for group, worth in WEIGHT_TOGETHER[word]:
            if group in spaced:
                claim += worth
    if claim < _CLAIM:
        return 0.0
    total = claim + min(0.5, 0.2 * len(said & topics))
    if words[0] in ("if", "when", "as", "the", "a", "an", "people", "every", "nobody", "no"):
        total += 0.3
    if " not " in spaced or "n't " in spaced:
        total += 0.5 * (" but " in spaced or ", it's " in spaced or ", they're " in spaced)
    if 70 <= len(sentence) <= 150:
        total += 0.4
    elif len(sentence) > 185:
        total -= 0.5
    # What says much in few words is quoted; what needs many small words is talk.
    heavy = sum(len(word) > 5 for word in said)
    total += 1.5 * min(0.2, heavy / len(words) - 0.28)
    total -= 0.5 * len(said & VAGUE) + 0.6 * len(said & PAST)
    if words[0] != "i":
        total -= 0.5 * len(said & SPEAKER)
    elif words[1] not in ("think", "believe") or words[2] in TALK:
        total -= 1.0
    total -= 0.25 * max(0, words.count("the") - 2)
    total -= 0.4 * len(said & COMPANY) + 0.3 * (words[0] in COMPANY)
    total -= 0.35 * len(said & POINTS_BACK)
    total -= 0.35 * max(0, sentence.count(",") - 1)
    return total - BY_DEGREES[min(9, len(DIGIT.findall(sentence)))]


def _stands_alone(sentence: str, lower: str, words: list[str]) -> bool:
    """Whether it is one whole sentence, cleanly said, that needs nothing from before it."""
    if "?" in sentence or sentence.count("“") != sentence.count("”") or sentence.count('"') % 2:
        return False
    spaced = f" {lower} "
    if any(group in spaced for group in NEVER_TOGETHER) or _points_back(words):
        return False
    found = BROKEN.search(lower) or NOT_ENDED.search(lower) or LITTLE.search(sentence)
    return not (found or ODD.search(sentence) or TWICE.search(sentence)) and _whole(lower)


def _points_back(words: list[str]) -> bool:
    """Whether a pronoun comes before anything that it could mean."""
    for word in words:
        if word in POINTS_BACK:
            return True
        if word not in NO_NOUN and len(word) > 3:
            return False
    return False


def _whole(lower: str) -> bool:
    """Whether there is a main clause, as far as the small words tell."""
    words = _without_marks(lower, ",").split()
    main = words
    if words[0] in SUBORDINATE or words[:2] in (["even", "if"], ["even", "though"]):
        comma = next((i for i, word in enumerate(words) if word[-1] == ","), None)
        if comma is None and "then" not in words:
            return False
        main = words[(comma or 0) + 1 :]
    cut = next((i for i, word in enumerate(main) if word in RELATIVE), len(main))
    before = sum(map(_is_finite, main[:cut])) + (main is words and _acts(words))
    return before >= (2 if words[0] == "what" else 1) or sum(map(_is_finite, main[cut:])) >= 2


def _is_finite(word: str) -> bool:
    return word in FINITE or word.endswith("'s")


def _acts(words: list[str]) -> bool:
    """Whether a single one at the beginning is followed by a verb in s: "The model learns"."""
    noun = 1 if words[0] in ("a", "an", "every", "no", "the", "your") else 0
    if len(words) < noun + 4 or words[noun][-1] == "s":
        return False
    near = words[noun + 1 : noun + 3]
    return any(word[-1] == "s" and word[-2:] not in _PLURAL_LIKE for word in near)
