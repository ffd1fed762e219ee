"""Watching the files that a site is made from, by asking when they were last changed.

Asking twice a second costs a few milliseconds for thousands of files, works on every system and
on network folders, and needs nothing installed.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from chapterhouse.problems import printable

Seen = Mapping[str, tuple[int, int]]
"""By path: when a file was last changed (nanoseconds) and its size (bytes)."""


def files_under(paths: Iterable[Path]) -> Iterator[os.DirEntry[str] | Path]:
    """Every file at or below the paths, without hidden ones and what editors leave behind."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        folders = [str(path)]
        while folders:
            try:
                entries = list(os.scandir(folders.pop()))
            except OSError:
                continue  # gone, or not for us to read
            for entry in entries:
                if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".tmp")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry


def look(paths: Iterable[Path]) -> Seen:
    """What is there now; files that cannot be read are not."""
    seen = {}
    for file in files_under(paths):
        try:
            state = file.stat()
        except OSError:
            continue
        seen[os.fspath(file)] = (state.st_mtime_ns, state.st_size)
    return seen


def watch_and_rebuild(
    paths: Sequence[Path],
    rebuild: Callable[[], None],
    *,
    stop: threading.Event | None = None,
    interval: float = 0.5,
) -> None:
    """Calls ``rebuild`` after each change, until ``stop`` is set.

    A failure of ``rebuild`` is printed as one line, and the watch goes on.
    """
    stop = stop or threading.Event()
    before = look(paths)
    while not stop.wait(interval):
        now = look(paths)
        if now == before:
            continue
        while not stop.wait(interval / 2) and now != (later := look(paths)):
            now = later  # somebody is still writing: a checkout, "save all"
        # What changed while rebuilding may be a person's next edit or what the rebuild wrote
        # itself: one more rebuild takes in the first, and not asking a third time ends the second.
        for _ in range(2):
            _run(rebuild)
            before, now = now, look(paths)
            if now == before:
                break
        before = now


def _run(rebuild: Callable[[], None]) -> None:
    try:
        rebuild()
    except (Exception, SystemExit) as error:  # the engine stops a program that it gave up
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        print(f"Not rebuilt: {printable(why)}", file=sys.stderr, flush=True)
