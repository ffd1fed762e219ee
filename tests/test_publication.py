"""What programs read of the site: files beside pages, lists, texts of everything, their schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from chapterhouse.export.beside import FORMS
from chapterhouse.export.markdown_page import with_links
from chapterhouse.forms import recognise
from chapterhouse.history.page_times import read_history
from chapterhouse.pages.escape import escape
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import build_site
from chapterhouse.site.facts import EXPORTS, SiteFacts, site_facts
from chapterhouse.site.library import read_library
from published import ADDRESS, CORRECTED, git, leads_somewhere, sample_with_address
from site_pages import small_site, write

OWN = re.compile(re.escape(ADDRESS) + r"[^\s\"<>)\]]*")


@pytest.fixture(scope="module")
def site(published_root: Path) -> Path:
    return published_root / "site"


def pages_of(root: Path) -> Iterator[tuple[str, Page]]:
    for file in sorted((root / "docs/episodes").glob("*.md")):
        yield file.stem, read_page(file.name, file.read_text(encoding="utf-8"))


def told(page: Page) -> list[tuple[str | None, float | None, list[str]]]:
    return [(turn.speaker, turn.start, turn.text.split()) for turn in page.turns]


def read_back(name: str, text: str) -> list[tuple[str | None, float | None, list[str]]]:
    (episode,) = recognise(name, text).read(name, text)
    return [(turn.speaker, turn.start, turn.text.split()) for turn in episode.turns]


def test_our_own_readers_give_the_turns_back_from_every_file(published_root: Path) -> None:
    read = dict.fromkeys(FORMS, 0)
    for slug, page in pages_of(published_root):
        for name in ("vtt", "json"):
            file = published_root / "site/episodes" / slug / FORMS[name].file
            if file.exists():
                assert read_back(file.name, file.read_text(encoding="utf-8")) == told(page), file
                read[name] += 1
        markdown = (published_root / "site/episodes" / slug / "index.md").read_text("utf-8")
        assert told(read_page(slug, markdown)) == told(page)
        if page.turns and all(turn.start is not None for turn in page.turns):
            assert read_back("index.md", markdown) == told(page), slug
            read["md"] += 1
        chapters = published_root / "site/episodes" / slug / "chapters.json"
        if chapters.exists():
            (episode,) = recognise("c.json", chapters.read_text("utf-8")).read(
                "c.json", chapters.read_text("utf-8")
            )
            timed = {(c.start, c.title) for c in page.chapters if c.start is not None}
            assert {(c.start, c.title) for c in episode.chapters} == timed
            read["chapters"] += 1
    assert min(read["vtt"], read["json"], read["md"], read["chapters"]) >= 3


def test_captions_lie_only_beside_transcripts_with_times(published_root: Path) -> None:
    seen = set()
    for slug, page in pages_of(published_root):
        folder = published_root / "site/episodes" / slug
        timed = bool(page.turns) and all(turn.start is not None for turn in page.turns)
        seen.add((bool(page.turns), timed))
        assert (folder / "transcript.vtt").exists() == timed, slug
        assert (folder / "transcript.srt").exists() == timed, slug
        assert (folder / "transcript.json").exists() == bool(page.turns), slug
    assert seen == {(True, True), (True, False), (False, False)}


def documents(site: Path) -> Iterator[tuple[str, str, Any]]:
    """Each JSON of the site with the name of its schema."""
    for name in ("episodes", "people", "topics"):
        yield name, f"{name}.json", json.loads((site / f"{name}.json").read_text("utf-8"))
    for line in (site / "corpus.jsonl").read_text("utf-8").splitlines():
        yield "corpus-turn", "corpus.jsonl", json.loads(line)
    for name in ("transcript", "chapters", "cite"):
        for file in sorted(site.glob(f"episodes/*/{name}.json")):
            yield name, str(file), json.loads(file.read_text("utf-8"))


def test_every_json_keeps_to_its_schema(site: Path) -> None:
    validators = {}
    for file in (site / "schemas").glob("*.schema.json"):
        schema = json.loads(file.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        validators[file.name.removesuffix(".schema.json")] = Draft202012Validator(
            schema, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
    met = set()
    for schema, where, document in documents(site):
        met.add(schema)
        errors = [error.message for error in validators[schema].iter_errors(document)]
        assert errors == [], where
    assert met == {"episodes", "people", "topics", "corpus-turn", "transcript", "chapters", "cite"}


@pytest.mark.parametrize("name", ["episodes", "people", "topics"])
def test_a_schema_refuses_what_it_does_not_know(site: Path, name: str) -> None:
    schema = json.loads((site / f"schemas/{name}.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    whole = json.loads((site / f"{name}.json").read_text("utf-8"))
    assert not validator.is_valid(whole | {"more": 1})
    assert not validator.is_valid(whole | {name: [{"slug": ""}]})


def test_every_address_in_exports_leads_somewhere(site: Path) -> None:
    files = [site / name for name in ("episodes.json", "people.json", "topics.json", "llms.txt")]
    files += [site / "corpus.jsonl", site / "llms-full.txt", *site.glob("episodes/*/index.md")]
    found = {
        address.rstrip(".,;:`'*")
        for file in files
        for address in OWN.findall(file.read_text("utf-8"))
    }
    assert len(found) > 100
    assert [why for address in sorted(found) if (why := leads_somewhere(site, address))] == []


def test_the_corpus_has_every_turn_once_in_the_words_of_the_page(published_root: Path) -> None:
    lines = (published_root / "site/corpus.jsonl").read_text("utf-8").splitlines()
    rows: dict[str, list[Any]] = {}
    for row in map(json.loads, lines):
        rows.setdefault(row["episode"], []).append(row)
    for slug, page in pages_of(published_root):
        mine = rows.pop(slug, [])
        assert [(r["speaker"], r["start"], r["text"].split()) for r in mine] == told(page)
        chapters = {chapter.title for chapter in page.chapters}
        assert {r["chapter"] for r in mine} - {None} <= chapters
    assert rows == {}


def test_the_whole_text_has_every_episode(published_root: Path) -> None:
    text = (published_root / "site/llms-full.txt").read_text("utf-8")
    for slug, page in pages_of(published_root):
        assert f"\n- Address: {ADDRESS}episodes/{slug}/\n" in text
        assert all(turn.paragraphs[0].markdown in text for turn in page.turns if turn.paragraphs)


def test_the_map_has_times_of_true_changes(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    entries = dict(re.findall(r"<loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?", text))
    slug = CORRECTED.removeprefix("episodes/").removesuffix(".md")
    assert entries[f"{ADDRESS}episodes/{slug}/"] == "2026-05-02T10:00:00+00:00"
    assert entries[f"{ADDRESS}episodes/salome-brandt/"] == "2026-04-01T10:00:00+00:00"
    assert entries[f"{ADDRESS}archive/"] == "", "nobody wrote this page, so nothing is known of it"
    assert [why for address in entries if (why := leads_somewhere(site, address))] == []
    pages = {
        p for p in site.rglob("index.html") if 'http-equiv="refresh"' not in p.read_text("utf-8")
    }
    assert len(entries) == len(pages)
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_a_shallow_clone_gives_no_false_times(published_root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{published_root}", "copy")
    history = read_history(tmp_path / "copy/docs")
    assert history.shallow
    assert history.changed == {}
    assert read_history(published_root / "docs").changed[CORRECTED].isoformat()[:10] == "2026-05-02"


def test_without_an_address_the_report_says_what_is_left_out(tmp_path: Path) -> None:
    report = build_site(small_site(tmp_path))
    assert any("no site_url in mkdocs.yml" in note for note in report.notes)
    assert not (report.site_dir / "sitemap.xml").exists()
    first = json.loads((report.site_dir / "episodes.json").read_text("utf-8"))["episodes"][0]
    assert first["url"] == "episodes/second/"
    schema = json.loads((report.site_dir / "schemas/episodes.schema.json").read_text("utf-8"))
    whole = json.loads((report.site_dir / "episodes.json").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid(whole)


def test_the_owner_chooses_the_files_for_programs(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root", "  exports: [chapters, vtt]\n")
    site = build_site(root).site_dir
    names = {file.name for file in site.glob("episodes/*/*")}
    assert {"transcript.vtt", "chapters.json"} <= names
    assert names.isdisjoint({"transcript.srt", "transcript.json", "index.md"})
    for name in ("corpus.jsonl", "llms-full.txt", "episodes.json"):
        assert not (site / name).exists()
        assert name not in (site / "llms.txt").read_text("utf-8")
        assert name not in (site / "feeds/index.html").read_text("utf-8")


def test_a_site_may_have_nothing_for_programs(tmp_path: Path) -> None:
    site = build_site(sample_with_address(tmp_path / "root", "  exports: none\n")).site_dir
    names = {file.name for file in site.rglob("*.*")}
    assert names.isdisjoint({"index.md", "transcript.vtt", "llms.txt", "episodes.json"})
    assert not (site / "schemas").exists()
    assert ">For programs<" not in (site / "feeds/index.html").read_text("utf-8")


def test_large_sites_have_fewer_files_beside_pages_unless_told() -> None:
    assert SiteFacts().exports_of(250) == EXPORTS
    assert set(SiteFacts().exports_of(1000)) < set(EXPORTS)
    assert site_facts({"extra": {"exports": "all"}}).exports_of(1000) == EXPORTS
    assert site_facts({"extra": {"exports": "none"}}).exports_of(1) == ()


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ({"exports": ["vtt", "pdf"]}, "extra: exports: 'pdf' is none of auto, all, none, md, vtt"),
        ({"feeds": {"items": 0}}, "extra: feeds: items: 0 is no number from 1 to 1000"),
        ({"feeds": {"count": 3}}, "extra: feeds: 'count' is none of items, text, guid"),
        ({"feeds": "all"}, "extra: feeds: write its options on lines of their own"),
        ({"cards": "sure"}, "extra: cards: 'sure' is neither true nor false"),
    ],
)
def test_an_option_that_is_not_understood_is_named(extra: dict[str, Any], why: str) -> None:
    with pytest.raises(ChapterhouseError, match=re.escape(f"mkdocs.yml: {why}")):
        site_facts({"extra": extra})


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](b.md)", "[a](/p/episodes/b/)"),
        ("[a](../people/index.md#k)", "[a](/p/people/#k)"),
        ("![p](../assets/p.png)", "![p](/p/assets/p.png)"),
        ("[t](#t=5) [x](https://x.org/b.md)", "[t](#t=5) [x](https://x.org/b.md)"),
        ("Say \\[a](b.md) aloud", "Say \\[a](b.md) aloud"),
    ],
)
def test_links_of_a_page_lead_to_the_site(markdown: str, expected: str) -> None:
    assert with_links(markdown, "episodes/x.md", lambda href: f"/p/{href}") == expected


def test_what_is_said_stays_as_it_was_in_every_file(tmp_path: Path) -> None:
    said = "<b>&amp; --> {{ 7 }} [a](b.md) \u2028 </script>"
    page = (
        "---\ntitle: T\nkind: transcript\n---\n\n## Transcript\n\n**Ada Marsh** (00:01)\n\n"
        f"{escape(said)}\n"
    )
    write(tmp_path, {"episodes/odd.md": page})
    site = build_site(tmp_path).site_dir
    words = read_page("p", page).turns[0].text
    assert "</script>" in words
    (row,) = map(json.loads, (site / "corpus.jsonl").read_text("utf-8").split("\n")[:-1])
    assert row["text"] == words
    assert told(read_page("p", (site / "episodes/odd/index.md").read_text("utf-8"))) == told(
        read_page("p", page)
    )
    for name in ("transcript.vtt", "transcript.json"):
        text = (site / "episodes/odd" / name).read_text("utf-8")
        assert read_back(name, text) == [("Ada Marsh", 1, words.split())], name
    assert unquote(row["permalink"]).endswith("episodes/odd/#t=1")


def test_an_owner_can_do_without_chosen_quotes(published_root: Path) -> None:
    without = site_facts({"extra": {"quotes": False}})
    for facts, any_chosen in ((SiteFacts(), True), (without, False)):
        episodes = read_library(published_root / "docs", choosing=facts.quotes).episodes.values()
        quotes = [quote for episode in episodes for quote in episode.quotes]
        assert any(quote.chosen_automatically for quote in quotes) is any_chosen
        assert quotes
