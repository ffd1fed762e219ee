"""The sample site in a real browser, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chapterhouse.pages.read import read_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
VIEWS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def addresses(sample_root: Path) -> dict[str, str]:
    """One address for each kind of page that the sample has."""
    found = {
        "home": "",
        "archive": "archive/",
        "people": "people/",
        "shows": "shows/",
        "topics": "topics/",
        "topic": "topics/captions/",
        "about": "about/",
        "help": "help/",
        "help wanted": "help-wanted/",
        "not found": "404.html",
    }
    for file in sorted((sample_root / "docs").glob("*/*.md")):
        page = read_page(file.name, file.read_text(encoding="utf-8"))
        kind = str(page.meta.get("kind") or file.parent.name)
        if kind == "transcript":
            kind += " with times" if any(turn.start is not None for turn in page.turns) else ""
        found.setdefault(kind, f"{file.parent.name}/{file.stem}/")
    return found


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the page complains of on the console; a test ends well where there is nothing."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


def show(page: Page, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 740 if width < 600 else 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def test_the_sample_has_every_kind_of_page(addresses: dict[str, str]) -> None:
    wanted = {"transcript", "transcript with times", "notes", "article", "insights", "shows"}
    assert wanted | {"person", "show"} <= set(addresses)


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_no_page_overflows_or_complains(
    page: Page,
    complaints: list[str],
    sample_url: str,
    addresses: dict[str, str],
    width: int,
    scheme: str,
) -> None:
    show(page, width, scheme)
    for kind, address in addresses.items():
        answer = page.goto(sample_url + address)
        assert answer
        assert answer.ok, kind
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{kind} is {wide} px wide"
        assert page.locator("h1").count() == 1, kind


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing(
    page: Page, sample_url: str, addresses: dict[str, str], width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    show(page, width, scheme)
    for kind, address in addresses.items():
        page.goto(sample_url + address)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{kind}:\n{results.generate_report()}"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_shared_moment_is_in_view_below_the_head_and_marked(
    page: Page, sample_url: str, addresses: dict[str, str], width: int
) -> None:
    show(page, width, "light")
    address = sample_url + addresses["transcript with times"]
    page.goto(address)
    turns = page.locator(".ch-turn[id^='t=']")
    moment = turns.nth(turns.count() // 2).get_attribute("id")
    unmarked = turns.first.evaluate("turn => getComputedStyle(turn).backgroundColor")
    page.goto("about:blank")
    page.goto(f"{address}#{moment}")
    target = page.locator(f"[id='{moment}']")
    box = target.bounding_box()
    assert box
    covered = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("header, header *")]
            .filter(part => getComputedStyle(part).position === "sticky")
            .map(part => part.getBoundingClientRect().bottom))"""
    )
    assert covered > 20, "the head is sticky"
    assert covered <= box["y"] < page.viewport_size["height"] / 2  # type: ignore[index]
    assert target.evaluate("turn => getComputedStyle(turn).backgroundColor") != unmarked
    head = target.locator(".ch-who").bounding_box()
    assert head
    seen = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.ch-turn')?.id",
        [head["x"] + 5, head["y"] + head["height"] / 2],
    )
    assert seen == moment


def test_a_chapter_of_the_list_leads_to_its_heading(
    page: Page, sample_url: str, addresses: dict[str, str]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(sample_url + addresses["transcript with times"])
    link = page.locator(".ch-chapters ol a").nth(2)
    link.click()
    heading = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    box = heading.bounding_box()
    assert box
    assert 40 < box["y"] < 200
    beside = page.locator(".ch-chapters").bounding_box()
    assert beside
    assert 0 < beside["y"] < 200, "the list stays in view"


def test_on_a_small_screen_the_chapters_open_when_asked_for(
    page: Page, sample_url: str, addresses: dict[str, str]
) -> None:
    show(page, 360, "light")
    page.goto(sample_url + addresses["transcript with times"])
    first = page.locator(".ch-chapters ol a").first
    assert not first.is_visible()
    page.locator(".ch-chapters summary").click()
    assert first.is_visible()


def test_the_choice_of_colours_is_kept(page: Page, complaints: list[str], sample_url: str) -> None:
    show(page, 1440, "light")

    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.goto(sample_url)
    button = page.locator("#scheme")
    assert "system" in (button.get_attribute("aria-label") or "")
    light = paper()
    button.click()
    assert paper() == light
    button.click()
    dark = paper()
    assert dark != light
    page.goto(sample_url + "archive/")
    assert paper() == dark
    page.emulate_media(color_scheme="dark")
    button.click()
    assert paper() == dark, "as the system has it"


def test_the_keyboard_gets_past_the_head(page: Page, sample_url: str) -> None:
    page.goto(sample_url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ch-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('#content') !== null"
    assert page.evaluate(inside)


def test_everything_is_there_without_scripts(
    browser: Browser, sample_url: str, addresses: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_url + addresses["transcript with times"])
    assert page.locator(".ch-chapters ol a").first.is_visible()
    assert page.locator(".ch-turn").first.is_visible()
    assert not page.locator("#scheme").is_visible()
    context.close()


def test_on_paper_there_is_the_text_with_names_and_times(
    page: Page, sample_url: str, addresses: dict[str, str]
) -> None:
    page.goto(sample_url + addresses["transcript with times"])
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".ch-masthead__bar", ".ch-sections", ".ch-chapters", ".ch-colophon"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".ch-who b", ".ch-who a", ".ch-turn p"):
        assert page.locator(shown).first.is_visible(), shown
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.locator(".ch-turn p").nth(1).evaluate("p => getComputedStyle(p).color")
    assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
