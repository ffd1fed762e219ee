"""The Python-Markdown extension that lets no raw HTML of a page into the site but a few marks.

``chapterhouse check`` names such HTML before; this holds whoever builds, and whatever a page says.
Tags are text, links that run code are text, attributes that run code are dropped. Links to other
hosts get ``rel="noopener"``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor, InlineProcessor
from markdown.treeprocessors import InlineProcessor as Inline
from markdown.treeprocessors import Treeprocessor

from chapterhouse.pages.allowed_html import BREAK, PAIR
from chapterhouse.pages.inline import SPEECH_TAG
from chapterhouse.transcript.links import is_safe

_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_RUNS = re.compile(r"on|srcdoc\Z|formaction\Z|action\Z|style\Z", re.IGNORECASE)


class SafeHtml(Extension):
    """Raw HTML as text, but for the marks of `pages.allowed_html`."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the steps."""
        self._md = md
        md.registerExtension(self)
        # Before "html" (90), so that this one never sees an allowed mark; after links and code.
        md.inlinePatterns.register(_Pair(PAIR.pattern, md), "chapterhouse_pair", 94)
        md.inlinePatterns.register(_Break(BREAK.pattern, md), "chapterhouse_break", 93)
        md.inlinePatterns.register(_Literal(HTML_RE, md), "chapterhouse_tag", 92)
        # After attribute lists and the table of contents; before the engine looks at links.
        md.treeprocessors.register(_Safe(md), "chapterhouse_safe", 3)

    def reset(self) -> None:
        """Let no step take blocks of HTML for HTML, whichever extension brought it."""
        # Python-Markdown calls this after all extensions, in whatever order they are named.
        if "html_block" in self._md.preprocessors:
            self._md.preprocessors.deregister("html_block")


def makeExtension(**kwargs: Any) -> SafeHtml:
    """The extension, by the name under which Python-Markdown asks for it."""
    return SafeHtml(**kwargs)


class _Pair(InlineProcessor):
    """Words in an allowed mark; Markdown is read in them."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.compiled_re = PAIR

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """The element; nothing in speech."""
        if _in_speech(self.md):
            return None, None, None
        element = etree.Element(m[1].lower())
        element.text = m[2]
        return element, m.start(0), m.end(0)


class _Break(InlineProcessor):
    """A line break."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.compiled_re = BREAK

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """The element; nothing in speech."""
        if _in_speech(self.md):
            return None, None, None
        return etree.Element("br"), m.start(0), m.end(0)


class _Literal(HtmlInlineProcessor):
    """Any other tag: the characters of it."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """The text of the tag, in which no Markdown is read."""
        return self.backslash_unescape(self.unescape(m[1])), m.start(0), m.end(0)


class _Safe(Treeprocessor):
    """Drops what could run, and tells browsers to keep other hosts at a distance."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name, value in list(element.items()):
                if _RUNS.match(name) and not (name == "style" and _ALIGNED.fullmatch(value)):
                    del element.attrib[name]
            address = element.get("href") or element.get("src")
            if address is None:
                continue
            if not is_safe(address):
                element.text = element.get("alt") or element.text
                element.attrib.clear()
                element.tag = "span"
            elif element.tag == "a" and _ELSEWHERE.match(address):
                element.set(
                    "rel", " ".join(dict.fromkeys([*element.get("rel", "").split(), "noopener"]))
                )


def _in_speech(md: Markdown) -> bool:
    inline = md.treeprocessors["inline"]
    return isinstance(inline, Inline) and SPEECH_TAG in inline.ancestors
