"""The list of people that an issue is sent to: a text file with an address on each line."""

from __future__ import annotations

import re
from email.utils import parseaddr
from pathlib import Path

from chapterhouse.files import read_text_if_there
from chapterhouse.problems import ChapterhouseError

_ADDRESS = re.compile(r"[^\s@<>,;:\"\\()\[\]]+@[^\s@<>,;:\"\\()\[\]]+\.[^\s@<>,;:\"\\()\[\].]+\Z")
_PUBLISHED = ("docs", "site", "overrides")


def read_list(file: Path, root: Path) -> list[str]:
    """The addresses of a list, each once, in their order; ``#`` begins a comment.

    A line is an address, or ``Name <address>``. ChapterhouseError for a line that is neither, for
    an empty list, and for a list in a folder that is published.
    """
    for name in _PUBLISHED:
        if file.resolve().is_relative_to((root / name).resolve()):
            why = f"this list lies in {name}/, which is published; move it out of the project"
            raise ChapterhouseError(str(file), why)
    text = read_text_if_there(file)
    if text is None:
        raise ChapterhouseError(str(file), "there is no such file; a list has an address a line")
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].strip() if line.lstrip().startswith("#") else line.strip()
        if not entry:
            continue
        address = mailbox(entry)
        if address is None:
            why = f"`{entry[:60]}` is no address; write one like ann@example.org on a line"
            raise ChapterhouseError(str(file), why, number)
        found.setdefault(address.casefold(), address)
    if not found:
        raise ChapterhouseError(str(file), "this list is empty; it has an address on each line")
    return list(found.values())


def mailbox(text: str) -> str | None:
    """The address of ``ann@example.org`` or ``Ann Lee <ann@example.org>``; ``None``: neither.

    >>> mailbox("Ann Lee <ann@example.org>"), mailbox("ann at example.org")
    ('ann@example.org', None)
    """
    address = parseaddr(text)[1] if "<" in text else text
    return address if _ADDRESS.match(address) else None
