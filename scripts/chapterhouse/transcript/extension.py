"""The steps of the extension, each at its place among those of Python-Markdown and of others."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from chapterhouse.pages import split
from chapterhouse.pages.inline import LiteralHtml
from chapterhouse.pages.page import Transcript
from chapterhouse.pages.speech import transcript
from chapterhouse.transcript.chapter_list import mark_times
from chapterhouse.transcript.contents import is_told, with_chapters
from chapterhouse.transcript.links import make_safe
from chapterhouse.transcript.tree import Built, Words, build

_PIECE = "\x02ch:{}\x03"
"""Stands for finished HTML; Python-Markdown keeps these characters out of any source."""


class TranscriptExtension(Extension):
    """Turns and chapters of episode pages, as HTML that a theme can style."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "approximate": [
                "Placed here by what is said; the time is approximate",
                "Says of a chapter that its place in the transcript was not found by time",
            ],
            "ended": [
                "The transcript ends before this chapter.",
                "Stands under a chapter that nothing follows",
            ],
            "link": ["Link to this turn", "Names the link of a turn without a time"],
            "nobody": ["Speaker not known", "Explains the dash in place of a speaker's name"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the steps."""
        words = Words(**{key: str(value) for key, value in self.getConfigs().items()})
        page = _Page(md, words)
        # First of all, so that snippets, fences and HTML blocks never see speech.
        md.preprocessors.register(_TakeOut(page), "chapterhouse_take_out", 1000)
        # Before Markdown within lines is read.
        md.treeprocessors.register(_PutBack(page), "chapterhouse_put_back", 25)
        # After attribute lists, before the table of contents.
        md.treeprocessors.register(_Tidy(page), "chapterhouse_tidy", 7)
        # After the table of contents.
        md.treeprocessors.register(_Tell(page), "chapterhouse_tell", 4)
        # Last of all, so that nothing else has to search through the speech.
        md.postprocessors.register(_Fill(page), "chapterhouse_fill", -100)
        md.inlinePatterns.register(LiteralHtml(md), "html", 90)


def makeExtension(**kwargs: Any) -> TranscriptExtension:
    """The extension, by the name under which Python-Markdown asks for it."""
    return TranscriptExtension(**kwargs)


class _Page:
    """What the steps tell each other about the page at hand."""

    def __init__(self, md: Markdown, words: Words) -> None:
        self.md = md
        self.words = words
        self.said: Transcript | None = None
        self.lists_chapters = False
        self.built: Built | None = None
        self.told = False
        """Whether the table of contents is told of the chapters, rather than looking for them."""


class _TakeOut(Preprocessor):
    """Takes the transcript out of the lines."""

    def __init__(self, page: _Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        page = self.page
        plain = split.lines_of("\n".join(lines))
        start = split.transcript_start(plain)
        page.lists_chapters = split.lists_chapters(plain[:start])
        page.built = page.said = None
        if start == len(plain):
            return lines
        page.said = transcript(split.speech_blocks(plain[start:], start + 1))
        page.told = is_told(page.md, page.said, plain[:start])
        return plain[:start]


class _PutBack(Treeprocessor):
    """Puts the transcript at the end of the page, and marks the times of a chapter list."""

    def __init__(self, page: _Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        page = self.page
        turns = page.said.turns if page.said else ()
        if page.lists_chapters:
            mark_times(root, {turn.id for turn in turns})
        if page.said:
            page.built = build(page.said, page.words, _PIECE, not page.told)
            root.extend(page.built.elements)


class _Tidy(Treeprocessor):
    """Finishes what Markdown was read in."""

    def __init__(self, page: _Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        for element, tag in self.page.built.parsed if self.page.built else ():
            element.tag = tag
            make_safe(element)


class _Tell(Treeprocessor):
    """Tells the table of contents of the chapters."""

    def __init__(self, page: _Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        md, said = self.page.md, self.page.said
        if said and self.page.told:
            md.toc_tokens = with_chapters(md, said)  # type: ignore[attr-defined]


class _Fill(Postprocessor):
    """Fills in the finished HTML of the turns."""

    def __init__(self, page: _Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, text: str) -> str:
        if self.page.built is None:
            return text
        opening, closing = _PIECE.split("{}")
        before, *parts = text.split(opening)
        filled = [before]
        for part in parts:
            number, _, after = part.partition(closing)
            filled += (self.page.built.pieces[int(number)], after)
        return "".join(filled)
