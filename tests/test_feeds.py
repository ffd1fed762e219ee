"""Feeds: what other people's parsers make of them, the rules of their forms, what they hold."""

from __future__ import annotations

import io
import json
import re
import shutil
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
from jsonschema import Draft202012Validator

from chapterhouse.feeds.archive import archive_feeds
from chapterhouse.feeds.item import Item, item_guid
from chapterhouse.feeds.rss import rss
from chapterhouse.feeds.xml_text import ATOM, CONTENT, HISTORY, PODCAST
from chapterhouse.pages.read import read_page
from chapterhouse.site.build import build_site
from chapterhouse.site.facts import SiteFacts
from published import ADDRESS, CORRECTED, edit, leads_somewhere, sample_with_address
from site_pages import small_site, tree, write

NAMES = {"atom": ATOM, "content": CONTENT, "podcast": PODCAST, "fh": HISTORY}
SCHEMAS = Path(__file__).resolve().parent.parent / "scripts/chapterhouse/publication/schemas"


@pytest.fixture(scope="module")
def site(published_root: Path) -> Path:
    return published_root / "site"


@pytest.fixture(scope="module")
def metas(published_root: Path) -> dict[str, dict[str, Any]]:
    """The front matter of every episode and issue, by its address."""
    return {
        f"{ADDRESS}{folder}/{file.stem}/": dict(read_page(file.name, file.read_text("utf-8")).meta)
        for folder in ("episodes", "issues")
        for file in (published_root / "docs" / folder).glob("*.md")
    }


def rss_files(site: Path) -> list[Path]:
    return [
        file for file in site.rglob("*.xml") if b"<rss" in file.read_bytes()[:200]
    ]  # by what they hold, as nobody lists them


def atom_files(site: Path) -> list[Path]:
    return [file for file in site.rglob("*.xml") if b"<feed" in file.read_bytes()[:200]]


def json_files(site: Path) -> list[Path]:
    begin = b'{\n "version": "https://jsonfeed.org/version/1.1"'
    return [file for file in site.rglob("*.json") if file.read_bytes().startswith(begin)]


def address_of(site: Path, file: Path) -> str:
    return ADDRESS + file.relative_to(site).as_posix()


def test_the_site_each_show_person_and_topic_have_feeds(site: Path, published_root: Path) -> None:
    found = {file.relative_to(site).as_posix() for file in (*rss_files(site), *json_files(site))}
    for folder in ("shows", "people"):
        for page in (published_root / "docs" / folder).glob("*.md"):
            said = any(
                page.stem
                in json.dumps(dict(read_page("p", e.read_text("utf-8")).meta), default=str)
                for e in (published_root / "docs/episodes").glob("*.md")
            )
            for name in ("feed.xml", "feed.json"):
                assert (f"{folder}/{page.stem}/{name}" in found) == said
    assert {"feed.xml", "feed.json", "feeds/corrections.xml", "feeds/archive.xml"} <= found
    topics = {name.split("/")[1] for name in found if name.startswith("topics/")}
    listed = json.loads((site / "topics.json").read_text("utf-8"))["topics"]
    assert topics == {topic["slug"] for topic in listed if topic["episodes"]} != set()


def test_feedparser_reads_every_feed_and_finds_all_items(
    site: Path, metas: dict[str, dict[str, Any]]
) -> None:
    files = [*rss_files(site), *atom_files(site)]
    assert len(files) > 20
    for file in files:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, f"{file}: {read.get('bozo_exception')}"
        root = etree.parse(file).getroot()
        items = root.findall("channel/item") or root.findall("atom:entry", NAMES)
        assert len(read.entries) == len(items)
        for entry in read.entries:
            assert entry.title
            assert entry.id.startswith("urn:uuid:")
            if entry.link in metas and "Corrected" not in entry.title:
                told = metas[entry.link].get("date")
                assert ("published_parsed" in entry) == bool(told), entry.link
                if told:
                    assert date(*entry.published_parsed[:3]).isoformat() == str(told)
    whole = feedparser.parse((site / "feed.xml").read_bytes())
    assert {entry.link for entry in whole.entries} == set(metas)
    dated = {address for address, meta in metas.items() if meta.get("date")}
    assert {e.link for e in feedparser.parse((site / "atom.xml").read_bytes()).entries} == dated
    assert 0 < len(dated) < len(metas)


def test_podcastparser_finds_recordings_transcripts_chapters_and_persons(site: Path) -> None:
    for file in rss_files(site):
        content = file.read_bytes()
        read = podcastparser.parse(address_of(site, file), io.BytesIO(content))
        items = etree.fromstring(content).findall("channel/item")
        assert len(read["episodes"]) == len(items)
        by_guid = {episode["guid"]: episode for episode in read["episodes"]}
        for item in items:
            episode = by_guid[item.findtext("guid")]
            for tag, key in (("transcript", "transcript_url"), ("chapters", "chapters_json_url")):
                urls = [e.get("url") for e in item.findall(f"podcast:{tag}", NAMES)]
                assert (episode.get(key) in urls) if urls else (key not in episode)
            people = [e.text for e in item.findall("podcast:person", NAMES)]
            assert [person["name"] for person in episode.get("persons", [])] == people
    whole = podcastparser.parse(f"{ADDRESS}feed.xml", io.BytesIO((site / "feed.xml").read_bytes()))
    (recorded,) = [episode for episode in whole["episodes"] if episode["enclosures"]]
    assert recorded["enclosures"] == [
        {
            "url": "https://audio.example/edition.mp3",
            "file_size": 48210977,
            "mime_type": "audio/mpeg",
        }
    ]
    assert recorded["transcript_url"].startswith(recorded["link"])
    assert recorded["chapters_json_url"] == f"{recorded['link']}chapters.json"
    assert {person["role"] for person in recorded["persons"]} == {"host", "guest"}


def test_podcasting_tags_name_what_lies_beside_the_page(site: Path) -> None:
    seen: set[str] = set()
    for item in etree.parse(site / "feed.xml").getroot().findall("channel/item"):
        link = str(item.findtext("link"))
        told = {e.get("type"): e.get("url") for e in item.findall("podcast:transcript", NAMES)}
        seen |= {str(kind) for kind in told}
        there = {file.name for file in (site / link.removeprefix(ADDRESS)).iterdir()}
        assert ("text/vtt" in told) == ("transcript.vtt" in there)
        assert ("application/x-subrip" in told) == ("transcript.srt" in there)
        assert ("application/json" in told) == ("transcript.json" in there)
        assert bool(item.findall("podcast:chapters", NAMES)) == ("chapters.json" in there)
        for bite in item.findall("podcast:soundbite", NAMES):
            assert float(bite.attrib["startTime"]) >= 0
            assert 0 < float(bite.attrib["duration"]) <= 120
            assert len(str(bite.text)) <= 128
            seen.add("soundbite")
    expected = {"text/vtt", "application/x-subrip", "application/json", "text/html", "soundbite"}
    assert seen == expected


def test_rss_keeps_to_the_rules(site: Path) -> None:
    """https://www.rssboard.org/rss-specification and https://validator.w3.org/feed/docs/rss2.html"""
    for file in rss_files(site):
        content = file.read_bytes()
        root = etree.fromstring(content)
        channel = root.find("channel")
        assert root.get("version") == "2.0"
        assert channel is not None
        for required in ("title", "link", "description"):
            assert channel.findtext(required), f"{file}: no {required}"
        (own,) = [e for e in channel.findall("atom:link", NAMES) if e.get("rel") == "self"]
        assert own.get("href") == address_of(site, file), "a feed names its own address"
        assert own.get("type") == "application/rss+xml"
        assert channel.findall("pubDate") == [], "the day of its making is nobody's business"
        guids = [item.findtext("guid") for item in channel.findall("item")]
        assert len(guids) == len(set(guids)), "guids are different from each other"
        for item in channel.findall("item"):
            assert item.findtext("title") or item.findtext("description")
            guid = item.find("guid")
            assert guid is not None
            assert guid.get("isPermaLink") == "false", "it is a name, and no address"
            assert len(item.findall("enclosure")) <= 1
            for enclosure in item.findall("enclosure"):
                assert set(enclosure.attrib) == {"url", "length", "type"}
                assert int(enclosure.attrib["length"]) > 0
            if stamp := item.findtext("pubDate"):
                assert re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000", stamp)
                assert parsedate_to_datetime(stamp).tzinfo is not None
            assert item.findtext("author") is None, "RSS wants a mail address there"
        dated = [bool(item.findtext("pubDate")) for item in channel.findall("item")]
        assert dated == sorted(dated, reverse=True), "what has a date comes first"


def test_atom_keeps_to_the_rules(site: Path) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2"""
    assert atom_files(site)
    for file in atom_files(site):
        root = etree.parse(file).getroot()
        assert root.tag == f"{{{ATOM}}}feed"
        for holder in (root, *root.findall("atom:entry", NAMES)):
            for once in ("id", "title", "updated"):
                assert len(holder.findall(f"atom:{once}", NAMES)) == 1
            updated = datetime.fromisoformat(str(holder.findtext("atom:updated", "", NAMES)))
            assert updated.tzinfo is not None
        assert root.findall("atom:author", NAMES)
        (own,) = [e for e in root.findall("atom:link", NAMES) if e.get("rel") == "self"]
        assert own.get("href") == address_of(site, file)
        entries = root.findall("atom:entry", NAMES)
        assert entries, "a feed without a date would have no `updated` to tell"
        ids = [entry.findtext("atom:id", "", NAMES) for entry in entries]
        assert len(ids) == len(set(ids))
        for entry in entries:
            kinds = [
                (link.get("type"), link.get("hreflang"))
                for link in entry.findall("atom:link", NAMES)
                if link.get("rel") == "alternate"
            ]
            assert len(kinds) == len(set(kinds)) == 1
            content = entry.find("atom:content", NAMES)
            assert content is None or content.get("type") == "html"


def test_json_feeds_keep_to_their_schema(site: Path) -> None:
    schema = json.loads((SCHEMAS / "feed.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert len(json_files(site)) > 10
    for file in json_files(site):
        feed = json.loads(file.read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(feed)] == [], file
        assert feed["feed_url"] == address_of(site, file)
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        assert not validator.is_valid(feed | {"version": "1"})


def addresses(file: Path) -> Iterator[str]:
    text = unescape(unescape(file.read_text("utf-8")))
    for found in re.findall(rf"{re.escape(ADDRESS)}[^\s\"'<>)\\]*", text):
        yield found.rstrip(".,;:")


def test_every_link_in_every_feed_leads_somewhere(site: Path) -> None:
    files = [*rss_files(site), *atom_files(site), *json_files(site)]
    found = {address for file in files for address in addresses(file)}
    assert len(found) > 200
    assert [why for address in sorted(found) if (why := leads_somewhere(site, address))] == []


def test_the_text_is_whole_and_its_links_are_full(site: Path, published_root: Path) -> None:
    links = []
    for item in etree.parse(site / "feed.xml").getroot().findall("channel/item"):
        html = str(item.findtext("content:encoded", "", NAMES))
        slug = str(item.findtext("link")).removeprefix(ADDRESS).strip("/")
        page = read_page(slug, (published_root / f"docs/{slug}.md").read_text("utf-8"))
        assert html, slug
        text = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
        for turn in page.turns:
            assert " ".join(turn.text.split()) in text, slug
        assert "<script" not in html
        assert not re.search(r"<[^>]*\s(?:class|id|style|on\w+)=", html)
        links += re.findall(r"(?:href|src)=\"([^\"]*)\"", html)
    assert len(links) > 100
    assert [link for link in links if not re.match(r"https?://|mailto:", link)] == []


def test_corrections_tell_what_was_changed_and_when(site: Path) -> None:
    read = feedparser.parse((site / "feeds/corrections.xml").read_bytes())
    (entry,) = read.entries
    slug = CORRECTED.removesuffix(".md")
    assert entry.link == f"{ADDRESS}{slug}/"
    assert entry.published_parsed[:3] == (2026, 5, 2)
    assert "A word that was misheard" in entry.summary
    assert "<ins>" in entry.content[0].value
    assert "It was misheard." in entry.content[0].value


def test_every_page_names_the_feeds_and_its_own(site: Path) -> None:
    for page in site.rglob("index.html"):
        if 'http-equiv="refresh"' in page.read_text("utf-8"):
            continue
        html = page.read_text("utf-8")
        named = re.findall(
            r'<link rel="alternate" type="application/(?:\w+\+)\w+" href="([^"]*)"', html
        )
        there = {(page.parent / href).resolve() for href in named}
        assert {site / "feed.xml", site / "feed.json"} <= there, page
        assert all(file.is_file() for file in there), page
        own = page.parent / "feed.xml"
        assert not own.exists() or own in there, page


def test_names_of_items_stay_when_everything_else_changes(tmp_path: Path) -> None:
    def guids(root: Path) -> dict[str, str]:
        build_site(root)
        feed = feedparser.parse((root / "site/feed.xml").read_bytes())
        return {entry.link.rstrip("/").rpartition("/")[2]: entry.id for entry in feed.entries}

    root = sample_with_address(tmp_path / "root")
    before = guids(root)
    edit(root, "episodes/salome-brandt.md", "date: 2026-03-05", "date: 2026-03-06")
    edit(root, "episodes/salome-brandt.md", "title: ", "title: Another ")
    text = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(text.replace(ADDRESS, "https://moved.example/"), "utf-8")
    assert guids(root) == before
    edit(root, "episodes/salome-brandt.md", "kind: transcript\n", "kind: transcript\nguid: old-7\n")
    assert guids(root) == before | {"salome-brandt": "old-7"}
    page = root / "docs/episodes/petra-solheim.md"
    text = page.read_text("utf-8").replace("\nkind:", "\naliases: [episodes/petra-solheim/]\nkind:")
    page.rename(page.with_name("renamed.md")).write_text(text, "utf-8")
    assert guids(root)["renamed"] == before["petra-solheim"]


def test_two_builds_write_the_same_feeds(published_root: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(published_root, again, ignore=shutil.ignore_patterns("site", ".chapterhouse"))
    assert tree(build_site(again).site_dir) == tree(published_root / "site")


def test_the_archive_is_paged_so_that_each_item_is_met_once() -> None:
    items = [
        Item(item_guid(f"episodes/{n}"), f"episodes/{n}/", f"{ADDRESS}episodes/{n}/", f"Talk {n}")
        for n in range(250)
    ]
    facts = SiteFacts(name="Talks", address=ADDRESS)
    pages = {
        feed.urls["rss"]: etree.fromstring(rss(feed))
        for feed in archive_feeds(items, facts)
        if "rss" in feed.urls
    }
    at: str | None = f"{ADDRESS}feeds/archive.xml"
    met: list[str | None] = []
    while at:
        channel = pages[at].find("channel")
        assert channel is not None
        links = {e.get("rel"): e.get("href") for e in channel.findall("atom:link", NAMES)}
        assert links["first"] == f"{ADDRESS}feeds/archive.xml"
        assert links["last"] == f"{ADDRESS}feeds/archive-3.xml"
        assert channel.find("fh:complete", NAMES) is None
        met += [item.findtext("guid") for item in channel.findall("item")]
        at = links.get("next")
    assert met == [item.guid for item in items]


def test_a_small_archive_says_that_it_is_complete(site: Path) -> None:
    channel = etree.parse(site / "feeds/archive.xml").getroot().find("channel")
    assert channel is not None
    assert channel.find("fh:complete", NAMES) is not None
    assert len(channel.findall("item")) == 14


def test_hostile_text_does_not_break_a_feed(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root")
    for folder in ("episodes", "issues"):
        shutil.rmtree(root / "docs" / folder)
    title = "]]> <script>alert(1)</script> &amp; \\u0001 \\uFFFE"
    write(
        root,
        {
            "episodes/odd.md": f'---\ntitle: "{title}"\nkind: notes\ndate: 2026-01-02\n---\n\n'
            "Notes ]]&gt; with \u2028 &lt;script>alert(2)&lt;/script> in them.\n"
        },
    )
    site = build_site(root).site_dir
    for name in ("feed.xml", "atom.xml"):
        (entry,) = feedparser.parse((site / name).read_bytes()).entries
        assert "alert(1)" in entry.title
        assert "alert(2)" in entry.summary
        assert not feedparser.parse((site / name).read_bytes()).bozo
    item = etree.parse(site / "feed.xml").getroot().find("channel/item")
    assert item is not None
    assert "<script>" not in str(item.findtext("description")), "RSS takes it for HTML"
    assert item.findtext("title") == "]]> <script>alert(1)</script> &amp;  "


def test_the_report_says_what_feeds_leave_out(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root")
    edit(
        root,
        "episodes/salome-brandt.md",
        "kind: transcript\n",
        "kind: transcript\naudio: https://audio.example/s.mp3\n",
    )
    notes = "\n".join(build_site(root).notes)
    assert "episodes without a date: 5 of 12" in notes
    assert "recordings without a length: 1 (first: salome-brandt)" in notes
    assert "<enclosure" not in (root / "site/feed.xml").read_text("utf-8")


def test_feeds_need_an_address(tmp_path: Path) -> None:
    site = build_site(small_site(tmp_path)).site_dir
    assert rss_files(site) == atom_files(site) == json_files(site) == []
    assert not (site / "feeds").exists()


def test_feeds_can_be_short(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root", "  feeds: {items: 3, text: summary}\n")
    site = build_site(root).site_dir
    items = etree.parse(site / "feed.xml").getroot().findall("channel/item")
    assert len(items) == 3
    assert all(item.find("content:encoded", NAMES) is None for item in items)
