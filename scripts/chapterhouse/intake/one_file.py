"""One source file: opened (decoded, its form told) and read as its episodes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType

from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.intake.facts import with_facts, with_full_names
from chapterhouse.intake.settings import FileFacts
from chapterhouse.model import Episode, Fate
from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import keep
from chapterhouse.reading.known_people import people_known


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source to read: its path as messages and pages name it, its bytes, what people say of it.

    The bytes are fetched when it is its turn, and only once.
    """

    path: str
    content: Callable[[], bytes]
    facts: FileFacts = field(default_factory=FileFacts)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read: its text, and its episodes in their order.

    ``fates`` are those of a file that belongs to another file's episode and has none of its own.
    """

    path: str
    text: str
    episodes: tuple[Episode, ...]
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A source's text, a note about its encoding, and its form, or why none could be told."""

    source: RawSource
    text: str
    note: str | None
    form: ModuleType | None
    refusal: ChapterhouseError | None = None


def open_source(source: RawSource) -> Opened:
    """The source decoded, with its form; ChapterhouseError only where it is no text."""
    decoded = decode(source.path, source.content())
    try:
        with people_known(source.facts.named()):
            form = recognise(source.path, decoded.text, source.facts.form)
    except ChapterhouseError as error:
        return Opened(source, decoded.text, decoded.note, None, error)
    except (Exception, RecursionError) as error:
        raise _bug(source.path, error) from error
    return Opened(source, decoded.text, decoded.note, form)


def episodes_of(opened: Opened) -> tuple[Episode, ...]:
    """The episodes of a source, with the facts that people give; ChapterhouseError otherwise."""
    path, form = opened.source.path, opened.form
    if form is None:
        raise opened.refusal or ChapterhouseError(path, "has no form that is known")
    try:
        with _without_collection(), people_known(opened.source.facts.named()):
            episodes = tuple(_with_facts(form.read(path, opened.text), opened.source.facts))
    except ChapterhouseError:
        raise
    except (Exception, RecursionError) as error:
        raise _bug(path, error) from error
    if not episodes:
        raise ChapterhouseError(path, f"is of the form {form.NAME}, but holds no episode")
    return episodes


def _with_facts(episodes: Iterator[Episode], facts: FileFacts) -> Iterator[Episode]:
    return (with_facts(with_full_names(one, facts.people), facts.all) for one in episodes)


@contextmanager
def _without_collection() -> Iterator[None]:
    """While this lasts, nothing looks for unused cycles of objects.

    A reader makes many small values that stay, and no cycles; looking through them again and
    again takes a fifth of the time. Nor are they looked through as soon as it is done.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            keep()
            gc.enable()


def _bug(path: str, error: BaseException) -> ChapterhouseError:
    why = f"the reader failed on it ({type(error).__name__}: {error}); this is a bug, please"
    return ChapterhouseError(path, f"{why} report it with the file")
