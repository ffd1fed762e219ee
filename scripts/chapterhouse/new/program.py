"""Which files of this repository are the program, and go into every site as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("scripts/chapterhouse", "overrides", ".github")
FILES = (
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "requirements.txt",
    "scripts/build",
    "scripts/check",
    "scripts/convert.py",
    "scripts/environment.sh",
    "scripts/mkdocs_hooks.py",
)
_NOT_FOR_SITES = (".github/site.png",)


def program_files(repository: Path) -> Iterator[str]:
    """Their paths, sorted."""
    found = {name for name in FILES if (repository / name).is_file()}
    for folder in FOLDERS:
        for file in (repository / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".pyc":
                found.add(file.relative_to(repository).as_posix())
    return iter(sorted(found.difference(_NOT_FOR_SITES)))


def for_sites(path: str, content: bytes) -> bytes:
    """A file of the program as a site has it: without what only concerns work on the program."""
    if path == ".github/workflows/ci.yml":
        return content.partition(b"\n  # Only where the program is made.\n")[0] + b"\n"
    return content


def project_file(text: str) -> str:
    """The ``pyproject.toml`` of a site: what installs the program, and no tool that tests it."""
    kept, keep = [], False
    for line in text.split("\n"):
        if line.startswith("["):
            keep = line.startswith(("[build-system]", "[project", "[tool.setuptools"))
        if keep and not line.startswith("#"):
            kept.append(line)
    return "\n".join(kept).rstrip() + "\n"
