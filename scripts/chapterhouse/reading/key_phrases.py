"""The phrases that a text keeps coming back to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chapterhouse.reading.key_terms import STOP_WORDS, plain_stem, words_in
from chapterhouse.reading.usage import beginnings

_BREAK = re.compile(r"[.,:;!?()\[\]{}“”\"…—–|*/]|\s[-~]\s|(?<=\w)['’](?=\s)|\n")

_NO_NOUN = (
    "ing",
    "ed",
    "ly",
    "ive",
    "al",
    "able",
    "ous",
    "ful",
    "ese",
    "ish",
    "-source",
    "-led",
    "ic",
)
_VERBAL = ("ing", "ed", "ly", "er", "est")


def key_phrases(texts: Sequence[str], wanted: int) -> list[str]:
    """The phrases of one to three words that a text keeps coming back to, best first.

    None of them holds another one's telling word, so that a list of them says several things.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], Counter[str]] = {}
    for text in beginnings(texts):
        for piece in _BREAK.split(text):
            _count_runs(piece, counts, written)
    ranked = sorted(
        (phrase for phrase in counts if _tells(phrase, counts, written)),
        key=lambda phrase: (-_weight(phrase, counts), phrase),
    )
    chosen: list[tuple[str, ...]] = []
    for phrase in ranked:
        if len(chosen) == wanted:
            break
        if not any(set(phrase) & set(other) for other in chosen):
            chosen.append(phrase)
    return [_form(written[phrase]) for phrase in chosen]


def _form(written: Counter[str]) -> str:
    """How to write a phrase in a list: in small letters and the plural, if the texts ever do."""
    small = [form for form in written if form[0].islower() or not form[1:].islower()]
    forms = sorted(small or written, key=lambda form: (-written[form], form))
    plural = [form for form in forms if form.endswith("s") and not form.endswith("ss")]
    return (plural or forms)[0]


def _count_runs(
    piece: str, counts: Counter[tuple[str, ...]], written: dict[tuple[str, ...], Counter[str]]
) -> None:
    run: list[str] = []
    for word in [*words_in(piece), ""]:
        key = word.lower().replace("’", "'")
        if word and key not in STOP_WORDS and not key.isdigit() and (len(key) > 1):
            run.append(word)
            for length in range(1, min(3, len(run)) + 1):
                part = run[-length:]
                phrase = tuple(plain_stem(each.lower()) for each in part)
                counts[phrase] += 1
                written.setdefault(phrase, Counter())[" ".join(part)] += 1
        else:
            run = []


def _tells(
    phrase: tuple[str, ...],
    counts: Counter[tuple[str, ...]],
    written: dict[tuple[str, ...], Counter[str]],
) -> bool:
    """Whether a phrase could stand in a list of topics: it ends in a noun, as far as one sees."""
    last = phrase[-1]
    if len(last) < 2 or last.endswith(_NO_NOUN):
        return False
    if len(phrase) > 1:
        return counts[phrase] > 1 or not any(word.endswith(_VERBAL) for word in phrase)
    forms = written[phrase]
    named = sum(count for form, count in forms.items() if not form[0].islower())
    plural = sum(count for form, count in forms.items() if form.lower() == f"{last}s")
    return counts[phrase] > 1 and (named * 2 > counts[phrase] or plural * 3 >= counts[phrase])


def _weight(phrase: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> float:
    # A longer phrase that comes again says more than any of its words.
    count = counts[phrase]
    if len(phrase) == 1:
        return count
    if count == 1:
        return sum(counts[(word,)] for word in phrase) / len(phrase) / 4
    return count * (5 if len(phrase) == 2 else 6)
