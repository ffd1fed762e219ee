"""Puts right names in the place of accepted mishearings, in the text of one page.

Only whole words in the open parts of a page are touched; a place that is part of the right name
already is left alone, so that a second run finds nothing to do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chapterhouse.check.page_text import BLOT, split_lines
from chapterhouse.glossary.terms import Glossary, Term
from chapterhouse.mishearing.likeness import likeness
from chapterhouse.mishearing.open_text import OpenLine, is_named, open_lines
from chapterhouse.mishearing.words import fold
from chapterhouse.pages.escape import within_line

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SHORT = 4
_OFTEN = 2
_NOT_IN_FACTS = re.compile(r"[^\w\s.,’–—-]")
_PROPER = ("person", "show", "organisation", "organization", "place")


@dataclass(frozen=True, slots=True)
class Substitution:
    """``heard`` at a place of a page (line and column, as indexes) that ``right`` belongs in."""

    line: int
    start: int
    end: int
    heard: str
    right: str


@dataclass(frozen=True)
class Accepted:
    """What a glossary accepts as misheard.

    ``ordinary`` are the words that the pages write in small letters too, folded: a term that is
    one of them gets a capital only where the misheard form has one.
    """

    glossary: Glossary
    ordinary: Collection[str] = frozenset()

    @cached_property
    def heard(self) -> re.Pattern[str] | None:
        """Any misheard form, the longest first; ``None`` where none is accepted."""
        forms = {form for term in self.glossary.terms for form in term.misheard}
        return _any_of(forms)

    @cached_property
    def right(self) -> re.Pattern[str] | None:
        """The right forms that hold a misheard one of their own: these are no mistakes."""
        forms = {
            right
            for term in self.glossary.terms
            for right in (term.name, *term.aliases)
            if any(heard.casefold() in right.casefold() for heard in term.misheard)
        }
        return _any_of(forms)

    def correct(self, heard: str) -> str | None:
        """The right form of what was heard; ``None`` where capitals show that it is another."""
        term, form = self._by_heard.get(_plain(heard), (None, ""))
        if term is None or (_counts_case(form) and _spaced(form) != _spaced(heard)):
            return None
        letters = fold(form.replace(" ", ""))
        right = max((term.name, *term.aliases), key=lambda one: likeness(letters, fold(one)))
        return right if self._keeps_capital(term, right, heard) else right.lower()

    @cached_property
    def _by_heard(self) -> dict[str, tuple[Term, str]]:
        return {
            _plain(form): (term, form) for term in self.glossary.terms for form in term.misheard
        }

    def _keeps_capital(self, term: Term, right: str, heard: str) -> bool:
        words = right.split()
        sentence_case = right[:1].isupper() and right[1:] == right[1:].lower()
        small = fold(words[0]) in self.ordinary or any(one[0].islower() for one in term.aliases)
        return not (sentence_case and small and heard[:1].islower() and term.kind not in _PROPER)


def substitutions(path: str, text: str, accepted: Accepted) -> list[Substitution]:
    """What is to be put right in a page (``docs/…``), in its order."""
    if accepted.heard is None or not accepted.heard.search(text):
        return []
    lines = split_lines(text)
    return [one for line in open_lines(path, text) for one in _in_line(line, lines, accepted)]


def substituted(text: str, found: Collection[Substitution]) -> str:
    """The text with these substitutions made; nothing else of it changes, line ends neither."""
    pieces = _LINE_END.split(text)
    for one in sorted(found, key=lambda one: (one.line, one.start), reverse=True):
        line = pieces[2 * one.line]
        pieces[2 * one.line] = f"{line[: one.start]}{one.right}{line[one.end :]}"
    return "".join(pieces)


def ordinary_words(glossary: Glossary, pages: Iterable[str]) -> frozenset[str]:
    """The first words of terms that the pages write in small letters at least twice, folded."""
    first = {term.name.split()[0].lower() for term in glossary.terms if term.misheard}
    first |= {alias.split()[0].lower() for t in glossary.terms for alias in t.aliases if t.misheard}
    if not first:
        return frozenset()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(first)))})(?!\w)")
    counts = Counter(word for page in pages for word in pattern.findall(page))
    return frozenset(fold(word) for word, count in counts.items() if count >= _OFTEN)


def _in_line(line: OpenLine, lines: tuple[str, ...], to: Accepted) -> Iterator[Substitution]:
    if to.heard is None:
        return
    text, written = line.text, lines[line.index]
    if to.right is not None:
        text = to.right.sub(lambda found: BLOT * len(found[0]), text)
    for found in to.heard.finditer(text):
        right = to.correct(found[0])
        if right is None or right == found[0]:
            continue
        if line.fact and _NOT_IN_FACTS.search(right):
            continue
        if not line.fact:
            if is_named(written, *found.span()):
                continue
            right = within_line(right)
        heard = written[found.start() : found.end()]
        yield Substitution(line.index, found.start(), found.end(), heard, right)


def _any_of(forms: Collection[str]) -> re.Pattern[str] | None:
    """A pattern for any of the forms as whole words; a hyphen may stand for a space."""
    written = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    if not written:
        return None
    return re.compile("|".join(map(_pattern, written)), re.IGNORECASE)


def _pattern(form: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s\u00a0-]+", form) if word]
    first, last = form[:1], form[-1:]
    before = "" if re.match(f"[{_UNSPACED}]", first) else rf"(?<![\w{BLOT}])(?<![\w’']-)(?<!\\)"
    after = "" if re.match(f"[{_UNSPACED}]", last) else r"(?!\w)(?!-\w)"
    text = r"[ \u00a0-]".join(words)
    return before + re.sub("['’]", "['’]", text) + after


def _counts_case(form: str) -> bool:
    """Whether capitals tell a short form apart from a word: GBT, but not salt mash."""
    return sum(char.isalpha() for char in form) <= _SHORT and form != form.lower()


def _spaced(form: str) -> str:
    return re.sub(r"[\s\u00a0-]+", " ", form)


def _plain(form: str) -> str:
    return _spaced(form).casefold().replace("’", "'")
