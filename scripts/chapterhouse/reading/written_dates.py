"""Dates as bylines write them, as ISO dates; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:[T ][\d:.+Z-]*)?", re.I),
    re.compile(rf"(?:\w{{3,9}}, )?{_MONTH} {_DAY},? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?:\w{{3,9}}, )?{_DAY} {_MONTH},? (?P<year>\d{{4}})", re.IGNORECASE),
)


def iso_date(text: str) -> str | None:
    """The date that a whole line is, or ``None``; no date is read where day and month could swap.

    >>> iso_date("Apr 23, 2025"), iso_date("3 March 2026"), iso_date("2026-02-30")
    ('2025-04-23', '2026-03-03', None)
    """
    text = text.strip()
    if len(text) > 40:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = int(parts.get("number") or 0) or 1 + _MONTHS.index(parts["month"].lower())
            try:
                return date(int(parts["year"]), month, int(parts["day"])).isoformat()
            except ValueError:
                return None
    return None
