"""Bios: the sentences of notes that say who a person is, and no others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.reading.bios import bio_of
from chapterhouse.reading.sentences import sentences

ABOUT = "In this conversation, Ada Marsh discusses why ink dries, and shares what she learned."

BIOS = [
    # A sentence that states it; what follows about the person belongs to it, the rest does not.
    (
        ["Ada Marsh is a printer in Oslo. She has run a press since 1990. We talk about ink."],
        "Ada Marsh is a printer in Oslo. She has run a press since 1990.",
    ),
    (
        [ABOUT, "Ada Marsh is a printer. Her books are in No. 1 of the U.S. libraries.", ABOUT],
        "Ada Marsh is a printer. Her books are in No. 1 of the U.S. libraries.",
    ),
    (
        ["Ada is a printer at a small press, where she sets type. Her work spans ten years."],
        "Ada is a printer at a small press, where she sets type. Her work spans ten years.",
    ),
    (
        ["Dr. Ada Marsh is a chemist. At home, she serves soup. A painter too, Ada holds a cup."],
        "Dr. Ada Marsh is a chemist. At home, she serves soup. A painter too, Ada holds a cup.",
    ),
    # A bio over several paragraphs.
    (
        [
            "Ada Marsh is a printer. Based in Oslo, Ada leads a press.",
            "Before the press, Ada was a diver. She explains how ink dries.",
        ],
        "Ada Marsh is a printer. Based in Oslo, Ada leads a press. Before the press, Ada was a "
        "diver.",
    ),
    # All of the paragraph is about her, also what stands before her name.
    (
        ["For readers of labels, she needs no introduction. Ada Marsh is a printer of labels."],
        "For readers of labels, she needs no introduction. Ada Marsh is a printer of labels.",
    ),
    # A name with a role behind it, cut before what is talked about.
    (
        ["I sit down with Ada Marsh, who leads the Ink Press, one of three on the coast."],
        "Ada Marsh, who leads the Ink Press, one of three on the coast.",
    ),
    (
        ["I talk with Ada Marsh, head of ink at Quill and former diver, about how ink dries."],
        "Ada Marsh, head of ink at Quill and former diver.",
    ),
    (
        ["Joining me today is Ada Marsh, a printer. She works in Oslo. She argues for slow ink."],
        "Ada Marsh, a printer. She works in Oslo.",
    ),
    (["“Ink is slow.” — Ada Marsh, editor at Quill, Oslo"], "Ada Marsh, editor at Quill, Oslo."),
    (["I sit down with Ada Marsh (Quill Press) to unpack ink."], "Ada Marsh (Quill Press)."),
    (["I speak with Ada Marsh from the Ink Museum, about blue."], "Ada Marsh from the Ink Museum."),
    (
        ["I am joined by two guests: Ada Marsh, Head of Ink, and Bo Lindqvist, Head of Paper."],
        "Ada Marsh, Head of Ink.",
    ),
    # A short introduction, then sentences by first name elsewhere.
    (
        ["Joining me is Ada Marsh, a printer.", ABOUT, "Ada was named Printer of the Year."],
        "Ada Marsh, a printer. Ada was named Printer of the Year.",
    ),
    # The way somebody went, for want of better.
    (
        ["In this episode, Ada tells of her journey, from a ship to a press, and now to paper."],
        "Ada tells of her journey, from a ship to a press, and now to paper.",
    ),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), BIOS)
def test_bio(paragraphs: list[str], wanted: str) -> None:
    bio = bio_of("Ada Marsh", paragraphs)
    assert bio is not None
    assert (bio.text, bio.verified) == (wanted, True)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [],
        [ABOUT],
        ["Today we speak to Ada Marsh, who delves into ink. Ada shares what she learned."],
        ["Ada Marsh explains ink. She is very candid about blue."],
        ["Bo Lindqvist is a printer in Oslo. He met Ada Marsh."],
        ["Ada Marsh (05:30) and I met."],
        ["Adam Marshall is a printer."],
    ],
)
def test_no_bio_where_the_notes_do_not_say(paragraphs: list[str]) -> None:
    assert bio_of("Ada Marsh", paragraphs) is None


@pytest.mark.parametrize(
    "hedge", ["appears to be", "seems to be", "is likely", "is believed to be", "was apparently"]
)
def test_hedged_bio_is_unverified(hedge: str) -> None:
    bio = bio_of("Ada Marsh", [f"Ada Marsh is a printer. She {hedge} based in Oslo."])
    assert bio is not None
    assert not bio.verified


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. Marsh met No. 1. He left.", ["Dr. Marsh met No. 1.", "He left."]),
        ("She works at Z.ai. It is new.", ["She works at Z.ai.", "It is new."]),
        ("A U.S. State ship. In the U.S. He", ["A U.S. State ship.", "In the U.S.", "He"]),
        ("J. R. Marsh has e.g. this. “Ink.” It", ["J. R. Marsh has e.g. this.", "“Ink.”", "It"]),
        ("墨很慢。她说。", ["墨很慢。", "她说。"]),
        ("Wait... what? No!", ["Wait... what?", "No!"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(st.sampled_from("Aa .!?…“”\n1é中"), max_size=80))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=20))
def test_bio_is_made_of_the_notes(paragraphs: list[str], name: str) -> None:
    bio = bio_of(name, paragraphs)
    assert bio is None or set(bio.text.split()) - set(" ".join(paragraphs).split()) <= {"."} | {
        word for word in bio.text.split() if word.endswith(".")
    }


@pytest.mark.parametrize("unit", [".", "Ada ", "Ada Marsh, ", "Ada Marsh is a. ", "(", "She was, "])
def test_long_notes_take_linear_time(unit: str) -> None:
    begin = time.process_time()
    bio_of("Ada Marsh", [unit * (1_000_000 // len(unit))])
    assert time.process_time() - begin < 5, "quadratic time would be minutes"
