"""Writes everything that programs read of the site, and says what could not be written.

All of it is made from ``docs/`` (feeds also from the finished pages), has no date of its making,
and is the same on any day.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from chapterhouse.citation.episode_work import work_of
from chapterhouse.citation.styles import bibtex, csl_json
from chapterhouse.feeds.write_feeds import Feeds, write_feeds
from chapterhouse.history.page_times import History
from chapterhouse.processes import in_processes
from chapterhouse.publication.episode_files import CORPUS, MARKDOWN, EpisodeFiles
from chapterhouse.publication.llms import CORPUS_FILE, FULL_TEXT, llms_txt
from chapterhouse.publication.site_lists import list_text, site_lists
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.finished import write
from chapterhouse.site.library import Library
from chapterhouse.site.listings import Catalogue

SCHEMAS = Path(__file__).with_name("schemas")


def publish(site: Path, docs: Path, of: Catalogue, facts: SiteFacts, history: History) -> list[str]:
    """Write the files into ``site``; a line for each thing that a person should know of."""
    beside = facts.exports_of(len(of.newest))
    if beside:
        _write_episodes(site, docs, of, facts, beside)
    if facts.address and "cite" in beside:
        _write_citations(site, of, facts)
    if beside:
        write(site / "llms.txt", llms_txt(of, facts, beside))
        for schema in sorted(SCHEMAS.glob("*.json")):
            write(site / "schemas" / schema.name, schema.read_bytes())
    if "lists" in beside:
        for name, whole in site_lists(of, facts, beside).items():
            write(site / name, list_text(whole))
    notes = list(_notes(of.library, facts, beside))
    if facts.address:
        notes += write_feeds(Feeds(site, docs, of, facts, history, beside))
    return notes


def _write_episodes(
    site: Path, docs: Path, of: Catalogue, facts: SiteFacts, beside: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory(prefix="chapterhouse-") as folder:
        parts = Path(folder)
        work = EpisodeFiles(docs, site, parts, of, facts, beside)
        in_processes(work, [episode.path for episode in of.newest])
        for name, file, ending in (("corpus", CORPUS_FILE, CORPUS), ("llms", FULL_TEXT, MARKDOWN)):
            if name in beside:
                _join(site / file, (parts / f"{episode.slug}{ending}" for episode in of.newest))


def _write_citations(site: Path, of: Catalogue, facts: SiteFacts) -> None:
    for episode in of.newest:
        work = work_of(episode, of, facts)
        folder = site / unquote(episode.href)
        write(folder / "cite.bib", bibtex(work).text() + "\n")
        write(folder / "cite.json", csl_json(work).text() + "\n")


def _join(file: Path, parts: Iterator[Path]) -> None:
    with open(file, "wb") as whole:
        for part in parts:
            with open(part, "rb") as piece:
                shutil.copyfileobj(piece, whole)


def _notes(library: Library, facts: SiteFacts, beside: tuple[str, ...]) -> Iterator[str]:
    """What is left out, and what would bring it."""
    if not facts.address:
        yield (
            "no site_url in mkdocs.yml: no feeds, no sitemap, no canonical addresses and no"
            " pictures for links; addresses in lists and exports begin at the top of the site"
        )
    captions = {"vtt", "srt"} & set(beside)
    untimed = sum("json" in e.forms and "vtt" not in e.forms for e in library.episodes.values())
    if captions and untimed:
        yield f"transcripts without a time for each turn: {untimed}; they have no VTT or SRT"
