"""Files that front matter names, such as a recording: by address, or by their path in ``docs/``."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FILE = re.compile(r"[^\s\"'<>\\?#]+\.[A-Za-z0-9]{2,5}")
_NO_FILE = re.compile(r"(?:www\.|//)|[\w.-]+:")


def is_address(named: str) -> bool:
    """Whether a recording is named by its address, and not by its path in ``docs/``."""
    return _ADDRESS.match(named) is not None


def is_file(named: str) -> bool:
    """Whether a text may name a file by its path, and is no address.

    >>> is_file("audio/talk.mp3"), is_file("www.example.org/talk.mp3"), is_file("talk")
    (True, False, False)
    """
    return bool(_FILE.fullmatch(named)) and not _NO_FILE.match(named)


def place(named: str, page: str) -> str:
    """An address as it is; a file from the top of the site.

    A file is named from the top of ``docs/``, or with ``./`` or ``../`` from its page's folder.

    >>> place("audio/a b.mp3", "episodes/x.md"), place("../audio/a.mp3", "episodes/x.md")
    ('audio/a%20b.mp3', 'audio/a.mp3')
    >>> place("https://example.org/a.mp3", "episodes/x.md")
    'https://example.org/a.mp3'
    """
    if is_address(named):
        return named
    if named.startswith("."):
        named = posixpath.join(posixpath.dirname(page), named)
    parts = [part for part in posixpath.normpath(named).split("/") if part not in ("", ".", "..")]
    return quote("/".join(parts))
