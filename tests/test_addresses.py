"""Where a site and its pages live: at any address, and under the names that pages had before."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as etree
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from chapterhouse.check import check
from chapterhouse.problems import Finding
from chapterhouse.site.build import build_site
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.moved import NOTES, write_moved
from site_pages import (
    EPISODE,
    PERSON,
    assert_links_resolve,
    assert_safe,
    read_links,
    small_site,
    write,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ADDRESSES = {
    "a project": "https://ann.github.io/podcast/",
    "a user": "https://ann.github.io/",
    "a domain": "https://talks.example/",
    "a folder of a domain": "https://www.example/about/talks/",
}


def site_with_a_past(root: Path) -> Path:
    """The small site; one episode, one person and one show had other addresses before."""
    small_site(root)
    past = "aliases: [episodes/old-first/, 2019/first.html, /talks/1]\n"
    write(
        root,
        {
            "episodes/first.md": EPISODE.format(title="Fi<b>rst", more=past, item=2),
            "people/oke-brandt.md": PERSON.format(
                name="Oke Brandt", more="aliases: [Okey, people/okey-brandt/]\n", bio="A captioner."
            ),
            "shows/night-desk.md": "---\ntitle: The Night Desk\naliases: [night]\n---\n\nTalks.\n",
        },
    )
    return root


def errors_in(root: Path) -> list[Finding]:
    """What check says, but for the tag that the small site has in its speech on purpose."""
    return [
        finding
        for finding in check(root)
        if finding.severity == "error" and "`<i>`" not in finding.message
    ]


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_site_works_at_any_address(
    tmp_path: Path, serve_folder: Callable[[Path, str], str], address: str
) -> None:
    site = build_site(site_with_a_past(tmp_path), address=address).site_dir
    top = serve_folder(site, urlsplit(address).path)

    def here(there: str) -> str:
        assert there.startswith(address), there
        return top + there.removeprefix(address)

    tried: set[str] = set()
    for file in site.rglob("*.html"):
        found = read_links(file)
        place = top + file.relative_to(site).as_posix().removesuffix("index.html")
        if file.name == "404.html":
            place = top + "nowhere/at/all/"
            assert status(place) == 404
        for link in (*found.links, *found.loaded):
            if link.startswith("#"):
                continue
            whole = urljoin(place, link)
            if urlsplit(link).netloc:
                whole = here(link) if link.startswith(address) else ""
            if whole and (bare := whole.partition("#")[0]) not in tried:
                tried.add(bare)
                assert bare.startswith(top), f"{file.name} leads out of the site: {link}"
                assert status(bare) == 200, f"{file.relative_to(site)} leads nowhere: {link}"
        canonical = re.search(r'rel="canonical" href="([^"]*)"', file.read_text(encoding="utf-8"))
        if canonical:
            assert status(here(canonical[1])) == 200
    listed = [e.text for e in etree.parse(site / "sitemap.xml").iter() if e.tag.endswith("loc")]
    assert listed
    assert all(status(here(str(place))) == 200 for place in listed)
    for feed in site.rglob("*.xml"):
        for place in re.findall(rf'{re.escape(address)}[^<>"\s#?]*', feed.read_text("utf-8")):
            assert status(here(place)) == 200, f"{feed.name}: {place}"


def test_old_addresses_lead_to_the_page_and_are_in_no_list(tmp_path: Path) -> None:
    root = site_with_a_past(tmp_path)
    assert errors_in(root) == []
    site = build_site(root, address="https://pods.example/cast/").site_dir
    for old, new in {
        "episodes/old-first/index.html": "../../episodes/first/",
        "2019/first.html": "../episodes/first/",
        "talks/1/index.html": "../../episodes/first/",
        "people/okey-brandt/index.html": "../../people/oke-brandt/",
        "night/index.html": "../shows/night-desk/",
    }.items():
        html = (site / old).read_text(encoding="utf-8")
        assert f'<meta http-equiv="refresh" content="0; url={new}">' in html
        assert f'href="{new}"' in html
    assert '<link rel="canonical" href="https://pods.example/cast/episodes/first/">' in (
        site / "talks/1/index.html"
    ).read_text(encoding="utf-8")
    assert not (site / "Okey").exists(), "another name of a person is no address"
    person = (site / "people/oke-brandt/index.html").read_text(encoding="utf-8")
    assert "Also: Okey<" in person
    for file in (*site.rglob("*.xml"), *site.rglob("*.json"), *site.rglob("*.txt")):
        assert "old-first" not in file.read_text(encoding="utf-8"), file
    assert_links_resolve(site)
    assert_safe(site)


def test_a_page_is_never_overwritten_by_an_old_address(tmp_path: Path) -> None:
    (tmp_path / "site/people").mkdir(parents=True)
    (tmp_path / "site/people/index.html").write_text("People", encoding="utf-8")
    (tmp_path / "site/robots.txt").write_text("-", encoding="utf-8")
    (tmp_path / NOTES).parent.mkdir()
    (tmp_path / NOTES).write_text(
        '{"people": ["a/", "A"], "robots.txt/x": ["a/", "A"], "b": ["a/", "A"]}', encoding="utf-8"
    )
    notes = write_moved(tmp_path / "site", tmp_path, SiteFacts())
    assert [note.split()[3] for note in notes] == ["people", "robots.txt/x"]
    assert (tmp_path / "site/people/index.html").read_text(encoding="utf-8") == "People"
    assert (tmp_path / "site/b/index.html").is_file()


MISTAKES = [
    ("aliases: [https://a.example/b/]", "is no old address of this site"),
    ("aliases: [../b]", "is no old address of this site"),
    ("aliases: ['b?c=d']", "is no old address of this site"),
    ("aliases: [episodes/first/]", "is the page's own address"),
    ("aliases: [episodes/second]", "there is a page, docs/episodes/second.md"),
    ("aliases: [/archive/]", "there is a page, docs/archive.md"),
    ("aliases: [people/]", "there is a page, docs/people/index.md"),
]


@pytest.mark.parametrize(("line", "why"), MISTAKES)
def test_check_names_a_wrong_old_address_at_its_line(tmp_path: Path, line: str, why: str) -> None:
    root = small_site(tmp_path)
    page = EPISODE.format(title="First", more=f"{line}\n", item=2)
    write(root, {"episodes/first.md": page})
    errors = errors_in(root)
    assert [(error.path, error.line) for error in errors] == [("docs/episodes/first.md", 5)]
    assert why in errors[0].message


def test_one_old_address_leads_to_one_page(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    for name, alias, item in (("first", "old/Name/", 2), ("second", "/old/name", 1)):
        more = f"aliases: [{alias}]\n"
        page = EPISODE.format(title=name, more=more, item=item)
        write(root, {f"episodes/{name}.md": page})
    (error,) = errors_in(root)
    assert (error.path, error.line) == ("docs/episodes/second.md", 5)
    assert "docs/episodes/first.md has the old address `old/name` too" in error.message


@pytest.mark.browser
def test_a_moment_is_found_at_the_old_address_with_and_without_scripts(
    page: Page, browser: Browser, tmp_path: Path, serve_folder: Callable[[Path, str], str]
) -> None:
    site = build_site(site_with_a_past(tmp_path), address="https://a.example/podcast/").site_dir
    top = serve_folder(site, "/podcast/")
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    page.goto(f"{top}2019/first.html?highlight=person#t=20")
    page.wait_for_url(re.compile(r".*/episodes/first/.*#t=20"))
    # The page itself may take the words to mark out of its address, once it has read them.
    assert f"{top}episodes/first/?highlight=person#t=20" in seen
    assert page.locator("[id='t=20']").is_visible()
    page.goto(f"{top}night/")
    page.wait_for_url(f"{top}shows/night-desk/")
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{top}talks/1/")
    plain.wait_for_url(f"{top}episodes/first/")
    context.close()
