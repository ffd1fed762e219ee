"""XML gone through from begin to end, with the source line of each tag and text.

The standard library's expat (https://docs.python.org/3/library/pyexpat.html), without document
types: a `<!DOCTYPE` may declare entities that grow without end or name files, and no transcript
needs one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from chapterhouse.problems import ChapterhouseError

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^<>]{0,400}\?>")
_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,1000}>\s*|<!--(?:(?!-->).){0,4000}-->\s*|<![A-Za-z][^>]{0,1000}>\s*){0,9}"
    r"<(?P<name>[A-Za-z][\w:.-]*)",
    re.DOTALL,
)

Begin = Callable[[str, Mapping[str, str], int], None]
Said = Callable[[str, int], None]
End = Callable[[str], None]


def go_through(source: str, text: str, begin: Begin, said: Said, end: End) -> None:
    """Call ``begin`` (local name, attributes by local name, line), ``said`` and ``end``.

    What is no XML, or has a document type, is a ChapterhouseError with its line.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16

    def begins(name: str, attributes: dict[str, str]) -> None:
        if any(":" in key for key in attributes):
            attributes = {local(key): value for key, value in attributes.items()}
        begin(local(name), attributes, parser.CurrentLineNumber)

    def doctype(*_: object) -> None:
        why = "has a document type (`<!DOCTYPE`), which is not read; take that line out"
        raise ChapterhouseError(source, why, parser.CurrentLineNumber)

    parser.StartElementHandler = begins
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = lambda data: said(data, parser.CurrentLineNumber)
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(shown(text), True)
    except expat.ExpatError as error:
        why = f"no valid XML: {expat.ErrorString(error.code)}"
        raise ChapterhouseError(source, why, error.lineno) from None


def root_of(head: str) -> str | None:
    """The local name of the element that a text begins with, below declarations and comments.

    >>> root_of("<?xml version='1.0'?><!-- no <p> --><x:tt xml:lang='en'>"), root_of("a <b>")
    ('tt', None)
    """
    found = _ROOT.match(head.removeprefix("\ufeff"))
    return local(found["name"]) if found else None


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def shown(text: str) -> bytes:
    """The text as it can be given to expat as UTF-8, with the same lines.

    No byte order mark, no half of a character, no declaration: what it says of the encoding is no
    longer true, and blank lines above it are an error in XML.
    """
    text = text.removeprefix("\ufeff")
    text = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    return text.encode("utf-8", "replace")
