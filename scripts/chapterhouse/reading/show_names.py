"""The show's name, where its own texts say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from chapterhouse.reading.names import NAME

_SAYS = re.compile(
    rf"\b(?:episode of|welcome(?: back)? to|(?:you[’']re )?listening to|this is)\s+"
    rf"(?P<name>(?:The\s+)?{NAME}(?:\s(?:and|of|the|in|on|for|with)\s{NAME})*)"
)


def show_name(
    openings: Iterable[str], everything: Iterable[str], speakers: Iterable[str] = ()
) -> str | None:
    """The name that the episodes say is theirs, written twice or more; ``None`` without one.

    ``openings`` are the texts in which an episode says what it is, ``everything`` is all of the
    source: where the name is written in several ways, the one written most often is right.
    """
    everything = list(everything)
    not_shows = {word for name in speakers for word in (name, name.split()[0])}
    said = Counter(
        match["name"]
        for text in openings
        for match in _SAYS.finditer(text)
        if " " in match["name"] and match["name"] not in not_shows
    )
    written = {name: sum(text.count(name) for text in everything) for name in said}
    best = max(written, key=lambda name: (written[name], said[name], name), default=None)
    return best if best is not None and written[best] >= 2 else None
