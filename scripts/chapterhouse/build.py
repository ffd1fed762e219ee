"""The whole way from raw texts to the finished site: convert, check, build, and perhaps serve.

What cannot be converted is a problem and no reason to have no site. A page with a mistake is one:
the engines would print its front matter as text, or leave the page out.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from chapterhouse.check import check
from chapterhouse.conversion.convert import convert_with_progress
from chapterhouse.conversion.report import Report, summary_lines
from chapterhouse.files import read_text_if_there
from chapterhouse.problems import ChapterhouseError, printable
from chapterhouse.processes import seldom_collecting
from chapterhouse.serve import serve
from chapterhouse.site.build import REPOSITORY, build_site
from chapterhouse.site.engines import ENGINES


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person asked for."""

    root: Path
    convert: bool = True
    strict: bool = True
    address: str | None = None
    keep_going: bool = False
    search: bool = True
    engine: str = ENGINES[0]


def build(choices: Choices) -> int:
    """Make everything once and say what was done; the exit code.

    0: all is well; 1: an edit clashed with its source, or mistakes in pages stopped the build;
    2: a source could not be read (the site is there, without what is new in it). Where the
    person chose to keep going, it is 0 whenever the site is there.
    """
    made = _make(choices)
    if made.site is None:
        return 1
    return 0 if choices.keep_going else made.report.exit_code


def build_and_serve(choices: Choices, port: int) -> int:
    """Make everything, serve the site, and make it again whenever something changes."""

    def again() -> None:
        if _make(choices).site is None:
            raise ChapterhouseError(str(choices.root), "its pages have mistakes, see above")

    root = choices.root
    site = _make(choices).site
    if site is None:
        return 1
    watched = [root / name for name in ("seeds", "docs", "overrides", "mkdocs.yml")]
    path = urlsplit(choices.address).path if choices.address else site_path(root)
    serve(site, path, port=port, watch=watched, rebuild=again)
    return 0


@dataclass(frozen=True, slots=True)
class _Made:
    """What the conversion did, and the folder of the site; ``None`` where it was not built."""

    report: Report
    site: Path | None


@seldom_collecting()
def _make(choices: Choices) -> _Made:
    """Convert, check and build, and say what was done."""
    began = time.monotonic()
    report = _converted(choices)
    if choices.convert:
        print("\n".join(summary_lines(report)))
    for error in report.errors:
        print(error, file=sys.stderr)
    findings = sorted(set(check(choices.root)) - set(report.findings))
    for finding in findings:
        print(finding)
    mistakes = sum(finding.severity == "error" for finding in findings)
    if mistakes:
        print(f"not built: {mistakes} mistakes in pages, see above")
        return _Made(report, None)
    try:
        built = build_site(
            choices.root,
            strict=choices.strict,
            address=choices.address,
            search=choices.search,
            engine=choices.engine,
        )
    except ChapterhouseError as error:
        print(f"not built: {error}", file=sys.stderr)
        return _Made(report, None)
    for warning in built.warnings:
        print(f"warning: {printable(warning)}")
    for note in built.notes:
        print(f"note: {printable(note)}")
    problems = report.problems + len(findings) + len(built.warnings)
    print(
        f"built {built.pages} pages, kept edits: {report.kept_edits}, problems: {problems},"
        f" seconds: {time.monotonic() - began:.1f}"
    )
    print(f"the site is in {built.site_dir}", flush=True)
    return _Made(report, built.site_dir)


def _converted(choices: Choices) -> Report:
    """What the conversion did; nothing where none is wanted."""
    return convert_with_progress(choices.root, lines=False) if choices.convert else Report()


def site_path(root: Path) -> str:
    """The path that the site will have on its host, by the address in ``mkdocs.yml``.

    GitHub Pages puts a site under the name of its repository, and a link that forgets this works
    only where the site is served from the top.
    """
    for base in (root, REPOSITORY):
        text = read_text_if_there(base / "mkdocs.yml")
        if text is not None:
            address = re.search(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", text, re.MULTILINE)
            return urlsplit(address[1]).path if address else "/"
    return "/"
