"""Prepares an issue's page from the episodes that no issue has presented yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chapterhouse.files import PageStore
from chapterhouse.newsletter.issue_form import FOLDER, issue_text
from chapterhouse.pages.escape import brackets, escape
from chapterhouse.pages.yaml_text import front_matter
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.library import Library, read_library
from chapterhouse.site.lists import newest_first
from chapterhouse.slugs import slug


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An issue's page to be: where it goes below ``docs/``, its text, how many episodes it has."""

    path: str
    text: str
    episodes: int


def new_issue(root: Path, title: str = "", day: date | None = None, most: int = 0) -> NewIssue:
    """Write the page of a new issue in the folder of a project.

    ``most`` is how many of the newest episodes to take (0: all). ChapterhouseError where there is
    nothing new to present, or a page of that name.
    """
    library = read_library(root / "docs")
    episodes = unpresented(library)
    if not episodes:
        raise ChapterhouseError(
            f"docs/{FOLDER}", "every episode has been presented; there is nothing for a new issue"
        )
    issue = prepared(library, episodes[: most or None], title, day)
    docs = PageStore(root, "docs")
    if docs.read(issue.path) is not None:
        why = "is there already; choose another title, or edit that page"
        raise ChapterhouseError(docs.shown(issue.path), why)
    docs.write(issue.path, issue.text)
    return issue


def unpresented(library: Library) -> list[EpisodeDoc]:
    """The episodes that no issue presents, newest first."""
    titles = {slug: episode.title for slug, episode in library.episodes.items()}
    known: set[str] = set()
    for doc in library.issues.values():
        known.update(doc.texts("episodes"))
        known.update(section.episode for section in issue_text(doc.body, titles).sections)
    return [one for one in newest_first(library.episodes.values()) if one.slug not in known]


def prepared(
    library: Library, episodes: list[EpisodeDoc], title: str, day: date | None
) -> NewIssue:
    """The page of an issue with a section for each episode, in which an editor may write."""
    number = len(library.issues) + 1
    while not title and f"issue-{number}" in library.issues:
        number += 1
    title = title or f"Issue {number}"
    slugs = [episode.slug for episode in episodes]
    facts = front_matter({"title": title, "date": day, "episodes": slugs})
    sections = (f"## [{brackets(escape(e.title))}](../episodes/{e.slug}.md)\n" for e in episodes)
    text = f"{facts}\n" + "\n".join(sections)
    return NewIssue(f"{FOLDER}/{slug(title)}.md", text, len(episodes))
