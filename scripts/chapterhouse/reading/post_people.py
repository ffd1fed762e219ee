"""Whom a post makes its author, its host and its guest, by what it tells of the episode."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapterhouse.model import Person
from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.introductions import guests_in, hosts_in
from chapterhouse.reading.names import NAME as PERSON
from chapterhouse.reading.names import looks_like_person
from chapterhouse.reading.reader_comments import addressed

_MYSELF = re.compile(
    rf"\b(?:I[’']m|I am|[Mm]y name is|[Tt]his is) (?P<name>{PERSON})(?=[,.!]| (?:and|from|of)\b)"
)
_APPEARED = re.compile(
    r"\bI (?:\w+ ){0,3}(?:recorded (?:an?|this|the) .{0,40}?(?:with|for|on)\b|joined\b|appeared\b"
    r"|went on\b|(?:sat down|spoke|talked|chatted) (?:with|to) .{0,80}? (?:on|for) (?:his|her|their"
    r"|the)\b)"
    r"|\bI (?:was|had been|have been|got)(?: \w+){0,3} (?:on|to join|by) "
    r"|\b(?:had|having|have|invited|interviewed|hosted|asked|welcomed) (?:me|you)(?: back)?"
    r"(?: (?:on|in|to|for|about)\b|[,.!])|\bmy (?:appearance|interview) (?:on|with)\b"
)
_OWN_SHOW = re.compile(
    r"\b(?:my|our) (?:(?:own|new|latest) )?(?:podcast|show|guest|episode|interview)\b"
    r"|\b(?:welcome|back) to \w+|\bI (?:\w+ ){0,2}(?:sat down|spoke|talked|chatted|interviewed)\b",
    re.IGNORECASE,
)


def people_of(
    author: str | None, paragraphs: Sequence[str], comments: Sequence[str]
) -> tuple[Person, ...]:
    """Who hosts and who is the guest: the author is one of them, by what the post tells."""
    opening = paragraphs[:12]
    hosts = hosts_in(opening)
    for text in opening:
        found = _MYSELF.search(text[:2_000])
        if author is None and found and looks_like_person(found["name"]):
            author = found["name"]
    appeared = any(_APPEARED.search(text[:2_000]) for text in [*opening, *comments])
    own = any(_OWN_SHOW.search(text[:2_000]) for text in opening)
    if appeared:
        first_names = {name.split()[0] for name in hosts}
        called = [name for name in addressed(comments) if name.split()[0] not in first_names]
        guests = [author] if author else called[:1]
    else:
        guests = [name for name in guests_in(opening) if name != author]
        if own and author and not hosts:
            hosts = [author]
    return (
        *(Person(name, "host", bio_of(name, opening)) for name in hosts if name not in guests),
        *(Person(name, "guest", bio_of(name, opening)) for name in guests),
    )
