"""Tells GitHub what is wrong: looks up what changed, and writes the summary of the job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chapterhouse.check.github_text import annotation, blob_address, summary
from chapterhouse.files import PageStore
from chapterhouse.history.changes import Change, base_of, changes
from chapterhouse.history.git import git
from chapterhouse.pages.front_matter import split
from chapterhouse.problems import ChapterhouseError, Finding

_TITLES = 100


def report_to_github(
    root: Path, findings: Sequence[Finding], base: str | None, environment: Mapping[str, str]
) -> list[str]:
    """The lines to print; the summary is added to the file that GitHub names, if it names one.

    ChapterhouseError where ``base`` is asked for and is no commit, or the file cannot be written.
    """
    known = base_of(root, base, environment)
    if base and known is None:
        raise ChapterhouseError(base, "is no commit of this repository (was it fetched?)")
    prefix = (git(root, "rev-parse", "--show-prefix") or "").strip()
    if target := environment.get("GITHUB_STEP_SUMMARY"):
        changed = changes(root, known) if known else None
        blob = blob_address(environment, prefix)
        text = summary(findings, changed, _titles(root, changed or ()), blob)
        try:
            with open(target, "a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise ChapterhouseError(target, f"cannot be written: {error.strerror}") from None
    return [annotation(finding, prefix) for finding in findings]


def _titles(root: Path, changed: Iterable[Change]) -> dict[str, str]:
    """The titles of the first pages that changed, where they can be read."""
    store = PageStore(root, "docs")
    titles: dict[str, str] = {}
    for change in list(changed)[:_TITLES]:
        if change.path.startswith("docs/") and change.path.endswith(".md"):
            try:
                text = store.read(change.path.removeprefix("docs/"))
                title = split(change.path, text).meta.get("title") if text else None
            except ChapterhouseError:
                continue
            if isinstance(title, str):
                titles[change.path] = title
    return titles
