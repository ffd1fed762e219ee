"""The title line of a newsletter post about an episode: tag, show and title told apart.

[Audio] The Slow Lane Podcast: Why captions matter
Why captions matter | The Slow Lane Podcast
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"[\[({](?P<what>[^\[\](){}]{1,40})[\])}]", re.IGNORECASE)
_MEDIA = re.compile(
    r"\b(?:audio|video|podcast|transcript|listen|watch|episode|replay|recording|interview|free"
    r"|paid|unlocked|repost|guest post|cross-?post)\b",
    re.IGNORECASE,
)
_KIND = r"(?:Podcast|Show|Pod|Radio|Hour|Cast|Sessions|Talks)"
_NUMBER = r"(?:\s*(?:#|[Ee]p(?:isode|\.)?\s*|No\.\s*)?\d{1,4})?"
_BEFORE = re.compile(
    rf"(?P<show>(?:The )?[^:|]{{1,60}}?\b{_KIND}){_NUMBER}\s*(?::|\||\s[-–—])\s*(?P<title>\S.*)"
)
_AFTER = re.compile(
    rf"(?P<title>\S.{{0,200}}?)\s*(?:\||\s[-–—]|:|,? on)\s+"
    rf"(?P<show>(?:[Tt]he )?[A-Z0-9][^:|]{{0,60}}?\b{_KIND}){_NUMBER}"
)


@dataclass(frozen=True, slots=True)
class PostTitle:
    """A title line's parts; the pieces are as they stand in the line."""

    title: str
    show: str | None = None
    show_piece: str = ""
    tags: tuple[str, ...] = ()


def post_title(line: str, show: str | None = None) -> PostTitle:
    """The parts of a title line; ``show`` is what the post itself says the show is called.

    >>> post_title("[Audio] The Slow Lane Podcast: Ink")
    PostTitle(title='Ink', show='Slow Lane Podcast', show_piece='The Slow Lane Podcast', \
tags=('[Audio]',))
    """
    rest = line.strip()
    tags: list[str] = []
    for found in _TAG.finditer(line[:400]):
        if _MEDIA.search(found["what"]) and len(found["what"].split()) <= 4:
            tags.append(found[0])
            rest = rest.replace(found[0], " ", 1)
    rest = " ".join(rest.split()).strip("-–—:| ") if tags else rest
    if len(rest) > 300:
        return PostTitle(rest, tags=tuple(tags))
    if show and (named := _begins_with(rest, show)):
        return PostTitle(rest[len(named) :].lstrip(" :|–—-"), show, named, tuple(tags))
    for pattern in (_BEFORE, _AFTER):
        if found_show := pattern.fullmatch(rest):
            piece = found_show["show"].strip()
            show = re.sub(r"\A[Tt]he ", "", piece)
            return PostTitle(found_show["title"].strip(), show, piece, tuple(tags))
    return PostTitle(rest, tags=tuple(tags))


def _begins_with(title: str, show: str) -> str | None:
    """The piece of the title that is the show's name, if a colon or the like follows it."""
    found = re.match(
        rf"(?:The )?{re.escape(show)}(?=\s*[:|]\s*\S|\s[-–—]\s+\S)", title, re.IGNORECASE
    )
    return found[0] if found else None
