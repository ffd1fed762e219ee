"""Headings and chapter lines as the page form writes them, so that they are read as they were."""

from __future__ import annotations

from chapterhouse.pages import grammar
from chapterhouse.pages.escape import clean, escape, within_line
from chapterhouse.times import clock


def heading(
    title: str, level: int = 2, start: float | None = None, approximate: bool = False
) -> str:
    r"""A heading with a title that is Markdown already, and a chapter's time or ``≈``.

    A title that would mean something else is kept from it: by a backslash before a time of its
    own, by closing hashes after a name such as Transcript.

    >>> print(heading("From A to B", start=57), heading("The talk (12:01)"), sep=chr(10))
    ## From A to B (00:57)
    ## The talk \(12:01)
    >>> print(heading("Transcript"), heading("C#", level=3), sep=chr(10))
    ## Transcript ##
    ### C\#
    """
    marks = "#" * level
    place = " ".join(filter(None, ["≈" if approximate else "", written(start) or ""]))
    if place:
        return " ".join(filter(None, [marks, title, f"({place})"]))
    before = title[:-1]
    if title.endswith("#") and (len(before) - len(before.rstrip("\\"))) % 2 == 0:
        title = before + "\\#"
    line = f"{marks} {title}".rstrip()
    found = grammar.heading(line)
    if found is not None and found.placed:
        opened = line.rfind("(")
        line = f"{line[:opened]}\\{line[opened:]}"
    return line if found is None or found.role == "other" else f"{line} ##"


def chapter_heading(title: str, start: float | None, approximate: bool) -> str:
    """The heading of a chapter or a part whose title is plain text."""
    return heading(literal_title(title), 2, start, approximate)


def literal_title(title: str) -> str:
    """A title that is plain text, as Markdown; it stands within the line of its heading."""
    return within_line(clean(title), whole=True)


def listed_chapter(title: str, start: float | None) -> str:
    """The list item of a chapter that has no place in a transcript; empty for nothing at all.

    >>> print(listed_chapter("From A to B", 57), listed_chapter("12:01 is late", None), sep=chr(10))
    - 00:57 From A to B
    - &#49;2:01 is late
    """
    time = written(start)
    if time is None:
        text = escape(title)
        text = _veiled(text) if grammar.timed_item(text) else text
        return f"- {text}" if text else ""
    text = within_line(clean(title), whole=True)
    found = grammar.timed_item(f"{time} {text}")
    if found is not None and found[2] != text:
        text = _veiled(text)
    return f"- {time} {text}".rstrip()


def written(start: float | None) -> str | None:
    """A time as pages write it; ``None`` for none, and for one that cannot be read back."""
    if start is None or not 0 <= start < 100 * 3600:
        return None
    time = clock(start)
    return None if time.startswith("100:00:00") else time  # the last half of a thousandth


def _veiled(text: str) -> str:
    """The text with its first character as a reference, which syntax does not look into."""
    return f"&#{ord(text[0])};{text[1:]}"
