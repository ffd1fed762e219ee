"""Which pages link to a page, and with what sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chapterhouse.site.digest import Moment
from chapterhouse.site.docs import Doc


@dataclass(frozen=True, slots=True)
class Backlink:
    """A place that links to a page: the page it is on, and the moment there."""

    doc: Doc
    moment: Moment


def backlinks(docs: Iterable[Doc]) -> dict[str, list[Backlink]]:
    """The places that link to each page, by its path below ``docs/``, in the order of ``docs``."""
    found: dict[str, list[Backlink]] = {}
    for doc in docs:
        for moment in doc.digest.links:
            found.setdefault(moment.key, []).append(Backlink(doc, moment))
    return found
