"""A transcript's chapters in the table of contents, which has no need to look for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens

from chapterhouse.pages.inline import by_hand
from chapterhouse.pages.page import Transcript


def is_told(md: Markdown, said: Transcript, above: Sequence[str]) -> bool:
    """Whether the table of contents can be told of the chapters, with nothing else to do for them.

    Python-Markdown's own looks into each heading, which takes as long as all else on a page. Only
    it can add links to headings or change their levels, and print the table where a mark stands
    in the lines ``above`` the transcript; titles with Markdown in them are left to it too.
    """
    toc = _toc(md)
    if toc is None:
        return True
    changes = toc.use_anchors or toc.use_permalinks or toc.base_level
    prints = toc.marker and any(toc.marker in line for line in above)
    plain = all(by_hand(chapter.markdown) is not None for chapter in said.chapters)
    return plain and not changes and not prints


def with_chapters(md: Markdown, said: Transcript) -> list[dict[str, Any]]:
    """Python-Markdown's ``toc_tokens`` as they are, and the chapters behind them."""
    toc = _toc(md)
    levels = range(toc.toc_top, toc.toc_bottom + 1) if toc else range(1, 7)
    tokens = list(_flat(md.toc_tokens)) if toc else []  # type: ignore[attr-defined]
    for chapter in said.chapters:
        if chapter.level in levels:
            title = escape(chapter.title, quote=False)
            about = {"level": chapter.level, "id": chapter.id, "name": title, "html": title}
            tokens.append(about | {"data-toc-label": "" if toc is None else title})
    return list(map(dict, nest_toc_tokens(tokens)))  # type: ignore[arg-type]


def _toc(md: Markdown) -> TocTreeprocessor | None:
    if "toc" not in md.treeprocessors:
        return None
    toc = md.treeprocessors["toc"]
    return toc if isinstance(toc, TocTreeprocessor) else None


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Nested tokens one after the other, without those below them."""
    for token in tokens:
        yield {key: value for key, value in token.items() if key != "children"}
        yield from _flat(token["children"])
