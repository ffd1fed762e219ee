"""Mends all pages of a project folder, as far as they have one right answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chapterhouse.check.fix_page import Fix, fix_page
from chapterhouse.check.site_pages import files_below
from chapterhouse.files import PageStore, read_bytes
from chapterhouse.problems import printable
from chapterhouse.processes import in_processes


@dataclass(frozen=True, slots=True, order=True)
class Fixed:
    """What was mended in a line of a page."""

    path: str
    fix: Fix

    def __str__(self) -> str:
        before, after = self.fix.before.strip(), self.fix.after.strip()
        what = f"`{before}` is now `{after}`" if before != after else f"the space by `{after}`"
        return printable(f"{self.path}:{self.fix.line}: mended: {what}")


class _Mender:
    def __init__(self, docs: Path) -> None:
        self._docs = docs

    def __call__(self, name: str) -> tuple[str, tuple[Fix, ...]]:
        """The mended text and what was mended; nothing where a page is not to be read."""
        path = f"docs/{name}"
        try:
            text = read_bytes(self._docs / name, path).decode()
        except UnicodeDecodeError:
            return "", ()
        return fix_page(path, text)


def fix(root: Path) -> list[Fixed]:
    """Mend the pages, and say what was mended; each page is written whole or not at all."""
    docs = root / "docs"
    names = [name for name in files_below(docs) if name.endswith(".md")]
    store = PageStore(root, "docs")
    fixed: list[Fixed] = []
    for name, (text, fixes) in zip(names, in_processes(_Mender(docs), names), strict=True):
        if fixes:
            store.write(name, text)
            fixed += (Fixed(store.shown(name), fix) for fix in fixes)
    return fixed
