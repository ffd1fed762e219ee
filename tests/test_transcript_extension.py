"""The HTML of transcripts: the same turns, ids and words that reading the page gives."""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from chapterhouse.model import Episode
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug
from chapterhouse.times import clock
from hostile_episodes import LOOKALIKES, episodes
from markdown_parsers import SITE_EXTENSIONS


@dataclass
class Element:
    """A turn or a chapter heading of some HTML."""

    tag: str
    attributes: dict[str, str | None]
    texts: list[str] = field(default_factory=list)
    clock: str | None = None
    """The text of its link to itself: a time, or a sign."""


class TranscriptHtml(HTMLParser):
    """The turns (one text for each paragraph) and the chapter headings (title) of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.turns: list[Element] = []
        self.chapters: list[Element] = []
        self.tags: set[str] = set()
        self.speakers: list[str] = []
        self._into: Element | None = None
        self._open: list[str] = []
        self._hidden = 0
        self.feed(html)
        self.close()

    def speaker(self, turn: Element) -> str | None:
        """The slug of who speaks in a turn."""
        numbers = re.findall(r"\bch-s(\d+)", turn.attributes["class"] or "")
        return self.speakers[int(numbers[0]) - 1] if numbers else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        self.tags.add(tag)
        self.speakers += (attributes.get("data-speakers") or "").split()
        if "ch-turn" in classes:
            self._into = Element(tag, attributes)
            self.turns.append(self._into)
        elif "ch-chapter" in classes:
            self._into = Element(tag, attributes, [""])
            self.chapters.append(self._into)
        elif tag == "p" and self._into in self.turns and "ch-who" not in classes:
            assert self._into is not None
            self._into.texts.append("")
        elif tag == "p" and "ch-note" in classes:
            self._into = None
        if tag in ("br", "img"):
            self.handle_data(attributes.get("alt") or " " * (tag == "br"))
        else:
            own = self._into and f"#{self._into.attributes['id']}" == attributes.get("href")
            if own and self._into:
                self._into.clock = ""
            hides = own or {"ch-who", "ch-approx"} & set(classes)
            self._open.append("-" if hides or self._hidden else tag)
            self._hidden += self._open[-1] == "-"

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("br", "img") and self._open.pop() == "-":
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        if self._into is None:
            return
        if self._into.texts and not self._hidden:
            self._into.texts[-1] += data
        elif self._into.clock == "":
            self._into.clock = data


def converter(*extensions: str) -> Markdown:
    return Markdown(extensions=[*extensions])


def body_of(page: str) -> str:
    return page.split("\n---\n", 1)[1]


def normal(text: str) -> str:
    return " ".join(text.split())


def assert_same(html: str, page: Page) -> None:
    """The HTML has the turns and chapters of the page as it is read."""
    found = TranscriptHtml(html)
    assert [
        (
            turn.attributes["id"],
            turn.clock or "#",
            found.speaker(turn),
            [normal(text) for text in turn.texts],
        )
        for turn in found.turns
    ] == [
        (
            turn.id,
            "#" if turn.start is None else clock(turn.start),
            slug(turn.speaker) if turn.speaker else None,
            [normal(paragraph.text) for paragraph in turn.paragraphs],
        )
        for turn in page.turns
    ]
    assert [
        (
            one.tag,
            one.attributes["id"],
            one.clock,
            "ch-approximate" in (one.attributes["class"] or ""),
            normal(one.texts[0]),
        )
        for one in found.chapters
    ] == [
        (
            f"h{one.level}",
            one.id,
            None if one.start is None else clock(one.start),
            one.approximate,
            normal(one.title),
        )
        for one in page.chapters
        if not one.listed
    ]


@settings(max_examples=300)
@given(episode=episodes())
def test_html_has_what_the_page_says(episode: Episode) -> None:
    text = episode_page(episode, slug, slug)
    for extensions in (SITE_EXTENSIONS, ["chapterhouse.transcript"]):
        assert_same(converter(*extensions).convert(body_of(text)), read_page("page.md", text))


EDITED = """
**Ann_Lee**_(00:57) **Ann_Lee**_(00:57)_text **Ann_Lee** **Ann** __**Bo**_(#12)__ **Bo**(1:00)x
**—**_(01:00) **—** ##_A_chapter_(02:39) ##_A_*chapter*_(≈) ##_[A](b.md)_(≈_12:01) ##Tight_(3:00)
###_Sub ##_Transcript ##_Chapters ##_One_##_(00:57) ##_{#id} text more_text. *em* **bold** _em_
**bold**_text `code` ``a`b`` `<i>` [link](../people/ann.md) [l](<a_b>) [ref][1] [1] ![alt](x.png)
<b>bold</b> <br> <script>alert(1)</script> <!--_x_--> <https://a.b> <a@b.co> <a_onclick="x">
[x](javascript:alert(1)) [x](JAVA&#115;cript:y) ![x](data:x) https://a.b/c_d &amp; &copy; &#39; \\*
\\<b> \\\\ two__ back\\ {_.x_} *_a_b ***_x [ ] ` ~~x~~ -_item 1._one >_quote ``` --- === |_a_|
\x02ch:0\x03 \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02
""".split(" ")
edited_lines = st.one_of(
    st.sampled_from([piece.strip("\n").replace("_", " ") for piece in EDITED]),
    st.sampled_from([word.replace("_", " ") for word in LOOKALIKES]),
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4),
)
edited = st.lists(
    st.lists(edited_lines, min_size=1, max_size=3).map(" ".join), max_size=14
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines)))


@settings(max_examples=800)
@given(text=edited)
def test_html_has_what_an_edited_page_says(text: str) -> None:
    body = f"## Transcript\n{text}\n"
    html = converter("toc", "chapterhouse.transcript").convert(body)
    assert_same(html, read_page("page.md", body))
    assert "javascript:" not in html.lower().replace("(javascript:", "")


@settings(max_examples=300)
@given(text=edited)
def test_raw_html_in_speech_is_text(text: str) -> None:
    html = converter("toc", "chapterhouse.transcript").convert(f"**Ann** (0:01)\n\n{text}\n")
    known = {"div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "a", "time", "em", "strong"}
    assert TranscriptHtml(html).tags <= known | {"b", "code", "br", "img"}


EXAMPLE = """\
What it is about.

## From A to B (00:57)

**Ann Lee** (00:57)

First of all, thank you & welcome.

**Bo** (00:57)

Second.

## About (≈ 12:01)

**—** (#12)

It's 5 < 6\\*.

## Late (20:00)
"""
EXAMPLE_HTML = """\
<p>What it is about.</p>
<div class="ch-transcript" data-speakers="ann-lee bo">
<h2 class="ch-chapter" id="chapter-57">From A to B \
<a href="#chapter-57">00:57</a></h2>
<div class="ch-turn ch-s1" id="t=57"><p class="ch-who"><b>Ann Lee</b> \
<a href="#t=57">00:57</a></p><p>First of all, thank you &amp; welcome.</p></div>
<div class="ch-turn ch-s2" id="t=57-2"><p class="ch-who"><b>Bo</b> \
<a href="#t=57-2">00:57</a></p><p>Second.</p></div>
<h2 class="ch-chapter ch-approximate" id="chapter-721">About \
<span class="ch-approx" role="img" aria-label="about here" title="about here">≈</span> \
<a href="#chapter-721">12:01</a></h2>
<div class="ch-turn" id="turn-12">
<p class="ch-who"><b class="ch-nobody" title="Speaker not known">—</b> \
<a class="ch-permalink" href="#turn-12" aria-label="Link to this turn">#</a></p>
<p>It's 5 &lt; 6*.</p>
</div>
<h2 class="ch-chapter" id="chapter-1200">Late \
<a href="#chapter-1200">20:00</a></h2>
<p class="ch-note">The transcript ends before this chapter.</p>
</div>"""


def test_the_html_that_the_theme_styles() -> None:
    md = Markdown(
        extensions=["toc", "chapterhouse.transcript"],
        extension_configs={"chapterhouse.transcript": {"approximate": "about here"}},
    )
    assert md.convert(EXAMPLE) == EXAMPLE_HTML
    assert md.reset().convert(EXAMPLE) == EXAMPLE_HTML


@pytest.mark.parametrize("extensions", [["toc"], []], ids=["with toc", "without"])
def test_chapters_are_in_the_table_of_contents(extensions: list[str]) -> None:
    md = converter(*extensions, "chapterhouse.transcript")
    md.convert("## A & <b> `c` {#x} (00:57)\n\n**Ann** (00:57)\n\nHi.\n\n### Sub\n\n**Bo** (#1)\n")
    tokens = md.toc_tokens  # type: ignore[attr-defined]
    names = [(one["id"], one["level"], one["name"]) for one in tokens]
    assert names == [("chapter-57", 2, "A &amp; &lt;b&gt; c {#x}")]
    assert [one["id"] for one in tokens[0]["children"]] == ["chapter-at-turn-1"]


def outline(md: Markdown) -> list[tuple[str, int, str]]:
    """The table of contents in one line: id, level and name of each heading."""

    def below(tokens: list[dict[str, Any]]) -> list[tuple[str, int, str]]:
        return [
            found
            for one in tokens
            for found in [(one["id"], one["level"], one["name"]), *below(one["children"])]
        ]

    return below(md.toc_tokens)  # type: ignore[attr-defined]


@pytest.mark.parametrize("depth", ["6", "2", "3-6"])
def test_a_table_that_is_told_of_chapters_is_the_one_that_finds_them(depth: str) -> None:
    talk = "### Fish & <b> chips {#x} (0:05)\n\n**Ann** (0:05)\n\nHi.\n\n## Later (≈ 20:00)\n"
    notes = "About it.\n\n## Notes\n\n### More\n\n## Transcript\n\n**Bo** (0:01)\n\nYes.\n\n"
    configs = {"toc": {"toc_depth": depth}}
    md = Markdown(extensions=["toc", "chapterhouse.transcript"], extension_configs=configs)
    html = md.convert(notes + talk)
    told = outline(md)
    assert told
    assert ("chapter-5" in [name for name, _, _ in told]) == (depth != "2")
    looking = md.reset().convert(f"[TOC]\n\n{notes}{talk}")
    assert outline(md) == told
    assert normal(looking).endswith(normal(html[html.index("<h2") :]))


def test_a_table_that_is_printed_or_adds_links_has_the_chapters() -> None:
    talk = "**Ann** (0:01)\n\nHi.\n\n## Later (20:00)\n"
    printed = converter("toc", "chapterhouse.transcript").convert(f"[TOC]\n\n{talk}")
    assert '<a href="#chapter-1200">Later</a>' in printed
    configs = {"toc": {"permalink": "#"}}
    md = Markdown(extensions=["toc", "chapterhouse.transcript"], extension_configs=configs)
    assert '<a class="headerlink" href="#chapter-1200"' in md.convert(talk)


def test_links_of_editors_are_elements_that_the_engine_can_rewrite() -> None:
    found: list[str] = []

    class Collect(Treeprocessor):
        def run(self, root: etree.Element) -> None:
            found.extend(element.get("href", "") for element in root.iter("a"))

    md = converter("toc", "chapterhouse.transcript")
    md.treeprocessors.register(Collect(md), "collect", 0)
    md.convert(
        "**Ann** (0:01)\n\nPlain.\n\nSee [us](../people/ann.md#t=1) and <a href='x.md'>.\n\nMore.\n"
        "\n## With [a link](b.md) (0:05)\n"
    )
    assert found == ["../people/ann.md#t=1", "b.md"]


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert(1))",
        "[x](JavaScript&colon;alert(1))",
        "[x](java\tscript:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](vbscript:x)",
        "[x](data:text/html,x)",
        "<javascript://x>",
        "![x](javascript:alert(1))",
    ],
)
def test_links_that_run_something_are_dropped(markdown: str) -> None:
    html = converter(*SITE_EXTENSIONS).convert(f"**Ann** (0:01)\n\nSee {markdown}.\n")
    turn = html.split("<p>See", 1)[1]
    assert "href" not in turn
    assert "src" not in turn
    assert "x" in turn


def test_attribute_lists_cannot_run_anything() -> None:
    html = converter(*SITE_EXTENSIONS).convert(
        "**Ann** (0:01)\n\nSee [x](y.md){ onclick=alert(1) .z }.\n"
    )
    assert "onclick" not in html
    assert 'class="z"' in html


@pytest.mark.parametrize(
    "page",
    [
        "**Ann Lee** writes about captions.\n\n## Links\n\n- [a](b)\n\n<div>raw</div>\n",
        "# About\n\n**Bold**\n\n{ .x }\n\n```\n**Ann** (00:57)\n## A (02:39)\n```\n\n1. one\n",
        "A **name** (in brackets) and (00:57).\n\n* 00:57 no list of chapters\n",
        "## A heading {#own-id}\n\n| a | b |\n|---|---|\n| c | d |\n\n!!! note\n    Text\n",
    ],
)
def test_pages_without_a_transcript_are_left_alone(page: str) -> None:
    others = [name for name in SITE_EXTENSIONS if name != "chapterhouse.transcript"]
    assert converter(*SITE_EXTENSIONS).convert(page) == converter(*others).convert(page)


@settings(max_examples=200)
@given(text=edited)
def test_prose_is_left_alone(text: str) -> None:
    others = [name for name in SITE_EXTENSIONS if name != "chapterhouse.transcript"]
    text = f"Some prose.\n\n{text}"  # so that no line of it begins front matter
    page = read_page("page.md", text)
    if not page.turns and not page.chapters:
        before = text if "Transcript" not in text else ""
        assert converter(*SITE_EXTENSIONS).convert(before) == converter(*others).convert(before)


def test_a_list_of_chapters_has_times() -> None:
    html = converter(*SITE_EXTENSIONS).convert(
        "## Chapters\n\n- 00:57 From *A*\n- 00:57 – To B\n- No time\n- 01:00 Said\n\n"
        "## Transcript\n\n**Ann** (01:00)\n\nHi.\n"
    )
    assert '<li id="t=57"><a class="ch-time" href="#t=57">00:57</a> From <em>A</em></li>' in html
    assert '<li id="t=57-2">' in html
    assert "<li>No time</li>" in html
    assert html.count('id="t=60"') == 1
    assert '<li><a class="ch-time" href="#t=60">01:00</a> Said' in html
    assert '<h2 id="transcript">Transcript</h2>' in html


def test_a_loose_list_of_chapters_has_times_too() -> None:
    html = converter("chapterhouse.transcript").convert("## Chapters\n\n* 00:57 A\n\n* 01:00 B\n")
    assert html.count('class="ch-time"') == 2
    assert '<li id="t=60">' in html


BACKCHANNEL = """\
**Ann** (0:01)

We went to the

**Bo** (0:03)

Mm-hmm, yeah.

**Ann** (0:04)

library and read.

**Bo** (0:08)

Really?

**Ann** (0:09)

Yes.
"""


def classes(html: str) -> list[str]:
    """The classes of each turn but that of its speaker."""
    turns = TranscriptHtml(html).turns
    return [re.sub(r" ch-s\d+", "", str(turn.attributes["class"])) for turn in turns]


def test_a_backchannel_inside_a_sentence_is_marked() -> None:
    html = converter("chapterhouse.transcript").convert(BACKCHANNEL)
    assert classes(html) == [
        "ch-turn",
        "ch-turn ch-backchannel",
        "ch-turn ch-continues",
        "ch-turn",
        "ch-turn",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We went to the", "We went to the market."),
        ("Mm-hmm, yeah.", "Well, that is five words."),
        ("**Ann** (0:04)", "**Cy** (0:04)"),
        ("**Ann** (0:04)", "## Chapter (0:04)\n\n**Ann** (0:04)"),
        ("**Bo** (0:03)", "**Ann** (0:03)"),
        ("Mm-hmm, yeah.", "Mm-hmm.\n\nYeah."),
    ],
)
def test_other_turns_are_no_backchannels(old: str, new: str) -> None:
    html = converter("chapterhouse.transcript").convert(BACKCHANNEL.replace(old, new, 1))
    assert "ch-backchannel" not in html
    assert "ch-continues" not in html


def test_a_heading_inside_a_turn_keeps_the_speaker() -> None:
    text = "**Ann** (0:01)\n\nOne.\n\n## New (0:09)\n\nTwo.\n"
    html = converter("chapterhouse.transcript").convert(text)
    assert classes(html) == ["ch-turn", "ch-turn ch-unlabelled"]
    assert [turn.speaker for turn in read_page("page.md", text).turns] == ["Ann", "Ann"]


def test_most_of_the_work_of_markdown_is_saved() -> None:
    """On a page of 50 kB at most half of Python-Markdown's time (measured: a fifth)."""
    said = "It's about captions, and about what people said: well, more than that, really. " * 4
    text = "".join(f"**Ann** ({n // 60}:{n % 60:02})\n\n{said}\n\n{said}\n\n" for n in range(80))

    def seconds(md: Markdown) -> float:
        times = []
        for _ in range(7):
            begun = time.process_time()
            md.reset().convert(text)
            times.append(time.process_time() - begun)
        return min(times)

    assert len(text) > 50_000
    ours = seconds(converter("toc", "chapterhouse.transcript"))
    assert ours < seconds(converter("toc")) / 2


@pytest.mark.parametrize("piece", ["x", "[", "*", "`", "<", "(", "**", "_a ", "[x](", "<b", "&a;"])
def test_a_line_without_end_is_no_trouble(piece: str) -> None:
    text = "**Ann** (0:01)\n\n" + piece * (600_000 // len(piece)) + "\n"
    begun = time.process_time()
    html = converter("chapterhouse.transcript").convert(text)
    assert_same(html, read_page("page.md", text))
    assert time.process_time() - begun < 15
