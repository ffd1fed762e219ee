"""What the tests of the site share: a small folder of pages, and how to read what was built."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

EPISODE = """---
title: {title}
show: night-desk
kind: transcript
{more}hosts: [mara-lund]
guests: [oke-brandt]
source: seeds/feed.txt#{item}
---

A talk about [captions](https://example.org/captions). It is a long one.

## Transcript

**Mara Lund** (00:00)

Welcome, Oke.

## Where captions come from (00:20)

**Oke Brandt** (00:20)

From a person & a machine, in that order <i>once</i>.

**Mara Lund** (02:05)

And now?
"""
PERSON = "---\ntitle: {name}\nkind: person\n{more}---\n\n{bio}\n"


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def small_site(root: Path) -> Path:
    """Two episodes, two people, a show."""
    write(
        root,
        {
            "episodes/first.md": EPISODE.format(title="First", more="date: 2026-01-02\n", item=2),
            "episodes/second.md": EPISODE.format(title="Second", more="date: 2026-02-03\n", item=1),
            "people/mara-lund.md": PERSON.format(
                name="Mara Lund", more="", bio="Mara runs the desk."
            ),
            "people/oke-brandt.md": PERSON.format(
                name="Oke Brandt", more="bio: unverified\n", bio="Oke appears to be a captioner."
            ),
            "shows/night-desk.md": "---\ntitle: The Night Desk\n---\n\nTalks after midnight.\n",
        },
    )
    return root


def many_pages(root: Path) -> Path:
    small_site(root)
    for number in range(230):
        text = EPISODE.format(title=f"Talk {number}", more="", item=number)
        write(root, {f"episodes/talk-{number}.md": text})
    return root


def tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


class Links(HTMLParser):
    """What a page refers to, and the ids it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            assert values["id"] not in self.ids, f"the id {values['id']} is there twice"
            self.ids.add(str(values["id"]))
        address = values.get("href") or values.get("src")
        if address and tag in ("a",):
            self.links.append(address)
        elif address and values.get("rel") not in ("canonical", "alternate"):
            self.loaded.append(address)
        self.loaded += [value for key, value in attrs if key in ("srcset", "poster") and value]


def read_links(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


DATA = ("application/json", "application/ld+json", "speculationrules")
"""Types of blocks that hold data and run nothing."""


class Hazards(HTMLParser):
    """What a page must not hold: code within it, and links that tell other hosts too much."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policy = ""
        self._before: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
            if late := {"script", "link", "style", "img"} & set(self._before):
                self.found.append(f"the policy comes after {late}")
        self._before.append(tag)
        if tag == "script" and "src" not in values and values.get("type") not in DATA:
            self.found.append("a script in the page")
        self.found += [f"{tag} {name}=" for name in values if name.startswith("on")]
        address = values.get("href") or values.get("src") or ""
        if address.lower().startswith(("javascript:", "vbscript:")):
            self.found.append(address)
        if tag == "a" and address.startswith(("http:", "https:", "//")):
            rel = values.get("rel", "").split()
            if "noopener" not in rel and "noreferrer" not in rel:
                self.found.append(f'no rel="noopener": {address}')


def assert_safe(site: Path) -> None:
    """No page holds code, and each has the policy that browsers hold it to."""
    for page in site.rglob("*.html"):
        hazards = Hazards()
        hazards.feed(page.read_text(encoding="utf-8"))
        if page.name == "email.html":  # to be sent: mail programs run nothing, and heed no policy
            assert [one for one in hazards.found if "noopener" not in one] == []
            continue
        assert hazards.found == [], page.relative_to(site)
        allowed = re.search(r"script-src ([^;]*);", hazards.policy)
        assert allowed, page.relative_to(site)
        assert set(allowed[1].split()) <= {"'self'", "'wasm-unsafe-eval'"}, page.relative_to(site)


def assert_links_resolve(site: Path) -> None:
    pages = {page: read_links(page) for page in site.rglob("*.html")}
    for page, found in pages.items():
        for address in found.links + found.loaded:
            parts = urlsplit(address)
            if parts.scheme or page.name == "404.html":
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{page.relative_to(site)} leads nowhere: {address}"
            if parts.fragment and target in pages:
                there = pages[target].ids
                assert unquote(parts.fragment) in there, f"{page.relative_to(site)}: {address}"
