"""What a text is about, by counting: its words, how it writes them, its telling phrases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

_LOOKED_AT = 20_000
"""How many characters are looked at: what an episode is about shows in its first half hour."""
_LONGEST_WORD = 40
_FEW_WORDS = 8
_WORD = re.compile(r"[^\W_][\w’'‑-]*(?:[.&/+][^\W_][\w’'‑-]*)*\+?")
_OPENING_WORD = re.compile(rf"[.!?:“\"\n•—–]\W{{0,6}}({_WORD.pattern})")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_ENDINGS = ("", "'", "’", "'s", "’s")
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
            may_possess = "'" in word or "’" in word
            yield (_POSSESSIVE.sub("", word) or word) if may_possess else word


@lru_cache(maxsize=512)  # of one title they are asked for again and again
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry what a text is about, in small letters."""
    return tuple(
        word
        for word in (found.lower().replace("’", "'") for found in words_in(text))
        if word not in STOP_WORDS and (len(word) > 1 or not word.isascii()) and not word.isdigit()
    )


def could_be_english(text: str) -> bool:
    """Whether the small words of a text are English; nothing is said of very few words.

    >>> could_be_english("So what is it that we do when the tide comes in over the wall?")
    True
    >>> could_be_english("Guten Tag und willkommen, was hat sich denn hier im Hafen geändert?")
    False
    """
    words = [word.strip(".,!?…:;“”\"'") for word in text.lower().split()]
    small = sum(word.replace("’", "'") in STOP_WORDS for word in words)
    return len(words) < _FEW_WORDS or 5 * small >= len(words)


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
def _kept_words(token: str) -> tuple[tuple[str, str], ...]:
    return tuple(_words(token))


def _words(token: str) -> Iterator[tuple[str, str]]:
    """The words that a piece of text without spaces holds, as written, each with its stem."""
    for form in _WORD.findall(token):
        yield form, plain_stem(_bare(form).lower())


def _bare(form: str) -> str:
    """A word as written, without a possessive ending, and no longer than a word can be."""
    return _POSSESSIVE.sub("", form)[:_LONGEST_WORD] or form[:_LONGEST_WORD]


class Usage:
    """How often some texts use each word, and whether they write it with a capital letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(_beginnings(texts))
        written: defaultdict[str, int] = defaultdict(int)
        stems: defaultdict[str, int] = defaultdict(int)
        # Piece by piece, as pieces come again in a language: quicker than all words of the text.
        for token, times in Counter(self._text.split()).items():
            for form, stem in _kept_words(token) if len(token) < 50 else _words(token):
                written[form] += times
                stems[stem] += times
        self._written, self._stems = written, stems

    def count(self, word: str) -> int:
        """How often the word is used, whatever its ending and its case."""
        return self._stems.get(plain_stem(word.lower()), 0)

    def capital(self, word: str) -> bool | None:
        """Whether the texts write the word with a capital; ``None`` where they do not use it."""
        key = word.lower()
        small, capital = self._capitals.get(key, (0, 0))
        if key[:1].islower():
            small += sum(self._written.get(key + ending, 0) for ending in _ENDINGS)
        return None if small + capital == 0 else capital > small

    @cached_property
    def _capitals(self) -> dict[str, tuple[int, int]]:
        """How often a word with a capital anywhere begins small, and how often not."""
        found: dict[str, tuple[int, int]] = {}
        opening = Counter(_OPENING_WORD.findall(f"\n{self._text}"))
        capitals = [form for form in self._written if not form.islower() or not form[0].islower()]
        for form in capitals:
            times = self._written[form]
            word = _bare(form)
            key = word.lower()
            small, capital = found.get(key, (0, 0))
            if word[:1].islower():
                found[key] = (small + times, capital)
                continue
            if word[1:].islower() or not any(map(str.isupper, word[1:])):
                times -= opening[form]  # a capital where a sentence begins tells nothing
            found[key] = (small, capital + times)
        return found


def _beginnings(texts: Iterable[str]) -> Iterator[str]:
    """The texts as far as they are looked at."""
    left = _LOOKED_AT
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def key_phrases(texts: Sequence[str], wanted: int) -> list[str]:
    """The phrases of one to three words that a text keeps coming back to, best first.

    None of them holds another one's telling word, so that a list of them says several things.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], Counter[str]] = {}
    for text in _beginnings(texts):
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
