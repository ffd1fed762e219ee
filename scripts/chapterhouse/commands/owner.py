"""What owners and their hosts use beside building: ``new`` and ``preview``."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chapterhouse.commands.printing import say


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    new = commands.add_parser(
        "new",
        parents=shared[1:],
        help="start an empty site of your own in a folder",
        description="Starts an empty site: settings, scripts, workflows, and a first page that"
        " says what to do next, ready to be pushed. What is not told by an option is asked for,"
        " where somebody is there to answer.",
    )
    new.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or a new one")
    new.add_argument("--title", metavar="TITLE", help="what the site is called")
    new.add_argument(
        "--repository", metavar="OWNER/NAME", help="where it will be on GitHub: you/podcast"
    )
    new.add_argument(
        "--site-url",
        metavar="ADDRESS",
        help="where it will be published (default: where GitHub Pages puts the repository)",
    )
    new.add_argument(
        "--renew",
        action="store_true",
        help="put this version of the program into a site that was started before; its texts,"
        " pages and settings stay",
    )
    new.set_defaults(run=_new)
    preview = commands.add_parser(
        "preview",
        parents=shared,
        help="tell what new sources would become, for a pull request",
        description="Reads the raw texts that are new or other than in a commit, and prints in"
        " Markdown what would be made of each: title, people, turns, chapters, and what is on no"
        " page and why. Nothing is written.",
    )
    preview.add_argument(
        "--base",
        metavar="COMMIT",
        help="what the sources are held against (default: the branch that the pull request goes "
        "to, else the commit before)",
    )
    preview.set_defaults(run=_preview)


def _new(options: argparse.Namespace) -> int:
    from chapterhouse.new.answers import answers
    from chapterhouse.new.create import create, refuse_if_taken, renew
    from chapterhouse.site.build import REPOSITORY

    folder: Path = options.folder
    if options.renew:
        changed = renew(folder, REPOSITORY)
        print(f"files of the program that are other now: {len(changed)}")
        print(f"next: cd {folder}, look at git diff, ./scripts/build, commit")
        return 0
    refuse_if_taken(folder)
    told = answers(options.title, options.site_url, options.repository, folder.resolve().name, _ask)
    written = create(folder, told, REPOSITORY)
    print(f"{told.title}: {len(written)} files in {folder}")
    print("Next:")
    say(f"  {step}" for step in _steps(folder, told.repository))
    return 0


def _steps(folder: Path, repository: str) -> Iterator[str]:
    """What a person types to see the site, and to publish it."""
    yield f"cd {shlex.quote(str(folder))}"
    yield "./scripts/build --serve"
    yield "git init --initial-branch=main && git add . && git commit -m 'A new site'"
    yield f"git remote add origin {repository or 'ADDRESS-OF-YOUR-REPOSITORY'}"
    yield "git push -u origin main      (README.md says what to set on GitHub before)"


def _ask(question: str, default: str) -> str:
    """What a person answers; the default where nobody is there, or nothing is typed."""
    if not sys.stdin.isatty():
        return default
    try:
        return input(f"{question}{f' [{default}]' if default else ''}: ").strip() or default
    except EOFError:
        return default


def _preview(options: argparse.Namespace) -> int:
    from chapterhouse.hosting.preview import preview

    say(preview(options.root, options.base, os.environ))
    return 0
