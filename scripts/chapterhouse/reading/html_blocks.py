"""A page's blocks: who speaks, when, and what is said, as the elements of transcripts say it.

``<cite>`` and ``<time>`` are the Podcasting 2.0 form; sites name the same things by class
(``speaker``, ``ts-name``, ``timestamp``), by ``data-start``, or by a link to the moment. Elsewhere
a block is a line of text, and its words say who speaks. Rows of tables are one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chapterhouse.reading.html_marks import CLOCK_ALONE, role_of, start_of
from chapterhouse.reading.html_tokens import Token, tokens_of
from chapterhouse.reading.speakers import bare_name, speaker_like

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section
    summary table tbody tfoot thead tr ul title""".split()
)
_FURNITURE = frozenset("nav footer aside form button select option textarea label".split())
_VOID = frozenset("br hr img input meta link source wbr area col embed track audio video".split())


@dataclass(slots=True)
class HtmlBlock:
    """A block: its line, the name and the time it marks, and its text (``heading``: 1 to 6).

    ``marked``: the speaker is named by an element, be it an empty one (the same goes on).
    """

    line: int
    heading: int = 0
    speaker: str | None = None
    marked: bool = False
    time: str | None = None
    text: str = ""
    furniture: bool = False
    lines: set[int] = field(default_factory=set)


@dataclass(slots=True)
class HtmlPage:
    """A page's blocks and the facts of its head."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    title: tuple[int, str] | None = None
    language: str | None = None
    date: str | None = None
    audio: str | None = None


@dataclass(slots=True)
class _Open:
    name: str
    role: str
    text: list[str] = field(default_factory=list)
    start: str | None = None


def page_of(source: str) -> HtmlPage:
    """The blocks of a page in their order."""
    reader = _Reader()
    for token in tokens_of(source):
        reader.take(token)
    reader.finish()
    return reader.page


class _Reader:
    """What is open while the tokens go by."""

    def __init__(self) -> None:
        self.page = HtmlPage()
        self.stack: list[_Open] = []
        self.block = HtmlBlock(1)
        self.furniture = 0
        self.heading = 0
        self.cells: list[str] = []
        self.header_cells = 0
        self.head: str | None = None
        self.parts: list[str] = []
        self.last = ""

    @property
    def words(self) -> bool:
        """Whether the open block has words already."""
        return bool(self.last)

    def take(self, token: Token) -> None:
        """One tag or text."""
        if not token.name:
            self._text(token)
        elif token.close:
            self._close(token)
        else:
            self._open(token)

    def _open(self, token: Token) -> None:
        name, given = token.name, token.attributes
        if name == "html" and re.fullmatch(r"[A-Za-z]{2,3}(?:-[\w-]{2,8})*", given.get("lang", "")):
            self.page.language = given["lang"]
        elif name == "meta" and "published" in given.get("property", given.get("name", "")):
            self.page.date = self.page.date or given.get("content", "")[:10]
        elif (
            name in ("audio", "source")
            and given.get("src", "").startswith(("https://", "http://"))
            and given.get("type", "audio").startswith("audio")
        ):
            self.page.audio = self.page.audio or given["src"]
        if name in _BLOCKS:
            self.end_block(token.line)
            if name == "title":
                self.head = ""
            if name[0] == "h" and name[1:].isdigit():
                self.heading = int(name[1])
        if name in _FURNITURE:
            self.end_block(token.line)
            self.furniture += 1
        if name in ("td", "th"):
            self._cell()
            self.header_cells += name == "th"
        if name in _VOID or len(self.stack) >= 400:
            return
        one = _Open(name, role_of(token))
        one.start = start_of(token)
        timed = one.role == "span" and one.start is not None and self.block.time is not None
        if timed and self.last.endswith((".", "?", "!", "…", "。")):
            self.end_block(token.line)
        self.stack.append(one)
        if one.start is not None and self.block.time is None and not self.words:
            self.block.time = one.start

    def _close(self, token: Token) -> None:
        name = token.name
        for place in range(len(self.stack) - 1, max(-1, len(self.stack) - 40), -1):
            if self.stack[place].name == name:
                ended = self.stack[place:]
                del self.stack[place:]
                for one in reversed(ended):
                    self._ended(one, token.line)
                break
        if name in ("td", "th"):
            self._cell()
        if name == "tr":
            self._row()
        if name in _BLOCKS:
            if name == "title" and self.head is not None:
                words = " ".join(self.head.split())
                self.page.title = self.page.title or ((token.line, words) if words else None)
                self.head = None
            self.end_block(token.line)
            self.heading = 0 if name[0] == "h" else self.heading
        if name in _FURNITURE and self.furniture:
            self.end_block(token.line)
            self.furniture -= 1

    def _ended(self, one: _Open, line: int) -> None:
        """An element that names a speaker or a time is whole."""
        words = " ".join("".join(one.text).split())
        block = self.block
        if one.role == "speaker" and (not words or speaker_like(words.rstrip(":： "))):
            if self.words:
                self.end_block(line)
            self.block.speaker = bare_name(words.rstrip(":： ")) or None
            self.block.marked = True
        elif one.role == "term" and speaker_like(words.rstrip(":： ")):
            self.block.speaker, self.block.marked = bare_name(words.rstrip(":： ")), True
        elif one.role in ("time", "link") and (clock := CLOCK_ALONE.match(words)):
            if self.words and block.time is not None:
                self.end_block(line)
            self.block.time = clock[1]
        elif one.role == "bold" and words and not self.words and not block.marked:
            self._add(f"**{words}** ")
        else:
            self._add("".join(one.text))

    def _text(self, token: Token) -> None:
        if self.head is not None:
            self.head += token.text
            return
        if token.text.strip():
            if not self.block.lines:
                self.block.line = token.line + (
                    len(token.text) - len(token.text.lstrip())
                    and token.text[: len(token.text) - len(token.text.lstrip())].count("\n")
                )
            first = token.line
            self.block.lines.update(range(first, first + token.text.count("\n") + 1))
        self._add(token.text)

    def _add(self, text: str) -> None:
        """Text goes to the innermost element that may be a label, else to the block."""
        held = next(
            (one for one in reversed(self.stack[-6:]) if one.role not in ("", "span")), None
        )
        if held is not None and len(held.text) < 200:
            held.text.append(text)
        else:
            self.parts.append(text)
            self.last = text.strip()[-8:] or self.last

    def _cell(self) -> None:
        """The end of a table's cell."""
        words = self._taken()
        if words:
            self.cells.append(words)

    def _taken(self) -> str:
        """The text of the open block, which it loses; bold and links in it are whole now."""
        for one in self.stack:
            if one.role in ("bold", "link"):
                self.parts += one.text
                one.text = []
        words = " ".join("".join(self.parts).split())
        self.parts, self.last = [], ""
        return words

    def _row(self) -> None:
        """The end of a table's row: its cells are one block."""
        cells, self.cells = self.cells, []
        header, self.header_cells = self.header_cells, 0
        if cells and header >= len(cells) > 1:
            self.page.blocks.append(
                HtmlBlock(self.block.line, text=" ".join(cells), furniture=True)
            )
            cells = []
        for cell in list(cells[:2]):
            clock = CLOCK_ALONE.match(cell)
            if clock and self.block.time is None:
                self.block.time = clock[1]
                cells.remove(cell)
            elif len(cells) > 1 and not self.block.marked and speaker_like(cell.rstrip(":")):
                self.block.speaker, self.block.marked = bare_name(cell.rstrip(":")), True
                cells.remove(cell)
        self.parts = [" ".join(cells)]
        self.last = self.parts[0][-8:]

    def finish(self) -> None:
        """The page ends; what is open is whole."""
        if self.head is not None:
            self._add(self.head)
        for one in self.stack:
            self.parts += one.text
            one.text = []
        self.parts += [f" {cell} " for cell in self.cells]
        self.cells = []
        self.end_block(0)

    def end_block(self, line: int) -> None:
        """The block is whole; labels without words are kept for the next one."""
        block = self.block
        if self.cells and not self.words:
            return
        block.text = self._taken()
        block.furniture = self.furniture > 0
        if block.text:
            block.heading = self.heading
            self.page.blocks.append(block)
            self.block = HtmlBlock(line)
        elif block.marked or block.time is not None:
            self.block = HtmlBlock(
                block.line,
                speaker=block.speaker,
                marked=block.marked,
                time=block.time,
                lines=block.lines,
            )
        else:
            self.block = HtmlBlock(line)


def said_blocks(page: HtmlPage) -> Iterator[HtmlBlock]:
    """The blocks that are no furniture of the page."""
    return (block for block in page.blocks if not block.furniture)
