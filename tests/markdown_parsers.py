"""The Markdown programs that a page must look the same in, for the tests of the page form."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec

import markdown
from markdown_it import MarkdownIt

SITE_EXTENSIONS = [
    "toc",
    "tables",
    "fenced_code",
    "chapterhouse.transcript",
    "chapterhouse.safe_html",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "pymdownx.details",
    "pymdownx.superfences",
]
"""What mkdocs.yml enables, and what MkDocs adds to it."""

LIKELY_EXTENSIONS = [
    "toc",
    "tables",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "wikilinks",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
"""What an owner may add; pymdownx.smartsymbols is not here, as it is there to change the text."""


def python_markdown(extensions: list[str]) -> Callable[[str], str]:
    md = markdown.Markdown(extensions=extensions)

    def render(text: str) -> str:
        md.reset()
        return md.convert(text)

    return render


def commonmark() -> Callable[[str], str]:
    """CommonMark with GitHub's tables, strikethrough and, where it is installed, its autolinks."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if find_spec("linkify_it"):
        parser.options["linkify"] = True
        parser.enable("linkify")
    return parser.render


PARSERS: dict[str, Callable[[str], str]] = {
    "Python-Markdown": python_markdown([]),
    "the site": python_markdown(SITE_EXTENSIONS),
    "an owner's extensions": python_markdown(LIKELY_EXTENSIONS),
    "CommonMark": commonmark(),
}
if find_spec("cmarkgfm"):  # the very program that GitHub uses, where it is installed
    PARSERS["GitHub"] = import_module("cmarkgfm").github_flavored_markdown_to_html


class Outline(HTMLParser):
    """The block elements of some HTML with their text, and the elements within lines."""

    BLOCKS = frozenset(
        "p div ul ol li h1 h2 h3 h4 h5 h6 pre blockquote table hr details dl dt dd section".split()
    )

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.inline: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.blocks.append((tag, ""))
        else:
            self.inline.add(tag)
        if tag == "br":
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self.blocks:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)
        elif data.strip():
            self.blocks.append(("", data))


def blocks(html: str) -> list[tuple[str, str]]:
    """Tag and text of each block, whitespace normalised."""
    return [(tag, " ".join(text.split())) for tag, text in Outline(html).blocks]
