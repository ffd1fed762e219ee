"""Where the front matter of a page begins and ends, and what is wrong with its two lines `---`.

MkDocs is strict here and says nothing: the first fence must be the very first line, the second
one must be followed by a line end. Where it finds no fence it takes first lines such as
``Host: Ann`` for metadata and leaves them out of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Said = tuple[int, str]
"""A line's number, from 1, and what is wrong in it."""

Mend = tuple[int, str, str]
"""The same, and the whole line as it should be; empty where a person has to decide."""

FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_OPENS = re.compile(r"---[ \t]*\Z")
_NEARLY_OPENS = re.compile(r"[ \t]*(?:[-\u2010-\u2015\u2212_*+=~][ \t]?){2,12}\Z")
_FACT = re.compile(r"[ \t]*[A-Za-z_][\w-]{0,40}[ \t]*:(?:[ \t]|\Z)")
_EATEN = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_PART_OF_YAML = re.compile(r"[ \t]|-(?: |\Z)|#(?!#)|[\[\]{}]|[a-z_\"'][\w-]{0,40}[\"']?[ \t]*:")


def told(mends: Iterable[Mend]) -> Iterator[Said]:
    """What is wrong in each line, without the line that would be right."""
    for line, why, _ in mends:
        yield line, why


@dataclass(frozen=True, slots=True)
class Fenced:
    """The front matter as lines ``first`` to ``end`` (indexes, half open); the body from ``body``.

    ``first`` is ``None`` where there is no front matter at all.
    """

    first: int | None
    end: int
    body: int


def fenced(lines: Sequence[str]) -> Fenced:
    """Where the front matter lies; it ends with the last line like YAML where nothing closes it."""
    first = _first_line(lines)
    if first is None:
        return Fenced(None, 0, 0)
    end = _end_of_yaml(lines, first)
    closed = end < len(lines) and FENCE.match(lines[end])
    return Fenced(first, end, end + 1 if closed else end)


def about_fences(lines: Sequence[str], found: Fenced, needed: bool) -> Iterator[Said]:
    """What is wrong with the fences of a page; ``needed``: a page of its kind must have facts."""
    if lines[0].startswith("\ufeff"):
        why = (
            "the page begins with an invisible byte order mark; "
            "save it as “UTF-8”, not as “UTF-8 with BOM”"
        )
        yield 1, why
    if found.first is None:
        eaten = list(_eaten(lines))
        yield from eaten
        if needed and not eaten:
            why = (
                "the facts about this page are missing: "
                "begin with a line `---`, then `title: …` and so on, then `---` again"
            )
            yield 1, why
        return
    opening = _bare(lines[found.first - 1])
    if not _OPENS.match(opening):
        why = (
            f"the line above the facts must be three hyphens and nothing else: `---`, "
            f"not `{opening.strip()[:20]}`"
        )
        yield found.first, why
    elif found.first > 1:
        why = (
            "the facts between two lines `---` must begin on the first line of the page; "
            "take out the lines above"
        )
        yield found.first, why
    after = lines[found.end].strip() if found.end < len(lines) else ""
    if found.body == found.end and after and _NEARLY_OPENS.match(after):
        why = (
            f"the line below the facts must be three hyphens and nothing else: `---`, not `{after}`"
        )
        yield found.end + 1, why
    elif found.body == found.end:
        why = (
            f"a line `---` is missing here: it ends the facts that begin on line {found.first + 1}"
        )
        yield min(found.end + 1, len(lines)), why
    elif found.body == len(lines):
        yield found.body, "this last line needs a line end: put an empty line after it"


def _bare(line: str) -> str:
    return line.removeprefix("\ufeff")


def _first_line(lines: Sequence[str]) -> int | None:
    """The index of the first line of YAML; ``None`` where nothing looks like an opening fence."""
    for index, line in enumerate(lines[:20]):
        bare = _bare(line)
        if not bare.strip():
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _OPENS.match(bare) and (index == 0 or _FACT.match(following)):
            return index + 1
        if _NEARLY_OPENS.match(bare) and _FACT.match(following):
            return index + 1
        return None
    return None


def _end_of_yaml(lines: Sequence[str], first: int) -> int:
    """The index of the closing fence, or of the line where it is missing: above the text."""
    blank = odd = None
    for index in range(first, len(lines)):
        line = lines[index]
        if FENCE.match(line):
            return index
        if not line.strip():
            if odd is not None:
                return odd
            blank = index if blank is None else blank
        elif _PART_OF_YAML.match(line):
            blank = None
        elif blank is not None:
            return blank
        else:
            odd = index if odd is None else odd
    return odd or blank or len(lines)


def _eaten(lines: Sequence[str]) -> Iterator[Said]:
    """First lines like ``Host: Ann`` in a page without front matter."""
    first = _bare(lines[0])
    if not _EATEN.match(first):
        return
    last = 1
    while last < len(lines) and _EATEN.match(lines[last]):
        last += 1
    where = "it and a line `---` below it" if last == 1 else f"it and one below line {last}"
    why = (
        f"MkDocs takes `{first.strip()[:40]}` for a fact about the page and does not show it; "
        f"if it is one, put a line `---` above {where}; if it is text, put a heading above it"
    )
    yield 1, why
