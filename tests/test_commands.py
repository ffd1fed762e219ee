"""The commands, the lock and the licences: what a person relies on before anything is built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import bench_sources

REPOSITORY = Path(__file__).resolve().parent.parent
SHELL_FILES = ("scripts/build", "scripts/test", "scripts/lock", "scripts/environment.sh")
LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))

MAY_BE_USED_AT_RUN_TIME = {
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CNRI-Python",
    "ISC",
    "MIT",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",  # fonts; a picture drawn with them is the owner's own
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
"""Licences that ask nothing of a site made with the program, and no sources of the program."""

OLDER_NAMES = {
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "zlib/libpng License": "Zlib",
}


def locked(name: str) -> dict[str, list[tuple[Requirement, list[str]]]]:
    """The pins of a lock by package: each with its hashes."""
    pins: dict[str, list[tuple[Requirement, list[str]]]] = {}
    text = (REPOSITORY / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            pin, *options = re.split(r"\s+--", line.strip())
            requirement = Requirement(pin)
            pins.setdefault(canonicalize_name(requirement.name), []).append((requirement, options))
    return pins


def tracked_files() -> list[Path]:
    """The files of the repository that are, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return [file for name in names if name and (file := REPOSITORY / name).is_file()]


@pytest.mark.parametrize("shell", ["sh", "dash", "bash --posix"])
@pytest.mark.parametrize("name", SHELL_FILES)
def test_scripts_are_for_any_shell(name, shell):
    command = shell.split()
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]} here")
    checked = subprocess.run(
        [*command, "-n", REPOSITORY / name], capture_output=True, encoding="utf-8"
    )
    assert (checked.returncode, checked.stderr) == (0, "")


BASH_ONLY = re.compile(
    r"\[\[|\blocal\s|\bfunction\s|\bsource\s|<<<|\$'|&>|\bpushd\b|\becho -[en]|==|\$\{\w+[\^,/:]\w"
)


@pytest.mark.parametrize("name", SHELL_FILES)
def test_scripts_use_no_bash_forms(name):
    """``sh -n`` lets many through, as Debian's sh only meets them when it runs the line."""
    code = re.sub(r"(?m)(^|\s)#.*$|'[^']*'", "", (REPOSITORY / name).read_text(encoding="utf-8"))
    assert BASH_ONLY.findall(code) == []


@pytest.mark.parametrize("line", ["[[ -d x ]]", "local x=1", "[ a == b ]", "cat <<< x", "a &> b"])
def test_bash_forms_are_known(line):
    assert BASH_ONLY.search(line)


@pytest.mark.parametrize("name", ["scripts/build", "scripts/test", "scripts/lock", ".ci/run"])
def test_commands_can_be_run(name):
    assert os.access(REPOSITORY / name, os.X_OK)
    assert (REPOSITORY / name).read_bytes().startswith(b"#!/")


def test_continuous_integration_runs_what_a_person_runs():
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"^exec \./scripts/test ", script, re.MULTILINE)
    assert "export CHAPTERHOUSE_REQUIRE_BROWSER=1" in script


REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|\bindex(?:-url)?\s*=\s*[\"']?https?:"
    r"|\"resolved\":\s*\"https?:|https?://(?:[\w-]+\.)*(?:pypi|registry|pythonhosted|deb)\."
    r"|https?://\S+/simple\b(?!-)"
)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url http://127.0.0.1/x",
        "index-url = https://packages.example/x",
        "https://registry.example/x",
        "https://packages.example/simple/six",
        '"resolved": "https://packages.example/x.tgz"',
    ],
)
def test_registry_addresses_are_known(line):
    assert REGISTRY.search(line)


def test_no_file_names_a_registry():
    this = Path(__file__).resolve()
    naming = {
        str(file.relative_to(REPOSITORY)): found[0]
        for file in tracked_files()
        if file != this and (found := REGISTRY.search(file.read_bytes().decode("utf-8", "replace")))
    }
    assert naming == {}


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_no_address_at_all(name):
    assert not re.search(r"\w+://|file:", (REPOSITORY / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_one_version_with_hashes(name):
    pins = locked(name)
    assert len(pins) > 20
    for package, versions in pins.items():
        assert len(versions) == 1, f"{package}: more than one version"
        ((pin, options),) = versions
        assert re.fullmatch(r"==[^=*]+", str(pin.specifier)), f"{package}: not one exact version"
        assert options, f"{package}: no hash"
        assert all(re.fullmatch(r"hash=sha256:[0-9a-f]{64}", option) for option in options)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements.txt", PROJECT["build-system"]["requires"]),
        ("requirements-dev.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", PROJECT["dependency-groups"]["dev"]),
    ],
    ids=["run", "set up", "run in tests", "test"],
)
def test_the_lock_covers_what_the_project_asks_for(lock, wanted):
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        assert canonicalize_name(requirement.name) in pins, f"{requirement}: run scripts/lock"
        ((pin, _),) = pins[canonicalize_name(requirement.name)]
        (exact,) = pin.specifier
        assert Version(exact.version) in requirement.specifier, f"{requirement}: run scripts/lock"


def test_tests_run_with_the_versions_that_builds_run_with():
    run, test = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: str(run[name][0][0]) for name in run} == {
        name: str(test[name][0][0]) for name in run
    }


def test_what_is_installed_is_what_is_locked():
    for name, ((pin, _),) in locked("requirements-dev.txt").items():
        if pin.marker is None or pin.marker.evaluate():
            assert metadata.version(name) in pin.specifier, f"{name}: set up .venv again"


def test_packages_that_only_some_machines_need_are_locked_too():
    """One of Windows' own: a lock made for this machine alone would lack it."""
    assert "colorama" in locked("requirements.txt")


def licences(distribution: metadata.Distribution) -> set[str]:
    """The licences a distribution names, by their SPDX names where they have one."""
    head = distribution.metadata
    if expression := head.get("License-Expression"):
        return set(re.split(r"\s+(?:AND|OR|WITH)\s+|[()]", expression)) - {""}
    named = {
        kind.rpartition(" :: ")[2]
        for kind in head.get_all("Classifier") or []
        if kind.startswith("License ::")
    } - {"OSI Approved"}
    named = named or {(head.get("License") or "none").strip().splitlines()[0]}
    return {OLDER_NAMES.get(name, name) for name in named}


def test_run_time_licences_ask_nothing_of_the_site():
    found = {}
    for name, ((pin, _),) in locked("requirements.txt").items():
        if pin.marker is None or pin.marker.evaluate(default_environment()):
            found[name] = licences(metadata.distribution(name))
    assert len(found) > 20
    assert {name: sorted(named) for name, named in found.items() if not named} == {}
    refused = {name: named - MAY_BE_USED_AT_RUN_TIME for name, named in found.items()}
    assert {name: sorted(named) for name, named in refused.items() if named} == {}


# The set-up itself, without a network: a stand-in for Python that makes a stand-in for a venv.
STAND_IN = """#!/bin/sh
case "$*" in
*version_info*) echo 3.{minor}; [ {minor} -ge 11 ] ;;
*ensurepip*) exit {no_venv} ;;
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo venv >>"$CALLS" ;;
"-m pip "*) sleep 0.2; echo "pip $*" >>"$CALLS"; echo "ERROR: no such package"; exit {no_pip} ;;
"-m chapterhouse "*) echo "ran $*" ;;
*) exit 99 ;;
esac
"""


class Checkout:
    """A copy of the commands in a folder of their own, with a stand-in for Python."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a check out"
        (self.root / "scripts").mkdir(parents=True)
        for name in ("scripts/build", "scripts/environment.sh", *LOCKS):
            shutil.copy(REPOSITORY / name, self.root / name)
        self.calls = folder / "calls"
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in ("sh", "dirname", "basename", "cksum", "cat", "mkdir", "rm", "sleep", "grep"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        for tool in ("tail", "cp"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def python(self, name: str = "python3", minor: int = 12, no_venv: int = 0, no_pip: int = 0):
        text = STAND_IN.format(minor=minor, no_venv=no_venv, no_pip=no_pip)
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["sh", str(self.root / "scripts" / "build"), *arguments],
            cwd=self.bin,
            env={"PATH": str(self.bin), "CALLS": str(self.calls)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def build(self, *arguments: str) -> tuple[int, str, str]:
        started = self.start(*arguments)
        out, err = started.communicate(timeout=60)
        return started.returncode, out, err

    def set_ups(self) -> int:
        return self.calls.read_text().count("venv\n") if self.calls.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if sys.platform == "win32":
        pytest.skip("stands in for Python with a shell script")
    return Checkout(tmp_path)


def test_build_sets_up_once_and_passes_its_arguments_on(checkout):
    checkout.python()
    code, out, err = checkout.build("--serve", "two words")
    assert code == 0
    assert out == f"ran -m chapterhouse build --root {checkout.root} --serve two words\n"
    assert err == "Setting up (first time, about a minute)…\n"
    assert checkout.build() == (0, f"ran -m chapterhouse build --root {checkout.root}\n", "")
    assert checkout.set_ups() == 1
    assert "--require-hashes" in checkout.calls.read_text()
    assert not (checkout.root / ".venv.lock").exists()


@pytest.mark.parametrize("change", ["lock", "python", "place"])
def test_build_sets_up_anew_when_what_it_was_made_for_has_changed(checkout, change):
    checkout.python()
    checkout.build()
    if change == "lock":
        with (checkout.root / "requirements.txt").open("a") as lock:
            lock.write("# changed\n")
    elif change == "python":
        (checkout.root / ".venv/bin/python").unlink()
        checkout.python(minor=13)
    else:
        moved = checkout.root.with_name("moved")
        checkout.root.rename(moved)
        checkout.root = moved
    code, _, err = checkout.build()
    assert (code, checkout.set_ups()) == (0, 2)
    assert err.startswith("Setting up anew")
    assert checkout.build()[2] == ""


def test_builds_started_at_once_set_up_once(checkout):
    checkout.python()
    started = [checkout.start() for _ in range(3)]
    for build in started:
        out, _ = build.communicate(timeout=60)
        assert (build.returncode, out.startswith("ran -m chapterhouse build")) == (0, True)
    assert checkout.set_ups() == 1


def test_a_lock_left_behind_by_a_killed_command_is_no_hindrance(checkout):
    checkout.python()
    gone = subprocess.Popen(["true"])
    gone.wait()
    (checkout.root / ".venv.lock").mkdir()
    (checkout.root / ".venv.lock" / "owner").write_text(f"{gone.pid}\n")
    assert checkout.build()[0] == 0


@pytest.mark.parametrize(
    ("pythons", "says"),
    [
        ([], "Python 3.11 or newer is needed and was not found."),
        ([{"minor": 9}], "Python 3.11 or newer is needed and was not found."),
        ([{"no_venv": 1}], "python3 lacks the venv module. On Debian or Ubuntu: sudo apt install"),
    ],
    ids=["no Python", "an old Python", "no venv module"],
)
def test_says_in_one_line_what_to_install(checkout, pythons, says):
    for python in pythons:
        checkout.python(**python)
    code, out, err = checkout.build()
    assert (code, out) == (1, "")
    assert err.startswith(says)
    assert err.count("\n") == 1


def test_takes_another_python_where_the_first_is_too_old(checkout):
    checkout.python(minor=9)
    checkout.python("python3.13", minor=13)
    assert checkout.build()[0] == 0


def test_says_why_the_packages_cannot_be_installed_and_tries_again_next_time(checkout):
    checkout.python(no_pip=1)
    code, out, err = checkout.build()
    assert (code, out) == (1, "")
    assert err.splitlines()[1] == "ERROR: no such package"
    assert err.splitlines()[2].startswith("The packages could not be installed")
    checkout.python()
    assert checkout.build()[0] == 0


def test_the_benchmark_makes_the_same_sources_each_time(tmp_path):
    sentences = [f"Some words were said about the number {word} here." for word in ("one", "two")]
    sizes = {bench_sources.write_sources(tmp_path / name, 21, sentences) for name in ("a", "b")}
    files = sorted(file.name for file in (tmp_path / "a").iterdir())
    assert files == ["feed-001.txt", "feed-002.txt"]
    texts = [(tmp_path / "a" / name).read_bytes() for name in files]
    assert texts == [(tmp_path / "b" / name).read_bytes() for name in files]
    assert sizes == {sum(map(len, texts))}
    assert [text.decode().count("\n  • ") for text in texts] == [20, 1]
    assert 21 * 50_000 < sum(map(len, texts)) < 21 * 60_000


def test_the_benchmark_takes_its_words_from_the_sample():
    assert len(bench_sources.sentences_of(REPOSITORY / "seeds")) > 100
