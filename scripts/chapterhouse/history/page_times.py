"""When pages changed, from the history in git: one call for all pages.

A file's date of the disk is that of a checkout, and says nothing. In a shallow clone (what GitHub
Actions makes unless it is told otherwise) the oldest commit seems to have changed every file; what
it says is left out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from chapterhouse.history.git import git

_SEPARATOR = "\x01"
_NO_FILE = "0" * 40


@dataclass(frozen=True, slots=True)
class PageChange:
    """A commit that changed a page which was there before; ``old`` and ``new`` name its texts."""

    path: str
    when: datetime
    commit: str
    subject: str
    old: str
    new: str


@dataclass(frozen=True)
class History:
    """What git knows of the pages below a folder, by paths like ``episodes/a.md``.

    ``changed`` is the time (UTC) of the last commit that touched a page, ``changes`` are all
    changes from the newest on. ``shallow``: the history begins in the middle. Both are empty where
    the folder is in no repository, or git is not to be had.
    """

    changed: dict[str, datetime] = field(default_factory=dict)
    changes: tuple[PageChange, ...] = ()
    shallow: bool = False


def read_history(docs: Path) -> History:
    """The history of the files below ``docs``."""
    listed = git(
        docs, "log", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z",
        f"--format={_SEPARATOR}%H %ct %s", "--", ".",
    )  # fmt: skip
    if not listed:
        return History()
    where = (git(docs, "rev-parse", "--git-path", "shallow") or "").strip()
    cut = docs / where if where else None
    shallow = cut is not None and cut.is_file()
    unknown = frozenset(cut.read_text().split()) if cut and shallow else frozenset()
    changed: dict[str, datetime] = {}
    changes: list[PageChange] = []
    for commit in listed.split(_SEPARATOR)[1:]:
        heading, _, files = commit.partition("\0")
        name, seconds, subject = (*heading.split(" ", 2), "")[:3]
        if name in unknown:
            continue
        when = datetime.fromtimestamp(int(seconds), UTC)
        for path, old, new in _files(files):
            changed.setdefault(path, when)
            if _NO_FILE not in (old, new) and path.endswith(".md"):
                changes.append(PageChange(path, when, name, subject, old, new))
    return History(changed, tuple(changes), shallow)


def read_texts(docs: Path, names: list[str]) -> dict[str, str]:
    """The texts that git keeps under these names; those that it has no longer are left out."""
    if not names:
        return {}
    asked = "".join(f"{name}\n" for name in names).encode()
    answer = _cat(docs, asked)
    texts: dict[str, str] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        heading = answer[at:end].decode().split(" ")
        at = end + 1
        if len(heading) == 3:
            size = int(heading[2])
            texts[heading[0]] = answer[at : at + size].decode("utf-8", "replace")
            at += size + 1
    return texts


def _files(raw: str) -> Iterator[tuple[str, str, str]]:
    """Path, old and new name of each file that a commit touched."""
    parts = raw.strip("\n").split("\0")
    for described, path in zip(parts[::2], parts[1::2], strict=False):
        words = described.strip().split(" ")
        if len(words) == 5 and path:
            yield path, words[2], words[3]


def _cat(docs: Path, asked: bytes) -> bytes:
    """What git prints for names; nothing where it cannot."""
    try:
        done = subprocess.run(
            ["git", "cat-file", "--batch"], cwd=docs, input=asked, capture_output=True, check=False
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
