"""Transcripts as HTML: the Podcasting 2.0 form, and pages of transcript sites.

    <cite>Ada Marsh:</cite><time>0:09</time><p>We read along.</p>

The form is that of https://github.com/Podcastindex-org/podcast-namespace (transcripts, HTML); sites
write turns as tables, as spans with times, with a link per segment, or as plain paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from chapterhouse.model import Episode, Media, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_labels import labels_of
from chapterhouse.reading.endless import endless, refuse_endless_markup
from chapterhouse.reading.headlines import typographic
from chapterhouse.reading.html_blocks import page_of
from chapterhouse.reading.html_notes import html_notes
from chapterhouse.reading.html_page import HtmlBlock, said_blocks
from chapterhouse.reading.html_site_lines import without_site_lines
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.reading.marks import mark_of
from chapterhouse.reading.notations import Notation, SpokenLabel
from chapterhouse.reading.speakers import bare_name, speaker_like
from chapterhouse.reading.spoken_episode import Given, notation_in, spoken_episode
from chapterhouse.reading.video_panel import panel_headings
from chapterhouse.reading.written_dates import iso_date

NAME = "html-transcript"

_LOOKED_AT = 200_000
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*){0,8}"
    r"<(?:!doctype html|html|head|body|main|div|p|span|cite|time|article|section|table"
    r"|ul|ol|dl|dt|h[1-6]|b|strong|title|meta|a|blockquote|header|ytd-[\w-]{1,60})\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|dd|td|h[1-6]|tr|time|cite|section)[\s/>]", re.IGNORECASE)
_OTHER = re.compile(
    r"<(?:rss|feed|tt|tt:tt|transcript|timedtext|rdf:RDF|psc:chapters|smi)[\s>]", re.I
)
_ESCAPED = re.compile(r"\\(?=[\[\]])")
"""The sign before brackets in pages that were made from Markdown by taking it as text."""
_MOST_HEADINGS = 20_000
_FURNITURE_RULE = "page-furniture"
_TRANSCRIPT_OF = re.compile(
    r"(?:(?:full|episode) )?transcript(?:ion)?(?: (?:for|of) |\s?[:–—|-]\s)(?=\S)", re.IGNORECASE
)
"""What a page of a transcript has before the title of what was said."""


def recognises(text: str) -> bool:
    """Whether the text is HTML that marks who speaks or when, or whose lines are turns."""
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    if not _HTML.match(head) or _OTHER.search(head[:3_000]):
        return False
    blocks = list(said_blocks(page_of(_with_breaks(head))))
    return _marks(blocks) >= 1 or notation_in(_lines(blocks)).kind != "none"


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the page."""
    text = text.removeprefix("\ufeff")
    if re.search(r"<!ENTITY", text[:_LOOKED_AT], re.IGNORECASE):
        raise ChapterhouseError(source, "declares entities; take the declaration out")
    refuse_endless_markup(source, text)
    page = page_of(_with_breaks(text))
    if page.endless:
        raise endless(source, "paragraphs")
    if sum(block.heading > 0 for block in page.blocks) > _MOST_HEADINGS:
        raise endless(source, "headings", None, _MOST_HEADINGS)
    blocks = list(said_blocks(page))
    if not blocks:
        raise ChapterhouseError(source, "there is no transcript in this page; skip it")
    ledger = Ledger()
    for block in page.blocks:
        if block.furniture:
            ledger.drop(Line(block.line, block.text), _FURNITURE_RULE)
    title = next((block for block in blocks if block.heading == 1), None)
    headed = Line(title.line, title.text) if title else page.title and Line(*page.title)
    words = _TRANSCRIPT_OF.sub("", headed.text, count=1) if headed else ""
    given = Given(
        title=typographic(words) or None,
        date=iso_date(page.date or ""),
        language=page.language,
        media=Media(page.audio, page.videos[0] if len(set(page.videos)) == 1 else None),
    )
    if title:
        blocks.remove(title)
        if page.title:
            ledger.metadata(Line(page.title[0], page.title[1]), "title")
    if headed:
        ledger.text(headed, "title", words)
        if words != headed.text:
            ledger.metadata(headed, "transcript", _TRANSCRIPT_OF.findall(headed.text)[0].strip())
    notation = _notation(blocks, given)
    said = without_site_lines(blocks, notation, ledger)
    if len(said) < len(blocks):
        blocks, notation = said, _notation(said, given)
    lines = _lines(blocks)
    place = Source(source, NAME, line=blocks[0].line if blocks else 1)
    whole = _WholeText(ledger, lines_of(text))
    yield spoken_episode(place, lines, whole, given, False, notation, html_notes(blocks))


class _WholeText(Ledger):
    """A ledger that in the end has each line of the page; what gave nothing is markup."""

    def __init__(self, begun: Ledger, lines: Sequence[Line]) -> None:
        super().__init__()
        self._fates = list(begun.fates())
        self._lines = lines

    def fates(self):  # type: ignore[no-untyped-def]
        """All that was recorded, and the lines that hold only markup."""
        known = {fate.line for fate in self._fates}
        for line in self._lines:
            if line.number not in known:
                self.metadata(line, "markup")
        return super().fates()


def _with_breaks(text: str) -> str:
    """The page; where no tag begins a line of it, its lines are those of the file."""
    return text if _BLOCK_TAG.search(text) else text.replace("\n", "<br>\n")


def _marks(blocks: Sequence[HtmlBlock]) -> int:
    """How many blocks have their speaker or their time marked by an element."""
    return sum(block.marked or block.time is not None for block in blocks)


def _lines(blocks: Sequence[HtmlBlock]) -> list[Line]:
    """The blocks as lines; a heading has its hashes."""
    return [Line(block.line, _raw(block), 1) for block in blocks]


def _raw(block: HtmlBlock) -> str:
    text = _said(block)
    return f"{'#' * block.heading} {text}" if block.heading and not block.marked else text


def _said(block: HtmlBlock) -> str:
    return _ESCAPED.sub("", block.text) if "\\" in block.text else block.text


def _label(block: HtmlBlock) -> SpokenLabel:
    """The label of a block whose elements mark it; its time may stand first in what is said."""
    text = _said(block)
    if block.time is None and text.startswith(("[", "(")):
        mark = mark_of(text)
        if mark.time_first and mark.bracketed and mark.after_time:
            return SpokenLabel(block.speaker, mark.time, mark.after_time)
    return SpokenLabel(block.speaker, block.time, text)


def _notation(blocks: Sequence[HtmlBlock], given: Given) -> Notation:
    """The labels that the page's elements mark, else those of its lines."""
    if not _marks(blocks):
        return notation_in(_lines(blocks), given)
    named = any(block.marked for block in blocks)
    texts = [block.text.replace("**", "") for block in blocks]
    told = [None] * len(blocks) if named else labels_of(texts)
    labels = {
        index: SpokenLabel(name[0], block.time, texts[index][len(name[1]) :])
        if (name := told[index]) and not block.heading
        else _label(block)
        for index, block in enumerate(blocks)
        if (block.marked or block.time is not None) and (not block.heading or block.marked)
    }
    if not named:
        for index, who in _names_in_headings(blocks).items():
            below = blocks[index + 1 : index + 2]
            labels[index] = SpokenLabel(who, below[0].time if below else None, "")
    voices = any(label.name for label in labels.values())
    headings = () if voices else panel_headings(_lines(blocks), sorted(labels), 0)
    return Notation("named", labels, headings=headings)


def _names_in_headings(blocks: Sequence[HtmlBlock]) -> dict[int, str]:
    """Who speaks where headings name them above what is said, and come again."""
    heads = {
        index: bare_name(block.text) for index, block in enumerate(blocks) if block.heading > 1
    }
    again = {name for name, times in Counter(heads.values()).items() if times > 1}
    if len(again) < 2:
        return {}
    heads = {index: name for index, name in heads.items() if speaker_like(blocks[index].text)}
    often = Counter(heads.values())
    return heads if sum(times > 1 for times in often.values()) > 1 else {}
