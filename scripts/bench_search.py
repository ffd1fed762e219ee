#!/usr/bin/env python3
"""Measures the search in a browser: what is fetched, and how long it takes to the first moments.

    .venv/bin/python scripts/bench_search.py --pages 1000

Builds a site of that many episodes of about 50 kB (those of ``bench.py`` too), and the same pages
with plain MkDocs and Material's own search. Serves both from this machine, zipped as a host of
files does it, and asks both the same things in headless Chromium, each time in a new profile. It
is no test: nothing fails for being slow.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench import PLAIN_CONFIG, REPOSITORY, measure, remove, write_plain
from bench_sources import sentences_of, write_sources

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ZIPPED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")
QUERIES = ("captions", "glossary", '"second listen"', "Adela Birkett", "plain text")
PLAIN = "plain Material"
OURS = "Chapterhouse"


@dataclass
class Sent:
    """The bytes that the servers sent since the last look, also to a page's workers."""

    size: int = 0

    def take(self) -> int:
        """How many since."""
        size, self.size = self.size, 0
        return size


SENT = Sent()


class ZippingHandler(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: text is zipped, and may be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Sends a file."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = zipped(path) if path.suffix in ZIPPED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in ZIPPED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
        SENT.size += len(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@cache
def zipped(path: Path) -> bytes:
    """The file, zipped once."""
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    handler = partial(ZippingHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a new profile that has loaded all it loads by itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    settled(page)
    SENT.take()
    yield page
    context.close()


def settled(page: Page) -> None:
    """Nothing more is on its way."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def ask_ours(browser: Browser, address: str, query: str) -> dict[str, float]:
    """What our search takes: opening the dialog, then the moments of the first ten episodes."""
    with fresh_page(browser, address) as page:
        begun = time.perf_counter()
        page.keyboard.press("/")
        page.locator("dialog[open] #search-field").wait_for()
        opened = time.perf_counter() - begun
        settled(page)
        opening = SENT.take()
        begun = time.perf_counter()
        page.locator("#search-field").fill(query)
        page.locator(".ch-moment").first.wait_for()
        found = time.perf_counter() - begun
        settled(page)
        asking = SENT.take()
        page.locator("#search-field").fill("")
        page.locator(".ch-hit").first.wait_for(state="detached")
        begun = time.perf_counter()
        page.locator("#search-field").fill(query)
        page.locator(".ch-moment").first.wait_for()
        warm = time.perf_counter() - begun
        shown = page.locator(".ch-hit").count()
        return {
            "open": opening,
            "ask": asking,
            "open s": opened,
            "ask s": found,
            "again s": warm,
            "shown": shown,
        }


def ask_plain(index: int, browser: Browser, address: str, query: str) -> dict[str, float]:
    """What Material's search takes; every page fetches its ``index``, of so many bytes."""
    with fresh_page(browser, address) as page:
        begun = time.perf_counter()
        page.keyboard.press("/")
        field = page.locator(".md-search__input")
        field.wait_for()
        opened = time.perf_counter() - begun
        field.fill(query)
        page.locator(".md-search-result__item").first.wait_for(timeout=180_000)
        found = time.perf_counter() - begun
        settled(page)
        shown = page.locator(".md-search-result__item").count()
        return {
            "open": index,
            "ask": SENT.take(),
            "open s": opened,
            "ask s": found,
            "again s": float("nan"),
            "shown": shown,
        }


def build_sites(root: Path, pages: int) -> None:
    """Both sites, where they are not there yet."""
    if not (root / "seeds").is_dir():
        write_sources(root / "seeds", pages, sentences_of(REPOSITORY / "seeds"))
    if not (root / "site" / "pagefind").is_dir():
        arguments = ["chapterhouse", "build", "--root", str(root)]
        measure("convert and build", arguments, root / "site")
        index = measure("build without search", [*arguments, "--no-search", "--no-convert"])
        remove(root, ".chapterhouse/search")  # the index that is kept
        with_search = measure("build with search", [*arguments, "--no-convert"], root / "site")
        again = measure("build, nothing changed", [*arguments, "--no-convert"], root / "site")
        print(
            f"  the index: {with_search.seconds - index.seconds:.1f} s of the build,"
            f" {again.seconds - index.seconds:.1f} s where nothing has changed,"
            f" {with_search.memory / 1e6:,.0f} MB at most"
        )
    plain = root / "plain"
    if not (plain / "site").is_dir():
        write_plain(plain, root / "docs", {**PLAIN_CONFIG, "nav": [{"Home": "index.md"}]})
        config = str(plain / "mkdocs.yml")
        measure("plain Material", ["mkdocs", "build", "--quiet", "--config-file", config])


def main() -> None:
    """Builds, asks, and prints a table: bytes in kB, times in ms, the middle of several runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1000, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each query")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="build there, and keep it")
    options = parser.parse_args()
    chromium = next((path for path in CHROMIUM if Path(path).exists()), None)
    if chromium is None:
        sys.exit("there is no Chromium here")
    with tempfile.TemporaryDirectory(prefix="chapterhouse-bench-") as folder:
        root = options.keep or Path(folder)
        build_sites(root, options.pages)
        with (
            served(root / "site") as ours,
            served(root / "plain" / "site") as plain,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            print(
                f"\n{'':<16}{'query':<20}{'open kB':>9}{'ask kB':>9}{'open ms':>9}{'ask ms':>9}"
                f"{'again ms':>10}{'shown':>7}"
            )
            index = len(zipped(root / "plain" / "site" / "search" / "search_index.json"))
            for name, ask, address, runs in (
                (OURS, ask_ours, ours, options.runs),
                (PLAIN, partial(ask_plain, index), plain, 1),
            ):
                for query in QUERIES:
                    taken = [ask(browser, address, query) for _ in range(runs)]
                    middle = {key: statistics.median(one[key] for one in taken) for key in taken[0]}
                    print(
                        f"{name:<16}{query:<20}{middle['open'] / 1e3:>9.1f}"
                        f"{middle['ask'] / 1e3:>9.1f}{middle['open s'] * 1e3:>9.0f}"
                        f"{middle['ask s'] * 1e3:>9.0f}{middle['again s'] * 1e3:>10.0f}"
                        f"{middle['shown']:>7.0f}",
                        flush=True,
                    )
            browser.close()


if __name__ == "__main__":
    main()
