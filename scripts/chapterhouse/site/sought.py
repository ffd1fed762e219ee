"""What is sought in the text of episodes: topics by all their forms, people by their full names.

The key of each is the path of its page without ``.md``: ``topics/webvtt``, ``people/ann-lee``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from chapterhouse.glossary.finding import Finder
from chapterhouse.glossary.terms import Glossary
from chapterhouse.slugs import slug

if TYPE_CHECKING:
    from chapterhouse.site.docs import Doc


def finder(
    glossary: Glossary,
    topics: Mapping[str, Doc],
    people: Mapping[str, Doc],
    shows: Mapping[str, Doc],
) -> Finder:
    """Finds the terms of the glossary, and the topics, people and shows that have a page."""
    return Finder(_forms(glossary, topics, {"people": people, "shows": shows}))


def with_tags(known: Finder, tags: object) -> Finder:
    """The finder, with what a page itself has as its tags; a tag may be a form that is known."""
    named = tags if isinstance(tags, list) else [tags] if isinstance(tags, str) else []
    new = [tag for tag in map(str, named) if tag.strip() and not known.knows(tag)]
    return known.also([(f"topics/{slug(tag)}", [tag]) for tag in new]) if new else known


def _forms(
    glossary: Glossary, topics: Mapping[str, Doc], named: Mapping[str, Mapping[str, Doc]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    spelt: dict[str, tuple[str, ...]] = {}
    for term in glossary.terms:
        if term.is_topic:
            yield f"topics/{term.slug}", term.forms
        else:
            spelt[term.slug] = term.forms
    for name, doc in topics.items():
        yield f"topics/{name}", (doc.text("title") or name.replace("-", " "), *doc.other_names)
    for folder, docs in named.items():
        for name, doc in docs.items():
            forms = (doc.text("title"), *doc.other_names, *spelt.get(name, ()))
            full = tuple(form for form in forms if " " in form or not form.isascii())
            yield f"{folder}/{name}", full
