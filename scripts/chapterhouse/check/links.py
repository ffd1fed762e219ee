"""The links of a page's text, and the rule about addresses that run code."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chapterhouse.check.fences import Said
from chapterhouse.check.page_text import PageText

_TARGET = re.compile(
    r"[ \t]{0,9}\n?[ \t]{0,9}"
    r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<][^\s()]*(?:\([^\s()]*\)[^\s()]*)*)|(?P<empty>\)))"
)
_BRACKET = re.compile(r"[\[\]]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,300}\]:", re.MULTILINE)
_RUNS_CODE = ("javascript:", "vbscript:", "data:")
_SQUEEZED_OUT = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200d\ufeff\\]+")
_LONGEST = 2_000
_LONGEST_SCHEME = 200


@dataclass(frozen=True, slots=True)
class Link:
    """A link's line (from 1) and its address.

    ``runs_code`` is the address as a browser reads it where it runs a script or holds a page of
    its own; else it is empty.
    """

    line: int
    target: str
    runs_code: str


def links(page: PageText) -> Iterator[Link]:
    """The links, images and link definitions of a page by lines, each once in its line."""
    for first, block in page.blocks():
        if "](" not in block and "]:" not in block:
            continue
        written = "\n".join(page.lines[first : first + block.count("\n") + 1])
        line, counted = first + 1, 0
        seen: set[Link] = set()
        for place in _places(block):
            found = _TARGET.match(block, place)
            if found is None:
                continue
            start, end = found.span(found.lastgroup or 0)
            if below := block.count("\n", counted, start):
                line += below
                seen.clear()
            counted = start
            target = "" if found["empty"] else written[start : min(end, start + _LONGEST)]
            if "\\" in target:
                target = re.sub(r"\\([\\`*_{}\[\]()>#+.!-])", r"\1", target)
            link = Link(line, target, _code_in(written[place : place + _LONGEST_SCHEME]))
            if link not in seen:
                seen.add(link)
                yield link


def _code_in(begins: str) -> str:
    """The address that runs code, where one begins here."""
    if ":" not in begins and "&" not in begins:
        return ""
    address = _squeezed(begins).lstrip("<")
    return address if address.startswith(_RUNS_CODE) else ""


def _places(block: str) -> Iterator[int]:
    """Where addresses begin: behind ``](`` that closes an open bracket, and ``[name]:``."""
    definitions = {found.end() for found in _DEFINITION.finditer(block)} if "]:" in block else ()
    depth = 0
    for bracket in _BRACKET.finditer(block):
        if bracket[0] == "[":
            depth += 1
        elif depth:
            depth -= 1
            end = bracket.end()
            if block.startswith("(", end) or end + 1 in definitions:
                yield end + 1


def running_code(found: Iterable[Link]) -> Iterator[Said]:
    """Addresses that run a script or hold a page of their own, also hidden in entities."""
    for link in found:
        if address := link.runs_code:
            yield link.line, _about_code(address)


def _about_code(address: str) -> str:
    if address.startswith("data:image/"):
        return (
            "an image inside of a link (`data:image/…`) does not go on this site; put the file "
            "into docs/assets/ and link that: `![what it shows](../assets/picture.png)`"
        )
    return (
        f"a link must not begin with `{address.partition(':')[0]}:`, as it can run code; "
        "link a page (`../people/ann-lee.md`) or an address with https://"
    )


def _squeezed(text: str) -> str:
    """The text as a browser would read an address: entities resolved, without gaps, lower case."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return _SQUEEZED_OUT.sub("", text).lower()
