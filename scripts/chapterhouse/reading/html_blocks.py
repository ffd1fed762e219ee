"""A page's blocks: who speaks, when, and what is said, as the elements of transcripts say it.

``<cite>`` and ``<time>`` are the Podcasting 2.0 form; sites name the same things by class
(``speaker``, ``ts-name``, ``timestamp``), by ``data-start``, or by a link to the moment. Elsewhere
a block is a line of text, and its words say who speaks. Rows of tables are one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chapterhouse.model import Prose, Span, prose
from chapterhouse.reading.html_marks import CLOCK_ALONE, role_of, start_of
from chapterhouse.reading.html_tokens import Token, tokens_of
from chapterhouse.reading.note_facts import youtube_id
from chapterhouse.reading.speakers import bare_name, speaker_like

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section
    summary table tbody tfoot thead tr ul title""".split()
)
_FURNITURE = frozenset("nav footer aside form button select option textarea label".split())
_FACTS = frozenset("html meta audio source".split())
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)
_VOID = frozenset("br hr img input meta link source wbr area col embed track audio video".split())


@dataclass(slots=True)
class HtmlBlock:
    """A block: its line, the name and the time it marks, and its text (``heading``: 1 to 6).

    ``marked``: the speaker is named by an element, be it an empty one (the same goes on).
    ``links`` are the words of its links with their addresses; ``bullet``: it is an item of a list.
    """

    line: int
    heading: int = 0
    speaker: str | None = None
    marked: bool = False
    time: str | None = None
    text: str = ""
    furniture: bool = False
    bullet: bool = False
    links: tuple[tuple[str, str], ...] = ()

    @property
    def spans(self) -> Prose:
        """The text with its links, without the stars around what is bold."""
        spans: list[Span] = []
        place = 0
        for words, address in self.links:
            at = self.text.find(words, place)
            if at >= 0:
                spans += prose(self.text[place:at].replace("**", ""))
                spans.append(Span(words, "link", address))
                place = at + len(words)
        return (*spans, *prose(self.text[place:].replace("**", "")))


@dataclass(slots=True)
class HtmlPage:
    """A page's blocks and the facts of its head."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    title: tuple[int, str] | None = None
    language: str | None = None
    date: str | None = None
    audio: str | None = None
    videos: list[str] = field(default_factory=list)
    """The ids of the videos on YouTube to whose moments it links, each once a link."""


@dataclass(slots=True)
class _Open:
    name: str
    role: str
    start: str | None = None
    address: str = ""
    text: list[str] = field(default_factory=list)


def page_of(source: str) -> HtmlPage:
    """The blocks of a page in their order."""
    reader = _Reader()
    for token in tokens_of(source):
        if not token.name:
            reader.text(token)
        elif token.close:
            reader.close(token)
        else:
            reader.open(token)
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
        self.links: list[tuple[str, str]] = []
        self.held: list[_Open] = []
        self.last = ""
        self.item = False
        self.begun = False

    def open(self, token: Token) -> None:
        """A tag that begins an element."""
        name = token.name
        if name in _FACTS:
            self._fact(name, token.attributes)
        if name in _BLOCKS:
            self.end_block(token.line)
            if name == "title":
                self.head = ""
            elif name[0] == "h" and name[1:].isdigit():
                self.heading = int(name[1])
            self.item = name == "li" or (self.item and name in ("p", "div"))
        if name in _FURNITURE:
            self.end_block(token.line)
            self.furniture += 1
        if name in ("td", "th"):
            self._cell()
            self.header_cells += name == "th"
        if name in _VOID or len(self.stack) >= 400:
            return
        one = _Open(name, role_of(token), start_of(token))
        if one.role == "link" and _ADDRESS.match(address := token.attributes.get("href", "")):
            one.address = address
            if one.start is not None and (video := youtube_id("url", address)):
                self.page.videos.append(video)
        timed = one.role == "span" and one.start is not None and self.block.time is not None
        if timed and self.last.endswith((".", "?", "!", "…", "。")):
            self.end_block(token.line)
        self.stack.append(one)
        if one.start is not None and self.block.time is None and not self.last:
            self.block.time = one.start

    def _fact(self, name: str, given: Mapping[str, str]) -> None:
        """A fact of the page that an element's attributes give."""
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

    def close(self, token: Token) -> None:
        """A tag that ends an element."""
        name = token.name
        stack = self.stack
        if stack and stack[-1].name == name:
            self._ended(stack.pop(), token.line)
        else:
            for place in range(len(stack) - 2, max(-1, len(stack) - 40), -1):
                if stack[place].name == name:
                    ended = stack[place:]
                    del stack[place:]
                    for one in reversed(ended):
                        self._ended(one, token.line)
                    break
        if name in ("td", "th"):
            self._cell()
        elif name == "tr":
            self._row()
        if name in _BLOCKS:
            if name == "title" and self.head is not None:
                words = " ".join(self.head.split())
                self.page.title = self.page.title or ((token.line, words) if words else None)
                self.head = None
            self.end_block(token.line)
            self.heading = 0 if name[0] == "h" else self.heading
            self.item = self.item and name not in ("li", "ul", "ol")
        if name in _FURNITURE and self.furniture:
            self.end_block(token.line)
            self.furniture -= 1

    def _ended(self, one: _Open, line: int) -> None:
        """An element that names a speaker or a time is whole."""
        if one.role in ("", "span"):
            return
        text, one.text = "".join(one.text), []
        words = " ".join(text.split())
        block = self.block
        if one.role == "speaker" and (not words or speaker_like(words.rstrip(":： "))):
            if self.last:
                self.end_block(line)
            self.block.speaker = bare_name(words.rstrip(":： ")) or None
            self.block.marked = True
        elif one.role == "term" and speaker_like(words.rstrip(":： ")):
            self.block.speaker, self.block.marked = bare_name(words.rstrip(":： ")), True
        elif one.role in ("time", "link") and (clock := CLOCK_ALONE.match(words)):
            if self.last and block.time is not None:
                self.end_block(line)
            self.block.time = clock[1]
        elif one.role == "bold" and words and not self.last and not block.marked:
            self._add(f"**{words}** ")
        elif text:
            if one.address and words:
                self.links.append((words, one.address))
            self._add(text)

    def text(self, token: Token) -> None:
        """What stands between two tags."""
        if self.head is not None:
            self.head += token.text
            return
        text = token.text
        if not self.begun and (words := text.lstrip()):
            self.block.line = token.line + text.count("\n", 0, len(text) - len(words))
            self.begun = True
        self._add(text)

    def _add(self, text: str) -> None:
        """Text goes to the innermost element that may be a label, else to the block."""
        for one in reversed(self.stack[-6:]):
            if one.role and one.role != "span":
                if len(one.text) < 200:
                    if not one.text and one.role in ("bold", "link"):
                        self.held.append(one)
                    one.text.append(text)
                    return
                break
        self.parts.append(text)
        self.last = text.strip()[-8:] or self.last

    def _cell(self) -> None:
        """The end of a table's cell."""
        words = self._taken()
        if words:
            self.cells.append(words)

    def _taken(self) -> str:
        """The text of the open block, which it loses; bold and links in it are whole now."""
        for one in self.held:
            self.parts += one.text
            one.text = []
        self.held = []
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
        if self.cells and not self.last:
            return
        if not (self.parts or self.held or block.marked or block.time is not None):
            block.line, self.begun = line, False
            return
        block.text = self._taken()
        block.furniture = self.furniture > 0
        if block.text:
            block.heading, block.bullet = self.heading, self.item
            if self.links:
                block.links, self.links = tuple(self.links), []
            self.page.blocks.append(block)
            self.block, self.begun = HtmlBlock(line), False
        elif not (block.marked or block.time is not None):
            block.line, self.begun = line, False


def said_blocks(page: HtmlPage) -> Iterator[HtmlBlock]:
    """The blocks that are no furniture of the page."""
    return (block for block in page.blocks if not block.furniture)
