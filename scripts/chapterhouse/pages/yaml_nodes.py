"""A YAML file that people write, read node by node: every mistake is an error with its line.

Values are taken as they are written (``lang: no`` is Norwegian, a date stays a date, an id of
digits an id), which the usual YAML loaders would not do.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

import yaml

from chapterhouse.pages.strict_yaml import StrictLoader, refuse_growth
from chapterhouse.problems import ChapterhouseError

_LARGEST = 2_000_000

Pairs = list[tuple[str, int, yaml.Node]]
"""The keys of a mapping, each with its line and its value."""


def compose(path: str, text: str) -> yaml.Node | None:
    """The tree of a YAML text, ``None`` for an empty one; ChapterhouseError where it is none."""
    if len(text) > _LARGEST:
        raise ChapterhouseError(path, f"is larger than {_LARGEST:,} characters")
    try:
        refuse_growth(text)
        return yaml.compose(text, Loader=StrictLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = _line_at(text, mark.index) if mark else None
        raise ChapterhouseError(path, f"no valid YAML: {error.problem}", line) from None
    except yaml.reader.ReaderError as error:
        line = _line_at(text, int(error.position))
        raise ChapterhouseError(path, f"no valid YAML: {error.reason}", line) from None
    except RecursionError:
        raise ChapterhouseError(path, "no valid YAML: nested too deeply") from None


class NodeReader:
    """Turns the nodes of one file into values; every method raises a located error."""

    def __init__(self, path: str) -> None:
        self._path = path

    def pairs(
        self, node: yaml.Node, known: Iterable[str] | None = None, what: str = "key"
    ) -> Pairs:
        """Key, line and value of a mapping; an error for a key that is unknown or comes twice."""
        if self.is_null(node):
            return []
        if not isinstance(node, yaml.MappingNode):
            raise self.error(line_of(node), f"expected a mapping (`{what}: …`) here")
        found: dict[str, tuple[str, int, yaml.Node]] = {}
        for key_node, value in node.value:
            line = line_of(key_node)
            key = self.text(key_node)
            if known is not None and key not in known:
                raise self.error(line, f"unknown key `{key}`; {_nearest(key, known)}")
            if key in found:
                raise self.error(line, f"`{key}` is here twice (first in line {found[key][1]})")
            found[key] = (key, line, value)
        return list(found.values())

    def text(self, node: yaml.Node) -> str:
        """A text on one line."""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(line_of(node), "expected a text here")
        return " ".join(node.value.split())

    def texts(self, node: yaml.Node, example: str) -> tuple[str, ...]:
        """A list of texts, each once; ``example`` shows what one looks like."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(line_of(node), f"expected a list of {example}")
        return tuple(dict.fromkeys(self.text(item) for item in node.value))

    def address(self, node: yaml.Node) -> str:
        """The address of a web page or file."""
        text = self.text(node)
        if not re.fullmatch(r"https?://[^\s\"'<>\\]+", text):
            raise self.error(line_of(node), f"`{text}` is no address; it begins with https://")
        return text

    def flag(self, node: yaml.Node) -> bool:
        """True or false."""
        text = self.text(node).lower()
        if text not in ("true", "false", "yes", "no"):
            raise self.error(line_of(node), f"`{text}` is neither true nor false")
        return text in ("true", "yes")

    @staticmethod
    def is_null(node: yaml.Node) -> bool:
        """Whether nothing is written there."""
        return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"

    def error(self, line: int, why: str) -> ChapterhouseError:
        """A mistake in the file."""
        return ChapterhouseError(self._path, why, line)


def line_of(node: yaml.Node) -> int:
    """The line where a node begins, as an editor counts."""
    return int(node.start_mark.line) + 1


def _line_at(text: str, index: int) -> int:
    """The line of a character, as an editor counts; YAML takes some others for line ends too."""
    return text.count("\n", 0, index) + 1


def _nearest(word: str, known: Iterable[str]) -> str:
    """What to write in place of an unknown word."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, 1, 0.5)
    return f"did you mean `{close[0]}`?" if close else f"there are {', '.join(names)}"
