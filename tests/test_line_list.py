"""Lists of lines in front matter: any text is read whole, or refused with a line of reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import line_list
from chapterhouse.problems import ChapterhouseError

LINES = st.lists(
    st.sampled_from(
        [
            "- header: A lamp",
            "- line: We read: along.",
            "- line: 'it''s'",
            '- line: "We" read',
            "  sec: 3",
            "  sec: 99999999999",
            "  time: '1:15'",
            "  who: Ada",
            "    and on",
            "title: Lamps",
            "---",
            "",
            "- header:",
            "said below",
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_any_list_is_read_whole_or_refused(lines: list[str]) -> None:
    text = "\n".join(["---", "transcript:", "- line: Hello.", *lines]) + "\n"
    assert line_list.recognises(text)
    try:
        episodes = list(line_list.read("a.md", text))
    except ChapterhouseError:
        return
    assert unaccounted(text, episodes) == set()
    assert not any(lost_and_invented(text, episodes))
