"""Who corrected which page, and when: one question to git for all pages.

A commit that changes a page and the converter's own copy of it (``.pristine/``) was made by
converting; one that changes the page alone was made by a person. Programs that commit do not
count, and of a history that is cut off (a shallow clone) nothing is said, as it would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chapterhouse.history.git import git

_COMMIT, _BETWEEN = "\x01", "\x02"
_FORMAT = f"--format={_COMMIT}%aN{_BETWEEN}%aE{_BETWEEN}%as"
_BOT = "[bot]"
_UNCHANGED = "R100"


@dataclass(frozen=True, slots=True)
class Corrections:
    """How many people corrected a page, and the day of the last correction."""

    people: int
    last: date


@dataclass(frozen=True, slots=True)
class _Commit:
    person: str
    day: date
    files: tuple[tuple[str, str, str], ...]
    """Status, path, and the path before for a renamed file."""


def corrections(root: Path) -> Mapping[str, Corrections]:
    """The corrections of each page that has any, by its path in ``docs/``."""
    if (git(root, "rev-parse", "--is-shallow-repository") or "true").strip() != "false":
        return {}
    told = git(
        root, "log", "--no-merges", "--use-mailmap", "--relative", "-M", "-z", "--name-status",
        _FORMAT, "--", "docs", ".pristine",
    )  # fmt: skip
    people: dict[str, set[str]] = {}
    last: dict[str, date] = {}
    now_at: dict[str, str] = {}
    for commit in _commits(told or ""):
        converted = {
            f"docs/{path.removeprefix('.pristine/')}"
            for _, path, _ in commit.files
            if path.startswith(".pristine/")
        }
        for status, path, before in commit.files:
            page = now_at.get(path, path)
            if before:
                now_at[before] = page
            edited = status[:1] in ("M", "R") and status != _UNCHANGED
            by_person = path not in converted and _BOT not in commit.person
            if not (edited and by_person and path.startswith("docs/")):
                continue
            name = page.removeprefix("docs/")
            people.setdefault(name, set()).add(commit.person)
            last[name] = max(last.get(name, commit.day), commit.day)
    return {name: Corrections(len(who), last[name]) for name, who in people.items()}


def _commits(told: str) -> Iterator[_Commit]:
    """The commits of ``git log -z --name-status``, the newest first."""
    for record in told.split(_COMMIT)[1:]:
        head, *rest = record.split("\0")
        name, _, after = head.partition(_BETWEEN)
        mail, _, day = after.partition(_BETWEEN)
        person = f"{name if _BOT in name else ''}{mail.casefold()}"
        files = []
        pieces = iter(piece.lstrip("\n") for piece in rest)
        for status in pieces:
            if not status:
                continue
            before = next(pieces, "") if status[0] in "RC" else ""
            path = next(pieces, "")
            files.append((status, path, before if status[0] == "R" else ""))
        yield _Commit(person, date.fromisoformat(day.strip()), tuple(files))
