"""Dates as people write them, to say in which form a page wants them."""

from __future__ import annotations

import datetime
import re

_MONTHS = "january february march april may june july august september october november december"
_NUMBER_OF = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
_WITH_NAME = re.compile(
    r"(?:[a-z]+,? )?(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? (?P<m>[a-z]{3,9})"
    r"|(?P<m2>[a-z]{3,9})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?),?\.? (?P<y>\d{4})"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[Tt ].*)?", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def iso_date(value: datetime.date | str) -> str:
    """A date that YAML has read, as it was written; a text as it is.

    >>> import datetime
    >>> iso_date(datetime.date(2026, 1, 5)), iso_date("x")
    ('2026-01-05', 'x')
    """
    return value.isoformat() if isinstance(value, datetime.date) else value


def meant(text: str) -> str | None:
    """The ISO form of a date in another form, only where it can mean one day.

    >>> meant("5 January 2026"), meant("Jan 5th, 2026"), meant("2026/1/5"), meant("5.1.2026")
    ('2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05')
    >>> meant("05/01/2026") is None, meant("2026-02-30") is None
    (True, True)
    """
    text = text.strip().lower()[:60]
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WITH_NAME.fullmatch(text):
        name, year = (found["m"] or found["m2"])[:3], int(found["y"])
        day, month = int(found["d"] or found["d2"]), _NUMBER_OF.get(name, 0)
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
