"""Rules about topics: mistakes in the glossary, tags that are nearly a term, pages made of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from chapterhouse.check.fences import Said, fenced
from chapterhouse.check.page_text import split_lines
from chapterhouse.check.wording import nearest, shown
from chapterhouse.check.yaml_facts import Facts, read_facts
from chapterhouse.glossary.terms import GLOSSARY, Glossary, read_glossary
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.slugs import slug

_FRONT = 8_000
"""So many bytes of a page are looked at for its tags: more than any front matter has."""


def readable_glossary(root: Path) -> Glossary:
    """The glossary, empty where it has mistakes, which :func:`about_glossary` tells."""
    try:
        return read_glossary(root)
    except ChapterhouseError:
        return Glossary()


def about_glossary(root: Path) -> Iterator[Finding]:
    """The first mistake in the glossary."""
    try:
        read_glossary(root)
    except ChapterhouseError as error:
        yield Finding(GLOSSARY, error.line or 1, error.why)


def near_tags(facts: Facts, glossary: Glossary) -> Iterator[Said]:
    """Tags that are nearly a term of the glossary, and would be a topic of their own."""
    fact = facts.by_key.get("tags")
    if not fact or not isinstance(fact.value, list):
        return
    known = {form.casefold(): term.name for term in glossary.terms for form in term.forms}
    for tag, (_, line) in zip(fact.value, fact.items, strict=True):
        if not isinstance(tag, str) or glossary.find(tag):
            continue
        close = nearest(tag, known)
        if close and _is_slip(tag.casefold(), close):
            yield line, f"the tag `{shown(tag)}` makes a topic; did you mean `{known[close]}`?"


def topic_pages(docs: Path, names: Iterable[str], glossary: Glossary) -> set[str]:
    """The pages below ``docs/`` that the site makes for topics, as far as nobody wrote them."""
    topics = {term.slug for term in glossary.terms if term.is_topic}
    topics |= {slug(name) for name in _tags(docs, names)}
    return {f"topics/{name}.md" for name in topics}


def _tags(docs: Path, names: Iterable[str]) -> Iterator[str]:
    """The tags of all episodes."""
    for name in names:
        if not name.startswith("episodes/"):
            continue
        try:
            with (docs / name).open("rb") as file:
                head = file.read(_FRONT)
        except OSError:
            continue
        if b"\ntags" not in head:
            continue
        lines = split_lines(head.decode("utf-8-sig", "replace"))
        front = fenced(lines)
        fact = read_facts(lines[front.first or 0 : front.end], 0).by_key.get("tags")
        if fact and isinstance(fact.value, list):
            yield from (tag for tag in fact.value if isinstance(tag, str) and tag.strip())


def _is_slip(tag: str, form: str) -> bool:
    """Whether two words differ so little that one is the other with a slip of the hand."""
    return len(tag) > 4 and SequenceMatcher(None, tag, form).ratio() >= 0.85
