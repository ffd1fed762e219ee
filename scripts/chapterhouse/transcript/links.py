"""What an editor's Markdown may link to from within speech: the web, mail, and our own pages."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = frozenset({"http:", "https:", "mailto:"})


def make_safe(element: etree.Element) -> None:
    """Turn links and pictures with any other scheme into text; drop scripts in attributes."""
    for child in element.iter():
        for name in list(child.attrib):
            if name.lower().startswith("on") or name.lower() == "style":
                del child.attrib[name]
        address = child.get("href") or child.get("src")
        if address is not None and not is_safe(address):
            text = child.get("alt")
            child.attrib.clear()
            child.tag = "span"
            child.text = text or child.text


def is_safe(address: str) -> bool:
    r"""Whether a browser may be sent there, however the address is written.

    >>> is_safe("../people/ann.md#x"), is_safe("https://a.b"), is_safe("java\tScript:alert(1)")
    (True, True, False)
    """
    plain = UnescapeTreeprocessor().unescape(address.replace(AMP_SUBSTITUTE, "&"))
    scheme = _SCHEME.match(_IGNORED.sub("", html.unescape(plain)))
    return scheme is None or scheme[0].lower() in _SAFE
