"""A transcript's chapters as a table of contents, for where Python-Markdown's own is not on."""

from __future__ import annotations

from html import escape
from typing import Any

from markdown.extensions.toc import nest_toc_tokens

from chapterhouse.pages.page import Transcript


def toc_tokens(said: Transcript) -> list[dict[str, Any]]:
    """The chapters in the form of Python-Markdown's ``toc_tokens``."""
    tokens: list[Any] = [
        {
            "level": chapter.level,
            "id": chapter.id,
            "name": escape(chapter.title, quote=False),
            "html": escape(chapter.title, quote=False),
            "data-toc-label": "",
        }
        for chapter in said.chapters
    ]
    return list(map(dict, nest_toc_tokens(tokens)))
