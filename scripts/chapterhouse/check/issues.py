"""A rule about issues of the newsletter: what they write about, they list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapterhouse.check.fences import Said
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.wording import shown
from chapterhouse.check.yaml_facts import Facts
from chapterhouse.newsletter.issue_form import issue_text


def unlisted_episodes(
    lines: Sequence[str], body: int, facts: Facts, site: SitePages
) -> Iterator[Said]:
    """Sections for an episode that ``episodes`` does not name: they say nothing of it by itself.

    ``body`` is the index of the first line below the facts.
    """
    fact = facts.by_key.get("episodes")
    listed = fact.value if fact and isinstance(fact.value, list) else []
    titles = {slug: title for title, slug in site.names_in("episodes").items()}
    slugs = {path[9:-3]: "" for path in site.files if path.startswith("episodes/")}
    for section in issue_text("\n".join(lines[body:]), slugs | titles).sections:
        if section.episode and section.episode not in listed:
            why = (
                f"this section is about the episode `{shown(section.episode)}`, which the issue "
                "does not list; add it to `episodes`, so that readers find the issue by it"
            )
            yield body + section.line, why
