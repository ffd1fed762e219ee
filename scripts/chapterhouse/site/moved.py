"""Old addresses of pages, told by ``aliases:`` in their front matter, lead to the new ones.

A host of files cannot redirect, so at each old address lies a small page that does. What follows
the address (``#t=57``) goes along with a script; without scripts the page itself is found.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from chapterhouse.site.docs import Doc
from chapterhouse.site.facts import SiteFacts

NOTES = Path(".chapterhouse") / "moved.json"
"""Where preparing tells finishing of the old addresses, below the folder of the site."""

_OLD = re.compile(r"/?((?:[^/?#\s\\<>\"'%]+/)*[^/?#\s\\<>\"'%]+)/?")

_PAGE = """\
<!doctype html>
<html lang="{language}" data-to="{href}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<script src="{script}"></script>
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
</head>
<body>
<h1>This page has moved</h1>
<p>It is at <a href="{href}">{title}</a> now.</p>
</body>
</html>
"""


def old_address(text: str) -> str | None:
    """An old address as a path from the top of the site, without slashes at its ends.

    ``None`` where it is none: another site, a way upwards, a question.

    >>> old_address("/episodes/old-name/"), old_address("2019/talk.html"), old_address("../x")
    ('episodes/old-name', '2019/talk.html', None)
    """
    found = _OLD.fullmatch(text.strip())
    if not found or ":" in found[1]:
        return None
    path = found[1].removesuffix("/index.html")
    return None if {".", ".."} & set(path.split("/")) or path == "index.html" else path


def old_addresses(docs: Iterable[Doc]) -> dict[str, tuple[str, str]]:
    """For each old address the page that is meant: its address and its title."""
    found: dict[str, tuple[str, str]] = {}
    for doc in docs:
        for text in doc.old_addresses:
            if path := old_address(text):
                found.setdefault(path, (doc.href, doc.text("title") or doc.slug))
    return found


def note_moved(
    root: Path, docs: Iterable[Doc], names: Mapping[str, tuple[str, str]] | None = None
) -> None:
    """Tell finishing of them, and of other ``names`` of people and topics as addresses."""
    file = root / NOTES
    file.parent.mkdir(parents=True, exist_ok=True)
    moved = dict(names or {}) | old_addresses(docs)
    file.write_text(json.dumps(moved, ensure_ascii=False), encoding="utf-8")


def write_moved(site: Path, root: Path, facts: SiteFacts) -> list[str]:
    """Write the pages at the old addresses; a line for each that another page has by now."""
    notes: list[str] = []
    try:
        moved: Mapping[str, list[str]] = json.loads((root / NOTES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return notes
    for path, (href, title) in sorted(moved.items()):
        file = site / path if path.endswith(".html") else site / path / "index.html"
        taken = file.exists() or any(above.is_file() for above in file.parents)
        if taken:
            notes.append(f"the old address {path} of {href} belongs to another page, which stays")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(path, href, title, facts), encoding="utf-8")
    return notes


def _page(path: str, href: str, title: str, facts: SiteFacts) -> str:
    """The page at an old address; its links are relative, so that it works below any path."""
    folder = posixpath.dirname(path) if path.endswith(".html") else path
    here = "/".join(".." for _ in folder.split("/")) if folder else "."
    there = f"{here}/{href}" if href != "./" else f"{here}/"
    canonical = facts.absolute(href) if facts.address else there
    return _PAGE.format(
        language=escape(facts.language),
        href=escape(there),
        canonical=escape(canonical),
        script=escape(quote(f"{here}/assets/moved.js")),
        title=escape(title),
    )
