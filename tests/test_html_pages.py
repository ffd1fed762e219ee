"""HTML as tags, texts and blocks: tables of behaviours, and laws for any page."""

from __future__ import annotations

import html
import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.forms import feed, html_transcript, youtube_xml
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.html_blocks import page_of
from chapterhouse.reading.html_tokens import runs_of

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?: [a-z]+=\"[^\"<>]*\")?>")
TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", '<a href="x">', "</a>", "<td>", "<br>", "<h1>", "</tr>"]
)
TEXTS = st.text(st.sampled_from("12 &;<>\n.:"), max_size=8)
PAGES = st.lists(st.one_of(TAGS, TEXTS), max_size=40).map("".join)


@given(PAGES)
def test_runs_are_what_a_pattern_finds(source: str) -> None:
    found = list(runs_of(source))
    assert [("/" if tag.close else "") + tag.name for _, tag, _ in found[1:]] == [
        "".join(tag.groups()) for tag in TAG.finditer(source)
    ]
    between = TAG.sub("\0", source).split("\0")
    assert [text for *_, text in found] == [html.unescape(text) for text in between]


@given(PAGES)
def test_a_run_knows_its_line(source: str) -> None:
    lines = [source.count("\n", 0, tag.start()) + 1 for tag in TAG.finditer(source)]
    assert [line for line, *_ in runs_of(source)] == [1, *lines]


@given(st.lists(st.one_of(TAGS, TEXTS), max_size=20), st.integers(0, 20))
def test_what_is_skipped_is_as_if_it_were_not_there(parts: list[str], place: int) -> None:
    parts = [part.replace("<", "") if not TAG.match(part) else part for part in parts]
    for skipped in ("<!-- no\n<p> -->", "<script>a < b</script>", "<style>p {}</style>", "<?x?>"):
        with_it = "".join([*parts[:place], skipped, *parts[place:]])
        said = [block.text for block in page_of("".join(parts)).blocks]
        assert [block.text for block in page_of(with_it).blocks] == said


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>a < b</p>", ["a < b"]),
        ("<p>a <b", ["a <b"]),
        ("<p>a <!-- b", ["a <!-- b"]),
        ("<p>a <!-- <p> b --> c", ["a c"]),
        ("<p>a <script>b", ["a b"]),
        ("<p>a <SCRIPT>b<p>c</Script> d", ["a d"]),
        ("<p>a</p\n>b", ["a", "b"]),
        ("a&nbsp;&amp;lt; &lt;b&gt; &unknown;", ["a &lt; <b> &unknown;"]),
        ('<p title="a > b">c', ["c"]),
        ("<p class='[&>p]:x' title='<i>'>c", ["c"]),
        (f'<img src="data:,{"A" * 9_000}">a', ["a"]),
        ('<p title="a>b "c".</p>d', ['<p title="a>b "c".', "d"]),
        ("<p>a<p>b<li>c<li>d", ["a", "b", "c", "d"]),
        ("<table><tr><td>1. a<td>b<tr><td>2. c<td>d</table>e", ["1. a b", "2. c d", "e"]),
        ("a</tr>b<tr>c", ["a", "b", "c"]),
        ("<!doctype html><?xml version='1'?>a", ["a"]),
    ],
)
def test_texts(source: str, texts: list[str]) -> None:
    assert [block.text for block in page_of(source).blocks] == texts


@given(st.lists(st.one_of(TAGS, TEXTS), max_size=30).map("".join))
def test_no_sign_of_the_texts_is_lost(source: str) -> None:
    said = "".join(text for *_, text in runs_of(source))
    page = page_of(source)
    shown = "".join(f"{block.time or ''}{block.speaker or ''}{block.text}" for block in page.blocks)
    assert sorted("".join(said.split())) == sorted("".join(shown.replace("**", "").split()))


def test_labels_are_found_behind_any_number_of_tags_left_open() -> None:
    page = page_of("<p>Words." * 1_000 + "<p><cite>Ada Marsh</cite> <time>1:00</time> More.")
    assert (page.blocks[-1].speaker, page.blocks[-1].time) == ("Ada Marsh", "1:00")


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        (html_transcript, "<cite>Ada:</cite><p>Hi.</p>" + "<b>" * 1_500_000, "tags, more than"),
        (html_transcript, "<p>Ada</p>" + "<i a=1 b=2>" * 350_001, "attributes, more than"),
        (html_transcript, "<p>a" * 200_001, "200,000 paragraphs"),
        (html_transcript, "<h2>a" * 20_001, "20,000 headings"),
        (
            feed,
            f"<rss><item><description>{'&lt;p&gt;a' * 100_001}</description></item></rss>",
            ":1:",
        ),
        (
            feed,
            f"<rss><item><description>{'&lt;p&gt;' * 1_500_001}</description></item></rss>",
            "tags",
        ),
        (
            youtube_xml,
            "<transcript>" + '<text t="1">a</text>' * 200_001 + "</transcript>",
            "captions",
        ),
    ],
)
def test_more_markup_than_anybody_publishes_is_refused_in_a_line(
    form: ModuleType, text: str, why: str
) -> None:
    with pytest.raises(ChapterhouseError) as refused:
        list(form.read("seeds/a.html", text))
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_bold_words_without_end_are_read_in_one_pass() -> None:
    (block,) = page_of("<p>" + "<b>a</b>" * 100_000).blocks
    assert block.text.replace("**", "").replace(" ", "") == "a" * 100_000
