"""The only file that knows MkDocs: makes the stage before the build, and tidies up after it.

``mkdocs build`` and ``mkdocs serve`` alone give the whole site because of it. It also lets two
processes render the pages of a large site.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import processors
from chapterhouse.site.facts import site_facts
from chapterhouse.site.finish import finish
from chapterhouse.site.joined_templates import JoinedTemplates
from chapterhouse.site.navigation import is_there
from chapterhouse.site.prepare import Prepared, prepared
from chapterhouse.site.repository import repository
from chapterhouse.site.stage import read_page_text

log = logging.getLogger("mkdocs.hooks.chapterhouse")
_ENOUGH_FOR_TWO = 200
_MOMENT = re.compile(r'<(?:div class="ch-turn|h\d class="ch-chapter)[^">]*" id="([^"]*)"')
_build: _Build | None = None


class _Build:
    """One run of the engine: the person's folder, and the second process where there is one."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.all_pages: list[Any] = []
        self.child = 0
        self.pipe = -1
        self.said = _Said()
        self.made: Prepared | None = None
        self.read: dict[str, tuple[dict[str, Any], str]] = {}

    @property
    def is_child(self) -> bool:
        """Whether this is the second process."""
        return bool(self.all_pages) and not self.child


class _Said(logging.Handler):
    """Keeps what the engine warns of in the second process, for the first one to say."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.records.append((record.levelno, record.getMessage()))


def on_config(config: Any) -> Any:
    """Makes the stage, and lets the engine read it in place of ``docs/``."""
    global _build
    docs = Path(config.docs_dir)
    _build = _Build(docs)
    if not config.repo_url:
        config.edit_uri = None  # which the engine would warn of, as it leads nowhere alone
    try:
        place = repository(config.repo_url, config.edit_uri)
        _build.made = prepared(docs.parent, docs, place, site_facts(config))
        config.docs_dir = str(_build.made.folder)
    except ChapterhouseError as error:
        raise _stopped(config, str(error)) from error
    if config.nav:
        stage = Path(config.docs_dir)
        config.nav = [item for item in config.nav if is_there(stage, item)]
    return config


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watches what people write, and not the stage, which each build writes itself."""
    if _build:
        server.unwatch(config.docs_dir)
        for folder in (_build.docs, _build.docs.parent / "seeds"):
            if folder.is_dir():
                server.watch(str(folder))
    return server


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Leaves the templates' own line breaks and indentation out of the pages."""
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.add_extension(JoinedTemplates)
    return env


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """From here on two processes render the pages between them, if there are many."""
    pages = [file for file in files if file.is_documentation_page()]
    if _build is None or processors() < 2 or len(pages) < _ENOUGH_FOR_TWO:
        return nav
    page_type = import_module(f"{type(files).__module__.rpartition('.')[0]}.pages").Page
    for file in pages:
        if file.page is None:
            page_type(None, file, config)
    _build.all_pages = files.documentation_pages()
    files.documentation_pages = _Share(_build.all_pages)
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    _build.child = os.fork()
    if _build.is_child:
        os.close(reading)
        _build.pipe = writing
        engine = logging.getLogger(type(files).__module__.partition(".")[0])
        engine.handlers = [_build.said]
        engine.propagate = False
        files.copy_static_files = _nothing
        config.theme.static_templates = set()
        config.extra_templates = []
    else:
        os.close(writing)
        _build.pipe = reading
    return nav


def on_page_read_source(page: Any, config: Any) -> str | None:
    """Reads the page, and keeps all of it back: the engine would look for facts in it, slowly."""
    file = page.file
    if _build is None or _build.made is None or file.src_dir != config.docs_dir:
        return None  # a plugin made this page
    _build.read[file.src_uri] = read_page_text(Path(file.abs_src_path).read_bytes().decode())
    return ""


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Gives the page what was kept back from the engine."""
    if _build and (kept := _build.read.pop(page.file.src_uri, None)):
        page.meta, markdown = kept
    return markdown


on_page_markdown.mkdocs_priority = 100  # type: ignore[attr-defined]  # before any plugin


def on_page_content(html: str, page: Any, config: Any, files: Any) -> None:
    """Tells the engine of turns and chapters, which it never sees, so that links to them lead."""
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_MOMENT.findall(html)}


def on_post_build(config: Any) -> None:
    """Waits for the other process, and tidies up."""
    if _build is None:
        return
    if _build.is_child:
        _leave(0)
    if _build.child:
        with open(_build.pipe, encoding="utf-8") as pipe:
            said = pipe.read()
        _, status = os.waitpid(_build.child, 0)
        _build.child = 0
        for level, text in json.loads(said or "[]"):
            log.log(level, text)
        if status:
            raise _stopped(config, "half of the pages could not be built")
    try:
        of = _build.made.of if _build.made else None
        notes = finish(Path(config.site_dir), _build.docs, site_facts(config), of)
    except ChapterhouseError as error:
        raise _stopped(config, str(error)) from error
    for note in notes:
        log.info(note)


def on_build_error(error: Exception) -> None:
    """No process is left over."""
    if _build and _build.is_child:
        log.error(str(error) or type(error).__name__)
        _leave(1)
    if _build and _build.child:
        os.close(_build.pipe)
        os.kill(_build.child, signal.SIGTERM)
        os.waitpid(_build.child, 0)
        _build.child = 0


def _leave(code: int) -> None:
    """Ends the second process without what only the first has to do at its end."""
    if _build:
        with open(_build.pipe, "w", encoding="utf-8") as pipe:
            json.dump(_build.said.records, pipe)
    os._exit(code)


class _Share:
    """The pages that this process works on: each takes the next one when it is done with the last.

    One processor may be much slower than the other, so halves would take longer. Called for the
    first time, they are given as they are taken; after that, those that were taken.
    """

    def __init__(self, pages: list[Any]) -> None:
        self._pages = pages
        self._next = multiprocessing.get_context("fork").Value("L", 0)
        self._mine: list[Any] | None = None

    def __call__(self, *_: Any, **__: Any) -> Iterable[Any]:
        """The pages, whatever is asked for."""
        if self._mine is None:
            self._mine = []
            return self._taken(self._mine)
        return self._mine

    def _taken(self, mine: list[Any]) -> Iterator[Any]:
        while True:
            with self._next.get_lock():
                index = self._next.value
                self._next.value += 1
            if index >= len(self._pages):
                return
            mine.append(self._pages[index])
            yield self._pages[index]


def _nothing(*_: Any, **__: Any) -> None:
    """What only the first process does."""


def _stopped(config: Any, why: str) -> Exception:
    """The engine's own exception for what a person has to mend."""
    package = type(config).__module__.partition(".")[0]
    error: Exception = import_module(f"{package}.exceptions").BuildError(why)
    return error
