"""Builds a site with Zensical, which knows no hooks: prepares, runs it on the stage, finishes.

Zensical reads a configuration in MkDocs' form, and keeps all that it reads and writes below the
folder of that file. So it gets a file of its own in ``.chapterhouse/``, beside the stage, and what
it has built is put where the site belongs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.facts import site_facts
from chapterhouse.site.finish import finish
from chapterhouse.site.navigation import is_there
from chapterhouse.site.prepare import prepared
from chapterhouse.site.repository import repository

_FILE = "zensical.yml"
_NOT_KNOWN = ("hooks", "plugins", "watch", "validation", "docs_dir", "site_dir")
"""Settings that Zensical does not have, or that say where things are."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_COMPLAINT = re.compile(r"^(?:Warning|Error): (.*)(?:\n\W*\[ (.+?):\d+:\d+ \])?", re.MULTILINE)


def build_with_zensical(
    root: Path, config: Path, settings: Mapping[str, Any], *, strict: bool
) -> tuple[Path, list[str]]:
    """The folder of the site, and what there is to say; ChapterhouseError where it fails."""
    place = repository(settings.get("repo_url"), settings.get("edit_uri"))
    facts, docs = site_facts(settings), Path(settings["docs_dir"])
    made = prepared(root, docs, place, facts)
    stage = made.folder
    work = stage.parent
    file = work / _FILE
    try:
        file.write_text(_own_settings(settings, stage, work), encoding="utf-8")
    except yaml.YAMLError:
        why = "has Python objects among its settings, which only MkDocs reads"
        raise ChapterhouseError(str(config), why) from None
    _run(work, config, strict)
    site = Path(settings["site_dir"])
    shutil.rmtree(site, ignore_errors=True)
    shutil.move(work / "site", site)
    return site, finish(site, docs, facts, made.of)


def _own_settings(settings: Mapping[str, Any], stage: Path, work: Path) -> str:
    """The configuration that Zensical reads; paths in it begin at its own folder."""
    known = {key: value for key, value in settings.items() if key not in _NOT_KNOWN}
    theme = dict(known.get("theme") or {}) | {"variant": "classic"}
    if "custom_dir" in theme:
        theme["custom_dir"] = os.path.relpath(str(theme["custom_dir"]), work)
    own = {"docs_dir": stage.name, "site_dir": "site", "theme": theme}
    if not settings.get("repo_url"):
        known.pop("edit_uri", None)
    if isinstance(known.get("nav"), list):
        own["nav"] = [item for item in known["nav"] if is_there(stage, item)]
    return yaml.safe_dump(known | own, sort_keys=False, allow_unicode=True)


def _run(work: Path, config: Path, strict: bool) -> None:
    """Run it, and say what it complains of in one line."""
    shutil.rmtree(work / "site", ignore_errors=True)
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", _FILE]
    done = subprocess.run(
        [*command, *["--strict"] * strict],
        cwd=work,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (work / "site" / "index.html").is_file():
        why = _complaint(_COLOURS.sub("", done.stdout + done.stderr))
        raise ChapterhouseError(str(config), f"Zensical could not build the site: {why}")


def _complaint(said: str) -> str:
    r"""The first thing it complains of, with the page; lines are those of the stage, so not told.

    >>> _complaint("Build started\nWarning: page does not exist\n   ╭─[ about.md:6:12 ]\n")
    'about.md: page does not exist'
    """
    if found := _COMPLAINT.search(said):
        return f"{found[2]}: {found[1].strip()}" if found[2] else found[1].strip()
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"
