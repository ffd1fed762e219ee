"""Feeds: laws for any feed, refusals at their line, what is no feed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import feed
from chapterhouse.problems import ChapterhouseError

PIECES = st.sampled_from(
    [
        "<title>Ink &amp; paper</title>", "<title><![CDATA[T <b>b</b>]]></title>", "\n", "\n\n",
        "<description>We talk.\n00:00 Intro\n05:00 Ships</description>", "</item>\n<item>",
        "<content:encoded><![CDATA[<p>Ada: Hi.</p>\n<p>Bo: Yes.</p>]]></content:encoded>",
        "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>", "<pubDate>soon</pubDate>",
        '<enclosure url="https://a.b/c.mp3" type="audio/mpeg"/>', "<guid>1</guid>", "words ",
        '<podcast:person role="guest">Bo Ek</podcast:person>', "<itunes:summary>S</itunes:summary>",
        '<psc:chapters><psc:chapter start="0:05" title="One"/></psc:chapters>', "&nbsp;", "<x/>",
    ]
)  # fmt: skip


@given(pieces=st.lists(PIECES | st.text("ab <>&\n:0", max_size=5), max_size=14))
def test_any_feed_is_read_without_loss(pieces: list[str]) -> None:
    text = f"<rss><channel><title>Slow</title>\n<item>{''.join(pieces)}</item></channel></rss>"
    assert feed.recognises(text)
    try:
        episodes = list(feed.read("a.xml", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()
    assert lost_and_invented(text, episodes) == ({}, {})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>\n<rss><channel/></rss>', "a.xml:1: declares"),
        ("<rss><channel>\n<item></channel></rss>", "a.xml:2: is no well-formed XML"),
        ("<rss><channel></channel></rss>", "without any item"),
        ("<rss><channel><item>" + "<a>" * 400, "nested too deeply"),
    ],
)
def test_what_is_refused(text: str, why: str) -> None:
    with pytest.raises(ChapterhouseError, match=why):
        list(feed.read("a.xml", text))


@pytest.mark.parametrize("text", ["<html><body><p>rss</p></body></html>", "<tt/>", "rss", ""])
def test_is_no_feed(text: str) -> None:
    assert not feed.recognises(text)


def test_a_feed_of_more_items_than_any_show_has_is_refused_at_once() -> None:
    text = f"<rss><channel><title>A</title>{'<item/>' * 40_001}</channel></rss>"
    with pytest.raises(ChapterhouseError, match=r"a\.xml: has 40,001 items, .* divide it"):
        list(feed.read("a.xml", text))
