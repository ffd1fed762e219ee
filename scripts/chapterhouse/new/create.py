"""Writes a new site into a folder, or a newer program into a site that there is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from string import Template

from chapterhouse.new.answers import Answers
from chapterhouse.new.program import for_sites, program_files, project_file
from chapterhouse.new.settings import only_comments, site_settings
from chapterhouse.problems import ChapterhouseError

_MADE = Path(__file__).with_name("made")
_OURS = ("scripts/chapterhouse/", "overrides/")
"""Folders of a site in which only files of the program belong."""


def create(folder: Path, told: Answers, repository: Path) -> list[str]:
    """The paths of the files written. ChapterhouseError where there is something already."""
    refuse_if_taken(folder)
    _need_program(repository)
    texts = _texts(told, repository)
    copied = list(program_files(repository))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            _write(folder / path, text.encode())
        (folder / "scripts").mkdir(exist_ok=True)
        (folder / "scripts/test").chmod(0o755)
        _copy(copied, repository, folder)
    except OSError as error:
        raise _cannot(folder, error) from None
    return sorted({*texts, *copied})


def renew(folder: Path, repository: Path) -> list[str]:
    """Put this program into a site that has another one; the paths of the files that differ now.

    Texts, pages and settings stay. ChapterhouseError where the folder is no site of its own.
    """
    _need_program(repository)
    if folder.resolve() == repository.resolve():
        raise ChapterhouseError(str(folder), "is where this program is; name another site")
    if not (folder / "mkdocs.yml").is_file() or not (folder / "scripts/chapterhouse").is_dir():
        raise ChapterhouseError(str(folder), "holds no site with a program in it")
    copied = list(program_files(repository))
    try:
        changed = _copy(copied, repository, folder)
        project = project_file((repository / "pyproject.toml").read_text(encoding="utf-8"))
        changed += _write(folder / "pyproject.toml", project.encode()) * ["pyproject.toml"]
        for path in set(program_files(folder)).difference(copied):
            if path.startswith(_OURS):
                (folder / path).unlink()
                changed.append(path)
    except OSError as error:
        raise _cannot(folder, error) from None
    return sorted(changed)


def refuse_if_taken(folder: Path) -> None:
    """ChapterhouseError where a new site would meet something that is there already."""
    if folder.is_dir():
        # A folder made by `git clone` of an empty repository is as good as none.
        if any(item.name != ".git" for item in folder.iterdir()):
            raise ChapterhouseError(
                str(folder), "is not empty; name a folder that is, or a new one"
            )
    elif folder.exists() or folder.is_symlink():
        raise ChapterhouseError(str(folder), "is there already, and is no folder")


def _texts(told: Answers, repository: Path) -> Mapping[str, str]:
    """The files that are the owner's, by path."""

    def ours(path: str) -> str:
        return (repository / path).read_text(encoding="utf-8")

    words = {"title": told.title, "address": told.address or "the address that GitHub shows"}
    texts = {
        file.relative_to(_MADE).as_posix().removesuffix(".in"): Template(
            file.read_text(encoding="utf-8")
        ).substitute(words)
        for file in sorted(_MADE.rglob("*.in"))
    }
    texts["mkdocs.yml"] = site_settings(ours("mkdocs.yml"), told)
    texts["pyproject.toml"] = project_file(ours("pyproject.toml"))
    texts["scripts/LICENSE"] = ours("LICENSE")
    texts["seeds/sources.yml"] = only_comments(ours("seeds/sources.yml"), "files")
    texts["seeds/glossary.yml"] = only_comments(ours("seeds/glossary.yml"), "terms")
    return texts


def _copy(paths: list[str], repository: Path, folder: Path) -> list[str]:
    """Copy files of the program; the paths of those that were not the same before."""
    changed = []
    for path in paths:
        source, target = repository / path, folder / path
        if _write(target, for_sites(path, source.read_bytes())):
            changed.append(path)
        shutil.copymode(source, target)
    return changed


def _write(file: Path, content: bytes) -> bool:
    """Put a file in place; whether it was other before."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _need_program(repository: Path) -> None:
    if not (repository / "mkdocs.yml").is_file() or not (repository / "overrides").is_dir():
        why = "the program's own repository is needed to start a site, and is not here"
        raise ChapterhouseError(str(repository), why)


def _cannot(folder: Path, error: OSError) -> ChapterhouseError:
    place = str(error.filename or folder)
    return ChapterhouseError(place, f"cannot be written: {(error.strerror or 'failed').lower()}")
