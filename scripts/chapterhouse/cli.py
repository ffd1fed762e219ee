"""The command line: runs one of the ``commands``, and sees to how it ends.

0: all is well; 1: something for a person to decide or mend (clashes, pages with errors); 2: input
that cannot be read; 3: a fault of the program, or a package
it lacks; 130: stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from chapterhouse import __version__
from chapterhouse.commands import check, glossary, issue, owner, site, sources, topics
from chapterhouse.problems import ChapterhouseError, printable

GROUPS = (site, check, glossary, topics, sources, issue, owner)
"""The commands, in the order in which the help shows them."""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command, and end at once with its exit code.

    Python would first take apart all that was read, which takes half a second for a large site.
    """
    code = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


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
    for group in GROUPS:
        group.add(commands, [root, fault])
    return top


def _failed(options: argparse.Namespace, line: str, code: int) -> int:
    """Say what failed in one line, and where in the program if that is asked for."""
    if options.traceback:
        traceback.print_exc()
    print(line, file=sys.stderr)
    return code
