"""Finds the page that a person wants exported, and what it says."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from chapterhouse.files import PageStore
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.problems import ChapterhouseError

_FOLDER = "episodes/"


def episode_page(root: Path, episode: str) -> Page:
    """The page of an episode, by its slug, its path or its address.

    ChapterhouseError where there is none, or where it has no turns.
    """
    docs = PageStore(root, "docs")
    name = episode.split("#", 1)[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
    slugs = [path.removeprefix(_FOLDER)[:-3] for path in docs.paths() if path.startswith(_FOLDER)]
    if name not in slugs:
        near = get_close_matches(name, slugs, 1)
        meant = f"; did you mean `{near[0]}`?" if near else ""
        raise ChapterhouseError("docs/episodes", f"there is no episode `{name}`{meant}")
    path = f"{_FOLDER}{name}.md"
    page = read_page(docs.shown(path), docs.read(path) or "")
    if not page.turns:
        raise ChapterhouseError(docs.shown(path), "has no transcript to export")
    return page
