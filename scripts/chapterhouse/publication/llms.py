"""``llms.txt``: what the site holds, for programs that read text (https://llmstxt.org).

``llms-full.txt`` is all of it in one file: each episode's facts, then its Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.listings import Catalogue
from chapterhouse.site.prose import shortened

FULL_TEXT = "llms-full.txt"
CORPUS_FILE = "corpus.jsonl"
_SUMMARY = 160
_BRACKETS = str.maketrans({"[": "(", "]": ")", "\n": " "})


def llms_txt(of: Catalogue, facts: SiteFacts, beside: tuple[str, ...]) -> str:
    """What the site is, and its pages; ``beside`` are the exports that the site has."""
    lines = [f"# {facts.name}", ""]
    if facts.description:
        lines += [f"> {facts.description}", ""]
    lines += [
        "Transcripts, notes and articles of conversations. A link to a moment is the address of a"
        " page with `#t=` and the seconds from the start, where the transcript has times. What a"
        " program has recognised and nobody has checked says so on its page.",
        "",
    ]
    by_show: dict[str, list[EpisodeDoc]] = {}
    for episode in of.newest:
        by_show.setdefault(episode.show, []).append(episode)
    for show, episodes in by_show.items():
        lines += [f"## {of.cards.show(show)['title'] if show else 'Episodes'}", ""]
        lines += [_entry(of, facts, episode, "md" in beside) for episode in episodes]
        lines.append("")
    if of.library.people:
        lines += ["## People", ""]
        lines += [
            f"- [{_plain(of.cards.person(slug)['name'])}]({facts.absolute(doc.href)})"
            for slug, doc in of.library.people.items()
        ]
        lines.append("")
    files = [
        f"- [{name}]({facts.absolute(file)}): {what}"
        for export, name, file, what in (
            ("llms", "Everything in one file", FULL_TEXT, "all episodes as Markdown"),
            ("corpus", "Corpus", CORPUS_FILE, "JSON Lines, one turn a line"),
            ("lists", "Episodes", "episodes.json", "all episodes with their facts, as JSON"),
            ("lists", "People", "people.json", "everybody who speaks, as JSON"),
            ("lists", "Topics", "topics.json", "the topics with their episodes, as JSON"),
        )
        if export in beside
    ]
    if files:
        lines += ["## Optional", "", *files]
    return "\n".join(lines) + "\n"


def full_text(of: Catalogue, facts: SiteFacts, episode: EpisodeDoc, body: str) -> Iterator[str]:
    """One episode of ``llms-full.txt``: its title, its address and facts, its Markdown."""
    yield f"# {episode.title}\n\n"
    facts_of = [("Address", facts.absolute(episode.href))]
    if episode.show:
        facts_of.append(("Show", of.cards.show(episode.show)["title"]))
    if episode.date:
        facts_of.append(("Date", episode.date.isoformat()))
    for label, key in (("Hosts", "hosts"), ("Guests", "guests")):
        if slugs := episode.texts(key):
            facts_of.append((label, ", ".join(of.cards.person(slug)["name"] for slug in slugs)))
    if episode.text("transcript") == "machine":
        facts_of.append(("Transcript", "recognised by a program, not checked"))
    yield "".join(f"- {label}: {value}\n" for label, value in facts_of)
    yield f"\n{body.strip()}\n\n"


def _entry(of: Catalogue, facts: SiteFacts, episode: EpisodeDoc, markdown: bool) -> str:
    href = episode.href + ("index.md" if markdown else "")
    line = f"- [{_plain(episode.title)}]({facts.absolute(href)})"
    told = [", ".join(of.cards.person(slug)["name"] for slug in episode.texts("guests"))]
    if episode.opening:
        told.append(shortened(" ".join(episode.opening), _SUMMARY))
    said = ". ".join(filter(None, told))
    return f"{line}: {_plain(said)}" if said else line


def _plain(text: str) -> str:
    """The text on one line, without what would end a link."""
    return text.translate(_BRACKETS)
