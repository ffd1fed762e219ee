"""Whom a feed names by ``podcast:person``: hosts and guests, and those who did other work.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/person.md
"""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.model import Block, Person, Role, Span, prose
from chapterhouse.reading.feed_elements import ADDRESS, Element
from chapterhouse.reading.ledger import Ledger, Line

_GUESTS = ("guest", "guest co-host", "guest host", "interviewee")
_HOSTS = ("host", "co-host", "cohost")


def hosts_and_guests(element: Element) -> Iterator[Person]:
    """The hosts and guests that `podcast:person` names."""
    seen: set[str] = set()
    for one in element.all("podcast:person"):
        name = " ".join(one.text.split())[:128]
        role = _role_of(one)
        link = one.attributes.get("href", "")
        if name and name not in seen and role is not None:
            yield Person(name, role, links=(link,) if ADDRESS.fullmatch(link) else ())
            seen.add(name)


def credited(item: Element, ledger: Ledger) -> Iterator[Block]:
    """Those whom `podcast:person` names for other work than hosting or being a guest."""
    for one in item.all("podcast:person"):
        name = " ".join(one.text.split())[:128]
        role = " ".join(one.attributes.get("role", "").split())[:60]
        if name and _role_of(one) is None:
            rest = f", {role}" if role else ""
            ledger.text(Line(one.text_line, name), "summary", name + rest)
            link = one.attributes.get("href", "")
            span = Span(name, "link", link) if ADDRESS.fullmatch(link) else Span(name)
            yield Block((span, *prose(rest)), "bullet")


def _role_of(person: Element) -> Role | None:
    """Whether a `podcast:person` speaks as host or as guest."""
    role = person.attributes.get("role", "host").strip().lower() or "host"
    if person.attributes.get("group", "cast").strip().lower() not in ("cast", ""):
        return None
    if role in _GUESTS:
        return "guest"
    return "host" if role in _HOSTS else None
