"""Which existing page an episode belongs to, so that pages keep their address for ever.

A feed saved again has new episodes on top, which moves the number of all others; a file may be
renamed; an editor may rename a page. So an episode is known again by what is said in it, then by
its title, and by its number only where its neighbours kept theirs. The page it belongs to keeps
its path and its ``source:``; a new episode gets the next number of its file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chapterhouse.conversion import fingerprints
from chapterhouse.conversion.known_pages import KnownPage
from chapterhouse.model import Episode

_LEAST_SHARED = 0.25


def identify(
    episodes: Sequence[Episode], known: Sequence[KnownPage], files: Collection[str]
) -> list[tuple[Episode, KnownPage | None]]:
    """Each episode with its page, or with none for a new one; its number is the page's.

    ``files`` are the source files that are there; pages of others may belong to a renamed one.
    """
    found: dict[int, KnownPage] = {}
    pages_of: dict[str, list[KnownPage]] = defaultdict(list)
    for page in known:
        pages_of[page.file].append(page)
    episodes_of: dict[str, list[int]] = defaultdict(list)
    for index, episode in enumerate(episodes):
        episodes_of[episode.source.path].append(index)
    for file, indexes in episodes_of.items():
        if pages_of[file]:
            found |= _in_one_file(episodes, indexes, pages_of[file])
    orphans = [page for page in known if page.file not in files]
    if orphans:
        rest = [index for index in range(len(episodes)) if index not in found]
        found |= _by_content(episodes, rest, orphans)
    return _numbered(episodes, found, known)


def _in_one_file(
    episodes: Sequence[Episode], indexes: Sequence[int], pages: Sequence[KnownPage]
) -> dict[int, KnownPage]:
    """The pages of a file's episodes."""
    if len(indexes) == 1 and len(pages) == 1 and episodes[indexes[0]].source.item is None:
        return {indexes[0]: pages[0]}
    found = _by_content(episodes, indexes, pages)
    for step in (_by_title, _by_number):
        taken = {page.path for page in found.values()}
        free = [page for page in pages if page.path not in taken]
        rest = [index for index in indexes if index not in found]
        if not free or not rest:
            break
        found |= step(episodes, rest, free, found)
    return found


def _by_content(
    episodes: Sequence[Episode], indexes: Iterable[int], pages: Sequence[KnownPage]
) -> dict[int, KnownPage]:
    """Pairs that share lines which are in one page only, the best pairs first."""
    owner: dict[str, int] = {}
    sizes = []
    for at, page in enumerate(pages):
        prints = fingerprints.of_page(page.text)
        sizes.append(len(prints))
        for key in prints:
            owner[key] = -1 if key in owner else at
    pairs = []
    for index in indexes:
        prints = fingerprints.of_episode(episodes[index])
        shared = Counter(owner[key] for key in prints if owner.get(key, -1) >= 0)
        for at, count in shared.items():
            share = count / max(1, min(len(prints), sizes[at]))
            if share >= _LEAST_SHARED:
                pairs.append((-share, -count, index, at))
    found: dict[int, KnownPage] = {}
    taken = set()
    for _, _, index, at in sorted(pairs):
        if index not in found and at not in taken:
            found[index] = pages[at]
            taken.add(at)
    return found


def _by_title(
    episodes: Sequence[Episode],
    rest: Sequence[int],
    free: Sequence[KnownPage],
    _found: Mapping[int, KnownPage],
) -> dict[int, KnownPage]:
    """Pairs with the same title, where only one page and one episode has it."""
    wanted = Counter(episodes[index].title for index in rest)
    there = Counter(page.title for page in free)
    page_of = {page.title: page for page in free if there[page.title] == 1}
    return {
        index: page_of[episodes[index].title]
        for index in rest
        if wanted[episodes[index].title] == 1 and episodes[index].title in page_of
    }


def _by_number(
    episodes: Sequence[Episode],
    rest: Sequence[int],
    free: Sequence[KnownPage],
    found: Mapping[int, KnownPage],
) -> dict[int, KnownPage]:
    """Pairs with the same number, where no known neighbour in the file has another one now."""
    page_of = {page.number or 1: page for page in free}
    moved = {
        at
        for index, page in found.items()
        if (page.number or 1) != (episodes[index].source.item or 1)
        for at in (index - 1, index + 1)
    }
    return {
        index: page_of[number]
        for index in rest
        if (number := episodes[index].source.item or 1) in page_of and index not in moved
    }


def _numbered(
    episodes: Sequence[Episode], found: Mapping[int, KnownPage], known: Iterable[KnownPage]
) -> list[tuple[Episode, KnownPage | None]]:
    """The episodes with the numbers of their pages, new ones with the next free ones."""
    used: dict[str, set[int]] = defaultdict(set)
    for page in known:
        used[page.file].add(page.number or 1)
    result: list[tuple[Episode, KnownPage | None]] = []
    for index, episode in enumerate(episodes):
        source, own = episode.source, found.get(index)
        numbers = used[source.path]
        if own is not None and own.file == source.path:
            source = replace(source, item=own.number)
        elif source.item is not None:
            wanted = own.number if own is not None else None
            number = wanted if wanted and wanted not in numbers else max(numbers, default=0) + 1
            source = replace(source, item=number)
            numbers.add(number)
        result.append((replace(episode, source=source), own))
    return result
