"""Text exports: marks and times in a table, false labels, and laws for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import text_transcript
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.marks import mark_of
from chapterhouse.reading.written_times import moments


@pytest.mark.parametrize(
    ("line", "name", "when", "rest"),
    [
        ("Ada Marsh  0:36", "Ada Marsh", "0:36", ""),
        ("Ada Marsh (00:00:36):", "Ada Marsh", "00:00:36", ""),
        ("Ada Marsh (00:36)Hi.", "Ada Marsh", "00:36", "Hi."),
        ("Ada Marsh: 00:01:10", "Ada Marsh", "00:01:10", ""),
        ("[Ada Marsh] 10:02:15", "Ada Marsh", "10:02:15", ""),
        ("[00:04:05] Ada: Hi.", "Ada", "00:04:05", "Hi."),
        ("**Ada:** \\[04:05\\] Hi.", "Ada", "04:05", "Hi."),
        ("**Ada Marsh (04:05):** Hi.", "Ada Marsh", "04:05", "Hi."),
        ("**[04:05] Ada:** Hi.", "Ada", "04:05", "Hi."),
        ("**[04:05]** Ada: Hi.", "Ada", "04:05", "Hi."),
        ("**Ada** [04:05] Hi.", "Ada", "04:05", "Hi."),
        ("__Ada__: Hi.", "Ada", None, "Hi."),
        ("Ada（主持）：你好", "Ada", None, "你好"),
        ("0:00:36.2 **Ada & Bo** Hi.", "Ada & Bo", "0:00:36.2", "Hi."),
        ("00:00:36\tAda\tHi.", "Ada", "00:00:36", "Hi."),
        ("### Ada Marsh (04:05)", "Ada Marsh", "04:05", ""),
        (">> ADA: Hi.", "ADA", None, "Hi."),
        ("(00:01:21):", None, "00:01:21", ""),
    ],
)
def test_marks(line: str, name: str | None, when: str | None, rest: str) -> None:
    mark = mark_of(line)
    assert (mark.name, mark.time, mark.rest) == (name, when, rest)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (["0:05", "59:58", "1:00:05"], [5, 3598, 3605]),
        (["62:43", "63:10"], [3763, 3790]),
        (["00:04:06.27", "00:04:07,5"], [246.27, 247.5]),
        (["00:00:01:12", "00:00:02;05"], [1, 2]),
        (["99:99", "0:60", "1:60:00"], [None, None, None]),
        (["11:59:50 PM", "12:00:10 AM"], [0, 20]),
        (["10:02:15", "10:02:40"], [0, 25]),
        (["13:00 PM", "1:05 PM"], [None, 0]),
    ],
)
def test_times(written: list[str], seconds: list[float | None]) -> None:
    assert moments(written) == seconds


PIECES = st.sampled_from(
    [
        "Ada Marsh", "Ada Marsh  0:36\n", "Ada Marsh (00:00:36):\n", "[Bo Ek] 10:02:15\n",
        "Bo Ek: ", "**Bo Ek:** ", "**Ada** [04:05] ", "[00:04:05] Ada: ", "(00:01:21):\n",
        "0:05\n", "0:09 and so on\n", "99:99 ", "[12.5] ", "- Hi?\n", "– Yes.\n", "— No.\n",
        "Note: this\n", "10:30 Meeting: late\n", "Title: Ink\n", "Date: March 3, 2026\n",
        "Host: Ada Marsh\n", "SPEAKERS\n", "Transcript\n", "Chapters\n", "00:00 Intro\n",
        "Early Life (0:00)\n", "李雷：你好\n", "สมชาย: ครับ\n", "דנה: שלום\n",
        "Speaker 1: ", "[Music]\n",
        "[inaudible 00:42] ", "Welcome to the show, everybody, I mean you. ", "\n", "\n\n", "\t",
        "**", "__", "[[a|b]]", "[a](https://b.c/d)", "\u2053", "---\n", "# One\n", ">> ", "* ",
        "Transcribed by https://otter.ai\n", "\ufeff", "\u2028", "🎙️ ", "|", "\\[", "to",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join)


@given(text=TEXTS)
def test_any_text_is_read_without_loss(text: str) -> None:
    assert text_transcript.recognises(text) in (True, False)
    try:
        episodes = list(text_transcript.read("a.txt", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()
    assert lost_and_invented(text, episodes) == ({}, {})


@pytest.mark.parametrize(
    "unit", ["a ", "Ada: ", "**a ", "0:36 ", "(", "[a](", "Ada (00:01) ", "_a ", "<b>", "> ", "- "]
)
@pytest.mark.parametrize("join", ["", "\n"])
def test_time_in_step_with_length(unit: str, join: str) -> None:
    text = (unit + join) * ((50_000 if join else 500_000) // len(unit + join))
    begin = time.process_time()
    text_transcript.recognises(text)
    list(text_transcript.read("a.txt", text))
    assert time.process_time() - begin < 8, "quadratic time would be minutes"


def test_a_list_of_names_is_no_transcript() -> None:
    names = ["Ada Marsh", "admin", "Bo Lindqvist", "Cy Twill", "abs51", "Dee Moor", "Ada Marsh"]
    assert not text_transcript.recognises("\n".join(["Thanks to:", *names, *sorted(names)]) + "\n")
