"""The topics of a site: what people named in the glossary, on a page of its own, or as a tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chapterhouse.glossary.terms import Term
from chapterhouse.site.digest import Moment
from chapterhouse.site.docs import Doc, EpisodeDoc, address
from chapterhouse.site.library import Library
from chapterhouse.slugs import slug


@dataclass(frozen=True)
class Spoken:
    """An episode that speaks of a topic: how often, and the moments; none where only tagged."""

    episode: EpisodeDoc
    count: int
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Topic:
    """A topic: what people wrote about it, and the episodes that speak of it, newest first."""

    slug: str
    name: str
    term: Term | None = None
    doc: Doc | None = None
    spoken: list[Spoken] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where its page is below ``docs/``, also where nobody wrote one."""
        return f"topics/{self.slug}.md"

    @property
    def href(self) -> str:
        """The address of its page from the top of the site."""
        return address(self.path)

    @property
    def count(self) -> int:
        """In how many places it is spoken of."""
        return sum(len(spoken.moments) for spoken in self.spoken)

    @property
    def forms(self) -> tuple[str, ...]:
        """All that is written for it: its name, its other names, what is misheard for it."""
        misheard = self.term.misheard if self.term else ()
        return (*self.right_names, *misheard)

    @property
    def right_names(self) -> tuple[str, ...]:
        """Its name and its other names, as both the glossary and its page have them."""
        known = (self.term.name, *self.term.aliases) if self.term else ()
        return (self.name, *known, *(self.doc.other_names if self.doc else ()))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other right names; not those that only add to its name, or are a part of it."""
        written = self.doc.other_names if self.doc else ()
        names = {self.name.casefold(): ""}
        for name in (*(self.term.aliases if self.term else ()), *written):
            names.setdefault(name.casefold(), name)
        own = self.name.casefold()
        return tuple(
            name for low, name in names.items() if name and low not in own and own not in low
        )


def topics_of(library: Library, newest: Iterable[EpisodeDoc]) -> dict[str, Topic]:
    """All topics by slug, in the order of their names."""
    topics: dict[str, Topic] = {}
    for term in library.glossary.terms:
        if term.is_topic:
            topics[term.slug] = Topic(term.slug, term.name, term)
    for name, doc in library.topics.items():
        known = topics.get(name)
        title = doc.text("title") or (known.name if known else name.replace("-", " "))
        topics[name] = Topic(name, title, known.term if known else None, doc)
    forms = {form.casefold(): topic.slug for topic in topics.values() for form in topic.forms}
    for episode in newest:
        tagged = {_slug_of(tag, forms): tag for tag in reversed(episode.texts("tags"))}
        for name, tag in tagged.items():
            if name not in topics:
                topics[name] = Topic(name, tag if tag != tag.lower() else tag[:1].upper() + tag[1:])
        said: dict[str, list[Moment]] = {}
        for moment in episode.digest.moments:
            said.setdefault(moment.key, []).append(moment)
        for name in dict.fromkeys((*tagged, *_topics_in(said))):
            moments = tuple(said.get(f"topics/{name}", ()))
            count = episode.digest.counts.get(f"topics/{name}", 0)
            if name in topics:
                topics[name].spoken.append(Spoken(episode, count, moments))
    return dict(sorted(topics.items(), key=lambda pair: (pair[1].name.casefold(), pair[0])))


def _slug_of(tag: str, forms: dict[str, str]) -> str:
    """The slug of the topic that a tag names by any of its forms."""
    return forms.get(tag.casefold()) or slug(tag)


def _topics_in(said: Iterable[str]) -> list[str]:
    return [key.removeprefix("topics/") for key in said if key.startswith("topics/")]
