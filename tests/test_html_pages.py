"""HTML as tags, texts and blocks: tables of behaviours, and laws for any page."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("<!doctype html><?xml version='1'?>a", ["a"]),
    ],
)
def test_texts(source: str, texts: list[str]) -> None:
    assert [block.text for block in page_of(source).blocks] == texts
