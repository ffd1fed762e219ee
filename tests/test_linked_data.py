"""What pages say of themselves to search engines and to those who show links to them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from chapterhouse.site.build import build_site
from chapterhouse.site.linked_data import script_text
from published import ADDRESS, edit, leads_somewhere, sample_with_address
from site_pages import PERSON, small_site, write

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def site(published_root: Path) -> Path:
    return published_root / "site"


def nodes(page: Path) -> dict[str, Any]:
    """The nodes of a page by their type."""
    (text,) = DATA.findall(page.read_text("utf-8"))
    whole = json.loads(text)
    assert whole["@context"] == "https://schema.org"
    return {node["@type"]: node for node in whole["@graph"]}


def visible(page: Path) -> str:
    body = page.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def test_an_episode_says_what_its_page_says(site: Path) -> None:
    page = site / "episodes/a-transcript-is-an-edition/index.html"
    told, text = nodes(page), visible(page)
    episode = told["PodcastEpisode"]
    assert episode["name"] in text
    assert episode["datePublished"] == "2026-03-12"
    assert episode["partOfSeries"]["name"] in text
    assert [person["name"] for person in episode["author"]] == ["Ines Calloway"]
    assert [person["name"] for person in episode["contributor"]] == ["Maren Oduya"]
    assert episode["audio"]["transcript"] == f"{episode['url']}transcript.vtt"
    assert all(clip["name"] in text for clip in episode["hasPart"])
    assert all(clip["startOffset"] >= 0 for clip in episode["hasPart"])
    trail = told["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert trail[-1]["item"] == episode["url"]


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("quoting-people-kindly", "Article"),
        ("ten-insights-on-plain-text-files-and-links", "Article"),
        ("permalinks-for-spoken-words", "VideoObject"),
        ("salome-brandt", "PodcastEpisode"),
    ],
)
def test_a_page_is_called_by_its_kind(site: Path, slug: str, kind: str) -> None:
    assert kind in nodes(site / f"episodes/{slug}/index.html")


def test_nothing_is_said_that_the_page_does_not_say(site: Path) -> None:
    undated = nodes(site / "episodes/maren-oduya/index.html")
    (episode,) = (node for kind, node in undated.items() if kind != "BreadcrumbList")
    assert "datePublished" not in episode
    assert "audio" not in episode
    for page in site.glob("episodes/*/index.html"):
        for node in nodes(page).values():
            assert None not in node.values(), page
            assert "" not in node.values(), page


def test_every_address_leads_somewhere(site: Path) -> None:
    found = set()
    for page in site.rglob("index.html"):
        for text in DATA.findall(page.read_text("utf-8")):
            found |= set(re.findall(rf'"({re.escape(ADDRESS)}[^"]*)"', text))
    assert len(found) > 60
    assert [why for address in sorted(found) if (why := leads_somewhere(site, address))] == []


def test_a_person_is_named_with_links_and_an_unverified_bio_is_no_fact(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root")
    links = 'links: ["https://example.org/o", "mailto:o@example.org"]\naliases: [Oke B.]\n'
    write(
        root,
        {
            "people/oke-brandt.md": PERSON.format(
                name="Oke Brandt", more=links, bio="A captioner."
            ),
            "people/odd.md": PERSON.format(name="Odd", more="bio: unverified\n", bio="Maybe so."),
        },
    )
    site = build_site(root).site_dir
    person = nodes(site / "people/oke-brandt/index.html")["ProfilePage"]["mainEntity"]
    assert person["sameAs"] == ["https://example.org/o"]
    assert person["alternateName"] == ["Oke B."]
    assert person["description"] == "A captioner."
    assert "description" not in nodes(site / "people/odd/index.html")["ProfilePage"]["mainEntity"]


def test_shows_and_the_first_page_say_what_they_are(site: Path) -> None:
    series = nodes(site / "shows/margin-notes/index.html")["PodcastSeries"]
    assert leads_somewhere(site, series["webFeed"]) == ""
    assert nodes(site / "index.html")["WebSite"]["url"] == ADDRESS


HOSTILE = "</script><script>alert(1)</script> <!-- & \u2028 \u2029"


def test_speech_cannot_break_out_of_the_data() -> None:
    text = script_text({"name": HOSTILE})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"name": HOSTILE}


def test_a_hostile_title_stays_a_title(tmp_path: Path) -> None:
    root = sample_with_address(tmp_path / "root")
    edit(root, "episodes/salome-brandt.md", "title: ", "title: '</script><b>x</b> \"y\" '  # ")
    page = build_site(root).site_dir / "episodes/salome-brandt/index.html"
    assert nodes(page)["PodcastEpisode"]["name"] == '</script><b>x</b> "y"'
    html = page.read_text("utf-8")
    (shown,) = re.findall(r'<meta property="og:title" content="([^"]*)">', html)
    assert unescape(shown) == '</script><b>x</b> "y"'


def test_a_link_to_a_page_can_be_shown_with_its_facts(site: Path) -> None:
    html = (site / "episodes/a-transcript-is-an-edition/index.html").read_text("utf-8")
    told = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', html))
    assert told["og:type"] == "article"
    assert told["og:title"] == "A transcript is an edition"
    assert told["og:url"] == f"{ADDRESS}episodes/a-transcript-is-an-edition/"
    assert told["article:published_time"] == "2026-03-12"
    assert told["og:description"] == told["description"]
    assert f'<link rel="canonical" href="{told["og:url"]}">' in html


def test_without_an_address_no_page_claims_one(tmp_path: Path) -> None:
    for page in build_site(small_site(tmp_path)).site_dir.rglob("*.html"):
        html = page.read_text("utf-8")
        assert "ld+json" not in html
        assert "og:url" not in html
