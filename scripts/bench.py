#!/usr/bin/env python3
"""Measures the conversion and the build at sizes that the sample does not have.

    .venv/bin/python scripts/bench.py --pages 20 100 1000

Writes raw sources of about 50 kB an episode from the sample's own words (the same ones each
time), converts and builds them with the command line as an owner would, and builds the same
pages with plain MkDocs and Material, every page in its nav and with its own search, in the same
run. The pages are built twice over: alone, and with all that is made of them for mailboxes, feed
readers and programs. Everything happens in a temporary folder. It is no test: nothing fails for
being slow.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench_sources import sentences_of, write_sources

REPOSITORY = Path(__file__).resolve().parent.parent
ALONE = {"exports": "none", "cards": False, "quotes": False}
"""The options under ``extra`` with which only pages for people are made."""

ADDRESS = "https://example.org/podcast/"
STAGE = ".chapterhouse/docs"
PLAIN_CONFIG = {
    "site_name": "Plain",
    "site_url": "http://127.0.0.1/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
}


@dataclass(frozen=True)
class Run:
    """What one command took: seconds on the clock and of processors, bytes of memory at most."""

    name: str
    seconds: float
    processor: float
    memory: int
    output: int = 0
    files: int = 0


def measure(
    name: str, arguments: Sequence[str], output: Path | None = None, one_core: bool = False
) -> Run:
    """Runs a Python module in a process of its own; stops the benchmark where it fails."""
    print(f"  {name} …", end="", flush=True)
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdout=said,
            stderr=subprocess.STDOUT,
            preexec_fn=on_one_core if one_core else None,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"},
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace").splitlines()[-15:]
            sys.exit("\n".join([f" exit {process.returncode}", *tail]))
    print(f" {seconds:.1f} s", flush=True)
    written = [file for file in output.rglob("*") if file.is_file()] if output else []
    return Run(
        name,
        seconds,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        sum(file.stat().st_size for file in written),
        len(written),
    )


def on_one_core() -> None:
    """Leave a process one of its processors, where the system can; else it says so by its time."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def write_plain(root: Path, docs: Path, settings: Mapping[str, object] | None = None) -> None:
    """The same pages for plain MkDocs with Material: all of them in nav, or with ``settings``."""
    shutil.copytree(docs / "episodes", root / "docs" / "episodes")
    (root / "docs" / "index.md").write_text("# Plain\n", encoding="utf-8")
    pages = sorted(file.name for file in (root / "docs" / "episodes").glob("*.md"))
    nav = [{"Home": "index.md"}, {"Episodes": [f"episodes/{name}" for name in pages]}]
    config = json.dumps(settings or {**PLAIN_CONFIG, "nav": nav})  # JSON is YAML
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")


def megabytes(size: float) -> str:
    """Bytes in millions, as the tables show them."""
    return f"{size / 1e6:,.1f}"


def write_settings(root: Path, **extra: object) -> None:
    """This repository's configuration for another folder, with other options under ``extra``."""
    settings = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"] |= {"sample": False, **extra}
    (root / "mkdocs.yml").write_text(json.dumps(settings, indent=1), encoding="utf-8")  # is YAML


def remove(root: Path, *names: str) -> None:
    """Takes away what an earlier run made, so that the next one makes all of it."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


@dataclass(frozen=True)
class Step:
    """Something to measure: what is made ready for it, the command, the folder that it fills."""

    name: str
    ready: Callable[[], None]
    command: Sequence[str]
    output: Path
    one_core: bool = False


def steps(root: Path, options: argparse.Namespace) -> list[Step]:
    """All that is measured at one size, in an order in which each finds what it needs."""
    here = ["--root", str(root), *options.with_build]
    build = ["chapterhouse", "build", *here]
    pages_only = [*build, "--no-convert"]
    everything = [*pages_only, f"--site-url={ADDRESS}"]
    plain = root / "plain"
    mkdocs = ["mkdocs", "build", "--quiet", "--config-file", str(plain / "mkdocs.yml")]

    def ready(*names: str, **extra: object) -> Callable[[], None]:
        def make() -> None:
            remove(root, *names)
            write_settings(root, **extra)

        return make

    def ready_plain() -> None:
        remove(root, "plain")
        write_plain(plain, root / "docs")

    raw_only = ready("docs", ".pristine", ".chapterhouse", "site", **ALONE)
    found = [
        Step(
            "convert, on one core",
            raw_only,
            ["chapterhouse", "convert", "--root", str(root)],
            root / "docs",
            one_core=True,
        ),
        Step("build the pages alone", ready("site", STAGE, **ALONE), pages_only, root / "site"),
        Step("everything, first time", ready("site", ".chapterhouse"), everything, root / "site"),
        Step("everything, again", ready("site", STAGE), everything, root / "site"),
        Step("convert, build the pages", raw_only, build, root / "site"),
    ]
    if not options.skip_plain:
        found.append(Step("plain MkDocs + Material", ready_plain, mkdocs, plain / "site"))
    return found


def usual(runs: Sequence[Run]) -> Run:
    """The run of median time: what a machine does between two runs is not its fault."""
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def bench(root: Path, pages: int, sentences: Sequence[str], options: argparse.Namespace) -> None:
    """Measures one size and prints its table."""
    print(f"{pages} pages", flush=True)
    raw = write_sources(root / "seeds", pages, sentences, options.seed)
    taken: dict[str, list[Run]] = {}
    for _ in range(options.runs):
        for step in steps(root, options):
            step.ready()
            run = measure(step.name, step.command, step.output, step.one_core)
            taken.setdefault(step.name, []).append(run)
    runs = [usual(each) for each in taken.values()]
    converted, of_pages, _, of_all, whole = runs[:5]
    made = len(list((root / "docs" / "episodes").glob("*.md")))
    print(f"\n{made} episode pages from {megabytes(raw)} MB of raw sources")
    print(f"{'':<28}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}{'files':>8}{'output MB':>11}")
    for run in runs:
        print(
            f"{run.name:<28}{run.seconds:>9.1f}{run.processor:>9.1f}"
            f"{megabytes(run.memory):>9}{run.files:>8,}{megabytes(run.output):>11}"
        )
    print(f"conversion: {raw / 1e6 / converted.processor:.2f} MB/s of one core (start-up included)")
    share = of_all.seconds / of_pages.seconds - 1
    of_whole = (of_all.seconds - of_pages.seconds) / whole.seconds
    print(
        f"mails, feeds and files for programs add {share:.2f} to the time of the pages alone,"
        f" {of_whole:.2f} to that of conversion and pages"
    )
    if not options.skip_plain:
        for run in (of_pages, of_all, whole):
            print(
                f"{run.name} next to plain: {run.seconds / runs[-1].seconds:.3f} of the time,"
                f" {run.output / runs[-1].output:.4f} of the output"
            )
    print(flush=True)


def main() -> None:
    """Reads the options and measures every size in turn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[20, 100, 1000], metavar="N")
    parser.add_argument(
        "--runs", type=int, default=1, metavar="N", help="do everything N times, show the medians"
    )
    parser.add_argument("--seed", type=int, default=1, help="another draw of the words")
    parser.add_argument("--skip-plain", action="store_true", help="without plain MkDocs")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep what is made in this folder")
    parser.add_argument(
        "--with-build",
        action="append",
        default=[],
        metavar="OPTION",
        help="an option for chapterhouse build, as --with-build=--no-search (may be repeated)",
    )
    options = parser.parse_args()
    sentences = sentences_of(REPOSITORY / "seeds")
    if len(sentences) < 100:
        sys.exit(f"{REPOSITORY / 'seeds'}: too few words to make sources from")
    for pages in options.pages:
        with tempfile.TemporaryDirectory(prefix="chapterhouse-bench-") as folder:
            root = options.keep / str(pages) if options.keep else Path(folder)
            if options.keep:
                root.mkdir(parents=True)
            bench(root, pages, sentences, options)


if __name__ == "__main__":
    main()
