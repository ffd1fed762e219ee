"""A feed's elements in their order, each with its source line; entities of its own are refused.

The standard library's expat reads it, without a document type that declares anything, so nothing
is fetched and nothing can grow; the prefixes of the podcast namespaces are taken as their
specifications write them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.xml_events import shown

_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]{2,10}\d{0,2};")
_BARE = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)", re.DOTALL
)
"""An ``&`` that should be ``&amp;``, as feeds made by hand have in addresses and titles."""

_DEEPEST = 200

ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
"""An address that a feed names, of a page or a file."""


@dataclass(slots=True)
class Element:
    """An element: its name in small letters, attributes, line, children, and own text.

    The text of an Atom element of ``type="xhtml"`` is its markup as it stands.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    text_line: int = 0
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """The children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *names: str) -> Element | None:
        """The first child with words, by the order of the names."""
        for name in names:
            for child in self.children:
                if child.name == name and child.text.strip():
                    return child
        return None


def elements_of(path: str, text: str) -> Element:
    """The root of a feed; ChapterhouseError at the line where it is none."""
    plain = _without_names(text)
    try:
        return _parsed(path, plain)
    except expat.ExpatError as error:
        mended = _BARE.sub(lambda match: match[0] if match[0] != "&" else "&amp;", plain)
        try:
            return _parsed(path, mended)
        except expat.ExpatError:
            why = f"is no well-formed XML ({expat.ErrorString(error.code)}); mend it there"
            raise ChapterhouseError(path, why, error.lineno) from None


def _parsed(path: str, text: str) -> Element:
    root = Element("", {}, 1)
    open_ = [root]
    parts: list[list[str]] = [[]]
    parser = expat.ParserCreate("utf-8")
    content = shown(text)
    begun: dict[int, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_) > _DEEPEST:
            raise ChapterhouseError(path, "is nested too deeply", parser.CurrentLineNumber)
        found = Element(name.lower(), attributes, parser.CurrentLineNumber)
        open_[-1].children.append(found)
        open_.append(found)
        parts.append([])
        if attributes.get("type") == "xhtml":
            begun[len(open_)] = parser.CurrentByteIndex

    def end(_: str) -> None:
        at = begun.pop(len(open_), None)
        done = open_.pop()
        done.text = "".join(parts.pop())
        if at is not None:
            markup = content[at : parser.CurrentByteIndex].partition(b">")[2]
            done.text, done.text_line = markup.decode("utf-8"), done.line

    def said(words: str) -> None:
        if not parts[-1]:
            open_[-1].text_line = parser.CurrentLineNumber
        parts[-1].append(words)

    def doctype(_name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            why = "declares a document type or entities; take that out"
            raise ChapterhouseError(path, why, parser.CurrentLineNumber)

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.Parse(content, True)
    return root


def _without_names(text: str) -> str:
    """The text with characters for HTML's named entities, which XML does not know."""
    return _NAMED.sub(lambda match: html.unescape(match[0]), text)
