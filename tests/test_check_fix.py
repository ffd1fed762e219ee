"""`check --fix`: what has one right answer is mended, and not a byte beside it is touched."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse import cli
from chapterhouse.check import check_page
from chapterhouse.check.fix_page import fix_page
from chapterhouse.check.fix_site import fix
from chapterhouse.problems import Finding
from check_mistakes import EDITS, FACTS, HARMLESS, PAGE, SITE
from conftest import REPOSITORY

PATH = "docs/episodes/captions.md"

ONE_ANSWER: list[tuple[str, str]] = [
    # What an editor left, and what it can only have meant.
    ("title: Captions: what for", 'title: "Captions: what for"'),
    ("title:Captions", "title: Captions"),
    ("title：Captions", "title: Captions"),
    (" title: Captions", "title: Captions"),
    ("\ttitle: Captions", "title: Captions"),
    ('title: "Captions', 'title: "Captions"'),
    ('title: "A" talk', "title: '\"A\" talk'"),
    ("title: *Captions*", 'title: "*Captions*"'),
    ("title: 1:02:33", 'title: "1:02:33"'),
    ("title: 1984", 'title: "1984"'),
    ("title: 2026-01-31", 'title: "2026-01-31"'),
    ("hosts: [ann-lee", "hosts: [ann-lee]"),
    ("hosts: ann-lee", "hosts: [ann-lee]"),
    ("lang: no", 'lang: "no"'),
    ("**Ann Lee** (00:57", "**Ann Lee** (00:57)"),
    ("**Ann Lee** 00:57)", "**Ann Lee** (00:57)"),
    ("**Ann Lee** 00:57", "**Ann Lee** (00:57)"),
    ("**Ann Lee** [00:57]", "**Ann Lee** (00:57)"),
    ("**Ann Lee** (00:57 So.", "**Ann Lee** (00:57) So."),
    ("*Ann Lee* (00:57)", "**Ann Lee** (00:57)"),
    ("**Ann Lee (00:57)**", "**Ann Lee** (00:57)"),
    ("(00:57) **Ann Lee**", "**Ann Lee** (00:57)"),
    ("- **Ann Lee** (00:57)", "**Ann Lee** (00:57)"),
    ("**Ann Lee:** (00:57)", "**Ann Lee** (00:57)"),
    ("**Ann Lee** (00:57):", "**Ann Lee** (00:57)"),
    ("** Ann Lee**(00:57)", "**Ann Lee** (00:57)"),
    ("**Ann Lee** （00：57）", "**Ann Lee** (00:57)"),
    ("**Ann Lee** (#7", "**Ann Lee** (#7)"),
    ("*Ann Lee*", "**Ann Lee**"),
    ("## Who reads them (02:39", "## Who reads them (02:39)"),
    ("## 02:39 Who reads them", "## Who reads them (02:39)"),
    ("## Who reads them (~02:39)", "## Who reads them (≈ 02:39)"),
    ("##Who reads them (02:39)", "## Who reads them (02:39)"),
    ("- (00:10) Before it all", "- 00:10 Before it all"),
    ("-00:10 Before it all", "- 00:10 Before it all"),
]

ASK: list[str] = [
    # Nobody but a person knows what was meant.
    "title Captions",
    "title: Talk #3",
    'title: "Captions # more',
    "date: 2026-02-30",
    "hosts: Ann Lee and Bo Marsh",
    "hosts: Ann Lee",
    "show: slow-talk",
    "**Ann Lee** (99:99)",
    "**Ann Lee** (00:57-01:20",
    "## Who reads them (02:99)",
    "Every <b>body</b>.",
    "[x](../people/an-lee.md)",
]


def line_meant(edited: str) -> str:
    key = edited.strip().replace("：", ":").split(":")[0]
    kinds = {"title": "title: What", "hosts": "hosts:", "lang": "lang:", "date": "date:"}
    kinds |= {"show": "show:", "title Captions": "title: What"}
    if key in kinds:
        start = kinds[key]
    elif "Who reads" in edited:
        start = "## Who"
    elif "Before it all" in edited:
        start = "- 00:10"
    elif "Ann Lee" in edited and "http" not in edited:
        start = "**Ann Lee** (#7)" if "#" in edited or edited == "*Ann Lee*" else "**Ann Lee** (00"
    else:
        start = "Everybody."
    return next(line for line in PAGE.split("\n") if line.startswith(start))


def edited_page(edited: str) -> str:
    return PAGE.replace(f"{line_meant(edited)}\n", f"{edited}\n", 1)


def found_in(text: str) -> list[Finding]:
    return check_page(PATH, text, SITE)[0]


@pytest.mark.parametrize(("edited", "right"), ONE_ANSWER)
def test_what_has_one_right_answer_is_mended(edited: str, right: str) -> None:
    text = edited_page(edited)
    assert text != PAGE
    mended, fixes = fix_page(PATH, text)
    assert mended == PAGE.replace(f"{line_meant(edited)}\n", f"{right}\n", 1)
    [only] = fixes
    assert (only.before, only.after) == (edited, right)
    assert mended.split("\n")[only.line - 1] == right
    assert fix_page(PATH, mended) == (mended, ())


@pytest.mark.parametrize("edited", ASK)
def test_what_only_a_person_knows_is_left_alone(edited: str) -> None:
    text = edited_page(edited)
    assert text != PAGE
    assert fix_page(PATH, text) == (text, ())


@pytest.mark.parametrize("harmless", HARMLESS)
def test_what_only_looks_like_a_mistake_is_left_alone(harmless: str) -> None:
    text = PAGE.replace("Everybody.", harmless)
    assert fix_page(PATH, text) == (text, ())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("\ufeff" + FACTS, FACTS),
        ("\n\n" + FACTS, FACTS),
        ("-" + FACTS, FACTS),
        (FACTS.replace("\n---\n\n", "\n-----\n\n"), FACTS),
        ("---\ntitle: About\n---", "---\ntitle: About\n---\n"),
        ("---\r\ntitle: About\r\n---", "---\r\ntitle: About\r\n---\r\n"),
    ],
)
def test_the_lines_around_the_facts(text: str, right: str) -> None:
    mended, fixes = fix_page("docs/about.md", text)
    assert mended == right
    assert fixes
    assert fix_page("docs/about.md", mended) == (right, ())


def signs_only(before: str, after: str) -> bool:
    """Whether two lines say the same: the same letters and digits, however often."""
    wide = str.maketrans("０１２３４５６７８９", "0123456789")

    def letters(line: str) -> Counter[str]:
        return Counter(char for char in line.translate(wide) if char.isalnum())

    return letters(before) == letters(after)


@given(
    st.lists(st.sampled_from(EDITS), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "Last line without an end", "  \n\n\n"]),
)
def test_nothing_else_is_touched_and_a_second_run_finds_nothing_to_mend(
    edits: list[tuple[str, str, str, str]], end: str, tail: str
) -> None:
    text = PAGE
    for right, edited, _, _ in edits:
        text = text.replace(f"{right}\n", f"{edited}\n", 1)
    text = (text + tail).replace("\n", end)
    mended, fixes = fix_page(PATH, text)
    before, after = (re.split(r"(\r\n|\n)", page) for page in (text, mended))
    assert len(before) == len(after)
    changed = {at // 2 + 1 for at in range(len(before)) if before[at] != after[at]}
    assert changed == {fix.line for fix in fixes}
    assert all(signs_only(fix.before, fix.after) for fix in fixes)
    assert before[1::2] == after[1::2]
    assert fix_page(PATH, mended) == (mended, ())
    old, new = found_in(text), found_in(mended)
    assert len(new) <= len(old)


@given(st.text(alphabet="*#-( )[]0157:\nAn Le", max_size=120))
def test_any_text_keeps_its_letters_and_its_line_ends(said: str) -> None:
    text = PAGE.replace("Everybody.", said)
    mended, _ = fix_page(PATH, text)
    assert mended.count("\n") == text.count("\n")
    assert signs_only(text, mended)
    assert fix_page(PATH, mended)[1] == ()


@pytest.mark.parametrize("file", sorted((REPOSITORY / "docs").rglob("*.md")), ids=str)
def test_the_sample_has_nothing_to_mend(file: Path) -> None:
    path = file.relative_to(REPOSITORY).as_posix()
    text = file.read_bytes().decode()
    assert fix_page(path, text) == (text, ())


def test_the_command_says_what_it_mended_and_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs/episodes/a.md"
    page.parent.mkdir(parents=True)
    text = "---\ntitle: A: b\nkind: notes\n---\r\n\r\n**Ann** (00:10\r\n\r\n<b>Hm</b>.\r\n"
    page.write_bytes(text.encode())
    other = tmp_path / "docs/bytes.md"
    other.write_bytes(b"\xff\xfe\n")
    assert cli.main(["check", "--fix", "--root", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert 'docs/episodes/a.md:2: mended: `title: A: b` is now `title: "A: b"`' in out
    assert "docs/episodes/a.md:8: `<b>` is raw HTML" in out
    assert "mended: 2, errors: 2, warnings: 0\n" in out
    right = text.replace("A: b", '"A: b"').replace("(00:10", "(00:10)")
    assert page.read_bytes().decode() == right
    assert other.read_bytes() == b"\xff\xfe\n"
    assert fix(tmp_path) == []
