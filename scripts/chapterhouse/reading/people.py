"""Who takes part: labels and notes joined to people with a full name and a role.

Decided over a whole file, because a show's host is the one who speaks in most of its episodes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapterhouse.reading.labels import shown
from chapterhouse.reading.mentions import Mention, guests_of
from chapterhouse.reading.names import full_name
from chapterhouse.reading.placeholders import is_placeholder

_SELF = re.compile(
    r"\b(?:I['’]?m|I am|this is|my name is|it['’]s)\s+(?:your host,?\s+)?(?P<name>[A-Z]\w+)"
)
_VOWEL = re.compile(r"[AEIOUY]")
_AS_HOST = re.compile(
    r"\b(?:your host|welcome(?: back)? to|thank(?:s| you)(?: so much| very much)? for (?:joining"
    r"|coming|being)|on the show|joining me|with me today|my guest)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """What one episode shows of who takes part.

    ``labels``: the labels as they stand, with the number of turns of each. ``openings``: the
    first words of the first turns, as (label, text). ``notes``: the people the notes mention.
    """

    labels: Mapping[str, int]
    openings: Sequence[tuple[str, str]]
    notes: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Roles:
    """Hosts and guests of an episode by full name, and the full name of each of its labels."""

    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    full: Mapping[str, str]


def roles(casts: Sequence[Cast]) -> list[Roles]:
    """The roles in each episode of one show."""
    shows_people = Counter(
        name for cast in casts for name in dict.fromkeys(map(shown, cast.labels))
    )
    joined = [_full_names(cast, shows_people) for cast in casts]
    hosts = _hosts_of_show(casts, joined)
    return [_roles_of(cast, full, hosts) for cast, full in zip(casts, joined, strict=True)]


def _full_names(cast: Cast, shows_people: Counter[str]) -> dict[str, str]:
    """Label → full name: from the other labels, the notes, and the show's other episodes."""
    named = [m.name for m in sorted(cast.notes, key=lambda m: -m.score) if not m.is_single]
    own = [name for label in cast.labels if " " in (name := shown(label, named))]
    brought = [m.name for m in cast.notes if m.brought_in and not m.is_single]
    full: dict[str, str] = {}
    in_capitals = _in_capitals(cast)
    for label in cast.labels:
        if is_placeholder(label):
            full[label] = label
            continue
        name = shown(label, named)
        if in_capitals and name.isupper():
            name = " ".join(map(_small, name.split()))
        found = (
            name
            if " " in name
            else full_name(name, own)
            or full_name(name, brought)
            or full_name(name, named)
            or full_name(name, [n for n in shows_people if " " in n])
        )
        full[label] = found or name
    return full


def _small(word: str) -> str:
    """A word in capitals as a name: ``Lee``, but ``JP``."""
    return word.title() if len(word) > 2 and _VOWEL.search(word) else word


def _in_capitals(cast: Cast) -> bool:
    """Whether the source writes all names in capitals, so that short ones are no initials."""
    people = [label for label in cast.labels if not is_placeholder(label)]
    return all(map(str.isupper, people)) and any(
        len(word) > 3 for name in people for word in name.split()
    )


def _hosts_of_show(casts: Sequence[Cast], joined: Sequence[Mapping[str, str]]) -> list[str]:
    """Those who speak in at least half of the transcripts, or whom most notes call hosts.

    Where nobody comes back (a single transcript), those who behave like hosts.
    """
    spoken = [dict.fromkeys(full.values()) for full in joined if full]
    often = Counter(name for people in spoken for name in people if not is_placeholder(name))
    hosts = [name for name, times in often.most_common() if times >= 2 and 2 * times >= len(spoken)]
    called = Counter(m.name for cast in casts for m in cast.notes if m.hosts and not m.is_single)
    hosts += [name for name, times in called.items() if 2 * times > len(casts)]
    if hosts:
        return list(dict.fromkeys(hosts))
    behaved = Counter(
        name
        for cast, full in zip(casts, joined, strict=True)
        if full
        for name in _host_by_manner(cast, full, _speakers(full))
    )
    return [name for name, times in behaved.items() if 2 * times > len(spoken)]


def _speakers(full: Mapping[str, str]) -> list[str]:
    return [name for name in dict.fromkeys(full.values()) if not is_placeholder(name)]


def _roles_of(cast: Cast, full: Mapping[str, str], show_hosts: Sequence[str]) -> Roles:
    speakers = _speakers(full)
    called = [m.name for m in cast.notes if m.hosts]
    hosts = [name for name in speakers if name in show_hosts or full_name(name, called)]
    if not speakers:
        hosts = list(show_hosts) or [name for name in called if " " in name]
        return Roles(tuple(hosts), tuple(guests_of(cast.notes, hosts)), full)
    if not hosts:
        hosts = _host_by_manner(cast, full, speakers)
    guests = tuple(name for name in speakers if name not in hosts)
    return Roles(tuple(hosts), guests, full)


def _host_by_manner(cast: Cast, full: Mapping[str, str], speakers: Sequence[str]) -> list[str]:
    """The host of a single episode: whom the notes do not bring in, who welcomes, who begins."""
    brought = [m.name for m in cast.notes if m.brought_in]
    others = [name for name in speakers if not full_name(name, brought) and name not in brought]
    if len(others) == 1:
        return others
    candidates = others or list(speakers)
    for label, text in cast.openings:
        name = full.get(label, label)
        own = _SELF.search(text)
        if name in candidates and (
            _AS_HOST.search(text) or (own and name.split()[0] == own["name"])
        ):
            return [name]
    return [candidates[0]] if len(speakers) > 1 else []
