"""What the search needs on the stage: facts in each page, the search page, and the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chapterhouse.glossary.terms import Glossary
from chapterhouse.search.facts import search_facts
from chapterhouse.search.names import NAMES, name_groups, names_text
from chapterhouse.site.library import Library
from chapterhouse.site.stage import page_text

PAGE = "search.md"


class SearchStage:
    """The search's part of one stage."""

    def __init__(self, glossary: Glossary, library: Library) -> None:
        self._glossary = glossary
        self._library = library

    def page(self, meta: Mapping[str, Any]) -> dict[str, Any]:
        """What goes under ``ch`` in the front matter of a page: empty: not searched."""
        facts = search_facts(meta, self._glossary)
        return {"search": facts} if facts else {}

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of the files that nobody writes by hand."""
        if PAGE not in self._library.others:
            meta = {"template": "search.html", "title": "Search", "ch": {"made": True}}
            yield PAGE, page_text(meta, "")
        yield NAMES, names_text(name_groups(self._glossary, self._library.people.values()))
