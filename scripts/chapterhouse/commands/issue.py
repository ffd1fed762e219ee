"""``issue``: prepares an issue of the newsletter."""

from __future__ import annotations

import argparse
import datetime
from typing import Any

from chapterhouse.commands.printing import say


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the command, with its own commands below it."""
    command = commands.add_parser(
        "issue",
        help="prepare an issue of the newsletter",
        description="Issues of the newsletter: pages of docs/issues/ that present episodes.",
    )
    inner = command.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(
        inner.add_parser(
            "new",
            parents=shared,
            help="write the page of a new issue, with all episodes that none has presented yet",
            description="Writes a page into docs/issues/ with a section for each episode that no "
            "issue has presented yet. Write an intro above the sections, and below a heading what "
            "you want to say in place of the episode's summary; where it stays empty, the issue "
            "shows the summary. Nothing is sent.",
        )
    )


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("title", nargs="?", default="", metavar="TITLE", help="(default: Issue N)")
    command.add_argument(
        "--date",
        type=datetime.date.fromisoformat,
        default=datetime.date.today(),
        metavar="YYYY-MM-DD",
        help="the day of the issue (default: today)",
    )
    command.add_argument(
        "--most",
        type=int,
        default=0,
        metavar="N",
        help="take the newest N episodes only (default: all)",
    )
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from chapterhouse.newsletter.issue_new import new_issue

    issue = new_issue(options.root, options.title, options.date, options.most)
    many = "1 episode" if issue.episodes == 1 else f"{issue.episodes} episodes"
    say(
        (
            f"docs/{issue.path}: {many}",
            "write an intro below the second ---, and under a heading what you want to say in"
            " place of the summary; then chapterhouse build",
        )
    )
    return 0
