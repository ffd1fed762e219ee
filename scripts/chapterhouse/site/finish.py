"""After the engine: takes away what the site does not use, and writes the map of its pages.

The result is the same whichever engine ran, and the same on any day.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from urllib.parse import quote

_UNUSED = ("assets/javascripts", "assets/images/favicon.png", "search", "search.json")
"""The theme's script, icon and search are on no page."""


def finish(site: Path, address: str | None = None) -> None:
    """Tidy up the finished site in the folder ``site``, which will be published at ``address``."""
    for name in _UNUSED:
        if (site / name).is_dir():
            shutil.rmtree(site / name)
        else:
            (site / name).unlink(missing_ok=True)
    for unread in site.glob("assets/stylesheets/**/*.map"):
        unread.unlink()
    images = site / "assets" / "images"
    if images.is_dir() and not any(images.iterdir()):
        images.rmdir()
    _write_map(site, address)


def _write_map(site: Path, address: str | None) -> None:
    """``sitemap.xml``, without dates: nobody knows when a page last changed for its readers.

    It needs full addresses, so there is none where the site does not know its own. The engine's
    zipped copy has the hour of its making in it.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if not address:
        (site / "sitemap.xml").unlink(missing_ok=True)
        return
    folders = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    paths = sorted("" if folder == "." else f"{quote(folder)}/" for folder in folders)
    lines = (f"<url><loc>{escape(address.rstrip('/'))}/{path}</loc></url>\n" for path in paths)
    (site / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n",
        encoding="utf-8",
    )
