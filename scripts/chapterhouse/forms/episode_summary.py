"""Episode summaries as note-taking sites make them: a summary, bios, takeaways to act on.

    In this episode of The Slow Lane, hosts Ada Marsh and Bo Lindqvist … (01:36) …
    Ada Marsh is a co-host of The Slow Lane and …
    Captions are read by more people than … (05:05) …
    Practical Application: Publish the captions you have.

Around it lies furniture of the page it was copied from. The form is read off such pages; there
is no specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from chapterhouse.model import Bio, Block, Episode, Person, Point, Role, Source, plain, prose
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import names, signs
from chapterhouse.reading.bios import hedged
from chapterhouse.reading.furniture import furniture
from chapterhouse.reading.headings import heading_like, heads_people, heads_points, heads_summary
from chapterhouse.reading.headlines import headline
from chapterhouse.reading.inline_times import first_time, timed_prose
from chapterhouse.reading.introductions import guests_in, hosts_in, show_in
from chapterhouse.reading.ledger import Ledger, Line, lines_of
from chapterhouse.times import CLOCK

NAME = "episode-summary"

_TIME = re.compile(rf"[(\[](?:{CLOCK})[)\]]")
_BULLET = re.compile(r"\A[-*•·–]\s+")
_BIO = re.compile(
    rf"(?P<name>(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.? )?{names.NAME})"
    r"(?P<rest>, | \(| [–—-] "
    r"|: | (?:\w+ly |also )?(?:is|was|has|brings|serves|works|leads|holds|hosts|appears|seems"
    r"|co-hosts|founded|writes|runs|teaches|heads|covers|joins|covered|served|worked|led)\b)"
)
_GOES_ON = re.compile(r"(?:He|She|They|His|Her|Their)\b")
_IS_HOST = re.compile(
    r"\b(?:co-)?hosts?\b(?: (?:and \w+ )?(?:of|on) (?:the )?(?P<show>[^,.;:]+))?", re.IGNORECASE
)


def recognises(text: str) -> bool:
    """Whether paragraphs have lines behind them that say how to apply them.

    One such line is enough in a text with times in its paragraphs; otherwise it takes two.
    """
    if signs.machine_readable(text) or signs.directory(text):
        return False
    body = signs.body(text)
    if signs.speech(body) or _is_markdown(body):
        return False
    applied = sum(
        signs.APPLICATION.match(line.text[:60]) is not None
        and signs.APPLICATION.match(before.text[:60]) is None
        and len(before.text) >= 60
        for before, line in pairwise(body)
    )
    timed = any(_TIME.search(line.text[:4_000]) for line in body)
    return applied >= 2 or (applied == 1 and timed)


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the text."""
    lines = lines_of(text.removeprefix("\ufeff"))
    draft = _Draft()
    body: list[Line] = []
    for line in lines:
        if rule := furniture(line.text):
            draft.ledger.drop(line, rule)
        else:
            body.append(line)
    if not body:
        raise ChapterhouseError(
            source, "there is no episode summary in it; add its text or skip it"
        )
    first_point = _first_point(body)
    for index, line in enumerate(body):
        draft.take(line, index >= first_point)
    yield draft.episode(Source(source, NAME, line=body[0].number))


def _is_markdown(lines: Sequence[Line]) -> bool:
    return any(line.text.startswith(("## ", "# ", "---")) for line in lines[:200])


def _first_point(body: Sequence[Line]) -> int:
    """Where the takeaways begin: behind their heading, else behind the bios or the summary."""
    for index, line in enumerate(body):
        if heading_like(line.text) and heads_points(line.text):
            return index
    applied = next(
        (i for i, line in enumerate(body) if signs.APPLICATION.match(line.text[:60])), None
    )
    bios = [i for i, line in enumerate(body[:applied]) if _bio_name(line.text)]
    if bios:
        after = bios[-1] + 1
        while after < len(body) and _GOES_ON.match(body[after].text):
            after += 1
        return after if applied is None or after < applied else applied - 1
    return len(body) if applied is None else max(applied - 1, 0)


def _bio_name(text: str) -> str | None:
    """The person a paragraph begins with, if it goes on to say who that is."""
    found = _BIO.match(text[:400])
    name = names.without_title(found["name"]) if found else ""
    return name if " " in name and names.looks_like_person(name) else None


@dataclass(slots=True)
class _Draft:
    """What was read so far."""

    ledger: Ledger = field(default_factory=Ledger)
    summary: list[Block] = field(default_factory=list)
    bios: dict[str, list[str]] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    heading: str | None = None
    group: str | None = None
    about: str | None = None

    def take(self, line: Line, among_points: bool) -> None:
        """One line of the text, to where it belongs."""
        if heading_like(line.text) and len(line.text.split()) <= 10:
            self._heading(line, among_points)
        elif (label := signs.APPLICATION.match(line.text)) and self.points:
            self._application(line, label)
        elif not among_points and self._bio(line):
            pass
        elif among_points:
            text = self.ledger.cleaned(line, _BULLET.sub("", line.text))
            spans = timed_prose(text)
            self.ledger.text(line, "points")
            self.points.append(Point(spans, start=first_time(spans), group=self.group))
        else:
            self.ledger.text(line, "summary")
            self.summary.append(Block(timed_prose(self.ledger.cleaned(line))))
            self.about = None

    def _heading(self, line: Line, among_points: bool) -> None:
        self.about = None
        if heads_points(line.text) and self.heading is None and not self.points:
            self.ledger.text(line, "points_heading")
            self.heading = line.text
        elif heads_people(line.text) or heads_summary(line.text):
            self.ledger.metadata(line, "heading")
        elif among_points:
            self._close_group()
            self.ledger.text(line, "points")
            self.group = line.text
        else:
            self.ledger.text(line, "summary")
            self.summary.append(Block(timed_prose(self.ledger.cleaned(line))))

    def _close_group(self) -> None:
        """A small heading that nothing stood under is a point of its own."""
        if self.group is not None and all(point.group != self.group for point in self.points):
            self.points.append(Point(prose(self.group)))

    def _application(self, line: Line, label: re.Match[str]) -> None:
        self.ledger.metadata(line, "application", label["label"])
        if rest := label["rest"].strip():
            self.ledger.text(line, "application")
            rest = self.ledger.cleaned(line, rest)
            last = self.points[-1]
            both = f"{last.application} {rest}" if last.application else rest
            self.points[-1] = replace(last, application=both)

    def _bio(self, line: Line) -> bool:
        """Whether the line is somebody's bio, or goes on with one."""
        name = _bio_name(line.text)
        if name is None and not (self.about and _GOES_ON.match(line.text)):
            return False
        self.about = name or self.about
        self.ledger.metadata(line, "bio")
        self.bios.setdefault(self.about or "", []).append(self.ledger.cleaned(line))
        return True

    def episode(self, place: Source) -> Episode:
        """The episode that was read."""
        self._close_group()
        paragraphs = [plain(block.prose) for block in self.summary]
        told = [" ".join(each) for each in self.bios.values()]
        show = show_in([*paragraphs, *told])
        people = self._people(paragraphs, show)
        title = headline(
            [p.name for p in people if p.role == "guest"] or [p.name for p in people],
            (),
            [_TIME.sub("", text) for text in paragraphs],
            [_TIME.sub("", plain(point.text)) for point in self.points],
            (),
        )
        return Episode(
            source=place,
            title=title,
            title_derived=True,
            kind="notes",
            show=show,
            people=people,
            summary=tuple(self.summary),
            points=tuple(self.points),
            points_heading=self.heading,
            fates=self.ledger.fates(),
        )

    def _people(self, paragraphs: Sequence[str], show: str | None) -> tuple[Person, ...]:
        hosts = dict.fromkeys(hosts_in(paragraphs))
        for name, texts in self.bios.items():
            if _calls_host(texts[0], show):
                hosts[name] = None
        guests = dict.fromkeys([*self.bios, *guests_in(paragraphs)])
        # A page that only supposes one thing about its people was made by a machine: none of its
        # bios is stated as a fact then.
        verified = not any(hedged(text) for texts in self.bios.values() for text in texts)

        def person(name: str, role: Role) -> Person:
            texts = self.bios.get(name)
            return Person(name, role, Bio(" ".join(texts), verified) if texts else None)

        return (
            *(person(name, "host") for name in hosts),
            *(person(name, "guest") for name in guests if name not in hosts),
        )


def _calls_host(bio: str, show: str | None) -> bool:
    """Whether a bio's first words call the person a host, of this show or of none by name."""
    found = _IS_HOST.search(bio[:200])
    if not found:
        return False
    other = (found["show"] or "").strip().casefold()
    return not other or show is None or other.startswith(show.casefold())
