"""Titles that are made: they read like headlines, name the guest, and claim nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.reading.headlines import headline, named, typographic

ADA = ["Ada Marsh"]


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("Ada's ink", "Ada’s ink"),
        ('"Slow" ink', "“Slow” ink"),
        ("(\"Slow\") 'ink' and rock 'n' roll", "(“Slow”) ‘ink’ and rock ’n’ roll"),
        ("the '90s", "the ’90s"),
        ("Ada’s “slow”  ink", "Ada’s “slow” ink"),
        ("", ""),
    ],
)
def test_typographic(straight: str, curly: str) -> None:
    assert typographic(straight) == curly
    assert typographic(curly) == curly


@pytest.mark.parametrize(
    ("chapters", "texts", "points", "wanted"),
    [
        # The chapter whose words are most what is talked about.
        (
            ["Introduction", "Ada’s background", "Why captions matter: a tour", "Closing"],
            ["We talk about captions. Captions matter to readers, and captions cost little."],
            [],
            "Ada Marsh on why captions matter",
        ),
        # Title Case gives way where the texts show how the words are written.
        (
            ["The Price of Captions in Oslo"],
            ["We talk about the price of captions. Then we go to Oslo for captions."],
            [],
            "Ada Marsh on the price of captions in Oslo",
        ),
        (["The Price of Kerning"], [], [], "Ada Marsh: The Price of Kerning"),
        # What a person believes is said as that person's.
        (["Why Ada thinks captions are slow"], [], [], "Ada Marsh on why captions are slow"),
        # Points where there are no chapters.
        ([], [], ["Captions are read on trains."], "Ada Marsh: Captions are read on trains"),
        # What the notes say is talked about, cut where a phrase ends.
        (
            ["Introduction to Ada Marsh", "Closing thoughts"],
            ["I talk with Ada Marsh, printer, about how captions are actually made across the "
             "northern ports, the southern ports and most of the islands between them."],
            [],
            "Ada Marsh on how captions are made across the northern ports",
        ),
        (
            [],
            ["Ada Marsh, who delves into the price of captions, particularly on trains."],
            [],
            "Ada Marsh on the price of captions, particularly on trains",
        ),
        # Key terms, when nothing else can stand alone.
        (
            [],
            ["Slow ink. Ada likes slow ink. Blue paper! Blue paper, then. Trains; trains."],
            [],
            "Ada Marsh on blue paper, slow ink and trains",
        ),
        ([], [], [], "A conversation with Ada Marsh"),
    ],
)  # fmt: skip
def test_headline(chapters: list[str], texts: list[str], points: list[str], wanted: str) -> None:
    assert headline(ADA, chapters, texts, points, ()) == wanted


def test_insights_without_people_are_counted() -> None:
    insight = (
        "Automatic captions are read by more people than anybody thought, and automatic captions "
        "are corrected by almost none of them, in Oslo as elsewhere; Oslo pays for trains."
    )
    title = headline((), (), (), [insight] * 3, ())
    assert title.startswith("Three insights on automatic captions")
    assert title.endswith(" and Oslo") or " Oslo" in title


@pytest.mark.parametrize(
    "poor",
    ["Introduction", "Ada’s journey", "Outro", "Q&A", "Closing thoughts", "Wrap-up and credits"],
)
def test_poor_chapters_give_no_title(poor: str) -> None:
    assert headline(ADA, [poor], [], [], ()) == "A conversation with Ada Marsh"


@pytest.mark.parametrize("dangling", ["Captions and the price of", "Why captions cost more than"])
def test_no_title_ends_in_the_middle(dangling: str) -> None:
    assert headline(ADA, [dangling], [], [], ()) == "A conversation with Ada Marsh"


def test_titles_are_unique() -> None:
    taken: list[str] = []
    for _ in range(6):
        taken.append(headline(ADA, ["Why captions matter", "The price of ink"], [], [], taken))
    assert len({title.casefold() for title in taken}) == 6
    assert taken[:2] == ["Ada Marsh on why captions matter", "Ada Marsh on the price of ink"]


def test_many_people_are_shortened() -> None:
    assert named(["Ada Marsh", "Bo Lindqvist", "Cy Okafor", "Dee Halloran"]) == (
        "Ada Marsh and others"
    )


TEXTS = st.lists(st.one_of(st.text(max_size=120), st.sampled_from(
    ["Why captions matter: a tour", "The Future of Ink", "We talk about how ink dries, and more."]
)), max_size=5)  # fmt: skip


@given(st.lists(st.text(max_size=90), max_size=3), TEXTS, TEXTS, TEXTS)
def test_laws_of_headlines(
    guests: list[str], chapters: list[str], texts: list[str], points: list[str]
) -> None:
    first = headline(guests, chapters, texts, points, ())
    assert first == headline(guests, chapters, texts, points, ())
    assert 0 < len(first) <= 80
    second = headline(guests, chapters, texts, points, [first])
    assert 0 < len(second) <= 80
    assert second.casefold() != first.casefold()
