"""A rule about the quotes that people wrote into the facts of an episode's page."""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.check.fences import Said
from chapterhouse.check.wording import shown
from chapterhouse.check.yaml_facts import Facts
from chapterhouse.newsletter.quote_places import place_of
from chapterhouse.pages.read import read_page
from chapterhouse.problems import ChapterhouseError


def quotes_not_said(path: str, text: str, facts: Facts) -> Iterator[Said]:
    """Quotes whose words stand nowhere in the transcript, so that they link to no moment."""
    fact = facts.by_key.get("quotes")
    if fact is None or not isinstance(fact.value, list):
        return
    try:
        turns = read_page(path, text).turns
    except ChapterhouseError:
        return  # said elsewhere
    for value, (_, line) in zip(fact.value, fact.items, strict=True):
        if turns and isinstance(value, str) and place_of(value, turns) is None:
            why = (
                f"nobody says “{shown(value)}” in this transcript; copy the words as they stand "
                "there, with … for what you leave out"
            )
            yield line, why
