"""Reading ``seeds/sources.yml``: every mistake is an error with its line and what is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import yaml

from chapterhouse.intake.settings import Facts, FileFacts, Settings
from chapterhouse.named_files import is_file
from chapterhouse.pages.yaml_nodes import NodeReader, Pairs, compose, line_of
from chapterhouse.reading.languages import language_tag


def read_settings(path: str, text: str) -> Settings:
    """The facts of a ``sources.yml``; ChapterhouseError at the first thing that is wrong in it."""
    return _Reader(path).settings(compose(path, text))


def read_facts(path: str, text: str) -> FileFacts:
    """The facts of a file beside a source (``ep12.yml``), in the words of ``sources.yml``."""
    root = compose(path, text)
    return FileFacts() if root is None else _Reader(path).facts_of_one_file(root)


class _Reader(NodeReader):
    """Turns the nodes of one file into facts; every method raises a located error."""

    def settings(self, root: yaml.Node | None) -> Settings:
        """All facts of the file."""
        if root is None or self.is_null(root):
            return Settings(self._path)
        files: dict[str, FileFacts] = {}
        for _, _, node in self.pairs(root, {"files"}):
            for name, line, facts in self.pairs(node, what="file name"):
                files[name.removeprefix("./").removeprefix("seeds/")] = self._file(line, facts)
        return Settings(self._path, files)

    def facts_of_one_file(self, root: yaml.Node) -> FileFacts:
        """The facts of a file that speaks of one source only."""
        return self._file(1, root)

    def _file(self, at: int, node: yaml.Node) -> FileFacts:
        found: dict[str, Any] = {}
        rest: Pairs = []
        for key, line, value in self.pairs(node, {*_FACTS, "media", "form", "people", "episodes"}):
            if key == "form":
                found["form"] = self.text(value)
            elif key == "people":
                found["people"] = {
                    label: self.text(name) for label, _, name in self.pairs(value, what="label")
                }
            elif key == "episodes":
                found["episodes"] = self._episodes(value)
            else:
                rest.append((key, line, value))
        return FileFacts(all=self._facts(at, rest), **found)

    def _episodes(self, node: yaml.Node) -> dict[int, Facts]:
        found: dict[int, Facts] = {}
        for number, line, value in self.pairs(node, what="episode number"):
            if not re.fullmatch(r"[1-9]\d{0,5}", number):
                raise self.error(line, f"`{number}` is no episode number; write 1, 2, …")
            pairs = self.pairs(value, {*_FACTS, "media"})
            found[int(number)] = self._facts(line, pairs)
        return found

    def _facts(self, line: int, pairs: Pairs) -> Facts:
        found: dict[str, Any] = {}
        for key, _, value in pairs:
            if key == "media":
                for medium, _, address in self.pairs(value, {"audio", "youtube"}):
                    found[medium] = _FACTS[medium](self, address)
            elif not self.is_null(value):
                found[key] = _FACTS[key](self, value)
        return Facts(line=line, **found)

    def _names(self, node: yaml.Node) -> tuple[str, ...]:
        return self.texts(node, "names, like `[Ada Marsh, Bo Li]`")

    def _date(self, node: yaml.Node) -> str:
        text = self.text(node)
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            why = f"`{text}` is no date; write it like 2026-01-31"
            raise self.error(line_of(node), why) from None

    def _language(self, node: yaml.Node) -> str:
        text = self.text(node)
        tag = language_tag(text)
        if tag is None:
            raise self.error(line_of(node), f"`{text}` is no language; write it like en or pt-BR")
        return tag

    def _recording(self, node: yaml.Node) -> str:
        text = self.text(node)
        return text if is_file(text) else self.address(node)

    def _youtube(self, node: yaml.Node) -> str:
        text = self.text(node)
        found = re.fullmatch(
            r"(?:https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?v=|embed/|live/|shorts/)"
            r"|youtu\.be/))?([\w-]{11})(?:[?&#].*)?",
            text,
            re.ASCII,
        )
        if not found:
            raise self.error(line_of(node), f"`{text}` is no YouTube id (11 characters) or address")
        return found[1]


_FACTS: dict[str, Callable[[_Reader, yaml.Node], Any]] = {
    "title": NodeReader.text,
    "slug": NodeReader.text,
    "show": NodeReader.text,
    "date": _Reader._date,
    "lang": _Reader._language,
    "hosts": _Reader._names,
    "guests": _Reader._names,
    "audio": _Reader._recording,
    "youtube": _Reader._youtube,
    "skip": NodeReader.flag,
}
