"""All that is said on the site as JSON Lines: one turn a line, for research and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from chapterhouse.export.chapters import chapter_of_turns
from chapterhouse.pages.page import Page

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def corpus_lines(page: Page, slug: str, address: str) -> Iterator[str]:
    """A line for each turn of a page; ``address`` is that of the page.

    What the page does not say is ``null``. ``start`` is in seconds.
    """
    meta = page.meta
    about = {
        "episode": slug,
        "show": _text(meta.get("show")),
        "date": _text(meta.get("date")),
    }
    facts = _json(about)[:-1]
    for turn, chapter in zip(page.turns, chapter_of_turns(page), strict=True):
        # Put together by hand: there are a hundred thousand turns.
        yield (
            f'{facts},"speaker":{_value(turn.speaker)},"start":{_value(turn.start)}'
            f',"chapter":{_value(chapter.title if chapter else None)},"text":{_json(turn.text)}'
            f',"permalink":{_json(f"{address}#{turn.id}")}}}\n'
        )


def _value(value: str | float | None) -> str:
    if value is None:
        return "null"
    return _json(value) if isinstance(value, str) else str(value)


def _text(value: object) -> str | None:
    return str(value) if value else None
