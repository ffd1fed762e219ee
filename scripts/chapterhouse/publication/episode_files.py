"""One episode as files: those beside its page, and its parts of the files about all episodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from chapterhouse.export.beside import FORMS, files_beside
from chapterhouse.export.corpus import corpus_lines
from chapterhouse.export.markdown_page import with_links
from chapterhouse.pages.read import read_page
from chapterhouse.publication.llms import full_text
from chapterhouse.site.docs import address
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.finished import write
from chapterhouse.site.library import text_of
from chapterhouse.site.listings import Catalogue

CORPUS = ".jsonl"
MARKDOWN = ".md"
"""The endings of an episode's parts in the folder for parts."""


@dataclass(frozen=True, slots=True)
class EpisodeFiles:
    """Writes an episode's files; may run in another process.

    ``beside`` are the forms that lie beside pages. Parts of the corpus and of the text of all
    episodes, where these are made, go to the folder ``parts``, to be put together in their order.
    """

    docs: Path
    site: Path
    parts: Path
    of: Catalogue
    facts: SiteFacts
    beside: tuple[str, ...]

    def __call__(self, path: str) -> None:
        """Write the files of the page at ``path``."""
        text = text_of(self.docs, path)
        page = read_page(f"{self.docs.name}/{path}", text)
        href = address(path)
        slug = path.rpartition("/")[2].removesuffix(".md")
        files = files_beside(page, self.beside)
        if {"md", "llms"} & {*self.beside}:
            markdown = with_links(text, path, self._address_from(href))
            if "md" in self.beside:
                files[FORMS["md"].file] = markdown
            if "llms" in self.beside:
                body = markdown.split("\n", page.body_line - 1)[-1]
                whole = full_text(self.of, self.facts, self.of.library.episodes[slug], body)
                write(self.parts / f"{slug}{MARKDOWN}", "".join(whole))
        folder = self.site / unquote(href)
        for name, content in files.items():
            write(folder / name, content)
        if "corpus" in self.beside:
            lines = corpus_lines(page, slug, self.facts.absolute(href))
            write(self.parts / f"{slug}{CORPUS}", "".join(lines))

    def _address_from(self, href: str) -> Callable[[str], str]:
        """Gives addresses: full ones where the site knows its own, else from the page's folder."""
        if self.facts.address:
            return self.facts.absolute
        top = "../" * href.count("/")
        return lambda href: top + ("" if href == "./" else href)
