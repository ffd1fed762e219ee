"""The front matter as facts with their lines, also where YAML stops at a mistake.

YAML reports one mistake and gives up. Here the line of the mistake is set aside and the rest is
read again, so that an editor sees all mistakes at once. Each value is kept as it is written,
too: only so can a message say what a person meant by ``1:02:33`` or ``no``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from chapterhouse.check.fences import Said
from chapterhouse.check.yaml_mistakes import mistake, mistakes
from chapterhouse.pages.strict_yaml import refuse_growth

_LARGEST = 100_000
_MOST_MISTAKES = 10
_NOT_YAML = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Odd:
    """A value that YAML gives a meaning of its own, or none: 2026-02-30, ``=``, ``!x``."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A key with its value as YAML reads it, the text it is written as, and their places.

    ``items`` are the text and line of each item where the value is a list, ``comment`` is what
    YAML takes for one behind the value.
    """

    key: str
    line: int
    value: object
    written: str = ""
    value_line: int = 0
    items: tuple[tuple[str, int], ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a page by key, what is wrong with their YAML, and whether any line was lost."""

    by_key: dict[str, Fact] = field(default_factory=dict)
    problems: tuple[Said, ...] = ()
    cut: bool = False


def read_facts(lines: Sequence[str], first: int) -> Facts:
    """The facts of the lines of YAML, the first of which has the index ``first`` in the page."""
    if sum(map(len, lines)) > _LARGEST:
        why = f"the facts of a page are over {_LARGEST:,} characters; is the line `---` below gone?"
        return Facts(problems=((first + 1, why),), cut=True)
    left = list(lines)
    problems: list[Said] = []
    for index, line in enumerate(left):
        if odd := _NOT_YAML.search(line):
            why = f"an invisible character (U+{ord(odd[0]):04X}) is in this line; write it anew"
            problems.append((first + index + 1, why))
            left[index] = _NOT_YAML.sub("", line)
    node = None
    while len(problems) < _MOST_MISTAKES:
        try:
            text = "\n".join(left) + "\n"
            refuse_growth(text)
            node = yaml.compose(text, Loader=_Loader)
            break
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            index, why = mistake(left, mark.line if mark else 0, error)
            problems.append((first + index + 1, why))
            left = _without(left, index)
        except RecursionError:
            problems.append((first + 1, "brackets are nested too deeply here"))
            break
    cut = bool(problems)
    facts: dict[str, Fact] = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            fact = _fact(key, value, first, left)
            if fact.key in facts:
                before = facts[fact.key].line
                why = f"`{fact.key}` is here twice (first on line {before}); keep one of the two"
                problems.append((fact.line, why))
            facts[fact.key] = fact
    else:
        found = [(first + index + 1, why) for index, why in mistakes(left)]
        if not cut and not found:
            why = "between the two lines `---` go facts, one on each line, like `title: The title`"
            found = [(first + 1, why)]
        problems += found
        cut = True
    return Facts(facts, tuple(problems), cut)


def _without(lines: list[str], index: int) -> list[str]:
    """The lines with this one emptied, and what hangs on it: its indented lines, its items."""
    rest = list(lines)
    rest[index] = ""
    below = index + 1
    while below < len(rest) and re.match(r"[ \t]|- ", rest[below]):
        rest[below] = ""
        below += 1
    return rest


def _fact(key: yaml.Node, value: yaml.Node, first: int, lines: Sequence[str]) -> Fact:
    """One fact, from its two nodes."""
    line, value_line = _line(key, first), _line(value, first)
    name = key.value if isinstance(key, yaml.ScalarNode) else "?"
    if isinstance(value, yaml.ScalarNode):
        end = value.end_mark
        after = lines[end.line][end.column :].strip() if end.line < len(lines) else ""
        comment = after if after.startswith("#") else ""
        return Fact(name, line, _scalar(value), value.value, value_line, comment=comment)
    if isinstance(value, yaml.SequenceNode):
        read = [_scalar(item) for item in value.value]
        items = tuple(
            (item.value if isinstance(item, yaml.ScalarNode) else "", _line(item, first))
            for item in value.value
        )
        return Fact(name, line, read, "", value_line, items)
    pairs = {
        inner.value: _scalar(node)
        for inner, node in value.value
        if isinstance(inner, yaml.ScalarNode)
    }
    return Fact(name, line, pairs, "", value_line)


def _line(node: yaml.Node, first: int) -> int:
    return first + int(node.start_mark.line) + 1


def _scalar(node: yaml.Node) -> object:
    """The value as YAML (and so MkDocs) reads it; what is inside of lists in lists is not read."""
    if not isinstance(node, yaml.ScalarNode):
        return Odd()
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError):
        return Odd()
