"""Topics, what people say, related episodes and backlinks: on small pages, and on the sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chapterhouse.check import check
from chapterhouse.conversion.existing import Existing
from chapterhouse.conversion.plan import _link_targets, plan
from chapterhouse.conversion.wiki import WikiIndex
from chapterhouse.glossary.suggested_yaml import as_yaml
from chapterhouse.glossary.suggestions import suggestions
from chapterhouse.glossary.terms import read_glossary
from chapterhouse.intake.settings import Settings
from chapterhouse.pages.read import read_page
from chapterhouse.site.build import REPOSITORY, build_site
from chapterhouse.site.library import Library, read_library
from chapterhouse.site.listings import Catalogue, catalogue
from chapterhouse.site.prepare import prepare
from chapterhouse.site.quotation import quotation
from site_pages import read_links, small_site, write
from test_built_site import assert_links_resolve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GLOSSARY = """\
terms:
  - name: Tide tables
    kind: method
    aliases: [tide table, almanac]
    misheard: [tied tables]
    about: When the water comes.
  - {name: Night Desk, kind: show, misheard: [knight desk]}
  - {name: Oke Brandt, kind: person, misheard: [oak brand]}
  - {name: Lighthouses}
"""

TALK = """---
title: {title}
show: night-desk
kind: transcript
{more}hosts: [mara-lund]
guests: [{guest}]
source: seeds/feed.txt#{item}
---

About water.

## Transcript

**Mara Lund** (00:05)

{first}

## The harbour (00:20)

**{speaker}** (00:20)

{second}

**Mara Lund** (00:40)

Yes.
"""


def talk(name: str, first: str, second: str, **facts: str) -> dict[str, str]:
    given = {"title": name.title(), "more": "", "guest": "oke-brandt", "item": name}
    given |= {"speaker": "Oke Brandt", "first": first, "second": second}
    return {f"episodes/{name}.md": TALK.format(**(given | facts))}


def site(root: Path, *pages: dict[str, str], glossary: str = GLOSSARY) -> Path:
    small_site(root)
    for page in pages:
        write(root, page)
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds/glossary.yml").write_text(glossary, encoding="utf-8")
    return root


def library(root: Path) -> Library:
    return read_library(root / "docs", glossary=read_glossary(root))


def index(root: Path) -> Catalogue:
    return catalogue(library(root))


def staged(root: Path, path: str) -> dict[str, Any]:
    """The front matter of a page of the stage."""
    text = (prepare(root) / path).read_text(encoding="utf-8")
    meta: dict[str, Any] = json.loads(text.split("\n")[1])
    return meta


def test_a_topic_lists_every_moment_in_any_of_its_forms(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        talk("one", "One. I read the tied tables, twice.", "My almanac. A tide table’s use."),
        talk("two", "Nothing here.", "Tide-Tables, again."),
    )
    ch = staged(root, "topics/tide-tables.md")["ch"]
    assert (ch["count"], ch["in"], ch["about"]) == (3, 2, "When the water comes.")
    assert ch["aliases"] == ["almanac"]
    one, two = ch["episodes"]
    assert one["moments"] == [
        {
            "id": "t=5",
            "time": "00:05",
            "who": "Mara Lund",
            "before": "I read the ",
            "hit": "tied tables",
            "after": ", twice.",
        },
        {"id": "t=20", "time": "00:20", "who": "Oke Brandt", "before": "My "}
        | {"hit": "almanac", "after": "."},
    ]
    assert two["moments"][0]["hit"] == "Tide-Tables"


def test_what_is_spoken_of_nowhere_has_a_page_and_no_line_in_the_directory(tmp_path: Path) -> None:
    root = site(tmp_path, talk("one", "A tide table.", "No."))
    names = [topic["name"] for topic in staged(root, "topics/index.md")["ch"]["topics"]]
    assert names == ["Tide tables"]
    assert staged(root, "topics/lighthouses.md")["ch"]["count"] == 0


def test_people_and_shows_of_the_glossary_are_no_topics(tmp_path: Path) -> None:
    root = site(tmp_path, talk("one", "The knight desk, with oak brand.", "No."))
    assert set(index(root).index.topics) == {"tide-tables", "lighthouses"}


def test_there_is_no_section_where_nobody_named_a_topic(tmp_path: Path) -> None:
    small_site(tmp_path)
    stage = prepare(tmp_path)
    assert not (stage / "topics").exists()


def test_a_tag_is_a_topic_and_may_be_any_name_of_a_term(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        talk("one", "The moon! A moon.", "No.", more="tags: [moon, Almanac]\n"),
        talk("two", "The moon.", "No."),
    )
    topics = index(root).index.topics
    assert [(topic.name, len(topic.spoken)) for topic in topics.values()] == [
        ("Lighthouses", 0),
        ("Moon", 1),
        ("Tide tables", 1),
    ]
    moments = topics["moon"].spoken[0].moments
    assert [moment.anchor for moment in moments] == ["t=5"]
    assert topics["moon"].spoken[0].count == 2
    assert not topics["tide-tables"].spoken[0].moments  # tagged only


def test_a_page_about_a_topic_keeps_its_words_and_gets_the_moments(tmp_path: Path) -> None:
    root = site(tmp_path, talk("one", "A ferry, an almanac.", "No."))
    write(
        root,
        {
            "topics/ferries.md": "---\ntitle: Ferries\naliases: [ferry]\n---\n\nSlow boats.\n",
            "topics/tide-tables.md": "---\ntitle: Tables of tides\n---\n\nMore about them.\n",
        },
    )
    ferries = staged(root, "topics/ferries.md")
    assert ferries["ch"]["count"] == 1
    assert "made" not in ferries["ch"]
    tides = staged(root, "topics/tide-tables.md")
    assert (tides["title"], tides["ch"]["count"]) == ("Tables of tides", 1)
    assert "More about them." in (prepare(root) / "topics/tide-tables.md").read_text()


def test_many_moments_of_a_page_keep_their_places_without_sentences(tmp_path: Path) -> None:
    turns = "\n\n".join(
        f"**Mara Lund** ({n // 60:02}:{n % 60:02})\n\nAn almanac." for n in range(50, 90)
    )
    root = site(tmp_path, talk("one", "No.", f"No.\n\n{turns}"))
    (episode,) = staged(root, "topics/tide-tables.md")["ch"]["episodes"]
    assert len(episode["moments"]) + len(episode["more"]) == 40
    assert episode["more"][-1] == ["t=89", "01:29"]


def test_a_person_is_an_index_of_what_they_say(tmp_path: Path) -> None:
    long = "The almanac says so. " * 20
    root = site(
        tmp_path,
        talk("one", "No.", long, more="date: 2026-03-01\n"),
        talk("two", "I thought of Oke Brandt’s boat.", "No.", guest="ann-bo", speaker="Ann Bo"),
    )
    ch = staged(root, "people/oke-brandt.md")["ch"]
    one = next(entry for entry in ch["as_guest"] if entry["title"] == "One")
    assert one["share"] > 95
    assert [chapter["id"] for chapter in one["chapters"]] == ["chapter-20"]
    assert ch["topics"] == [{"name": "Tide tables", "href": "topics/tide-tables/", "count": 1}]
    (mention,) = ch["mentions"]
    assert (mention["who"], mention["id"], mention["hit"]) == ("Mara Lund", "t=5", "Oke Brandt’s")
    assert ch["episodes"] == len(ch["as_guest"]) == 3


def test_every_name_of_a_person_leads_to_one_page(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        talk("one", "No.", "Much to say here.", guest="o-brandt", speaker="O. Brandt"),
    )
    text = "---\ntitle: Oke Brandt\naliases: [O. Brandt]\n---\n\nA captioner.\n"
    write(root, {"people/oke-brandt.md": text})
    ch = staged(root, "people/oke-brandt.md")["ch"]
    assert "One" in [entry["title"] for entry in ch["as_guest"]]
    guests = staged(root, "episodes/one.md")["ch"]["guests"]
    assert [guest["href"] for guest in guests] == ["people/oke-brandt/"]
    speakers = staged(root, "episodes/one.md")["ch"]["speakers"]
    assert {"slug": "o-brandt", "colour": guests[0]["colour"]} in speakers


def test_the_shares_of_an_episode_add_up(tmp_path: Path) -> None:
    root = site(tmp_path, talk("one", "Some words of mine.", "Some more words of his."))
    said = library(root).episodes["one"].digest.speaking
    assert sum(one.characters for one in said.values()) == len(
        "Some words of mine.Some more words of his.Yes."
    )
    assert said["oke-brandt"].chapters == {0: len("Some more words of his.")}


def test_related_episodes_name_what_both_share(tmp_path: Path) -> None:
    boats = "Rudder, keel and anchor. The rudder, the keel, an anchor."
    bread = "Flour, yeast and crust. The flour, the yeast, a crust."
    pages = [talk(f"boat-{n}", boats, "Almanac.") for n in (1, 2)]
    pages += [talk(f"bread-{n}", bread, "No.") for n in (1, 2)]
    found = index(site(tmp_path, *pages)).index.related
    assert [near.slug for near in found["boat-1"]] == ["boat-2"]
    assert set(found["boat-1"][0].shared) == {"topics/tide-tables", "rudder", "keel", "anchor"}
    assert [near.slug for near in found["bread-2"]] == ["bread-1"]
    assert set(found["bread-2"][0].shared) == {"flour", "yeast", "crust"}


def test_names_relate_nothing(tmp_path: Path) -> None:
    named = "Oke Brandt, Mara Lund, Night Desk. Oke, Mara, Brandt and Lund at the Desk."
    root = site(tmp_path, talk("one", named, "No."), talk("two", named, "No."))
    assert not index(root).index.related


def test_a_backlink_has_the_sentence_and_the_moment(tmp_path: Path) -> None:
    link = "[the harbour talk](two.md#t=20)"
    root = site(
        tmp_path, talk("one", "No.", f"First. As in {link}, again."), talk("two", "A.", "B.")
    )
    (back,) = staged(root, "episodes/two.md")["ch"]["backlinks"]
    assert (back["href"], back["id"], back["who"]) == ("episodes/one/", "t=20", "Oke Brandt")
    assert back["before"] + back["hit"] + back["after"] == "As in the harbour talk, again."


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("x" * 5000, 4000, 4003),
        ("word " * 2000, 5000, 5004),
        ("Short.", 0, 5),
        ("主权。" * 400, 300, 302),
    ],
)
def test_a_long_sentence_is_cut_around_the_hit(text: str, begin: int, end: int) -> None:
    before, hit, after = quotation(text, begin, end)
    assert hit == text[begin:end]
    assert len(before) + len(hit) + len(after) < 300
    assert text[:begin].endswith(before.lstrip("…"))
    assert text[end:].startswith(after.rstrip("…"))


def test_every_sentence_of_the_sample_is_said_in_its_turn(sample_root: Path) -> None:
    of = index(sample_root)
    seen = 0
    for episode in of.newest:
        file = sample_root / "docs" / episode.path
        page = read_page(file.name, file.read_text(encoding="utf-8"))
        said = {turn.id: turn for turn in page.turns}
        whole = "\n".join(block.text for block in page.blocks if hasattr(block, "text"))
        for moment in episode.digest.moments:
            parts = (moment.before.lstrip("…"), moment.hit, moment.after.rstrip("…"))
            if moment.speaker:
                assert "".join(parts) in said[moment.anchor].text
                assert moment.speaker == said[moment.anchor].speaker
                assert moment.start == said[moment.anchor].start
            else:
                assert "".join(parts) in whole
            seen += bool(moment.hit)
        counts = episode.digest.counts
        for key in {moment.key for moment in episode.digest.moments}:
            places = sum(moment.key == key for moment in episode.digest.moments)
            assert places <= counts[key]
    assert seen > 50


def test_the_topics_of_the_sample_add_up(sample_root: Path) -> None:
    of = index(sample_root)
    for topic in of.index.topics.values():
        pages = [moment for spoken in topic.spoken for moment in spoken.moments]
        assert topic.count == len(pages)
        assert {moment.key for moment in pages} <= {f"topics/{topic.slug}"}
    spoken = [moment for episode in of.newest for moment in episode.digest.moments]
    of_topics = sum(moment.key.startswith("topics/") for moment in spoken)
    assert of_topics == sum(topic.count for topic in of.index.topics.values()) > 30


def test_other_names_lead_on_to_the_page(tmp_path: Path) -> None:
    text = "---\ntitle: Oke Brandt\naliases: [O. Brandt]\n---\n\nA captioner.\n"
    root = site(tmp_path, talk("one", "An almanac.", "No."), {"people/oke-brandt.md": text})
    built = build_site(root).site_dir
    for old, new in (("people/o-brandt", "Oke Brandt"), ("topics/almanac", "Tide tables")):
        assert f">{new}</a>" in (built / old / "index.html").read_text(encoding="utf-8")
    assert_links_resolve(built)


def test_headings_of_an_episode_may_be_called_as_what_is_around_it(tmp_path: Path) -> None:
    page = talk("one", "No.", "[Two](two.md), almanac.")
    page["episodes/one.md"] = page["episodes/one.md"].replace(
        "About water.", "Water.\n\n## Related\n\nA.\n\n## Topics\n\nB.\n\n## Backlinks\n\nC."
    )
    root = site(tmp_path, page, talk("two", "An almanac. [One](one.md)", "No."))
    for file in build_site(root).site_dir.rglob("*.html"):
        read_links(file)  # fails where an id is there twice


def test_suggestions_can_be_pasted_and_their_numbers_are_those_of_the_topic(tmp_path: Path) -> None:
    said = "The harbour pilot came. A harbour pilot waits, and harbour pilots talk of almanacs."
    pages = [talk(f"boat-{n}", said, "Our harbour pilot. " + said) for n in range(3)]
    root = site(tmp_path, *pages)
    found = suggestions(root, 20)
    assert found[0].name == "Harbour pilots"
    names = {one.name.casefold() for one in found}
    assert not names & {"almanacs", "almanac", "oke brandt", "night desk"}
    pasted = "\n".join(as_yaml(found)).partition("terms:\n")[2] + "\n"
    (root / "seeds/glossary.yml").write_text(GLOSSARY + pasted, encoding="utf-8")
    taken = {topic.name: topic for topic in index(root).index.topics.values()}
    assert set(taken) >= {one.name for one in found}
    for one in found:
        topic = taken[one.name]
        assert topic.count == one.moments
        assert {spoken.episode.path for spoken in topic.spoken} == {*one.episodes}
    assert suggestions(root, 20) == []


def test_what_comes_up_seldom_is_not_suggested(tmp_path: Path) -> None:
    small_site(tmp_path)
    assert suggestions(tmp_path, 20) == []
    assert list(as_yaml([])) == ["# No more phrase comes up often enough."]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"seeds/glossary.yml": "terms:\n  - nmae: A\n"}, "seeds/glossary.yml:2: unknown key"),
        ({"docs/episodes/one.md": "tags: [tide tabels]\n"}, "did you mean `Tide tables`?"),
        ({"docs/episodes/one.md": "tags: tides\n"}, "docs/episodes/one.md:5: "),
        ({"docs/topics/x.md": "---\nalias: [a]\n---\n"}, "docs/topics/x.md:2: "),
        ({"docs/topics/Two Words.md": "Text.\n"}, "rename it to `two-words.md`"),
    ],
)
def test_mistakes_about_topics_are_found(tmp_path: Path, files: dict[str, str], told: str) -> None:
    root = site(tmp_path, talk("one", "No.", "No."))
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if path == "docs/episodes/one.md":
            page = talk("one", "No.", "No.", more=text)["episodes/one.md"]
            file.write_text(page, encoding="utf-8")
        else:
            file.write_text(text, encoding="utf-8")
    assert any(told in str(finding) for finding in check(root))


def test_links_to_topics_that_are_made_are_right(tmp_path: Path) -> None:
    links = "[a](../topics/tide-tables.md) [b](../topics/moon.md) [c](../topics/index.md)"
    root = site(tmp_path, talk("one", "No.", links, more="tags: [Moon]\n"))
    assert [str(finding) for finding in check(root) if "topics/" in finding.message] == []
    assert_links_resolve(build_site(root).site_dir)
    write(root, talk("two", "No.", "[d](../topics/sun.md)"))
    assert any("topics/sun.md` is not there" in finding.message for finding in check(root))


def test_wiki_links_lead_to_topics_of_the_glossary() -> None:
    glossary = read_glossary(REPOSITORY)
    placed = plan([], Existing({}, {}, {}), Settings(), [], {}, glossary)
    assert not placed.outputs
    targets = _link_targets([], [], Existing({}, {}, {}), [], glossary)
    wiki = WikiIndex(*targets)
    assert wiki.page("SRT") == wiki.page("Some folder/subrip") == "topics/subrip.md"
    assert wiki.page("Margin Notes") is None


@pytest.mark.browser
def test_a_list_is_narrowed_down_by_what_is_typed(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}topics/")
    items, shown = page.locator("[data-item]"), page.locator("[data-item]:visible")
    whole = items.count()
    page.get_by_label("Filter topics").fill("CAPTION")
    texts = shown.all_inner_texts()
    assert 0 < len(texts) < whole
    assert all("caption" in text.lower() for text in texts)
    assert page.get_by_role("status").inner_text() == f"{len(texts)} of {whole} topics"
    shown.first.get_by_role("link").click()
    page.go_back()
    assert page.get_by_label("Filter topics").input_value() == "CAPTION"
    assert shown.count() == len(texts)
    page.get_by_label("Filter topics").press("Escape")
    assert shown.count() == whole
    page.get_by_label("Filter topics").fill("no such thing")
    assert page.get_by_role("status").inner_text() == f"0 of {whole} topics"


@pytest.mark.browser
def test_the_archive_is_narrowed_down_by_show_and_person(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}archive/")
    shown = page.locator("[data-item]:visible")
    page.get_by_label("Show").select_option("Field Recordings")
    assert shown.count() == 3
    page.get_by_label("Filter by title or person").fill("oduya")
    assert shown.count() == 1
    assert page.locator("#undated").is_visible()
    assert not page.locator("[id='2026']").is_visible()


@pytest.mark.browser
def test_lists_are_whole_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in ("topics/", "people/", "archive/"):
        page.goto(sample_url + address)
        assert (
            page.locator("[data-item]:visible").count() == page.locator("[data-item]").count() > 9
        )
        assert not page.get_by_role("searchbox").is_visible()
    context.close()
