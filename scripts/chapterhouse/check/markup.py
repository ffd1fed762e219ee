"""Rules about what must not stand in a page's text: raw HTML, merge markers, open code fences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapterhouse.check.fences import Said
from chapterhouse.check.page_text import PageText
from chapterhouse.check.wording import shown
from chapterhouse.pages.allowed_html import BREAK, PAIR

_TAG_BEGINS = re.compile(
    r"<(?:/?(?P<name>[A-Za-z][\w:-]{0,60})|(?P<sign>!--|!\[CDATA|!DOCTYPE|\?))", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"<(?:(?:https?|ftps?|mailto):[^<>\s]*|[\w.+-]{1,80}@[\w.-]{1,200})>", re.IGNORECASE
)
_LIVE = re.compile(
    r"\{(?:[^{}]{0,300}?[\s:])?(on[a-z]{3,20}|href|src|srcdoc|style|action|formaction)\s{0,9}=",
    re.IGNORECASE,
)
_NEVER_TEXT = frozenset(
    "applet audio base body button canvas div embed form frame frameset head html iframe img input "
    "link math meta object script span style svg table template textarea video".split()
)
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |\Z)|={7}\Z")


def raw_html(page: PageText) -> Iterator[Said]:
    """Tags and comments; the first one of each line is said."""
    for first, block in page.blocks():
        if "<" in block:
            marks = _allowed(block) if first < page.speech else frozenset[int]()
            yield from _tags(first, block, marks)


def _allowed(block: str) -> frozenset[int]:
    """Where the tags begin that a page may hold outside of its transcript."""
    places = {found.start() for found in BREAK.finditer(block)}
    inside = [(0, len(block))]
    while inside:
        for found in PAIR.finditer(block, *inside.pop()):
            places |= {found.start(), found.end(2)}
            inside.append(found.span(2))
    return frozenset(places)


def _tags(first: int, block: str, allowed: frozenset[int]) -> Iterator[Said]:
    """The tags of one paragraph, which may go over several lines."""
    line, counted, said, closing = first, 0, -1, -1
    for found in _TAG_BEGINS.finditer(block):
        start = found.start()
        line += block.count("\n", counted, start)
        counted = start
        if line == said or start in allowed:
            continue
        if 0 <= closing < start or closing == -1:
            closing = block.find(">", start)
            closing = len(block) if closing < 0 else closing
        is_closed = closing < len(block) and block.find("<", start + 1, closing) < 0
        if found["sign"] == "!--":
            said = line
            why = (
                "a comment `<!-- … -->` is raw HTML, which pages must not hold; take it out "
                "(a note to other editors belongs in the pull request)"
            )
            yield line + 1, why
        elif _ADDRESS.match(block, start) or _in_link(block, start):
            continue
        elif is_closed or (found["name"] or "?").lower() in _NEVER_TEXT:
            said = line
            tag = block[start : closing + 1] if is_closed else found[0]
            yield line + 1, _about_tag(shown(tag.replace("\n", " "), 40))


def _in_link(block: str, start: int) -> bool:
    """Whether this is the address of a link: ``[text](<a page.md>)``."""
    return block[max(0, start - 9) : start].rstrip().endswith(("](", "]:"))


def _about_tag(tag: str) -> str:
    return (
        f"`{tag}` is raw HTML, which pages must not hold; use Markdown, "
        f"or write `&lt;{tag[1:]}` if it is text"
    )


def live_attributes(page: PageText) -> Iterator[Said]:
    """Lists of attributes that run code or lead elsewhere: ``{onclick="…"}``."""
    for index in range(page.body, len(page.marks)):
        if "{" in page.marks[index] and (found := _LIVE.search(page.marks[index])):
            why = (
                f"`{found[1]}=` in curly brackets can run code; take it out, or write `&#123;` "
                "for the bracket if this is text"
            )
            yield index + 1, why


def merge_markers(page: PageText) -> Iterator[Said]:
    """Lines that a merge left behind, among the facts too.

    Seven equals signs below text make a heading, so they count only where other markers stand.
    """
    lines = page.lines[: page.body] + page.marks[page.body :]
    found = [
        (index, line)
        for index, line in enumerate(lines)
        if line[:1] in ("<", "=", ">", "|") and _MARKER.match(line.rstrip())
    ]
    others = any(line[0] != "=" for _, line in found)
    for index, line in found:
        if others or not index or not lines[index - 1].strip():
            why = (
                f"`{shown(line.strip(), 30)}` was left behind by a merge; keep the right one of "
                "the two versions and take out all such lines"
            )
            yield index + 1, why


def open_fence(page: PageText) -> Iterator[Said]:
    """A code fence without its end, which on GitHub makes code of all that follows."""
    if page.open_fence is not None:
        fence = page.lines[page.open_fence].strip()
        mark = fence[: len(fence) - len(fence.lstrip(fence[0]))]
        why = (
            f"“{shown(fence, 20)}” begins code that nothing ends; put a line “{shown(mark, 20)}” "
            "below the code, or a backslash before this one if it is text"
        )
        yield page.open_fence + 1, why
