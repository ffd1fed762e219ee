r"""Tables of Markdown in which people speak, as lines whose labels say who and when.

    | Time | Speaker   | Text           |
    |------|-----------|----------------|
    | 0:00 | Ada Marsh | We read along. |

A table whose heading names a column of text, and one of times or of speakers, is a transcript; all
others stay as they are. Rules: https://github.github.com/gfm/#tables-extension- (a bar in a cell is
written ``\|``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from chapterhouse.reading.ledger import Ledger, Line
from chapterhouse.reading.table_columns import columns_of

_RULE_SIGNS = "|-: \t"
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*){1,20}\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s*<br\s?/?>\s*", re.IGNORECASE)
_AROUND = "*_`[]() \t"
"""What may stand around a name or a time in its cell."""


def with_spoken_tables(lines: Sequence[Line], ledger: Ledger) -> Sequence[Line]:
    """The lines, a row of such a table as ``**Ada Marsh:** [0:00] We read along.``.

    What names or divides the columns goes to the ledger, and so do cells of other columns.

    >>> rows = ["|Who|At|Time|Text|", "|-|-|:-:|-|", "|*Ada*|sea|0:09|Hi.|", "|||0:12|Oh.|"]
    >>> [line.raw for line in with_spoken_tables([Line(1, raw) for raw in rows], Ledger())]
    ['**Ada:** [0:09] Hi.', '[0:12] Oh.']
    """
    if not any(_is_rule(line.raw) for line in lines):
        return lines
    found: list[Line] = []
    columns: Mapping[str, int] | None = None
    for line in lines:
        above = found[-1] if found else None
        if "|" not in line.raw:
            columns = None
        elif columns is not None:
            found.append(_turn(line, columns, ledger))
            continue
        elif above and _is_rule(line.raw) and (columns := _columns(above)):
            found.pop()
            ledger.metadata(above, "columns")
            ledger.metadata(line, "columns")
            continue
        found.append(line)
    return found


def _is_rule(raw: str) -> bool:
    """Whether a line is what stands below the heading of a table."""
    return not raw.strip(_RULE_SIGNS) and "|" in raw and _RULE.fullmatch(raw.strip()) is not None


def _columns(heading: Line) -> Mapping[str, int] | None:
    """Where a row has its text, its time and its speaker, if the heading names them."""
    columns = columns_of("|".join(_cells(heading)))
    return columns.at if columns and columns.named and columns.delimiter == "|" else None


def _cells(row: Line) -> list[str]:
    cells = _BAR.split(row.text)
    if not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1]
    return [_BREAK.sub(" ", cell).replace("\\|", "|").strip() for cell in cells]


def _turn(row: Line, columns: Mapping[str, int], ledger: Ledger) -> Line:
    """The row as a line of a transcript."""
    cells = dict(enumerate(_cells(row)))
    told = {kind: cells.pop(index, "") for kind, index in columns.items()}
    for other in cells.values():
        ledger.metadata(row, "column", other)
    if told.get("end"):
        ledger.metadata(row, "end", told["end"])
    speaker, time = (told.get(kind, "").strip(_AROUND).rstrip(":") for kind in ("speaker", "start"))
    parts = (f"**{speaker}:**" if speaker else "", f"[{time}]" if time else "", told["text"])
    return Line(row.number, " ".join(part for part in parts if part), row.gap)
