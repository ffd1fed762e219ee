"""Paragraphs that stand in many episodes of one source, and appeals to subscribe.

A show's pitch goes to the show's page once. What only asks for something, or points to a link
that the text form has lost, is on no page, by a named rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

APPEAL_RULE = "appeal-to-subscribe"
REPEATED_RULE = "repeated-in-episodes"
SEPARATOR_RULE = "separator"

# Sentences that newsletter and podcast hosts add to every text they publish. General knowledge of
# the programs' own wording; each is anchored so that speech about subscribing stays.
_APPEAL = re.compile(
    r"(?:Get full access to .{1,120} at \S+"
    r"|.{1,120} is a (?:reader|listener|viewer)-supported (?:publication|podcast|newsletter)\b.*"
    r"|Thanks for (?:reading|listening to|watching) .{1,120}[!.] ?(?:Subscribe|This post is).*"
    r"|(?:Subscribe|Upgrade) (?:now|to paid|for free)[!.]?"
    r"|This is a (?:public|free preview of a) .{0,40}episode\. .*(?:subscri|visit).*"
    r"|To receive new posts and support my work.*"
    r"|(?:Share|Leave a comment|Give a gift subscription|Refer a friend)[!.]?"
    r"|If you(?:['’]d| would) like to discuss this with other subscribers.*"
    r"|(?:Listen|Subscribe|Follow)(?: (?:on|to|us|via|now))+ .{0,80}"
    r"(?:Apple Podcasts|Spotify|YouTube|your favou?rite podcast app).{0,60})\Z",
    re.IGNORECASE,
)
_APPEALS = frozenset("FGILRSTUfgilrstu")
"""What they begin with, but for the one that begins with a name."""

_RULE_SIGNS = frozenset("-–—_*=~·•.#")
_SEPARATOR = re.compile(r"(?:[-–—_*=~·•.#]\s*){2,}\Z")
_PAGE = re.compile(r"Page \d{1,3} of \d{1,3}\Z", re.IGNORECASE)
_LOST_LINK = re.compile(r"\b(?:see|click|link|read more|listen|watch)s?\s+here\.?\Z", re.IGNORECASE)
_ASKS = re.compile(r"https?://|\bwww\.|\bsubscri|\bsign up\b|\bfollow (?:me|us)\b", re.IGNORECASE)

_PITCH_LENGTH = 80
_NO_WORD = re.compile(r"\W+")


def normal(text: str) -> str:
    """A paragraph's words alone, by which two paragraphs are held against each other."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def repeated(episodes: Sequence[Iterable[str]]) -> frozenset[str]:
    """The paragraphs (as `normal` has them) that stand in three or more episodes of a source.

    In a source of two or three episodes, those that stand in all of them.
    """
    often: Counter[str] = Counter()
    for paragraphs in episodes if len(episodes) > 1 else ():
        often.update({normal(paragraph) for paragraph in paragraphs})
    enough = 3 if len(episodes) > 3 else max(2, len(episodes))
    return frozenset(
        text for text, times in often.items() if times >= enough and len(text.split()) >= 3
    )


def is_appeal(text: str) -> bool:
    """Whether a paragraph only asks to subscribe, in the words publishing programs add."""
    may_be = text[:1] in _APPEALS or "-supported " in text.lower()
    return may_be and len(text) < 600 and _APPEAL.match(text) is not None


def is_separator(text: str) -> bool:
    """Whether a line is a rule drawn with signs (``--``, ``* * *``), or the foot of a page."""
    if text[:1] in ("P", "p"):
        return _PAGE.match(text) is not None
    return text[:1] in _RULE_SIGNS and len(text) <= 80 and _SEPARATOR.match(text) is not None


def is_pitch(text: str) -> bool:
    """Whether a repeated paragraph tells what the show is, rather than asking for something."""
    return len(text) >= _PITCH_LENGTH and not (
        is_appeal(text) or _ASKS.search(text) or _LOST_LINK.search(text)
    )
