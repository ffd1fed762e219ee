"""The whole story in a repository of its own: owner, editor, owner again, and the readers' links.

A site is published. An editor makes ten kinds of changes on a branch, and ten kinds of mistakes
that the check stops. The changes are merged, the owner gets a newer version of the sources, and
converts. Every change is still there, the one true clash is told, and every link that anybody has
kept since the first day leads to its moment.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from chapterhouse.check import check
from chapterhouse.cli import main
from chapterhouse.problems import Finding
from chapterhouse.site.build import REPOSITORY, build_site
from site_pages import assert_links_resolve, read_links

ASK = "docs/episodes/ask-before-you-press-the-button.md"
EDITION = "docs/episodes/a-transcript-is-an-edition.md"
LINKS = "docs/episodes/links-that-outlive-their-software.md"
BRANDT = "docs/episodes/salome-brandt.md"
QUOTING = "docs/episodes/quoting-people-kindly.md"
RENAMED = "docs/episodes/quoting-kindly.md"


@dataclass(frozen=True)
class Edit:
    """What a person puts in place of what stands in a page or a source."""

    kind: str
    path: str
    before: str
    after: str

    def make(self, root: Path) -> None:
        file = root / self.path
        text = file.read_text(encoding="utf-8")
        assert text.count(self.before) == 1, f"{self.path} has no single “{self.before}”"
        file.write_text(text.replace(self.before, self.after), encoding="utf-8")


EDITS = [
    Edit("a misheard word", ASK, "He’s speaking in public.", "He is singing in public."),
    Edit("the speaker of a turn", ASK, "**Dunstan Abara** (01:19)", "**Odalys Kemp** (01:19)"),
    Edit("a title", ASK, "title: Ask before you press the button", "title: Ask first, press later"),
    Edit("a chapter's title", ASK, "## Saying yes to a microphone (≈)", "## Three answers (≈)"),
    Edit("a place that somebody checked", LINKS, "(≈ 06:42)", "(06:42)"),
    Edit(
        "a link in what was said",
        EDITION,
        "Maren Oduya is head of",
        "[Maren Oduya](../people/maren-oduya.md) is head of",
    ),
    Edit(
        "a bio",
        "docs/people/odalys-kemp.md",
        "a sound recordist and teacher who has",
        "a sound recordist, a teacher and a sailor who has",
    ),
    Edit("a show's pitch", "docs/shows/margin-notes.md", "have scribbled in", "have pencilled in"),
    Edit("a fact", BRANDT, "\nkind: transcript\n", "\nkind: transcript\ntags: [captions]\n"),
    Edit(
        "the name of a page",
        RENAMED,
        "\nkind: article\n",
        "\nkind: article\naliases: [episodes/quoting-people-kindly/]\n",
    ),
]

MISTAKES = [
    # Each is made alone, in the page that the editor has; the check says it at the line of `after`.
    (Edit("a lost bracket", ASK, "**Odalys Kemp** (01:06)", "**Odalys Kemp** (01:06"), "brackets"),
    (Edit("a time too early", ASK, "** (03:26)", "** (00:26)"), "runs backwards"),
    (
        Edit("nobody's page", ASK, "guests: [odalys-kemp]", "guests: [odalis-kemp]"),
        "no page of this",
    ),
    (Edit("YAML", ASK, "title: Ask first, press", "title: Ask: first, press"), "colon"),
    (Edit("an unknown fact", ASK, "\ndate: ", "\ndated: "), "is no key"),
    (Edit("raw HTML", ASK, "He is singing", "He is <b>singing</b>"), "raw HTML"),
    (Edit("a broken link", EDITION, "maren-oduya.md) is", "maren-odua.md) is"), "is not there"),
    (
        Edit(
            "a lost moment", EDITION, "(../people/maren-oduya.md) is", "(salome-brandt.md#t=9) is"
        ),
        "`#t=9`",
    ),
    (
        Edit("a merge's rest", ASK, "Good morning. I’d", "<<<<<<< HEAD\nGood morning. I’d"),
        "by a merge",
    ),
    (
        Edit(
            "a link that runs code", EDITION, "(../people/maren-oduya.md) is", "(javascript:x) is"
        ),
        "`javascript:`",
    ),
]

NEW_EPISODE = """\
  • My guest is Tove Lindahl, who repairs tape machines in a shed by the canal. We talk about the
 sound of rust, and about the one tape that nobody should bake.

    Timestamps (chapters):

    * 00:00 – Hello from the canal

    * 03:10 – The sound of rust

    * 12:40 – What an oven does to a tape

"""
SOURCES = [
    Edit(
        "the line that the editor changed",
        "seeds/field-recordings-feed.txt",
        "He’s speaking in public.",
        "He’s knocking in public.",
    ),
    Edit(
        "another line of the same page",
        "seeds/field-recordings-feed.txt",
        "isn’t one answer, it’s three.",
        "isn’t one answer, it’s at least three.",
    ),
    Edit(
        "a new episode on top",
        "seeds/margin-notes-feed.txt",
        "Episodes\n\n  • Everyone who",
        "Episodes\n\n" + NEW_EPISODE.replace("\n sound", " sound") + "  • Everyone who",
    ),
]


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def errors(root: Path) -> list[Finding]:
    return [finding for finding in check(root) if finding.severity == "error"]


Permalinks = dict[str, set[str]]


def permalinks(site: Path) -> Permalinks:
    """The addresses that readers may have kept: of every page, and of every moment on it."""
    found: Permalinks = {}
    for page in site.rglob("index.html"):
        ids = {i for i in read_links(page).ids if re.match(r"t=|turn-|chapter-", i)}
        found[page.parent.relative_to(site).as_posix()] = ids
    return found


def lost(before: Permalinks, site: Path) -> list[str]:
    """Those of them that lead nowhere in a site."""
    missing = []
    for path, ids in before.items():
        page = site / path / "index.html"
        if not page.is_file():
            missing.append(path)
            continue
        moved = re.search(r'data-to="([^"]*)"', page.read_text(encoding="utf-8"))
        if moved:
            page = site / posixpath.normpath(f"{path}/{moved[1]}") / "index.html"
        missing += [f"{path}#{moment}" for moment in ids - read_links(page).ids]
    return missing


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as its owner committed it."""
    root = tmp_path_factory.mktemp("story") / "site"
    for name in ("seeds", "docs", "overrides", ".pristine"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("mkdocs.yml", ".gitignore", ".gitattributes", "scripts/mkdocs_hooks.py"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / name, root / name)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "The site")
    return root


@pytest.fixture(scope="module")
def first(root: Path) -> Permalinks:
    """What readers could keep a link to on the first day."""
    found = permalinks(build_site(root).site_dir)
    assert sum(map(len, found.values())) > 200
    return found


@pytest.fixture(scope="module")
def edited(root: Path, first: Permalinks) -> Path:
    """The repository with the editor's branch checked out, all changes committed."""
    git(root, "checkout", "--quiet", "-b", "corrections")
    git(root, "mv", QUOTING, RENAMED)
    for edit in EDITS:
        edit.make(root)
    # What names the page by its file goes along, as the check asks for.
    named = {finding.path for finding in errors(root)}
    assert named
    for path in named:
        text = (root / path).read_text(encoding="utf-8")
        renamed = text.replace(Path(QUOTING).stem, Path(RENAMED).stem)
        (root / path).write_text(renamed, encoding="utf-8")
    commit(root, "Corrections")
    return root


def test_1_ten_kinds_of_edits_pass_the_check(edited: Path) -> None:
    assert len({edit.kind for edit in EDITS}) == 10
    assert errors(edited) == []
    assert main(["check", "--root", str(edited)]) == 0


@pytest.mark.parametrize(("mistake", "why"), MISTAKES, ids=lambda value: getattr(value, "kind", ""))
def test_2_ten_kinds_of_mistakes_are_stopped_at_their_line(
    edited: Path, mistake: Edit, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (edited / mistake.path).read_text(encoding="utf-8")
    before = text.partition(mistake.before)[0]
    line = before.count("\n") + mistake.after.startswith("\n") + 1
    mistake.make(edited)
    try:
        found = errors(edited)
        assert [(finding.path, finding.line) for finding in found] == [(mistake.path, line)]
        assert why in found[0].message
        assert main(["check", "--root", str(edited)]) == 1
        assert f"{mistake.path}:{line}: " in capsys.readouterr().out
    finally:
        git(edited, "checkout", "--quiet", "--", mistake.path)


def test_3_edits_survive_the_new_sources_and_old_links_lead_to_their_moments(
    edited: Path, first: Permalinks, capsys: pytest.CaptureFixture[str]
) -> None:
    root = edited
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Corrections", "corrections")

    for change in SOURCES:
        change.make(root)
    assert main(["convert", "--root", str(root)]) == 1, "there is a clash to decide"
    told = capsys.readouterr().out

    ask = (root / ASK).read_text(encoding="utf-8")
    line = ask.partition("He is singing in public.")[0].count("\n") + 1
    assert told.count(": clash: ") == 1
    assert f"{ASK}:{line}: clash: " in told
    assert "    | Good morning. I’d leave the woodpecker in. He’s knocking in public." in told

    for edit in EDITS:
        assert edit.after in (root / edit.path).read_text(encoding="utf-8"), edit.kind
    assert not (root / QUOTING).exists(), "the renamed page did not come back"
    assert "it’s at least three." in ask, "what only the source changed is on the page"
    new = [file for file in (root / "docs/episodes").iterdir() if "lindahl" in file.name]
    assert len(new) == 1, "the new episode has a page, and took nobody's"
    for file in [*(root / "docs").rglob("*.md"), *(root / ".pristine").rglob("*.md")]:
        assert not re.search(r"^[<>=|]{7}", file.read_text(encoding="utf-8"), re.MULTILINE), file
    assert errors(root) == []

    commit(root, "New sources")
    site = build_site(root).site_dir
    assert lost(first, site) == []
    assert_links_resolve(site)
    html = (site / "episodes/ask-before-you-press-the-button/index.html").read_text("utf-8")
    assert "He is singing in public." in html
    assert "Ask first, press later</h1>" in html
    moved = (site / "episodes/quoting-people-kindly/index.html").read_text(encoding="utf-8")
    assert 'href="../../episodes/quoting-kindly/"' in moved


def test_4_the_next_conversion_changes_nothing_more(edited: Path) -> None:
    before = git(edited, "rev-parse", "HEAD")
    main(["convert", "--root", str(edited)])
    assert git(edited, "status", "--porcelain") == ""
    assert git(edited, "rev-parse", "HEAD") == before


def test_a_lost_moment_would_be_noticed(edited: Path, first: Permalinks, tmp_path: Path) -> None:
    """The proof of the proof: take one moment and one page away, and both are missed."""
    site = tmp_path / "site"
    shutil.copytree(edited / "site", site)
    page = site / "episodes/ask-before-you-press-the-button/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('id="t=66"', 'id="t=67"'), encoding="utf-8")
    shutil.rmtree(site / "people/odalys-kemp")
    assert sorted(lost(first, site)) == [
        "episodes/ask-before-you-press-the-button#t=66",
        "people/odalys-kemp",
    ]
