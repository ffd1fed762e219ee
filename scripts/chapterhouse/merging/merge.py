"""What becomes of a page when its source is converted again: a person's edits always stay.

Three texts decide: the last converter output (base, in .pristine), the page on disk (ours) and
the new output (theirs). Nothing is read or written here; the caller writes the page first and
the base after it, so that a run cut short is made whole by the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from chapterhouse.conversion.peek import front_matter_end
from chapterhouse.merging.merge_front_matter import merge_front_matter
from chapterhouse.merging.three_way import Clash, Merged, merge_text
from chapterhouse.problems import ChapterhouseError

State = Literal[
    "new",  # written for the first time
    "changed",  # untouched by people, and the source says something else now
    "unchanged",
    "kept",  # edited by people; the source brings nothing new
    "merged",  # edited by people and changed by the source
    "deleted",  # by a person, and stays so
    "by-hand",  # made by a person where the converter would have put a page of its own
    "broken",  # edited so that it cannot be merged; stays as it is until it is mended
]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to write for a page, and why; ``None``: leave the file as it is.

    ``clashes`` are places where only the person's text was taken; ``why`` says what is broken.
    """

    state: State
    page: str | None = None
    base: str | None = None
    clashes: tuple[Clash, ...] = ()
    why: str = ""
    line: int = 1


def decide(
    base: str | None, ours: str | None, theirs: str, validate: Callable[[str], None]
) -> Decision:
    """What becomes of one page; ``validate`` raises ChapterhouseError for what is no page."""
    old = None if base is None else _unix(base)
    new_base = theirs if old != theirs else None
    if ours is None:
        if old is None:
            return Decision("new", theirs, new_base)
        return Decision("deleted", None, new_base)
    mine = _unix(ours)
    if _same(mine, theirs):
        return Decision("unchanged", None, new_base)
    if old is None:
        return Decision("by-hand")
    if _same(mine, old):
        return Decision("changed", _with_ends_of(ours, theirs), new_base)
    if old == theirs:
        return Decision("kept")
    return _merge(old, ours, theirs, validate)


def _merge(base: str, ours: str, theirs: str, validate: Callable[[str], None]) -> Decision:
    """The page with a person's edits and the source's changes; as it stands where that fails."""
    mine = _unix(ours)
    try:
        validate(mine)
        merged = merge_pages(base, mine, theirs)
        validate(merged.text)
    except ChapterhouseError as error:
        why = f"git {error.why}" if error.path == "git" else error.why
        return Decision("broken", why=why, line=error.line or 1)
    page = None if _same(merged.text, mine) else _with_ends_of(ours, merged.text)
    return Decision("merged" if page else "kept", page, theirs, merged.clashes)


def merge_pages(base: str, ours: str, theirs: str) -> Merged:
    """Both changes of a page: its front matter key by key, its body by lines.

    Raises ChapterhouseError where git is missing or fails.
    """
    heads, bodies = zip(*(_split(text) for text in (base, ours, theirs)), strict=True)
    head = merge_front_matter(*heads) if all(heads) else None
    if head is None:
        return merge_text(base, ours, theirs)
    body = merge_text(*bodies)
    text = f"---\n{head.text}---\n{body.text}"
    above = head.text.count("\n") + 2
    clashes = [replace(clash, line=clash.line + 1) for clash in head.clashes]
    clashes += [replace(clash, line=clash.line + above) for clash in body.clashes]
    return Merged(text, tuple(clashes))


def _split(text: str) -> tuple[str, str]:
    """The lines between the fences and what follows them; nothing and all where there are none."""
    end = front_matter_end(text)
    if not end:
        return "", text
    return text[4:end], text[end:].partition("\n")[2]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but newlines at their end."""
    return one.rstrip("\n") == other.rstrip("\n")


def _with_ends_of(ours: str, text: str) -> str:
    """The text with the line ends that most lines of the page on disk have."""
    windows = ours.count("\r\n")
    return text.replace("\n", "\r\n") if windows * 2 > ours.count("\n") else text
