"""The account of every line of every source: text, metadata, or dropped by a named rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chapterhouse.intake.sources import ReadSource
from chapterhouse.model import Fate
from chapterhouse.problems import printable

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the non-blank lines of one source; the numbers are lines.

    A line with a piece of text counts as text, else one with a fact as metadata. ``dropped`` are
    the whole lines and the pieces of lines that are on no page. ``unaccounted`` are line numbers
    that no reader said anything about, which is a bug.
    """

    path: str
    lines: int
    text: int
    metadata: int
    dropped_lines: int
    dropped: tuple[Fate, ...]
    unaccounted: tuple[int, ...]

    @property
    def rules(self) -> dict[str, int]:
        """How many lines or pieces each rule dropped."""
        return dict(sorted(Counter(fate.what for fate in self.dropped).items()))


def account(source: ReadSource) -> Account:
    """The account of a source's lines, from the fates its episodes brought."""
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    dropped: list[Fate] = []
    for fate in (*source.fates, *(fate for each in source.episodes for fate in each.fates)):
        kinds[fate.line].add(fate.kind)
        if fate.kind == "dropped":
            dropped.append(fate)
    lines = [number for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
    count = Counter(_kind(kinds[number]) if number in kinds else "" for number in lines)
    return Account(
        path=source.path,
        lines=len(lines),
        text=count["text"],
        metadata=count["metadata"],
        dropped_lines=count["dropped"],
        dropped=tuple(sorted(dropped, key=lambda fate: fate.line)),
        unaccounted=tuple(number for number in lines if number not in kinds),
    )


def _kind(kinds: set[str]) -> str:
    return next(kind for kind in ("text", "metadata", "dropped") if kind in kinds)


def account_lines(one: Account) -> Iterator[str]:
    """An account for people: the sum, then each dropped line with its rule."""
    yield (
        f"{printable(one.path)}: {one.lines} lines = {one.text} text + {one.metadata} metadata"
        f" + {one.dropped_lines} dropped"
        + (f" + {len(one.unaccounted)} unaccounted" if one.unaccounted else "")
    )
    for number in one.unaccounted:
        yield f"  line {number}: unaccounted (a bug: no rule speaks of this line)"
    signs: Counter[tuple[str, str]] = Counter()
    for fate in one.dropped:
        if len(fate.text) <= 2:
            signs[fate.what, fate.text] += 1
        else:
            yield f"  line {fate.line}: {fate.what}: {shortened(fate.text)}"
    for (rule, text), times in sorted(signs.items()):
        yield f"  {times} ×: {rule}: {printable(text)}"


def account_json(one: Account) -> dict[str, Any]:
    """An account for tools."""
    return {
        "source": one.path,
        "lines": one.lines,
        "text": one.text,
        "metadata": one.metadata,
        "dropped": one.dropped_lines,
        "unaccounted": list(one.unaccounted),
        "rules": one.rules,
        "dropped_lines": [
            {"line": fate.line, "rule": fate.what, "text": fate.text} for fate in one.dropped
        ],
    }


def shortened(text: str) -> str:
    r"""A text on one line, cut where it is long.

    >>> shortened("one\n two"), shortened("word " * 40)[-12:]
    ('one two', 'd word word…')
    """
    text = " ".join(text.split())
    return printable(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
