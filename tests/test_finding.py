"""Where terms are found in a text: whole words, in all forms, capitals where they tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.glossary.finding import Finder
from chapterhouse.glossary.plain_words import counted, plain


def found(text: str, *forms: str) -> list[str]:
    finder = Finder([("it", forms)])
    return [text[hit.start : hit.end] for hit in finder.find(text)]


@pytest.mark.parametrize(
    ("forms", "text", "places"),
    [
        (("caption",), "Captions! A caption’s captioning, uncaptioned.", ["Captions", "caption’s"]),
        (
            ("web VTT",),
            "A Web-VTT, web vtt; WEB\u00a0VTT or webVTT",
            ["Web-VTT", "web vtt", "WEB\u00a0VTT"],
        ),
        (("AI",), "I said AI, ai, AIs, and RAI. “AI”", ["AI", "AIs", "AI"]),
        (("IT",), "it is IT’s own", ["IT’s"]),
        (("Reed",), "Reed could read the reed. Reed's", ["Reed", "Reed's"]),
        (("ai",), "AI and ai", ["AI", "ai"]),
        (("WebVTT",), "webvtt and WEBVTT", ["webvtt", "WEBVTT"]),
        (("主权",), "我们谈主权AI", ["主权"]),
        (("AI",), "用AI的人", ["AI"]),
        (("C++",), "We write C++, C and c++.", ["C++"]),
        (("O’Brien",), "O'Brien met O’Brien’s", ["O'Brien", "O’Brien’s"]),
        (("naïve",), "Naïve, naive", ["Naïve"]),
        (("café",), "Cafés and İstanbul café", ["Cafés", "café"]),
        (("boss",), "The bosses’ boss’s boss", ["boss’s", "boss"]),
        (("plain text", "text"), "plain text", ["plain text"]),
        (("…",), "… nothing …", []),
    ],
)
def test_whole_words_in_all_forms(forms: tuple[str, ...], text: str, places: list[str]) -> None:
    assert found(text, *forms) == places


def test_of_two_things_the_longer_name_is_meant() -> None:
    finder = Finder([("topic", ["caption"]), ("show", ["Caption Desk"])])
    hits = finder.find("Caption Desk is about a caption.")
    assert [(hit.key, hit.start) for hit in hits] == [("show", 0), ("topic", 24)]


def test_one_word_may_mean_two_things() -> None:
    finder = Finder([("a", ["tide"]), ("b", ["Tide"])])
    assert sorted(hit.key for hit in finder.find("The Tide")) == ["a", "b"]


def test_a_page_may_add_what_it_has_as_tags() -> None:
    finder = Finder([("a", ["tide"])])
    more = finder.also([("b", ["moon"])])
    assert [hit.key for hit in more.find("Moon and tide")] == ["b", "a"]
    assert [hit.key for hit in finder.find("Moon and tide")] == ["a"]
    assert more.knows("Moon")
    assert not finder.knows("Moon")


@given(st.text())
def test_plain_text_has_each_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(
    st.lists(st.sampled_from(["AI", "ai", "web", "VTT", "字", "vtt,", "—", "’s", "\n", "x"])),
    st.lists(st.sampled_from(["ai", "AI", "web vtt", "字", "x"]), min_size=1, unique=True),
)
def test_every_hit_is_a_form_and_no_hit_is_missed_for_company(
    pieces: list[str], forms: list[str]
) -> None:
    text = " ".join(pieces)
    finder = Finder([(form, [form]) for form in forms])
    hits = finder.find(text)
    for hit in hits:
        said = plain(text[hit.start : hit.end]).removesuffix("'s").removesuffix("s")
        assert " ".join(said.split()) == " ".join(plain(hit.key).split())
    for form in forms:
        alone = {(hit.start, hit.end) for hit in Finder([(form, [form])]).find(text)}
        together = {(hit.start, hit.end) for hit in hits if hit.key == form}
        longer = {(hit.start, hit.end) for hit in hits}
        assert all(
            place in together or any(a <= place[0] and place[1] <= b for a, b in longer)
            for place in alone
        )
        assert together <= alone


@given(st.text())
def test_no_word_is_empty_and_counts_are_those_of_the_text(text: str) -> None:
    words = counted(plain(text))
    assert "" not in words
    assert all(count > 0 for count in words.values())
