"""An episode page in a real browser: moments, chapters, the recording, keys, paper."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from episode_site import episode_site, page_text

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Route

pytestmark = pytest.mark.browser

SIZES = {"small": (360, 740), "wide": (1440, 900)}
HERE = "() => [...document.querySelectorAll('.ch-here')].map(one => one.id)"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path, str], str]) -> str:
    """The address of a folder of episodes."""
    site = episode_site(tmp_path_factory.mktemp("episodes"))
    return serve_folder(site, "/podcast/") + "episodes/"


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")])
def reader(page: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of each size in each scheme; what it complains of fails the test."""
    size, scheme = request.param
    yield from as_reader(page, size, scheme)


@pytest.fixture(params=SIZES)
def sized(page: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of each size."""
    yield from as_reader(page, request.param, "light")


@pytest.fixture
def wide(page: Page) -> Iterator[Page]:
    """A page on a desk."""
    yield from as_reader(page, "wide", "light")


def as_reader(page: Page, size: str, scheme: Any) -> Iterator[Page]:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_default_timeout(15_000)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def open_page(page: Page, address: str) -> None:
    """Opens a page anew, also where only what is behind the # differs."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("[data-landing]")


def until(page: Page, holds: str) -> None:
    """Waits until an expression holds. Playwright's own way is against the page's policy."""
    deadline = time.monotonic() + 15
    while not page.evaluate(holds):
        assert time.monotonic() < deadline, holds
        page.wait_for_timeout(50)


def clipboard(page: Page) -> str:
    until(page, "document.querySelector('.ch-toast')?.textContent.includes('copied')")
    return str(page.evaluate("navigator.clipboard.readText()"))


def top_of(page: Page, moment: str) -> float:
    box = page.locator(f"[id='{moment}']").bounding_box()
    assert box
    return box["y"]


def is_in_view(page: Page, moment: str) -> bool:
    return 50 <= top_of(page, moment) < page.viewport_size["height"] * 0.7  # type: ignore[index]


LANDINGS = {
    "t=42": ["t=42"],
    "t=44": ["t=42"],
    "t=44.9": ["t=42"],
    "t%3D44": ["t=42"],
    "t=00:44": ["t=42"],
    "t=1m3s": ["t=60"],
    "t=18,31": ["t=18", "t=24", "t=30"],
    "t=18,30": ["t=18", "t=24"],
    "t=42-3": ["t=42"],
    "chapter-60": ["chapter-60"],
    "t=9999": ["t=114"],
    "t=nonsense": [],
    "%E0%A4%A": [],
}


def test_an_address_lands_on_what_is_said_then(wide: Page, url: str) -> None:
    for asked, marked in LANDINGS.items():
        open_page(wide, f"{url}talk/#{asked}")
        assert wide.evaluate(HERE) == marked, asked
        if marked:
            assert is_in_view(wide, marked[0]) or marked == ["t=114"], asked


def test_a_moment_is_marked_and_in_view(reader: Page, url: str) -> None:
    open_page(reader, f"{url}talk/#t=44")
    assert is_in_view(reader, "t=42")
    plain = reader.locator("[id='t=36']").evaluate("one => getComputedStyle(one).backgroundColor")
    marked = reader.locator("[id='t=42']").evaluate("one => getComputedStyle(one).backgroundColor")
    assert marked != plain


def test_a_time_that_is_clicked_is_the_address_and_back_goes_back(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/#t=12")
    link = sized.locator("[id='t=24'] .ch-who a")
    link.scroll_into_view_if_needed()
    before = top_of(sized, "t=24")
    link.click()
    assert sized.evaluate("location.hash") == "#t=24"
    assert sized.evaluate(HERE) == ["t=24"]
    assert top_of(sized, "t=24") == before, "the page stays where one reads"
    sized.go_back()
    until(sized, "location.hash === '#t=12'")
    assert sized.evaluate(HERE) == ["t=12"]
    sized.go_forward()
    until(sized, "location.hash === '#t=24'")
    assert sized.evaluate(HERE) == ["t=24"]


def test_back_leads_to_the_moment_before(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=12")
    wide.evaluate("location.hash = 't=100'")
    until(wide, "document.querySelector('.ch-here')?.id === 't=96'")
    assert is_in_view(wide, "t=96")
    wide.go_back()
    until(wide, "document.querySelector('.ch-here')?.id === 't=12'")
    assert is_in_view(wide, "t=12")


def test_the_menu_of_a_moment_copies_link_and_quote(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/")
    sized.locator("[id='t=18'] .ch-who a").click()
    sized.get_by_role("button", name="Share 00:18").click()
    sized.get_by_role("menuitem", name="Copy link").click()
    assert clipboard(sized) == f"{url}talk/#t=18"
    sized.get_by_role("button", name="Share 00:18").click()
    sized.get_by_role("menuitem", name="Copy quote").click()
    until(sized, "document.querySelector('.ch-toast').textContent.includes('Quote')")
    words, source, link = clipboard(sized).split("\n")
    assert words.startswith("“This is what is said in turn 3. ")
    assert words.endswith("follow.”")
    assert source == "— Oke Brandt, “A long talk”, The Night Desk, 00:18"
    assert link == f"{url}talk/#t=18"


def test_the_menu_by_keyboard_alone(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=18")
    wide.locator("[id='t=18'] .ch-who a").focus()
    wide.keyboard.press("Tab")
    wide.keyboard.press("ArrowDown")
    focused = "document.activeElement.textContent"
    assert wide.evaluate(focused) == "Copy link"
    wide.keyboard.press("ArrowUp")
    last = wide.get_by_role("menuitem").last.inner_text()
    assert wide.evaluate(focused) == last
    wide.keyboard.press("Home")
    wide.keyboard.press("Enter")
    assert clipboard(wide) == f"{url}talk/#t=18"
    assert wide.evaluate(focused) == "Share"
    wide.keyboard.press("s")
    assert wide.evaluate(focused) == "Copy link"
    wide.keyboard.press("Escape")
    assert wide.locator("[role=menu]").count() == 0
    assert wide.evaluate(focused) == "Share"


def test_a_range_is_linked_from_one_turn_to_another(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/#t=18")
    sized.locator(".ch-share").click()
    sized.get_by_role("menuitem", name="Begin a range here").click()
    sized.locator("[id='t=24'] .ch-who a").click()
    sized.locator(".ch-share").click()
    sized.get_by_role("menuitem", name="Copy link from 00:18 to here").click()
    assert clipboard(sized) == f"{url}talk/#t=18,30"


SELECT = """([from, to]) => {
    const words = (id) => document.getElementById(id).querySelector("p:not(.ch-who)").firstChild;
    getSelection().setBaseAndExtent(words(from), 8, words(to), 30);
}"""


def test_selected_words_give_a_range_and_a_quote(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/#t=18")
    sized.evaluate(SELECT, ["t=18", "t=24"])
    sized.get_by_role("button", name="Copy link to 00:18–00:30").click()
    assert clipboard(sized) == f"{url}talk/#t=18,30"
    sized.get_by_role("toolbar").get_by_role("button", name="Copy quote").click()
    until(sized, "document.querySelector('.ch-toast').textContent.includes('Quote')")
    text = clipboard(sized)
    assert text.startswith("Oke Brandt: what is said in turn 3. ")
    assert "\n\nMara Lund: This is what is said in turn 4\n— “A long talk”" in text
    sized.evaluate("getSelection().removeAllRanges()")
    sized.wait_for_selector(".ch-selected", state="hidden")


def test_a_talk_without_times_has_links_and_quotes_too(wide: Page, url: str) -> None:
    open_page(wide, f"{url}plain/#turn-3")
    assert wide.evaluate(HERE) == ["turn-3"]
    wide.get_by_role("button", name="Share this turn").click()
    wide.get_by_role("menuitem", name="Copy quote").click()
    assert clipboard(wide).endswith(f"— Mara Lund, “No times”, The Night Desk\n{url}plain/#turn-3")


def test_a_line_can_be_corrected_where_it_stands(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=18")
    wide.get_by_role("button", name="Share 00:18").click()
    address = wide.get_by_role("menuitem", name="Correct this line").get_attribute("href") or ""
    file, _, line = address.partition("#L")
    assert file == "https://github.com/example/talks/edit/main/docs/episodes/talk.md"
    assert page_text().split("\n")[int(line) - 1] == "**Oke Brandt** (00:18)"


def test_the_current_chapter_is_marked_while_scrolling(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/")
    current = ".ch-chapters [aria-current=location]"
    assert wide.locator(current).count() == 0
    for chapter in ("chapter-30", "chapter-90", "chapter-60"):
        wide.evaluate("id => document.getElementById(id).scrollIntoView()", chapter)
        wide.wait_for_selector(f"{current}[href='#{chapter}']")
        assert wide.locator(current).count() == 1
    assert "of 01:54" in wide.locator(".ch-progress").inner_text()


def test_on_a_small_screen_the_chapters_are_a_drawer(page: Page, url: str) -> None:
    for reader in as_reader(page, "small", "light"):
        open_page(reader, f"{url}talk/")
        assert not reader.locator(".ch-where").is_visible()
        reader.evaluate("document.getElementById('chapter-60').scrollIntoView()")
        bar = reader.get_by_role("button", name="Chapters: Chapter 2")
        bar.click()
        drawer = reader.get_by_role("dialog", name="Chapters")
        assert drawer.locator("[aria-current=location]").inner_text().startswith("Chapter 2")
        reader.keyboard.press("Escape")
        assert not drawer.is_visible()
        bar.click()
        drawer.get_by_role("link", name="Chapter 3").click()
        until(reader, "location.hash === '#chapter-90'")
        assert is_in_view(reader, "chapter-90")
        assert reader.locator(".ch-chapters ol a").count() == 3, "the list is back in its place"


def heard(page: Page) -> float:
    """Where the recording is, once it has moved: it does when it is loaded, not before."""
    page.wait_for_function("document.querySelector('audio').currentTime > 0")
    return float(page.evaluate("document.querySelector('audio').currentTime"))


SPOKEN = ".ch-turn[aria-current=true]"


def test_a_time_moves_the_recording_and_starts_no_voice(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/")
    sized.locator("[id='t=18'] .ch-who a").click()
    assert sized.evaluate("document.querySelector('audio').paused")
    sized.get_by_role("button", name="Play from 00:18").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=18']")
    assert 18 <= heard(sized) < 24
    sized.evaluate("document.querySelector('[id=\\'t=60\\'] .ch-who a').click()")
    sized.wait_for_selector(f"{SPOKEN}[id='t=60']")
    assert not sized.evaluate("document.querySelector('audio').paused")
    sized.get_by_role("button", name="Pause").click()
    sized.get_by_role("button", name="Forward 30 seconds").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=90']")
    sized.get_by_role("button", name="Back 15 seconds").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=72']")


def test_following_stops_when_the_reader_scrolls(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/#t=6")
    sized.locator(".ch-player__play").click()
    sized.wait_for_selector(SPOKEN)
    sized.get_by_role("button", name="Forward 30 seconds").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=36']")
    until(sized, "document.getElementById('t=36').getBoundingClientRect().top < 600")
    follow = sized.get_by_role("button", name="Follow")
    assert follow.get_attribute("aria-pressed") == "true"
    sized.mouse.move(180, 300)
    sized.mouse.wheel(0, -300)
    sized.wait_for_selector(".ch-player__follow[aria-pressed=false]")
    sized.evaluate("scrollTo(0, 0)")
    sized.get_by_role("button", name="Forward 30 seconds").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=66']")
    sized.wait_for_timeout(500)
    assert sized.evaluate("scrollY") == 0
    follow.click()
    until(sized, "document.getElementById('t=66').getBoundingClientRect().top < 700")
    assert follow.get_attribute("aria-pressed") == "true"


def test_keys_move_the_recording_and_leave_fields_alone(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=30")
    wide.keyboard.press("l")
    wide.get_by_role("button", name="Play from 01:00").wait_for()
    wide.keyboard.press("j")
    wide.get_by_role("button", name="Play from 00:45").wait_for()
    wide.keyboard.press(">")
    assert wide.locator(".ch-player__rate").input_value() == "1.25"
    wide.keyboard.press("n")
    until(wide, "location.hash.startsWith('#chapter-')")
    wide.keyboard.press("k")
    wide.wait_for_selector(SPOKEN)
    wide.keyboard.press("k")
    wide.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=x>')")
    wide.locator("#x").fill("")
    wide.locator("#x").press_sequentially("jkl?")
    assert wide.locator("#x").input_value() == "jkl?"
    assert not wide.locator("#keys").is_visible()
    wide.locator("#x").evaluate("field => field.blur()")
    wide.keyboard.press("?")
    wide.get_by_role("checkbox").uncheck()
    wide.keyboard.press("Escape")
    wide.keyboard.press("?")
    assert not wide.locator("#keys").is_visible(), "the keys are off"


def test_place_and_speed_are_remembered(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=60")
    wide.locator(".ch-player__play").click()
    wide.wait_for_selector(SPOKEN)
    wide.locator(".ch-player__rate").select_option("1.5")
    wide.locator(".ch-player__play").click()
    open_page(wide, f"{url}talk/")
    assert "Play from 01:0" in (wide.locator(".ch-player__play").get_attribute("aria-label") or "")
    assert wide.locator(".ch-player__rate").input_value() == "1.5"
    open_page(wide, f"{url}talk/#t=30")
    assert wide.locator(".ch-player__play").get_attribute("aria-label") == "Play from 00:30"


def test_a_range_is_played_to_its_end(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/#t=30,31")
    wide.locator(".ch-player__play").click()
    until(wide, "document.querySelector('audio').currentTime >= 31")
    until(wide, "document.querySelector('audio').paused")
    assert heard(wide) < 33


def test_the_system_is_told_what_plays(wide: Page, url: str) -> None:
    open_page(wide, f"{url}talk/")
    told = wide.evaluate(
        "(({ title, artist, album }) => [title, artist, album])(navigator.mediaSession.metadata)"
    )
    assert told == ["A long talk", "Oke Brandt", "The Night Desk"]


PLAYER = """<!doctype html><script>
const say = (event, info) => parent.postMessage(JSON.stringify({event, info}), "*");
onmessage = ({data}) => {
    const {event, func, args} = JSON.parse(data);
    if (event === "listening") {
        say("initialDelivery", {playerState: 1, duration: 120});
    }
    if (func === "seekTo") {
        say("infoDelivery", {currentTime: args[0]});
    }
    if (func === "pauseVideo" || func === "playVideo") {
        const playerState = func === "playVideo" ? 1 : 2;
        say("infoDelivery", {playerState});
    }
};
</script>"""


def test_a_video_is_asked_for_after_a_click_only(
    sized: Page, url: str, requests_elsewhere: list[str]
) -> None:
    asked: list[str] = []

    def stand_in(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body=PLAYER)

    sized.context.route("https://www.youtube-nocookie.com/**", stand_in)
    open_page(sized, f"{url}video/#t=18")
    sized.evaluate("scrollTo(0, 0)")
    sized.wait_for_timeout(200)
    assert asked == []
    assert requests_elsewhere == []
    sized.get_by_role("link", name="Play the video from 00:18").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=18']")
    assert len(asked) == 1
    assert asked[0].startswith("https://www.youtube-nocookie.com/embed/sample-0001?")
    assert "start=18" in asked[0]
    sized.get_by_role("button", name="Forward 30 seconds").click()
    sized.wait_for_selector(f"{SPOKEN}[id='t=48']")
    sized.get_by_role("button", name="Pause").click()
    sized.locator("[id='t=66'] .ch-who a").evaluate("link => link.click()")
    sized.wait_for_selector(f"{SPOKEN}[id='t=66']")
    sized.get_by_role("button", name="Play from 01:06").wait_for()


def test_a_video_begun_at_its_beginning_stays_in_view(
    wide: Page, url: str, requests_elsewhere: list[str]
) -> None:
    wide.context.route(
        "https://www.youtube-nocookie.com/**",
        lambda route: route.fulfill(content_type="text/html", body=PLAYER),
    )
    open_page(wide, f"{url}video/")
    wide.locator(".ch-poster").click()
    wide.wait_for_selector(f"{SPOKEN}[id='t=0']")
    wide.get_by_role("button", name="Pause").wait_for()
    assert wide.evaluate("scrollY") < 100
    assert wide.locator(".ch-player__follow").get_attribute("aria-pressed") == "false"


def test_axe_finds_nothing_whatever_is_open(reader: Page, url: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    def look(what: str) -> None:
        results = Axe().run(reader)
        assert results.violations_count == 0, f"{what}:\n{results.generate_report()}"

    open_page(reader, f"{url}video/")
    look("a video")
    open_page(reader, f"{url}talk/#t=36,50")
    look("a range")
    reader.locator(".ch-share").click()
    look("the menu")
    reader.keyboard.press("Escape")
    reader.locator(".ch-player__play").click()
    reader.wait_for_selector(SPOKEN)
    look("playing")
    reader.locator(".ch-player__play").click()
    reader.keyboard.press("?")
    look("the keys")
    reader.keyboard.press("Escape")
    if reader.locator(".ch-where").is_visible():
        reader.locator(".ch-where").click()
        look("the drawer")


def test_without_scripts_times_are_anchors_and_the_recording_plays(browser: Any, url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}talk/")
    assert page.locator("audio").is_visible()
    assert page.locator("audio").get_attribute("preload") == "none"
    for hidden in (".ch-player__bar", "#keys", ".ch-keys-open"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator(".ch-chapters ol a").first.is_visible()
    page.locator("[id='t=24'] .ch-who a").click()
    assert page.url.endswith("#t=24")
    page.goto(f"{url}video/")
    address = page.locator(".ch-poster").get_attribute("href")
    assert address == "https://www.youtube.com/watch?v=sample-0001"
    context.close()


def test_on_paper_there_are_no_controls(sized: Page, url: str) -> None:
    open_page(sized, f"{url}talk/#t=36")
    sized.evaluate("scrollBy(0, 10)")
    sized.emulate_media(media="print")
    for hidden in (".ch-player", ".ch-where", ".ch-share", ".ch-toast", ".ch-keys-open"):
        parts = sized.locator(hidden)
        assert parts.count() == 0 or not parts.first.is_visible(), hidden
    assert sized.locator("[id='t=36'] .ch-who a").is_visible()
