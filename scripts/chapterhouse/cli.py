"""The command line: what each command takes, what it prints, and the exit code it ends with.

0: all is well; 1: something for a person to decide or mend (clashes, pages with errors); 2: input
that cannot be read; 3: a fault of the program, or a package
it lacks; 130: stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

from chapterhouse import __version__
from chapterhouse.problems import ChapterhouseError, printable


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. No fault ends in a traceback, unless one is asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except ChapterhouseError as error:
        return _failed(options, str(error), 2)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ModuleNotFoundError as error:
        why = "./scripts/build installs all that is needed into .venv"
        return _failed(options, f"the Python package {error.name} is missing; {why}", 3)
    except Exception as error:
        what = f"chapterhouse: a fault of the program: {type(error).__name__}: {error}"
        return _failed(
            options, f"{printable(what)} (please report it, with what --traceback prints)", 3
        )
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="chapterhouse",
        description="Turns raw podcast transcripts into a site that people enjoy reading.",
    )
    top.add_argument("--version", action="version", version=f"chapterhouse {__version__}")
    fault = argparse.ArgumentParser(add_help=False)
    fault.add_argument(
        "--traceback", action="store_true", help="show where in the program a fault happened"
    )
    root = argparse.ArgumentParser(add_help=False)
    root.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder with seeds/ and docs/ in it (default: the one you are in)",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_convert(
        commands.add_parser(
            "convert",
            parents=[root, fault],
            help="make pages in docs/ from the raw texts in seeds/",
            description="Makes pages in docs/ from the raw texts in seeds/, and keeps what people "
            "edited in them. Exit code 1: an edit and a source changed the same place (the edit "
            "stays, what the source says there is printed); 2: a source cannot be read.",
        )
    )
    _add_build(
        commands.add_parser(
            "build",
            parents=[root, fault],
            help="convert, check, and build the site into site/",
            description="Converts, checks all pages, and builds the site into site/. Pages with "
            "errors stop it before the site is built.",
        )
    )
    check = commands.add_parser(
        "check",
        parents=[root, fault],
        help="look for mistakes in the pages of docs/",
        description="Reads every page and prints what is wrong, and where, and what would be "
        "right. Exit code 1: there are errors.",
    )
    check.set_defaults(run=_check)
    _add_inspect(
        commands.add_parser(
            "inspect",
            parents=[root, fault],
            help="show what is read from raw texts, and write nothing",
            description="Shows what is read from raw texts: who speaks, chapters, turns, what is "
            "dropped and by which rule. A sources.yml beside a file counts. Nothing is written.",
        )
    )
    _add_export(
        commands.add_parser(
            "export",
            parents=[root, fault],
            help="print an episode's transcript as WebVTT, SRT, JSON or text",
            description="Prints the transcript of a page, with what people mended in it, for"
            " players and podcast hosts: WebVTT with voices, SRT, the JSON of Podcasting 2.0, or"
            " text. Send it to a file with > NAME.",
        )
    )
    return top


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
    command.set_defaults(run=_build)


def _add_inspect(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a raw text (default: all below seeds/ of the folder that --root names)",
    )
    command.add_argument("--json", action="store_true", help="print all of it, as a JSON list")
    command.set_defaults(run=_inspect)


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "episode", metavar="EPISODE", help="the last part of the page's address, or its file"
    )
    command.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=("vtt", "srt", "json", "txt"),
        help="what to make of it",
    )
    command.set_defaults(run=_export)


def _convert(options: argparse.Namespace) -> int:
    from chapterhouse.conversion.account import account, account_lines
    from chapterhouse.conversion.convert import convert_with_progress
    from chapterhouse.conversion.report import report_json, summary_lines

    report = convert_with_progress(options.root)
    accounts = [account(source) for source in report.read] if options.report else []
    if options.json:
        _print_json(report_json(report, accounts))
    else:
        for one in accounts:
            _print(account_lines(one))
        _print(summary_lines(report))
    _complain(str(error) for error in report.errors)
    return 2 if any(one.unaccounted for one in accounts) else report.exit_code


def _build(options: argparse.Namespace) -> int:
    from chapterhouse.build import Choices, build, build_and_serve

    choices = Choices(options.root, not options.no_convert, options.strict)
    return build_and_serve(choices, options.port) if options.serve else build(choices)


def _check(options: argparse.Namespace) -> int:
    from chapterhouse.check import check

    findings = sorted(check(options.root))
    _print(str(finding) for finding in findings)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"errors: {errors}, warnings: {len(findings) - errors}")
    return 1 if errors else 0


def _inspect(options: argparse.Namespace) -> int:
    from chapterhouse.files import source_files
    from chapterhouse.intake.inspect_files import read_files
    from chapterhouse.intake.inspect_json import as_json, as_text

    files = options.files or [options.root / name for name in source_files(options.root)]
    reading = read_files(files)
    if options.json:
        _print_json([as_json(episode) for episode in reading.episodes])
    else:
        for episode in reading.episodes:
            _print(as_text(episode))
    _complain(str(error) for error in reading.errors)
    return 2 if reading.errors else 0


def _export(options: argparse.Namespace) -> int:
    from chapterhouse.export.episode_page import episode_page
    from chapterhouse.export.formats import FORMATS

    sys.stdout.write(FORMATS[options.form](episode_page(options.root, options.episode)))
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def _complain(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _failed(options: argparse.Namespace, line: str, code: int) -> int:
    """Say what failed in one line, and where in the program if that is asked for."""
    if options.traceback:
        traceback.print_exc()
    print(line, file=sys.stderr)
    return code
