"""The account of every source line, and the summary of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.conversion.account import account, account_json, account_lines
from chapterhouse.conversion.report import PageClash, Report, report_json, summary_lines
from chapterhouse.intake.sources import ReadSource
from chapterhouse.merging.merge import State
from chapterhouse.merging.three_way import Clash
from chapterhouse.model import Episode, Fate, Source
from chapterhouse.problems import ChapterhouseError, Finding

TEXT = "Title\n\n  Ada (00:01) Hello ⁓ there ⁓\nSubscribe now!\n \t\nNobody speaks of this.\n"


def read(*fates: Fate, text: str = TEXT) -> ReadSource:
    one = Episode(Source("seeds/a.txt", "plain"), "T", "notes", fates=fates)
    return ReadSource("seeds/a.txt", text, (one,))


FATES = (
    Fate(1, "metadata", "title", "Title"),
    Fate(3, "metadata", "label", "Ada (00:01)"),
    Fate(3, "text", "turn", "Hello there"),
    Fate(3, "dropped", "recognition-junk", "⁓"),
    Fate(3, "dropped", "recognition-junk", "⁓"),
    Fate(4, "dropped", "advertising", "Subscribe now!"),
)


def test_every_line_is_counted_once() -> None:
    one = account(read(*FATES))
    assert (one.lines, one.text, one.metadata, one.dropped_lines) == (4, 1, 1, 1)
    assert one.unaccounted == (6,)
    assert one.rules == {"advertising": 1, "recognition-junk": 2}


def test_the_account_for_people_names_each_dropped_line_and_sums_up_signs() -> None:
    assert list(account_lines(account(read(*FATES)))) == [
        "seeds/a.txt: 4 lines = 1 text + 1 metadata + 1 dropped + 1 unaccounted",
        "  line 6: unaccounted (a bug: no rule speaks of this line)",
        "  line 4: advertising: Subscribe now!",
        "  2 ×: recognition-junk: ⁓",
    ]


def test_a_long_line_is_shortened_and_harmless() -> None:
    fate = Fate(1, "dropped", "r", "\x1b[2J" + "word " * 1000)
    line = list(account_lines(account(read(fate, text="x"))))[1]
    assert len(line) < 150
    assert "\x1b" not in line
    assert account_json(account(read(fate)))["dropped_lines"][0]["text"] == fate.text


def test_episodes_of_one_file_share_the_account() -> None:
    source = read(*FATES)
    (one,) = source.episodes
    rest = Episode(one.source, "U", "notes", fates=(Fate(6, "text", "turn", "x"),))
    both = account(ReadSource(source.path, source.text, (one, rest)))
    assert (both.text, both.unaccounted) == (2, ())


KINDS = st.sampled_from(["text", "metadata", "dropped"])


@given(st.lists(st.text("ab \t\n\r", max_size=4)), st.lists(st.tuples(st.integers(1, 9), KINDS)))
def test_the_sum_is_always_the_number_of_non_blank_lines(
    lines: list[str], fates: list[tuple[int, str]]
) -> None:
    text = "\n".join(lines)
    one = account(read(*(Fate(line, kind, "x", "y") for line, kind in fates), text=text))
    assert one.lines == sum(bool(line.strip()) for line in text.split("\n"))
    assert one.lines == one.text + one.metadata + one.dropped_lines + len(one.unaccounted)


def clash() -> PageClash:
    return PageClash("docs/episodes/a.md", Clash(12, "mine", "new\x07\n\nmore"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, 0),
        ({"pages": {"a": "merged", "b": "deleted", "c": "by-hand"}}, 0),
        ({"findings": [Finding("a", 1, "x", "warning")]}, 0),
        ({"clashes": [clash()]}, 1),
        ({"pages": {"a": "broken"}}, 1),
        ({"errors": [ChapterhouseError("a", "x")]}, 2),
        ({"errors": [ChapterhouseError("a", "x")], "clashes": [clash()]}, 2),
    ],
)
def test_exit_codes(changes: dict[str, object], code: int) -> None:
    report = Report(**changes)  # type: ignore[arg-type]
    assert report.exit_code == code
    assert report_json(report)["exit_code"] == code


def full() -> Report:
    states: list[State] = ["new", "new", "kept", "merged", "unchanged", "deleted"]
    return Report(
        sources=2,
        skipped=1,
        episodes=6,
        pages={f"episodes/{n}.md": state for n, state in enumerate(states)},
        clashes=[clash()],
        errors=[ChapterhouseError("seeds/b.txt", "is empty")],
        findings=[Finding("docs/x.md", 3, "odd", "warning"), Finding("docs/a.md", 1, "n", "note")],
        seconds=1.23,
    )


def test_the_summary_tells_what_was_done() -> None:
    assert list(summary_lines(full())) == [
        "docs/episodes/a.md:12: clash: edited here and changed in the source; the edit stays, and"
        " this is not on the page:",
        "    | new\\x07",
        "    | ",
        "    | more",
        "docs/a.md:1: note: n",
        "docs/x.md:3: warning: odd",
        "sources: 2 (1 skipped), episodes: 6",
        "pages: 6 (2 new, 1 unchanged, 1 with kept edits, 1 merged with edits, 1 deleted by a"
        " person and kept so)",
        "clashes: 1, problems: 2 (1 errors), seconds: 1.2",
    ]


def test_the_summary_for_tools_has_it_all() -> None:
    value = report_json(full(), [account(read(*FATES))])
    assert value["exit_code"] == 2
    assert value["clashes"][0] == {
        "path": "docs/episodes/a.md", "line": 12, "kept": "mine", "source": "new\x07\n\nmore",
    }  # fmt: skip
    assert [problem["severity"] for problem in value["problems"]] == ["error", "note", "warning"]
    assert value["accounts"][0]["unaccounted"] == [6]


def test_an_unaccounted_line_is_a_fault_worth_exit_code_2(tmp_path: Path) -> None:
    assert report_json(Report(), [account(read(*FATES))])["exit_code"] == 2
    assert (
        report_json(Report(), [account(read(*FATES, Fate(6, "text", "x", "y")))])["exit_code"] == 0
    )
