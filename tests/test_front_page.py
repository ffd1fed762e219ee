"""The front page in a browser, on any screen and with anything on it; the block to subscribe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from chapterhouse.site.build import build_site
from site_pages import PERSON, tree, write
from test_issues import SAID, issue, quoting_site
from test_mails import configured

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenberechnungsgrundlage"
SUBSCRIBE = (
    "\n  newsletter: {action: 'https://mail.example.org/join', field: EMAIL, note: Monthly.}"
)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an issue, a quote and long names, that takes addresses for its mails."""
    root = quoting_site(tmp_path_factory.mktemp("front"))
    write(
        root,
        {
            "issues/one.md": issue("[first, second]").replace("Number one", f"Of {LONG} and us"),
            "people/oke-brandt.md": PERSON.format(name=f"Oke {LONG}", more="", bio="Who."),
        },
    )
    page = root / "docs/episodes/first.md"
    text = page.read_text(encoding="utf-8").replace("title: First", f"title: A {LONG} on the air")
    page.write_text(text, encoding="utf-8")
    build_site(root, config=configured(root, SUBSCRIBE))
    return root


@pytest.fixture(scope="module")
def address(crowded: Path, serve_folder: Callable[[Path, str], str]) -> str:
    return serve_folder(crowded / "site", "/podcast/")


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("path", ["", "issues/", "issues/one/"])
def test_nothing_is_wider_than_the_screen_and_axe_finds_nothing(
    page: Page, address: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 360:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page).response["violations"]
            assert [violation["id"] for violation in found] == []


def test_a_quote_leads_to_its_moment(page: Page, address: str) -> None:
    page.goto(address)
    quote = page.locator(".ch-quote")
    assert quote.locator("blockquote").inner_text() == SAID
    quote.locator(".ch-quote__where").click()
    assert page.url == f"{address}episodes/first/#t=20"
    assert SAID in page.locator("[id='t=20']").inner_text()


def test_readers_subscribe_at_the_owners_service_and_nothing_is_loaded_from_there(
    page: Page, address: str, requests_elsewhere: list[str]
) -> None:
    page.goto(f"{address}people/oke-brandt/")
    page.get_by_label("New issues by e-mail").fill("ann@example.org")
    assert requests_elsewhere == []
    with page.expect_request("https://mail.example.org/**") as asked:
        page.get_by_role("button", name="Subscribe").click()
    assert asked.value.method == "POST"
    assert asked.value.post_data == "EMAIL=ann%40example.org"
    requests_elsewhere.clear()


def test_a_site_without_anything_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, {"about.md": "# About\n"})
    front = (build_site(tmp_path).site_dir / "index.html").read_text(encoding="utf-8")
    assert "No conversations yet" in front
    assert "Worth quoting" not in front
    assert "Subscribe" not in front


def test_two_builds_with_issues_and_mails_are_identical(crowded: Path) -> None:
    first = tree(crowded / "site")
    assert "issues/one/email.html" in first
    build_site(crowded, config=crowded / "mkdocs.yml")
    assert tree(crowded / "site") == first
