"""Slugs: readable, safe as a file name anywhere, and the same however often they are made."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US–China AI is not a “race”", "us-china-ai-is-not-a-race"),
        ("Zoë Łuków’s café", "zoe-lukows-cafe"),
        ("Straße & Øre, 2 € — now!", "strasse-ore-2-now"),
        ("主权 AI：为什么", "主权-ai-为什么"),
        ("한국의 AI", "한국의-ai"),
        ("がんばって", "がんばって"),
        ("हिन्दी में", "हिन्दी-में"),
        ("Привет, Йод", "привет-йод"),
        ("ﬁle №5", "file-no5"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\nc\td", "a-b-c-d"),
        ("CON", "x-con"),
        ("Index", "x-index"),
        ("LPT1", "x-lpt1"),
        ("com1.txt", "com1-txt"),
        ("--a--", "a"),
    ],
)
def test_examples(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(text=st.text(max_size=120))
def test_safe_readable_and_stable(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= 80
    assert len(name.encode()) <= 210
    assert name == name.strip("-") == unicodedata.normalize("NFC", name)
    assert "--" not in name
    assert all(
        char == "-" or char.isalnum() or unicodedata.category(char)[0] == "M" for char in name
    )
    assert name == name.lower()
    assert slug(name) == name


@pytest.mark.parametrize("text", ["", "?!", "🎙", "\udc80", "́"])
def test_never_empty(text: str) -> None:
    assert len(slug(text)) == 9
    assert slug(text) != slug(text + "!")


def test_a_long_title_is_cut_between_words() -> None:
    name = slug("how captions help everybody who reads along " * 4)
    assert name == "how-captions-help-everybody-who-reads-along-how-captions-help-everybody-who"
    assert len(slug("a" * 300)) == 80
    assert slug("字" * 300).encode() == ("字" * 66).encode()
