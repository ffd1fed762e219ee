"""A podcast directory's page saved as text: one bullet an episode, its notes indented below.

    Episodes

      • What the first episode is about …

        Chapters

        * 00:57 – A title

        AI-generated transcript

        Ann Lee (00:00) What is said …

      • The next episode …

Directories put lines of their own between the episodes, in the language of their interface; they
are told by their shape. Source of the form's rules: such pages as people save them; there is no
specification.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chapterhouse.model import Episode, Source
from chapterhouse.reading import boilerplate
from chapterhouse.reading.bulleted_items import count_items, has_bullets, items_of, outer_bullet
from chapterhouse.reading.episode_text import (
    cast,
    draft,
    episode,
    may_be_repeated,
    own_words,
    split,
    transcript,
)
from chapterhouse.reading.ledger import Ledger, lines_of
from chapterhouse.reading.people import roles
from chapterhouse.reading.show_names import show_name

NAME = "directory-page"

_FURNITURE_RULE = "page-furniture"


@lru_cache(maxsize=4)
def recognises(text: str) -> bool:
    """Whether most of a text stands indented below bullets of one kind.

    Kept a while: forms of plain text ask it too, before they claim a text.
    """
    if not has_bullets(text):
        return False
    lines = lines_of(text)
    bullet = outer_bullet(lines)
    if bullet is None:
        return False
    below = sum(1 for line in lines if line.indent > bullet[0])
    return below >= 2 and 5 * below >= 3 * (len(lines) - count_items(lines, bullet))


def read(source: str, text: str) -> Iterator[Episode]:
    """The page's episodes in its order; nothing is known of dates, which such pages leave out."""
    items = items_of(lines_of(text))
    parts = [split(item.lines) for item in items]
    repeated = boilerplate.repeated([may_be_repeated(part) for part in parts])
    pitched: set[str] = set()
    drafts = []
    for item, part in zip(items, parts, strict=True):
        ledger = Ledger()
        ledger.drop_all(item.furniture, _FURNITURE_RULE)
        drafts.append(draft(part, repeated, pitched, ledger))
    people = roles([cast(one) for one in drafts])
    said = [transcript(one, who) for one, who in zip(drafts, people, strict=True)]
    show = show_name(
        [words for pair in zip(drafts, said, strict=True) for words in own_words(*pair)],
        [text],
        {name for who in people for name in (*who.hosts, *who.guests)},
    )
    titles: set[str] = set()
    for number, item in enumerate(items, 1):
        place = Source(source, NAME, number, item.lines[0].number)
        found = episode(
            place, drafts[number - 1], people[number - 1], said[number - 1], show, titles
        )
        titles.add(found.title)
        yield found
