"""The index of a site, worked out once for all pages: topics, who speaks where and of whom, which
episodes are near each other, which pages link where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapterhouse.site.appearances import Mention, by_speaker, mentions
from chapterhouse.site.backlinks import Backlink, backlinks
from chapterhouse.site.docs import EpisodeDoc, address
from chapterhouse.site.library import Library
from chapterhouse.site.related import Related, related
from chapterhouse.site.topics import Spoken, Topic, topics_of
from chapterhouse.slugs import slug


@dataclass(frozen=True)
class Index:
    """By slug: topics, the topics of each episode, the nearest episodes, people's appearances.

    ``canonical`` has the slug of a person's page for the slug of each other name, and ``titles``
    who that is;
    ``backlinks`` are by path below ``docs/``.
    """

    canonical: Mapping[str, str]
    titles: Mapping[str, str]
    topics: Mapping[str, Topic]
    topics_in: Mapping[str, list[tuple[Topic, Spoken]]]
    related: Mapping[str, tuple[Related, ...]]
    spoken_by: Mapping[str, list[EpisodeDoc]]
    mentions: Mapping[str, list[Mention]]
    backlinks: Mapping[str, list[Backlink]]

    def names_of(self, person: str) -> tuple[str, ...]:
        """The slugs of all names of the person whose page has this slug."""
        others = (name for name, page in self.canonical.items() if page == person)
        return (person, *others)

    def other_addresses(self) -> dict[str, tuple[str, str]]:
        """For the address that each other name would have, that of the page, and its title."""
        found = {
            f"people/{name}": (address(f"people/{page}.md"), self.titles.get(page, page))
            for name, page in self.canonical.items()
        }
        for topic in self.topics.values():
            for name in map(slug, topic.right_names):
                if name not in self.topics:
                    found.setdefault(f"topics/{name}", (topic.href, topic.name))
        return found


def index_of(library: Library, newest: Sequence[EpisodeDoc]) -> Index:
    """The index of a library; lists in it are newest first."""
    canonical = other_names(library)
    topics = topics_of(library, newest)
    topics_in: dict[str, list[tuple[Topic, Spoken]]] = {}
    for topic in topics.values():
        for spoken in topic.spoken:
            topics_in.setdefault(spoken.episode.slug, []).append((topic, spoken))
    docs = (*newest, *library.people.values(), *library.shows.values(), *library.others.values())
    return Index(
        canonical,
        {page: doc.text("title") or page for page, doc in library.people.items()},
        topics,
        topics_in,
        related(newest, _left_out(library, newest)),
        by_speaker(newest, canonical),
        mentions(newest, canonical),
        backlinks(docs),
    )


def other_names(library: Library) -> dict[str, str]:
    """The slug of a person's page for the slugs of the person's other names.

    A name that has a page of its own, or that two people have, stands for nobody else.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    for page, doc in library.people.items():
        for name in {slug(name) for name in (doc.text("title") or page, *doc.other_names)}:
            if name in library.people:
                continue
            if found.setdefault(name, page) != page:
                twice.add(name)
    return {name: page for name, page in found.items() if name not in twice}


def _left_out(library: Library, newest: Sequence[EpisodeDoc]) -> set[str]:
    """What tells nothing as a word: everybody's and every show's name, and the forms of topics."""
    names = {form for term in library.glossary.terms for form in term.forms}
    names |= {doc.text("title") for doc in (*library.people.values(), *library.shows.values())}
    for episode in newest:
        slugs = (*episode.texts("hosts"), *episode.texts("guests"), *episode.digest.speaking)
        names.update((*slugs, episode.show))
    return names
