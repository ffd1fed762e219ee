"""The mirror: whatever a page says, reading its export gives the same turns back.

WebVTT, JSON and text have a note by which our readers know them. SRT has no place for one: where
its plain form would be read otherwise, invisible marks stand in it, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chapterhouse.export.formats import FORMATS
from chapterhouse.export.marks import SPEECH_MARK
from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.model import Episode, Source, Turn
from chapterhouse.pages.page import Page, PageTurn
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug

GOLDEN = sorted(
    path for path in (Path(__file__).parent / "golden").iterdir() if path.suffix != ".json"
)
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
    "time runs backwards": [(ADA, 9, "Hi."), (BO, 3, "Yes."), (ADA, 4.5, "So.")],
    "one name is short for another": [("Ada", 0, "Hi."), (ADA, 3, "Yes."), ("Ada", 4, "So.")],
    "names in capitals": [("ADA MARSH", 0, "Hi."), ("BO", 3, "Yes."), ("ADA MARSH", 4, "So.")],
    "labels are said by nobody known": [
        (None, 0, "Note: buy milk."),
        (ADA, 1, "Yes."),
        (None, 2, "Bo Lindqvist: no."),
        (None, 3, "Well."),
    ],
    "a line that looks like a label": [
        (ADA, 0, "We read along and then we asked him what he had said of it all, that\n\nBo: no."),
        (BO, 1, "Yes."),
        (ADA, 2, "And\n\nExported by Chapterhouse"),
    ],
    "our own marks are said": [
        (f"Ada{SPEECH_MARK}Marsh", 0, f"{SPEECH_MARK}Hello: {SPEECH_MARK}you."),
        (None, 1, SPEECH_MARK * 2 + "Yes."),
        (f"{SPEECH_MARK}Bo: {SPEECH_MARK}", 2, f"-{SPEECH_MARK}> No: {SPEECH_MARK * 3}well."),
    ],
    "names with arrows and markup": [
        ("00:00:01,000 --> 00:00:02,000", 0, "Hi."),
        ("{\\an8}", 1, "Yes."),
        (">>", 2, "So."),
        (":", 3, "So."),
    ],
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


def told(turn: Turn | PageTurn, plain: bool) -> tuple[str | None, float | None, list[list[str]]]:
    """A turn with the words of its paragraphs; plain SRT has one, which is divided anew."""
    paragraphs = [turn.text] if plain else turn.text.split("\n\n")
    return turn.speaker, turn.start, [paragraph.split() for paragraph in paragraphs]


def mirrored(form: str, page: Page) -> None:
    text = FORMATS[form](page)
    (episode,) = recognise(f"a.{form}", text).read(f"a.{form}", text)
    plain = form == "srt" and SPEECH_MARK not in text
    assert [told(turn, plain) for turn in episode.turns] == [
        told(turn, plain) for turn in page.turns
    ]


@pytest.mark.parametrize("form", ["vtt", "srt", "json", "txt"])
@pytest.mark.parametrize("what", [*SPEECH, *ODD])
def test_every_turn_comes_back(what: str, form: str) -> None:
    mirrored(form, page_of((SPEECH | ODD)[what]))


@pytest.mark.parametrize("form", ["json", "txt"])
@pytest.mark.parametrize("what", UNTIMED)
def test_turns_without_times_come_back(what: str, form: str) -> None:
    mirrored(form, page_of(UNTIMED[what]))


SIGNS = """
Ada_Marsh: Bo: Note: The_thing_is: Speaker_1: 007: (Ada) [Bo] [Music] ♪ - – >> >>> --> -> <v_Bo>
</v> 00:00:01,000_-->_00:00:02,000 1 {\\an8} {b:x} \\n \\N &amp; &#9; & ： 李雷： WEBVTT NOTE_x
Exported_by_Chapterhouse I'm_Ada_Marsh. Thank_you. No. Yes we read along, and: so : __
""".replace("__", 2 * SPEECH_MARK).split()
words = st.sampled_from([*(sign.replace("_", " ") for sign in SIGNS), SPEECH_MARK]) | st.text(
    max_size=3
)
texts = st.lists(words, min_size=1, max_size=14).flatmap(
    lambda found: st.sampled_from([" ", "", "\n\n"]).map(lambda between: between.join(found))
)
NAMES = [
    None,
    ADA,
    BO,
    "Ada",
    "Note",
    "007",
    "ADA MARSH",
    "Speaker 1",
    "Marsh, Ada",
    "🎙️ Ada",
    "李雷",
]
speakers = st.sampled_from(NAMES) | st.lists(words, min_size=1, max_size=3).map(" ".join)
steps = st.sampled_from([0, 1, 2.5, 60])


@pytest.mark.parametrize("form", ["vtt", "srt"])
@settings(max_examples=150, deadline=None)
@given(said=st.lists(st.tuples(speakers, steps, texts), min_size=1, max_size=7))
def test_any_names_and_any_words_come_back(form: str, said: Said) -> None:
    starts = accumulate(step or 0 for _, step, _ in said)
    spoken = [(who, at, text) for (who, _, text), at in zip(said, starts, strict=True)]
    assume(all(re.search(r"\w", text) for _, _, text in spoken))
    mirrored(form, page_of(spoken))


def pages_of(file: Path) -> Iterator[Page]:
    """The pages with turns that a source makes, and of those without all times a copy with them."""
    text = decode(file.name, file.read_bytes()).text
    for episode in recognise(file.name, text).read(file.name, text):
        turns = [turn for turn in episode.turns if re.search(r"\w", turn.text)]
        numbered = [replace(turn, start=at * 2.5) for at, turn in enumerate(turns)]
        for each in (turns, numbered) if turns else ():
            said = replace(episode, turns=tuple(each), chapters=(), parts=())
            yield read_page("docs/episodes/a.md", episode_page(said, slug, slug))


def mirrored_in_all_forms(page: Page) -> None:
    timed = all(turn.start is not None for turn in page.turns)
    for form in FORMATS:
        if timed or form in ("json", "txt"):
            mirrored(form, page)


def test_every_turn_of_a_corpus_comes_back(corpus_file: Path) -> None:
    for page in pages_of(corpus_file):
        mirrored_in_all_forms(page)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.name)
def test_every_turn_of_the_golden_sources_comes_back(file: Path) -> None:
    for page in pages_of(file):
        mirrored_in_all_forms(page)


@pytest.mark.parametrize("what", SPEECH)
def test_ordinary_srt_holds_no_mark(what: str) -> None:
    assert SPEECH_MARK not in FORMATS["srt"](page_of(SPEECH[what]))


def test_a_mark_stands_in_the_first_cue_and_where_it_is_needed() -> None:
    said: Said = [("Note", 0, "Hello."), (ADA, 1, "Yes."), (None, 2, "So: no."), (ADA, 3, "Hm.")]
    cues = FORMATS["srt"](page_of(said)).split("\n\n")
    assert [cue.split("\n", 2)[2].strip() for cue in cues] == [
        f"Note: {SPEECH_MARK}Hello.",
        "Ada Marsh: Yes.",
        f">> {SPEECH_MARK}So: no.",
        "Ada Marsh: Hm.",
    ]


def test_marks_come_through_files_and_are_no_text(tmp_path: Path) -> None:
    """A marked export that is converted makes the same page, and no line of it is unaccounted."""
    page = page_of(ODD["speakers with colons, digits and brackets"])
    text = FORMATS["srt"](page)
    assert decode("a.srt", text.replace("\n", "\r\n").encode()).text == text
    (episode,) = recognise("a.srt", text).read("a.srt", text)
    assert {fate.line for fate in episode.fates} == {
        number for number, line in enumerate(text.split("\n"), 1) if line
    }
    again = read_page("docs/episodes/a.md", episode_page(episode, slug, slug))
    assert [(turn.speaker, turn.start, turn.text) for turn in again.turns] == [
        (turn.speaker, turn.start, turn.text) for turn in page.turns
    ]


def test_somebody_unknown_begins_anew_in_srt() -> None:
    text = FORMATS["srt"](page_of(ODD["somebody unknown among the named"]))
    assert text.count(">> ") == 1
