"""How a reader gets from a page, or from one turn of it, to the very line of its file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from mkdocs.utils.meta import get_data

from chapterhouse.pages import grammar
from chapterhouse.site.build import REPOSITORY, build_site
from chapterhouse.site.prepare import prepare
from chapterhouse.site.repository import Repository, repository
from site_pages import small_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEMPLATES = REPOSITORY / ".github/ISSUE_TEMPLATE"
BIN = Path(sys.executable).parent
REPO = "https://github.com/night/desk"


def staged(root: Path, path: str, place: Repository | None) -> dict[str, object]:
    stage = prepare(root, repository=place)
    meta = get_data((stage / path).read_text(encoding="utf-8"))[1]
    return dict(meta["ch"])


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "expected"),
    [
        (None, "edit/main/docs/", None),
        ("", "edit/main/docs/", None),
        (REPO, None, None),
        (REPO, "edit/main/docs/", ("edit/main/docs/", "blob/main/docs/", "issues/new")),
        (f"{REPO}/", "/edit/gh/x/docs", ("edit/gh/x/docs/", "blob/gh/x/docs/", "issues/new")),
    ],
)
def test_addresses_come_from_one_place(
    repo_url: str | None, edit_uri: str | None, expected: tuple[str, str, str] | None
) -> None:
    found = repository(repo_url, edit_uri)
    if expected is None:
        assert found is None
    else:
        assert found == Repository(*(f"{REPO}/{end}" for end in expected))


def test_a_place_that_is_not_github_has_an_edit_link_and_no_issue_form() -> None:
    found = repository("https://git.example/o/r", "-/edit/main/docs/")
    assert found == Repository(*["https://git.example/o/r/-/edit/main/docs/"] * 2, "")


def test_nothing_is_offered_without_a_repository(tmp_path: Path) -> None:
    assert "correct" not in staged(small_site(tmp_path), "episodes/first.md", None)


def test_only_pages_that_people_write_can_be_corrected(tmp_path: Path) -> None:
    place = repository(REPO, "edit/main/docs/")
    root = small_site(tmp_path)
    (root / "docs/about.md").write_text("# About\n\nUs.\n", encoding="utf-8")
    about = staged(root, "about.md", place)["correct"]
    assert isinstance(about, dict)
    assert about["edit"] == f"{REPO}/edit/main/docs/about.md"
    assert "correct" not in staged(root, "archive.md", place)


@pytest.mark.parametrize("file", sorted((REPOSITORY / "docs/episodes").glob("*.md")), ids=str)
def test_the_lines_of_turns_are_those_of_the_file(file: Path, tmp_path: Path) -> None:
    place = repository(REPO, "edit/main/docs/")
    (tmp_path / "docs/episodes").mkdir(parents=True)
    (tmp_path / "docs/episodes" / file.name).write_bytes(file.read_bytes())
    correct = staged(tmp_path, f"episodes/{file.name}", place)["correct"]
    assert isinstance(correct, dict)
    lines = file.read_text(encoding="utf-8").split("\n")
    labelled = [n for n, line in enumerate(lines, 1) if line[:2] == "**" and grammar.label(line)]
    assert list(accumulate(map(int, str(correct.get("lines", "")).split()))) == labelled


def test_a_page_of_two_hundred_turns_says_their_lines_in_half_a_kilobyte(tmp_path: Path) -> None:
    turns = "".join(f"**Ann** ({n // 60:02}:{n % 60:02})\n\nWell.\n\n" for n in range(200))
    page = tmp_path / "docs/episodes/long.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"---\ntitle: Long\nkind: transcript\n---\n\n{turns}", encoding="utf-8")
    correct = staged(tmp_path, "episodes/long.md", repository(REPO, "edit/main/docs/"))["correct"]
    assert isinstance(correct, dict)
    assert len(str(correct["lines"])) < 512


def fields(name: str) -> set[str]:
    form = yaml.safe_load((TEMPLATES / name).read_text(encoding="utf-8"))
    return {part["id"] for part in form["body"]}


def test_issue_forms_are_of_the_form_that_github_reads() -> None:
    for schema, files in (
        ("vendor.github-issue-forms", sorted(TEMPLATES.glob("[!c]*.yml"))),
        ("vendor.github-issue-config", [TEMPLATES / "config.yml"]),
    ):
        command = [BIN / "check-jsonschema", "--builtin-schema", schema, *files]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout + done.stderr


def test_issue_forms_are_whole() -> None:
    forms = sorted(file.name for file in TEMPLATES.glob("*.yml") if file.name != "config.yml")
    assert forms == ["missing-transcript.yml", "wrong-speaker.yml", "wrong-word.yml"]
    for name in forms:
        form = yaml.safe_load((TEMPLATES / name).read_text(encoding="utf-8"))
        assert form["name"]
        assert form["description"]
        ids = [part["id"] for part in form["body"]]
        assert len(set(ids)) == len(ids)
        assert {part["type"] for part in form["body"]} <= {
            "input",
            "textarea",
            "dropdown",
            "checkboxes",
        }


@pytest.fixture(scope="module")
def site_with_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_site(tmp_path_factory.mktemp("repository"))
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{config}\nrepo_url: {REPO}\n", encoding="utf-8")
    return build_site(root).site_dir


def test_a_reader_without_scripts_has_both_ways(site_with_repository: Path) -> None:
    html = (site_with_repository / "episodes/first/index.html").read_text(encoding="utf-8")
    assert f'href="{REPO}/edit/main/docs/episodes/first.md"' in html
    issue = html.partition('ch-correct__issue" href="')[2].partition('"')[0]
    told = parse_qs(urlsplit(issue.replace("&amp;", "&")).query)
    assert told["page"] == ["docs/episodes/first.md"]
    assert set(told) - {"template", "title"} <= fields(told["template"][0])


def test_links_follow_the_turn_that_the_address_names(
    site_with_repository: Path, serve_folder: Callable[[Path, str], str], page: Page
) -> None:
    base = serve_folder(site_with_repository, "/podcast/")
    page.goto(f"{base}episodes/first/#t=20")
    lines = (site_with_repository.parent / "docs/episodes/first.md").read_text().split("\n")
    line = lines.index("**Oke Brandt** (00:20)") + 1
    edit = page.get_by_role("link", name="Edit this page at 00:20", exact=True)
    assert edit.get_attribute("href") == f"{REPO}/edit/main/docs/episodes/first.md#L{line}"
    issue = page.get_by_role("link", name="tell us what is wrong").get_attribute("href") or ""
    told = {name: value[0] for name, value in parse_qs(urlsplit(issue).query).items()}
    assert told["time"] == "00:20"
    assert told["quote"].startswith("From a person & a machine")
    assert told["page"] == f"{base}episodes/first/#t=20"
    assert told["file"] == f"{REPO}/blob/main/docs/episodes/first.md#L{line}"
    assert set(told) - {"template", "title"} <= fields(told["template"])
    assert (
        page.evaluate("chapterhouse.correction(document.getElementById('t=125')).edit")
        == f"{REPO}/edit/main/docs/episodes/first.md#L{lines.index('**Mara Lund** (02:05)') + 1}"
    )
    page.goto(f"{base}episodes/first/#")
    edit = page.get_by_role("link", name="Edit this page", exact=True)
    assert edit.get_attribute("href") == f"{REPO}/edit/main/docs/episodes/first.md"
