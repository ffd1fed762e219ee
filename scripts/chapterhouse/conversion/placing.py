"""Which page each episode goes to, with the facts that people gave for it by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chapterhouse.conversion.addresses import Addresses
from chapterhouse.conversion.existing import Existing
from chapterhouse.conversion.identity import identify
from chapterhouse.conversion.known_pages import known_pages
from chapterhouse.files import SKIPPED
from chapterhouse.intake.facts import with_facts
from chapterhouse.intake.settings import Settings
from chapterhouse.model import Episode
from chapterhouse.problems import Finding
from chapterhouse.slugs import slug


@dataclass(frozen=True, slots=True)
class Placed:
    """An episode and its page; ``base`` is where its last output lies.

    ``left_out`` is where it lay while a person left the episode out, if that is over now.
    """

    episode: Episode
    path: str
    base: str
    left_out: str | None = None


def facts_name(path: str) -> str:
    """The name by which ``sources.yml`` knows a source of ``seeds/``."""
    return path.removeprefix("seeds/")


def is_skipped(path: str) -> bool:
    """Whether a page is one that only .pristine holds, as a person left its episode out."""
    return path.startswith(f"{SKIPPED}/")


def placed_episodes(
    episodes: Sequence[Episode], existing: Existing, settings: Settings, files: Sequence[str]
) -> Iterator[Placed]:
    """The episodes with a person's facts, each with its page.

    Of those that a person told to leave out, the ones with a page keep it as it is and do not
    come here; the others have a page that only .pristine holds.
    """
    docs, pristine = (
        {path: text for path, text in texts.items() if path.startswith(("episodes/", SKIPPED))}
        for texts in (existing.docs, existing.pristine)
    )
    there = {*docs, *pristine, *existing.unreadable}
    addresses = {
        folder: Addresses(_stem(path) for path in there if path.startswith(f"{folder}/"))
        for folder in ("episodes", SKIPPED)
    }
    for episode, page in identify(episodes, known_pages(docs, pristine), frozenset(files)):
        facts = settings.of(facts_name(episode.source.path)).episodes.get(episode.source.item or 1)
        told = episode if facts is None else with_facts(episode, facts)
        skip = facts is not None and facts.skip
        if page and skip and not is_skipped(page.path):
            continue
        if page and skip == is_skipped(page.path):
            path, base, left_out = page.path, page.base or page.path, None
        else:
            folder = SKIPPED if skip else "episodes"
            path = base = f"{folder}/{addresses[folder].new(told)}.md"
            left_out = page.path if page else None
        yield Placed(replace(told, slug=_stem(path)), path, base, left_out)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def unused_facts(
    placed: Sequence[Placed], settings: Settings, files: Sequence[str]
) -> Iterator[Finding]:
    """What `sources.yml` says of sources and episodes that are not there."""
    numbers: dict[str, set[int]] = {}
    for one in placed:
        source = one.episode.source
        numbers.setdefault(facts_name(source.path), set()).add(source.item or 1)
    there = {facts_name(path) for path in files}
    for name, facts in settings.files.items():
        if name not in there:
            yield Finding(settings.path, facts.all.line, f"no source `{name}` is there", "warning")
        elif name in numbers:
            for number, told in facts.episodes.items():
                if number not in numbers[name] and not told.skip:
                    text = f"`{name}` has no episode {number}; it has {_ranges(numbers[name])}"
                    yield Finding(settings.path, told.line, text, "warning")


def kept_addresses(placed: Sequence[Placed], settings: Settings) -> Iterator[Finding]:
    """Slugs in `sources.yml` of episodes that have a page already, which keeps its address."""
    for one in placed:
        source = one.episode.source
        file = settings.of(facts_name(source.path))
        facts = file.episodes.get(source.item or 1)
        told = facts if facts is not None and facts.slug else file.all
        wish = slug(told.slug) if told.slug else None
        if wish is None or wish == one.episode.slug:
            continue
        if wish in one.episode.slug and one.episode.slug.removeprefix(wish)[1:].isdigit():
            continue  # another page had the name first
        text = (
            f"`slug: {wish}` is for a new page; this episode’s page is docs/{one.path}, and keeps "
            f"its address until that file is renamed to docs/episodes/{wish}.md"
        )
        yield Finding(settings.path, told.line, text, "warning")


def _ranges(numbers: Iterable[int]) -> str:
    """Numbers for people: the lowest to the highest."""
    ordered = sorted(numbers)
    return str(ordered[0]) if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"
