"""Which parts of a page are open to corrections of single words, and which are not.

Closed are code, links with their text, addresses, titles in quotation marks or emphasis, tags, and
escapes: whoever wrote them meant these very letters, or another page depends on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chapterhouse.check.fences import fenced
from chapterhouse.check.page_text import BLOT, PageText, page_text, split_lines
from chapterhouse.pages import grammar

_LINKS = re.compile(
    r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()]*)*(?:\s[^()]*)?\)|\[[^\[\]]*\])"
    r"|\[\[[^\[\]]*\]\]"
    r"|^ {0,3}\[[^\[\]]+\]:.*"
    r"|<[^<>\s][^<>]*>"
    r"|\b(?:https?://|www\.)\S+|\S+@\S+\.\w+"
    r"|\b\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}\b(?:/\S*)?"
    r"|\{[^{}]*\}"
)
_MARKED = re.compile(
    r"“[^“”]{2,120}”|\"[^\"]{2,120}\"|«[^«»]{2,120}»|„[^„“”]{2,120}[“”]"
    r"|(?<![\w*])\*[^*\s][^*]{0,118}\*(?![\w*])|(?<![\w_])_[^_\s][^_]{0,118}_(?![\w_])"
)
_WORD = re.compile(r"\w[\w’'-]*")
_OPENS = "“\"‘'«„*_"
_CLOSES = "”\"’'»“*_"
_SMALL = frozenset("a an and as at but by for from in into is it of on or the to vs with".split())
_FACTS = re.compile(r"(?:title|description): (?P<value>.+)")


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line with what is closed in it blotted out; every place in it is the same in the page.

    ``label`` is set for a turn's label, of which only the name is open, ``fact`` for a line of the
    front matter, in which YAML gives signs a meaning.
    """

    index: int
    text: str
    label: bool = False
    fact: bool = False


def open_lines(path: str, text: str) -> Iterator[OpenLine]:
    """The lines of a page (``docs/…``) in which words may be corrected, in their order.

    Of the facts these are title and description; of the headings those of chapters, because the
    words of others are addresses too.
    """
    lines = split_lines(text)
    page = page_text(path, lines, fenced(lines).body)
    for index, line in enumerate(lines[: page.body]):
        fact = _FACTS.match(line)
        if fact:
            yield OpenLine(index, " " * fact.start("value") + fact["value"], fact=True)
    yield from _open_body(page)


def is_named(line: str, start: int, end: int) -> bool:
    """Whether just this stretch of a line is quoted or emphasised: the words are spoken of.

    Bold print says nothing: names of speakers and the beginnings of points have it.

    >>> is_named("It wrote “salt mash”, and", 10, 19), is_named("the salt mash", 4, 13)
    (True, False)
    """
    if line[max(0, start - 2) : start] == "**":
        return False
    after = line[end:].lstrip(",.;!?")[:1]
    return start > 0 and line[start - 1] in _OPENS and after != "" and after in _CLOSES


def _open_body(page: PageText) -> Iterator[OpenLine]:
    for index in range(page.body, len(page.marks)):
        line = page.marks[index]
        if not line.strip():
            continue
        start = line[:7].lstrip()[:1]
        if start == "#":
            head = grammar.heading(line)
            if head is None or not head.placed:
                continue
        label = grammar.label(line) if start == "*" else None
        if label is not None and (label.placed or not label.rest):
            yield from _open_label(index, line, label.rest)
            continue
        yield OpenLine(index, _closed(line))


def _open_label(index: int, line: str, rest: str) -> Iterator[OpenLine]:
    """The name of a label, and what is said on the same line."""
    name = line.index("**") + 2
    end = line.index("**", name)
    yield OpenLine(index, " " * name + line[name:end], label=True)
    if rest:
        at = len(line.rstrip()) - len(rest)
        yield OpenLine(index, " " * at + _closed(line[at:]))


def _closed(line: str) -> str:
    """The line with links, addresses and titles blotted out."""
    line = _LINKS.sub(_blot, line) if any(sign in line for sign in "[<{.@/") else line
    return _MARKED.sub(_blot_title, line)


def _blot(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def _blot_title(found: re.Match[str]) -> str:
    return _blot(found) if _is_title(found[0][1:-1]) else found[0]


def _is_title(text: str) -> bool:
    """Whether a quoted text is a title: all of its words but the small ones begin large.

    >>> _is_title("The Wong Way of Life"), _is_title("I told James Wong to go")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)
