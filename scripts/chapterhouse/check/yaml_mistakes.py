"""What a person did wrong in a line that YAML cannot read, in words that tell how to mend it.

YAML itself says “mapping values are not allowed here”, often one line too late. So the line it
names and the ones above it, up to the last fact, are held against a table of common mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from chapterhouse.check.wording import quoted, shown

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:(?P<gap>[ \t]*)(?P<value>.*)", re.DOTALL)
_LIKE_YAML = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\Z)|[ \t]|- |#")
_QUOTED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?""")
_NOT_PLAIN = re.compile(r"[@`%*&!}\],]|[|>].{3}|\[.*[^\]]\Z|\{.*[^}]\Z|\[\Z|\{\Z|[?-](?: |\Z)")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a line, and the line as it should be; both may be empty."""

    why: str = ""
    right: str = ""


_FINE = Wrong()


def mistake(lines: Sequence[str], index: int, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The index of the line where the mistake was made, and what would be right there."""
    index = min(index, len(lines) - 1)
    for tried in _from(lines, index, error):
        if why := _why(lines, tried):
            return tried, why
    for tried in range(index, -1, -1):
        if lines[tried].strip() and not _LIKE_YAML.match(lines[tried]):
            return tried, "this line is no fact about the page; a fact is like `title: The title`"
    while index and not lines[index].strip():
        index -= 1
    why = f"{error.context}: {error.problem}" if error.context else str(error.problem)
    return index, f"this line is no YAML ({why}); a fact is like `title: The title`"


def mistakes(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """All lines that the table knows a mistake in, with their indexes."""
    for index in range(len(lines)):
        if why := _why(lines, index):
            yield index, why


def right_line(lines: Sequence[str], index: int) -> str:
    """The line as it should be, where the table knows one right answer; else empty."""
    return _wrong(lines, index).right


def _why(lines: Sequence[str], index: int) -> str:
    return _wrong(lines, index).why


def _wrong(lines: Sequence[str], index: int) -> Wrong:
    """The first mistake of the table that is in a line."""
    nested = index > 0 and lines[index - 1].rstrip().endswith(":")
    rules = (rule for rule in _RULES if not (nested and rule is _indented))
    return next((found for rule in rules if (found := rule(lines[index])).why), _FINE)


def _from(lines: Sequence[str], index: int, error: yaml.MarkedYAMLError) -> Iterator[int]:
    """The lines to suspect: where YAML stopped, where it began to go wrong, those above."""
    begun = error.context_mark.line if error.context_mark else index
    yield index
    yield from range(index - 1, max(min(begun, index - 2), index - 40, 0) - 1, -1)


def _fact(line: str) -> tuple[str, str]:
    """Key and value of a line; two empty texts where it is no fact."""
    found = _KEY.match(line)
    return (found["key"], found["value"].strip()) if found and found["gap"] else ("", "")


def _merge_marker(line: str) -> Wrong:
    found = re.match(r"(?:<{7}|={7}|>{7}|\|{7})", line)
    return Wrong("a merge marker stands here") if found else _FINE


def _tab(line: str) -> Wrong:
    found = re.match(r" *\t[ \t]*", line)
    if not found:
        return _FINE
    why = f"a tab is no indentation in YAML; use two spaces: `  {shown(line.strip())}`"
    return Wrong(why, f"  {line[found.end() :]}")


def _no_space(line: str) -> Wrong:
    found = _KEY.match(line)
    if not found or found["gap"] or not found["value"]:
        return _FINE
    right = f"{found['key']}: {shown(found['value'].strip())}"
    colon = line.index(":") + 1
    why = f"a space is missing behind the colon: write `{right}`"
    return Wrong(why, f"{line[:colon]} {line[colon:]}")


def _full_width(line: str) -> Wrong:
    found = re.match(r"([A-Za-z_][\w-]{0,40})[ \t]*：[ \t]*(.*)", line)
    if not found:
        return _FINE
    right = f"{found[1]}: {found[2]}"
    return Wrong(f"this colon is a full-width one: write `{right}`", right)


def _item_without_space(line: str) -> Wrong:
    found = re.match(r"( *)-([^\s-].*)", line)
    if not found:
        return _FINE
    right = f"{found[1]}- {found[2]}"
    return Wrong(f"a space is missing behind the hyphen: write `{right}`", right)


def _indented(line: str) -> Wrong:
    bare = line.lstrip(" ")
    if bare == line or not _fact(bare)[0]:
        return _FINE
    return Wrong(f"a fact begins without a space before it: write `{shown(bare.strip())}`", bare)


def _no_colon(line: str) -> Wrong:
    found = re.match(r"([a-z_][a-z_-]{2,20})[ =]+([^\s:=][^:]*)\Z", line)
    if found:
        return Wrong(f"a colon is missing: write `{found[1]}: {shown(found[2].strip())}`")
    word = re.match(r"([A-Za-z_][\w-]{1,40})[ \t]*\Z", line)
    return Wrong(f"a colon and a value are missing: write `{word[1]}: …`") if word else _FINE


def _open_list(line: str) -> Wrong:
    key, value = _fact(line)
    if not value.startswith("[") or value.count("[") == value.count("]"):
        return _FINE
    right = f"{key}: [{value.strip('[]').rstrip(', ')}]"
    return Wrong(f"a bracket is missing: write `{right}`", _unless_comment(value, right))


def _quotes(line: str) -> Wrong:
    key, value = _fact(line)
    if not value or value[0] not in "\"'" or _QUOTED.fullmatch(value):
        return _FINE
    mark, inner = value[0], value[1:]
    closed = inner.endswith(mark)
    inner = inner[:-1] if closed else inner
    if not closed and mark not in inner:
        why = f"a quotation mark is missing at the end: write `{key}: {shown(value)}{mark}`"
        return Wrong(why, _unless_comment(value, f"{key}: {value}{mark}"))
    bare = inner if closed else value
    why = "quotation marks inside of a value need others around it: "
    why += f"`{key}: {quoted(shown(bare))}`"
    return Wrong(why, _unless_comment(value, f"{key}: {quoted(bare)}"))


def _needs_quotes(line: str) -> Wrong:
    item = re.match(r"([ \t]*-[ \t]+)(.*)", line)
    key, value = ("-", item[2].strip()) if item else _fact(line)
    if not value:
        return _FINE
    right = f"{key}: {quoted(shown(value))}" if key != "-" else f"- {quoted(shown(value))}"
    whole = f"{item[1]}{quoted(value)}" if item else f"{key}: {quoted(value)}"
    whole = _unless_comment(value, whole)
    if re.search(r":(?:[ \t]|\Z)", value):
        return Wrong(f"a value with a colon in it needs quotes: write `{right}`", whole)
    if _NOT_PLAIN.match(value):
        why = f"a value that begins with `{value[0]}` needs quotes: write `{right}`"
        return Wrong(why, whole)
    return _FINE


def _unless_comment(value: str, right: str) -> str:
    """The right line, but none where a part of the value may be a comment."""
    return "" if " #" in value else right


_RULES: tuple[Callable[[str], Wrong], ...] = (
    _merge_marker,
    _tab,
    _full_width,
    _item_without_space,
    _indented,
    _no_space,
    _quotes,
    _open_list,
    _needs_quotes,
    _no_colon,
)
"""The mistakes, the surest first; each says what is wrong with a line, or nothing."""
