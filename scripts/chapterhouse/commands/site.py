"""``convert`` and ``build``: from raw texts to pages, from pages to the site."""

from __future__ import annotations

import argparse
import re
from typing import Any

from chapterhouse.commands.printing import complain, say, say_json
from chapterhouse.site.engines import ENGINES


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    _add_convert(
        commands.add_parser(
            "convert",
            parents=shared,
            help="make pages in docs/ from the raw texts in seeds/",
            description="Makes pages in docs/ from the raw texts in seeds/, and keeps what people "
            "edited in them. Exit code 1: an edit and a source changed the same place (the edit "
            "stays, what the source says there is printed); 2: a source cannot be read.",
        )
    )
    _add_build(
        commands.add_parser(
            "build",
            parents=shared,
            help="convert, check, and build the site into site/",
            description="Converts, checks all pages, and builds the site into site/. Pages with "
            "errors stop it before the site is built.",
        )
    )


def _add_convert(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report",
        action="store_true",
        help="account for every line of every source: text, metadata, or dropped by which rule",
    )
    command.add_argument("--json", action="store_true", help="print it for programs, as JSON")
    command.set_defaults(run=_convert)


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--serve", action="store_true", help="serve the site, and build it again on every change"
    )
    command.add_argument(
        "--port", type=int, default=8000, metavar="N", help="the port to serve on (default: 8000)"
    )
    command.add_argument(
        "--no-convert", action="store_true", help="build the pages as they are in docs/"
    )
    command.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="stop at what the engine only warns of (default: yes)",
    )
    command.add_argument(
        "--site-url",
        type=_address,
        metavar="ADDRESS",
        help="the address that the site will have (default: site_url in mkdocs.yml)",
    )
    command.add_argument(
        "--engine",
        choices=ENGINES,
        default=ENGINES[0],
        help=f"what makes HTML of the pages (default: {ENGINES[0]}; others have to be installed)",
    )
    command.add_argument(
        "--keep-going",
        action="store_true",
        help="end well where the site could be built, although an edit clashed with its source or"
        " a source cannot be read; what they are is printed all the same",
    )
    command.add_argument(
        "--no-search", action="store_true", help="make no search index, and a site without a search"
    )
    command.set_defaults(run=_build)


def _address(text: str) -> str:
    """An address on the web, with the slash at its end."""
    if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no web address; it begins with https://")
    return text.rstrip("/") + "/"


def _convert(options: argparse.Namespace) -> int:
    from chapterhouse.conversion.account import account, account_lines
    from chapterhouse.conversion.convert import convert_with_progress
    from chapterhouse.conversion.report import report_json, summary_lines

    report = convert_with_progress(options.root, lines=options.report)
    accounts = [account(source) for source in report.read] if options.report else []
    if options.json:
        say_json(report_json(report, accounts))
    else:
        for one in accounts:
            say(account_lines(one))
        say(summary_lines(report))
    complain(str(error) for error in report.errors)
    return 2 if any(one.unaccounted for one in accounts) else report.exit_code


def _build(options: argparse.Namespace) -> int:
    from chapterhouse.build import Choices, build, build_and_serve

    choices = Choices(
        options.root,
        not options.no_convert,
        options.strict,
        options.site_url,
        options.keep_going,
        not options.no_search,
        options.engine,
    )
    return build_and_serve(choices, options.port) if options.serve else build(choices)
