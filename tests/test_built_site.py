"""What the engine makes of the pages: safe, whole, and the same each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chapterhouse import processes
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import REPOSITORY, build_site
from site_pages import (
    EPISODE,
    PERSON,
    assert_links_resolve,
    assert_safe,
    many_pages,
    read_links,
    small_site,
    tree,
    write,
)


def assert_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for address in read_links(page).loaded:
            assert not urlsplit(address).netloc, f"{page.relative_to(site)} loads {address}"
    for sheet in [*site.rglob("*.css"), *site.rglob("*.js")]:
        if "pagefind" in sheet.parts or "search" in sheet.parts:
            continue  # What these ask for is seen by tests in a browser.
        text = sheet.read_text(encoding="utf-8")
        for word in ("@import", "url(http", "url(//", 'url("http', "fetch(", "XMLHttp"):
            assert word not in text, f"{sheet.relative_to(site)} has {word}"


HOSTILE = '"<script>alert(1)</script> {{ 7 * 7 }} &amp; \\"quotes\\" \'and\' ]]>"'


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose titles, names and chapters all try to break out."""
    root = small_site(tmp_path_factory.mktemp("hostile"))
    write(
        root,
        {
            "episodes/first.md": EPISODE.format(
                title=HOSTILE, more="date: 2026-01-02\n", item=2
            ).replace("Where captions come from", '<script>alert(2)</script> "x" {{ 7 * 7 }}'),
            "people/oke-brandt.md": PERSON.format(
                name=HOSTILE,
                more=f"aliases: [{HOSTILE}]\n",
                bio="<script>alert(3)</script> {{ 7 }}",
            ),
            "shows/night-desk.md": f"---\ntitle: {HOSTILE}\n---\n\nA show.\n",
            "episodes/schöne-töne 字.md": EPISODE.format(title="字", more="", item=3),
        },
    )
    return build_site(root).site_dir


def test_hostile_text_shows_literally(hostile_site: Path) -> None:
    for page in hostile_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert(1)" not in text, page
        assert "<script>alert(2)" not in text, page
        assert "49" not in text, f"{page}: a template ran"
    first = (hostile_site / "episodes/first/index.html").read_text(encoding="utf-8")
    assert (
        "<h1 data-pagefind-body>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} &amp;amp; "
        in first
    )


def test_every_link_leads_somewhere(hostile_site: Path) -> None:
    assert_links_resolve(hostile_site)


def test_nothing_is_loaded_from_other_hosts(hostile_site: Path) -> None:
    assert_nothing_from_elsewhere(hostile_site)


def test_the_theme_ships_no_script_or_search_of_its_own(hostile_site: Path) -> None:
    scripts = {path for path in tree(hostile_site) if path.endswith((".js", ".map"))}
    overrides = REPOSITORY / "overrides"
    own = (file.relative_to(overrides) for file in (overrides / "assets").rglob("*.js"))
    assert scripts == {*(file.as_posix() for file in own), "pagefind/pagefind.js"}


def test_no_page_holds_code(hostile_site: Path, sample_site: Path) -> None:
    assert_safe(hostile_site)
    assert_safe(sample_site)


def test_headings_of_every_page_begin_with_one_first_and_skip_no_level(hostile_site: Path) -> None:
    class Headings(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.levels: list[int] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                self.levels.append(int(tag[1]))

    for page in hostile_site.rglob("*.html"):
        found = Headings()
        found.feed(page.read_text(encoding="utf-8"))
        assert found.levels.count(1) == 1, page
        assert found.levels[0] == 1, page
        for above, level in zip(found.levels, found.levels[1:], strict=False):
            assert level <= above + 1, f"{page}: h{level} after h{above}"


def test_the_site_of_the_sample_holds_together(sample_site: Path) -> None:
    assert_links_resolve(sample_site)
    assert_nothing_from_elsewhere(sample_site)


@pytest.mark.parametrize("epoch", ["1767225600", None])
def test_two_builds_are_identical_to_the_byte(
    tmp_path: Path, epoch: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    sites = []
    for name, now in (("one", epoch), ("two", epoch or "86400")):
        if now:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", now)
        sites.append(tree(build_site(small_site(tmp_path / name)).site_dir))
    assert sites[0] == sites[1]
    assert "index.html" in sites[0]


def test_two_processes_build_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 1)
    one = tree(build_site(many_pages(tmp_path / "one")).site_dir)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    two = tree(build_site(many_pages(tmp_path / "two")).site_dir)
    assert one == two
    assert "episodes/talk-229/index.html" in two


def test_warnings_of_both_processes_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    root = many_pages(tmp_path)
    for number in (100, 101):
        text = EPISODE.format(title="T", more="", item=1)
        text = text.replace("https://example.org/captions", f"n{number}-x.md")
        write(root, {f"episodes/talk-{number}.md": text})
    report = build_site(root, strict=False)
    assert sorted("n100-" in warning for warning in report.warnings) == [False, True]
    assert any("n101-" in warning for warning in report.warnings)
    with pytest.raises(ChapterhouseError, match="and 1 more"):
        build_site(root)


def test_an_address_with_a_path_changes_the_site_map_and_no_link(tmp_path: Path) -> None:
    plain = build_site(small_site(tmp_path / "plain")).site_dir
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    root = small_site(tmp_path / "path")
    (root / "mkdocs.yml").write_text(
        f"{config}\nsite_url: https://pods.example/cast/\n", encoding="utf-8"
    )
    under = build_site(root).site_dir
    sitemap = (under / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://pods.example/cast/episodes/first/</loc>" in sitemap
    assert sitemap.count("<loc>") == len(list(under.rglob("index.html")))
    first = (under / "episodes/first/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://pods.example/cast/episodes/first/">' in first
    path = "episodes/first/index.html"
    needing = ("../../feeds/", "../../feed.xml", "../../feed.json", "cite.bib", "cite.json")
    links = [link for link in read_links(under / path).links if link not in needing]
    assert links == read_links(plain / path).links, "only feeds and citations need an address"
    loaded = [name for name in read_links(under / path).loaded if name != "../../assets/cite.js"]
    assert loaded == read_links(plain / path).loaded
    lost = (under / "404.html").read_text(encoding="utf-8")
    assert 'href="/cast/archive/"' in lost


def test_edit_links_open_the_page_that_people_wrote(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        f"{config}\nrepo_url: https://git.example/o/r\n",
        encoding="utf-8",
    )
    site = build_site(root).site_dir
    first = (site / "episodes/first/index.html").read_text(encoding="utf-8")
    assert 'href="https://git.example/o/r/edit/main/docs/episodes/first.md"' in first
    archive = (site / "archive/index.html").read_text(encoding="utf-8")
    assert "/edit/main/" not in archive


def test_the_engine_alone_builds_the_whole_site(sample_root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*command, "--config-file", str(sample_root / "mkdocs.yml"), "--site-dir", str(site)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(site) == tree(sample_root / "site")


def test_the_repository_is_a_sample_and_another_folder_is_not(
    tmp_path: Path, sample_site: Path
) -> None:
    site = build_site(small_site(tmp_path)).site_dir
    said = "Sample content"
    assert said not in (site / "index.html").read_text(encoding="utf-8")
    assert said in (sample_site / "index.html").read_text(encoding="utf-8")


def test_what_the_engine_refuses_is_one_line_with_the_file(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(ChapterhouseError) as caught:
        build_site(root)
    assert str(caught.value).startswith(str(root / "mkdocs.yml"))
    assert "\n" not in str(caught.value)
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nplugins: [there-is-no-such-plugin]\n")
    with pytest.raises(ChapterhouseError, match="there-is-no-such-plugin"):
        build_site(root)
