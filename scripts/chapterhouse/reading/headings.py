"""Lines that are headings though nothing marks them: short, capitalised, without a full stop."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\A(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)] +")
_CLOSES = re.compile(r"[.!,;:…][\"'”’)\]]*\Z|\A[-*•–—]\s")
_POINTS = re.compile(
    r"(?:(?:key|main|top|big|the|our|my|\d+|three|four|five|six|seven|ten) )*"
    r"(?:takeaways?|insights?|points?|lessons?(?: learned)?|topics?(?: covered)?|ideas|highlights"
    r"|learnings)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:about |meet |the |our |this episode[’']s )*"
    r"(?:speakers?|hosts?|guests?|people|bios?|who[’']s who|participants?|voices)"
    r"(?: (?:and|&) (?:speakers?|hosts?|guests?))?",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:episode |the |quick |short )*(?:summary|overview|introduction|description|about)"
    r"|(?:about )?(?:this|the) episode|in brief|tl;?dr",
    re.IGNORECASE,
)


def heading_like(text: str) -> bool:
    """Whether a line on its own could head the lines below it.

    >>> [heading_like(t) for t in ("Why captions matter", "5. Long term", "It rained.", "so on")]
    [True, True, False, False]
    """
    if len(text) > 110 or _CLOSES.search(text):
        return False
    title = _NUMBER.sub("", text)
    words = title.split()
    first = title.lstrip("“\"'‘(¿¡")[:1]
    return 0 < len(words) <= 14 and bool(first) and not first.islower() and first.isalnum()


def heads_points(text: str) -> bool:
    """Whether a heading announces takeaways, insights or the like."""
    return bool(_POINTS.fullmatch(text.rstrip(":")))


def heads_people(text: str) -> bool:
    """Whether a heading announces bios."""
    return bool(_PEOPLE.fullmatch(text.rstrip(":")))


def heads_summary(text: str) -> bool:
    """Whether a heading announces what the episode is about."""
    return bool(_SUMMARY.fullmatch(text.rstrip(":")))
