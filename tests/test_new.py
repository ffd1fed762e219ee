"""A site that is started from nothing: what is in it, and that it builds from a clean clone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.cli import main
from chapterhouse.new.answers import Answers, answers
from chapterhouse.new.create import create, renew
from chapterhouse.new.program import program_files
from chapterhouse.new.settings import site_settings
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import REPOSITORY
from site_pages import assert_links_resolve, assert_safe

BIN = Path(sys.executable).parent
TOLD = Answers("Slow Talks", "https://ann.github.io/podcast/", "https://github.com/ann/podcast")
TALK = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Lee>Hello.\n\n00:05.000 --> 00:07.000\n<v Bo>Hi.\n"
)


def ask_nobody(question: str, default: str) -> str:
    return default


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, committed and cloned: what whoever clones it has."""
    folder = tmp_path_factory.mktemp("new")
    create(folder / "site", TOLD, REPOSITORY)
    git = ["git", "-C", str(folder / "site"), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    for arguments in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        ["commit", "--quiet", "--message=A"],
        ["clone", "--quiet", ".", str(folder / "clone")],
    ):
        subprocess.run([*git, *arguments], check=True)
    return folder / "clone"


def run_own(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the program that the site carries, as its scripts do."""
    return subprocess.run(
        [sys.executable, "-m", "chapterhouse", *arguments, "--root", str(clone)],
        cwd=clone,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(clone / "scripts")},
    )


def test_a_clean_clone_builds_with_the_program_it_carries(clone: Path) -> None:
    own = subprocess.run(
        [sys.executable, "-c", "import chapterhouse; print(chapterhouse.__file__)"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(clone / "scripts")},
    )
    assert own.stdout.startswith(str(clone))
    built = run_own(clone, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    home = (clone / "site/index.html").read_text(encoding="utf-8")
    assert "This site has no episodes yet." in home
    assert "Sample content" not in home
    assert_links_resolve(clone / "site")
    assert_safe(clone / "site")

    (clone / "seeds/first.vtt").write_text(TALK, encoding="utf-8")
    built = run_own(clone, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    (page,) = (clone / "docs/episodes").glob("*.md")
    html = (clone / f"site/episodes/{page.stem}/index.html").read_text(encoding="utf-8")
    assert f"https://github.com/ann/podcast/edit/main/docs/episodes/{page.name}" in html
    assert f'href="https://ann.github.io/podcast/episodes/{page.stem}/"' in html
    assert run_own(clone, "check").returncode == 0


def test_nothing_of_the_sample_is_in_it(clone: Path) -> None:
    sample = [path.stem for path in (REPOSITORY / "docs/people").glob("*.md")]
    for file in clone.rglob("*"):
        if file.is_file() and "chapterhouse" not in file.parts and ".git" not in file.parts:
            if (clone / "site") in file.parents or (clone / ".chapterhouse") in file.parents:
                continue
            text = file.read_bytes().decode("utf-8", "replace")
            assert not [name for name in sample if name in text], file


def test_what_people_run_can_be_run(clone: Path) -> None:
    for name in ("scripts/build", "scripts/check", "scripts/test", ".github/propose-pages"):
        assert os.access(clone / name, os.X_OK), name
        assert subprocess.run(["sh", "-n", clone / name]).returncode == 0, name


def test_its_workflows_are_right_and_do_not_test_the_program(clone: Path) -> None:
    files = sorted((clone / ".github/workflows").glob("*.yml"))
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    ci = yaml.safe_load((clone / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert list(ci["jobs"]) == ["pages"]
    ours = yaml.safe_load((REPOSITORY / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert list(ours["jobs"]) == ["pages", "tests"]
    for file in files:
        for path in re.findall(r"[\s-](requirements\S*|\.github/[\w.-]+)", file.read_text("utf-8")):
            assert list(clone.glob(path)), f"{file.name} names {path}"


def test_every_command_of_its_readme_is_one_of_the_program(clone: Path) -> None:
    text = (clone / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# Slow Talks\n")
    for name in re.findall(r"\./(scripts/\w+)", text):
        assert (clone / name).is_file(), name
    assert "https://ann.github.io/podcast/" in text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20),
    st.sampled_from(["", "https://a.example/b/"]),
    st.sampled_from(["", "https://github.com/a/b"]),
)
def test_settings_hold_what_was_told(title: str, address: str, repository: str) -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    found = yaml.safe_load(site_settings(text, Answers(title, address, repository)))
    assert found["site_name"] == title
    assert found.get("site_url", "") == address
    assert found.get("repo_url", "") == repository
    assert found["extra"]["sample"] is False
    assert found["edit_uri"] == "edit/main/docs/"


def test_what_no_option_tells_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def type_in(question: str) -> str:
        asked.append(question)
        return {"T": "A title", "R": "ann/talks", "A": ""}[question[0]]

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", type_in)
    assert main(["new", str(tmp_path / "some-talks")]) == 0
    assert asked[0] == "Title of the site [Some Talks]: "
    assert asked[2] == "Address of the site (empty: not yet known) [https://ann.github.io/talks/]: "
    settings = yaml.safe_load((tmp_path / "some-talks/mkdocs.yml").read_text(encoding="utf-8"))
    assert (settings["site_name"], settings["site_url"]) == (
        "A title",
        "https://ann.github.io/talks/",
    )
    assert "git remote add origin https://github.com/ann/talks" in capsys.readouterr().out
    asked.clear()
    told = ["--title", "B", "--repository", "", "--site-url", ""]
    assert main(["new", str(tmp_path / "other"), *told]) == 0
    assert asked == []


def test_nobody_is_asked_where_nobody_is_there() -> None:
    assert answers(None, None, None, "slow-talks", ask_nobody) == Answers("Slow Talks")


@pytest.mark.parametrize(
    "told",
    [
        ("", None, None),
        ("a\x00b", None, None),
        ("A", "pods.example", None),
        ("A", None, "just-a-name"),
        ("A", "https://a b/", None),
    ],
)
def test_a_wrong_answer_is_one_line(told: tuple[str | None, str | None, str | None]) -> None:
    with pytest.raises(ChapterhouseError) as caught:
        answers(*told, "folder", ask_nobody)
    assert "\n" not in str(caught.value)


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("Years of work.", encoding="utf-8")
    assert main(["new", str(tmp_path), "--title", "A"]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "thesis.txt"), "--title", "A"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_empty_clone_is_a_good_place(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "README.md" in create(tmp_path, TOLD, REPOSITORY)


def test_a_newer_program_takes_the_place_of_the_older_and_of_nothing_else(tmp_path: Path) -> None:
    create(tmp_path, TOLD, REPOSITORY)
    kept = {
        "docs/index.md": "Mine.\n",
        "mkdocs.yml": "site_name: Mine\n",
        "scripts/mine": "Mine.\n",
    }
    for path, text in kept.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    old = {"scripts/chapterhouse/gone.py": "", "scripts/chapterhouse/cli.py": "old"}
    for path, text in old.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert renew(tmp_path, REPOSITORY) == sorted(old)
    assert not (tmp_path / "scripts/chapterhouse/gone.py").exists()
    assert renew(tmp_path, REPOSITORY) == []
    for path, text in kept.items():
        assert (tmp_path / path).read_text(encoding="utf-8") == text
    for path in program_files(REPOSITORY):
        assert (tmp_path / path).is_file()


def test_what_is_no_site_is_not_renewed(tmp_path: Path) -> None:
    for folder in (tmp_path, REPOSITORY):
        with pytest.raises(ChapterhouseError):
            renew(folder, REPOSITORY)
    assert list(tmp_path.iterdir()) == []
