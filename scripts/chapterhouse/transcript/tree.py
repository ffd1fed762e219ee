"""A transcript as elements: a real one for each turn and heading, finished HTML for their text."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from html import escape

from markdown.util import AMP_SUBSTITUTE, AtomicString

from chapterhouse.pages.backchannel import Interruptions, interruptions
from chapterhouse.pages.inline import SPEECH_TAG, by_hand
from chapterhouse.pages.page import PageChapter, PageTurn, Transcript
from chapterhouse.transcript import markup


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says in its own words, in the language of the site."""

    approximate: str
    ended: str
    link: str
    nobody: str


@dataclass(slots=True)
class Built:
    """The elements to put on the page, and what is still to be done with them.

    ``pieces`` is finished HTML, for which a placeholder with its index stands in the elements.
    ``parsed`` are elements that Markdown is read in, each with the tag it gets after that.
    """

    elements: list[etree.Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    parsed: list[tuple[etree.Element, str]] = field(default_factory=list)


def build(said: Transcript, words: Words, placeholder: str, labels: bool) -> Built:
    """A transcript's elements.

    ``labels``: headings carry their title for the table of contents, without the time.
    """
    builder = _Builder(words, placeholder, labels)
    if said.heading is not None:
        heading = etree.Element(f"h{said.heading.level}", id="transcript")
        heading.text = _guarded(said.heading.text)
        builder.built.elements.append(heading)
    whole = etree.Element("div", {"class": "ch-transcript"})
    builder.built.elements.append(whole)
    headings: dict[int, list[PageChapter]] = {}
    for chapter in said.chapters:
        above = len(said.turns) if chapter.turn is None else chapter.turn
        headings.setdefault(above, []).append(chapter)
    marks = interruptions(said.turns, headings.keys())
    for index, turn in enumerate(said.turns):
        for chapter in headings.get(index, ()):
            whole.append(builder.heading(chapter))
        whole.append(builder.turn(turn, _classes(turn, index, marks)))
    for chapter in headings.get(len(said.turns), ()):
        whole.append(builder.heading(chapter))
        note = etree.SubElement(whole, "p", {"class": "ch-note"})
        note.text = AtomicString(words.ended)
    return builder.built


def _classes(turn: PageTurn, index: int, marks: Interruptions) -> list[str]:
    classes = {
        "ch-backchannel": index in marks.backchannels,
        "ch-continues": index in marks.continuing,
        "ch-unlabelled": not turn.labelled,
    }
    return [name for name, holds in classes.items() if holds]


def _guarded(text: str) -> AtomicString:
    """Text that no later step looks into, for a reference or for an attribute list."""
    return AtomicString(text.replace("&", AMP_SUBSTITUTE + "amp;").replace("{", "\x02123\x03"))


class _Builder:
    def __init__(self, words: Words, placeholder: str, labels: bool) -> None:
        self.built = Built()
        self._words = words
        self._placeholder = placeholder
        self._labels = labels

    def heading(self, chapter: PageChapter) -> etree.Element:
        attributes = markup.chapter_attributes(chapter)
        if self._labels:
            attributes["data-toc-label"] = escape(chapter.title, quote=False)
        heading = etree.Element(f"h{chapter.level}", attributes)
        place = markup.chapter_place(chapter, self._words.approximate)
        after = f" {self._piece(place)}" if place else ""
        title = by_hand(chapter.markdown)
        if title is not None:
            heading.text = _guarded(title + after)
        else:
            self._to_parse(heading, chapter.markdown, "span").tail = AtomicString(after)
        return heading

    def turn(self, turn: PageTurn, classes: list[str]) -> etree.Element:
        element = etree.Element("div", markup.turn_attributes(turn, classes))
        last: etree.Element | None = None
        html = [markup.turn_head(turn, self._words.link, self._words.nobody)]
        if not turn.labelled:
            html = []
        for paragraph in turn.paragraphs:
            text = by_hand(paragraph.markdown)
            if text is not None:
                html.append(markup.paragraph(text))
            else:
                self._put(html, element, last)
                html = []
                last = self._to_parse(element, paragraph.markdown, "p")
        self._put(html, element, last)
        return element

    def _put(self, html: list[str], element: etree.Element, last: etree.Element | None) -> None:
        """Put finished HTML into an element, after the child ``last`` where there is one."""
        mark = AtomicString(self._piece("\n".join(["", *html, ""])))
        if last is None:
            element.text = mark
        else:
            last.tail = mark

    def _piece(self, html: str) -> str:
        """The placeholder of some finished HTML."""
        self.built.pieces.append(html)
        return self._placeholder.format(len(self.built.pieces) - 1)

    def _to_parse(self, parent: etree.Element, markdown: str, tag: str) -> etree.Element:
        child = etree.SubElement(parent, SPEECH_TAG)
        child.text = markdown
        self.built.parsed.append((child, tag))
        return child
