"""Which pages a conversion makes, where each goes, and how its text is made; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chapterhouse.conversion.existing import Existing
from chapterhouse.conversion.named_pages import NamedPages
from chapterhouse.conversion.numbering import highest_number, numbered_turns, numbers_for
from chapterhouse.conversion.peek import peek
from chapterhouse.conversion.people_pages import people_of, shows_of
from chapterhouse.conversion.placing import (
    Placed,
    is_skipped,
    kept_addresses,
    placed_episodes,
    unused_facts,
)
from chapterhouse.conversion.wiki import WikiIndex, linker
from chapterhouse.glossary.terms import Glossary
from chapterhouse.intake.settings import Settings
from chapterhouse.model import Episode
from chapterhouse.pages.render import episode_page, person_page, show_page
from chapterhouse.problems import Finding


@dataclass(frozen=True, slots=True)
class Output:
    """A page to be: where it goes, where its last output lies, and how to make its text."""

    path: str
    base: str
    render: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages to be, what to tell about them, and the highest number of any turn by page.

    ``skipped`` are episodes to leave out: their last output is kept, so that they are known again
    where their number moves. ``admitted`` are those of them that nobody leaves out any more.
    """

    outputs: tuple[Output, ...]
    skipped: tuple[Output, ...]
    admitted: tuple[str, ...]
    findings: tuple[Finding, ...]
    turn_numbers: Mapping[str, int]


def plan(
    episodes: Sequence[Episode],
    existing: Existing,
    settings: Settings,
    source_files: Sequence[str],
    turn_numbers: Mapping[str, int],
    glossary: Glossary,
) -> Plan:
    """The pages of all episodes, people and shows; wiki links may lead to topics of the glossary.

    ``turn_numbers`` are the highest numbers ever given, by page, as far as no page tells them.
    """
    every = list(placed_episodes(episodes, existing, settings, source_files))
    placed = [one for one in every if not is_skipped(one.path)]
    people = NamedPages("people", existing.docs, existing.pristine)
    shows = NamedPages("shows", existing.docs, existing.pristine)
    chosen = [one.episode for one in placed]
    persons = people_of(chosen, people.slug_of)
    about = shows_of(chosen, shows.slug_of, people.slug_of)
    paths = [one.path for one in placed]
    paths += [people.path(key) for key in persons] + [shows.path(key) for key in about]
    gone = {path for path in existing.pristine if path not in existing.docs}
    index = WikiIndex(*_link_targets(placed, paths, existing, gone, glossary))
    here = {path for one in every for path in (one.path, one.base)}
    highest = {path: number for path, number in turn_numbers.items() if path not in here}
    pages = [
        Output(
            one.path,
            one.base,
            partial(
                episode_page,
                one.episode,
                people.slug_of,
                shows.slug_of,
                _numbers(one, existing, turn_numbers, highest),
                linker(index, one.path),
            ),
        )
        for one in every
    ]
    outputs = [page for page in pages if not is_skipped(page.path)]
    for key, (person, told_in) in persons.items():
        bio_from = told_in if f"episodes/{told_in}.md" not in gone else None
        page = partial(person_page, person, bio_from)
        outputs.append(Output(people.path(key), people.base(key), page))
    for key, show in about.items():
        page = partial(show_page, show.name, show.about, show.hosts)
        outputs.append(Output(shows.path(key), shows.base(key), page))
    return Plan(
        outputs=tuple(outputs),
        skipped=tuple(page for page in pages if is_skipped(page.path)),
        admitted=tuple(one.left_out for one in placed if one.left_out),
        findings=(
            *unused_facts(every, settings, source_files),
            *kept_addresses(placed, settings),
        ),
        turn_numbers=highest,
    )


def _numbers(
    one: Placed, existing: Existing, before: Mapping[str, int], highest: dict[str, int]
) -> list[int] | None:
    """The numbers of an episode's turns where any has no time; the highest goes to ``highest``."""
    turns = one.episode.turns
    if all(turn.start is not None for turn in turns):
        return None
    here = existing.docs.get(one.path, "").replace("\r\n", "\n")
    last = existing.pristine.get(one.base, here).replace("\r\n", "\n")
    ever = max(before.get(one.base, 0), highest_number(last), highest_number(here))
    numbers = numbers_for(turns, numbered_turns(last), ever)
    if ever > max(numbers):
        highest[one.path] = ever
    return numbers


def _link_targets(
    placed: Iterable[Placed],
    paths: Iterable[str],
    existing: Existing,
    gone: Collection[str],
    glossary: Glossary,
) -> tuple[list[str], list[tuple[str, str]]]:
    """The paths that wiki links may lead to, and titles with their paths.

    Nothing leads to the pages that are ``gone``, which a person deleted.
    """
    there = sorted({*existing.docs, *(path for path in paths if path not in gone)})
    titles = [(one.path, one.episode.title) for one in placed if one.path not in gone]
    titles += [
        (path, title)
        for path, text in existing.docs.items()
        if not path.startswith("episodes/") and (title := peek(text, "title"))
    ]
    titles += [
        (f"topics/{term.slug}.md", name)
        for term in glossary.terms
        if term.is_topic
        for name in (term.name, *term.aliases)
    ]
    return there, titles
