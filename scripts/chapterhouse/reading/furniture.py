"""Lines that belong to the web page a text was copied from, not to the text.

Two small tables of what such sites say about themselves, whoever wrote the text between. A line
has to match from its first word to its last, and is short; anything else stays text.
"""

from __future__ import annotations

import re

from chapterhouse.reading.boilerplate import (
    APPEAL_RULE,
    SEPARATOR_RULE,
    is_appeal,
    is_separator,
)

PAGE_RULE = "page-furniture"
ADVERTISEMENT_RULE = "advertisement"

_LONGEST = 320

_PAGE = re.compile(
    r"""(?:
      search | search\ in\ (?:the\ )?(?:video|transcript) | sync\ to\ video\ time
    | (?:show|hide|close)\ transcript | follow\ along\ using\ the\ transcript
    | menu | close | skip\ to\ (?:main\ )?content | toggle\ \w+(?:\ \w+)? | loading\W*
    | (?:sign|log)\ (?:in|up|out) | copy\ link | share(?:\ this\ \w+)? | like | reply | restack
    | back\ to\ \w+(?:\ \w+){0,2} | (?:read|show|load|see)\ (?:more|less|all)
    | (?:play|pause)(?:\ episode)? | listen\ now | leave\ a\ comment | powered\ by\ .{1,40}
    | (?:subscribe|subscribed|follow)(?:\ now|\ for\ free)?
    | (?:[\w,:]+\ ){0,4}time(?:\ ?stamp|\ code)?s?\ (?:[\w,]+\ ){0,6}?
        (?:are|may|might|is|can|were|was)\b
        .{0,120}\b(?:accurate|approximate|off|exact|precise|inaccurate|vary|differ)\b.{0,160}
    | (?:type|enter|search|find|look|ask|jump|go)\b[^.!?]{0,60}(?:\.\.\.|…)
    | (?:we|please)\b.{0,40}\blisten\ to\ the\ full\ .{1,40}
    | (?:we|this\ (?:web)?\s?(?:site|page))\b.{0,20}\buses?\ (?:[\w-]+\ ){0,3}cookies\b.{0,280}
    | (?:accept|reject|allow|decline|manage)\ (?:all|cookies?|all\ cookies|(?:cookie\ )?preferences)
    | cookie\ (?:settings|policy|preferences|notice) | privacy\ policy
    | (?:open|close|main|primary|show|hide)\ (?:menu|navigation)
    | skip\ (?:to|navigation|links?)(?:\ \w+){0,2}
    )[.!]?""",
    re.IGNORECASE | re.VERBOSE,
)

_OFFER = re.compile(
    r"\b(?:send|sends|sent|get|receive|deliver(?:ed|s)?|subscribe|sign up|join|try|scan|upgrade"
    r"|unlock|download)\b",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\b(?:insights?|takeaways?|highlights|ideas|summar(?:y|ies)|newsletter|digest|posts?|app"
    r"|briefs?|briefings?|recaps?|notes|episodes?|access)\b",
    re.IGNORECASE,
)
_DEAL = re.compile(
    r"\b(?:daily|weekly|every (?:day|week|morning|month|\w+day)|mondays?|fridays?|sundays?|inbox"
    r"|e-?mails?|free|paid|subscribers?|subscription|today|premium|trial|top \d+)\b",
    re.IGNORECASE,
)
_TO_YOU = re.compile(r"\b(?:you|your|yourself|my work|us)\b", re.IGNORECASE)


def furniture(text: str) -> str | None:
    """The name of the rule that drops the line, or ``None`` for a line of the text.

    >>> furniture("Search for an episode..."), furniture("Timestamps may be slightly off.")
    ('page-furniture', 'page-furniture')
    >>> furniture("We read every show and send you three ideas daily.")
    'advertisement'
    >>> furniture("Search engines read captions.") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    if _PAGE.fullmatch(text):
        return PAGE_RULE
    if is_appeal(text):
        return APPEAL_RULE
    if is_separator(text):
        return SEPARATOR_RULE
    return ADVERTISEMENT_RULE if advertises(text) else None


def advertises(text: str, enough: int = 3) -> bool:
    """Whether a short line offers its reader a service.

    The signs are an offer, goods and terms, besides "you"; ``enough`` of the three must be there.

    >>> advertises("We send you three ideas."), advertises("We send you three ideas.", 2)
    (False, True)
    """
    if len(text) > 160 or not _TO_YOU.search(text):
        return False
    return sum(sign.search(text) is not None for sign in (_OFFER, _GOODS, _DEAL)) >= enough
