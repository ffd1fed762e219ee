"""The block that is being read: its words so far, and what labels and links among them said."""

from __future__ import annotations

from collections.abc import Mapping

from chapterhouse.reading.html_elements import Label, OpenElements
from chapterhouse.reading.html_page import HtmlBlock, HtmlPage
from chapterhouse.reading.html_row import row_text
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.table_columns import named_columns

_LONGEST_LABEL = 200
_CLOSED = (".", "?", "!", "…", "。")


class TooManyBlocks(Exception):
    """A page has more blocks than an episode can have."""


class OpenBlock:
    """Gathers a page's blocks, one after the other, up to ``most`` of them.

    ``heading``, ``bullet`` and ``furniture`` (the site's, not the page's) say what it will be.
    ``said`` are the last words of it, empty where there are none yet. ``columns`` are those of the
    table that is open, where its heading names them.
    """

    def __init__(self, page: HtmlPage, elements: OpenElements, most: int) -> None:
        self.block = HtmlBlock(1)
        self.heading = 0
        self.bullet = False
        self.furniture = False
        self.said = ""
        self.head_cells = 0
        self.columns: Mapping[str, int] = {}
        self._page = page
        self._most = most
        self._elements = elements
        self._parts: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._held: list[Label] = []
        self._cells: list[str] = []
        self._begun = False

    def text(self, text: str, line: int) -> None:
        """What stands between two tags; the block begins in the line of its first word."""
        blank = text.isspace()
        if not (self._begun or blank):
            if "\n" in text:
                line += text.count("\n", 0, len(text) - len(text.lstrip()))
            self.block.line = line
            self._begun = True
        if self._elements.labels:
            self.add(text)
            return
        self._parts.append(text)
        if not blank:
            self.said = text

    def add(self, text: str) -> None:
        """Text goes to the nearest element that may be a label, else to the block."""
        label = self._elements.nearest_label()
        if label is None:
            self._parts.append(text)
            if not text.isspace():
                self.said = text
            return
        if not label.parts and label.role in ("bold", "link"):
            self._held.append(label)
        label.parts.append(text)

    @property
    def may_be_bold(self) -> bool:
        """Whether what begins the block is bold so far, and perhaps a label."""
        return not self.said or (
            len(self.said) <= _LONGEST_LABEL
            and self.said.startswith("**")
            and bool(self._parts)
            and self.said is self._parts[-1]
        )

    def add_bold(self, text: str) -> None:
        """Bold words; right behind others, as word processors leave them, they go on with these."""
        if self.said:
            text = f"{self._parts.pop()[2:-3]}{text}"
        self.add(f"**{single_spaced(text)}** ")

    def link(self, words: str, address: str) -> None:
        """These words of the block lead to the address."""
        self._links.append((words, address))

    def ends_sentence(self) -> bool:
        """Whether the words so far end a sentence."""
        self.said = self.said.rstrip()
        return self.said.endswith(_CLOSED)

    def begin_cell(self, heading: bool) -> None:
        """A cell of a table begins; words before it are a cell of their own."""
        if heading:
            self.head_cells += 1
        if (self.said or self._held) and (words := self._taken()):
            self._cells.append(words)

    def end_cell(self) -> None:
        """The words since the last cell are a cell of a table, be they none."""
        self._cells.append(self._taken())

    @property
    def has_cells(self) -> bool:
        """Whether a row of a table has begun."""
        return bool(self._cells)

    def end_row(self) -> None:
        """The cells of a table's row are the block's words, or the names of the columns."""
        if (self.said or self._held) and (words := self._taken()):
            self._cells.append(words)
        cells, self._cells = self._cells, []
        heads, self.head_cells = self.head_cells, 0
        if heads >= len(cells) > 1 and any(cells):
            self.columns = named_columns(cells)
            names = HtmlBlock(self.block.line, text=single_spaced(" ".join(cells)), furniture=True)
            self._page.blocks.append(names)
            cells = []
        text = row_text(cells, self.block, self.columns)
        self._parts, self.said = [text], text

    def end(self, line: int) -> None:
        """The block is whole; labels without words are kept for the next one, from this line on."""
        if self._cells and not self.said:
            return
        block = self.block
        text = self._taken() if self._parts or self._held else ""
        if text:
            block.text = text
            block.furniture = self.furniture
            block.heading, block.bullet = self.heading, self.bullet
            if self._links:
                block.links, self._links = tuple(self._links), []
            self._page.blocks.append(block)
            if len(self._page.blocks) > self._most:
                raise TooManyBlocks
            self.block, self._begun = HtmlBlock(line), False
        elif not block.marked and block.time is None:
            block.line, self._begun = line, False

    def end_all(self) -> None:
        """The page ends; what is open is whole."""
        self._held = list(self._elements.labels)
        if self._cells:
            self.end_row()
        self.end(0)

    def _taken(self) -> str:
        """The words of the block, which it loses; bold and links in it are whole now."""
        if not (self.said or self._held):
            self._parts.clear()
            return ""
        parts, self._parts, self.said = self._parts, [], ""
        if self._held:
            for label in self._held:
                parts += label.parts
                label.parts = []
            self._held.clear()
        return single_spaced(parts[0] if len(parts) == 1 else "".join(parts))
