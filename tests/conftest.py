"""What the tests share: options, a corpus for the laws, the built sample, a server, a browser.

The options and fixtures that tests use:

- ``--corpus DIR`` (may be repeated): more raw texts for the laws. A test that takes
  ``corpus_file`` runs once for each source of the repository's ``seeds/`` and of each ``DIR``.
- ``sample_root``, ``sample_site``: the repository's own sample, built once in a temporary folder.
- ``sample_url``: its address on a server of this machine, under ``/podcast/``.
- ``published_root``: the sample with an address, a recording and a history in git, built.
- ``serve_folder``: serves any folder under any path; returns the address.
- ``page``: a fresh browser page. Such tests are marked ``browser``; without Chromium they are
  skipped, or fail where ``CHAPTERHOUSE_REQUIRE_BROWSER=1`` says that it must be there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from chapterhouse.serve import make_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

REPOSITORY = Path(__file__).resolve().parent.parent

# Hypothesis' deadline fails a test for the machine being busy, which says nothing about the code.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # as root, and in most containers, there is none to be had
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus",
        action="append",
        default=[],
        metavar="DIR",
        help="run the laws over the raw texts of this folder too (may be repeated)",
    )


def corpus_of(config: pytest.Config) -> list[Path]:
    """The raw texts of seeds/ and of every --corpus folder."""
    folders = [REPOSITORY / "seeds"]
    for name in config.getoption("--corpus"):
        folder = Path(name).resolve()
        if not folder.is_dir():
            raise pytest.UsageError(f"--corpus {name}: there is no such folder")
        folders.append(folder)
    return [
        file
        for folder in dict.fromkeys(folders)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and file.suffix not in (".yml", ".yaml")
        and not file.name.startswith("README")
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "corpus_file" in metafunc.fixturenames:
        files = corpus_of(metafunc.config)
        names = [f"{file.parent.name}/{file.name}" for file in files]
        metafunc.parametrize("corpus_file", files, ids=names)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> list[Path]:
    """All raw texts at once, for laws about a whole folder."""
    return corpus_of(request.config)


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's content with its site built from nothing but what is committed."""
    root = tmp_path_factory.mktemp("sample") / "root"
    root.mkdir()
    for name in ("seeds", "docs", "overrides", ".pristine"):
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, root / name)
    for name in ("mkdocs.yml", "scripts/mkdocs_hooks.py"):
        if (REPOSITORY / name).is_file():
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copy(REPOSITORY / name, root / name)
    built = subprocess.run(
        [sys.executable, "-m", "chapterhouse", "build", "--root", str(root)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"},
    )
    if built.returncode != 0:
        pytest.fail(f"the sample does not build:\n{built.stdout}{built.stderr}", pytrace=False)
    return root


@pytest.fixture(scope="session")
def sample_site(sample_root: Path) -> Path:
    """The folder of the sample's finished site."""
    return sample_root / "site"


@pytest.fixture(scope="session")
def published_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it would be published under an address of its own (`published.ADDRESS`)."""
    from published import published

    root = tmp_path_factory.mktemp("published") / "root"
    published(root)
    return root


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path, str], str]]:
    """Call it with a folder and a path to serve it under; it returns the address."""
    with ExitStack() as servers:

        def start(folder: Path, base: str) -> str:
            server = servers.enter_context(make_server(folder, base, "127.0.0.1", 0))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers.callback(server.shutdown)
            return server.url

        yield start


@pytest.fixture(scope="session")
def sample_url(sample_site: Path, serve_folder: Callable[[Path, str], str]) -> str:
    """The address of the sample's first page, under a path as on GitHub Pages."""
    return serve_folder(sample_site, "/podcast/")


def find_chromium() -> str | None:
    """The command of the browser on this machine."""
    named = os.environ.get("CHROMIUM")
    commands = (named,) if named else CHROMIUM_COMMANDS
    return next(filter(None, map(shutil.which, commands)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, started once."""
    command = find_chromium()
    if command is None:
        why = "there is no Chromium here (apt install chromium, or set CHROMIUM=/path)"
        if os.environ.get("CHAPTERHOUSE_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{why}, and CHAPTERHOUSE_REQUIRE_BROWSER=1 asks for it", pytrace=False)
        pytest.skip(why)
    from playwright.sync_api import sync_playwright  # starts slowly; most tests do without

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=command, args=list(CHROMIUM_ARGUMENTS)
        )
        yield chromium
        chromium.close()


@pytest.fixture
def requests_elsewhere() -> Iterator[list[str]]:
    """The addresses on other hosts that pages asked for; a test ends well where there is none.

    None is ever fetched. A test of something that a reader starts (a video) empties the list.
    """
    asked: list[str] = []
    yield asked
    assert asked == [], "the page asks other hosts for something"


@pytest.fixture
def page(browser: Browser, requests_elsewhere: list[str]) -> Iterator[Page]:
    """A page in a fresh browser profile, 1440 by 900, with no way to other machines."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})

    def stop_here(route: Route, request: Request) -> None:
        address = urlsplit(request.url)
        if address.hostname in ("127.0.0.1", "localhost") or not address.hostname:
            route.continue_()
        else:
            requests_elsewhere.append(request.url)
            route.abort()

    context.route("**/*", stop_here)
    yield context.new_page()
    context.close()
