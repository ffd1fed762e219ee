"""What a page says about its being checked: by whom it was, who corrected it, and when."""

from __future__ import annotations

from datetime import date

from chapterhouse.history.corrections import Corrections
from chapterhouse.site.cards import Card
from chapterhouse.site.docs import Doc
from chapterhouse.site.wording import spoken_date

_MACHINE = "Machine transcript"


def review(doc: Doc, corrections: Corrections | None) -> Card:
    """``review``, in one or two sentences, and the ``label`` that fits; empty: nothing is known."""
    by, on = doc.texts("checked_by"), _day(doc)
    said = []
    if by or on:
        who = f" by {_and(by)}" if by else ""
        when = f" on {spoken_date(on)}" if on else ""
        said.append(f"Checked{who}{when}.")
    if corrections:
        people = "1 person" if corrections.people == 1 else f"{corrections.people} people"
        said.append(f"Corrected by {people}, last on {spoken_date(corrections.last)}.")
    if not said:
        return {}
    card: Card = {"review": " ".join(said)}
    if doc.text("kind") == "transcript" and doc.text("transcript") == "machine":
        card["label"] = f"{_MACHINE}, {'checked' if by or on else 'corrected'}"
    return card


def _day(doc: Doc) -> date | None:
    try:
        return date.fromisoformat(doc.text("checked_on"))
    except ValueError:
        return None


def _and(names: tuple[str, ...]) -> str:
    """Names as a list in words.

    >>> _and(("Ann Lee",)), _and(("Ann Lee", "Bo Marsh", "Cy Lund"))
    ('Ann Lee', 'Ann Lee, Bo Marsh and Cy Lund')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
