"""Recordings and posters that a page names by their path: whether the files are there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from chapterhouse.check.fences import Said
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.wording import shown
from chapterhouse.check.yaml_facts import Facts
from chapterhouse.named_files import is_file, place


def missing_files(path: str, facts: Facts, site: SitePages) -> Iterator[Said]:
    """A recording or poster that is neither an address nor a file below ``docs/``."""
    for key in ("audio", "poster"):
        fact = facts.by_key.get(key)
        if fact and isinstance(fact.value, str) and fact.value.strip():
            named = fact.value.strip()
            file = unquote(place(named, path.removeprefix("docs/")))
            if is_file(named) and file not in site.files:
                yield (
                    fact.value_line,
                    f"there is no file docs/{shown(file)}; put it there, or write the address of "
                    "the file, which begins with https://",
                )
