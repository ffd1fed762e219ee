"""Captions: which form claims a text, timing lines, markup, labels, and laws for any text."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import FORMS, recognise, sbv, srt, substation, webvtt
from chapterhouse.model import Turn
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_lines import caption_seconds, timing
from chapterhouse.reading.cues import Cue, turns_from

HEADS = {
    srt: "1\n00:00:01,000 --> 00:00:02,000\n",
    webvtt: "WEBVTT\n\n00:01.000 --> 00:02.000\n",
    sbv: "0:00:01.000,0:00:02.000\n",
    substation: "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,",
}
"""What stands above the words of a cue."""

LINES = tuple(HEADS)


def turns(form: ModuleType, text: str) -> list[tuple[str | None, float | None, str]]:
    (episode,) = form.read("a.txt", text)
    return [(turn.speaker, turn.start, turn.text) for turn in episode.turns]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("00:00:01.500", 1.5),
        ("00:00:01,5", 1.5),
        ("01:02", 62),
        ("62:43.000", 3763),
        ("99:00:00.0004", 356400),
        ("00 : 00 : 01 , 250", 1.25),
        ("00:60:00.000", None),
        ("00:00:60.000", None),
        ("99:99", None),
        ("100:00:00.000", None),
    ],
)
def test_times(written: str, seconds: float | None) -> None:
    assert caption_seconds(written) == seconds


@pytest.mark.parametrize(
    "line",
    [
        "00:01.000 --> 00:02.000",
        "00:00:01,000-->00:00:02,000",
        "00:00:01,000 -> 00:00:02,000",
        "00:00:01,000 -- > 00:00:02,000",
        "00:00:01,000 –> 00:00:02,000",
        "  0:00:01.0 -->   0:00:02.0  position:10%,line-left align:left",
        "00:00:01,000 -->",
    ],
)
def test_timing_lines(line: str) -> None:
    found = timing(line)
    assert found is not None
    assert found.start == 1


@pytest.mark.parametrize("line", ["a --> b", "10:30 -> we stop", "--> 00:01.000", "1 --> 2", ""])
def test_text_that_is_no_timing_line(line: str) -> None:
    assert timing(line) is None


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (webvtt, "WEBVTT"),
        (webvtt, "\ufeffWEBVTT - a title\n\n00:01.000 --> 00:02.000\nx"),
        (webvtt, "WEBVTT Kind: captions; Language: en\n\n00:01.000 --> 00:02.000\nx"),
        (srt, "1\n00:00:01,000 --> 00:00:02,000\nx\n"),
        (srt, "\n\n00:01.000 --> 00:02.000\nx\n"),
        (None, "WEBVTTX\n"),
        (None, "1\n00:00:01 we begin --> and end\n"),
    ],
)
def test_which_form_claims_a_text(form: ModuleType | None, text: str) -> None:
    assert [each for each in FORMS if each.recognises(text)] == ([form] if form else [])


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("<v Ada>a</v> b", ("Ada", 1, "a b")),
        ("<V.x Ada Marsh >a", ("Ada Marsh", 1, "a")),
        ("<v>a", (None, 1, "a")),
        ("a < b > c", (None, 1, "a < b > c")),
        ("a<b", (None, 1, "a<b")),
        ("<00:00:01.500><c>a</c>", (None, 1.5, "a")),
        ("&amp;lt; &notanentity; &", (None, 1, "&lt; &notanentity; &")),
        ("<script>x</script>", (None, 1, "<script>x</script>")),
    ],
)
def test_cue_text(text: str, turn: tuple[str | None, float, str]) -> None:
    assert turns(webvtt, f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n") == [turn]


@pytest.mark.parametrize(
    "said",
    [
        "Note: bring water.",
        "Source: https://example.org",
        "The thing is: it rains.",
        "Step 1: ask.",
        "He said: no.",
        "10:30 Meeting: us?",
        "(and early) we went.",
        "[laughter]",
        "x = {a: 1}",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_false_labels_stay_speech(said: str, times: int) -> None:
    cues = [f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{said}\n\n" for i in range(1, times + 1)]
    cues.append("8\n00:00:08,000 --> 00:00:08,900\nAda Marsh: Yes.\n\n")
    cues.append("9\n00:00:09,000 --> 00:00:09,900\nAda Marsh: Indeed.\n")
    assert turns(srt, "".join(cues))[0] == (None, 1, " ".join([said] * times))


@pytest.mark.parametrize("lasts", [5, 40])
def test_pictures_of_a_preview_are_neither_speech_nor_chapters(lasts: int) -> None:
    cues = [
        f"{each * lasts // 60:02}:{each * lasts % 60:02}.000 -->"
        f" {(each + 1) * lasts // 60:02}:{(each + 1) * lasts % 60:02}.000\n"
        f"thumbs.jpg#xywh={160 * each},0,160,90"
        for each in range(4)
    ]
    text = "\n\n".join(["WEBVTT", *cues])
    assert recognise("a.vtt", text) is webvtt
    with pytest.raises(ChapterhouseError, match=r"a\.vtt:4: holds pictures"):
        list(webvtt.read("a.vtt", text))


def test_turns_of_nobody_known_are_about_a_minute() -> None:
    cues = [Cue(f"We walked for {n} miles that day.", n * 4, n * 4 + 4) for n in range(300)]
    starts = [turn.start or 0 for turn in turns_from(cues)]
    assert all(45 <= b - a <= 90 for a, b in pairwise(starts))


def test_words_without_full_stops_are_cut_between_cues() -> None:
    cues = [Cue(f"and then {n} more came", n * 2, n * 2 + 2) for n in range(300)]
    found = turns_from(cues)
    assert all(len(turn.text.split()) <= 310 for turn in found)
    assert len(found) >= 6


def test_a_long_cue_has_paragraphs() -> None:
    (turn,) = turns_from([Cue("The ferry was late again that morning. " * 60, 0, 600, "Ada")])
    assert 3 <= len(turn.paragraphs) <= 8
    assert all(paragraph.endswith(".") for paragraph in turn.paragraphs)


def test_marks_of_the_source_make_paragraphs() -> None:
    cues = [Cue("One.", 0, 1, "Ada"), Cue("Two.", 1, 2, "Ada", new_paragraph=True)]
    assert turns_from(cues) == (Turn("Ada", 0, ("One.", "Two.")),)


MARKUP = st.sampled_from(
    [
        "WEBVTT", "NOTE", "STYLE", "REGION", "1", "2", "00:01.000 --> 00:02.000",
        "00:00:01,000 --> 00:00:03,500", "00:00:02,000 --> 00:00:01,000 align:start x",
        "99:99.000 --> 99:99.999", "-->", "<v Ada Marsh>", "</v>", "<v.a", "<c>", "</c>", "<i>",
        "<00:00:01.500>", "&amp;", "&gt;&gt; ", ">> ", "- ", "Ada Marsh: ", "Kim: ", "(Ada Marsh)",
        "[Music]", "♪", "{\\an8}", "we read", "We read.", "中文。", "ไทย", "é", "<", ">", "&", "{",
        "Title: ", "language: en", " ", "\t", "\r\n", "\u2028", "\ufeff", "\x00", "\u2053", "<br>",
        "0:00:01.000,0:00:02.000", "[br]", "[Events]", "[Script Info]", "[Fonts]", "{\\p1}", "}",
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ada Marsh,0,0,0,,", "Comment: 0,", "\\N",
        "Format: Text",
    ]
)  # fmt: skip
ANY_TEXT = st.lists(
    st.one_of(MARKUP, st.just("\n"), st.just("\n\n"), st.text(max_size=8)), max_size=40
).map("".join)


@pytest.mark.parametrize("form", LINES, ids=lambda form: str(form.NAME))
@given(text=ANY_TEXT)
@example(text="WEBVTT\n\nNOTE\n\n00:01.000 --> 00:02.000\n\n- \n-\n\n>>\n>> ")
@example(text="00:01.000 --> 00:02.000 x: y z\nAda Marsh:\nKim: \n")
def test_any_text_is_read_whole_or_refused(form: ModuleType, text: str) -> None:
    assert form.recognises(text) in (True, False)
    try:
        episodes = list(form.read("a.txt", text))
    except ChapterhouseError:
        return
    assert unaccounted(text.removeprefix("\ufeff"), episodes) == set()
    assert all(turn.paragraphs and all(turn.paragraphs) for turn in episodes[0].turns)


WORDS = st.lists(
    st.sampled_from("We read along. No! ferry 12 harbour, Why? yes".split()), min_size=1
)


@given(
    cues=st.lists(
        st.tuples(WORDS, st.sampled_from(["", "<v Ada Marsh>", "<v Kim Reyes>"])), min_size=1
    )
)
def test_no_word_of_captions_is_lost(cues: list[tuple[list[str], str]]) -> None:
    text = "WEBVTT\n\n" + "".join(
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n"
        f"{voice}{' '.join(words)}\n\n"
        for n, (words, voice) in enumerate(cues)
    )
    lost, invented = lost_and_invented(text, list(webvtt.read("a.txt", text)))
    assert not lost
    assert not invented


SPOKEN = st.lists(st.sampled_from("we read along no yes".split()), min_size=1, max_size=3)


@given(spoken=st.lists(SPOKEN, min_size=3, max_size=12))
def test_every_word_of_rolling_captions_is_said_once(spoken: list[list[str]]) -> None:
    text, above = "WEBVTT\n\n", " "
    for n, (first, *more) in enumerate(spoken):
        begin, end = f"00:{n:02}:00.000", f"00:{n:02}:59.990"
        tagged = "".join(f"<00:{n:02}:0{at}.500><c> {one}</c>" for at, one in enumerate(more, 1))
        below = " ".join([first, *more])
        text += f"{begin} --> {end} align:start\n{above}\n{first}{tagged}\n\n"
        text += f"{end} --> 00:{n + 1:02}:00.000 align:start\n{below}\n \n\n"
        above = below
    (episode,) = webvtt.read("a.vtt", text)
    found = " ".join(turn.text for turn in episode.turns).split()
    assert found == [one for line in spoken for one in line]


@pytest.mark.parametrize("form", LINES, ids=lambda form: str(form.NAME))
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ". ",
        "<",
        "<v ",
        "<v A>a",
        "&amp;",
        "& ",
        "[",
        "(a",
        "♪ ",
        ">> ",
        "- ",
        "A: ",
        "{\\",
        "1:",
    ],
)
def test_one_long_line_takes_time_in_step_with_its_length(form: ModuleType, unit: str) -> None:
    said = unit * (500_000 // len(unit))
    text = HEADS[form] + said
    begin = time.process_time()
    assert form.recognises(text)
    with suppress(ChapterhouseError):
        list(form.read("a.txt", text))
    assert time.process_time() - begin < 5, "quadratic time would be minutes"
