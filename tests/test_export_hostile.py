"""Exports of pages with any words in them: no traceback, no broken file, the words come back."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given, settings

from chapterhouse.export.formats import FORMATS
from chapterhouse.forms import recognise
from chapterhouse.model import Episode
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.problems import ChapterhouseError
from chapterhouse.slugs import slug
from hostile_episodes import episodes

SIGNS = re.compile(r"\w+")
FEW = settings(max_examples=40)
TIMING = re.compile(r"\d{2,}:\d\d:\d\d[.,]\d{3} --> \d{2,}:\d\d:\d\d[.,]\d{3}\Z")


def page_of(episode: Episode) -> Page:
    page = read_page("docs/episodes/a.md", episode_page(episode, slug, slug))
    assume(page.turns)
    return page


def exported(page: Page, form: str) -> str | None:
    """The export; ``None`` where the form has no place for a turn of the page."""
    try:
        return FORMATS[form](page)
    except ChapterhouseError as error:
        if form in ("vtt", "srt") and "no time" in str(error):
            return None
        raise


@FEW
@given(episodes())
def test_json_gives_every_turn_back(episode: Episode) -> None:
    page = page_of(episode)
    text = exported(page, "json")
    assert text is not None
    segments = json.loads(text)["segments"]
    assert [each["body"] for each in segments] == [turn.text for turn in page.turns]
    if any(turn.text.strip() for turn in page.turns):
        (again,) = recognise("a.json", text).read("a.json", text)
        wanted = [SIGNS.findall(turn.text) for turn in page.turns if turn.text.strip()]
        assert [SIGNS.findall(turn.text) for turn in again.turns] == wanted


@pytest.mark.parametrize("form", ["vtt", "srt"])
@FEW
@given(episode=episodes())
def test_captions_hold_a_timing_line_a_turn_and_no_other(form: str, episode: Episode) -> None:
    page = page_of(episode)
    text = exported(page, form)
    if text is None:
        return
    timings = [line for line in text.split("\n") if TIMING.match(line)]
    assert len(timings) == len(page.turns)
    assert sum("-->" in line for line in text.split("\n")) == len(page.turns)


@FEW
@given(episodes())
def test_webvtt_gives_the_words_back(episode: Episode) -> None:
    page = page_of(episode)
    text = exported(page, "vtt")
    if text is None or not any(turn.text.strip() for turn in page.turns):
        return
    (again,) = recognise("a.vtt", text).read("a.vtt", text)
    said = [word for turn in again.turns for word in SIGNS.findall(turn.text)]
    assert said == [word for turn in page.turns for word in SIGNS.findall(turn.text)]


@FEW
@given(episodes())
def test_text_says_every_word(episode: Episode) -> None:
    page = page_of(episode)
    text = exported(page, "txt") or ""
    for turn in page.turns:
        for paragraph in turn.paragraphs:
            assert all(line in text for line in paragraph.text.split("\n"))
