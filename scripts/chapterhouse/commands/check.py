"""``check``: what is wrong in the pages; mends what has one right answer, speaks to GitHub."""

from __future__ import annotations

import argparse
import os
from typing import Any

from chapterhouse.commands.printing import say


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "check",
        parents=shared,
        help="look for mistakes in the pages of docs/",
        description="Reads every page and prints what is wrong, and where, and what would be "
        "right. Exit code 1: there are errors.",
    )
    command.add_argument(
        "--fix",
        action="store_true",
        help="first mend what has one right answer (a missing bracket, a space, quotes in the "
        "facts), say what was mended, and touch nothing else",
    )
    command.add_argument(
        "--github",
        action="store_true",
        help="print annotations for GitHub at file and line, and write a summary of the findings "
        "and of the changed pages to $GITHUB_STEP_SUMMARY",
    )
    command.add_argument(
        "--base",
        metavar="COMMIT",
        help="with --github: what the changed pages are held against (default: the branch that "
        "the pull request goes to, else the commit before)",
    )
    command.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from chapterhouse.check import check
    from chapterhouse.check.fix_site import fix

    fixes = fix(options.root) if options.fix else []
    findings = sorted(check(options.root))
    errors = sum(finding.severity == "error" for finding in findings)
    total = f"errors: {errors}, warnings: {len(findings) - errors}"
    if options.github:
        from chapterhouse.check.github import report_to_github

        say(report_to_github(options.root, findings, options.base, os.environ))
    else:
        say(str(one) for one in (*fixes, *findings))
    print(f"mended: {len(fixes)}, {total}" if options.fix else total)
    return 1 if errors else 0
