"""The text of a finished page for feed readers: full addresses, no scripts, nothing for a theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

TEXT = ".ch-text, .ch-issue__text"
"""The element of a page that holds its text."""

_LEFT_OUT = ", ".join(
    (
        "script, style, template, iframe, form, button, input, svg, nav, dialog",
        "[hidden], .ch-visually-hidden, .ch-permalink, .headerlink, [data-feed='none']",
    )
)
_KEPT = frozenset({"href", "src", "alt", "title", "lang", "dir", "cite", "datetime", "colspan"})
_ADDRESSES = ("href", "src", "cite")


@lru_cache(maxsize=64)
def page_text(site: Path, href: str, url: str) -> str:
    """The HTML of the text of the page at ``href`` below ``site``; empty where it has none.

    ``url`` is the page's full address, which its links are completed with.
    """
    file = site / unquote(href) / "index.html"
    if not file.is_file():
        return ""
    tree = LexborHTMLParser(file.read_bytes())
    text = tree.css_first(TEXT)
    if text is None:
        return ""
    for unwanted in text.css(_LEFT_OUT):
        unwanted.decompose()
    for node in text.css("*"):
        _tidy(node, url)
    return (text.inner_html or "").strip()


def _tidy(node: LexborNode, url: str) -> None:
    """Only the attributes that a reader of feeds knows; addresses that lead there from anywhere."""
    attributes = node.attributes
    for name in list(attributes):
        if name not in _KEPT:
            del node.attrs[name]
    for name in _ADDRESSES:
        value = attributes.get(name)
        if value is not None and name in _KEPT:
            node.attrs[name] = urljoin(url, value)
