"""The commands: what they print, how they end, and that no fault ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import plain_form
from chapterhouse import __version__, cli
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.site.build import SiteReport

REPOSITORY = Path(__file__).resolve().parent.parent
COMMANDS = ("convert", "build", "check", "inspect", "export")
SOURCE = """\
# On tides
show: Tide Talk
host: Ada Marsh
guest: Bo Lind = Bo Lind builds harbours.
> About [[water|the water]].
== Begin 00:01
Ada Marsh 00:01: Welcome. // Two paragraphs.
Bo Lind 00:09: Thank you.
~ Subscribe!
# Untimed
== Later
Ada Marsh: Hello.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> plain_form.Project:
    monkeypatch.setattr("chapterhouse.intake.one_file.recognise", plain_form.recognise)
    project = plain_form.Project(tmp_path / "project")
    project.source("feed.txt", SOURCE)
    return project


@pytest.fixture
def run(project: plain_form.Project, capsys: pytest.CaptureFixture[str]) -> object:
    def call(*arguments: str, root: bool = True) -> tuple[int, str, str]:
        where = ("--root", str(project.root)) if root else ()
        code = cli.main([*arguments, *where])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_convert_says_what_it_did(run) -> None:
    code, out, err = run("convert")
    assert (code, err) == (0, "")
    assert out.split("\n")[0:2] == [
        "sources: 1, episodes: 2",
        "pages: 5 (5 new)",
    ]
    assert run("convert")[1].split("\n")[1] == "pages: 5 (5 unchanged)"


def test_convert_report_accounts_for_every_line(run) -> None:
    code, out, _ = run("convert", "--report")
    assert code == 0
    assert out.startswith("seeds/feed.txt: 12 lines = 6 text + 5 metadata + 1 dropped\n")
    assert "  line 9: test: ~ Subscribe!\n" in out


def test_convert_report_ends_with_2_where_a_line_is_not_accounted_for(run, project) -> None:
    project.source("feed.txt", SOURCE + "? what is this\n")
    code, out, _ = run("convert", "--report")
    assert code == 2
    assert "  line 13: unaccounted" in out


def test_convert_for_tools_is_json_and_nothing_else(run, project) -> None:
    project.source("bad.txt", b"\x00")
    code, out, err = run("convert", "--report", "--json")
    value = json.loads(out)
    assert code == value["exit_code"] == 2
    assert err == value["problems"][0]["path"] + ":1: " + value["problems"][0]["message"] + "\n"
    assert value["accounts"][0]["source"] == "seeds/feed.txt"


def test_each_error_is_printed_once(run, project) -> None:
    project.source("bad.txt", b"\x00")
    code, out, err = run("convert")
    assert code == 2
    assert (out + err).count("seeds/bad.txt:1: ") == 1


def test_a_clash_ends_with_1_and_shows_the_lost_text(run, project) -> None:
    run("convert")
    project.edit("episodes/on-tides.md", "Thank you.", "Thanks.")
    project.source("feed.txt", SOURCE.replace("Thank you.", "I thank you."))
    code, out, _ = run("convert")
    assert code == 1
    assert "docs/episodes/on-tides.md:" in out
    assert "    | I thank you.\n" in out
    assert run("convert")[0] == 0


def inspected(run, *files: str) -> tuple[int, list[dict[str, object]], str]:
    code, out, err = run("inspect", *files, "--json", root=False)
    return code, json.loads(out), err


def test_inspect_tells_all_that_was_read(run, project) -> None:
    path = str(project.root / "seeds/feed.txt")
    code, episodes, err = inspected(run, path)
    assert (code, err) == (0, "")
    first, second = episodes
    assert {
        "source": f"{path}#1",
        "slug": "on-tides",
        "title": "On tides",
        "title_derived": False,
        "kind": "transcript",
        "show": "Tide Talk",
        "date": None,
        "transcript": None,
        "turns": [
            {"speaker": "Ada Marsh", "start": 1, "text": "Welcome.\n\nTwo paragraphs."},
            {"speaker": "Bo Lind", "start": 9, "text": "Thank you."},
        ],
        "chapters": [{"title": "Begin", "start": 1, "turn": 0, "approximate": False}],
        "points": [],
        "sections": [],
        "dropped": [{"line": 9, "rule": "test", "text": "~ Subscribe!"}],
        "wikilinks": [{"target": "water", "label": "the water"}],
    }.items() <= first.items()
    assert [(host["name"], host["bio"]) for host in first["hosts"]] == [("Ada Marsh", None)]
    assert [(guest["name"], guest["bio"], guest["bio_verified"]) for guest in first["guests"]] == [
        ("Bo Lind", "Bo Lind builds harbours.", True)
    ]
    assert second["chapters"] == [{"title": "Later", "turn": 0, "approximate": False}]
    assert second["turns"] == [{"speaker": "Ada Marsh", "start": None, "text": "Hello."}]
    assert not (project.root / "docs").exists()


def test_inspect_without_a_file_reads_all_of_the_folder(run, project) -> None:
    project.source("other.txt", SOURCE)
    code, out, err = run("inspect", "--json")
    assert (code, err) == (0, "")
    assert [Path(episode["source"]).name for episode in json.loads(out)] == [
        "feed.txt#1",
        "feed.txt#2",
        "other.txt#1",
        "other.txt#2",
    ]


def test_inspect_for_people(run, project) -> None:
    code, out, _ = run("inspect", str(project.root / "seeds/feed.txt"), root=False)
    assert code == 0
    for part in ("On tides", "hosts: Ada Marsh", "bio of Bo Lind", "turns: 2", "00:01", "1 × test"):
        assert part in out


def test_inspect_reads_the_facts_beside_a_file(run, project) -> None:
    project.source(
        "sources.yml", "files:\n  feed.txt:\n    date: 2026-01-05\n    skip: true\n"
        "    episodes: {2: {title: Told}}\n"
    )  # fmt: skip
    _, episodes, _ = inspected(run, str(project.root / "seeds/feed.txt"))
    assert [(one["date"], one["title"]) for one in episodes] == [
        ("2026-01-05", "On tides"),
        ("2026-01-05", "Told"),
    ]


def test_inspect_goes_on_after_a_file_it_cannot_read(run, project) -> None:
    project.source("bad.txt", b"\x00")
    seeds = project.root / "seeds"
    files = [str(seeds / name) for name in ("bad.txt", "none.txt", "feed.txt")] + [str(seeds)]
    code, episodes, err = inspected(run, *files)
    assert (code, len(episodes)) == (2, 2)
    assert [line.split(": ", 1)[0] for line in err.splitlines()] == [
        f"{seeds / 'bad.txt'}:1", f"{seeds / 'none.txt'}", str(seeds),
    ]  # fmt: skip


def test_inspect_names_people_by_the_files_beside(run, project) -> None:
    project.source("post.txt", "# A post\nhost: Ada\n> Some words.\n")
    _, (post,), _ = inspected(run, str(project.root / "seeds/post.txt"))
    assert [host["name"] for host in post["hosts"]] == ["Ada Marsh"]


def test_wrong_settings_are_one_line(run, project) -> None:
    project.source("sources.yml", "file: {}\n")
    assert run("convert") == (
        2,
        "",
        "seeds/sources.yml:1: unknown key `file`; did you mean `files`?\n",
    )
    code, episodes, err = inspected(run, str(project.root / "seeds/feed.txt"))
    assert (code, len(episodes)) == (2, 2)
    assert "sources.yml:1: unknown key" in err


def test_no_seeds_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["convert", "--root", str(tmp_path / "none")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "raw transcripts go in there" in err


def test_a_fault_of_the_program_is_one_line_unless_more_is_asked_for(run, monkeypatch) -> None:
    def fault(*_: object) -> None:
        raise ValueError("odd\nindeed \x1b[2J")

    monkeypatch.setattr("chapterhouse.conversion.convert.convert", fault)
    code, out, err = run("convert")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert "ValueError: odd\\nindeed \\x1b[2J (please report it" in err
    assert "Traceback" in run("convert", "--traceback")[2]


def test_ctrl_c_ends_with_130(run, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("chapterhouse.conversion.convert.convert", stop)
    assert run("convert") == (130, "", "stopped\n")


def test_check_prints_findings_and_ends_with_1_for_errors(run, monkeypatch) -> None:
    found = [Finding("docs/b.md", 2, "odd", "warning"), Finding("docs/a.md", 7, "wrong")]
    monkeypatch.setattr("chapterhouse.check.check", lambda root: found)
    assert run("check") == (
        1, "docs/a.md:7: wrong\ndocs/b.md:2: warning: odd\nerrors: 1, warnings: 1\n", "",
    )  # fmt: skip
    monkeypatch.setattr("chapterhouse.check.check", lambda root: found[:1])
    assert run("check")[0] == 0


def test_every_option_of_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as end:
            cli.main([command, "--help"])
        assert end.value.code == 0
        text = capsys.readouterr().out
        options = [line for line in text.split("\n") if line.startswith("  -")]
        assert options
        for line in options:
            assert len(line.split("  ")) > 2 or text.split(line)[1].startswith("\n      ")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"chapterhouse {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["none"], ["export"], ["convert", "--no-such"]])
def test_wrong_use_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    assert "usage: chapterhouse" in capsys.readouterr().err


def test_the_script_runs_without_being_installed_and_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/empty.txt").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "scripts/convert.py"), "--root", "."],
        cwd=tmp_path, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "seeds/empty.txt: is empty\n"
    assert done.stdout.startswith("sources: 0, episodes: 0\n")


def test_a_package_that_is_missing_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    script = str(REPOSITORY / "scripts/convert.py")
    done = subprocess.run(
        [sys.executable, "-S", "-E", script, "--root", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "is missing; ./scripts/build installs" in done.stderr


def test_output_that_nobody_reads_to_its_end_is_no_fault(project) -> None:
    text = "# T\n" + "".join(f"Ada: Line {n} of a long text.\n" for n in range(50_000))
    project.source("long.txt", text)
    code = (
        "import sys; sys.path[:0] = sys.argv[1:3];"
        "import plain_form, chapterhouse.intake.one_file;"
        "chapterhouse.intake.one_file.recognise = plain_form.recognise;"
        "from chapterhouse.cli import main; sys.exit(main(['inspect', '--json', sys.argv[3]]))"
    )
    command = [
        sys.executable, "-c", code, str(REPOSITORY / "scripts"), str(REPOSITORY / "tests"),
        str(project.root / "seeds/long.txt"),
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_an_error_of_a_command_has_its_own_line(run, monkeypatch) -> None:
    def wrong(*_: object) -> None:
        raise ChapterhouseError("docs/a.md", "is wrong", 3)

    monkeypatch.setattr("chapterhouse.conversion.convert.convert", wrong)
    assert run("convert") == (2, "", "docs/a.md:3: is wrong\n")


@pytest.fixture
def engine(project: plain_form.Project, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, bool]]:
    """Stands in for the engine, which takes seconds; the calls it got."""
    calls: list[tuple[Path, bool]] = []

    def build_site(root: Path, *, strict: bool, **_: object) -> SiteReport:
        calls.append((root, strict))
        return SiteReport(5, 0.1, root / "site", ("odd",))

    monkeypatch.setattr("chapterhouse.build.build_site", build_site)
    return calls


def test_build_says_what_it_did(run, engine, project) -> None:
    code, out, err = run("build")
    assert (code, err) == (0, "")
    assert engine == [(project.root, True)]
    lines = out.splitlines()
    assert lines[0] == "sources: 1, episodes: 2"
    assert lines[-2].startswith("built 5 pages, kept edits: 0, problems: 1, seconds: ")
    assert lines[-1] == f"the site is in {project.root / 'site'}"


def test_build_builds_all_the_same_where_a_source_cannot_be_read(run, engine, project) -> None:
    project.source("bad.txt", b"\x00")
    code, out, err = run("build", "--no-strict")
    assert (code, engine) == (2, [(project.root, False)])
    assert err.count("seeds/bad.txt:1: ") == 1
    assert "problems: 2" in out


def test_publishing_keeps_going_past_a_source_and_not_past_a_mistake(run, engine, project) -> None:
    project.source("bad.txt", b"\x00")
    code, _, err = run("build", "--keep-going")
    assert (code, len(engine)) == (0, 1)
    assert "seeds/bad.txt:1: " in err, "what is wrong is said all the same"
    project.edit("episodes/on-tides.md", "title: ", "title: [")
    code, out, _ = run("build", "--keep-going")
    assert (code, len(engine)) == (1, 1)
    assert "not built" in out


@pytest.mark.parametrize("address", ["pods.example", "https://", "ftp://a.example/", "https://a b"])
def test_an_address_of_the_site_is_one_on_the_web(run, engine, address: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run("build", "--site-url", address)
    assert (ended.value.code, engine) == (2, [])


def test_a_mistake_in_a_page_stops_the_build_before_the_engine(run, engine, project) -> None:
    run("convert")
    project.edit("episodes/on-tides.md", "title: ", "title: [")
    code, out, _ = run("build", "--no-convert")
    assert (code, engine) == (1, [])
    assert "docs/episodes/on-tides.md:" in out
    assert "sources:" not in out
    assert out.endswith("not built: 1 mistakes in pages, see above\n")


def test_what_the_engine_refuses_is_one_line(run, engine, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ChapterhouseError("mkdocs.yml", "is odd", 3)

    monkeypatch.setattr("chapterhouse.build.build_site", refuse)
    code, _, err = run("build")
    assert (code, err) == (1, "not built: mkdocs.yml:3: is odd\n")


def test_build_and_serve_serves_under_the_path_of_the_site(
    run, engine, project, monkeypatch
) -> None:
    served: list[object] = []

    def serve(site: Path, base: str, *, port: int, watch: list[Path], rebuild) -> None:
        served.extend([site, base, port, [path.name for path in watch]])
        rebuild()
        project.edit("episodes/on-tides.md", "title: ", "title: [")
        with pytest.raises(ChapterhouseError, match="mistakes"):
            rebuild()

    monkeypatch.setattr("chapterhouse.build.serve", serve)
    (project.root / "mkdocs.yml").write_text("site_url: https://example.org/podcast/ # here\n")
    code, _, _ = run("build", "--serve", "--port", "8123")
    assert code == 0
    assert served == [
        project.root / "site", "/podcast/", 8123, ["seeds", "docs", "overrides", "mkdocs.yml"],
    ]  # fmt: skip
    assert len(engine) == 2
