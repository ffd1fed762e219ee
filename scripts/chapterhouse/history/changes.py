"""Which pages and sources a proposal changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chapterhouse.history.git import git, is_commit

FOLDERS = ("docs", "seeds")
_STATES = {"A": "new", "D": "removed", "M": "changed", "R": "renamed", "T": "changed", "C": "new"}


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not what it was: ``state`` is new, changed, removed or renamed.

    ``added`` and ``removed`` count lines; ``before`` is the old path of a renamed file.
    """

    path: str
    state: str
    added: int = 0
    removed: int = 0
    before: str = ""


def base_of(root: Path, wanted: str | None, environment: Mapping[str, str]) -> str | None:
    """The commit that the pages are held against; ``None`` where none is known.

    That is what was asked for, else where the pull request's branch left its target, else the
    first parent: of the merge that GitHub checks out for a pull request, or of a push.
    """
    target = environment.get("GITHUB_BASE_REF") or ""
    names = [wanted] if wanted else [f"origin/{target}"] if target else []
    for name in names:
        if is_commit(root, name):
            return (git(root, "merge-base", name, "HEAD") or name).strip()
    return None if wanted or not is_commit(root, "HEAD^1") else "HEAD^1"


def changes(root: Path, base: str) -> tuple[Change, ...]:
    """The pages and sources that differ from those of the commit ``base``, by path."""
    common = ("--no-ext-diff", "--relative", "-M", "-z", base, "--", *FOLDERS)
    lines = dict(_counted(git(root, "diff", "--numstat", *common) or ""))
    pieces = iter((git(root, "diff", "--name-status", *common) or "").split("\0"))
    found = []
    for status in pieces:
        if not status:
            continue
        before = next(pieces) if status[0] in "RC" else ""
        path = next(pieces)
        added, removed = lines.get(path, (0, 0))
        state = _STATES.get(status[0], "changed")
        found.append(Change(path, state, added, removed, before if state == "renamed" else ""))
    return tuple(sorted(found, key=lambda change: change.path))


def _counted(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each path of ``git diff --numstat -z`` with its new and old lines (``-`` for no text)."""
    pieces = iter(text.split("\0"))
    for piece in pieces:
        if not piece:
            continue
        added, removed, path = piece.split("\t", 2)
        if not path:  # a renamed file: its old and its new path follow
            next(pieces)
            path = next(pieces)
        counts = (int(count) if count.isdecimal() else 0 for count in (added, removed))
        yield path, (next(counts), next(counts))
