"""What the search is told of the pages, and the index that is made of them."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest

from chapterhouse.glossary.terms import Glossary, term
from chapterhouse.problems import ChapterhouseError
from chapterhouse.search import index
from chapterhouse.search.facts import search_facts
from chapterhouse.search.names import name_groups
from chapterhouse.search.pages import search_page
from chapterhouse.search.spacing import spaced, spaced_html
from chapterhouse.site.build import build_site
from chapterhouse.site.docs import Doc
from site_pages import EPISODE, small_site, tree, write


def fragments(site: Path) -> dict[str, Any]:
    """What Pagefind keeps of each page, by its address."""
    found = {}
    for file in (site / "pagefind" / "fragment").iterdir():
        text = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        fragment = json.loads(text)
        found[fragment["url"]] = fragment
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that has been built."""
    root = small_site(tmp_path_factory.mktemp("searched"))
    build_site(root)
    return root


def test_episodes_people_and_shows_are_searched_and_lists_are_not(root: Path) -> None:
    assert set(fragments(root / "site")) == {
        "/episodes/first/",
        "/episodes/second/",
        "/people/mara-lund/",
        "/people/oke-brandt/",
        "/shows/night-desk/",
    }


def test_only_what_is_said_is_searched_and_not_who_says_it_when(root: Path) -> None:
    first = fragments(root / "site")["/episodes/first/"]
    said = (
        "First. A talk about captions. It is a long one. Transcript. Welcome, Oke. Where captions"
        " come from From a person & a machine, in that order <i>once</i>. And now?"
    )
    assert first["content"].split() == said.split()


def test_an_index_knows_at_which_word_each_turn_begins_and_whose_it_is(root: Path) -> None:
    first = fragments(root / "site")["/episodes/first/"]
    words = first["content"].split()
    places = {
        anchor["id"]: words[anchor["location"]]
        for anchor in first["anchors"]
        if not anchor["id"].startswith("facts@")
    }
    assert places == {
        "transcript": "Transcript.",
        "t=0@Mara+Lund": "Welcome,",
        "chapter-20": "Where",
        "t=20@Oke+Brandt": "From",
        "t=125@Mara+Lund": "And",
    }
    titles = {a["id"]: a["text"] for a in first["anchors"]}
    assert titles["chapter-20"] == "Where captions come from"


def test_a_page_can_be_narrowed_down_to_and_says_what_it_is(root: Path) -> None:
    first = fragments(root / "site")["/episodes/first/"]
    assert first["filters"] == {
        "kind": ["Transcript"],
        "person": ["Oke Brandt", "Mara Lund"],
        "show": ["The Night Desk"],
        "year": ["2026"],
    }
    facts = next(a["id"] for a in first["anchors"] if a["id"].startswith("facts@"))
    assert json.loads(unquote_plus(facts.removeprefix("facts@")))["date"] == "2 January 2026"
    assert first["meta"] == {"title": "First"}


def test_nothing_of_pagefinds_own_interfaces_is_shipped(root: Path) -> None:
    top = {path.split("/")[1] for path in tree(root / "site") if path.startswith("pagefind/")}
    assert {name for name in top if name.endswith((".js", ".css"))} == {"pagefind.js"}
    assert "wasm.unknown.pagefind" not in top
    assert sum(len(path) for path in top) < 200


def test_the_index_is_made_again_only_where_something_searched_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    run = index._run

    def counted(pages: Path, output: Path, language: str) -> None:
        runs.append(output)
        run(pages, output, language)

    monkeypatch.setattr(index, "_run", counted)
    before = tree(root / "site")
    build_site(root)
    assert (runs, tree(root / "site")) == ([], before)
    text = (root / "docs/episodes/second.md").read_text(encoding="utf-8")
    write(root, {"episodes/second.md": text.replace("And now?", "And a walrus?")})
    build_site(root)
    assert len(runs) == 1
    assert "walrus" in fragments(root / "site")["/episodes/second/"]["content"]
    write(root, {"episodes/second.md": text})
    build_site(root)
    assert tree(root / "site") == before


def test_without_a_search_nothing_of_it_is_there(tmp_path: Path) -> None:
    site = build_site(small_site(tmp_path), search=False).site_dir
    assert not [path for path in tree(site) if path.startswith(("pagefind/", "search/"))]
    first = (site / "episodes/first/index.html").read_text(encoding="utf-8")
    for word in ("search-open", "search/open.js", "search-facts"):
        assert word not in first


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; sys.exit('Error: the disk is full')", "the disk is full"),
        ("raise SystemExit(3)", "it ended with code 3"),
    ],
)
def test_where_pagefind_fails_one_line_says_why_and_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    broken = tmp_path / "python"
    broken.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}"\n', encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(ChapterhouseError) as caught:
        index.write_index(root / "site", tmp_path / "cache", "en")
    assert why in str(caught.value)
    assert "--no-search" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (root / "site" / "pagefind").exists()
    monkeypatch.undo()
    build_site(root)


def test_facts_of_pages_in_words_that_a_reader_sees() -> None:
    glossary = Glossary((term("WebVTT", aliases=("VTT",)),))
    meta = {
        "kind": "notes",
        "tags": ["vtt", "walking"],
        "ch": {
            "page": "episode",
            "show": {"title": "Tides"},
            "date": "3 May 2025",
            "iso": "2025-05-03",
            "guests": [{"name": "Ann"}],
            "hosts": [{"name": "Bo"}, {"name": "Ann"}],
            "topics": [{"name": "Tides"}, {"name": "WebVTT"}],
        },
    }
    assert search_facts(meta, glossary) == {
        "kind": "Notes",
        "show": "Tides",
        "date": "3 May 2025",
        "year": "2025",
        "people": ["Ann", "Bo"],
        "topics": ["WebVTT", "walking", "Tides"],
    }
    assert search_facts({"ch": {"page": "episode"}}, glossary) == {"kind": "Page"}
    assert search_facts({"ch": {"page": "archive"}}, glossary) is None
    assert search_facts({}, glossary) is None


def test_names_that_share_a_form_are_one_group() -> None:
    glossary = Glossary(
        (
            term("Ines Calloway", misheard=("in his calaway",)),
            term("WebVTT", aliases=("web VTT",)),
            term("Alone"),
        )
    )
    people = [
        Doc("people/a.md", {"title": "Ines Calloway", "aliases": ["Nessie C."]}, ""),
        Doc("people/b.md", {"title": "Bo Lind"}, ""),
    ]
    assert name_groups(glossary, people) == [
        ["WebVTT", "web VTT"],
        ["Ines Calloway", "in his calaway", "Nessie C."],
    ]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("plain words – and more", "plain words ^- and more"),
        ("他说阿里 ok", "他^ 说^ 阿^ 里 ok"),
        ("用AI吗。", "用^ AI^ 吗^%"),
        ("カメラ", "カ^ メ^ ラ"),
        ("wait—what…so", "wait^=^ what^.^ so"),
        ("“isn’t” 2^8", "^(isn^'t^) 2^^8"),
        ("state-of-the-art 한국어", "state-of-the-art 한국어"),
    ],
)
def test_words_without_spaces_are_set_apart(text: str, apart: str) -> None:
    assert spaced(text) == apart
    assert spaced_html(f'<p title="a—b">{text}</p>') == f'<p title="a—b">{apart}</p>'


def test_a_turn_carries_its_speaker_whatever_the_name_is() -> None:
    html = (
        '<script type="application/json" id="search-facts">{"kind": "Transcript"}</script>'
        '<body><h1 data-pagefind-body>T</h1><div data-pagefind-body><div class="ch-turn ch-s1"'
        ' id="t=1">\n<p class="ch-who"><b>A &amp; “B” 字</b> <a href="#t=1">00:01</a></p>'
        '</div><div class="ch-turn ch-s1 ch-unlabelled" id="t=2"><p>x</p></div>'
        '<div class="ch-turn" id="t=3"><p class="ch-who"><b class="ch-nobody">—</b></p></div></div>'
    )
    read = search_page(html, "en")
    assert read
    ids = [part.partition('"')[0] for part in read.split('<div id="')[1:]]
    assert [unquote_plus(name) for name in ids] == ["t=1@A & “B” 字", "t=2@A & “B” 字"]
    assert 'class="ch-turn" id="t=3"' in read
    assert 'data-pagefind-filter="person[content]" content="A &amp; “B” 字"' in read
    assert search_page("<body><h1>About</h1></body>", "en") is None


def test_an_index_is_the_same_however_often_it_is_made(root: Path, tmp_path: Path) -> None:
    made = []
    for turn in range(3):
        index.write_index(root / "site", tmp_path / str(turn), "en")
        made.append(tree(root / "site" / "pagefind"))
    assert made[0] == made[1] == made[2]
    assert any(path.startswith("filter/") for path in made[0])


def test_a_title_of_markup_is_text(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    title = '"</script><script>alert(1)</script> 字典"'
    write(root, {"episodes/first.md": EPISODE.format(title=title, more="", item=2)})
    first = fragments(build_site(root).site_dir)["/episodes/first/"]
    assert first["meta"]["title"].startswith("</script><script>alert(1)</script>")
