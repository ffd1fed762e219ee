"""What becomes of one page: the last output, the page on disk and the new output in all cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.merging.merge import decide, merge_pages
from chapterhouse.merging.three_way import Clash, merge_text
from chapterhouse.pages import front_matter
from chapterhouse.problems import ChapterhouseError

BASE = """\
---
title: Tides
kind: transcript
hosts: [ada-marsh]
source: seeds/a.txt#1
---

**Ada Marsh** (00:00)

One.

Two.

**Ada Marsh** (00:10)

Three.
"""


def valid(text: str) -> None:
    front_matter.split("docs/a.md", text)


def change(old: str, new: str, text: str = BASE) -> str:
    assert old in text
    return text.replace(old, new, 1)


NEW = change("Three.", "Three, four.")
EDITED = change("One.", "One, edited.")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "state", "page", "new_base"),
    [
        (None, None, NEW, "new", NEW, NEW),
        (BASE, BASE, NEW, "changed", NEW, NEW),
        (BASE, BASE, BASE, "unchanged", None, None),
        (BASE, BASE.rstrip("\n"), BASE, "unchanged", None, None),
        (BASE, BASE.rstrip("\n"), NEW, "changed", NEW, NEW),
        (BASE, EDITED, BASE, "kept", None, None),
        (BASE, EDITED, NEW, "merged", change("One.", "One, edited.", NEW), NEW),
        (BASE, NEW, NEW, "unchanged", None, NEW),  # a run cut short between page and base
        (None, NEW, NEW, "unchanged", None, NEW),  # the same for a new page
        (BASE, None, BASE, "deleted", None, None),
        (BASE, None, NEW, "deleted", None, NEW),
        (None, EDITED, NEW, "by-hand", None, None),
    ],
)
def test_each_case(
    base: str | None, ours: str | None, theirs: str, state: str, page: str | None, new_base: str
) -> None:
    decision = decide(base, ours, theirs, valid)
    assert (decision.state, decision.page, decision.base) == (state, page, new_base)
    assert decision.clashes == ()


def test_a_clash_keeps_the_edit_and_tells_the_line_and_what_is_lost() -> None:
    ours = change("Two.", "Two, edited.")
    theirs = change("Three.", "Three, new.", change("Two.", "Two, new."))
    decision = decide(BASE, ours, theirs, valid)
    assert decision.page == change("Three.", "Three, new.", ours)
    assert decision.clashes == (Clash(12, "Two, edited.", "Two, new."),)
    assert (decision.page or "").split("\n")[11] == "Two, edited."
    again = decide(decision.base, decision.page, theirs, valid)
    assert (again.state, again.page, again.base, again.clashes) == ("kept", None, None, ())
    later = change("One.", "One, later.", theirs)
    assert decide(theirs, decision.page, later, valid).page == change(
        "One.", "One, later.", decision.page or ""
    )


@pytest.mark.parametrize("deleted", ["One.\n\n", "\n\n**Ada Marsh** (00:10)\n\nThree."])
def test_what_a_person_deleted_stays_deleted(deleted: str) -> None:
    ours = change(deleted, "")
    theirs = change("kind: transcript", "kind: notes", change("(00:00)", "(00:01)"))
    page = change("kind: transcript", "kind: notes", change("(00:00)", "(00:01)", ours))
    assert decide(BASE, ours, theirs, valid).page == page


def test_a_deletion_beside_a_change_is_a_clash_and_the_deletion_stays() -> None:
    ours = change("Two.\n", "")
    decision = decide(BASE, ours, change("Two.", "Two, new."), valid)
    assert decision.page is None
    assert [clash.theirs for clash in decision.clashes] == ["Two, new."]


def test_neighbouring_keys_do_not_clash() -> None:
    ours = change("title: Tides", "title: 'Tides: a talk' # as she calls it\ndate: 2026-01-05")
    theirs = change("kind: transcript", "kind: notes\nyoutube: '01234567890'")
    decision = decide(BASE, ours, theirs, valid)
    assert decision.clashes == ()
    assert (decision.page or "").split("---")[1] == (
        "\ntitle: 'Tides: a talk' # as she calls it\ndate: 2026-01-05\nkind: notes\n"
        "youtube: '01234567890'\nhosts: [ada-marsh]\nsource: seeds/a.txt#1\n"
    )


@pytest.mark.parametrize(
    ("mine", "new", "page", "clash"),
    [
        ("hosts:\n  - ada-marsh\n  - bo\n", "hosts: [cy]\n", "hosts:\n  - ada-marsh\n  - bo\n", 4),
        ("# mine\nhosts: [bo]\n", "hosts: [cy]\n", "# mine\nhosts: [bo]\n", 5),
        ("", "hosts: [cy]\n", "", 2),
        ("hosts: [bo]\n", "", "hosts: [bo]\n", 4),
        ("", "", "", None),
        ("hosts: [bo]\n", "hosts: [bo]\n", "hosts: [bo]\n", None),
        ("hosts: [ada-marsh]\n", "", "", None),
        ("hosts: [ada-marsh]\n# mine\n", "hosts: [cy]\n", "hosts: [cy]\n# mine\n", None),
    ],
)
def test_front_matter_is_merged_by_key(mine: str, new: str, page: str, clash: int | None) -> None:
    ours, theirs = (change("hosts: [ada-marsh]\n", text) for text in (mine, new))
    merged = merge_pages(BASE, ours, theirs)
    assert merged.text == change("hosts: [ada-marsh]\n", page)
    assert [one.line for one in merged.clashes] == ([] if clash is None else [clash])
    for one in merged.clashes:
        assert one.theirs == new.rstrip("\n")


@pytest.mark.parametrize(
    "ours",
    [
        change("title: Tides", "title: [Tides"),
        change("title: Tides", 'title: "Tides: a talk'),
        change("source:", "\tsource:"),
    ],
)
def test_a_page_whose_yaml_a_person_broke_stays_whole_until_it_is_mended(ours: str) -> None:
    decision = decide(BASE, ours, NEW, valid)
    assert (decision.state, decision.page, decision.base) == ("broken", None, None)
    assert decision.why
    assert decision.line > 1


def test_a_page_without_front_matter_is_merged_as_text() -> None:
    ours = change(BASE[: BASE.index("\n**Ada")], "Only words.\n")
    with pytest.raises(ChapterhouseError):
        valid("---\n[\n---\n")
    merged = merge_pages(BASE, ours, NEW)
    assert merged.text.startswith("Only words.\n")
    assert "Three, four." in merged.text


def test_windows_line_ends_of_an_edited_page_stay() -> None:
    ours = EDITED.replace("\n", "\r\n")
    page = decide(BASE, ours, NEW, valid).page
    assert page == change("One.", "One, edited.", NEW).replace("\n", "\r\n")
    assert decide(BASE, BASE.replace("\n", "\r\n"), NEW, valid).page == NEW.replace("\n", "\r\n")
    assert decide(BASE.replace("\n", "\r\n"), BASE.replace("\n", "\r\n"), BASE, valid).page is None


MARKS = ["<<<<<<< ours", "=======", "||||||| base", ">>>>>>> theirs", "<" * 40, "=" * 31, ">" * 80]


@pytest.mark.parametrize("mark", MARKS)
def test_text_that_looks_like_marks_is_text(mark: str) -> None:
    ours, base, theirs = (f"1\n\n{mark}\n\n{x}\n\n3\n" for x in (f"mine\n{mark}", "2", "new"))
    merged = merge_text(base, ours, theirs)
    assert merged.text == ours
    assert [clash.theirs for clash in merged.clashes] == ["new"]


def test_git_settings_of_a_person_do_not_matter(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text("[merge]\n\tconflictStyle = diff3\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_DIR", str(home))
    assert merge_text("a\n", "b\n", "c\n").text == "b\n"


def test_without_git_a_page_that_needs_a_merge_stays_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    decision = decide(BASE, EDITED, NEW, valid)
    assert decision.state == "broken"
    assert "git is needed" in decision.why
    assert decide(BASE, BASE, NEW, valid).state == "changed"


LINES = st.lists(st.sampled_from(["a", "b", "c", "", "# d", "===", "<<<<<<<"]), max_size=12)


@given(LINES, LINES, LINES)
def test_every_line_of_a_person_stays_and_every_new_one_is_there_or_reported(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    was, mine, new = ("".join(f"{line}\n" for line in lines) for lines in (base, ours, theirs))
    merged = merge_text(was, mine, new)
    kept = merged.text.split("\n")
    lost = {line for clash in merged.clashes for line in clash.theirs.split("\n")}
    for line in set(theirs) - set(base):
        assert line in kept or line in lost
    for line in set(ours) - set(base):
        assert line in kept
    if mine == was:
        assert (merged.text, merged.clashes) == (new, ())
    if new == was:
        assert (merged.text, merged.clashes) == (mine, ())
