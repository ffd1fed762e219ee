"""``inspect`` and ``export``: what is read from a raw text, and a transcript for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from chapterhouse.commands.printing import complain, say, say_json


def add(commands: Any, shared: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    _add_inspect(
        commands.add_parser(
            "inspect",
            parents=shared,
            help="show what is read from raw texts, and write nothing",
            description="Shows what is read from raw texts: who speaks, chapters, turns, what is "
            "dropped and by which rule. A sources.yml beside a file counts. Nothing is written.",
        )
    )
    _add_export(
        commands.add_parser(
            "export",
            parents=shared,
            help="print an episode's transcript as WebVTT, SRT, JSON or text",
            description="Prints the transcript of a page, with what people mended in it, for"
            " players and podcast hosts: WebVTT with voices, SRT, the JSON of Podcasting 2.0, or"
            " text. Send it to a file with > NAME.",
        )
    )


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


def _inspect(options: argparse.Namespace) -> int:
    from chapterhouse.files import source_files
    from chapterhouse.intake.inspect_files import read_files
    from chapterhouse.intake.inspect_json import as_json, as_text

    files = options.files or [options.root / name for name in source_files(options.root)]
    reading = read_files(files)
    if options.json:
        say_json([as_json(episode) for episode in reading.episodes])
    else:
        for episode in reading.episodes:
            say(as_text(episode))
    complain(str(note) for note in reading.notes if note.severity == "note")
    complain(str(error) for error in reading.errors)
    return 2 if reading.errors else 0


def _export(options: argparse.Namespace) -> int:
    from chapterhouse.export.episode_page import episode_page
    from chapterhouse.export.formats import FORMATS

    sys.stdout.write(FORMATS[options.form](episode_page(options.root, options.episode)))
    return 0
