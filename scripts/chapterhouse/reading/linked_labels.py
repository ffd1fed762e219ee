"""Labels whose name or time is a link, with the words that a reader sees of it."""

from __future__ import annotations

import re

from chapterhouse.reading.speakers import speaker_like
from chapterhouse.reading.written_times import TIME

_LONGEST_LINK = 600
_LINKED_TIME = re.compile(rf"\[\(?({TIME})\)?\]\([^()\s]{{1,400}}\)|`\[?({TIME})\]?`")
"""A time as a link to its moment, as Markdown has it: ``[04:05](https://…?t=245)``; or as code."""
_LINKED_NAME = re.compile(
    r"\A(?P<before>(?:[-*>#]{1,6} )?(?:\*\*|__)?)"
    r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<name>[^\[\]|#\n]{1,60})\]\]"
)


_OPENING = re.compile(
    r"(?:<(?:p|div|span|a)(?:\s[^<>]{0,300})?>\s*(?:</a>\s*)?){1,6}", re.IGNORECASE
)
_BOLD_TAG = re.compile(
    r"\A<(?P<tag>b|strong)(?:\s[^<>]{0,200})?>\s*(?P<name>[^<>]{1,90}?)\s*</(?P=tag)>",
    re.IGNORECASE,
)
_LINKED_PERSON = re.compile(
    r"\A(?P<before>(?:[-*>#]{1,6} )?(?P<q>\*\*|__))\[(?P<name>[^\[\]\n]{1,60})\]\([^()\s]{1,400}\)"
    r"(?P<colon>[:：]?)(?P=q)"
)
"""A name in bold that is a link to the person's page."""


def without_linked_time(text: str) -> str:
    """A line whose label has a link to a moment or code for its time, with the time alone.

    >>> without_linked_time("[00:57](https://a.example/?t=57) **Ada:** Hi.")
    '[00:57] **Ada:** Hi.'
    >>> without_linked_time("Ada: see [00:57](#t=57).")
    'Ada: see [00:57](#t=57).'
    """
    link = _LINKED_TIME.search(text[:_LONGEST_LINK])
    before = text[: link.start()].strip(" *_:：-–—>#|") if link else ""
    if link is None or (before and not speaker_like(before)):
        return text
    return f"{text[: link.start()]}[{link[1] or link[2]}]{text[link.end() :]}"


def named_by_link(text: str) -> str:
    """A line that begins with a link of Obsidian, or a name in bold that is one, with its words.

    >>> named_by_link("**[[people/Ada Marsh|Ada]]** (00:57): Hi."), named_by_link("[[Ada]]: Hi.")
    ('**Ada** (00:57): Hi.', 'Ada: Hi.')
    >>> named_by_link("**[Ada Marsh](https://a.example/):** Hi.")
    '**Ada Marsh:** Hi.'
    """
    if "[[" not in text[:12]:
        return _LINKED_PERSON.sub(r"\g<before>\g<name>\g<colon>\g<q>", text, count=1)
    return _LINKED_NAME.sub(r"\g<before>\g<name>", text, count=1)


def without_tags(text: str) -> str:
    """A line that begins with HTML, with stars for what is bold in its label.

    >>> without_tags("<p><strong>Ada Marsh</strong>: We <i>read</i>.</p>")
    '**Ada Marsh**: We <i>read</i>.</p>'
    >>> without_tags('<a name="t2"></a>**Ada** (00:02): Hi.'), without_tags("<Ada> Hi.")
    ('**Ada** (00:02): Hi.', '<Ada> Hi.')
    """
    begin = _OPENING.match(text)
    rest = text[begin.end() :] if begin else text
    return _BOLD_TAG.sub(r"**\g<name>**", rest, count=1)
