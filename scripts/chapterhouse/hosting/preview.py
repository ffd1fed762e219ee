"""What new sources would become, in Markdown, for the people who look over a pull request.

Nothing is written; the sources are read as the conversion reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chapterhouse.conversion.account import account, shortened
from chapterhouse.files import is_source_name
from chapterhouse.history.changes import base_of, changes
from chapterhouse.history.git import git
from chapterhouse.intake.inspect_files import read_files
from chapterhouse.intake.sources import ReadSource
from chapterhouse.model import Episode
from chapterhouse.pages.escape import escape
from chapterhouse.problems import ChapterhouseError, printable
from chapterhouse.times import clock

_MOST_EPISODES = 40
_MOST_LINES = 30


def preview(root: Path, base: str | None, environment: Mapping[str, str]) -> Iterator[str]:
    """The account of the sources that are new or other than in the commit ``base``, by line.

    Without ``base`` it is the one that `history.changes.base_of` knows. ChapterhouseError where
    there is no such commit.
    """
    changed = _changed(root, base, environment)
    yield ""
    yield "## New and changed sources"
    yield ""
    if not changed:
        yield "No raw text in `seeds/` is new or other than before."
        return
    reading = read_files([root / path for path in changed])
    shown = 0
    for source in reading.sources:
        yield from _about_source(source, root)
        for episode in source.episodes[: max(0, _MOST_EPISODES - shown)]:
            yield from _about_episode(episode)
        shown += len(source.episodes)
        yield from _about_dropped(source)
    if shown > _MOST_EPISODES:
        yield f"And {shown - _MOST_EPISODES} more episodes: `chapterhouse inspect` shows them all."
        yield ""
    yield from _about_errors(reading.errors, root)


def _changed(root: Path, base: str | None, environment: Mapping[str, str]) -> list[str]:
    """The raw texts that changed, committed or not."""
    known = base_of(root, base, environment)
    if known is None:
        why = "is no commit of this repository (was it fetched?)"
        raise ChapterhouseError(base or str(root), why if base else "has no commit to compare with")
    new = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "seeds") or ""
    paths = {change.path for change in changes(root, known) if change.state != "removed"}
    return sorted(
        path
        for path in paths.union(filter(None, new.split("\0")))
        if path.startswith("seeds/") and is_source_name(path.rpartition("/")[2])
    )


def _about_source(source: ReadSource, root: Path) -> Iterator[str]:
    count = len(source.episodes)
    form = source.episodes[0].source.form if count else "no episode"
    yield f"### {_code(_below(source.path, root))}"
    yield ""
    yield f"{form}, {count} {'episode' if count == 1 else 'episodes'}" if count else form
    yield ""


def _about_episode(episode: Episode) -> Iterator[str]:
    derived = " (made by the program)" if episode.title_derived else ""
    yield f"| {_text(episode.title)}{derived} | |"
    yield "|---|---|"
    for name, value in _facts(episode):
        yield f"| {name} | {value} |"
    for problem in episode.problems:
        yield f"| ⚠ line {problem.line} | {_text(problem.message)} |"
    yield ""


def _facts(episode: Episode) -> Iterator[tuple[str, str]]:
    yield "Page", f"`docs/episodes/{episode.slug}.md`, {episode.kind}"
    yield "Show", _text(episode.show) or "not said"
    yield "Date", _text(episode.date) or "not said"
    for role, name in (("host", "Hosts"), ("guest", "Guests")):
        people = ", ".join(_text(person.name) for person in episode.people if person.role == role)
        yield name, people or "not said"
    if episode.turns:
        speakers = Counter(turn.speaker or "" for turn in episode.turns)
        named = ", ".join(
            f"{_text(name) or '(not known)'} {n}" for name, n in speakers.most_common(8)
        )
        yield "Turns", f"{len(episode.turns)}{_span(episode)}: {named}"
    else:
        yield "Turns", "none: a page without a transcript"
    if episode.chapters:
        about = sum(chapter.approximate for chapter in episode.chapters)
        lost = sum(chapter.turn is None for chapter in episode.chapters) if episode.turns else 0
        notes = [f"{about} placed by what is said"] * bool(about) + [
            f"{lost} without a place"
        ] * bool(lost)
        titles = "; ".join(_text(chapter.title) for chapter in episode.chapters[:12])
        more = "…" if len(episode.chapters) > 12 else ""
        beside = f" ({', '.join(notes)})" if notes else ""
        yield "Chapters", f"{len(episode.chapters)}{beside}: {titles}{more}"
    if episode.points:
        yield "Points", str(len(episode.points))
    if episode.media.audio or episode.media.youtube:
        yield "Recording", _text(episode.media.audio or episode.media.youtube)


def _span(episode: Episode) -> str:
    """From when to when the turns go, where they have times."""
    times = [turn.start for turn in episode.turns if turn.start is not None]
    return f", {clock(times[0])} to {clock(times[-1])}" if times else ", without times"


def _about_dropped(source: ReadSource) -> Iterator[str]:
    """Which lines are on no page, and why: folded, as they are many and mostly expected."""
    lines = account(source)
    if lines.dropped:
        rules = ", ".join(f"{times} × {rule}" for rule, times in lines.rules.items())
        yield f"<details><summary>Not on a page: {rules}</summary>"
        yield ""
        for fate in lines.dropped[:_MOST_LINES]:
            yield f"- line {fate.line}, {fate.what}: {_text(shortened(fate.text))}"
        if len(lines.dropped) > _MOST_LINES:
            yield f"- and {len(lines.dropped) - _MOST_LINES} more"
        yield ""
        yield "</details>"
        yield ""
    if lines.unaccounted:
        numbers = ", ".join(map(str, lines.unaccounted[:_MOST_LINES]))
        yield f"⚠ Nobody knows what became of lines {numbers}; please report it."
        yield ""


def _about_errors(errors: Iterable[ChapterhouseError], root: Path) -> Iterator[str]:
    for error in errors:
        place = _below(error.path, root) + (f":{error.line}" if error.line else "")
        yield f"⚠ {_code(place)} cannot be read: {_text(error.why)}"
        yield ""


def _below(path: str, root: Path) -> str:
    """A path as seen from the folder of the site."""
    try:
        return Path(path).relative_to(root).as_posix()
    except ValueError:
        return path


def _text(text: str | None) -> str:
    """Text from a source as Markdown that shows it, in a table's cell too."""
    return (
        escape(printable(text or ""), start_of_line=False).replace("|", "\\|").replace("@", "&#64;")
    )


def _code(text: str) -> str:
    """A file's name as code."""
    return f"`{printable(text).replace('`', '’')}`"
