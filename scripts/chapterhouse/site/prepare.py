"""Before the engine: reads ``docs/``, writes the stage.

The stage has every page of ``docs/`` under the same path, with more in its front matter, and
the pages that are made: home, archive, the directories of people and shows, and About and Help
where nobody wrote any. Nothing of it is committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chapterhouse.glossary.terms import read_glossary
from chapterhouse.history.corrections import corrections
from chapterhouse.pages.front_matter import split
from chapterhouse.processes import in_processes
from chapterhouse.search.stage import SearchStage
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.for_programs import FEEDS_PAGE, ForPrograms
from chapterhouse.site.help_wanted import help_wanted
from chapterhouse.site.library import read_library
from chapterhouse.site.listings import Catalogue, catalogue
from chapterhouse.site.moved import note_moved
from chapterhouse.site.repository import Repository, correction
from chapterhouse.site.review import review
from chapterhouse.site.stage import Stage, page_text
from chapterhouse.site.stage_pages import StagePage, stage_pages

_WRITTEN = Path(__file__).with_name("made")


def prepare(
    root: Path,
    docs: Path | None = None,
    repository: Repository | None = None,
    facts: SiteFacts | None = None,
) -> Path:
    """Write the stage of the site at ``root``; its folder is the result.

    With a ``repository`` every page that people write says where it can be edited. ``facts`` are
    what the site says of itself, and whether it has a search.
    """
    return prepared(root, docs, repository, facts).folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """The stage, and what was read for it."""

    folder: Path
    of: Catalogue


def prepared(
    root: Path, docs: Path | None, repository: Repository | None, facts: SiteFacts | None
) -> Prepared:
    """The same as ``prepare``, with what was read, so that nobody has to read it again."""
    facts = facts or SiteFacts()
    glossary = read_glossary(root)
    library = read_library(docs or root / "docs", glossary=glossary, choosing=facts.quotes)
    searched = SearchStage(glossary, library) if facts.search else None
    stage = Stage(root)
    of = catalogue(library)
    programs = ForPrograms(of, facts)
    corrected = corrections(root)

    def write(page: StagePage) -> None:
        path = page.path
        meta, body = page.make()
        card = dict(meta.get("ch", {}))
        if doc := library.page(path):
            card |= review(doc, corrected.get(path))
            if repository:
                title, lines = str(meta.get("title") or doc.slug), getattr(doc, "turn_lines", ())
                card["correct"] = correction(repository, path, title, lines)
        meta["ch"] = card | programs.page(path, meta | {"ch": card})
        if searched:
            meta["ch"] |= searched.page(meta)
        stage.write(path, page_text(meta, body))

    pages = [*stage_pages(of), *help_wanted(library, repository)]
    for page in pages:
        stage.expect(page.path)
    in_processes(write, pages)
    about_feeds = programs.feeds_page()
    if about_feeds and FEEDS_PAGE not in library.others:
        stage.write(FEEDS_PAGE, page_text(about_feeds, ""))
    if searched:
        for path, text in searched.files():
            stage.write(path, text)
    for path, file in library.files.items():
        stage.link(path, file)
    for file in sorted(_WRITTEN.glob("*.md")):
        if file.name not in library.others:
            written = split(file.name, file.read_text(encoding="utf-8"))
            meta = {**written.meta, "ch": programs.page(file.name, written.meta)}
            stage.write(file.name, page_text(meta, written.body))
    note_moved(root, library.docs(), of.index.other_addresses())
    stage.close()
    return Prepared(stage.folder, of)
