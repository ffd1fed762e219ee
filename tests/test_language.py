"""The language of a page and the direction it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug

GOLDEN = Path(__file__).parent / "golden"


def page_of(name: str, text: str) -> Page:
    episode = next(iter(recognise(name, text).read(name, text)))
    return read_page("page.md", episode_page(episode, slug, slug))


@pytest.mark.parametrize(
    ("name", "language", "direction"),
    [
        ("text_right_to_left.txt", "he", "rtl"),
        ("html_links_and_lists_above_the_transcript.html", "fa", "rtl"),
        ("azure_speech_json_fast_phrases_in_milliseconds.txt", "en-US", None),
        ("text_thai_names.txt", "th", None),
    ],
)
def test_a_page_has_the_language_and_the_direction_of_its_source(
    name: str, language: str, direction: str | None
) -> None:
    text = decode(name, (GOLDEN / name).read_bytes()).text
    meta = page_of(name, text).meta
    assert (meta.get("lang"), meta.get("dir")) == (language, direction)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.vtt", "WEBVTT\nKind: captions\nLanguage: he\n\n00:01.000 --> 00:02.000\nShalom.\n"),
        ("a.ttml", '<tt xml:lang="he"><body><div><p begin="1s">Shalom.</p></div></body></tt>'),
        ("a.json", '{"version": "1.0.0", "language": "he", "segments": [{"body": "Shalom."}]}'),
        ("a.json", '{"text": "Shalom.", "language": "hebrew", "segments": []}'),
        ("a.html", '<html lang="he"><cite>Ada:</cite><time>0:01</time><p>Shalom.</p></html>'),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nשלום לכולם.\n"),
        (
            "a.xml",
            "<rss><channel><title>T</title><language>he</language>"
            "<item><title>I</title></item></channel></rss>",
        ),
    ],
)
def test_the_language_is_what_the_source_states_or_its_script_shows(name: str, text: str) -> None:
    assert page_of(name, text).meta["lang"] == "he"
    assert page_of(name, text).meta["dir"] == "rtl"


STATED = [
    ("a.vtt", "WEBVTT\nKind: captions\nLanguage: {}\n\n00:01.000 --> 00:02.000\nHello.\n"),
    ("a.ttml", '<tt xml:lang="{}"><body><div><p begin="1s">Hello.</p></div></body></tt>'),
    ("a.json", '{{"version": "1.0.0", "language": "{}", "segments": [{{"body": "Hello."}}]}}'),
    ("a.html", '<html lang="{}"><cite>Ada:</cite><time>0:01</time><p>Hello.</p></html>'),
    (
        "a.md",
        "---\nlang: {}\n---\n\n## Transcript\n\n**Ada:** Hello.\n\n**Bo:** Hi.\n\n**Ada:** So.\n",
    ),
    (
        "a.xml",
        "<rss><channel><title>T</title><language>{}</language>"
        "<item><title>I</title></item></channel></rss>",
    ),
]


@pytest.mark.parametrize(("name", "form"), STATED, ids=[name for name, _ in STATED])
@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_US", "en-US"),
        ("EN-us", "en-US"),
        ("eng", "en"),
        ("English", "en"),
        ("zh-hans", "zh-Hans"),
    ],
)
def test_a_language_in_any_dress_is_a_tag(name: str, form: str, written: str, tag: str) -> None:
    assert page_of(name, form.format(written)).meta["lang"] == tag


@pytest.mark.parametrize(("name", "form"), STATED, ids=[name for name, _ in STATED])
def test_a_language_that_nobody_knows_is_left_off_and_told(name: str, form: str) -> None:
    text = form.format("xx-tide")
    (episode,) = recognise(name, text).read(name, text)
    assert episode.language is None
    assert any("`xx-tide` is no language" in problem.message for problem in episode.problems)


@pytest.mark.parametrize(("name", "form"), STATED, ids=[name for name, _ in STATED])
def test_a_language_that_is_left_open_is_no_mistake(name: str, form: str) -> None:
    text = form.format("und")
    (episode,) = recognise(name, text).read(name, text)
    assert episode.language is None
    assert not any("language" in problem.message for problem in episode.problems)
