"""The workflows: what they may do, and that what they run works in a clean clone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from chapterhouse.cli import main
from chapterhouse.hosting.preview import preview
from chapterhouse.site.build import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def load(file: Path) -> dict[Any, Any]:
    """A workflow; its key ``on`` is the value ``true`` of YAML 1.1."""
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_asks_for_no_more_than_it_needs(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = load(file)
    assert "pull_request_target" not in text
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 45, name
        written = {key for key, value in job["permissions"].items() if value == "write"}
        allowed = {"deploy": {"pages", "id-token"}, "convert": {"contents", "pull-requests"}}
        assert written <= allowed.get(name, set()), name
    for step in steps(workflow):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "what others write must not become a command"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_by_commit_and_name_their_version(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_workflows_are_of_the_form_that_github_reads() -> None:
    for schema, files in (
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ):
        command = [BIN / "check-jsonschema", "--builtin-schema", schema, *files]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_finds_nothing_in_the_workflows() -> None:
    command = [BIN / "zizmor", "--offline", "--pedantic", "--quiet", "--no-progress", GITHUB]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_workflows_call_is_there(file: Path) -> None:
    for step in steps(load(file)):
        command = step.get("run", "")
        for script in re.findall(r"(?:^|\s)(?:\./)?((?:scripts|\.github)/[\w-]+)(?=\s|$)", command):
            assert os.access(REPOSITORY / script, os.X_OK), script
        for name, rest in re.findall(r"bin/chapterhouse (\w+)([^|\n]*)", command):
            with pytest.raises(SystemExit) as ended:
                main([name, *re.findall(r"--[a-z-]+", rest), "--help"])
            assert ended.value.code == 0, command


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


TALK = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Lee>{said}\n\n00:05.000 --> 00:07.000\n<v Bo>Hi.\n"
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one source, one page that is told of by hand, and one commit."""
    root = tmp_path / "site"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds/first.vtt").write_text(TALK.format(said="Hello."), encoding="utf-8")
    (root / "seeds/README.md").write_text("What goes in here.\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A")
    return root


def test_only_new_and_changed_sources_are_told_of(repository: Path) -> None:
    assert "No raw text" in "\n".join(preview(repository, "HEAD", {}))
    said = "Call @everybody about <script>x</script> | and **this**."
    (repository / "seeds/second.vtt").write_text(TALK.format(said=said), encoding="utf-8")
    (repository / "seeds/README.md").write_text("Other words.\n", encoding="utf-8")
    (repository / "seeds/third.txt").write_text("no form knows this", encoding="utf-8")
    told = "\n".join(preview(repository, "main", {}))
    assert "### `seeds/second.vtt`\n\nwebvtt, 1 episode" in told
    assert "first.vtt" not in told
    assert "README" not in told
    assert "| Turns | 2, 00:01 to 00:05: Ann Lee 1, Bo 1 |" in told
    assert "⚠ `seeds/third.txt` cannot be read: none of the known forms" in told


def test_what_a_source_says_is_no_markup_in_the_account(repository: Path) -> None:
    name = "A | B <img src=x> @all `c`"
    text = (
        f"---\ntitle: '{name}'\n---\n\n**Ann Lee** (00:01)\n\nWell.\n\n**Bo Li** (00:09)\n\nYes.\n"
    )
    (repository / "seeds/talk.md").write_text(text, encoding="utf-8")
    told = "\n".join(preview(repository, "HEAD", {}))
    assert "A \\| B &lt;img src=x> &#64;all \\`c\\`" in told


def test_a_commit_that_is_not_there_is_said(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", "--root", str(repository), "--base", "nowhere"]) == 2
    assert "nowhere: is no commit" in capsys.readouterr().err
    (tmp_path / "bare/seeds").mkdir(parents=True)
    assert main(["preview", "--root", str(tmp_path / "bare"), "--base", "HEAD"]) == 2
    assert "HEAD: is no commit" in capsys.readouterr().err


GH = """#!/bin/sh
echo "$@" >>"$GH_LOG"
case "$1 $2" in
'pr list') cat "$GH_OPEN" ;;
'pr create') echo 1 >"$GH_OPEN" ;;
esac
"""


def test_pages_of_new_sources_are_proposed_once_and_renewed(
    repository: Path, tmp_path: Path
) -> None:
    """The script of convert.yml, with a repository beside it in place of GitHub."""
    origin = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), str(origin))
    git(repository, "remote", "add", "origin", str(origin))
    (repository / "scripts").mkdir()
    (repository / "scripts/build").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m chapterhouse build --root . "$@"\n', encoding="utf-8"
    )
    (repository / "scripts/build").chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "open").write_text("0\n", encoding="utf-8")
    env = os.environ | {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "GH_LOG": str(tmp_path / "log"),
        "GH_OPEN": str(tmp_path / "open"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "BASE": "main",
    }

    def propose() -> subprocess.CompletedProcess[str]:
        git(repository, "checkout", "--quiet", "main")
        return subprocess.run(
            [GITHUB / "propose-pages"],
            cwd=repository,
            env=env,
            capture_output=True,
            encoding="utf-8",
        )

    done = propose()
    assert done.returncode == 0, done.stdout + done.stderr
    proposed = git(origin, "show", "--name-only", "--format=%s", "chapterhouse/new-pages").split(
        "\n"
    )
    assert proposed[0] == "Pages of new sources"
    assert {path.split("/")[0] for path in proposed[2:]} == {"docs", ".pristine"}
    assert git(origin, "rev-parse", "main") == git(repository, "rev-parse", "main")
    assert "pr create --base main" in (tmp_path / "log").read_text(encoding="utf-8")
    assert "- new: `docs/episodes/" in (tmp_path / "summary").read_text(encoding="utf-8")

    (repository / "seeds/broken.txt").write_text("no form knows this", encoding="utf-8")
    done = propose()
    assert done.returncode == 2, "a source that cannot be read is no success"
    assert "pr edit chapterhouse/new-pages" in (tmp_path / "log").read_text(encoding="utf-8")
    assert (tmp_path / "log").read_text(encoding="utf-8").count("pr create") == 1

    (repository / "seeds/broken.txt").unlink()
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "chapterhouse/new-pages")
    done = propose()
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "No page is new or other than before.",
    )
