"""Reads the front matter of a page: the one guard between a person's YAML and the program.

python-frontmatter's reader is used, for the YAML alone: where the front matter begins and ends is
decided here, by MkDocs' rules, because a more lenient reader would hide that the site shows the
front matter as text. Every failure is one error with the line of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from chapterhouse.pages.strict_yaml import StrictLoader, refuse_growth
from chapterhouse.problems import ChapterhouseError

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LATE = re.compile(r"\s+---[ \t]*\n[ \t]*[\w-]+:(?:[ \t]|\n)")
_LONGEST = 100_000
_NOT_YAML = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEY = re.compile(r"""(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'\[{&*!|>%@`-][^:\n]*?))[ \t]*:(?:\s|\Z)""")
_HINTS = {
    "mapping values are not allowed": "put text that holds a colon in quotes",
    "found a tab character": "use spaces",
    "found character that cannot start": "use spaces, not tabs; quotes around text with @ or `",
    "could not find expected ':'": "each line needs a key, a colon and a space",
    "found unexpected end of stream": "a quote or bracket is never closed",
    "did not find expected": "a quote, bracket or indentation does not fit",
}
_YAML = YAMLHandler()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page's front matter says, and its body, whose first line is number ``body_line``.

    ``lines`` has the line of each key. A page without front matter has no ``meta``. Lines end in
    line feeds, whatever they ended in in the file.
    """

    meta: dict[str, Any]
    body: str
    body_line: int
    lines: Mapping[str, int] = field(default_factory=dict)


def split(path: str, text: str) -> FrontMatter:
    """The front matter and the body of a page; ChapterhouseError where they cannot be told."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    opening = _FENCE.match(text)
    if opening is None:
        if late := _LATE.match(text):
            line = late[0][: late[0].index("---")].count("\n") + 1
            raise ChapterhouseError(path, "front matter has to begin on the first line", line)
        if text.rstrip() == "---":
            raise ChapterhouseError(path, "front matter is never closed", 1)
        return FrontMatter({}, text, 1)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise ChapterhouseError(path, "front matter is never closed; end it with a line ---", 1)
    block = text[opening.end() : closing.start()]
    body_line = block.count("\n") + 3
    if closing.end() == len(text):
        raise ChapterhouseError(path, "the --- needs a line break after it", body_line - 1)
    meta = _read(path, block)
    lines = {key: number for number, key in _keys(block) if key in meta}
    return FrontMatter(meta, text[closing.end() + 1 :], body_line, lines)


def _read(path: str, block: str) -> dict[str, Any]:
    """The values of a front matter whose first line is the second of its file."""
    if len(block) > _LONGEST:
        why = "front matter is longer than 100,000 characters; is its closing --- missing?"
        raise ChapterhouseError(path, why, 1)
    if odd := _NOT_YAML.search(block):
        line = block.count("\n", 0, odd.start()) + 2
        raise ChapterhouseError(path, f"front matter cannot hold the character {odd[0]!r}", line)
    try:
        refuse_growth(block)
        data = _YAML.load(block, Loader=StrictLoader)
    except yaml.YAMLError as error:
        raise ChapterhouseError(path, _why(error), _line(error, block)) from None
    except RecursionError:
        raise ChapterhouseError(path, "front matter is nested too deep", 2) from None
    if data is None:
        raise ChapterhouseError(path, "front matter is empty; leave both lines --- out", 1)
    if not isinstance(data, dict):
        raise ChapterhouseError(path, "front matter has to be lines of `key: value`", 2)
    return data


def _why(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or error).partition("\n")[0]
    hint = next((hint for start, hint in _HINTS.items() if problem.startswith(start)), None)
    return f"front matter: {problem} ({hint})" if hint else f"front matter: {problem}"


def _line(error: yaml.YAMLError, block: str) -> int:
    """The line of the file; counted here, because YAML counts some characters as line ends."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return 2
    return min(block.count("\n", 0, mark.index), block.count("\n") - 1) + 2


def _keys(block: str) -> list[tuple[int, str]]:
    """The keys at the left edge, each with the line of the file it stands on; the first counts."""
    found = []
    for number, line in enumerate(block.split("\n"), 2):
        if key := _KEY.match(line):
            found.append((number, key[1] or key[2] or key[3]))
    return found[::-1]
