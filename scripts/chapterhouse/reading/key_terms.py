"""What a text is about, by counting: its words, how it writes them, its telling phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

_LOOKED_AT = 20_000
"""How many characters are looked at: what an episode is about shows in its first half hour."""
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_][\w’'‑-]*(?:[.&/+][^\W_][\w’'‑-]*)*\+?")
_OPENING_WORD = re.compile(rf"(?:\A|[.!?:“\"\n•—–])\W{{0,6}}({_WORD.pattern})")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_BREAK = re.compile(r"[.,:;!?()\[\]{}“”\"…—–|*/]|\s[-~]\s|(?<=\w)['’](?=\s)|\n")

STOP_WORDS = frozenset(
    """a able about above across actually after again against ago ahead ain't all allow allows
    almost alone along already also although always am amid among an and another any anybody
    anyone anything anyway are aren't around as ask at away back based be became because become
    becomes been before behind being believe best better between beyond big bit both but by call
    came can can't cannot case come comes coming could couldn't day did didn't different do does
    doesn't doing don't done down during each either else end enough especially etc even ever
    every everybody everyone everything exactly example far feel few fewer find first focus for
    found from full further gave get gets getting give given go goes going gone gonna good got
    great had has have haven't having he hello help her here hers hey hi high him his how however
    huge i if important in including increasingly indeed instead interesting into is isn't it its
    itself just keep key kind know lack large last late later least less let like likely little
    ll long look looking lot lots low made main major make makes making many may maybe me mean
    means might mind more most mostly much must my nearly need needs neither never new next no nor
    not nothing now number of off often oh ok okay old on once one ones only onto or other others
    ought our ours out over overall own part particular people per perhaps person place point
    possible potential potentially pretty probably provide put quite rather re real really recent
    recently right said same saw say saying says second see seem seems seen sense set several
    shall she should shouldn't show side significant significantly simple simply since single
    small so some somebody someone something sometimes somewhat soon sort space start started
    still stuff such sure take taken takes taking talk talking tell than thank thanks that the
    their theirs them themselves then there therefore these they thing things think thinking
    third this those though thought three through thus time times to today together told too took
    top toward towards tried true try trying turn two type under unlike until up upon us use used
    uses using various ve very via want wants was wasn't way ways we well went were weren't what
    whatever when where whether which while who whole whom whose why will with within without
    won't word words work working works world would wouldn't yeah year years yes yet you your
    yours yourself zero build building builds built create creates creating rise move shift
    ability aspect aspects conversation discussion episode podcast guest host interview listeners
    view views insight insights carry carries treat treats""".split()
)

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


def words_in(text: str) -> Iterator[str]:
    """The words of a text as they are written, without ``’s``."""
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) <= _LONGEST_WORD:
            yield _POSSESSIVE.sub("", word) or word


def content_words(text: str) -> list[str]:
    """The words that carry what a text is about, in small letters."""
    return [
        word
        for word in (found.lower().replace("’", "'") for found in words_in(text))
        if word not in STOP_WORDS and (len(word) > 1 or not word.isascii()) and not word.isdigit()
    ]


def plain_stem(word: str) -> str:
    """A word without its plural ending, so that "model" and "models" count as one.

    >>> plain_stem("models"), plain_stem("policies"), plain_stem("chips"), plain_stem("access")
    ('model', 'policy', 'chip', 'access')
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


@lru_cache(maxsize=100_000)
def _parts(form: str) -> tuple[str, str, Literal["small", "capital", "mixed"]]:
    """A word as written: in small letters, its stem, and its case (``mixed``: capitals inside)."""
    word = _POSSESSIVE.sub("", form)[:_LONGEST_WORD] or form[:_LONGEST_WORD]
    key = word.lower()
    if word[:1].islower():
        return key, plain_stem(key), "small"
    inner = any(char.isupper() for char in word[1:])
    return key, plain_stem(key), "mixed" if inner else "capital"


class Usage:
    """How often some texts use each word, and whether they write it with a capital letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        written: Counter[str] = Counter()
        opening: Counter[str] = Counter()
        left = _LOOKED_AT
        for text in texts:
            if left <= 0:
                break
            written.update(_WORD.findall(text[:left]))
            opening.update(_OPENING_WORD.findall(text[:left]))
            left -= len(text)
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._stems: Counter[str] = Counter()
        for form, times in written.items():
            key, stem, case = _parts(form)
            self._stems[stem] += times
            if case == "small":
                self._small[key] += times
            else:
                # A capital at the beginning of a sentence tells nothing.
                self._capital[key] += times - (opening[form] if case == "capital" else 0)

    def count(self, word: str) -> int:
        """How often the word is used, whatever its ending and its case."""
        return self._stems[plain_stem(word.lower())]

    def capital(self, word: str) -> bool | None:
        """Whether the texts write the word with a capital; ``None`` where they do not use it."""
        key = word.lower()
        small, capital = self._small[key], self._capital[key]
        return None if small + capital == 0 else capital > small


def key_phrases(texts: Sequence[str], wanted: int) -> list[str]:
    """The phrases of one to three words that a text keeps coming back to, best first.

    None of them holds another one's telling word, so that a list of them says several things.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], Counter[str]] = {}
    left = _LOOKED_AT
    for text in texts:
        if left <= 0:
            break
        for piece in _BREAK.split(text[:left]):
            _count_runs(piece, counts, written)
        left -= len(text)
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
