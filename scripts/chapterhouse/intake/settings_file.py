"""Reading ``seeds/sources.yml``: every mistake in it is an error with its line and what is right.

Values are taken as they are written (``lang: no`` is Norwegian, a date stays a date, an id of
digits an id), which the usual YAML loaders would not do.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import yaml

from chapterhouse.intake.settings import Facts, FileFacts, Settings
from chapterhouse.pages.strict_yaml import StrictLoader, refuse_growth
from chapterhouse.problems import ChapterhouseError

_LARGEST = 2_000_000


def read_settings(path: str, text: str) -> Settings:
    """The facts of a ``sources.yml``; ChapterhouseError at the first thing that is wrong in it."""
    if len(text) > _LARGEST:
        raise ChapterhouseError(path, f"is larger than {_LARGEST:,} characters")
    return _Reader(path).settings(_compose(path, text))


def read_facts(path: str, text: str) -> FileFacts:
    """The facts of a file beside a source (``ep12.yml``), in the words of ``sources.yml``."""
    if len(text) > _LARGEST:
        raise ChapterhouseError(path, f"is larger than {_LARGEST:,} characters")
    root = _compose(path, text)
    return FileFacts() if root is None else _Reader(path).facts_of_one_file(root)


def _compose(path: str, text: str) -> yaml.Node | None:
    """The tree of a YAML text, or a located error."""
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


_Pairs = list[tuple[str, int, yaml.Node]]


class _Reader:
    """Turns the nodes of one file into facts; every method raises a located error."""

    def __init__(self, path: str) -> None:
        self._path = path

    def settings(self, root: yaml.Node | None) -> Settings:
        """All facts of the file."""
        if root is None or self._is_null(root):
            return Settings(self._path)
        files: dict[str, FileFacts] = {}
        for _, _, node in self._pairs(root, {"files"}):
            for name, line, facts in self._pairs(node, what="file name"):
                files[name.removeprefix("./").removeprefix("seeds/")] = self._file(line, facts)
        return Settings(self._path, files)

    def facts_of_one_file(self, root: yaml.Node) -> FileFacts:
        """The facts of a file that speaks of one source only."""
        return self._file(1, root)

    def _file(self, at: int, node: yaml.Node) -> FileFacts:
        found: dict[str, Any] = {}
        rest: _Pairs = []
        for key, line, value in self._pairs(node, {*_FACTS, "media", "form", "people", "episodes"}):
            if key == "form":
                found["form"] = self._text(value)
            elif key == "people":
                found["people"] = {
                    label: self._text(name) for label, _, name in self._pairs(value, what="label")
                }
            elif key == "episodes":
                found["episodes"] = self._episodes(value)
            else:
                rest.append((key, line, value))
        return FileFacts(all=self._facts(at, rest), **found)

    def _episodes(self, node: yaml.Node) -> dict[int, Facts]:
        found: dict[int, Facts] = {}
        for number, line, value in self._pairs(node, what="episode number"):
            if not re.fullmatch(r"[1-9]\d{0,5}", number):
                raise self._error(line, f"`{number}` is no episode number; write 1, 2, …")
            pairs = self._pairs(value, {*_FACTS, "media"})
            found[int(number)] = self._facts(line, pairs)
        return found

    def _facts(self, line: int, pairs: _Pairs) -> Facts:
        found: dict[str, Any] = {}
        for key, _, value in pairs:
            if key == "media":
                for medium, _, address in self._pairs(value, {"audio", "youtube"}):
                    found[medium] = _FACTS[medium](self, address)
            elif not self._is_null(value):
                found[key] = _FACTS[key](self, value)
        return Facts(line=line, **found)

    def _pairs(
        self, node: yaml.Node, known: Iterable[str] | None = None, what: str = "key"
    ) -> _Pairs:
        """Key, line and value of a mapping; an error for a key that is unknown or comes twice."""
        if self._is_null(node):
            return []
        if not isinstance(node, yaml.MappingNode):
            raise self._error(_line(node), f"expected a mapping (`{what}: …`) here")
        found: dict[str, tuple[str, int, yaml.Node]] = {}
        for key_node, value in node.value:
            line = _line(key_node)
            key = self._text(key_node)
            if known is not None and key not in known:
                raise self._error(line, f"unknown key `{key}`; {_nearest(key, known)}")
            if key in found:
                raise self._error(line, f"`{key}` is here twice (first in line {found[key][1]})")
            found[key] = (key, line, value)
        return list(found.values())

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self._error(_line(node), "expected a text here")
        return " ".join(node.value.split())

    def _names(self, node: yaml.Node) -> tuple[str, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(_line(node), "expected a list of names, like `[Ada Marsh, Bo Li]`")
        return tuple(dict.fromkeys(self._text(item) for item in node.value))

    def _date(self, node: yaml.Node) -> str:
        text = self._text(node)
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            why = f"`{text}` is no date; write it like 2026-01-31"
            raise self._error(_line(node), why) from None

    def _language(self, node: yaml.Node) -> str:
        text = self._text(node)
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
            raise self._error(_line(node), f"`{text}` is no language; write it like en or pt-BR")
        return text

    def _address(self, node: yaml.Node) -> str:
        text = self._text(node)
        if not re.fullmatch(r"https?://[^\s\"'<>\\]+", text):
            raise self._error(_line(node), f"`{text}` is no address; it begins with https://")
        return text

    def _youtube(self, node: yaml.Node) -> str:
        text = self._text(node)
        found = re.fullmatch(
            r"(?:https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?v=|embed/|live/|shorts/)"
            r"|youtu\.be/))?([\w-]{11})(?:[?&#].*)?",
            text,
            re.ASCII,
        )
        if not found:
            raise self._error(_line(node), f"`{text}` is no YouTube id (11 characters) or address")
        return found[1]

    def _flag(self, node: yaml.Node) -> bool:
        text = self._text(node).lower()
        if text not in ("true", "false", "yes", "no"):
            raise self._error(_line(node), f"`{text}` is neither true nor false")
        return text in ("true", "yes")

    @staticmethod
    def _is_null(node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"

    def _error(self, line: int, why: str) -> ChapterhouseError:
        return ChapterhouseError(self._path, why, line)


_FACTS: dict[str, Callable[[_Reader, yaml.Node], Any]] = {
    "title": _Reader._text,
    "slug": _Reader._text,
    "show": _Reader._text,
    "date": _Reader._date,
    "lang": _Reader._language,
    "hosts": _Reader._names,
    "guests": _Reader._names,
    "audio": _Reader._address,
    "youtube": _Reader._youtube,
    "skip": _Reader._flag,
}


def _line_at(text: str, index: int) -> int:
    """The line of a character, as an editor counts; YAML takes some others for line ends too."""
    return text.count("\n", 0, index) + 1


def _line(node: yaml.Node) -> int:
    """The line where a node begins, as an editor counts."""
    return int(node.start_mark.line) + 1


def _nearest(word: str, known: Iterable[str]) -> str:
    """What to write in place of an unknown word."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, 1, 0.5)
    return f"did you mean `{close[0]}`?" if close else f"there are {', '.join(names)}"
