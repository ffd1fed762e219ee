"""``sitemap.xml`` and ``robots.txt``: what search engines ask for first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import quote

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def write_map(site: Path, address: str, changed: Mapping[str, datetime]) -> None:
    """The map of all pages, each with the time of its last change where git knows it.

    ``changed`` has times by the page's path in ``docs/``. A map needs full addresses, so there is
    none where the site does not know its own. The engine's zipped copy has the hour of its making
    in it. Rules of the form: https://www.sitemaps.org/protocol.html
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if not address:
        (site / "sitemap.xml").unlink(missing_ok=True)
        return
    (site / "sitemap.xml").write_text(
        f"{_HEAD}{''.join(_entries(site, address, changed))}</urlset>\n", encoding="utf-8"
    )


def write_robots(site: Path, address: str) -> None:
    """Everybody may read everything, and here is the map; a file of the owner's stays."""
    file = site / "robots.txt"
    if address and not file.exists():
        file.write_text(
            f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n", encoding="utf-8"
        )


def _entries(site: Path, address: str, changed: Mapping[str, datetime]) -> Iterator[str]:
    pages = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    for folder in sorted("" if page == "." else page for page in pages):
        source = changed.get(f"{folder}.md") or changed.get(f"{folder}/index.md".lstrip("/"))
        last = f"<lastmod>{source.isoformat()}</lastmod>" if source else ""
        path = f"{quote(folder)}/" if folder else ""
        yield f"<url><loc>{escape(address + path)}</loc>{last}</url>\n"
