"""The search index of a finished site, made by Pagefind from what it shall read of the pages.

The index is a folder ``pagefind/`` in the site. Where nothing has changed that is searched, the
one of the last build is taken again.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chapterhouse.problems import ChapterhouseError
from chapterhouse.processes import in_processes
from chapterhouse.search.pages import UNSEARCHED, search_page
from chapterhouse.search.settled import settle

BUNDLE = "pagefind"
"""The folder of the index in the site."""

_SEGMENTED = ("zh", "ja", "th")
"""Languages that Pagefind would divide into words by its own rule, and not by ours."""
_NO_LANGUAGE = "xx"
_SHIPPED = re.compile(r"pagefind\.js|pagefind-entry\.json|.*\.pf_meta|wasm\.[\w-]+\.pagefind")
_SHIPPED_FOLDERS = ("fragment", "index", "filter")
_NOISE = ("thread ", "note: ", "stack backtrace", "Traceback", "File ")
_LONG = 200
"""From this many pages on, a line says what takes so long."""


def write_index(
    site: Path, cache: Path, language: str, say: Callable[[str], None] = lambda _: None
) -> int:
    """Write the search index of ``site``; how many pages are in it.

    ``cache`` is a folder for what the next run can use again. ``language`` is that of the site:
    one for all pages, because Pagefind makes an index for each and searches only one. ``say`` is
    told of long work. ChapterhouseError where Pagefind is not there or fails: then the site has
    no index.
    """
    shutil.rmtree(site / BUNDLE, ignore_errors=True)
    files = sorted(site.rglob("index.html"))
    language = _language(language)
    read, made, stamp = cache / "pages", cache / "index", cache / "stamp"
    shutil.rmtree(read, ignore_errors=True)
    digests = in_processes(partial(_write_page, site, read, language), files)
    searched = [digest for digest in digests if digest]
    if not searched:
        return 0
    wanted = _digest("\n".join([_version(), language, *UNSEARCHED, *searched]))
    if not (made / "pagefind.js").is_file() or _text(stamp) != wanted:
        if len(searched) >= _LONG:
            say(f"making the search index of {len(searched):,} pages …")
        stamp.unlink(missing_ok=True)
        shutil.rmtree(made, ignore_errors=True)
        _run(read, made, language)
        _leave_only_what_is_used(made)
        settle(made)
        stamp.write_text(wanted, encoding="ascii")
    shutil.rmtree(read, ignore_errors=True)
    shutil.copytree(made, site / BUNDLE, copy_function=_same_file)
    return len(searched)


def _language(name: str) -> str:
    """The language as Pagefind takes it, which knows the stems of some and no regions.

    >>> _language("pt-BR"), _language("zh")
    ('pt', 'xx')
    """
    language = name.lower().replace("_", "-").partition("-")[0]
    return _NO_LANGUAGE if language in _SEGMENTED or not language.isascii() else language


def _write_page(site: Path, folder: Path, language: str, file: Path) -> str:
    """Write what is read of a page below ``folder``; its digest, empty where it is not searched."""
    text = search_page(file.read_text(encoding="utf-8"), language)
    if text is None:
        return ""
    path = file.relative_to(site)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return _digest(f"{path.as_posix()}\n{text}")


def _run(pages: Path, output: Path, language: str) -> None:
    """Let Pagefind index a folder of pages."""
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(pages.resolve()), "--output-path", str(output.resolve())]
    command += ["--force-language", language]
    for selector in UNSEARCHED:
        command += ["--exclude-selectors", selector]
    settings = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        # In a folder of its own, so that no configuration file of another site is read.
        done = subprocess.run(
            command,
            cwd=pages,
            env=settings,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise _failed(error.strerror or str(error)) from error
    if done.returncode or not (output / "pagefind.js").is_file():
        said = [line.strip() for line in f"{done.stderr}\n{done.stdout}".splitlines()]
        why = next((line for line in said if line and not line.startswith(_NOISE)), "")
        raise _failed(why or f"it ended with code {done.returncode}")


def _failed(why: str) -> ChapterhouseError:
    return ChapterhouseError(
        "search",
        f"Pagefind could not make the index: {why} (a build with --no-search does without)",
    )


def _version() -> str:
    try:
        return version("pagefind")
    except PackageNotFoundError as error:
        raise _failed("its package is missing; ./scripts/build installs it") from error


def _leave_only_what_is_used(made: Path) -> None:
    """Take away Pagefind's own user interfaces: they are larger than all that is used."""
    for entry in sorted(made.iterdir()):
        if entry.is_dir() and entry.name not in _SHIPPED_FOLDERS:
            shutil.rmtree(entry)
        elif entry.is_file() and not _SHIPPED.fullmatch(entry.name):
            entry.unlink()
    languages = [entry for entry in made.glob("wasm.*.pagefind") if ".unknown." not in entry.name]
    if languages:
        (made / "wasm.unknown.pagefind").unlink(missing_ok=True)


def _same_file(source: str, target: str) -> None:
    """A second name for the file where the file system has that, a copy of it elsewhere."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
