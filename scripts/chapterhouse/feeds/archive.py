"""The archive: every episode with its summary, in pages that lead to one another (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapterhouse.feeds.item import Feed, Item
from chapterhouse.site.facts import SiteFacts

_PER_PAGE = 100
_FORMS = {"rss": "xml", "json": "json"}


def archive_feeds(items: Sequence[Item], facts: SiteFacts) -> Iterator[Feed]:
    """The pages of the archive in the order of the items, which are all that the site has.

    A single page says that it is complete; several are a paged feed (RFC 5005, sections 2, 3).
    Atom is not among their forms, because it could not list pages without a date.
    """
    pages = [items[start : start + _PER_PAGE] for start in range(0, len(items), _PER_PAGE)] or [()]
    for number, page in enumerate(pages, 1):
        for form, ending in _FORMS.items():
            yield Feed(
                title=f"Archive – {facts.name}",
                description=f"Every episode of {facts.name}, with its summary",
                home=facts.absolute("archive/"),
                urls={form: _address(facts, number, ending)},
                language=facts.language,
                items=tuple(page),
                links=_links(facts, number, len(pages), ending),
                complete=len(pages) == 1,
            )


def _links(facts: SiteFacts, number: int, last: int, ending: str) -> dict[str, str]:
    if last == 1:
        return {}
    numbers = {"first": 1, "previous": number - 1, "next": number + 1, "last": last}
    return {
        relation: _address(facts, wanted, ending)
        for relation, wanted in numbers.items()
        if 1 <= wanted <= last
    }


def _address(facts: SiteFacts, number: int, ending: str) -> str:
    name = "archive" if number == 1 else f"archive-{number}"
    return facts.absolute(f"feeds/{name}.{ending}")
