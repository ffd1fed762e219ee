"""Transcripts and chapters that a feed names: files beside it join its items."""

from __future__ import annotations

import json
from collections.abc import Mapping

from accounting import unaccounted
from chapterhouse.intake.sources import RawSource, Reading, read_sources

NAMESPACE = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
FEED = f"""\
<rss version="2.0" {NAMESPACE}>
<channel><title>The Slow Lane</title><language>en</language>
<podcast:person>Ada Marsh</podcast:person>
<item><title>Ink</title><pubDate>Tue, 03 Mar 2026 10:00:00 +0000</pubDate>
<description>We talk about ink.</description>
<podcast:person>Ada Marsh</podcast:person>
<podcast:person role="guest">Bo Lindqvist</podcast:person>
<podcast:transcript url="https://media.example/s/12/Ink%20talk.vtt?x=1" type="text/vtt"/>
<podcast:chapters url="https://media.example/s/12/chapters-12.json"
 type="application/json+chapters"/></item>
<item><title>Paper</title><description>We talk about paper.</description>
<podcast:transcript url="https://media.example/s/13/paper.vtt" type="text/vtt"/></item>
</channel></rss>
"""
VTT = """\
WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ada>Welcome back. What is ink?

00:00:06.000 --> 00:00:30.000
<v Bo>Soot and water.

00:01:00.000 --> 00:01:10.000
<v Bo>Paper came later.
"""
CHAPTERS = json.dumps(
    {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Ink"}, {"startTime": 60, "title": "Paper"}],
    }
)
FILES = {
    "seeds/feed.xml": FEED,
    "seeds/ink talk.vtt": VTT,
    "seeds/chapters-12.json": CHAPTERS,
    "seeds/old/paper.vtt": VTT,
}


def read(files: Mapping[str, str] = FILES) -> Reading:
    return read_sources([RawSource(path, text.encode) for path, text in files.items()])


def test_a_transcript_of_the_name_an_item_gives_is_the_items() -> None:
    ink = read().episodes[0]
    assert ink.source.key == "seeds/feed.xml#1"
    assert (ink.title, ink.date, ink.show) == ("Ink", "2026-03-03", "The Slow Lane")
    assert [(turn.speaker, turn.start) for turn in ink.turns] == [
        ("Ada Marsh", 1),
        ("Bo Lindqvist", 6),
        ("Bo Lindqvist", 60),
    ]
    assert [(person.name, person.role) for person in ink.people] == [
        ("Ada Marsh", "host"),
        ("Bo Lindqvist", "guest"),
    ]


def test_chapters_of_the_name_an_item_gives_cut_its_turns() -> None:
    ink = read().episodes[0]
    assert [(chapter.title, chapter.turn) for chapter in ink.chapters] == [("Ink", 0), ("Paper", 2)]


def test_a_file_in_another_folder_stays_a_source_of_its_own() -> None:
    keys = [episode.source.key for episode in read().episodes]
    assert keys == ["seeds/feed.xml#1", "seeds/feed.xml#2", "seeds/old/paper.vtt"]
    assert read().episodes[1].turns == ()


AUDIO = """\
<rss version="2.0"><channel><title>T</title>
<item><title>Ink</title><enclosure url="https://a.example/Ink.mp3" type="audio/mpeg"/></item>
<item><title>One</title><enclosure url="https://a.example/1/audio.mp3" type="audio/mpeg"/></item>
<item><title>Two</title><enclosure url="https://a.example/2/audio.mp3" type="audio/mpeg"/></item>
</channel></rss>
"""


def test_a_transcript_named_like_the_recording_of_one_item_is_the_items() -> None:
    found = read({"a.xml": AUDIO, "ink.en.vtt": VTT, "audio.vtt": VTT.replace("ink", "glue")})
    turns = {episode.source.key: len(episode.turns) for episode in found.episodes}
    assert turns == {"a.xml#1": 2, "a.xml#2": 0, "a.xml#3": 0, "audio.vtt": 2}


def test_every_line_of_the_joined_files_is_accounted_for() -> None:
    for source in read().sources:
        known = {fate.line for fate in source.fates}
        known |= {fate.line for episode in source.episodes for fate in episode.fates}
        wanted = {number for number, line in enumerate(source.text.split("\n"), 1) if line.strip()}
        assert known == wanted, source.path


def test_no_note_says_that_joined_chapters_belong_to_nothing() -> None:
    assert [str(note) for note in read().notes] == []


def test_a_feed_without_the_files_is_read_as_before() -> None:
    alone = read({"seeds/feed.xml": FEED})
    assert [episode.turns for episode in alone.episodes] == [(), ()]
    assert unaccounted(FEED, alone.episodes) == set()
