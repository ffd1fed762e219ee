"""Corrections: pages whose text changed after they were published, as git remembers it.

Only what a reader sees counts: a change of front matter alone is none. What was and what is now
stand in the item, as far as there is room for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import islice
from pathlib import Path

from chapterhouse.feeds.item import Item, item_guid
from chapterhouse.history.page_times import History, PageChange, read_texts
from chapterhouse.pages.read import read_page
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.docs import Doc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.library import Library

_AT_ONCE = 50
_SHOWN = 5
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Replaced:
    """A paragraph before and after; one of them is empty where it was added or taken away."""

    before: str
    after: str


def corrections(
    docs: Path, library: Library, history: History, facts: SiteFacts, most: int
) -> tuple[Item, ...]:
    """The newest corrections of pages that are still there, at most so many."""
    there = {doc.path: doc for doc in (*library.episodes.values(), *library.people.values())}
    there |= {doc.path: doc for doc in (*library.shows.values(), *library.others.values())}
    changes = [change for change in history.changes if change.path in there]
    return tuple(islice(_items(docs, there, changes, facts), most))


def replaced(before: str, after: str) -> list[Replaced]:
    r"""What changed between two texts of a page, paragraph by paragraph, as readers see it.

    >>> replaced("A.\n\nB is herre.\n", "A.\n\nB is here.\n")
    [Replaced(before='B is herre.', after='B is here.')]
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            found += [Replaced(*pair) for pair in zip(old[a:b], new[c:d], strict=True)]
        elif kind != "equal":
            found.append(Replaced("\n".join(old[a:b]), "\n".join(new[c:d])))
    return found


def _items(
    docs: Path, there: dict[str, Doc], changes: list[PageChange], facts: SiteFacts
) -> Iterator[Item]:
    for start in range(0, len(changes), _AT_ONCE):
        some = changes[start : start + _AT_ONCE]
        texts = read_texts(docs, [name for change in some for name in (change.old, change.new)])
        for change in some:
            old, new = texts.get(change.old), texts.get(change.new)
            if old is not None and new is not None and (found := replaced(old, new)):
                yield _item(there[change.path], change, found, facts)


def _item(doc: Doc, change: PageChange, found: list[Replaced], facts: SiteFacts) -> Item:
    places = f"{len(found)} place{'s' if len(found) > 1 else ''}"
    return Item(
        guid=item_guid(f"{change.path}@{change.commit}"),
        href=doc.href,
        url=facts.absolute(doc.href),
        title=f"Corrected: {doc.text('title') or doc.slug}",
        summary=f"{change.subject}. Changed in {places}." if change.subject else f"In {places}.",
        when=change.when,
        html="".join(_shown(found)),
    )


def _shown(found: list[Replaced]) -> Iterator[str]:
    for each in found[:_SHOWN]:
        before, after = _around(each)
        yield f"<p><del>{escape(before)}</del></p>" if before else ""
        yield f"<p><ins>{escape(after)}</ins></p>" if after else ""
    if len(found) > _SHOWN:
        yield f"<p>And in {len(found) - _SHOWN} more places.</p>"


def _around(each: Replaced) -> tuple[str, str]:
    """Both texts cut to the part that differs, with some words before it."""
    start = 0
    for one, other in zip(each.before, each.after, strict=False):
        if one != other:
            break
        start += 1
    start = each.after.rfind(" ", 0, max(0, start - 80)) + 1 if start > 120 else 0
    cut = [f"{'…' if start and text else ''}{text[start:]}" for text in (each.before, each.after)]
    before, after = (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in cut)
    return before, after


def _paragraphs(text: str) -> list[str]:
    """The page's text as readers see it; nothing for a page that cannot be read."""
    try:
        page = read_page("page", text)
    except ChapterhouseError:
        return []
    return [
        shown
        for block in page.blocks
        if (shown := getattr(block, "text", None) or getattr(block, "speaker", None))
    ]
