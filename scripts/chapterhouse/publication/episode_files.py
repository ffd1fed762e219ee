"""One episode as files: those beside its page, and its parts of the files about all episodes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from chapterhouse.export.beside import FORMS, files_beside
from chapterhouse.export.corpus import corpus_lines
from chapterhouse.export.markdown_page import with_links
from chapterhouse.pages.read import read_page
from chapterhouse.site.docs import Doc, EpisodeDoc, doc_of
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.library import text_of

CORPUS = ".jsonl"
MARKDOWN = ".md"
"""The endings of an episode's parts in the folder for parts."""


@dataclass(frozen=True, slots=True)
class EpisodeFiles:
    """Writes an episode's files; may run in another process.

    ``beside`` are the forms that lie beside pages. Parts of the corpus and of the text of all
    episodes go to the folder ``parts``, to be put together in their order.
    """

    site: Path
    parts: Path
    facts: SiteFacts
    beside: tuple[str, ...]

    def __call__(self, docs: Path, path: str) -> Doc:
        """The page at ``path``, without the text of an episode, whose files are written."""
        text = text_of(docs, path)
        page = read_page(f"{docs.name}/{path}", text)
        doc = doc_of(page, path, text)
        if not isinstance(doc, EpisodeDoc):
            return doc
        markdown = with_links(text, path, self._address_from(doc))
        files = files_beside(page, self.beside)
        if "md" in self.beside:
            files[FORMS["md"].file] = markdown
        folder = self.site / unquote(doc.href)
        for name, content in files.items():
            write(folder / name, content)
        lines = corpus_lines(page, doc.slug, self.facts.absolute(doc.href))
        write(self.parts / f"{doc.slug}{CORPUS}", "".join(lines))
        body = markdown.split("\n", page.body_line - 1)[-1]
        write(self.parts / f"{doc.slug}{MARKDOWN}", body)
        return replace(doc, body="")

    def _address_from(self, doc: EpisodeDoc) -> Callable[[str], str]:
        """Gives addresses: full ones where the site knows its own, else from the page's folder."""
        if self.facts.address:
            return self.facts.absolute
        top = "../" * doc.href.count("/")
        return lambda href: top + ("" if href == "./" else href)


def write(file: Path, content: str | bytes) -> None:
    """Put a file of the site in place, with its folder."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
