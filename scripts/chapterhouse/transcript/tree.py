"""A transcript as elements: a real one for each turn and heading, finished HTML for their text."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
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


def build(said: Transcript, words: Words, placeholder: str, listed: bool) -> Built:
    """A transcript's elements.

    ``listed``: a later step lists the headings, so they are elements, with their title as a label.
    """
    builder = _Builder(words, placeholder, listed)
    if said.heading is not None:
        heading = etree.Element(f"h{said.heading.level}", id="transcript")
        heading.text = _guarded(said.heading.text)
        builder.built.elements.append(heading)
    numbers = _numbers(said.turns)
    whole = etree.Element("div", {"class": "ch-transcript"})
    if numbers:
        whole.set("data-speakers", " ".join(numbers))
    builder.built.elements.append(whole)
    headings: dict[int, list[PageChapter]] = {}
    for chapter in said.chapters:
        above = len(said.turns) if chapter.turn is None else chapter.turn
        headings.setdefault(above, []).append(chapter)
    marks = interruptions(said.turns, headings.keys())
    finished: list[str] = []
    for index, turn in enumerate(said.turns):
        for chapter in headings.get(index, ()):
            builder.add(builder.heading(chapter), finished, whole)
        builder.add(builder.turn(turn, _classes(turn, index, marks, numbers)), finished, whole)
    for chapter in headings.get(len(said.turns), ()):
        builder.add(builder.heading(chapter), finished, whole)
        builder.add(f'<p class="ch-note">{escape(words.ended, quote=False)}</p>', finished, whole)
    builder.put(finished, whole)
    return builder.built


def _numbers(turns: Iterable[PageTurn]) -> dict[str, int]:
    """Who speaks, numbered from 1 in the order of their first turns."""
    speakers = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    slugs = dict.fromkeys(map(markup.slug_of, speakers))
    return {name: number for number, name in enumerate(slugs, 1)}


def _classes(
    turn: PageTurn, index: int, marks: Interruptions, numbers: Mapping[str, int]
) -> list[str]:
    classes = []
    if turn.speaker:
        classes.append(f"ch-s{numbers[markup.slug_of(turn.speaker)]}")
    if index in marks.backchannels:
        classes.append("ch-backchannel")
    if index in marks.continuing:
        classes.append("ch-continues")
    if not turn.labelled:
        classes.append("ch-unlabelled")
    return classes


def _guarded(text: str) -> AtomicString:
    """Text that no later step looks into, for a reference or for an attribute list."""
    return AtomicString(text.replace("&", AMP_SUBSTITUTE + "amp;").replace("{", "\x02123\x03"))


class _Builder:
    def __init__(self, words: Words, placeholder: str, listed: bool) -> None:
        self.built = Built()
        self._words = words
        self._placeholder = placeholder
        self._listed = listed

    def add(self, part: etree.Element | str, html: list[str], whole: etree.Element) -> None:
        """One more part: to the finished HTML, or behind it as an element."""
        if isinstance(part, str):
            html.append(part)
        else:
            self.put(html, whole)
            whole.append(part)

    def heading(self, chapter: PageChapter) -> etree.Element | str:
        """A chapter's heading as finished HTML, or as an element where others look into it."""
        place = markup.chapter_place(chapter, self._words.approximate)
        title = by_hand(chapter.markdown)
        if title is not None and not self._listed:
            return markup.whole_heading(chapter, title, place)
        attributes = markup.chapter_attributes(chapter)
        if self._listed:
            attributes["data-toc-label"] = escape(chapter.title, quote=False)
        heading = etree.Element(f"h{chapter.level}", attributes)
        after = f" {self._piece(place)}" if place else ""
        if title is not None:
            heading.text = _guarded(title + after)
        else:
            self._to_parse(heading, chapter.markdown, "span").tail = AtomicString(after)
        return heading

    def turn(self, turn: PageTurn, classes: list[str]) -> etree.Element | str:
        """A turn as finished HTML, which nearly all are; as an element where others look into it.

        These are the steps that read Markdown, and the one that gives ids to headings.
        """
        html = []
        if turn.labelled:
            html.append(markup.turn_head(turn, self._words.link, self._words.nobody))
        texts = [by_hand(paragraph.markdown) for paragraph in turn.paragraphs]
        if turn.start is not None and None not in texts:
            html += [markup.paragraph(text) for text in texts if text is not None]
            return markup.whole_turn(turn, classes, html)
        element = etree.Element("div", markup.turn_attributes(turn, classes))
        for paragraph, text in zip(turn.paragraphs, texts, strict=True):
            if text is not None:
                html.append(markup.paragraph(text))
            else:
                self.put(html, element)
                self._to_parse(element, paragraph.markdown, "p")
        self.put(html, element)
        return element

    def put(self, html: list[str], element: etree.Element) -> None:
        """Put finished HTML at the end of an element; the list is empty after that."""
        if not html:
            return
        mark = AtomicString(self._piece("\n".join(["", *html, ""])))
        html.clear()
        if len(element):
            element[-1].tail = mark
        else:
            element.text = mark

    def _piece(self, html: str) -> str:
        """The placeholder of some finished HTML."""
        self.built.pieces.append(html)
        return self._placeholder.format(len(self.built.pieces) - 1)

    def _to_parse(self, parent: etree.Element, markdown: str, tag: str) -> etree.Element:
        child = etree.SubElement(parent, SPEECH_TAG)
        child.text = markdown
        self.built.parsed.append((child, tag))
        return child
