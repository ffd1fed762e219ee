"""The form of an issue's page: an intro, and sections, some of which stand for an episode.

A section belongs to an episode where its heading is the episode's slug, its title, or a link to
its page. What stands in such a section takes the place of the episode's summary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chapterhouse.pages.grammar import heading
from chapterhouse.pages.inline import visible

FOLDER = "issues"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TO_EPISODE = re.compile(r"\]\((?:\.\./|/)?episodes/([^/)#\s]+?)(?:\.md|/)?(?:#[^)]*)?\)\Z")


@dataclass(frozen=True, slots=True)
class IssueSection:
    """A ``##`` heading with what stands under it; ``line`` counts from 1 in the body.

    ``episode`` is the slug it stands for, empty for a section of the editor's own.
    """

    title: str
    text: str
    line: int
    episode: str = ""

    @property
    def quotes(self) -> bool:
        """Whether the editor quotes somebody in it, so that nothing else has to be quoted."""
        return any(line.lstrip().startswith(">") for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class IssueText:
    """An issue's body: what stands before the first section, and the sections."""

    intro: str
    sections: tuple[IssueSection, ...]


def is_issue(path: str) -> bool:
    """Whether a page of ``docs/`` is an issue.

    >>> is_issue("issues/first.md"), is_issue("issues/index.md"), is_issue("about.md")
    (True, False, False)
    """
    folder, _, name = path.rpartition("/")
    return folder == FOLDER and name.lower() not in ("index.md", "readme.md")


def issue_text(body: str, titles: Mapping[str, str]) -> IssueText:
    """An issue's body taken apart; ``titles`` are those of all episodes, by slug."""
    slugs = {title.casefold(): slug for slug, title in titles.items()}
    starts: list[tuple[int, str]] = []
    lines = body.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        found = heading(line) if not fence and line.lstrip().startswith("##") else None
        if found and found.level == 2:
            starts.append((number, found.title))
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    intro = "\n".join(lines[: starts[0][0] if starts else len(lines)])
    return IssueText(
        intro.strip("\n"),
        tuple(
            IssueSection(
                title,
                "\n".join(lines[number + 1 : end]).strip("\n"),
                number + 1,
                _episode(title, titles, slugs),
            )
            for (number, title), end in zip(starts, ends, strict=False)
        ),
    )


def _episode(title: str, titles: Mapping[str, str], slugs: Mapping[str, str]) -> str:
    """The slug of the episode that a heading stands for, if any."""
    if title in titles:
        return title
    if link := _TO_EPISODE.search(title):
        return link[1]
    return slugs.get(visible(title).casefold(), "")


def in_order(episodes: tuple[str, ...], text: IssueText) -> list[IssueSection | str]:
    """What an issue shows after its intro: the editor's sections, and slugs of other episodes.

    Sections keep their order. An episode without one stands before the first section of an
    episode that the list names after it; those that none follows stand after the last one.
    """
    written = {section.episode for section in text.sections if section.episode}
    left = [slug for slug in episodes if slug not in written]
    last = max((n for n, section in enumerate(text.sections) if section.episode), default=-1)
    shown: list[IssueSection | str] = []
    if last < 0:
        return [*left, *text.sections]
    for number, section in enumerate(text.sections):
        if section.episode in episodes:
            before = episodes[: episodes.index(section.episode)]
            shown += [slug for slug in left if slug in before]
            left = [slug for slug in left if slug not in before]
        shown.append(section)
        if number == last:
            shown += left
    return shown
