"""What owners and their hosts use beside building: ``preview``."""

from __future__ import annotations

import argparse
import os
from typing import Any

from chapterhouse.commands.printing import say


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
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


def _preview(options: argparse.Namespace) -> int:
    from chapterhouse.hosting.preview import preview

    say(preview(options.root, options.base, os.environ))
    return 0
