"""What a page says about its being checked, and what it still wants from people."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from chapterhouse.check import check
from chapterhouse.history.corrections import Corrections, corrections
from chapterhouse.pages.read import read_page
from chapterhouse.site.build import build_site
from chapterhouse.site.docs import Doc
from chapterhouse.site.help_wanted import help_wanted
from chapterhouse.site.library import read_library
from chapterhouse.site.prepare import prepare
from chapterhouse.site.repository import repository
from chapterhouse.site.review import review
from chapterhouse.site.wants import wants_of
from site_pages import read_links, small_site, write

DAY = date(2026, 2, 3)
MACHINE = {"kind": "transcript", "transcript": "machine"}


@pytest.mark.parametrize(
    ("meta", "corrected", "said", "label"),
    [
        ({}, None, None, None),
        (MACHINE, None, None, None),
        ({}, Corrections(1, DAY), "Corrected by 1 person, last on 3 February 2026.", None),
        (
            MACHINE,
            Corrections(2, DAY),
            "Corrected by 2 people, last on 3 February 2026.",
            "Machine transcript, corrected",
        ),
        (
            MACHINE | {"checked_by": ["Ann Lee", "Bo Marsh"], "checked_on": DAY},
            None,
            "Checked by Ann Lee and Bo Marsh on 3 February 2026.",
            "Machine transcript, checked",
        ),
        ({"checked_by": ["Ann Lee"]}, None, "Checked by Ann Lee.", None),
        ({"checked_on": "2026-02-03"}, None, "Checked on 3 February 2026.", None),
        ({"checked_on": "soon"}, None, None, None),
        (
            {"checked_by": ["Ann Lee"], "checked_on": DAY},
            Corrections(3, DAY),
            "Checked by Ann Lee on 3 February 2026."
            " Corrected by 3 people, last on 3 February 2026.",
            None,
        ),
    ],
)
def test_what_a_page_says_about_its_being_checked(
    meta: dict[str, Any], corrected: Corrections | None, said: str | None, label: str | None
) -> None:
    found = review(Doc("episodes/a.md", meta, ""), corrected)
    assert found.get("review") == said
    assert found.get("label") == label


class History:
    """A repository in which people and programs commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, who: str = "Ann", day: str = "2026-01-01") -> None:
        mail = f"{who.lower().replace(' ', '')}@example.org"
        roles = ("AUTHOR", "COMMITTER")
        environment = {f"GIT_{role}_NAME": who for role in roles}
        environment |= {f"GIT_{role}_EMAIL": mail for role in roles}
        environment |= {f"GIT_{role}_DATE": f"{day}T12:00:00+00:00" for role in roles}
        command = ["git", "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(
            command, cwd=self.root, check=True, capture_output=True, env=os.environ | environment
        )

    def commit(self, who: str, day: str, **files: str) -> None:
        for name, text in files.items():
            path = name.replace("__", "/") + ".md"
            path = f".pristine/{path[9:]}" if path.startswith("pristine/") else f"docs/{path}"
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", who=who, day=day)


LONG = "".join(f"Line {number} of the page.\n" for number in range(20))


def test_corrections_are_what_people_changed_and_not_what_was_converted(tmp_path: Path) -> None:
    history = History(tmp_path / "r")
    page, base = "episodes__a", "pristine__episodes__a"
    history.commit("Ann", "2026-01-01", **{page: LONG, base: LONG, "people__b": LONG})
    assert corrections(history.root) == {}
    history.commit("Ann", "2026-01-05", **{page: LONG + "Mended."})
    history.commit("Bo", "2026-01-04", **{page: LONG + "Mended again."})
    history.commit("Ann", "2026-01-03", **{page: LONG + "Mended once more."})
    newer = LONG.replace("Line 3", "Line three")
    history.commit("Cy", "2026-02-01", **{page: newer + "Mended once more.", base: newer})
    history.commit("helper[bot]", "2026-02-02", **{page: newer + "By a program."})
    assert corrections(history.root) == {"episodes/a.md": Corrections(2, date(2026, 1, 5))}
    history.git("mv", "docs/episodes/a.md", "docs/episodes/new name.md")
    history.commit("Dee", "2026-03-01")
    expected = {"episodes/new name.md": Corrections(2, date(2026, 1, 5))}
    assert corrections(history.root) == expected
    history.commit("Dee", "2026-03-02", people__b=LONG + "So.")
    assert corrections(history.root) == expected | {"people/b.md": Corrections(1, date(2026, 3, 2))}


def test_a_history_that_is_cut_off_says_nothing(tmp_path: Path) -> None:
    history = History(tmp_path / "r")
    history.commit("Ann", "2026-01-01", episodes__a=LONG)
    history.commit("Bo", "2026-01-02", episodes__a=LONG + "So.")
    assert set(corrections(history.root)) == {"episodes/a.md"}
    history.git("clone", "-q", "--depth", "1", history.root.as_uri(), str(tmp_path / "shallow"))
    assert corrections(tmp_path / "shallow") == {}
    (tmp_path / "none").mkdir()
    assert corrections(tmp_path / "none") == {}


def test_the_page_shows_it_in_a_project_below_the_top_of_its_repository(tmp_path: Path) -> None:
    history = History(tmp_path / "r")
    root = small_site(history.root / "site")
    history.git("add", "-A")
    history.git("commit", "-q", "-m", "x")
    page = root / "docs/episodes/first.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("kind: transcript\n", "kind: transcript\nchecked_by: [Ann <b>Lee]\n")
    page.write_text(text, encoding="utf-8")
    history.git("commit", "-qam", "x", who="Bo", day="2026-05-06")
    html = (build_site(root).site_dir / "episodes/first/index.html").read_text(encoding="utf-8")
    said = "Checked by Ann &lt;b&gt;Lee. Corrected by 1 person, last on 6 May 2026."
    assert f'<p class="ch-review">{said}</p>' in html
    assert not [finding for finding in check(root) if "checked" in finding.message]


EPISODE = """---
title: A talk
title_derived: true
kind: transcript
---

Summary, not [inaudible] here.

## First (≈)

**—** (00:10)

We went to the \\[inaudible 00:00:12] and back.

**Speaker 2** (00:20)

Yes.

**Ann Lee** (00:30)

No. (unintelligible)

**Speaker 2** (00:40)

[??] what? [laughs] (really?)

## Second (≈ 00:50)

**Speaker Lee** (00:50)

So.
"""


def test_what_a_page_wants_is_found_at_its_line() -> None:
    found = wants_of("episodes/a.md", read_page("a", EPISODE), EPISODE)
    lines = EPISODE.split("\n")
    told = [(want.kind, lines[want.line - 1], want.anchor) for want in found]
    assert told == [
        ("title", "title: A talk", ""),
        ("speaker", "**—** (00:10)", "t=10"),
        ("speaker", "**Speaker 2** (00:20)", "t=20"),
        ("inaudible", lines[12], "t=10"),
        ("inaudible", "No. (unintelligible)", "t=30"),
        ("inaudible", "[??] what? [laughs] (really?)", "t=40"),
        ("chapter", "## First (≈)", "chapter-at-t-10"),
        ("chapter", "## Second (≈ 00:50)", "chapter-50"),
    ]
    assert found[2].text == "Speaker 2, 2 turns"
    assert found[3].text == "…We went to the [inaudible 00:00:12] and back.…"


def test_notes_and_unverified_bios_are_wanted() -> None:
    notes = "---\ntitle: N\nkind: notes\n---\n\nWords.\n"
    [want] = wants_of("episodes/n.md", read_page("n", notes), notes)
    assert (want.kind, want.line) == ("transcript", 3)
    bio = "---\ntitle: P\nkind: person\nbio: unverified\n---\n\nWords.\n"
    [want] = wants_of("people/p.md", read_page("p", bio), bio)
    assert (want.kind, want.line) == ("bio", 4)
    assert wants_of("about.md", read_page("p", bio), bio) == ()


def test_every_place_leads_to_its_line_and_its_place(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    write(root, {"episodes/third.md": EPISODE})
    place = repository("https://github.com/o/r", "edit/main/docs/")
    [page] = help_wanted(read_library(root / "docs"), place)
    card, _ = page.make()
    groups = {group["id"]: group for group in card["ch"]["groups"]}
    assert list(groups) == ["inaudible", "speaker", "chapter", "title", "bio"]
    lines = EPISODE.split("\n")
    for group in groups.values():
        for item in group["pages"]:
            if item["href"] != "episodes/third/":
                continue
            for one in item["places"]:
                address, _, line = one["edit"].partition("#L")
                assert address == "https://github.com/o/r/edit/main/docs/episodes/third.md"
                assert lines[int(line) - 1].strip()
                assert int(line) == one["line"]
    site = build_site(root).site_dir
    ids = read_links(site / "episodes/third/index.html").ids
    wanted = read_links(site / "help-wanted/index.html")
    anchors = [one.partition("#")[2] for one in wanted.links if "third/#" in one]
    assert len(anchors) == 7
    assert set(anchors) <= set(ids)
    assert "edit/main" not in (site / "help-wanted/index.html").read_text(encoding="utf-8")


def test_a_site_without_questions_says_so(tmp_path: Path) -> None:
    page = "---\ntitle: A\nkind: transcript\n---\n\n**Ann** (00:01)\n\nYes.\n"
    write(tmp_path, {"episodes/a.md": page})
    _, meta = get_data((prepare(tmp_path) / "help-wanted.md").read_text(encoding="utf-8"))
    assert (meta["ch"]["total"], meta["ch"]["groups"]) == (0, [])


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    turns = "".join(f"## Part {n} (≈)\n\n**Ann** ({n:02}:00)\n\nYes.\n\n" for n in range(40))
    page = f"---\ntitle: A\ntitle_derived: true\nkind: transcript\n---\n\n{turns}"
    write(tmp_path, {f"episodes/a{number}.md": page for number in range(103)})
    [page] = help_wanted(read_library(tmp_path / "docs"), None)
    card, _ = page.make()
    chapters, titles = card["ch"]["groups"]
    assert (chapters["total"], titles["total"]) == (4120, 103)
    assert (len(chapters["pages"]), chapters["more"]) == (100, 3)
    assert (len(chapters["pages"][0]["places"]), chapters["pages"][0]["more"]) == (12, 28)
