"""The directory page's reader on pages nobody has seen: it never fails, and loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import directory_page

LINES = st.sampled_from(
    [
        "Ann Lee (00:00) Hello there.",
        "Ann Lee (00:10)",
        "Bo Ek (00:20)Good.",
        "Bo Ek (00:05)",
        "Ann:Hi",
        "Bo:Hello.",
        "Ann",
        "Bo Ek",
        "A. Ann Lee, keeper",
        "Chapters",
        "Topics covered:",
        "00:00 One",
        "* 00:20 – Two",
        "09:99 Three",
        "Three (1:02:03)",
        "* A point",
        "- Another",
        "--",
        "AI transcript",
        "Transcript",
        "In this episode, I sit down with Ann Lee, a keeper.",
        "Dr. Bo Ek is a baker.",
        "Get full access to Salt at salt.example/subscribe",
        "to",
        "and so",
        "Note: this",
        "\u2053",
        "So \u2053 it goes.",
        "\u6797\u96e8\uff1a\u4f60\u597d",
        "**x** <b> [[y]]",
    ]
) | st.text(max_size=12)
ITEMS = st.lists(
    st.tuples(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["    ", "      ", "\t"])),
    max_size=4,
)


def page(items: list[tuple[list[str], str]]) -> str:
    lines = ["Episodes", ""]
    for below, indent in items:
        first, *rest = (" ".join(line.split()) or "x" for line in below)
        lines += [f"  \u2022 {first}", "", *(f"{indent}{line}\n" for line in rest)]
    return "\n".join(lines)


@given(st.text())
def test_any_text_is_recognised_or_not(text: str) -> None:
    assert directory_page.recognises(text) in (True, False)


@given(ITEMS)
def test_no_line_and_no_word_is_lost_or_invented(items: list[tuple[list[str], str]]) -> None:
    text = page(items)
    episodes = list(directory_page.read("feed.txt", text))
    if episodes:
        assert unaccounted(text, episodes) == set()
        assert lost_and_invented(text, episodes) == ({}, {})


@given(ITEMS)
def test_titles_are_short_and_each_is_its_own(items: list[tuple[list[str], str]]) -> None:
    titles = [episode.title for episode in directory_page.read("feed.txt", page(items))]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(title) <= 80 for title in titles)
