"""The files of one episode read together: facts, chapters and notes beside a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chapterhouse.intake.decode import decode
from chapterhouse.intake.facts import facts_of_both
from chapterhouse.intake.joining import joined, late, same_words, tells_more
from chapterhouse.intake.one_file import Opened, RawSource, ReadSource, episodes_of, open_source
from chapterhouse.intake.same_episode import holds_facts
from chapterhouse.intake.settings import FileFacts
from chapterhouse.intake.settings_file import read_facts
from chapterhouse.intake.show_notes import read_show_notes
from chapterhouse.model import Episode, Fate
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.reading.chapter_cuts import cut_at
from chapterhouse.reading.ledger import lines_of
from chapterhouse.reading.other_formats import is_foreign

SAME_WORDS = "same-words-in-another-file"


@dataclass(slots=True)
class Group:
    """What became of the files of one episode, or of one file by itself."""

    sources: list[ReadSource] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    errors: list[ChapterhouseError] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def read_group(sources: Sequence[RawSource]) -> Group:
    """All files of a name read, and joined where one of them is a transcript."""
    group = Group()
    opened = [
        each for source in _with_facts_beside(sources, group) if (each := _open(source, group))
    ]
    has_transcript = any(each.form and not _is_beside(each) for each in opened)
    beside: list[tuple[Opened, Episode]] = []
    others: list[Opened] = []
    for each in opened:
        notes = each.form is None and not is_foreign(each.text)
        if _is_beside(each) or (notes and has_transcript and len(opened) > 1):
            beside += _beside(each, group)
        else:
            others.append(each)
    main: list[tuple[Opened, tuple[Episode, ...]]] = []
    with cut_at(chapter.start for _, episode in beside for chapter in episode.chapters):
        for each in others:
            try:
                main.append((each, episodes_of(each)))
            except ChapterhouseError as error:
                group.errors.append(error)
    _join(main, beside, group)
    group.sources.sort(key=lambda read: [source.path for source in sources].index(read.path))
    return group


def _with_facts_beside(sources: Sequence[RawSource], group: Group) -> list[RawSource]:
    """The sources with the facts of a YAML file beside them, which is none itself."""
    rest = [source for source in sources if not holds_facts(source.path)]
    if not rest or len(rest) == len(sources):
        return list(sources)
    facts = FileFacts()
    for source in sources:
        if holds_facts(source.path):
            try:
                text = decode(source.path, source.content()).text
                facts = facts_of_both(facts, read_facts(source.path, text))
            except ChapterhouseError as error:
                group.errors.append(error)
                continue
            fates = (Fate(line.number, "metadata", "facts", line.text) for line in lines_of(text))
            group.sources.append(ReadSource(source.path, text, (), tuple(fates)))
    return [replace(source, facts=facts_of_both(source.facts, facts)) for source in rest]


def _open(source: RawSource, group: Group) -> Opened | None:
    if source.facts.all.skip:
        group.skipped.append(source.path)
        return None
    try:
        opened = open_source(source)
    except ChapterhouseError as error:
        group.errors.append(error)
        return None
    if opened.note:
        group.notes.append(Finding(source.path, 1, opened.note, "warning"))
    return opened


def _is_beside(opened: Opened) -> bool:
    return getattr(opened.form, "BESIDE", False) is True


def _beside(opened: Opened, group: Group) -> list[tuple[Opened, Episode]]:
    """What a file beside a transcript says: chapters, or show notes in no form of their own."""
    path = opened.source.path
    try:
        if opened.form is None:
            return [(opened, read_show_notes(path, opened.text))]
        return [(opened, episode) for episode in opened.form.read(path, opened.text)]
    except ChapterhouseError as error:
        group.errors.append(error)
        return []


def _join(
    read: Sequence[tuple[Opened, tuple[Episode, ...]]],
    beside: Sequence[tuple[Opened, Episode]],
    group: Group,
) -> None:
    """Put what was read into the group, as one episode where it is one."""
    single = [(one, found[0]) for one, found in read if len(found) == 1 and found[0].turns]
    if not single or (not beside and len(read) == 1):
        for one, found in read:
            _keep(one, found, group)
        for one, episode in beside:
            group.sources.append(ReadSource(one.source.path, one.text, (), episode.fates))
            text = (
                "holds chapters and no transcript, so it makes no page; put the transcript beside"
                " it under the same name"
            )
            _report(one, episode, group)
            if _is_beside(one):
                group.notes.append(Finding(one.source.path, 1, text, "note"))
        return
    first, main = max(single, key=lambda each: tells_more(each[1]))
    added: list[tuple[Opened, Episode]] = []
    for one, found in read:
        if one is first:
            continue
        if len(found) == 1 and not found[0].turns:
            added.append((one, found[0]))
        elif len(found) == 1 and same_words(main, found[0]):
            _leave_out(one, first, group)
        else:
            _keep(one, found, group)
    added += beside
    episode = joined(main, [each for _, each in added])
    for one, each in added:
        group.sources.append(ReadSource(one.source.path, one.text, (), each.fates))
        _report(one, each, group)
        for chapter in late(each.chapters, episode):
            if not main.chapters:
                text = (
                    f"chapter “{chapter.title}” begins after the last turn; it is kept at the end"
                )
                group.notes.append(Finding(one.source.path, 1, text, "warning"))
    _keep(first, (episode,), group)


def _keep(opened: Opened, episodes: tuple[Episode, ...], group: Group) -> None:
    group.sources.append(ReadSource(opened.source.path, opened.text, episodes))
    for episode in episodes:
        _report(opened, episode, group)


def _report(opened: Opened, episode: Episode, group: Group) -> None:
    path = opened.source.path
    group.notes += [Finding(path, each.line, each.message, "warning") for each in episode.problems]


def _leave_out(opened: Opened, shown: Opened, group: Group) -> None:
    """A second transcript with the same words is on no page."""
    path = opened.source.path
    fates = (Fate(each.number, "dropped", SAME_WORDS, each.text) for each in lines_of(opened.text))
    group.sources.append(ReadSource(path, opened.text, (), tuple(fates)))
    text = f"says the same as {shown.source.path}, which tells more and is shown"
    group.notes.append(Finding(path, 1, text, "note"))
