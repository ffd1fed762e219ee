"""What a person says about an episode, put in place of what its text says.

A fact given by a person always wins. Names given as hosts or guests keep the bio that the text
holds for them, and a label that `people` explains becomes the full name wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from chapterhouse.intake.settings import Facts, FileFacts
from chapterhouse.model import Episode, Media, Person, Role
from chapterhouse.reading.cue_episode import with_roles
from chapterhouse.reading.json_values import speaker_of
from chapterhouse.reading.names import full_name
from chapterhouse.reading.placeholders import is_placeholder


def with_facts(episode: Episode, facts: Facts) -> Episode:
    """The episode as a person's facts have it; a first name is that of the one whom they name."""
    episode = with_known_people(episode, [*(facts.hosts or ()), *(facts.guests or ())])
    changes: dict[str, Any] = {}
    if facts.title:
        changes |= {"title": facts.title, "title_derived": False}
    if facts.slug:
        changes["slug"] = facts.slug
    if facts.show:
        changes["show"] = facts.show
    if facts.date:
        changes["date"] = facts.date
    if facts.lang:
        changes["language"] = facts.lang
    if facts.audio or facts.youtube:
        changes["media"] = Media(
            audio=facts.audio or episode.media.audio, youtube=facts.youtube or episode.media.youtube
        )
    people = episode.people
    if facts.hosts is not None:
        people = _with_role(people, "host", facts.hosts)
    if facts.guests is not None:
        people = _with_role(people, "guest", facts.guests)
    if people != episode.people:
        changes["people"] = people
    return replace(episode, **changes) if changes else episode


def facts_of_both(first: FileFacts, second: FileFacts) -> FileFacts:
    """The facts that two files give about a source; where they differ, the first one's."""
    told = {
        field.name: value
        for field in fields(Facts)
        if (value := getattr(first.all, field.name)) or (value := getattr(second.all, field.name))
    }
    return FileFacts(
        Facts(**told),
        first.form or second.form,
        {**second.people, **first.people},
        {**second.episodes, **first.episodes},
    )


def with_known_people(episode: Episode, known: Sequence[str]) -> Episode:
    """The episode with each label that is short for one of the known names as that name."""
    if not known:
        return episode
    speakers = dict.fromkeys(turn.speaker for turn in episode.turns if turn.speaker)
    full = {
        label: name
        for label in speakers
        if not is_placeholder(label)
        and (name := full_name(label, known))
        and label.casefold() != name.casefold()
    }
    return with_full_names(episode, full)


def with_full_names(episode: Episode, names: Mapping[str, str]) -> Episode:
    """The episode with each label that a person explained as the full name.

    A label may be written as pages show it (``Speaker 0``), as the file has it (``spk_0``), or
    short for the name that it became (``Ada``). Who was nobody before gets a role by what is said.
    """
    if not names:
        return episode
    speakers = list(dict.fromkeys(turn.speaker for turn in episode.turns if turn.speaker))
    full = {label.casefold(): name for label, name in names.items()}
    for label, name in names.items():
        for meant in (speaker_of(label), full_name(label, speakers)):
            if meant is not None:
                full.setdefault(meant.casefold(), name)

    def named(name: str) -> str:
        return full.get(name.casefold(), name)

    people: dict[str, Person] = {}
    for person in episode.people:
        name = named(person.name)
        known = people.get(name)
        if known is None:
            people[name] = replace(person, name=name)
        elif known.bio is None:
            people[name] = replace(known, bio=person.bio)
    turns = tuple(
        replace(turn, speaker=named(turn.speaker))
        if turn.speaker and named(turn.speaker) != turn.speaker
        else turn
        for turn in episode.turns
    )
    told = replace(episode, people=tuple(people.values()), turns=turns)
    nobody = any(is_placeholder(each) and named(each) != each for each in speakers)
    return with_roles(told) if nobody else told


def _with_role(
    people: tuple[Person, ...], role: Role, names: tuple[str, ...]
) -> tuple[Person, ...]:
    """The people, with exactly these names in the role; hosts stand first."""
    known = {person.name.casefold(): person for person in people}
    named = tuple(
        replace(known[name.casefold()], name=name, role=role)
        if name.casefold() in known
        else Person(name, role)
        for name in names
    )
    chosen = {name.casefold() for name in names}
    others = tuple(p for p in people if p.role != role and p.name.casefold() not in chosen)
    return named + others if role == "host" else others + named
