"""XML as feeds need it: namespaces by their usual names, and no character that XML forbids."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from datetime import datetime
from email.utils import format_datetime

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
PODCAST = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
"""The first name of Podcasting 2.0, which its specification has every client take for the newer
``https://podcastindex.org/namespace/1.0``; gPodder's parser knows no other."""

for prefix, namespace in (
    ("atom", ATOM),
    ("content", CONTENT),
    ("dc", CREATOR),
    ("fh", HISTORY),
    ("podcast", PODCAST),
):
    etree.register_namespace(prefix, namespace)

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(
    parent: etree.Element, name: str, text: str = "", namespace: str = "", **attributes: str
) -> etree.Element:
    """A new element at the end of another; ``namespace`` is its address, empty for none."""
    tag = f"{{{namespace}}}{name}" if namespace else name
    held = {key.rstrip("_"): allowed(value) for key, value in attributes.items()}
    element = etree.SubElement(parent, tag, held)
    if text:
        element.text = allowed(text)
    return element


def allowed(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("", text)


def document(root: etree.Element) -> bytes:
    """The finished file."""
    whole: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def mail_date(when: datetime) -> str:
    """A time as RSS writes it (RFC 822)."""
    return format_datetime(when)


def iso_date(when: datetime) -> str:
    """A time as Atom and JSON Feed write it (RFC 3339)."""
    return when.isoformat()
