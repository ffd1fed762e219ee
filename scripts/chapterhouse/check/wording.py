"""How findings put things: cut to a readable length, in quotes, the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

_LONGEST_COMPARED = 80


def shown(text: str, most: int = 60) -> str:
    """The text, or its beginning with an ellipsis.

    >>> shown("a very long title", 8)
    'a very …'
    """
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(text: str) -> str:
    """The text in the quotes of YAML that need the least change in it.

    >>> print(quoted("US: China"), quoted('say "hi"'))
    "US: China" 'say "hi"'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, or ``None`` where none is like it.

    >>> nearest("gests", ["hosts", "guests"]), nearest("colour", ["hosts", "guests"])
    ('guests', None)
    """
    by_fold = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold()[:_LONGEST_COMPARED], by_fold, 1, 0.6)
    return by_fold[close[0]] if close else None


def any_of(words: Sequence[str]) -> str:
    """The words as a choice.

    >>> any_of(["a", "b", "c"]), any_of(["a"])
    ('`a`, `b` or `c`', '`a`')
    """
    named = [f"`{word}`" for word in words]
    return " or ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
