"""Three-way merge of text, by ``git merge-file``; where both sides differ, a person's lines stay.

Git marks such places by lines of its own in the text. They are read here and go no further: the
marks are longer than any run of the same sign in the text, so that no line can be taken for one.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chapterhouse.problems import ChapterhouseError

_RUN_OF_MARKS = re.compile(r"^(?:<+|=+|>+|\|+)", re.MULTILINE)
_SHORTEST_MARK = 31
_MOST_CLASHES = 127


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that a person and the source both changed: its line (from 1) and both texts."""

    line: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text without marks, and the places where only a person's side was taken."""

    text: str
    clashes: tuple[Clash, ...]


def merge_text(base: str, ours: str, theirs: str) -> Merged:
    """Both changes of ``base`` in one text; where they clash, ``ours``.

    Raises ChapterhouseError where git is missing or fails.
    """
    size = max(
        (len(run) + 1 for text in (base, ours, theirs) for run in _RUN_OF_MARKS.findall(text)),
        default=0,
    )
    size = max(size, _SHORTEST_MARK)
    return _without_marks(_git_merge(base, ours, theirs, size), size)


def _git_merge(base: str, ours: str, theirs: str, size: int) -> list[str]:
    """The lines that git makes of the three texts, clashes between marks of ``size`` signs."""
    with tempfile.TemporaryDirectory(prefix="chapterhouse-") as folder:
        names = ("ours", "base", "theirs")
        for name, text in zip(names, (ours, base, theirs), strict=True):
            (Path(folder) / name).write_bytes(_whole_lines(text).encode())
        style = ("-c", "merge.conflictStyle=merge")
        command = ["git", *style, "merge-file", "-p", "-q", f"--marker-size={size}", *names]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        except OSError:
            why = "is needed to merge edited pages and was not found; install it and convert again"
            raise ChapterhouseError("git", why) from None
    # The exit code is the number of clashes (at most 127); beyond that it is an error.
    if not 0 <= done.returncode <= _MOST_CLASHES:
        why = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
        raise ChapterhouseError("git", f"merge-file failed: {why}")
    return done.stdout.decode().split("\n")


def _without_marks(lines: Sequence[str], size: int) -> Merged:
    """The text with ours at each marked place, and what stood there in theirs."""
    kept: list[str] = []
    clashes: list[Clash] = []
    ours: list[str] = []
    theirs: list[str] = []
    side: list[str] | None = None
    for line in lines:
        # "<<<< ours", "====" and ">>>> theirs", each of so many signs as nothing else has.
        mark = line[:1] if line[:size] == line[:1] * size and line[:1] in set("<=>") else ""
        if mark == "<":
            ours, theirs = [], []
            side = ours
        elif mark == "=":
            side = theirs
        elif mark == ">":
            at = len(kept) + 1
            clashes.append(Clash(at, "\n".join(ours).strip("\n"), "\n".join(theirs).strip("\n")))
            kept += ours
            side = None
        elif side is not None:
            side.append(line)
        else:
            kept.append(line)
    return Merged("\n".join(kept), tuple(clashes))


def _whole_lines(text: str) -> str:
    """The text with a newline at its end, as git needs it to see the last line as one."""
    return text if text.endswith("\n") or not text else f"{text}\n"
