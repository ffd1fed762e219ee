"""How a page and a moment of it are cited: styles, files, the box on the page."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.citation.names import divided, inverted, with_initials
from chapterhouse.citation.styles import apa, bibtex, chicago, citations, csl_json
from chapterhouse.citation.work import Moment, Work
from published import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

URL = "https://talks.example/p/episodes/glue/"
WORK = Work(
    "glue", "On glue", URL, "Talks", ("Ada B. Marsh",), ("Bo van Dyk", "文丽"), "The Table",
    date(2026, 3, 2), "Transcript", "en",
)  # fmt: skip
BARE = Work("glue", "Who hears it?", URL, "Talks")
MOMENT = Moment("t=62", "Bo van Dyk", 62)


@pytest.mark.parametrize(
    ("style", "work", "moment", "expected"),
    [
        (
            apa,
            WORK,
            None,
            "Marsh, A. B. (Host). (2026, March 2). On glue [Transcript]. In The Table. Talks. "
            + URL,
        ),
        (
            apa,
            WORK,
            MOMENT,
            "Marsh, A. B. (Host). (2026, March 2). On glue [Transcript]. In The Table. Talks."
            f" Bo van Dyk at 01:02. {URL}#t=62",
        ),
        (apa, BARE, None, f"Who hears it? (n.d.). Talks. {URL}"),
        (
            chicago,
            WORK,
            MOMENT,
            "Marsh, Ada B., host. “On glue.” With Bo van Dyk and 文丽. The Table. Talks."
            f" March 2, 2026. Transcript. Bo van Dyk at 01:02. {URL}#t=62.",
        ),
        (chicago, BARE, None, f"“Who hears it?” Talks. n.d. {URL}."),
    ],
)
def test_a_work_in_words(
    style: Callable[[Work], Any], work: Work, moment: Moment | None, expected: str
) -> None:
    assert style(work).text(moment) == expected


def test_bibtex_escapes_what_tex_would_read() -> None:
    work = Work("a", r"50% of {x} & #1_$ \end", URL, "T", ("Ada Marsh",), day=date(2026, 1, 2))
    text = bibtex(work).text(MOMENT)
    assert text.startswith("@misc{marsh2026a,\n  author = {Marsh, Ada},\n")
    assert r"title = {{50\% of \{x\} \& \#1\_\$ \textbackslash{}end}}" in text
    assert "  note = {Bo van Dyk at 01:02},\n" in text
    assert text.endswith(f"  url = {{{URL}#t=62}}\n}}")


def test_csl_json_is_json_with_and_without_a_moment() -> None:
    (item,) = json.loads(csl_json(WORK).text())
    assert item["author"] == [{"family": "Marsh", "given": "Ada B."}]
    assert item["guest"] == [{"family": "van Dyk", "given": "Bo"}, {"literal": "文丽"}]
    assert item["issued"] == {"date-parts": [[2026, 3, 2]]}
    (moment,) = json.loads(csl_json(WORK).text(MOMENT))
    assert moment == item | {"note": "Bo van Dyk at 01:02", "URL": f"{URL}#t=62"}
    assert "issued" not in json.loads(csl_json(BARE).text())[0]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.text('ab "\\{}'))
def test_no_title_or_name_breaks_csl_json(title: str, name: str) -> None:
    work = Work("a", title, URL, "Site", (name or "x",))
    assert json.loads(csl_json(work).text())[0]["title"] == title


@given(st.lists(st.text("abcXYZäé", min_size=1), min_size=1, max_size=4))
def test_no_part_of_a_name_is_lost(words: list[str]) -> None:
    family, given_name = divided(" ".join(words))
    assert f"{given_name} {family}".split() == words
    assert family in inverted(" ".join(words))
    assert with_initials(" ".join(words)).startswith(family)


@pytest.fixture(scope="module")
def site(published_root: Path) -> Path:
    return published_root / "site"


def test_every_episode_has_its_citations_beside_it(site: Path) -> None:
    pages = list(site.glob("episodes/*/index.html"))
    for page in pages:
        (item,) = json.loads((page.parent / "cite.json").read_text("utf-8"))
        assert item["URL"] == f"{ADDRESS}episodes/{page.parent.name}/"
        bib = (page.parent / "cite.bib").read_text("utf-8")
        assert bib.count("{") == bib.count("}")
        assert "None" not in bib
        html = page.read_text("utf-8")
        assert html.count('class="ch-cite__text"') == len(citations(BARE))
        assert ("n.d." in html) == ("issued" not in item), page
    assert len(pages) == 12


def test_a_moment_is_cited_with_who_says_it_and_when(
    site: Path, serve_folder: Callable[[Path, str], str], page: Page
) -> None:
    url = serve_folder(site, "/podcast/") + "episodes/a-transcript-is-an-edition/"
    page.goto(url)
    page.get_by_text("Cite this", exact=True).click()
    apa_text = page.locator("[aria-labelledby=cite-apa]")
    assert apa_text.inner_text().endswith(f"{ADDRESS}episodes/a-transcript-is-an-edition/")
    page.goto(f"{url}#t=182")
    page.wait_for_function("document.querySelector('[data-anchor]').textContent")
    ending = f"Maren Oduya at 03:02. {ADDRESS}episodes/a-transcript-is-an-edition/#t=182"
    assert apa_text.inner_text().endswith(ending)
    (item,) = json.loads(page.locator("[aria-labelledby=cite-csl]").inner_text())
    assert item["note"] == "Maren Oduya at 03:02"
    assert (
        page.locator(".ch-cite__what").inner_text()
        == "The moment you are at: Maren Oduya at 03:02."
    )


def test_the_box_can_be_read_without_scripts(site: Path) -> None:
    html = (site / "episodes/salome-brandt/index.html").read_text("utf-8")
    box = html.partition('id="cite"')[2].partition("</details>")[0]
    assert box.count("https://talks.example/podcast/episodes/salome-brandt/") == 4
    assert re.findall(r"<button[^>]*>", box) == re.findall(r"<button[^>]* hidden [^>]*>", box)
