"""A page as the rules see it: its lines, and a copy of its body with code and escapes blotted out.

What stands in code, and what a backslash makes literal, is text and no markup. In the copy each
such character is a blot, so that every place in it is the same place in the page. All of this
is linear in the length of the page, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chapterhouse.pages.split import transcript_start

BLOT = "\x1a"
KINDS = ("episodes", "people", "shows", "topics", "issues")
"""The folders below ``docs/`` whose pages are about one thing, which their facts describe."""

# Only what Python-Markdown knows: to it, the backslash in `\<b>` is text and the tag a tag.
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\n]*)")
_BACKTICKS = re.compile(r"(\\*)(`+)")
_PARAGRAPH_END = re.compile(r"\n[ \t]*(?=\n)")
_KEEPS_INDENTED = re.compile(r" {0,3}(?:[-*+] |\d{1,9}[.)] |!!! |\?\?\?|\[\^|: {1,3}\S|=== )")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page by lines; indexes count from 0, the numbers in findings from 1.

    ``lines`` are as written. ``marks`` are the same lines with code and escapes blotted out, the
    ones of the front matter empty. ``body`` is the index of the first line below the front
    matter, ``open_fence`` that of a code fence which nothing closes, ``speech`` that of the first
    line of a transcript (the number of lines where there is none).
    """

    path: str
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    body: int
    open_fence: int | None = None
    speech: int = 0

    @property
    def kind(self) -> str:
        """The folder of the page where it is one of its kind; empty for all other pages.

        >>> PageText("docs/people/ann-lee.md", (), (), 0).kind
        'people'
        >>> PageText("docs/people/index.md", (), (), 0).kind
        ''
        """
        folder, _, name = self.path.removeprefix("docs/").rpartition("/")
        own = folder in KINDS and name.lower() not in ("index.md", "readme.md")
        return folder if own else ""

    def blocks(self) -> Iterator[tuple[int, str]]:
        """Each run of lines without a blank one between, as its first index and its marks."""
        first, run = 0, list[str]()
        for index in range(self.body, len(self.marks)):
            line = self.marks[index]
            if not line.strip():
                if run:
                    yield first, "\n".join(run)
                run = []
            else:
                if not run:
                    first = index
                run.append(line)
        if run:
            yield first, "\n".join(run)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines as GitHub and the site count them (not at form feeds and the like)."""
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def page_text(path: str, lines: tuple[str, ...], body: int) -> PageText:
    """The page, with code and escapes blotted out of the marks of its body.

    In a transcript indentation makes no code: all lines are speech.
    """
    shown = list(lines[body:])
    open_fence = _blank_fences(shown)
    said = transcript_start(shown) if path.startswith("docs/episodes/") else len(shown)
    _blank_indented_code(shown, said)
    text = "\n".join(shown)
    if "`" in text:
        text = _blot_spans(text)
    if "\\" in text:
        text = _ESCAPE.sub(BLOT * 2, text)
    marks = ("",) * body + tuple(text.split("\n"))
    opened = None if open_fence is None else body + open_fence
    return PageText(path, lines, marks, body, opened, body + said)


def _blank_fences(lines: list[str]) -> int | None:
    """Empty the lines of fenced code; the index of a fence that is never closed stays as it is."""
    opened, mark = None, ""
    for index, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        fence = _FENCE.match(line)
        if not fence:
            continue
        if opened is None:
            if fence[1][0] == "~" or "`" not in fence[2]:
                opened, mark = index, fence[1]
        elif fence[1].startswith(mark) and not fence[2].strip():
            lines[opened : index + 1] = [""] * (index + 1 - opened)
            opened = None
    return opened


def _blank_indented_code(lines: list[str], end: int) -> None:
    """Empty the lines that are code by their indentation: after a blank line, in no list."""
    keeps, blank, code = False, True, False
    for index, line in enumerate(lines[:end]):
        if line.startswith(("    ", "\t")):
            code = not keeps and (code or blank)
            if code and line.strip():
                lines[index] = ""
        elif line.strip():
            code = False
            keeps = bool(_KEEPS_INDENTED.match(line)) or (keeps and (not blank or line[0] == " "))
        blank = not line.strip()


def _blot_spans(text: str) -> str:
    """The text with the code spans of each paragraph blotted out, line ends kept."""
    pieces: list[str] = []
    done = 0
    for start, end in _code_spans(text):
        span = text[start:end]
        blot = BLOT * len(span) if "\n" not in span else re.sub(r"[^\n]", BLOT, span)
        pieces += (text[done:start], blot)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


_Run = tuple[int, int, int]


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code spans begin and end: a run of backticks, up to the next one of its length."""
    done = 0
    while (first := text.find("`", done)) >= 0:
        while first > done and text[first - 1] == "\\":
            first -= 1
        stop = _PARAGRAPH_END.search(text, first)
        done = stop.end() if stop else len(text)
        runs = ((*token.span(2), token.start()) for token in _BACKTICKS.finditer(text, first, done))
        yield from _pairs([(start, end, (start - whole) % 2) for start, end, whole in runs])


def _pairs(runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """The runs of backticks of one paragraph, joined to spans; each run is looked at once.

    A run is its begin, its end and whether a backslash stands before it. The backslash takes the
    first backtick from a run that opens, and does nothing to one that closes: inside of code it
    is a character as any other.
    """
    closing: list[int | None] = []
    seen: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        start, end, escaped = runs[index]
        closing.append(seen.get(end - start - escaped))
        seen[end - start] = index
    index = 0
    while index < len(runs):
        last = closing[-1 - index]
        if last is None:
            index += 1
        else:
            yield runs[index][0] + runs[index][2], runs[last][1]
            index = last + 1
