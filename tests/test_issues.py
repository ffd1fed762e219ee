"""Issues of the newsletter: their form, what the site shows of them, preparing one; the front."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from chapterhouse.check import check
from chapterhouse.cli import main
from chapterhouse.newsletter.front_page import front_quotes
from chapterhouse.newsletter.issue_form import IssueSection, in_order, issue_text
from chapterhouse.newsletter.issue_new import new_issue
from chapterhouse.newsletter.quotes import Quote
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import build_site
from chapterhouse.site.cards import Cards
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.library import Library
from chapterhouse.site.prepare import prepare
from site_pages import read_links, small_site, write
from test_built_site import assert_links_resolve

SAID = "Nobody has ever climbed a wall of text for pleasure, and there is no gym."
TITLES = {"first": "The First", "second": "The Second", "third": "The Third"}


def staged(root: Path, path: str) -> tuple[str, dict[str, Any]]:
    """The Markdown and the front matter that the engine is given."""
    return get_data((prepare(root) / path).read_text(encoding="utf-8"))


def quoting_site(root: Path) -> Path:
    """Two episodes; the first one has a sentence worth quoting."""
    small_site(root)
    page = root / "docs/episodes/first.md"
    text = page.read_text(encoding="utf-8").replace(
        "From a person & a machine, in that order <i>once</i>.", SAID
    )
    page.write_text(text, encoding="utf-8")
    return root


def issue(episodes: str, body: str = "Hello.\n", more: str = "date: 2026-03-01\n") -> str:
    return f"---\ntitle: Number one\n{more}episodes: {episodes}\n---\n\n{body}"


@pytest.mark.parametrize(
    "heading",
    [
        "second",
        "The second",
        "[Any words](../episodes/second.md)",
        "[Any](../episodes/second/)",
        "[A moment](../episodes/second.md#t=57)",
    ],
)
def test_a_section_stands_for_an_episode_by_slug_title_or_link(heading: str) -> None:
    text = issue_text(f"Intro.\n\n## {heading}\n\nWords.\n\n## Something else\n\nMore.\n", TITLES)
    assert text.intro == "Intro."
    assert [(s.episode, s.text, s.line) for s in text.sections] == [
        ("second", "Words.", 3),
        ("", "More.", 7),
    ]


def test_headings_in_code_and_smaller_ones_begin_no_section() -> None:
    text = issue_text("~~~\n## second\n~~~\n\n### first\n\n## third\n", TITLES)
    assert [section.episode for section in text.sections] == ["third"]


@pytest.mark.parametrize(
    ("listed", "written", "shown"),
    [
        ("first second", "", "first second"),
        ("first second", "x", "first second x"),
        ("first second third", "second", "first second third"),
        ("first second third", "x second y", "x first second third y"),
        ("first second third", "third x first", "second third x first"),
        ("first", "x first third", "x first third"),
    ],
)
def test_episodes_and_sections_keep_their_order(listed: str, written: str, shown: str) -> None:
    body = "".join(f"## {name}\n\n" for name in written.split())
    parts = in_order(tuple(listed.split()), issue_text(body, TITLES))
    names = [p if isinstance(p, str) else p.episode or p.title for p in parts]
    assert names == shown.split()


@given(
    st.lists(st.sampled_from(list(TITLES)), unique=True),
    st.lists(st.sampled_from([*TITLES, "x", "y"]), unique=True),
)
def test_every_listed_episode_and_every_section_is_shown_once(
    listed: list[str], written: list[str]
) -> None:
    parts = in_order(
        tuple(listed), issue_text("".join(f"## {name}\n\n" for name in written), TITLES)
    )
    sections = [part for part in parts if isinstance(part, IssueSection)]
    assert [section.episode or section.title for section in sections] == written
    others = [part for part in parts if isinstance(part, str)]
    assert others == [slug for slug in listed if slug not in written]


def test_an_issue_shows_its_episodes_with_people_moments_and_links(tmp_path: Path) -> None:
    quoting_site(tmp_path)
    write(tmp_path, {"issues/one.md": issue("[first]")})
    body, meta = staged(tmp_path, "issues/one.md")
    assert meta["template"] == "issue.html"
    assert meta["ch"]["date"] == "1 March 2026"
    assert body.startswith("Hello.\n\n## [First](../episodes/first.md)")
    assert "*Oke Brandt · The Night Desk · 2 January 2026 · about 2 min*" in body
    assert "A talk about captions. It is a long one." in body
    assert f"> “{SAID}” <cite>Oke Brandt, [00:20](../episodes/first.md#t=20)</cite>" in body
    assert "*Chosen automatically from the transcript.*" in body
    assert "**[Read the conversation](../episodes/first.md)**" in body


def test_the_editors_words_take_the_place_of_summary_and_moments(tmp_path: Path) -> None:
    quoting_site(tmp_path)
    own = issue("[first, second]", "## first\n\nMy words.\n\n> “Her words.”\n")
    write(tmp_path, {"issues/one.md": own})
    body, _ = staged(tmp_path, "issues/one.md")
    first, _, second = body.partition("## [Second]")
    assert "My words." in first
    assert "A talk about" not in first
    assert SAID not in first
    assert "Chosen automatically" not in first
    assert "A talk about" in second


def test_what_is_said_in_titles_and_quotes_is_text_and_no_markup(tmp_path: Path) -> None:
    quoting_site(tmp_path)
    page = tmp_path / "docs/episodes/first.md"
    odd = 'title: "*A* [b](javascript:1) <script>alert(1)</script> {{ 7 * 7 }}"'
    page.write_text(
        page.read_text(encoding="utf-8").replace("title: First", f"{odd}\nquotes: ['<b>x</b> *y*']")
    )
    write(tmp_path, {"issues/one.md": issue("[first]")})
    html = (build_site(tmp_path).site_dir / "issues/one/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert "*A* [b](javascript:1) <script>alert(1)</script> {{ 7 * 7 }}</a></h2>" in unescape(html)
    assert "&lt;b&gt;x&lt;/b&gt; *y*" in html


def test_the_built_site_has_the_issue_its_list_its_entry_and_the_front(tmp_path: Path) -> None:
    quoting_site(tmp_path)
    site = build_site(tmp_path).site_dir
    assert not (site / "issues").exists()
    assert "issues/" not in (site / "index.html").read_text(encoding="utf-8")
    write(
        tmp_path,
        {
            "issues/one.md": issue("[first]"),
            "issues/two.md": issue("[second]", more="date: 2026-04-01\n").replace("one", "two"),
            "issues/none.md": issue("[]", more=""),
        },
    )
    site = build_site(tmp_path).site_dir
    assert_links_resolve(site)
    listed = read_links(site / "issues/index.html").links
    order = [link for link in listed if link in ("one/", "two/", "none/")]
    assert order == ["two/", "one/", "none/"]
    front = (site / "index.html").read_text(encoding="utf-8")
    assert "Number two" in front
    assert "episodes/first/#t=20" in front
    assert 'href="issues/">Issues</a>' in front


def test_one_quote_of_each_of_the_newest_episodes_is_on_the_front() -> None:
    def spoken(slug: str, *quotes: Quote) -> EpisodeDoc:
        return EpisodeDoc(f"episodes/{slug}.md", {"title": slug}, "", quotes=quotes)

    chosen = Quote("Chosen.", "Ann Lee", 10, "t=10", True, weight=2)
    episodes = [
        spoken("a", Quote("Weak.", "Ann Lee", 5, "t=5", True, weight=1), chosen),
        spoken("b", Quote("A takeaway, nobody's words.", start=5)),
        spoken("c", Quote("Written.", "Ann Lee", None, "turn-3"), chosen),
        spoken("d", Quote("Nowhere said.", "Ann Lee")),
    ]
    found = list(front_quotes(episodes, Cards(Library())))
    assert [(q["text"], q["href"], q.get("time"), q.get("chosen")) for q in found] == [
        ("Chosen.", "episodes/a/#t=10", "00:10", True),
        ("Written.", "episodes/c/#turn-3", None, None),
        ("Nowhere said.", "episodes/d/", None, None),
    ]


def test_a_new_issue_has_what_none_presented_and_no_mistakes(tmp_path: Path) -> None:
    small_site(tmp_path)
    write(tmp_path, {"issues/one.md": issue("[first]")})
    made = new_issue(tmp_path, "Yes: 2", date(2026, 5, 1))
    page = tmp_path / "docs" / made.path
    assert made.path == "issues/yes-2.md"
    assert page.read_text(encoding="utf-8") == (
        '---\ntitle: "Yes: 2"\ndate: 2026-05-01\nepisodes: [second]\n---\n\n'
        "## [Second](../episodes/second.md)\n"
    )
    assert [str(finding) for finding in check(tmp_path) if "issues/" in finding.path] == []
    with pytest.raises(ChapterhouseError, match="every episode has been presented"):
        new_issue(tmp_path)


def test_the_command_writes_a_numbered_issue_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_site(tmp_path)
    assert main(["issue", "new", "--root", str(tmp_path), "--most", "1"]) == 0
    assert "docs/issues/issue-1.md: 1 episode" in capsys.readouterr().out
    assert "episodes: [second]" in (tmp_path / "docs/issues/issue-1.md").read_text()
    (tmp_path / "docs/issues/issue-2.md").write_text("---\ntitle: Taken\n---\n\nHello.\n")
    assert main(["issue", "new", "Issue 1", "--root", str(tmp_path)]) == 2
    assert "docs/issues/issue-1.md: is there already" in capsys.readouterr().err
    assert main(["issue", "new", "--root", str(tmp_path)]) == 0
    assert "docs/issues/issue-3.md" in capsys.readouterr().out


def test_check_knows_issues(tmp_path: Path) -> None:
    small_site(tmp_path)
    body = "Hello.\n\n## second\n\nWords.\n"
    write(tmp_path, {"issues/one.md": issue("[frist, first, first]", body) + "\n"})
    write(tmp_path, {"issues/two.md": "---\nepisode: [first]\n---\n\nHello.\n"})
    found = [str(finding) for finding in check(tmp_path) if "issues/" in finding.path]
    assert [line.removeprefix("docs/issues/") for line in found] == [
        "one.md:4: `first` is here twice, in episodes too; keep one",
        "one.md:4: there is no page of this episode, docs/episodes/frist.md; did you mean `first`?",
        "one.md:9: warning: this section is about the episode `second`, which the issue does not "
        "list; add it to `episodes`, so that readers find the issue by it",
        "two.md:1: `title` is missing; add a line like `title: What captions are for, and two "
        "more`",
        "two.md:2: `episode` is no key of this kind of page; did you mean `episodes`?",
    ]
