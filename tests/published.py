"""A site with an address of its own and a history, and how to follow links into it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from chapterhouse.site.build import SiteReport, build_site
from site_pages import Links, read_links

ADDRESS = "https://talks.example/podcast/"
REPOSITORY = Path(__file__).resolve().parent.parent
CORRECTED = "episodes/maren-oduya.md"
"""The page that a second commit changes."""

_WHO = {
    "GIT_AUTHOR_NAME": "An Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "An Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(root: Path, *arguments: str, day: str = "2026-04-01") -> None:
    when = f"{day}T10:00:00+00:00"
    subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **_WHO, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
    )


def sample_with_address(root: Path, options: str = "") -> Path:
    """A copy of the sample's pages that knows its address; ``options`` go under ``extra``."""
    root.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    (root / "seeds").mkdir()
    shutil.copy(REPOSITORY / "seeds/glossary.yml", root / "seeds")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace(
        "# site_url: https://example.org/podcast/", f"site_url: {ADDRESS}", 1
    )
    assert ADDRESS in settings
    for name in re.findall(r"^  (\w+):", options, re.MULTILINE):
        settings = re.sub(rf"^  {name}:.*\n(?:    .*\n)*", "", settings, flags=re.MULTILINE)
    settings = settings.replace("\nextra:\n", f"\nextra:\n{options}", 1)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


def edit(root: Path, path: str, before: str, after: str) -> None:
    file = root / "docs" / path
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{path} has no {before!r}"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def published(root: Path) -> SiteReport:
    """The sample with an address, a recording, and a correction made after the first commit."""
    sample_with_address(root)
    audio = "audio: https://audio.example/edition.mp3\naudio_bytes: 48210977\n"
    edit(
        root,
        "episodes/a-transcript-is-an-edition.md",
        "kind: transcript\n",
        f"kind: transcript\n{audio}",
    )
    git(root, "init", "--quiet")
    git(root, "add", "docs")
    git(root, "commit", "--quiet", "-m", "Pages")
    page = (root / "docs" / CORRECTED).read_text(encoding="utf-8")
    said = page.rpartition("\n\n")[2].strip()
    edit(root, CORRECTED, said, f"{said} It was misheard.")
    git(root, "commit", "--quiet", "-am", "A word that was misheard", day="2026-05-02")
    return build_site(root)


@cache
def _links(page: Path) -> Links:
    return read_links(page)


def leads_somewhere(site: Path, address: str) -> str:
    """Why a full address leads nowhere in the built site; empty where it leads to something."""
    assert address.startswith(ADDRESS), f"{address} is no address of this site"
    parts = urlsplit(address)
    target = site / unquote(address[len(ADDRESS) :].partition("#")[0])
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return f"{address}: there is no {target.relative_to(site)}"
    if parts.fragment and unquote(parts.fragment) not in _links(target).ids:
        return f"{address}: the page has no such id"
    return ""
