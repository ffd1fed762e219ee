"""A page's blocks: who speaks, when, and what is said, as the elements of transcripts say it.

``<cite>`` and ``<time>`` are the Podcasting 2.0 form; sites name the same things by class
(``speaker``, ``ts-name``, ``timestamp``), by ``data-start``, or by a link to the moment. Elsewhere
a block is a line of text, and its words say who speaks. Rows of tables are one block.
"""

from __future__ import annotations

from functools import lru_cache

from chapterhouse.reading.endless import MOST_PARTS
from chapterhouse.reading.html_elements import DEEPEST, ENDS_BEFORE, Label, OpenElements
from chapterhouse.reading.html_facts import take_day, take_fact
from chapterhouse.reading.html_marks import SECONDS_ALONE, clock_alone
from chapterhouse.reading.html_open_block import OpenBlock, TooManyBlocks
from chapterhouse.reading.html_page import HtmlPage
from chapterhouse.reading.html_tags import BANNER, BLOCK, CELL, FACT, FURNITURE, VOID, Tag, kind_of
from chapterhouse.reading.html_tokens import runs_of
from chapterhouse.reading.note_facts import youtube_id
from chapterhouse.reading.running_text import single_spaced
from chapterhouse.reading.speakers import bare_name, speaker_like

_OF_ROWS = ("table", "tbody", "tfoot", "thead")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_WRITTEN = frozenset(("article", "main", "section"))
_COLONS = ":： "


def page_of(source: str, most: int = MOST_PARTS) -> HtmlPage:
    """The blocks of a page in their order; after so many, the page is not read further."""
    reader = _Reader(most)
    try:
        reader.read(source)
    except TooManyBlocks:
        reader.page.endless = True
    return reader.page


class _Reader:
    """What is open while the tags go by."""

    def __init__(self, most: int) -> None:
        self.page = HtmlPage()
        self._elements = OpenElements()
        self._open = OpenBlock(self.page, self._elements, most)
        self._title: list[str] | None = None
        self._asides: list[int] = []
        self._banner_is_over = False

    def read(self, source: str) -> None:
        """Go through the page."""
        names, labels, open_ = self._elements.names, self._elements.labels, self._open
        asides = self._asides
        for line, tag, text in runs_of(source):
            name, close, kind, role, start, lines, _, _ = tag
            if close:
                if names and names[-1] == name:
                    names.pop()
                    if labels and labels[-1].depth == len(names):
                        self._end_label(labels.pop(), line)
                elif names:
                    for label in self._elements.end_outer(name):
                        self._end_label(label, line)
                if asides and asides[-1] >= len(names):
                    self._end_asides(line)
                if kind & CELL:
                    open_.end_cell()
                elif kind:
                    self._behind(name, kind, line)
            else:
                if kind:
                    self._before(tag, line)
                if not kind & VOID and len(names) < DEEPEST:
                    if role and role != "span":
                        labels.append(Label(tag, len(names)))
                        if role == "date" and not open_.furniture:
                            take_day(self.page, tag.attributes)
                    if kind & FURNITURE or (kind & BANNER and self._is_banner()):
                        asides.append(len(names))
                        open_.furniture = True
                    names.append(name)
                    if start is not None:
                        self._begin_at(tag, start, line)
            if not text:
                continue
            if self._title is None:
                open_.text(text, line + lines)
            else:
                self._title.append(text)
        if self._title is not None:
            open_.add("".join(self._title))
        open_.end_all()

    def _before(self, tag: Tag, line: int) -> None:
        """A tag begins an element that is no stretch of a line."""
        name, kind, open_ = tag.name, tag.kind, self._open
        names, ended_here = self._elements.names, ENDS_BEFORE.get(name, ())
        while names and names[-1] in ended_here:
            ended, label = self._elements.end_innermost()
            if label is not None:
                self._end_label(label, line)
            self._end_asides(line)
            self._behind(ended, kind_of(ended), line)
        if kind & CELL:
            open_.begin_cell(name == "th")
            return
        if kind & FACT:
            take_fact(self.page, name, tag.attributes)
        if kind & (BLOCK | FURNITURE):
            open_.end(line)
        if kind & BLOCK:
            if name == "title":
                self._title = self._title or []
            elif name in _LEVELS:
                open_.heading = _LEVELS[name]
                if _LEVELS[name] <= 2:
                    self._leave_banner()
            open_.bullet = name == "li" or (open_.bullet and name in ("p", "div"))

    def _behind(self, name: str, kind: int, line: int) -> None:
        """A tag ended an element that is no stretch of a line."""
        open_ = self._open
        if kind & CELL:
            open_.end_cell()
            return
        if kind & BLOCK:
            if name == "tr" or (name in _OF_ROWS and open_.has_cells):
                open_.end_row()
                if name == "table":
                    open_.columns = {}
            elif name == "title" and self._title is not None:
                words = single_spaced("".join(self._title))
                self.page.title = self.page.title or ((line, words) if words else None)
                self._title = None
            open_.end(line)
            if name[0] == "h":
                open_.heading = 0
            elif name in ("li", "ul", "ol"):
                open_.bullet = False

    def _is_banner(self) -> bool:
        """Whether a ``header`` that begins here is the site's, and not that of what is written."""
        is_first, self._banner_is_over = not self._banner_is_over, True
        return is_first and _WRITTEN.isdisjoint(self._elements.names)

    def _leave_banner(self) -> None:
        """The site's header has the title of the page, or a turn: what follows is the page's."""
        asides, names = self._asides, self._elements.names
        if asides and len(names) > asides[-1] and names[asides[-1]] == "header":
            asides.pop()
            self._open.furniture = bool(asides)

    def _end_asides(self, line: int) -> None:
        """The elements of the site that are open no more end their block."""
        asides, open_ = self._asides, self._open
        while asides and asides[-1] >= len(self._elements.names):
            open_.end(line)
            asides.pop()
        open_.furniture = bool(asides)

    def _begin_at(self, tag: Tag, start: str, line: int) -> None:
        """An element says when its words are said."""
        open_ = self._open
        if tag.address and (video := youtube_id("url", tag.address)):
            self.page.videos.append(video)
        if tag.role == "span" and open_.block.time is not None and open_.ends_sentence():
            open_.end(line)
        if open_.block.time is None and not open_.said:
            open_.block.time = start
            if (who := tag.attributes.get("data-speaker")) and (speaker := _speaker(who)):
                open_.block.speaker, open_.block.marked = speaker, True

    def _end_label(self, label: Label, line: int) -> None:
        """An element that may name a speaker or a time is whole."""
        parts, label.parts = label.parts, []
        text = parts[0] if len(parts) == 1 else "".join(parts)
        words = single_spaced(text)
        role, open_ = label.role, self._open
        if role in ("speaker", "time") and self._asides:
            self._leave_banner()
        if role == "speaker" and (not words or _speaker(words)):
            if open_.said:
                open_.end(line)
            open_.block.speaker, open_.block.marked = _speaker(words), True
        elif role == "term" and (speaker := _speaker(words)):
            open_.block.speaker, open_.block.marked = speaker, True
        elif role in ("time", "date", "link") and (clock := clock_alone(words)):
            if open_.said.endswith(("(", "[")):
                open_.add(clock)
            else:
                self._is_time(clock, line)
        elif role == "time" and (bare := SECONDS_ALONE.match(words)):
            self._is_time(f"{bare[1]}s", line)
        elif role == "bold" and words and not open_.block.marked and open_.may_be_bold:
            open_.add_bold(text)
        elif text:
            if label.address and words:
                open_.link(words, label.address)
            open_.add(text)

    def _is_time(self, written: str, line: int) -> None:
        """An element says a time: that of the block, or of the next one."""
        open_ = self._open
        if open_.said and open_.block.time is not None:
            open_.end(line)
        open_.block.time = written


@lru_cache(maxsize=4_096)
def _speaker(words: str) -> str | None:
    """The name of who speaks, where a label's words are one."""
    name = words.rstrip(_COLONS)
    return bare_name(name) if speaker_like(name) else None
