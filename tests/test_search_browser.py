"""The search in a real browser: from a key to the moment at which something was said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from chapterhouse.search.spacing import spaced
from chapterhouse.site.build import build_site
from site_pages import EPISODE, small_site, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EDITION = "episodes/a-transcript-is-an-edition/"
VIEWS = [(width, scheme) for width in (360, 1440) for scheme in ("light", "dark")]

SETTLED = """(() => {
    const status = document.querySelector("[role=status]")?.textContent;
    return !!status && !/Searching/.test(status) && !document.querySelector("[aria-busy]");
})()"""

ServeFolder = Callable[[Path, str], str]


@pytest.fixture(autouse=True)
def complaints(page: Page) -> Iterator[list[str]]:
    """What the page complains of; a test ends well where there is nothing."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


@pytest.fixture(scope="module")
def mixed_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """A site in which Chinese and Japanese stand between English words."""
    root = small_site(tmp_path_factory.mktemp("mixed"))
    text = EPISODE.format(title="Names in 字", more="", item=3)
    said = "We said 他说阿里巴巴很好 and カメラ at the US–China table, wait—perhaps GPT-4 too."
    write(root, {"episodes/mixed.md": text.replace("And now?", said)})
    write(root, {"episodes/apart.md": text.replace("And now?", "Only 阿 and 里 and 巴 here.")})
    return serve_folder(build_site(root).site_dir, "/podcast/")


def wait_until(page: Page, condition: str) -> None:
    """Waits for a condition. The pages' policy lets no test put code into them."""
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"it did not come to pass: {condition}")


def found(page: Page) -> list[dict[str, Any]]:
    """What the search shows: pages with their moments."""
    shown: list[dict[str, Any]] = page.locator(".ch-hit").evaluate_all(
        """pages => pages.map(hit => ({
            title: hit.querySelector(".ch-hit__title").textContent,
            facts: [...hit.querySelectorAll(".ch-hit__facts > *")].map(fact => fact.textContent),
            moments: [...hit.querySelectorAll(".ch-moment")].map(link => ({
                to: link.getAttribute("href"),
                time: link.querySelector("time")?.textContent ?? "",
                speaker: link.querySelector("b")?.textContent ?? "",
                chapter: link.querySelector("i")?.textContent ?? "",
                said: link.querySelector(".ch-moment__said").textContent,
                marked: [...link.querySelectorAll("mark")].map(mark => mark.textContent),
            })),
        }))"""
    )
    return shown


def marked_in(hits: list[dict[str, Any]]) -> set[str]:
    """What is marked in all moments that are shown."""
    return {text for hit in hits for moment in hit["moments"] for text in moment["marked"]}


def ask(page: Page, address: str, text: str) -> list[dict[str, Any]]:
    """What the search page shows for a text."""
    page.goto(f"{address}search/?{urlencode({'q': text})}")
    wait_until(page, SETTLED)
    return found(page)


def open_dialog(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.locator("dialog[open] #search-field").wait_for()
    page.keyboard.type(text)
    page.locator("dialog[open] .ch-hit").first.wait_for()


def test_by_keyboard_alone_from_a_slash_to_the_turn(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    open_dialog(page, "second listen")
    (moment,) = [m for hit in found(page) for m in hit["moments"] if m["time"] == "13:08"]
    assert (moment["speaker"], moment["marked"]) == ("Maren Oduya", ["second listen"])
    assert moment["chapter"] == "Where to spend a second listen"
    focused = ""
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        focused = page.evaluate("document.activeElement.textContent")
        if "13:08" in focused:
            break
    assert "13:08" in focused
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EDITION}**")
    wait_until(page, "CSS.highlights.get('ch-search')?.size > 0")
    assert urlsplit(page.url).fragment == "t=788"
    assert urlsplit(page.url).query == "", "the address can be passed on"
    turn = page.locator("[id='t=788']")
    box = turn.bounding_box()
    assert box
    assert 40 < box["y"] < 450, "in view, below the head"
    assert turn.evaluate("turn => turn.matches(':target')")
    marked = page.evaluate("[...CSS.highlights.get('ch-search')].map(range => range.toString())")
    assert {text.lower() for text in marked} == {"second listen"}


def test_keys_open_and_close_it_and_the_focus_comes_back(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    page.locator("#scheme").focus()
    for keys in ("Control+k", "Meta+k", "/"):
        page.keyboard.press(keys)
        page.locator("dialog[open]").wait_for()
        assert page.evaluate("document.activeElement.id") == "search-field"
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0
        assert page.evaluate("document.activeElement.id") == "scheme"
    page.evaluate("localStorage.setItem('chapterhouse.keys-off', '1')")
    page.keyboard.press("/")
    page.wait_for_timeout(100)
    assert page.locator("dialog[open]").count() == 0, "single keys are switched off"
    page.locator("#search-open").click()
    page.keyboard.type("a/b")
    wait_until(page, "document.querySelector('#search-field').value === 'a/b'")
    page.locator(".ch-search__close").click()
    assert page.evaluate("document.activeElement.id") == "search-open"


def test_the_focus_stays_in_the_dialog_and_arrows_go_through_it(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}archive/")
    open_dialog(page, "captions")
    inside = "[null, 'search'].includes(document.activeElement.closest('dialog, main')?.id ?? null)"
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.locator("#search-field").focus()
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.href") != first
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-field"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")
    assert page.locator("#search-field").input_value() == "captionsx"


def test_nothing_of_it_is_fetched_before_it_is_opened(page: Page, sample_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{sample_url}{EDITION}")
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "pagefind" in path or "names.json" in path] == []
    assert [path for path in asked if "/search/" in path] == ["/podcast/assets/search/open.js"]
    open_dialog(page, "glossary")
    assert "/podcast/pagefind/pagefind.js" in asked
    assert all(path.startswith("/podcast/") for path in asked)


def test_what_is_found_is_said_to_those_who_do_not_see_it(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    open_dialog(page, "saltmarsh")
    status = page.locator("dialog [role=status]")
    assert status.inner_text().split(", ")[1].endswith(("moment", "moments"))
    page.locator("#search-field").fill("zzyzx")
    wait_until(
        page,
        "document.querySelector('dialog [role=status]').textContent.includes('Nothing was found')",
    )
    assert page.locator("dialog .ch-search__hints li").count() >= 1
    assert page.locator(".ch-hit").count() == 0


def test_a_phrase_in_quotation_marks_is_found_as_it_stands(page: Page, sample_url: str) -> None:
    loose = ask(page, sample_url, "listen second")
    exact = ask(page, sample_url, "“second listen”")
    assert len(exact) < len(loose)
    assert {text.lower() for text in marked_in(exact)} == {"second listen"}
    assert ask(page, sample_url, '"listen second"') == []
    both = ask(page, sample_url, '"second listen" handbook')
    assert {hit["title"] for hit in both} <= {hit["title"] for hit in exact}
    shown = {text.lower() for text in marked_in(both)}
    assert {"second listen", "handbook"} <= shown, "each part of the query is seen"


MISHEARD = {
    "Ines Calloway": "in his calaway",
    "in his calaway": "Ines Calloway",
    "margin notes": "Marching Goats",
    "Sal Marsh": "Saltmarsh",
    "salt mash": "Saltmarsh",
}


def test_a_name_is_found_where_it_was_misheard_and_the_other_way_round(
    page: Page, sample_url: str
) -> None:
    for asked, said in MISHEARD.items():
        ask(page, sample_url, asked)
        while page.locator(".ch-hit .ch-hit__more").count():
            page.locator(".ch-hit .ch-hit__more").first.click()
        marked = marked_in(found(page))
        assert any(text.casefold().startswith(said.casefold()) for text in marked), marked


WITHOUT_SPACES = {
    "阿里巴巴": "阿里巴巴",
    "里巴": "里巴",
    "カメラ": "カメラ",
    "china": "China",
    "US-China": "US–China",
    "perhaps": "perhaps",
    "gpt-4": "GPT-4",
    "GPT4": "GPT-4",
}


def test_words_that_no_space_divides_are_found(page: Page, mixed_url: str) -> None:
    for asked, marked in WITHOUT_SPACES.items():
        hits = ask(page, mixed_url, asked)
        assert [hit["title"] for hit in hits] == ["Names in 字"], asked
        (moment,) = hits[0]["moments"]
        assert (moment["marked"], moment["time"]) == ([marked], "02:05")
        assert moment["to"].endswith("#t=125")
        assert "他说阿里巴巴很好 and カメラ at the US–China table, wait—perhaps" in moment["said"]


def test_the_browser_divides_words_as_the_build_does(page: Page, sample_url: str) -> None:
    texts = (
        "他说阿里 ok 用AI吗。 カメラ wait—what…so plain 한국어 阿b里 “isn’t” state-of-the-art été"
    ).split(" ")
    page.goto(f"{sample_url}archive/")
    for text in texts:
        divided, written = page.evaluate(
            """async ([text, built]) => {
                const words = await import("/podcast/assets/search/words.js");
                const pieces = built.split(" ").map(words.asWritten).map(words.plain);
                const same = words.indexWords(text).join(" ") === pieces.join(" ");
                return [same, words.asWritten(built)];
            }""",
            [text, spaced(text)],
        )
        assert divided, text
        assert written == text


def test_what_is_asked_for_is_taken_apart(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    cases: list[tuple[str, list[list[list[str]]]]] = [
        ("two words", [[["two", "words"]]]),
        ('the "exact phrase"', [[["the"]], [["exact", "phrase"]]]),
        ("“unclosed phrase", [[["unclosed", "phrase"]]]),
        ("Bo Lind said", [[["said"]], [["bo", "lind"], ["beau", "lint"]]]),
        ("e-mail", [[["email"], ["e", "mail"]]]),
        ("Ça, naïve!", [[["ca", "naive"]]]),
        ("it’s", [[["its"]]]),
        ('" "', []),
        ("…", []),
    ]
    for text, wanted in cases:
        parts = page.evaluate(
            """async text => {
                const { partsOf } = await import("/podcast/assets/search/query.js");
                return partsOf(text, [["Bo Lind", "Beau Lint"]])
                    .map(forms => forms.map(form => form.words));
            }""",
            text,
        )
        assert parts == wanted, text


def test_filters_stand_in_the_address_and_the_back_button_takes_them_back(
    page: Page, sample_url: str
) -> None:
    hits = ask(page, sample_url, "caption")
    shows = {hit["facts"][0] for hit in hits if hit["facts"]}
    assert {"Margin Notes", "Caption Desk"} <= shows
    page.get_by_label("Show").select_option("Caption Desk")
    wait_until(page, "location.search.includes('show=')")
    wait_until(page, "document.querySelectorAll('.ch-hit').length < " + str(len(hits)))
    assert {hit["facts"][0] for hit in found(page)} == {"Caption Desk"}
    assert parse_qs(urlsplit(page.url).query) == {"q": ["caption"], "show": ["Caption Desk"]}
    shared = page.url
    page.go_back()
    wait_until(page, "document.querySelectorAll('.ch-hit').length === " + str(len(hits)))
    assert page.get_by_label("Show").input_value() == ""
    page.goto(shared)
    page.locator(".ch-hit").first.wait_for()
    assert {hit["facts"][0] for hit in found(page)} == {"Caption Desk"}
    wait_until(page, "document.querySelector('#search-show')?.value === 'Caption Desk'")
    person = page.get_by_label("Speaking")
    person.select_option("Maren Oduya")
    page.get_by_role("button", name="Search without filters").click()
    wait_until(page, "document.querySelectorAll('.ch-hit').length === " + str(len(hits)))


def test_who_speaks_narrows_it_down_without_any_words(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}search/?person=Maren+Oduya")
    page.locator(".ch-hit").first.wait_for()
    assert {hit["title"] for hit in found(page)} >= {"A transcript is an edition"}
    assert all(hit["moments"] == [] for hit in found(page))


def test_back_from_a_moment_are_the_results_as_they_were(page: Page, sample_url: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 500})
    ask(page, sample_url, "the")
    last = page.locator(".ch-hit .ch-moment").last
    last.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 500
    last.click()
    page.wait_for_url("**/episodes/**")
    page.go_back()
    page.locator(".ch-hit").first.wait_for()
    wait_until(page, f"Math.abs(scrollY - {before}) < 5")
    assert page.locator("#search-field").input_value() == "the"


def test_a_moment_of_the_page_one_is_on_needs_no_other_page(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}{EDITION}")
    page.evaluate("window.stayed = true")
    open_dialog(page, '"full second listen"')
    page.locator(".ch-moment").first.click()
    wait_until(page, "location.hash === '#t=788'")
    wait_until(page, "CSS.highlights.get('ch-search')?.size === 1")
    assert page.evaluate("window.stayed")
    assert page.locator("dialog[open]").count() == 0


def test_enter_leads_to_all_results(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    open_dialog(page, "glossary & names")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(".ch-hit").first.wait_for()
    assert page.locator("#search-field").input_value() == "glossary & names"
    assert page.title().startswith("glossary & names – Search")


def test_what_is_typed_is_text(page: Page, sample_url: str) -> None:
    text = "<img src=x onerror=alert(1)> captions"
    hits = ask(page, sample_url, text)
    assert hits
    assert page.locator("#search-page img").count() == 0
    assert "“" in page.locator("#search-page [role=status]").inner_text(), "what was not found"


def test_a_long_transcript_does_not_lose_to_a_short_note(page: Page, sample_url: str) -> None:
    hits = ask(page, sample_url, "transcript")
    assert hits[0]["title"] == "A transcript is an edition"
    assert len(hits) >= 8


def test_without_scripts_the_page_says_so_and_leads_to_the_archive(
    browser: Browser, sample_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{sample_url}archive/")
    plain.locator("#search-open").click()
    assert urlsplit(plain.url).path == "/podcast/search/"
    assert "JavaScript" in plain.locator("#search-page").inner_text()
    plain.locator("#search-page").get_by_role("link", name="The archive").click()
    assert urlsplit(plain.url).path == "/podcast/archive/"
    context.close()


def test_where_the_index_is_missing_it_says_so_and_can_be_asked_again(
    page: Page,
    sample_site: Path,
    serve_folder: ServeFolder,
    tmp_path: Path,
    complaints: list[str],
) -> None:
    site = shutil.copytree(sample_site, tmp_path / "site")
    (site / "pagefind").rename(site / "gone")
    page.goto(f"{serve_folder(site, '/podcast/')}search/?q=captions")
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    assert "could not be loaded" in page.locator("[role=status]").inner_text()
    assert complaints, "the browser says what it did not get"
    complaints.clear()


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_in_the_dialog_and_on_the_page(
    page: Page, sample_url: str, width: int, scheme: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{sample_url}archive/")
    open_dialog(page, "second listen")
    for where in ("the dialog", "the page"):
        results = Axe().run(page)
        assert results.violations_count == 0, f"{where}:\n{results.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(f"{sample_url}search/?q=second+listen&show=Margin+Notes")
        page.locator(".ch-hit").first.wait_for()
        page.locator("select").first.wait_for()


def test_the_policy_of_the_pages_lets_the_search_work(page: Page, sample_url: str) -> None:
    answer = page.goto(f"{sample_url}search/?q=captions")
    assert answer
    assert "'wasm-unsafe-eval'" in answer.text()
    page.locator(".ch-hit").first.wait_for()


def test_names_are_a_small_file(sample_site: Path) -> None:
    groups = json.loads((sample_site / "search/names.json").read_text(encoding="utf-8"))
    assert ["Ines Calloway", "in his calaway"] in groups
