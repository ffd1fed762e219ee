"""Checks all pages of a project folder: reads the files, and holds the pages against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, partial
from pathlib import Path

from chapterhouse.check.fences import fenced
from chapterhouse.check.page_ids import page_ids
from chapterhouse.check.page_rules import check_page
from chapterhouse.check.page_text import split_lines
from chapterhouse.check.references import (
    Claim,
    claimed_twice,
    claims,
    odd_file_names,
    source_gone,
)
from chapterhouse.check.site_pages import SitePages, files_below
from chapterhouse.check.topics import (
    about_glossary,
    near_tags,
    readable_glossary,
    topic_pages,
)
from chapterhouse.check.yaml_facts import read_facts
from chapterhouse.files import SETTINGS, read_bytes
from chapterhouse.intake.settings import parse
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.processes import in_processes


def check(root: Path) -> list[Finding]:
    """Everything wrong with a folder's pages, its sources.yml and its glossary.yml, by place."""
    docs = root / "docs"
    if not docs.is_dir():
        raise ChapterhouseError(str(docs), "there is no such folder; the site's pages go in there")
    names = [name for name in files_below(docs) if name.endswith(".md")]
    found = list(odd_file_names(files_below(docs)))
    claimed: list[Claim] = []
    for findings, of_page in in_processes(PageCheck(root), names):
        found += findings
        claimed += of_page
    sources = _sources(root)
    found += [*claimed_twice(claimed), *_about_settings(root, sources), *about_glossary(root)]
    return sorted(found)


class PageCheck:
    """Checks a page of a project folder by its name in ``docs/``.

    What the pages are held against is found out once.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._docs = root / "docs"
        files = files_below(self._docs)
        self._glossary = readable_glossary(root)
        made = topic_pages(self._docs, files, self._glossary)
        self._site = SitePages.of(
            {*files, *made}, cache(partial(_names_in, self._docs, tuple(files)))
        )
        self._sources = _sources(root)
        self._ids: dict[str, frozenset[str] | None] = {}

    def __call__(self, name: str) -> tuple[list[Finding], list[Claim]]:
        """What is wrong in the page, and what it claims for itself alone (address, source)."""
        path = f"docs/{name}"
        try:
            text = _text(self._docs / name, path)
        except ChapterhouseError as error:
            return [Finding(path, error.line or 1, error.why)], []
        found, facts = check_page(path, text, self._site, self._ids_of)
        gone = source_gone(facts, self._sources)
        near = near_tags(facts, self._glossary)
        found += (Finding(path, line, why, "warning") for line, why in (*gone, *near))
        return found, list(claims(path, facts))

    def _ids_of(self, name: str) -> frozenset[str] | None:
        if name not in self._ids:
            try:
                self._ids[name] = page_ids(name, _text(self._docs / name, f"docs/{name}"))
            except ChapterhouseError:
                self._ids[name] = None
        return self._ids[name]


def _sources(root: Path) -> set[str]:
    return {f"seeds/{name}" for name in files_below(root / "seeds")}


def _text(file: Path, path: str) -> str:
    """The text of a page; ChapterhouseError at the first line that is not UTF-8."""
    content = read_bytes(file, path)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ChapterhouseError(
            path, "this page is not saved as UTF-8; save it again in that encoding", line
        ) from None


def _about_settings(root: Path, sources: Collection[str]) -> list[Finding]:
    """The first mistake in ``seeds/sources.yml``, and the files it tells of that are gone."""
    path = f"seeds/{SETTINGS}"
    if not (root / path).is_file():
        return []
    try:
        settings = parse(path, _text(root / path, path))
    except ChapterhouseError as error:
        return [Finding(path, error.line or 1, error.why)]
    return [
        Finding(
            path,
            facts.all.line,
            f"there is no file seeds/{name}; correct the name, or take these facts out",
            "warning",
        )
        for name, facts in settings.files.items()
        if f"seeds/{name}" not in sources
    ]


def _names_in(docs: Path, files: Iterable[str], folder: str) -> dict[str, str]:
    """The titles and other names of the pages of a folder, each with the slug of its page."""
    names: dict[str, str] = {}
    for name in files:
        if name.startswith(f"{folder}/") and name.endswith(".md"):
            slug = name.removeprefix(f"{folder}/").removesuffix(".md")
            try:
                lines = split_lines(_text(docs / name, name))
            except ChapterhouseError:
                continue
            front = fenced(lines)
            facts = read_facts(lines[front.first or 0 : front.end], 0).by_key
            for key in ("title", "name", "aliases"):
                if fact := facts.get(key):
                    for written in (fact.written, *(item for item, _ in fact.items)):
                        names.setdefault(written, slug)
    names.pop("", None)
    return names
