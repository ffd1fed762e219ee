"""Writes the stage: the folder that the engine reads instead of ``docs/``.

Only what changed is written and what is no longer wanted is removed, so that a server that
watches the files, and the next run, see just the changes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

STAGE = Path(".chapterhouse") / "docs"
_NOT_FOR_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def page_text(meta: Mapping[str, Any], body: str) -> str:
    """A page of the stage. Its front matter is JSON on one line, which is YAML too and quicker.

    YAML takes a few characters for line breaks, or not at all, that JSON leaves as they are:
    those are written as escapes.
    """
    text = json.dumps(meta, ensure_ascii=False, separators=(", ", ": "), default=str)
    text = _NOT_FOR_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"---\n{text}\n---\n\n{body}"


def read_page_text(text: str) -> tuple[dict[str, Any], str]:
    r"""The front matter and the body of a page of the stage: what ``page_text`` was given.

    >>> read_page_text(page_text({"title": "A: b"}, "Text.\n"))
    ({'title': 'A: b'}, 'Text.\n')
    """
    _, meta, _, _, body = text.split("\n", 4)
    return json.loads(meta), body


class Stage:
    """The files of one run; :meth:`close` removes those that an earlier run left behind."""

    def __init__(self, root: Path) -> None:
        self.folder = root / STAGE
        self._wanted: set[str] = set()
        self._folders: set[str] = set()

    def expect(self, path: str) -> None:
        """Keep a page that another process writes."""
        self._target(path)

    def write(self, path: str, text: str) -> None:
        """Put a page in place, where its text is not that already."""
        target = self._target(path)
        content = text.encode("utf-8", "backslashreplace")
        try:
            with open(target, "rb") as file:
                if file.read() == content:
                    return
        except OSError:
            self._make_way(target)
        with open(target, "wb") as file:
            file.write(content)

    def link(self, path: str, source: Path) -> None:
        """Put any other file in place: the same file under a second name, or a copy of it."""
        target = self._target(path)
        try:
            if os.path.samefile(target, source):
                return
        except OSError:
            pass
        self._make_way(target)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def close(self) -> None:
        """Remove the files that this run did not want, and the folders that are empty then."""
        for folder, _, names in os.walk(self.folder, topdown=False):
            kept = False
            for name in names:
                file = os.path.join(folder, name)
                if file in self._wanted:
                    kept = True
                else:
                    os.unlink(file)
            if not kept and not os.listdir(folder):
                os.rmdir(folder)

    def _target(self, path: str) -> str:
        target = os.path.join(self.folder, *path.split("/"))
        self._wanted.add(target)
        folder = os.path.dirname(target)
        if folder not in self._folders:
            if os.path.isfile(folder):
                os.unlink(folder)
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        return target

    @staticmethod
    def _make_way(target: str) -> None:
        if os.path.isdir(target) and not os.path.islink(target):
            shutil.rmtree(target)
        elif os.path.lexists(target):
            os.unlink(target)
