"""`check --github`: annotations at file and line, a summary that says which pages changed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chapterhouse import cli
from chapterhouse.check.github_text import annotation, blob_address, summary
from chapterhouse.history.changes import Change, base_of, changes
from chapterhouse.problems import Finding
from conftest import REPOSITORY

ANNOTATION = re.compile(r"::(error|warning) file=([^,:]*),line=(\d+)::(.*)")
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
PAGE = "---\ntitle: {title}\nkind: notes\n---\n\n{text}\n"
WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"))
}


def read_back(text: str) -> str:
    for sign, code in (("\n", "%0A"), ("\r", "%0D"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


@given(WORDS, st.integers(1, 10**6), WORDS, st.sampled_from(["error", "warning"]))
def test_an_annotation_is_one_line_and_reads_back(
    path: str, line: int, message: str, severity: str
) -> None:
    finding = Finding(path, line, message, severity)
    text = annotation(finding, "sub/")
    found = ANNOTATION.fullmatch(text)
    assert found, text
    assert found[1] == severity
    assert read_back(found[2]) == f"sub/{path}"
    assert int(found[3]) == line
    assert str(finding).endswith(read_back(found[4]))


@given(WORDS, WORDS)
def test_nothing_that_a_page_holds_is_markup_in_the_summary(message: str, title: str) -> None:
    findings = [Finding("docs/a_*b.md", 3, message)]
    changed = [Change("docs/a_*b.md", "changed", 1, 2)]
    text = summary(findings, changed, {"docs/a_*b.md": title})
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert html.count("<table>") == 2
    assert html.count("<tr>") == 4
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "br"}
    assert "docs/a_*b.md" in html


def test_the_summary_leads_to_the_lines() -> None:
    told = summary(
        [Finding("docs/a b.md", 3, "write `x: |` here"), Finding("docs/b.md", 1, "odd", "warning")],
        [Change("docs/new.md", "new", 9, 0), Change("docs/b.md", "renamed", 1, 1, "docs/old.md")],
        {"docs/new.md": "A title"},
        blob_address(
            {
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_REPOSITORY": "o/r",
                "GITHUB_SHA": "abc",
            },
            "site/",
        ),
    )
    html = MarkdownIt("gfm-like", {"linkify": False}).render(told)
    assert 'href="https://github.com/o/r/blob/abc/site/docs/a%20b.md#L3"' in html
    assert "write <code>x: |</code> here" in html
    assert "warning: odd" in html
    assert "renamed from docs/old.md" in html
    assert "+9 −0" in html
    assert "A title" in html


def test_what_is_not_known_is_said() -> None:
    assert "Not known" in summary([], None, {})
    assert "No page and no source was changed" in summary([], [], {})


class Repository:
    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        environment = {**os.environ, **WHO}
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, why: str = "a change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", why)
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.write("docs/episodes/a.md", PAGE.format(title="A talk", text="One.\n\nTwo.\n\nThree."))
    made.write("docs/episodes/b.md", PAGE.format(title="B", text="One.\n\nTwo.\n\nThree."))
    made.write("docs/episodes/gone.md", PAGE.format(title="Gone", text="So."))
    made.write("notes.txt", "not a page")
    made.commit()
    made.git("checkout", "-q", "-b", "proposal")
    made.write("docs/episodes/a.md", PAGE.format(title="A talk", text="One.\n\n2.\n\nThree."))
    made.git("mv", "docs/episodes/b.md", "docs/episodes/ü c.md")
    made.git("rm", "-q", "docs/episodes/gone.md")
    made.write("seeds/new.txt", "a\nb\n")
    made.write("notes.txt", "changed")
    made.commit()
    made.git("checkout", "-q", "main")
    made.write("docs/episodes/later.md", PAGE.format(title="Later", text="On main."))
    made.commit()
    made.git("checkout", "-q", "proposal")
    return made


CHANGED = (
    Change("docs/episodes/a.md", "changed", 1, 1),
    Change("docs/episodes/gone.md", "removed", 0, 6),
    Change("docs/episodes/ü c.md", "renamed", 0, 0, "docs/episodes/b.md"),
    Change("seeds/new.txt", "new", 2, 0),
)


def test_a_proposal_is_held_against_where_it_left_its_branch(repository: Repository) -> None:
    base = base_of(repository.root, "main", {})
    assert base
    assert changes(repository.root, base) == CHANGED


def test_the_merge_that_github_checks_out_is_held_against_its_first_parent(
    repository: Repository,
) -> None:
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "--no-edit", "proposal")
    base = base_of(repository.root, None, {"GITHUB_BASE_REF": "main"})
    assert base == "HEAD^1"
    assert changes(repository.root, base) == CHANGED


def test_a_folder_without_history_knows_nothing(tmp_path: Path) -> None:
    assert base_of(tmp_path, None, {}) is None
    made = Repository(tmp_path / "one")
    assert base_of(made.root, None, {}) is None
    made.write("docs/a.md", "# A\n")
    made.commit()
    assert base_of(made.root, None, {"GITHUB_BASE_REF": "main"}) is None


def test_the_command_in_a_folder_of_a_repository(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("site/docs/x,y.md", "---\ntitle: A: b\n---\n\nText.\n")
    repository.commit()
    target = repository.root / "summary.md"
    target.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    monkeypatch.delenv("GITHUB_BASE_REF", raising=False)
    root = str(repository.root / "site")
    assert cli.main(["check", "--github", "--root", root]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=site/docs/x%2Cy.md,line=2::a value with a colon")
    assert lines[-1] == "errors: 1, warnings: 0"
    told = target.read_text(encoding="utf-8")
    assert told.startswith("Before.\n## Check")
    assert "| docs/x,y.md | new | +5 −0 |" in told.replace("\\", "")
    assert cli.main(["check", "--github", "--base", "nowhere", "--root", root]) == 2
    assert "nowhere: is no commit" in capsys.readouterr().err


def test_the_check_before_a_commit_is_the_same_one() -> None:
    held = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [hook] = held["repos"][0]["hooks"]
    script = REPOSITORY / hook["entry"]
    assert os.access(script, os.X_OK)
    assert "chapterhouse check --root" in script.read_text(encoding="utf-8")
