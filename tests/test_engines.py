"""The other engines, held against MkDocs: the same pages, ids, links and words, and the search.

What may differ is in CONTRIBUTING ("Leaving MkDocs"), and taken out here by name.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from chapterhouse.problems import ChapterhouseError
from chapterhouse.site import build as build_module
from chapterhouse.site.build import build_site
from site_pages import Links, assert_links_resolve, assert_safe, read_links, small_site, tree, write

ENGINES_HELD_AGAINST_MKDOCS = ("properdocs", "zensical")
ADDRESS = "https://ann.github.io/podcast/"


class Words(HTMLParser):
    """The words of a page's main part, and the titles of its document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data.split()


def words(page: Path) -> list[str]:
    reader = Words()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.text


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def places(site: Path, name: str) -> set[str]:
    """Where the links of a page lead, however they are written.

    Not the theme's own skip link, and not the page itself.
    """
    here = f"{ADDRESS}{name.removesuffix('index.html')}"
    html = (site / name).read_text(encoding="utf-8")
    html = re.sub(r'<a href="[^"]*" class="md-skip">', "<a>", html)
    links = Links()
    links.feed(html)
    found = {urljoin(here, link) for link in links.links}
    return {unquote(place).removesuffix("/.") for place in found} - {here, here.rstrip("/")}


@pytest.fixture(scope="module")
def sites(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample, built by each engine for the same address."""
    found = {}
    for engine in ("mkdocs", *ENGINES_HELD_AGAINST_MKDOCS):
        root = tmp_path_factory.mktemp(engine) / "root"
        left = shutil.ignore_patterns("site", ".chapterhouse")
        shutil.copytree(sample_root, root, ignore=left)
        command = [sys.executable, "-m", "chapterhouse", "build", "--no-convert"]
        built = subprocess.run(
            [*command, "--root", str(root), "--engine", engine, "--site-url", ADDRESS],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
        )
        assert built.returncode == 0, built.stdout + built.stderr
        found[engine] = root / "site"
    return found


def test_properdocs_makes_the_same_site_to_the_byte(sites: dict[str, Path]) -> None:
    assert tree(sites["properdocs"]) == tree(sites["mkdocs"])


def test_zensical_makes_the_same_pages(sites: dict[str, Path]) -> None:
    ours, theirs = sites["mkdocs"], sites["zensical"]
    assert pages(theirs) == pages(ours)
    for name in pages(ours):
        assert read_links(theirs / name).ids == read_links(ours / name).ids, name
        assert places(theirs, name) == places(ours, name), name
        assert words(theirs / name) == words(ours / name), name


def test_zensical_makes_a_site_that_is_whole_and_safe(sites: dict[str, Path]) -> None:
    assert_links_resolve(sites["zensical"])
    assert_safe(sites["zensical"])


def test_what_programs_read_is_the_same_from_any_engine(sites: dict[str, Path]) -> None:
    ours = {path: sha for path, sha in tree(sites["mkdocs"]).items() if is_data(path)}
    theirs = {path: sha for path, sha in tree(sites["zensical"]).items() if is_data(path)}
    assert len(ours) > 20
    assert theirs == ours


def is_data(path: str) -> bool:
    """Whether a file is made after the engine, of the pages as people keep them."""
    own = ("assets/", "pagefind/")
    return not path.endswith(".html") and not path.startswith(own)


def test_the_search_has_the_same_pages_from_any_engine(sites: dict[str, Path]) -> None:
    found = {}
    for engine, site in sites.items():
        entry = site / "pagefind/pagefind-entry.json"
        if not entry.is_file():
            pytest.skip("this site has no search")
        known = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        found[engine] = {language: index["page_count"] for language, index in known.items()}
    assert found["properdocs"] == found["zensical"] == found["mkdocs"]


@pytest.mark.parametrize("engine", ENGINES_HELD_AGAINST_MKDOCS)
def test_any_engine_stops_at_a_broken_link(tmp_path: Path, engine: str) -> None:
    root = small_site(tmp_path)
    write(root, {"about.md": "---\ntitle: About\n---\n\nSee [this](nowhere.md).\n"})
    with pytest.raises(ChapterhouseError, match=r"about\.md"):
        build_site(root, engine=engine)


def test_an_engine_that_is_not_installed_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "find_spec", lambda _: None)
    with pytest.raises(ChapterhouseError) as caught:
        build_site(small_site(tmp_path), engine="zensical")
    assert re.fullmatch(r"zensical: this engine is not installed; try: .*", str(caught.value))
