"""``site.webmanifest``: what a phone needs to put the site on its home screen.

The form: https://www.w3.org/TR/appmanifest/
"""

from __future__ import annotations

import json
from pathlib import Path

from chapterhouse.pictures.icons import SIZES
from chapterhouse.site.facts import SiteFacts

NAME = "site.webmanifest"


def write_manifest(site: Path, facts: SiteFacts) -> None:
    """Write it, unless the owner has one of their own."""
    if (site / NAME).exists():
        return
    told = {
        "name": facts.name,
        "short_name": facts.name[:12].rstrip(),
        "description": facts.description,
        "lang": facts.language,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#fcfcfb",
        "theme_color": "#16605a",
        "icons": [
            {"src": name, "sizes": f"{size}x{size}", "type": "image/png"}
            for name, size in SIZES.items()
            if name.startswith("icon-")
        ],
    }
    known = {key: value for key, value in told.items() if value}
    text = json.dumps(known, ensure_ascii=False, indent=1)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")
