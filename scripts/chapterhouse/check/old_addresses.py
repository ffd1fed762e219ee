"""Rules about ``aliases:``, the old addresses of a page."""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.check.fences import Said
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.wording import shown
from chapterhouse.check.yaml_facts import Facts
from chapterhouse.site.docs import NAMED
from chapterhouse.site.moved import old_address


def told(path: str, facts: Facts) -> Iterator[tuple[str, int]]:
    """The old addresses with their lines; other names, which have no slash, are none."""
    names = path.removeprefix("docs/").startswith(NAMED)
    fact = facts.by_key.get("aliases")
    if fact and isinstance(fact.value, list):
        for value, (_, line) in zip(fact.value, fact.items, strict=True):
            if isinstance(value, str) and value.strip() and (not names or "/" in value):
                yield value, line


def odd_old_addresses(path: str, facts: Facts, site: SitePages) -> Iterator[Said]:
    """Old addresses that are none, and those at which there is a page."""
    for text, line in told(path, facts):
        old = old_address(text)
        if old is None:
            yield (
                line,
                f"`{shown(text)}` is no old address of this site; it is written from the top of"
                " the site, without its host: `episodes/old-name/`",
            )
            continue
        stem = old.removesuffix(".html")
        for name in (f"{stem}.md", f"{stem}/index.md"):
            if f"docs/{name}" == path:
                yield line, f"`{shown(text)}` is the page's own address; take it out"
            elif name in site.files:
                yield (
                    line,
                    f"at `{shown(text)}` there is a page, docs/{name}; take this old address"
                    " out, or rename that page",
                )
