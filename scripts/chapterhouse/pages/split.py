"""A page's body taken apart into blocks, by lines.

As tolerant as a person who reads the raw page: blank lines may be missing or too many, a label's
text may stand on the label's line. Linear in the length of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from chapterhouse.pages import grammar
from chapterhouse.pages.blocks import (
    Code,
    Heading,
    ListItem,
    Paragraph,
    ProseBlock,
    SpeechBlock,
    TurnLabel,
)
from chapterhouse.pages.fences import Fences
from chapterhouse.pages.grammar import HeadingLine

_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
_UNDERLINE = re.compile(r"=+|-+")


def lines_of(body: str) -> list[str]:
    """The lines of a text, whatever ends them (form feeds and the like end none).

    Two control characters are replaced that mean something inside Python-Markdown.
    """
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    return body.replace("\x02", "\ufffd").replace("\x03", "\ufffd").split("\n")


def transcript_start(lines: Sequence[str]) -> int:
    """The index of the line the transcript begins at; the number of lines where there is none.

    It begins at ``## Transcript``, at a heading with a time, or at a turn label with a time or a
    number, whichever comes first; a heading right above that label belongs to it.
    """
    fences = Fences(lines)
    above: int | None = None
    index = 0
    while index < len(lines):
        line = lines[index].lstrip(" ")
        first = line[:1]
        if first in ("`", "~") and (end := fences.end(index)) is not None:
            index, above = end + 1, None
            continue
        if first == "#" and (head := grammar.heading(lines[index])):
            if head.placed or head.role == "transcript":
                return index
            above = index if head.role == "other" else None
        elif first == "*" and (label := grammar.label(lines[index])) and label.placed:
            return index if above is None else above
        elif line.strip():
            above = None
        index += 1
    return len(lines)


def lists_chapters(lines: Iterable[str]) -> bool:
    """Whether there is a heading ``## Chapters``."""
    heads = (grammar.heading(line) for line in lines if line[:4].lstrip(" ")[:1] == "#")
    return any(head is not None and head.role == "chapters" for head in heads)


def speech_blocks(lines: Iterable[str], first_line: int) -> Iterator[SpeechBlock]:
    """The blocks of a transcript, whose first line has the number ``first_line`` in its file."""
    paragraph: list[str] = []
    begun = first_line
    for number, line in enumerate(lines, first_line):
        if not line or line.isspace():
            if paragraph:
                yield Paragraph(joined(paragraph), begun, 0, True)
                paragraph = []
            continue
        head = label = None
        if line[0] in "#* ":
            head = grammar.heading(line) if line[0] != "*" else None
            label = grammar.label(line) if head is None else None
            if label is not None and paragraph and not label.placed:
                label = None  # a bold line within a paragraph
        if head is None and label is None:
            begun = begun if paragraph else number
            paragraph.append(line)
            continue
        if paragraph:
            yield Paragraph(joined(paragraph), begun, 0, True)
            paragraph = []
        if head is not None:
            yield _heading(head, number)
        elif label is not None:
            yield TurnLabel(label.name, label.start, label.number, number)
            if label.rest:
                paragraph, begun = [label.rest], number
    if paragraph:
        yield Paragraph(joined(paragraph), begun, 0, True)


def prose_blocks(lines: Sequence[str], first_line: int) -> Iterator[ProseBlock]:
    """The blocks of what stands before a transcript."""
    fences = Fences(lines)
    kept: list[str] = []
    is_item = in_list = False
    indent = begun = index = 0

    def block() -> Paragraph | ListItem:
        kind = ListItem if is_item else Paragraph
        return kind(joined(kept), first_line + begun, indent)

    while index < len(lines):
        line = lines[index]
        text = line.strip()
        end = fences.end(index) if text[:1] in ("`", "~") else None
        head = grammar.heading(line) if text[:1] == "#" else None
        item = grammar.item(line)
        if item and kept and not is_item and text[0].isdigit():
            item = None  # a year or the like at the beginning of a wrapped line
        underline = bool(kept) and not is_item and _UNDERLINE.fullmatch(text) is not None
        rule = not underline and _RULE.fullmatch(text) is not None
        if kept and underline:
            level = 1 if text[0] == "=" else 2
            yield Heading(level, joined(kept), None, False, "other", first_line + begun)
            kept = []
        elif kept and (not text or head or rule or item or end is not None):
            yield block()
            kept = []
        if end is not None:
            yield Code("\n".join(lines[index : end + 1]), first_line + index)
            index = end
        elif head is not None:
            yield _heading(head, first_line + index)
            in_list = False
        elif item is not None and not rule and not underline:
            is_item = in_list = True
            indent, begun = item[0], index
            kept = [item[1]] if item[1] else [" "]
        elif text and not rule and not underline:
            if not kept:
                is_item, begun = False, index
                indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
                in_list = in_list and indent >= 2
                indent = indent if in_list else 0
            kept.append(line)
        index += 1
    if kept:
        yield block()


def joined(lines: Sequence[str]) -> str:
    """A block's lines as one, a hard line break as Markdown's two spaces and a line feed."""
    if len(lines) == 1:
        return lines[0].strip()
    pieces = [lines[0].strip()]
    for above, line in pairwise(lines):
        slash = above.endswith("\\") and not above.endswith("\\\\")
        if slash:
            pieces[-1] = pieces[-1][:-1]
        pieces += ["  \n" if slash or above.endswith("  ") else " ", line.strip()]
    return "".join(pieces)


def _heading(found: HeadingLine, line: int) -> Heading:
    return Heading(found.level, found.title, found.start, found.approximate, found.role, line)
