"""What pages and browsers are kept from: raw HTML, code in pages, requests to anywhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from chapterhouse.check.page_rules import check_page
from chapterhouse.check.site_pages import SitePages
from chapterhouse.pages.allowed_html import TAGS
from chapterhouse.site.build import REPOSITORY, build_site
from markdown_parsers import LIKELY_EXTENSIONS, SITE_EXTENSIONS
from site_pages import Hazards, assert_safe, small_site, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAFE = [name for name in SITE_EXTENSIONS if name != "chapterhouse.safe_html"]
PARSERS = {
    "the site": Markdown(extensions=SITE_EXTENSIONS),
    "named first": Markdown(extensions=["chapterhouse.safe_html", *SAFE, "md_in_html"]),
    "an owner's extensions": Markdown(extensions=["chapterhouse.safe_html", *LIKELY_EXTENSIONS]),
}

SHOWN = [
    # What a page says, and what of it reaches the site.
    ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
    ("<KBD>*Esc*</KBD>", "<p><kbd><em>Esc</em></kbd></p>"),
    ("one<br>two", "<p>one<br />two</p>"),
    ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
    ("<u>open", "<p>&lt;u&gt;open</p>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
    ("[a](javascript:alert(1))", "<p><span>a</span></p>"),
    ("# A {onclick=x style=y}", '<h1 id="a">A</h1>'),
    ("[a](https://b.example)", '<p><a href="https://b.example" rel="noopener">a</a></p>'),
    ("[a](../b.md)", '<p><a href="../b.md">a</a></p>'),
    ("**Ann** (00:57)\n\nH<sub>2</sub>O", "<p>H&lt;sub&gt;2&lt;/sub&gt;O</p>"),
]


@pytest.mark.parametrize(("written", "html"), SHOWN)
def test_tags_are_text_but_for_a_few_marks(written: str, html: str) -> None:
    made = PARSERS["the site"].reset().convert(written)
    assert html in made.replace("<br />\n", "<br />")


PIECE = st.one_of(
    st.sampled_from(
        "<div> </div> <script> </script> <b> </b> <i> </i> <br> <img/src=x> <svg/onload=a> "
        '<!-- --> <? ]]> < > & " \' ` ``` ~~~ * _ [ ] ( ) { } javascript: onclick="a()" # | : - \n '
        "\n\n \\ &lt; &#60; &Tab; <a href=x> <b\nonclick=x> {:onclick=x} ![x](data:text/html,x) "
        "[x](javascript:a) [x]: [^1] <details markdown> ??? !!! == data:text/html".split(" ")
    ),
    st.text(max_size=4),
)


@given(st.lists(PIECE, max_size=14).map(" ".join), st.sampled_from(sorted(PARSERS)))
def test_whatever_a_page_says_nothing_runs(text: str, parser: str) -> None:
    html = PARSERS[parser].reset().convert(text)
    hazards = Hazards()
    hazards.feed(html)
    assert hazards.found == []
    for tag in re.findall(r"<(script|iframe|object|embed|svg|style|form|base|link|meta)\b", html):
        pytest.fail(f"<{tag}> got through: {html}")


CHECKED = [
    ("H<sub>2</sub>O and one<br>two, <b>a *b* <i>c</i></b>", []),
    ("<div>x</div>", ["`<div>` is raw HTML"]),
    ("<b>open", ["`<b>` is raw HTML"]),
    ("<b class=x>a</b>", ["`<b class=x>` is raw HTML"]),
]


@pytest.mark.parametrize(("text", "said"), CHECKED)
def test_check_allows_what_the_site_shows(text: str, said: list[str]) -> None:
    page = f"---\ntitle: About\n---\n\n{text}\n"
    found, _ = check_page("docs/about.md", page, SitePages.of(["about.md"]))
    assert len(found) == len(said)
    assert all(why in finding.message for why, finding in zip(said, found, strict=True))


def test_the_marks_are_named_where_people_read_of_them() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for tag in [*TAGS, "br"]:
        assert f"`{tag}`" in text


def test_the_engine_alone_lets_no_tag_through(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    write(root, {"about.md": "---\ntitle: About\n---\n\n<script>alert(1)</script>\n\n<b>a</b>\n"})
    site = build_site(root).site_dir
    assert_safe(site)
    about = (site / "about/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in about
    assert "<b>a</b>" in about


WATCH = """
  window.broken = [];
  document.addEventListener("securitypolicyviolation", event =>
    broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture(scope="module")
def one_of_each_kind(sample_site: Path) -> list[str]:
    """Pages of the sample that differ in which templates and scripts they are made of."""
    kinds: dict[tuple[str, ...], str] = {}
    for file in sorted(sample_site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        parts = re.findall(r'(?:<script[^>]*src|<link rel="stylesheet" href)="([^"]*)"', html)
        key = (*(part.rpartition("/")[2] for part in parts), *re.findall(r"<main[^>]*>", html))
        folder = file.relative_to(sample_site).parts[0]
        kinds.setdefault((folder, *key), file.relative_to(sample_site).as_posix())
    return list(kinds.values())


@pytest.mark.browser
def test_no_kind_of_page_breaks_the_policy(
    page: Page, sample_url: str, one_of_each_kind: list[str]
) -> None:
    page.add_init_script(WATCH)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        for address in one_of_each_kind:
            page.goto(sample_url + address.removesuffix("index.html"))
            assert page.evaluate("broken") == [], address


@pytest.mark.browser
def test_a_search_keeps_to_the_policy(page: Page, sample_url: str) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{sample_url}search/?q=transcript")
    page.locator(".ch-hit").first.wait_for()
    assert page.evaluate("broken") == []


@pytest.mark.browser
def test_the_policy_is_in_force_and_an_inline_script_does_not_run(
    page: Page, sample_site: Path, tmp_path: Path, serve_folder: Callable[[Path, str], str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    for name in ("index.html", "about/index.html", "404.html"):
        text = (site / name).read_text(encoding="utf-8")
        inline = "<script>window.ran = true</script><img src=x onerror='window.ran = true'>"
        (site / name).write_text(text.replace("</body>", f"{inline}</body>"), encoding="utf-8")
    page.add_init_script(WATCH)
    address = serve_folder(site, "/podcast/")
    for name in ("", "about/", "404.html"):
        page.goto(address + name)
        assert page.evaluate("window.ran === undefined"), name
        assert any("script-src" in line for line in page.evaluate("broken")), name


@pytest.mark.browser
def test_the_chosen_colours_are_there_before_anything_is_drawn(page: Page, sample_url: str) -> None:
    page.goto(sample_url)
    page.evaluate("localStorage['chapterhouse.scheme'] = 'dark'")
    page.add_init_script(
        """new MutationObserver((_, watch) => {
            if (!document.body) return;
            window.atFirst = document.documentElement.dataset.scheme;
            watch.disconnect();
        }).observe(document, { childList: true, subtree: true });"""
    )
    for name in ("archive/", "about/"):
        page.goto(sample_url + name)
        assert page.evaluate("window.atFirst") == "dark", name
