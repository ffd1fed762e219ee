"""Captions as XML, JSON and tables: what claims a text, hostile data, and laws for any text."""

from __future__ import annotations

import html
import json
import time
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted, words
from chapterhouse.forms import FORMS, caption_table, podlove_xml, ttml, youtube_json3, youtube_xml
from chapterhouse.problems import ChapterhouseError

DATA = (ttml, youtube_json3, youtube_xml)
XML = (podlove_xml, ttml, youtube_xml)

TTML = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{}</div></body></tt>'


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (ttml, TTML.format('<p begin="1s">a</p>')),
        (ttml, '<?xml version="1.0"?>\n<!-- c -->\n<tt:tt xmlns:tt="http://www.w3.org/ns/ttml"/>'),
        (youtube_xml, '<timedtext format="3"><body><p t="1" d="2">a</p></body></timedtext>'),
        (youtube_xml, '<?xml version="1.0"?><transcript><text start="1">a</text></transcript>'),
        (caption_table, "start,end,text\n0,900,We read.\n"),
        (caption_table, '"Time"|"Who"|"Words"\n"0:01"|"Ada"|"We read."\n'),
        (None, "name,age\nAda,3\n"),
        (None, "text\nWe read.\n"),
        (None, "In time, text, and speech\nwe read\n"),
        (youtube_json3, '{"events": [{"tStartMs": 1, "segs": [{"utf8": "a"}]}]}'),
    ],
)
def test_which_form_claims_a_text(form: ModuleType | None, text: str) -> None:
    assert [each for each in FORMS if each.recognises(text)] == ([form] if form else [])


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n' + TTML.format("<p>&b;</p>"),
        '<!DOCTYPE tt SYSTEM "file:///etc/passwd">\n' + TTML.format("<p>a</p>"),
    ],
)
@pytest.mark.parametrize("form", XML, ids=lambda form: str(form.NAME))
def test_document_types_are_refused_at_their_line(form: ModuleType, text: str) -> None:
    with pytest.raises(ChapterhouseError, match="1: has a document type"):
        list(form.read("a.xml", text))


@pytest.mark.parametrize(
    ("text", "line"),
    [("<tt>\n<p begin='1s'>a</q></tt>", 2), ("<tt>\n\n&nbsp;</tt>", 3), ("<tt", 1)],
)
def test_broken_xml_is_refused_at_its_line(text: str, line: int) -> None:
    with pytest.raises(ChapterhouseError) as raised:
        list(ttml.read("a.xml", text))
    assert raised.value.line == line


def test_speech_about_document_types_is_speech() -> None:
    (episode,) = ttml.read("a.xml", TTML.format('<p begin="1s">&lt;!DOCTYPE html> ]]&gt;</p>'))
    assert episode.turns[0].text == "<!DOCTYPE html> ]]>"


def test_deep_xml_is_read_or_refused() -> None:
    text = TTML.format("<span>" * 50_000 + "</span>" * 50_000)
    with suppress(ChapterhouseError):
        list(ttml.read("a.xml", text))


NUMBER = st.one_of(st.none(), st.integers(-5, 10**7), st.floats(), st.text(max_size=3))
SAID = st.one_of(st.text(max_size=12), st.sampled_from([">> a", "\n", "[Music]", "Ada: b", " c"]))
SEGMENT = st.one_of(
    st.none(), st.fixed_dictionaries({}, optional={"utf8": SAID, "tOffsetMs": NUMBER})
)
EVENT = st.fixed_dictionaries(
    {},
    optional={
        "tStartMs": NUMBER,
        "dDurationMs": NUMBER,
        "segs": st.one_of(st.none(), st.lists(SEGMENT, max_size=4)),
        "aAppend": st.just(1),
    },
)


@given(events=st.lists(EVENT, max_size=8))
@example(events=[{"tStartMs": 1, "segs": [{"utf8": "\ud800 \x00 a"}]}])
def test_any_events_are_read_whole_or_refused(events: list[dict[str, Any]]) -> None:
    text = json.dumps({"events": events}, indent=1)
    try:
        episodes = list(youtube_json3.read("a.json3", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()


@given(
    said=st.lists(st.lists(st.sampled_from("we read along no 12".split()), min_size=1), min_size=1)
)
def test_no_word_of_events_is_lost(said: list[list[str]]) -> None:
    events = [
        {"tStartMs": at * 1000, "dDurationMs": 5000, "segs": [{"utf8": f" {one}"} for one in line]}
        for at, line in enumerate(said)
    ]
    text = json.dumps({"events": events})
    (episode,) = youtube_json3.read("a.json3", text)
    everything = " ".join(one for line in said for one in line)
    assert words(" ".join(turn.text for turn in episode.turns)) == words(everything)
    assert lost_and_invented(text, [episode]) == (words(""), words(""))


PIECES = st.sampled_from(
    [
        "<p begin='1s' end='2s'>", "</p>", "<span>", "</span>", "<br/>", "a", "Ada: ", ">> ", "\n",
        "<text start='1' dur='2'>", "</text>", "<p t='1000' d='9'>", "<s t='5'>", "</s>", "&amp;",
        "<speech>", "</speech>", "<speaker>", "</speaker>", "<item start='1s'>", "</item>",
        "<div begin='1s'>", "</div>", "[Music]", "中文", "é", "\u2028", "\x00", "<!-- c -->", "]]>",
    ]
)  # fmt: skip


@pytest.mark.parametrize("form", XML, ids=lambda form: str(form.NAME))
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30))
def test_any_xml_is_read_whole_or_refused(form: ModuleType, pieces: list[str]) -> None:
    text = f"<tt><body>{''.join(pieces)}</body></tt>"
    assert form.recognises(text) in (True, False)
    try:
        episodes = list(form.read("a.xml", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()


@given(said=st.lists(st.text(st.sampled_from("ab é&<>中。\n"), min_size=1), min_size=1))
def test_no_word_of_xml_is_lost(said: list[str]) -> None:
    rows = "".join(f"<p begin='{n}s'>{html.escape(one)}</p>\n" for n, one in enumerate(said))
    try:
        (episode,) = ttml.read("a.xml", TTML.format(rows))
    except ChapterhouseError:
        assert not words(" ".join(said))
        return
    shown = " ".join(turn.text for turn in episode.turns)
    assert words(shown) == words(" ".join(said))


CELL = st.text(st.sampled_from('ab ,;"\n\t1é中'), max_size=8)


@given(rows=st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=8))
def test_any_table_is_read_whole_or_refused(rows: list[str]) -> None:
    text = "start,speaker,text\n" + "\n".join(rows)
    assert caption_table.recognises(text) in (True, False)
    try:
        episodes = list(caption_table.read("a.csv", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()


@given(said=st.lists(CELL, min_size=1))
def test_no_word_of_a_table_is_lost(said: list[str]) -> None:
    quoted = [one.replace('"', '""') for one in said]
    text = "start,text\n" + "".join(f'{n},"{one}"\n' for n, one in enumerate(quoted))
    try:
        (episode,) = caption_table.read("a.csv", text)
    except ChapterhouseError:
        assert not any(one.strip() for one in said)
        return
    assert words(" ".join(turn.text for turn in episode.turns)) == words(" ".join(said))


@pytest.mark.parametrize(
    ("form", "begin", "unit", "end"),
    [
        (caption_table, "start,text\n1,", "we read. ", ""),
        (caption_table, "start,text\n1,we", ',"', ""),
        (caption_table, "start,text\n1,we", ',"a', ""),
        (caption_table, "start,text\n1,we", ',""a', ""),
        (caption_table, "start,text\n", '1,"we read along"\n', ""),
        (ttml, "<tt><body>", "<p begin='1s'>we read. </p>", "</body></tt>"),
        (ttml, "<tt><body><p begin='1s'>", "a<br/>", "</p></body></tt>"),
        (ttml, "<tt><body><p begin='1s'>", "<span>a</span>", "</p></body></tt>"),
        (
            podlove_xml,
            "<transcripts><speech>",
            "<item start='1s'>we </item>",
            "</speech></transcripts>",
        ),
        (youtube_xml, "<timedtext><body>", "<p t='1'><s>we</s></p>", "</body></timedtext>"),
        (youtube_json3, '{"events": [', '{"tStartMs":1,"segs":[{"utf8":"a b. "}]},', "{}]}"),
        (youtube_json3, '{"events": [{"segs": [', '{"utf8":" >> a"},', "{}]}]}"),
    ],
)
def test_one_long_line_takes_time_in_step_with_its_length(
    form: ModuleType, begin: str, unit: str, end: str
) -> None:
    text = begin + unit * (1_000_000 // len(unit)) + end
    started = time.process_time()
    form.recognises(text)
    list(form.read("a", text))
    assert time.process_time() - started < 5, "quadratic time would be minutes"
