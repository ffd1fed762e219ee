"""Suggestions as a person reads them, and as lines to paste into the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chapterhouse.check.wording import quoted
from chapterhouse.glossary.terms import GLOSSARY, Glossary
from chapterhouse.mishearing.suggest import Suggestion, Suggestions
from chapterhouse.mishearing.suspects import OTHER_CAPITALS
from chapterhouse.problems import printable

_MOST_PLACES = 5
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ’")
_NOT_TEXT = frozenset("yes no on off true false null y n".split())
_KINDS = {"person": "a person", "show": "a show", "term": "in the glossary"}


def suggestion_lines(found: Suggestions, glossary: Glossary, everything: bool) -> Iterator[str]:
    """What to print; ``everything``: all places, and not only the first ones."""
    acceptable = [one for one in found.misheard if one.why != OTHER_CAPITALS]
    for one in acceptable:
        kind = _KINDS.get(one.kind, "which these pages have oftener")
        yield f"“{one.heard}” may be {one.right} ({kind}): {one.why}"
        shown = one.places if everything else one.places[:_MOST_PLACES]
        for place in shown:
            words = f"{place.before}[{place.heard}]{place.after}".replace("\\", "")
            yield printable(f"  {place.path}:{place.line}: {words.strip()}")
        if len(one.places) > len(shown):
            yield f"  and {len(one.places) - len(shown)} more places (--all shows them)"
    for doubt in found.names:
        spot = f"{doubt.path}:{doubt.line}"
        yield printable(f"{spot}: “{doubt.name}” may be {doubt.right}: {doubt.why}")
    for one in found.misheard:
        if one.why == OTHER_CAPITALS:
            first, more = one.places[0], len(one.places) - 1
            often = f", and {more} times more" if more else ""
            spot = f"{first.path}:{first.line}{often}"
            yield printable(f"{spot}: “{one.heard}” is written {one.right} in the glossary")
    yield f"probably misheard: {len(acceptable)}, names in doubt: {len(found.names)}"
    if found.names:
        yield ""
        yield "Names in doubt: correct the label or the page's title, or say who is meant under"
        yield "`people` in seeds/sources.yml. Nothing here is changed by `glossary apply`."
    if acceptable:
        yield ""
        yield f"What is right of this goes into {GLOSSARY}; `chapterhouse glossary apply` then"
        yield "puts it into the pages. Take out what is not right:"
        yield ""
        yield from paste_lines(acceptable, glossary)


def paste_lines(found: list[Suggestion], glossary: Glossary) -> Iterator[str]:
    """YAML for the glossary: new terms, and the lines of those that it has already."""
    heard: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for one in found:
        listed = heard.setdefault(one.right, [])
        if one.heard.casefold() not in map(str.casefold, listed):
            listed.append(one.heard)
        kinds.setdefault(one.right, one.kind)
    for right, forms in heard.items():
        term = glossary.find(right)
        if term is not None:
            both = (*term.misheard, *forms)
            yield f"  # {term.name}, line {term.line}:"
            yield f"    misheard: {_listed(both)}"
            continue
        yield from _new_term(right, kinds, forms)


def _new_term(right: str, kinds: Mapping[str, str], forms: list[str]) -> Iterator[str]:
    yield f"  - name: {_scalar(right)}"
    if kinds[right] in ("person", "show"):
        yield f"    kind: {kinds[right]}"
    yield f"    misheard: {_listed(forms)}"


def _listed(forms: tuple[str, ...] | list[str]) -> str:
    return "[" + ", ".join(map(_scalar, forms)) + "]"


def _scalar(text: str) -> str:
    plain = set(text) <= _PLAIN and text.casefold() not in _NOT_TEXT
    return text if plain and text == text.strip() else quoted(text)
