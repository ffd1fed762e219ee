"""Whom running text introduces as host or guest, and of which show: "hosts A and B", "hosted by".

It reads how people are introduced and knows nobody. Names come as the text writes them, without
titles, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from chapterhouse.reading.names import NAME, looks_like_person, without_title
from chapterhouse.reading.sentences import sentences

_LOOKED_AT = 4_000
_PARAGRAPHS = 40
"""People and shows are introduced at the beginning of a text."""

_TITLED = rf"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.? )?{NAME}"
_LIST = rf"\b(?P<names>{_TITLED}(?:(?:, | and | & |, and ){_TITLED}){{0,4}})"
_BETWEEN = re.compile(r", and | and | & |, ")

_HOSTS = (
    re.compile(rf"\b(?:[Cc]o-)?[Hh]ost:?,? {_LIST}"),
    # "hosts Ada Marsh" may be a verb: the plural counts behind a mark, or with two names.
    re.compile(rf"(?:\A|[,:;(–—] ?|\b(?:with|our|your|the) )(?:[Cc]o-)?[Hh]osts:?,? {_LIST}"),
    re.compile(rf"\b(?:co-)?hosts (?P<names>{_TITLED} (?:and|&) {_TITLED})"),
    re.compile(rf"\b(?:[Cc]o-)?[Hh]osted by {_LIST}"),
    re.compile(rf"{_LIST}(?:, .{{1,400}})? (?:is|are) (?:the|your|our|its) (?:co-)?hosts?\b"),
    re.compile(rf"{_LIST} (?:co-)?hosts (?:the|a|this|it)\b"),
    re.compile(rf"{_LIST}[’']s? (?:\w+ ){{0,2}}(?:podcast|show)\b"),
    re.compile(
        rf"\b(?:with|by|to|join|joined|joining) {_LIST}(?: (?:last|this) \w+)? (?:on|for)"
        r" (?:(?:his|her|their) |the [^.]{1,60}(?:[Pp]odcast|[Ss]how)\b)"
    ),
)
_GUESTS = (
    re.compile(
        r"\b(?i:(?:special |my |our |today[’']s )?guests?(?: is| are| today is|,|:)?"
        r"|(?:is|am|are|was|were|be) joined(?: \w+)? by|featuring|interview(?:s|ed|ing)?(?: with)?"
        r"|(?:speaks?|spoke|speaking|talks?|talked|talking|sits? down|sat down|chats?|chatted"
        r"|conversation|discussion|catch(?:es)? up) (?:to|with)|welcomes?|welcoming"
        r"|join(?:s|ing) (?:me|us)(?: \w+){0,2} (?:is|are))"
        rf" (?:by |with |special |guests? |guest and \w+ ){{0,2}}{_LIST}"
    ),
)
_SHOW = r"[“\"*]?(?P<show>[A-Z0-9À-Þ][^,.:;!?()\[\]“”\"*]{1,80}?)"
_SHOW_END = r"[”\"*]?(?=[,.:;!?]|\s[-–—]|\s(?:co-)?hosts?\b|\s(?:with|and|where|we|I|is|was)\s|\Z)"
_OF_SHOW = (
    re.compile(
        r"\b(?:episode|edition|instal?lment|issue)(?: \d+)? (?:of|from|on) (?:the )?"
        rf"{_SHOW}{_SHOW_END}"
    ),
    re.compile(rf"\b(?:co-)?host(?:ed)?(?: and \w+)? (?:of|on) (?:the )?{_SHOW}{_SHOW_END}"),
    re.compile(
        r"\b(?:his|her|their|the) (?:podcast|show|program|programme|series)(?: called| named|,)? "
        rf"[“\"]?(?P<show>{NAME})"
    ),
    re.compile(
        r"\b(?:on|for|to) (?:(?:his|her|their|the) )?"
        rf"(?P<show>{NAME} (?:Podcast|Show|Pod|Radio))\b"
    ),
)


def hosts_in(paragraphs: Iterable[str]) -> list[str]:
    """The people whom the text calls its hosts.

    >>> hosts_in(["In this episode hosts Ada Marsh and Bo Lindqvist talk.", "Hosted by Cy Dee."])
    ['Ada Marsh', 'Bo Lindqvist', 'Cy Dee']
    """
    return _names(paragraphs, _HOSTS)


def guests_in(paragraphs: Iterable[str]) -> list[str]:
    """The people with whom the text says its hosts speak.

    >>> guests_in(["Ada Marsh sits down with Dr. Bo Lindqvist and Cy Dee."])
    ['Bo Lindqvist', 'Cy Dee']
    """
    return _names(paragraphs, _GUESTS)


def show_in(paragraphs: Iterable[str]) -> str | None:
    """The show that the text says it is an episode of, without ``The`` in front.

    >>> show_in(["In this episode of The Slow Lane, hosts Ada Marsh and Bo Lindqvist talk."])
    'Slow Lane'
    """
    said = list(_sentences(paragraphs))
    for pattern in _OF_SHOW:
        for sentence in said:
            if found := pattern.search(sentence):
                return found["show"].strip().removeprefix("The ")
    return None


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in islice(paragraphs, _PARAGRAPHS):
        yield from sentences(paragraph[:_LOOKED_AT])


def _names(paragraphs: Iterable[str], patterns: Iterable[re.Pattern[str]]) -> list[str]:
    patterns = tuple(patterns)
    found: dict[str, None] = {}
    for sentence in _sentences(paragraphs):
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                for name in _BETWEEN.split(match["names"]):
                    bare = without_title(name)
                    if looks_like_person(bare) and " " in bare:
                        found[bare] = None
    return list(found)
