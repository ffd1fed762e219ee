"""XML gone through from begin to end, with the source line of each tag and text.

The standard library's expat (https://docs.python.org/3/library/pyexpat.html), without document
types: a `<!DOCTYPE` may declare entities that grow without end or name files, and no transcript
needs one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from chapterhouse.problems import ChapterhouseError

Begin = Callable[[str, Mapping[str, str], int], None]
Said = Callable[[str, int], None]
End = Callable[[str], None]


def go_through(source: str, text: str, begin: Begin, said: Said, end: End) -> None:
    """Call ``begin`` (local name, attributes by local name, line), ``said`` and ``end``.

    What is no XML, or has a document type, is a ChapterhouseError with its line.
    """
    parser = expat.ParserCreate()
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
        parser.Parse(_shown(text), True)
    except expat.ExpatError as error:
        why = f"no valid XML: {expat.ErrorString(error.code)}"
        raise ChapterhouseError(source, why, error.lineno) from None


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _shown(text: str) -> str:
    """The text as it can be given to expat: no byte order mark, no half of a character."""
    return text.removeprefix("\ufeff").lstrip(" \t\r").encode("utf-8", "replace").decode("utf-8")
