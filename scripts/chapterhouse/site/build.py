"""Runs the engine for a folder: pages in, finished site out, problems as lines with a place.

The folder's own ``mkdocs.yml``, ``overrides/`` and hooks are used where it has them, else those
of this repository.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.engines import ENGINES
from chapterhouse.site.stage import STAGE
from chapterhouse.site.zensical_engine import build_with_zensical

_HOOKS = "mkdocs.hooks.chapterhouse"
REPOSITORY = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was built: how many pages, in how many seconds, where, and what the engine warned of.

    ``notes`` say what the site does without, and what would bring it; they are no problems.
    """

    pages: int
    seconds: float
    site_dir: Path
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def build_site(
    root: Path,
    *,
    strict: bool = True,
    config: Path | None = None,
    address: str | None = None,
    search: bool = True,
    engine: str = ENGINES[0],
) -> SiteReport:
    """Build the site of ``root``; ChapterhouseError where that fails, or ``strict`` and warned.

    ``address`` is where it will be published, if not at the ``site_url`` of its configuration.
    Without ``search`` it has none, whatever its configuration says. ``engine`` is what makes HTML
    of the stage.
    """
    if find_spec(engine) is None:
        why = f"this engine is not installed; try: {sys.executable} -m pip install {engine}"
        raise ChapterhouseError(engine, why)
    begun = time.perf_counter()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    root = root.resolve()
    chosen = config or next(
        (base / "mkdocs.yml" for base in (root, REPOSITORY) if (base / "mkdocs.yml").is_file()),
        REPOSITORY / "mkdocs.yml",
    )
    raw = _read(chosen)
    settings = _settings(root, chosen, raw, search) | ({"site_url": address} if address else {})
    if engine == "zensical":
        site, done = build_with_zensical(root, chosen, raw | settings, strict=strict)
        pages = sum(1 for _ in (root / STAGE).rglob("*.md"))
        return SiteReport(pages, time.perf_counter() - begun, site, (), tuple(done))
    with _listening(engine) as said:
        site = _run_mkdocs(chosen, said, settings, engine)
    # In their own order: which process comes to a page first is a matter of chance.
    warnings = tuple(sorted(r.getMessage() for r in said if r.levelno >= logging.WARNING))
    notes = tuple(r.getMessage() for r in said if r.levelno < logging.WARNING)
    if strict and warnings:
        more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
        raise ChapterhouseError(str(chosen), f"the site has problems: {warnings[0]}{more}")
    pages = sum(1 for _ in (root / STAGE).rglob("*.md"))
    return SiteReport(pages, time.perf_counter() - begun, site, warnings, notes)


def _run_mkdocs(
    config: Path, said: list[logging.LogRecord], settings: dict[str, Any], engine: str
) -> Path:
    """The folder of the finished site; ProperDocs has the modules of MkDocs under its own name."""
    errors = import_module(f"{engine}.exceptions")
    try:
        loaded = import_module(f"{engine}.config").load_config(str(config), **settings)
        import_module(f"{engine}.commands.build").build(loaded)
    except (errors.Abort, errors.BuildError, errors.ConfigurationError, SystemExit) as error:
        lines = [r.getMessage() for r in said if r.levelno >= logging.ERROR] or [str(error)]
        raise ChapterhouseError(str(config), lines[0].strip().partition("\n")[0]) from error
    return Path(loaded.site_dir)


def _read(config: Path) -> dict[str, Any]:
    """The configuration as it is written."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with config.open("rb") as file:
            return dict(yaml_load(file))
    except (OSError, ConfigurationError) as error:
        why = str(error).partition("\n")[0] or "cannot be read"
        raise ChapterhouseError(str(config), why) from error


def _settings(root: Path, config: Path, raw: dict[str, Any], search: bool) -> dict[str, Any]:
    """What has to be told to the engine because the folder and the configuration may be apart."""
    settings: dict[str, Any] = {
        "docs_dir": str(root / str(raw.get("docs_dir") or "docs")),
        "site_dir": str(root / str(raw.get("site_dir") or "site")),
        "watch": [],
    }
    if config.parent.resolve() == REPOSITORY != root:
        # This repository's pages are a sample; those of another folder are not.
        settings["extra"] = dict(raw.get("extra") or {}) | {"sample": False}
    if not search:
        settings["extra"] = settings.get("extra", raw.get("extra") or {}) | {"search": False}
    theme = raw.get("theme")
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        custom = _nearest(root, theme["custom_dir"])
        settings["theme"] = theme | {"custom_dir": str(custom)}
    if isinstance(raw.get("hooks"), list):
        settings["hooks"] = [str(_nearest(root, str(hook))) for hook in raw["hooks"]]
    return settings


def _nearest(root: Path, name: str) -> Path:
    """The file or folder of that name in ``root``, else in this repository."""
    return next((base / name for base in (root, REPOSITORY) if (base / name).exists()), root / name)


class _Listener(logging.Handler):
    """Keeps what is said."""

    def __init__(self, said: list[logging.LogRecord]) -> None:
        super().__init__(logging.INFO)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """One more, of the engine only where it warns."""
        if record.levelno >= logging.WARNING or record.name == _HOOKS:
            self._said.append(record)


@contextmanager
def _listening(name: str) -> Iterator[list[logging.LogRecord]]:
    """What the engine warns of while this is open, in place of its printing it."""
    said: list[logging.LogRecord] = []
    listener = _Listener(said)
    engine = logging.getLogger(name)
    hooks = logging.getLogger(_HOOKS)
    before = engine.propagate, hooks.level
    hooks.setLevel(logging.INFO)
    for logger in {engine, logging.getLogger("mkdocs")}:
        logger.addHandler(listener)
    engine.propagate = False
    try:
        yield said
    finally:
        for logger in {engine, logging.getLogger("mkdocs")}:
            logger.removeHandler(listener)
        engine.propagate = before[0]
        hooks.setLevel(before[1])
