"""All rules about one page, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from chapterhouse.check.fences import Said, about_fences, fenced
from chapterhouse.check.front_matter import about_facts, lost_in_comment
from chapterhouse.check.headings import chapter_list, loose_chapters, near_chapters
from chapterhouse.check.internal_links import IdsOf, broken_links, lost_places
from chapterhouse.check.issues import unlisted_episodes
from chapterhouse.check.labels import loose_labels, near_labels, numbers_twice, odd_labels
from chapterhouse.check.links import links, running_code
from chapterhouse.check.markup import live_attributes, merge_markers, open_fence, raw_html
from chapterhouse.check.old_addresses import odd_old_addresses
from chapterhouse.check.order import backwards
from chapterhouse.check.page_text import PageText, page_text, split_lines
from chapterhouse.check.quotes import quotes_not_said
from chapterhouse.check.recordings import missing_files
from chapterhouse.check.references import unknown_pages
from chapterhouse.check.schema import MODELS
from chapterhouse.check.site_pages import SitePages
from chapterhouse.check.transcript_lines import TranscriptLines, lines_of_signs, transcript_lines
from chapterhouse.check.yaml_facts import Facts, read_facts
from chapterhouse.problems import Finding

TextRule = Callable[[PageText], Iterator[Said]]
TranscriptRule = Callable[[PageText, TranscriptLines], Iterator[Said]]

TEXT_RULES: tuple[TextRule, ...] = (raw_html, live_attributes, open_fence)
"""Rules about the text of any page."""

TRANSCRIPT_RULES: tuple[TranscriptRule, ...] = (
    near_labels,
    odd_labels,
    numbers_twice,
    near_chapters,
    chapter_list,
    backwards,
)
"""Rules about the turns and chapters of an episode's page."""

_MOST_OF_A_KIND = 200

STYLE_RULES: tuple[TranscriptRule, ...] = (loose_labels, loose_chapters, lines_of_signs)
"""Rules about what works here and not elsewhere: warnings."""


def check_page(
    path: str, text: str, site: SitePages, ids_of: IdsOf = lambda _: None
) -> tuple[list[Finding], Facts]:
    """Everything wrong with a page (``docs/…``) as far as the page can tell, and its facts."""
    lines = split_lines(text)
    front = fenced(lines)
    page = page_text(path, lines, front.body)
    errors: list[Said] = list(merge_markers(page))
    warnings: list[Said] = []
    facts = Facts()
    if not any(line <= max(front.body, 1) for line, _ in errors):
        errors += about_fences(lines, front, needed=page.kind not in ("", "topics"))
        if front.first is not None and front.first < front.body:
            facts = read_facts(lines[front.first : front.end], front.first)
            errors += about_facts(facts, MODELS[page.kind], front.first)
            errors += unknown_pages(facts, site)
            errors += missing_files(path, facts, site)
            errors += odd_old_addresses(path, facts, site)
            warnings += lost_in_comment(facts)
    for rule in TEXT_RULES:
        errors += _some(rule(page))
    found_links = tuple(links(page))
    errors += _some(running_code(found_links))
    errors += _some(broken_links(path, found_links, site))
    errors += _some(lost_places(path, found_links, site, ids_of, permalinks=True))
    warnings += _some(lost_places(path, found_links, site, ids_of, permalinks=False))
    if page.kind == "issues":
        warnings += unlisted_episodes(lines, front.body, facts, site)
    if page.kind == "episodes":
        found = transcript_lines(page)
        for about in TRANSCRIPT_RULES:
            errors += _some(about(page, found))
        warnings += quotes_not_said(path, text, facts)
        for about in STYLE_RULES:
            warnings += _some(about(page, found))
    return _findings(path, errors, warnings), facts


def _some(said: Iterator[Said]) -> Iterator[Said]:
    """What a rule says, up to a number that a person would still read."""
    yield from islice(said, _MOST_OF_A_KIND)
    if more := next(said, None):
        yield more[0], "and more mistakes of the same kind, from this line on"


def _findings(path: str, errors: Iterable[Said], warnings: Iterable[Said]) -> list[Finding]:
    """The findings of a page by line, each said once."""
    found = {Finding(path, line, message) for line, message in errors}
    found |= {Finding(path, line, message, "warning") for line, message in warnings}
    return sorted(found)
