"""What a feed holds, whatever form it is written in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

_EPISODES = uuid.UUID("5f0e1c7c-6a0b-5d0e-9d53-0f6f3c2b7a11")
"""The names of all items are made in it. It must never change: readers would see all as new."""

_PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md"""


@dataclass(frozen=True, slots=True)
class FeedPerson:
    """Somebody who speaks in an item: ``role`` is host or guest, ``url`` the person's page."""

    name: str
    role: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """A transcript or a file of chapters: address, media type, language where the page says it."""

    url: str
    media_type: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The recording; ``size`` in bytes, 0 where nobody said how long it is."""

    url: str
    media_type: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch worth hearing: start and duration in seconds, what is said there."""

    start: float
    duration: float
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. ``when`` is ``None`` where the page has no date; nothing stands for it.

    ``href`` is the page's address from the top of the site, ``url`` the full one. ``html`` is the
    whole text where the feed has it in full, with full addresses.
    """

    guid: str
    href: str
    url: str
    title: str
    summary: str = ""
    when: datetime | None = None
    html: str = ""
    people: tuple[FeedPerson, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    transcripts: tuple[Attached, ...] = ()
    chapters: Attached | None = None
    soundbites: tuple[Soundbite, ...] = ()
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of items. ``links`` are further links by relation (``next``, ``archives`` …).

    ``urls`` are the addresses of its own forms by name: ``rss``, ``atom``, ``json``.
    """

    title: str
    description: str
    home: str
    urls: dict[str, str]
    language: str
    items: tuple[Item, ...]
    guid: str = ""
    copyright: str = ""
    hosts: tuple[FeedPerson, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    complete: bool = False

    @property
    def newest(self) -> datetime | None:
        """The date of its newest item, which is when the feed last changed as far as is known."""
        return max((item.when for item in self.items if item.when), default=None)


def item_guid(name: str) -> str:
    """The permanent name of an item, by the path that its page has had from the beginning.

    It holds neither title nor date nor the address of the site, all of which may change.

    >>> item_guid("episodes/a-talk")
    'urn:uuid:89be1aa2-5912-5f30-b31d-87e155797cec'
    """
    return uuid.uuid5(_EPISODES, name).urn


def podcast_guid(address: str) -> str:
    """The name of a podcast by the address of its feed, as Podcasting 2.0 works it out."""
    bare = address.partition("://")[2].rstrip("/")
    return str(uuid.uuid5(_PODCASTS, bare))
