"""Names that stand for one another, for the search to find one by the other.

They come from the glossary (aliases, and what is misheard) and from the pages of people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from chapterhouse.glossary.terms import Glossary
from chapterhouse.site.docs import Doc

NAMES = "search/names.json"
"""Where the names lie, from the top of the site."""


def name_groups(glossary: Glossary, people: Iterable[Doc]) -> list[list[str]]:
    """Groups of two and more forms of one name, the right spelling first.

    A form that two terms share brings them into one group.
    """
    forms = [list(term.forms) for term in glossary.terms]
    forms += [[person.text("title"), *person.texts("aliases")] for person in people]
    groups: list[dict[str, str]] = []
    for names in forms:
        group = {name.casefold(): name for name in reversed(names) if name.strip()}
        if len(group) < 2:
            continue
        group = dict(reversed(group.items()))
        for other in [other for other in groups if other.keys() & group.keys()]:
            groups.remove(other)
            group = other | {key: name for key, name in group.items() if key not in other}
        groups.append(group)
    return [list(group.values()) for group in groups]


def names_text(groups: list[list[str]]) -> str:
    """The groups as the file that the reader's search loads."""
    return json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n"
