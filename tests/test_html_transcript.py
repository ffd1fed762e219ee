"""HTML transcripts: laws for any page, and pages that are of other forms."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import html_transcript
from chapterhouse.problems import ChapterhouseError

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<cite>Ada:</cite>", "<cite>", "<time>0:09</time>", "<time>", "</time>",
        "<br>",
        "<b>Bo Ek</b>", "<strong>", "</strong>", "<a href='?t=9'>", "</a>", "<tr>", "<td>",
        "</td>",
        "</tr>", "<th>", "<table>", "</table>", "<h1>Ink</h1>", "<h2>", "</h2>",
        "<title>T</title>",
        "<title>", "<nav>", "</nav>", '<span class="speaker">',
        "</span>", '<span data-start="4.5">',
        '<div class="timestamp">00:05</div>', "<dt>Ada</dt>", "<dd>", "<!-- no -->", "<!--", "-->",
        "<script>x</script>", "<script>", "&amp;", "&lt;b&gt;", "&#0;", "Hello there. ", "Ada: ",
        "\n", "\n\n", " ", "word", "0:09", "<", ">", '"', "99:99", "# x", "**", "<html lang='en'>",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


@given(text=PAGES)
def test_any_page_is_read_without_loss(text: str) -> None:
    assert html_transcript.recognises(text) in (True, False)
    try:
        episodes = list(html_transcript.read("a.html", text))
    except ChapterhouseError:
        return
    assert unaccounted(text.removeprefix("\ufeff"), episodes) == set()
    assert lost_and_invented(text, episodes) == ({}, {})


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
        "<tt><body><p begin='1s'>Hello.</p></body></tt>",
        "<transcript><text start='0'>Hello.</text></transcript>",
        "<p>A page about ships.</p>",
        "plain text",
    ],
)
def test_is_not_this_form(text: str) -> None:
    assert not html_transcript.recognises(text)


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<!--",
        "<p",
        '<p a="',
        "<cite>",
        "<b>a</b>",
        "<script>",
        "<tr><td>a",
        "&amp;",
        "</p>",
        "a<br>",
        "<title>a<i>",
        "<![CDATA[",
        "<!-- -->",
        "<script></script>",
        "<a href='?t=1'>",
        "<span data-start='1'> </span>",
        "</b><i>",
        "<p a='<'>",
        "<p a='",
        """<p a="x" b=">' """,
    ],
)
def test_time_in_step_with_length(unit: str) -> None:
    text = "<p>" + unit * (100_000 // len(unit))
    begin = time.process_time()
    html_transcript.recognises(text)
    with contextlib.suppress(ChapterhouseError):
        list(html_transcript.read("a.html", text))
    assert time.process_time() - begin < 12, "quadratic time would be minutes"


def test_a_page_of_more_tags_than_words_in_a_day_is_refused_at_once() -> None:
    text = "<html><body><table><tr>" + "<td>a" * 3_000_000
    with pytest.raises(ChapterhouseError, match=r"a\.html: has 3,000,004 tags, .* leave out"):
        list(html_transcript.read("a.html", text))
