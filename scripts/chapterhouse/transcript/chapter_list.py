"""The list of chapters that have no place in a transcript: its times as links to themselves."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterator

from chapterhouse.pages import grammar
from chapterhouse.pages.ids import moment, unique_names
from chapterhouse.transcript.markup import time_link


def mark_times(root: etree.Element, turn_ids: Collection[str]) -> None:
    """Give list items under ``## Chapters`` that begin with a time its id and a time element.

    Where a turn has that id already, the time links to the turn.
    """
    unique = unique_names()
    for item in _items(root):
        text = item[0] if not (item.text or "").strip() and len(item) else item
        timed = grammar.timed_item((text.text or "").strip())
        if timed is None:
            continue
        start, _, title = timed
        target = moment(start)
        if target not in turn_ids:
            target = unique(target)
            item.set("id", target)
        link = time_link(start, target)
        link.tail = f" {title}"
        text.text = ""
        text.insert(0, link)


def _items(root: etree.Element) -> Iterator[etree.Element]:
    inside = False
    for element in root:
        if element.tag in ("h1", "h2"):
            heading = grammar.heading(f"## {element.text}")
            inside = element.tag == "h2" and heading is not None and heading.role == "chapters"
        elif inside and element.tag in ("ul", "ol"):
            yield from element.iter("li")
