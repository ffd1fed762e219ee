"""Which episodes are about the same things, and which: the shared terms are the reason.

TF-IDF over the telling words of the pages, with the topics that people named weighing more.
Names of people and shows tell nothing, nor does what most pages, or most of one show's, have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from chapterhouse.glossary.plain_words import counted, plain
from chapterhouse.reading.key_terms import plain_stem
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.shared_words import with_names_whole

_TERMS = 25
"""How many terms stand for an episode."""
_RELATED = 3
_REASONS = 4
_CURATED = 2.0
_MOST_PAGES = 60
"""A word of more pages relates none of them, however many pages there are."""
_LEAST = 0.08
_BESIDE_BEST = 0.4
"""What is so much less near than the nearest is not shown beside it."""
_FEW = 4
"""A show of fewer episodes has no boilerplate that could be told from its subject."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another episode, by its slug, and the terms that both share, strongest first.

    A term is a word as it is written, or ``topics/…`` for a topic.
    """

    slug: str
    shared: tuple[str, ...]


def related(
    episodes: Sequence[EpisodeDoc], left_out: Iterable[str]
) -> dict[str, tuple[Related, ...]]:
    """The episodes nearest to each one, by its slug; none where too little is shared.

    No word of the texts ``left_out`` counts: names of people and shows, forms of topics.
    """
    words_out = frozenset(plain_stem(word) for text in left_out for word in counted(plain(text)))
    terms = {episode.slug: _terms(episode, words_out) for episode in episodes}
    _drop_boilerplate(episodes, terms)
    vectors = _weighed(terms)
    pages: dict[str, list[str]] = {}
    for slug, vector in vectors.items():
        for term in vector:
            pages.setdefault(term, []).append(slug)
    words = _Words(episodes)
    found: dict[str, tuple[Related, ...]] = {}
    for slug, vector in vectors.items():
        scores: dict[str, float] = {}
        for term, weight in vector.items():
            for other in pages[term]:
                scores[other] = scores.get(other, 0.0) + weight * vectors[other][term]
        scores.pop(slug, None)
        near = [(-score, other) for other, score in scores.items() if score >= _LEAST]
        near.sort()
        chosen = [
            Related(other, shared)
            for score, other in near[: _RELATED + 2]
            if score <= near[0][0] * _BESIDE_BEST
            and _enough(shared := _reasons(vector, vectors[other], words, other))
        ]
        if chosen:
            found[slug] = tuple(chosen[:_RELATED])
    return found


def _terms(episode: EpisodeDoc, words_out: frozenset[str]) -> dict[str, int]:
    """How often each term is there."""
    topics = {key: n for key, n in episode.digest.counts.items() if key.startswith("topics/")}
    words = {
        stem: count for stem, (count, _) in episode.digest.words.items() if stem not in words_out
    }
    return words | topics


def _drop_boilerplate(episodes: Iterable[EpisodeDoc], terms: Mapping[str, dict[str, int]]) -> None:
    """Leave out what most episodes of a show say while other shows hardly do."""
    shows: dict[str, list[str]] = {}
    for episode in episodes:
        if episode.show:
            shows.setdefault(episode.show, []).append(episode.slug)
    everywhere = Counter(term for found in terms.values() for term in found)
    for slugs in shows.values():
        if len(slugs) < _FEW:
            continue
        inside = Counter(term for slug in slugs for term in terms[slug])
        usual = {
            term
            for term, pages in inside.items()
            if pages * 3 > len(slugs) * 2 and everywhere[term] < pages * 2
        }
        for slug in slugs:
            for term in usual & terms[slug].keys():
                del terms[slug][term]


def _weighed(terms: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, float]]:
    """For each episode its strongest terms, as a vector of length 1."""
    pages = Counter(term for found in terms.values() for term in found)
    most = min(max(2, len(terms) // 3), _MOST_PAGES)
    vectors: dict[str, dict[str, float]] = {}
    for slug, found in terms.items():
        weights = {
            term: (1 + log(count))
            * log(1 + len(terms) / pages[term])
            * (_CURATED if term.startswith("topics/") else 1)
            for term, count in found.items()
            if 2 <= pages[term] <= (most * 2 if term.startswith("topics/") else most)
        }
        best = nlargest(_TERMS, weights.items(), key=lambda pair: (pair[1], pair[0]))
        length = sqrt(sum(weight * weight for _, weight in best))
        vectors[slug] = {term: weight / length for term, weight in best}
    return vectors


class _Words:
    """How each word is written in the episode that has it most."""

    def __init__(self, episodes: Iterable[EpisodeDoc]) -> None:
        self.texts = {episode.slug: episode.body for episode in episodes}
        self._most: dict[str, tuple[int, str]] = {}
        for episode in episodes:
            for stem, (count, form) in episode.digest.words.items():
                held = (count, form)
                self._most[stem] = max(self._most.get(stem, held), held)

    def __call__(self, term: str) -> str:
        """A term as readers know it; a topic stays as it is."""
        return self._most.get(term, (0, term))[1]


def _reasons(
    one: Mapping[str, float], other: Mapping[str, float], words: _Words, slug: str
) -> tuple[str, ...]:
    shared = nlargest(
        _REASONS + 1, one.keys() & other.keys(), key=lambda term: (one[term] * other[term], term)
    )
    return tuple(with_names_whole([words(term) for term in shared], words.texts[slug])[:_REASONS])


def _enough(shared: Sequence[str]) -> bool:
    """Whether one could tell a reader why: a topic, or three words."""
    return len(shared) > 2 or any(term.startswith("topics/") for term in shared)
