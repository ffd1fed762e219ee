"""What a reader sees of a line of Markdown.

Nearly every paragraph of a transcript is exactly what ``escape`` writes for some text, and is
turned back by hand. Only where an editor wrote Markdown is Python-Markdown asked.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache, lru_cache
from html.parser import HTMLParser

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.treeprocessors import InlineProcessor

from chapterhouse.pages.escape import EMOJI, clean, escape, is_plain

SPEECH_TAG = "ch-speech"
"""The element of a paragraph of speech while Markdown is read in it; raw HTML is text there."""

_MARK = re.compile(r"[\\`*_\[{<&~^=+\n]")
_WRITTEN = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:(lt|amp)|#(\d{2,4}));")
_MOST_WORK = 5_000_000
"""Python-Markdown looks at a paragraph again for each mark in it, at most at so many characters."""


def by_hand(markdown: str) -> str | None:
    r"""The text of Markdown that holds no more than text; ``None`` where it has to be parsed.

    >>> by_hand(r"snake_case costs 5 \* 3"), by_hand("a *word*")
    ('snake_case costs 5 * 3', None)
    """
    shows_emoji = ":" in markdown and EMOJI.search(markdown)
    if not shows_emoji and is_plain(markdown):
        return markdown.strip()  # nearly always, and quickly
    if not shows_emoji and not _MARK.search(markdown):
        return clean(markdown)
    text = unescape(markdown)
    if escape(text) == markdown:
        return text
    marks = sum(map(markdown.count, "\\`*_[{<&~^=+"))
    return clean(text) if marks * len(markdown) > _MOST_WORK else None


def unescape(markdown: str) -> str:
    """Markdown with the escapes resolved that ``escape`` writes, and all else as it stands."""
    return _WRITTEN.sub(_character, markdown)


@lru_cache(maxsize=2048)  # more than the paragraphs of a page, which are asked for again and again
def visible(markdown: str, speech: bool = True) -> str:
    """The text of some Markdown as one line.

    In speech, raw HTML is text like any other; elsewhere its tags show nothing.
    """
    text = by_hand(markdown)
    return _parsed(markdown, speech) if text is None else text


class LiteralHtml(HtmlInlineProcessor):
    """Raw HTML inside a line: literal text in speech, and HTML elsewhere."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(HTML_RE, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """The tag as text, or a placeholder for it."""
        inline = self.md.treeprocessors["inline"]
        if isinstance(inline, InlineProcessor) and SPEECH_TAG in inline.ancestors:
            return self.backslash_unescape(self.unescape(m[1])), m.start(0), m.end(0)
        return super().handleMatch(m, data)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[2]:
        return "<" if found[2] == "lt" else "&"
    return chr(int(found[3]))


@cache
def _markdown() -> Markdown:
    md = Markdown()
    md.inlinePatterns.register(LiteralHtml(md), "html", 90)
    return md


@lru_cache(maxsize=4096)
def _parsed(markdown: str, speech: bool) -> str:
    md = _markdown()
    root = etree.Element("div")
    etree.SubElement(root, SPEECH_TAG if speech else "p").text = markdown
    for name in ("inline", "unescape"):
        md.treeprocessors[name].run(root)
    html = md.serializer(root)
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    md.reset()
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return clean("".join(reader.pieces))


class _TextReader(HTMLParser):
    """Collects the text of HTML; a line break is a space, a picture what stands for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.pieces.append(" ")
        elif tag == "img":
            self.pieces.append(dict(attrs).get("alt") or "")
