"""``glossary``: names that were misheard, suggested, put right, and put back."""

from __future__ import annotations

import argparse
from typing import Any

from chapterhouse.commands.printing import say


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the command with its own three."""
    group = commands.add_parser(
        "glossary",
        help="find names that speech recognition got wrong, and put them right",
        description="Finds names that speech recognition got wrong, by their sound and spelling, "
        "and puts into the pages what seeds/glossary.yml accepts as `misheard`.",
    )
    kinds = group.add_subparsers(title="what to do", required=True, metavar="WHAT")
    suggest = kinds.add_parser(
        "suggest",
        parents=shared,
        help="print what was probably misheard, with place and sentence; nothing is written",
        description="Prints words that are spelled nearly like a known name or sound like it: a "
        "name of the glossary, of a person or show that has a page, or one that the pages write "
        "in the same way often. Then lines to paste into seeds/glossary.yml.",
    )
    suggest.add_argument("--all", action="store_true", help="show every place, not the first five")
    suggest.set_defaults(run=_suggest)
    apply = kinds.add_parser(
        "apply",
        parents=shared,
        help="put the right names into the pages where the glossary's `misheard` forms stand",
        description="Puts the right name wherever a page has a form that seeds/glossary.yml lists "
        "under `misheard`: whole words only, never in links, code, addresses or quoted titles. "
        "The pages change as if a person had edited them, so converting again keeps it; "
        "`git diff` shows it, and `glossary revert` or `git restore docs` undoes it.",
    )
    apply.set_defaults(run=_apply)
    revert = kinds.add_parser(
        "revert",
        parents=shared,
        help="put back what the sources say where a correction was applied",
        description="Puts back what the sources say, wherever `glossary apply` put a right name; "
        "all other edits stay. Pages without a source stay too: `git restore` undoes those.",
    )
    revert.set_defaults(run=_revert)
    for command in (apply, revert):
        command.add_argument(
            "terms", nargs="*", metavar="TERM", help="only these terms of the glossary"
        )
        command.add_argument(
            "--dry-run", action="store_true", help="show the change as a diff, and write nothing"
        )


def _suggest(options: argparse.Namespace) -> int:
    from chapterhouse.glossary.terms import read_glossary
    from chapterhouse.mishearing.apply import apply
    from chapterhouse.mishearing.suggest import suggest
    from chapterhouse.mishearing.suggestion_text import suggestion_lines
    from chapterhouse.progress import ProgressLine

    progress = ProgressLine()
    try:
        found = suggest(options.root, progress)
    finally:
        progress.close()
    say(suggestion_lines(found, read_glossary(options.root), options.all))
    waiting = sum(len(page.made) for page in apply(options.root, dry=True))
    if waiting:
        print(
            f"\naccepted already, and still in the pages: {waiting} (chapterhouse glossary apply)"
        )
    return 0


def _apply(options: argparse.Namespace) -> int:
    from chapterhouse.mishearing.apply import apply

    return _say(apply(options.root, tuple(options.terms), dry=options.dry_run), options)


def _revert(options: argparse.Namespace) -> int:
    from chapterhouse.mishearing.apply import revert

    return _say(revert(options.root, tuple(options.terms), dry=options.dry_run), options)


def _say(pages: Any, options: argparse.Namespace) -> int:
    for page in pages:
        say(page.diff() if options.dry_run else page.lines())
    made = sum(len(page.made) for page in pages)
    verb = "would change" if options.dry_run else "changed"
    print(f"places {verb}: {made}, pages: {len(pages)}")
    if pages and not options.dry_run:
        print("look at it with `git diff docs`; `git restore docs` takes all of it back")
    return 0
