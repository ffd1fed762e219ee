"""Lighthouse's marks (as for a phone) of each kind of page of the sample, and of a long transcript.

    ./scripts/lighthouse            # needs node and Chromium
    ./scripts/lighthouse episode    # only this kind of page

Builds the sample with an episode of 50 kB in a temporary folder, serves it under /podcast/ and
says performance, accessibility, best practices and SEO of each page, and what stands in the way.
It is no test: how fast a page comes depends on the machine. Lighthouse is installed by npm into a
folder that goes afterwards, unless LIGHTHOUSE=/path/to/lighthouse names one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from bench import sentences_of, write_sources
from chapterhouse.serve import make_server

REPOSITORY = Path(__file__).resolve().parent.parent
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PAGES = {
    "home": "",
    "archive": "archive/",
    "people": "people/",
    "person": "people/maren-oduya/",
    "shows": "shows/",
    "show": "shows/margin-notes/",
    "topics": "topics/",
    "notes": "episodes/permalinks-for-spoken-words/",
    "help": "help/",
}


def main() -> int:
    """Looks at the pages named, or at all; 1 where one is below what is wanted."""
    chosen = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="chapterhouse-lighthouse-") as folder:
        root = Path(folder) / "root"
        pages = PAGES | {"episode": f"episodes/{long_episode(root)}/"}
        if unknown := set(chosen) - set(pages):
            print(f"no such page: {', '.join(unknown)}; there are {', '.join(pages)}")
            return 2
        program = lighthouse(Path(folder))
        with make_server(root / "site", "/podcast/", "127.0.0.1", 0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            good = [
                told(kind, look(program, server.url + address, Path(folder) / "report.json"))
                for kind, address in pages.items()
                if not chosen or kind in chosen
            ]
            server.shutdown()
    return 0 if all(good) else 1


def long_episode(root: Path) -> str:
    """Builds the sample with one more episode, of 50 kB; returns its name."""
    for name in ("seeds", "docs", ".pristine", "overrides"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "scripts", root / "scripts")
    before = set((root / "docs" / "episodes").iterdir())
    write_sources(root / "seeds" / "long", 1, sentences_of(REPOSITORY / "seeds"))
    command = [sys.executable, "-m", "chapterhouse", "build", "--root", str(root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (page,) = set((root / "docs" / "episodes").iterdir()) - before
    return page.stem


def lighthouse(folder: Path) -> str:
    """The command, installed where it is not named."""
    if named := os.environ.get("LIGHTHOUSE"):
        return named
    npm = shutil.which("npm")
    if not npm:
        raise SystemExit("npm is not there: apt install npm, or set LIGHTHOUSE=/path")
    quiet = ("--no-audit", "--no-fund", "--silent")
    subprocess.run([npm, "install", "--prefix", str(folder), *quiet, "lighthouse@12"], check=True)
    return str(folder / "node_modules" / ".bin" / "lighthouse")


def look(program: str, address: str, report: Path) -> dict[str, Any]:
    """What Lighthouse says of a page."""
    chromium = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, CHROMIUM)), "")
    if not chromium:
        raise SystemExit("Chromium is not there: apt install chromium, or set CHROME_PATH=/path")
    subprocess.run(
        [
            program,
            address,
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            f"--only-categories={','.join(WANTED)}",
            "--output=json",
            f"--output-path={report}",
        ],
        check=True,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def told(kind: str, found: dict[str, Any]) -> bool:
    """Prints the marks of a page, and what costs it some; whether they are as wanted."""
    marks = {name: round((found["categories"][name]["score"] or 0) * 100) for name in WANTED}
    print(f"{kind:9}", "  ".join(f"{name} {mark}" for name, mark in marks.items()), flush=True)
    for name, wanted in WANTED.items():
        if marks[name] < wanted:
            for audit in found["categories"][name]["auditRefs"]:
                one = found["audits"][audit["id"]]
                if audit["weight"] and (one["score"] or 0) < 0.9 and one["score"] is not None:
                    print(f"    {audit['id']}: {one['title']} {one.get('displayValue', '')}")
                    for item in one.get("details", {}).get("items", [])[:3]:
                        print(f"        {item.get('node', {}).get('snippet', '')[:150]}")
    return all(marks[name] >= wanted for name, wanted in WANTED.items())


if __name__ == "__main__":
    raise SystemExit(main())
