"""The mirror: whatever a page says, reading its export gives the same turns back.

WebVTT, JSON and text have a mark by which our readers know them; SRT has no place for one, and a
name that looks like none (``Note``) is speech there.
"""

from __future__ import annotations

import pytest

from chapterhouse.export.formats import FORMATS
from chapterhouse.forms import recognise
from chapterhouse.model import Episode, Source, Turn
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug

Said = list[tuple[str | None, float | None, str]]

ADA, BO = "Ada Marsh", "Bo Lindqvist"
SPEECH: dict[str, Said] = {
    "a name and a colon begin what is said": [
        (ADA, 0, "Bo Lindqvist: that is his name."),
        (BO, 3.5, "Ada Marsh: hm. Note: this."),
        (ADA, 6, "So."),
    ],
    "arrows and times are said": [
        (ADA, 0, "Use --> here."),
        (BO, 3.5, "[00:01] is when."),
        (ADA, 6, "00:07 or so, (00:05) at least."),
    ],
    "blank lines and numbers are said": [
        (ADA, 0, "One.\n\nTwo.\n\n3"),
        (BO, 3.5, "1984\n\nwas good."),
        (ADA, 6, "5"),
    ],
    "one word each": [("Ada", 0, "Yes"), ("Bo", 1, "No"), ("Ada", 2, "Yes"), ("Bo", 3, "No")],
    "names in Thai": [("สมชาย", 0, "สวัสดีครับ วันนี้ " * 9), ("มาลี", 9, "ค่ะ"), ("สมชาย", 12, "ดี")],
    "names in Chinese": [
        ("李雷", 0, "我们今天谈谈茶：好。" * 9),
        ("韩梅梅", 9, "好的。"),
        ("李雷", 12, "再见。"),
    ],
    "signs of markup are said": [
        (ADA, 0, "a < b && c > d <b>x</b> &amp; &lt; <v Bo>y <00:00:01.000>"),
        (BO, 3.5, "It is #1, ]]> and {{ this }}."),
        (ADA, 6, "</script>"),
    ],
    "one turn": [(ADA, 0, "Hello.")],
}
ODD: dict[str, Said] = {
    "speakers with the names of notes": [
        ("Note", 0, "Hello."),
        ("Step 1", 3.5, "I am a step."),
        ("R2-D2", 6, "So."),
    ],
    "speakers with colons, digits and brackets": [
        ("Ada: Marsh", 0, "Hello."),
        ("007", 3.5, "I am."),
        ("Bo (host)", 6, "So."),
        ("Lindqvist, Bo", 7, "No."),
        ("A<b>", 8, "Yes."),
        ("🎙️ Ada", 9, "Hi 👋"),
    ],
    "nobody known": [(None, 0, "Hello there."), (None, 60, "And on."), (None, 70, "And out.")],
    "somebody unknown among the named": [
        (None, 0, "Hello there."),
        (ADA, 60, "And on."),
        (None, 120, "And out."),
    ],
    "somebody again": [(ADA, 0, "Thank you."), (ADA, 1, "Thank you."), (ADA, 2, "Thank you.")],
    "a sentence again and again": [(ADA, 0, "No. " * 30), (BO, 60, "No. " * 30)],
    "marks of captions are said": [
        (ADA, 0, ">> Hello. >> Yes."),
        (BO, 1, "- No. - Yes."),
        (ADA, 2, "[Music] la ♪"),
        (BO, 3, "{\\an8} up \\n down"),
    ],
    "lines of other forms are said": [
        (ADA, 0, "WEBVTT"),
        (BO, 1, "NOTE this"),
        (ADA, 2, "00:00:01.000 --> 00:00:02.000"),
        (BO, 3, "# Heading"),
        (ADA, 4, "**Bo Lindqvist** (00:01)"),
        (BO, 5, "Ada Marsh (00:09)"),
        (ADA, 6, "Ada Marsh:"),
        (BO, 7, "Transcribed by https://otter.ai"),
        (ADA, 8, "Exported by Chapterhouse"),
    ],
    "all at the same time": [(ADA, 0, "Hi."), (BO, 0, "Yes."), (ADA, 0, "So.")],
}
UNTIMED: dict[str, Said] = {
    "no times": [
        (ADA, None, "Hello: there."),
        (BO, None, "Note: yes."),
        (ADA, None, "[00:01] So."),
    ],
    "no times, nobody known": [(None, None, "Hello."), (None, None, "Yes.")],
    "some times": [(ADA, 0, "Hello."), (BO, None, "Yes."), (ADA, 20.25, "So.")],
}


def page_of(said: Said) -> Page:
    turns = tuple(Turn(who, start, tuple(text.split("\n\n"))) for who, start, text in said)
    episode = Episode(Source("seeds/a.txt", "webvtt"), "Paper", "transcript", turns=turns)
    page = read_page("docs/episodes/a.md", episode_page(episode, slug, slug))
    assert len(page.turns) == len(said)
    return page


def mirrored(form: str, page: Page) -> None:
    text = FORMATS[form](page)
    (episode,) = recognise(f"a.{form}", text).read(f"a.{form}", text)
    assert [(turn.speaker, turn.start, turn.text.split()) for turn in episode.turns] == [
        (turn.speaker, turn.start, turn.text.split()) for turn in page.turns
    ]


@pytest.mark.parametrize("form", ["vtt", "json", "txt"])
@pytest.mark.parametrize("what", [*SPEECH, *ODD])
def test_every_turn_comes_back(what: str, form: str) -> None:
    mirrored(form, page_of((SPEECH | ODD)[what]))


@pytest.mark.parametrize("form", ["json", "txt"])
@pytest.mark.parametrize("what", UNTIMED)
def test_turns_without_times_come_back(what: str, form: str) -> None:
    mirrored(form, page_of(UNTIMED[what]))


@pytest.mark.parametrize("what", SPEECH)
def test_srt_gives_back_what_names_that_look_like_names_say(what: str) -> None:
    mirrored("srt", page_of(SPEECH[what]))


def test_somebody_unknown_begins_anew_in_srt() -> None:
    text = FORMATS["srt"](page_of(ODD["somebody unknown among the named"]))
    assert text.count(">> ") == 1
