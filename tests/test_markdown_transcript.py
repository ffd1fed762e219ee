"""Markdown with turns: laws for any text, and notes that are of other forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import markdown_transcript
from chapterhouse.problems import ChapterhouseError

PIECES = st.sampled_from(
    [
        "---\n", "title: Ink\n", "date: 2026-03-03\n", "guests:\n", "  - Bo Ek\n", "tags: [a]\n",
        '{"title": "Ink", "hosts": ["Ada Marsh"]}\n\n', "# Ink\n", "## Early days (00:05)\n",
        "### Ada Marsh (00:05)\n", "**Ada Marsh** [00:57]\n", "**Ada:** ", "Bo Ek: ", "> ", "- ",
        "> [!note] Well\n", "[[a|b]]", "![[c.png]]", " ^b-1\n", "%%no%%", "[l](https://a.b/c)",
        "![i](x.png)", "==m==", "_e_", "*e*", "`c`", "<br>", "\n", "\n\n", "Hello there. ", "99:99",
        "```\n", "| a | b |\n", "***\n", "\\*", "<b>", "[^1]", "(00:10)", "[00:12] ", "\u2053",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


@given(text=TEXTS)
def test_any_text_is_read_without_loss(text: str) -> None:
    assert markdown_transcript.recognises(text) in (True, False)
    try:
        episodes = list(markdown_transcript.read("a.md", text))
    except ChapterhouseError:
        return
    assert unaccounted(text.removeprefix("\ufeff"), episodes) == set()
    assert lost_and_invented(text, episodes) == ({}, {})


@pytest.mark.parametrize(
    "text",
    [
        "# Captions\n\n## Reading\n\n- one\n- two\n\nCaptions are read by many.\n",
        "---\ntitle: Captions\n---\n\nRead on in [[captions]].\n",
        '{"version": "1.0.0", "segments": []}',
        '{"a": 1}\n{"a": 2}\n',
        "Ada: Hi.\nBo: Hello.\nAda: So.\nBo: Well.\n",
    ],
)
def test_is_not_this_form(text: str) -> None:
    assert not markdown_transcript.recognises(text)
