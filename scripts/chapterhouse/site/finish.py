"""After the engine: takes away what the site does not use, adds what programs read of it.

The result is the same whichever engine ran, and the same on any day.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from chapterhouse.glossary.terms import read_glossary
from chapterhouse.history.page_times import read_history
from chapterhouse.newsletter.write_mails import write_mails
from chapterhouse.pictures.write_pictures import write_pictures
from chapterhouse.publication.manifest import write_manifest
from chapterhouse.publication.publish import publish
from chapterhouse.publication.sitemap import write_map, write_robots
from chapterhouse.search.index import write_index
from chapterhouse.search.names import NAMES
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.library import Library, read_library
from chapterhouse.site.listings import Catalogue, catalogue
from chapterhouse.site.moved import write_moved

_UNUSED = (
    "assets/javascripts",
    "assets/images/favicon.png",
    "assets/stylesheets/modern",
    "search.json",
)
"""The theme's script, icon, other looks and search are on no page."""
_SEARCH = ("index.html", NAMES.rpartition("/")[2])
"""What is the site's own in the folder that the theme's search would be in."""


def finish(site: Path, docs: Path, facts: SiteFacts, of: Catalogue | None = None) -> list[str]:
    """Make the engine's ``site`` whole; a line for each thing that a person should know of.

    ``docs`` is the folder of the pages as people keep them, ``of`` what ``prepare`` read there,
    if that is still known.
    """
    _tidy(site)
    history = read_history(docs)
    of = of or catalogue(_library(docs, facts))
    notes = publish(site, docs, of, facts, history)
    write_pictures(site, docs.parent, of, facts)
    write_manifest(site, facts)
    notes += write_mails(site, of, facts)
    write_map(site, facts.address, history.changed)
    write_robots(site, facts.address)
    if facts.search:
        write_index(site, docs.parent / ".chapterhouse" / "search", facts.language, _say)
    # After the map and the search: old addresses are in neither.
    notes += write_moved(site, docs.parent, facts)
    if facts.address and history.shallow:
        notes.append(
            "the history in git begins in the middle (a shallow clone): times of changes before"
            " that are left out; fetch all of it (fetch-depth: 0)"
        )
    return notes


def _library(docs: Path, facts: SiteFacts) -> Library:
    return read_library(docs, glossary=read_glossary(docs.parent), choosing=facts.quotes)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _tidy(site: Path) -> None:
    for name in _UNUSED:
        if (site / name).is_dir():
            shutil.rmtree(site / name)
        else:
            (site / name).unlink(missing_ok=True)
    for unread in site.glob("assets/stylesheets/**/*.map"):
        unread.unlink()
    for of_the_theme in (site / "search").glob("*"):
        if of_the_theme.name not in _SEARCH:
            of_the_theme.unlink()
    images = site / "assets" / "images"
    if images.is_dir() and not any(images.iterdir()):
        images.rmdir()
