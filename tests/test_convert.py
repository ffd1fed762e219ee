"""Sources in, pages out: what is written, what is kept, and what goes wrong in one line."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import plain_form
from chapterhouse.conversion import convert as convert_module
from chapterhouse.conversion.convert import convert
from chapterhouse.conversion.report import Report
from chapterhouse.files import PageStore
from chapterhouse.pages import front_matter
from chapterhouse.problems import ChapterhouseError

FEED = """\
# Why tides matter
show: Tide Talk
about: A show about water.
host: Ada Marsh
guest: Bo Lind = Bo Lind builds harbours.
> What the sea does, see [[rain|the rain]] and [[nothing|nothing]].
== The moon 00:05
Ada Marsh 00:00: Welcome to the show about tides and harbours.
Bo Lind 00:05: Thank you, it is good to be here by the sea.
Ada Marsh 01:00: Twice a day the water comes, and twice it goes.
# Rain
show: Tide Talk
host: Ada Marsh
guest: Cyrus
Ada Marsh: Today we talk about rain, which falls from the sky.
Cyrus: It does, more often than anybody would like it to.
Ada Marsh: And where does all of it go in the end?
~ a line nobody needs
"""
FIRST, SECOND = "episodes/why-tides-matter.md", "episodes/rain.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> plain_form.Project:
    monkeypatch.setattr("chapterhouse.intake.one_file.recognise", plain_form.recognise)
    project = plain_form.Project(tmp_path / "project")
    project.source("feed.txt", FEED)
    return project


def run(project: plain_form.Project, code: int = 0) -> Report:
    report = convert(project.root)
    assert report.exit_code == code, [*report.errors, *report.findings, *report.clashes]
    return report


def states(report: Report) -> dict[str, str]:
    return {path: state for path, state in report.pages.items() if state != "unchanged"}


def test_one_page_for_each_episode_person_and_show(project: plain_form.Project) -> None:
    report = run(project)
    expected = [SECOND, FIRST, *(f"people/{name}.md" for name in ("ada-marsh", "bo-lind", "cyrus"))]
    assert project.pages() == project.pages(".pristine") == [*expected, "shows/tide-talk.md"]
    assert set(states(report).values()) == {"new"}
    assert (report.sources, report.episodes) == (1, 2)
    page = project.page(FIRST)
    assert "source: " in page
    assert "hosts: [ada-marsh]" in page
    assert "**Bo Lind** (00:05)" in page
    assert "(#" not in page
    assert "Bo Lind builds harbours." in project.page("people/bo-lind.md")
    assert "A show about water." in project.page("shows/tide-talk.md")
    assert [line for line in project.page(SECOND).split("\n") if line.startswith("**")] == [
        "**Ada Marsh** (#1)",
        "**Cyrus** (#2)",
        "**Ada Marsh** (#3)",
    ]


def test_the_second_run_writes_nothing(project: plain_form.Project) -> None:
    run(project)
    before = project.files()
    assert states(run(project)) == {}
    assert project.files() == before


def test_wiki_links_lead_to_pages_that_are_there(project: plain_form.Project) -> None:
    run(project)
    page = project.page(FIRST)
    assert "[the rain](../episodes/rain.md)" in page or "[the rain](rain.md)" in page
    assert "nothing" in page
    assert "nothing.md" not in page


def test_nothing_is_written_outside_of_docs_and_pristine(project: plain_form.Project) -> None:
    project.source("evil.txt", "# ../../../evil\nguest: ../../x/../y\nshow: /etc/z\n> Text here.\n")
    run(project)
    assert sorted(path.name for path in project.root.iterdir()) == [".pristine", "docs", "seeds"]
    folders = {Path(path).parent.as_posix() for path in project.pages()}
    assert folders == {"episodes", "people", "shows"}
    assert os.listdir(project.root.parent) == ["project"]


HOSTILE = [
    "../../outside",
    "x" * 4800,
    "CON",
    "index",
    "title: [a, 'b\", {{ c }}",
    "a \x1b[2J\x07 b",
    "--- # | > & * ! %",
    "<script>alert(1)</script>",
    "中文标题：为什么",
    "null",
    "2026-01-05",
]


def test_hostile_titles_and_names_make_pages_that_can_be_read(project: plain_form.Project) -> None:
    lines = []
    for title in HOSTILE:
        lines += [f"# {title}", f"guest: {title} = A bio.", f"show: {title}", f"> {title} text."]
        lines += [f"{title.replace(':', '')}: --8<-- 'x' {{: .a }}", f"== {title}", "Ada: Yes."]
    project.source("hostile.txt", "\n".join(lines) + "\n")
    run(project)
    for path in project.pages():
        assert front_matter.split(path, project.page(path)).meta["title"]
    assert states(run(project)) == {}


NAMES = ["a#2.txt", 'it\'s: "odd" #x.txt', "new\nline.txt", "日本 語.txt", " lead.txt", "feed#7"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_of_sources_are_found_again(project: plain_form.Project, name: str) -> None:
    project.source(
        name, "# Odd\n> The text of an oddly named file.\n# Two\n> And one more of it.\n"
    )
    run(project)
    new = "# Top\n> Something quite different comes first.\n"
    text = (project.root / "seeds" / name).read_text()
    (project.root / "seeds" / name).write_text(new + text)
    assert states(run(project)) == {"episodes/top.md": "new"}


def test_two_episodes_with_one_title_have_a_page_each(project: plain_form.Project) -> None:
    project.source("twins.txt", "# Rain\n> First words of all.\n# RAIN\n> Other words of all.\n")
    run(project)
    assert "First words" in project.page("episodes/rain-2.md")
    assert "Other words" in project.page("episodes/rain-3.md")
    assert states(run(project)) == {}


def test_an_untouched_page_follows_its_source(project: plain_form.Project) -> None:
    run(project)
    project.source("feed.txt", FEED.replace("Twice a day", "Two times a day"))
    assert states(run(project)) == {FIRST: "changed"}
    assert "Two times a day" in project.page(FIRST)


def test_an_edited_page_keeps_its_edits(project: plain_form.Project) -> None:
    run(project)
    project.edit(FIRST, "Thank you,", "Thanks,")
    assert states(run(project)) == {FIRST: "kept"}
    project.source("feed.txt", FEED.replace("Twice a day", "Two times a day"))
    assert states(run(project)) == {FIRST: "merged"}
    assert "Thanks, it is" in project.page(FIRST)
    assert "Two times a day" in project.page(FIRST)
    assert states(run(project)) == {FIRST: "kept"}


def test_a_clash_is_reported_once_and_the_next_change_merges_again(
    project: plain_form.Project,
) -> None:
    run(project)
    project.edit(FIRST, "Twice a day the water", "Twice daily the water")
    clashing = FEED.replace("Twice a day the water", "Each day the water")
    project.source("feed.txt", clashing)
    report = run(project, code=1)
    (item,) = report.clashes
    assert item.path == f"docs/{FIRST}"
    assert "Each day the water comes" in item.clash.theirs
    assert "Twice daily the water" in project.page(FIRST).split("\n")[item.clash.line - 1]
    assert states(run(project)) == {FIRST: "kept"}
    project.source("feed.txt", clashing.replace("Thank you,", "Thank you all,"))
    assert states(run(project)) == {FIRST: "merged"}
    assert "Thank you all," in project.page(FIRST)
    assert "Twice daily the water" in project.page(FIRST)


def test_a_deleted_page_stays_deleted_and_nothing_links_to_it(project: plain_form.Project) -> None:
    run(project)
    (project.root / "docs" / SECOND).unlink()
    project.source("feed.txt", FEED.replace("in the end?", "at last?"))
    report = run(project)
    assert states(report) == {SECOND: "deleted", FIRST: "changed"}
    assert [str(one) for one in report.findings if SECOND in one.path] == [
        f"docs/{SECOND}:1: note: was deleted by a person and stays so; to have it again, delete"
        f" .pristine/{SECOND}"
    ]
    assert SECOND not in project.pages()
    assert "rain.md" not in project.page(FIRST)
    before = project.files()
    run(project)
    assert project.files() == before


def test_a_page_without_a_source_is_kept_and_named(project: plain_form.Project) -> None:
    run(project)
    project.source("feed.txt", FEED[: FEED.index("# Rain")])
    report = run(project)
    assert SECOND in project.pages()
    notes = [str(one) for one in report.findings]
    assert (
        f"docs/{SECOND}:1: note: `seeds/feed.txt#2` is not read any more; the page is kept" in notes
    )
    assert any(
        note.startswith("docs/people/cyrus.md:1: note: no source names it") for note in notes
    )


def test_pages_of_a_source_that_cannot_be_read_are_not_called_lost(
    project: plain_form.Project,
) -> None:
    run(project)
    project.source("feed.txt", FEED + "! is cut here")
    project.source("other.txt", "# Other\n> Some text for it.\n")
    report = run(project, code=2)
    assert [str(error) for error in report.errors] == ["seeds/feed.txt:19: is cut here"]
    assert report.findings == []
    assert "episodes/other.md" in project.pages()
    assert FIRST in project.pages()


def test_a_page_made_by_hand_is_never_overwritten(project: plain_form.Project) -> None:
    for path in (FIRST, "people/bo-lind.md"):
        (project.root / "docs" / path).parent.mkdir(parents=True)
        (project.root / "docs" / path).write_text("---\ntitle: By hand\n---\n\nMine.\n")
    report = run(project)
    assert project.page(FIRST) == project.page("people/bo-lind.md")
    assert report.pages["people/bo-lind.md"] == "by-hand"
    assert "Welcome to the show" in project.page("episodes/why-tides-matter-2.md")


def test_a_lost_base_loses_no_page(project: plain_form.Project) -> None:
    run(project)
    project.edit(FIRST, "Thank you,", "Thanks,")
    shutil.rmtree(project.root / ".pristine")
    assert states(run(project)) == {FIRST: "by-hand"}
    assert "Thanks," in project.page(FIRST)
    assert f"{FIRST}" not in project.pages(".pristine")
    assert SECOND in project.pages(".pristine")


NEW_ON_TOP = "# Quite new\nhost: Ada Marsh\nAda Marsh 00:01: This one was not there before.\n"


def test_new_episodes_on_top_move_no_page(project: plain_form.Project) -> None:
    run(project)
    before = project.files()
    project.source("feed.txt", NEW_ON_TOP + FEED)
    assert states(run(project)) == {"episodes/quite-new.md": "new"}
    after = project.files()
    assert {path: after[path] for path in before} == before
    assert "seeds/feed.txt#3" in project.page("episodes/quite-new.md")


def test_a_renamed_page_keeps_its_new_name(project: plain_form.Project) -> None:
    run(project)
    (project.root / "docs" / FIRST).rename(project.root / "docs/episodes/tides.md")
    (project.root / "docs/people/bo-lind.md").rename(project.root / "docs/people/bo-l.md")
    project.source("feed.txt", NEW_ON_TOP + FEED.replace("Twice a day", "Two times a day"))
    run(project)
    assert "Two times a day" in project.page("episodes/tides.md")
    assert "guests: [bo-l]" in project.page("episodes/tides.md")
    assert project.pages() == project.pages(".pristine")
    assert FIRST not in project.pages()
    assert "people/bo-lind.md" not in project.pages()
    before = project.files()
    assert states(run(project)) == {}
    assert project.files() == before


def test_a_renamed_source_is_found_again(project: plain_form.Project) -> None:
    run(project)
    (project.root / "seeds/feed.txt").rename(project.root / "seeds/tides.txt")
    assert states(run(project)) == {FIRST: "changed", SECOND: "changed"}
    assert "seeds/tides.txt#1" in project.page(FIRST)
    assert states(run(project)) == {}


def test_numbers_of_turns_never_move_and_never_come_again(project: plain_form.Project) -> None:
    run(project)
    more = FEED.replace("Cyrus: It does", "Cyrus: Hello.\nCyrus: It does")
    project.source("feed.txt", more)
    run(project)
    assert "**Cyrus** (#4)\n\nHello." in project.page(SECOND)
    assert "**Cyrus** (#2)\n\nIt does" in project.page(SECOND)
    project.source("feed.txt", FEED)
    run(project)
    assert "(#4)" not in project.page(SECOND)
    project.source(
        "feed.txt", FEED.replace("Cyrus: It does", "Cyrus: Good evening.\nCyrus: It does")
    )
    run(project)
    assert "**Cyrus** (#5)\n\nGood evening." in project.page(SECOND)
    project.source("feed.txt", "# Else\n> A text of its own, with nothing more.\n! cut")
    run(project, code=2)
    project.source("feed.txt", FEED.replace("Cyrus: It does", "Cyrus: Good night.\nCyrus: It does"))
    run(project)
    assert "**Cyrus** (#6)\n\nGood night." in project.page(SECOND)


def test_several_names_of_a_person_lead_to_one_page(project: plain_form.Project) -> None:
    page = project.root / "docs/people/bo-lind.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Bo Lind\naliases:\n  - Cyrus\n  - 7\n---\n\nAn own page.\n")
    run(project)
    assert "people/cyrus.md" not in project.pages()
    assert "guests: [bo-lind]" in project.page(SECOND)


def test_an_alias_comes_before_the_page_that_a_name_had(project: plain_form.Project) -> None:
    run(project)
    project.edit("people/bo-lind.md", "\nkind: person", "\nkind: person\naliases: [Cyrus]")
    report = run(project)
    assert "guests: [bo-lind]" in project.page(SECOND)
    assert [one.path for one in report.findings] == ["docs/people/cyrus.md"]
    (project.root / "docs/people/cyrus.md").unlink()
    assert run(project).findings == []
    assert "guests: [bo-lind]" in project.page(SECOND)


def test_a_corrected_name_of_a_page_leads_to_the_same_page(project: plain_form.Project) -> None:
    run(project)
    project.edit("people/cyrus.md", "title: ", "title: Cyrus Orr # ")
    assert states(run(project)) == {"people/cyrus.md": "kept"}


FACTS = """\
files:
  feed.txt:
    people: {Cyrus: Bo Lind}
    episodes:
      1: {title: Tides, date: 2026-01-05, slug: sea}
      2: {skip: true}
      7: {title: None such}
  gone.txt: {skip: true}
"""


def test_facts_of_people_are_used_and_what_fits_nothing_is_named(
    project: plain_form.Project,
) -> None:
    project.source("sources.yml", FACTS)
    report = run(project)
    assert project.pages() == [
        "episodes/sea.md",
        "people/ada-marsh.md",
        "people/bo-lind.md",
        "shows/tide-talk.md",
    ]
    assert "date: 2026-01-05" in project.page("episodes/sea.md")
    assert [str(finding) for finding in sorted(report.findings)] == [
        "seeds/sources.yml:7: warning: `feed.txt` has no episode 7; it has 1 to 2",
        "seeds/sources.yml:8: warning: no source `gone.txt` is there",
    ]


def test_facts_stay_with_an_episode_when_new_ones_come_on_top(project: plain_form.Project) -> None:
    project.source("sources.yml", FACTS)
    run(project)
    project.source("feed.txt", NEW_ON_TOP + FEED)
    assert states(run(project)) == {"episodes/quite-new.md": "new"}


def test_an_episode_that_is_left_out_no_more_gets_its_page(project: plain_form.Project) -> None:
    project.source("sources.yml", FACTS)
    run(project)
    assert project.pages(".pristine")[-1] == "skipped/rain.md"
    project.source("sources.yml", "files: {feed.txt: {episodes: {3: {title: Top}}}}")
    project.source("feed.txt", NEW_ON_TOP + FEED)
    report = run(project)
    assert report.pages[SECOND] == "new"
    assert "seeds/feed.txt#2" in project.page(SECOND)
    assert "episodes/top.md" in project.pages()
    assert project.pages() == project.pages(".pristine")
    before = project.files()
    assert states(run(project)) == {}
    assert project.files() == before


def test_a_page_whose_episode_is_left_out_later_is_kept_and_named(
    project: plain_form.Project,
) -> None:
    run(project)
    project.source("sources.yml", "files: {feed.txt: {episodes: {2: {skip: true}}}}")
    report = run(project)
    assert SECOND in project.pages()
    assert [one.path for one in report.findings] == [f"docs/{SECOND}", "docs/people/cyrus.md"]


def test_wrong_settings_stop_everything_before_anything_is_written(
    project: plain_form.Project,
) -> None:
    project.source("sources.yml", "files:\n  feed.txt: {tilte: x}\n")
    with pytest.raises(ChapterhouseError, match=r"^seeds/sources.yml:2: unknown key `tilte`"):
        convert(project.root)
    assert project.files() == {}


BAD = {
    "binary.txt": (b"\x00\x01", "seeds/binary.txt:1: "),
    "empty.txt": (b"", "seeds/empty.txt: is empty"),
    "unknown.txt": (b"What is this?", "seeds/unknown.txt:1: is in no form that is known"),
    "broken.txt": (b"ok \xff\xc3\xa9\n", "seeds/broken.txt:1: is not valid UTF-8"),
    "cut.txt": (b"# One\n> Fine.\n# Two\n! ends in the middle", "seeds/cut.txt:4: ends in the"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_the_others_are_converted(
    project: plain_form.Project, name: str
) -> None:
    content, line = BAD[name]
    project.source(name, content)
    report = run(project, code=2)
    (error,) = map(str, report.errors)
    assert error.startswith(line)
    assert "\n" not in error
    assert len([path for path in project.pages() if path.startswith("episodes/")]) == 2


def test_a_fault_in_a_reader_is_one_line_too(
    project: plain_form.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fault:
        NAME = "fault"

        @staticmethod
        def read(path: str, text: str) -> object:
            raise RecursionError("deep\nindeed")

    def recognise(path: str, text: str, form: str | None = None) -> object:
        return Fault if "bad" in path else plain_form.recognise(path, text)

    monkeypatch.setattr("chapterhouse.intake.one_file.recognise", recognise)
    project.source("bad.txt", "x")
    report = run(project, code=2)
    assert "RecursionError" in str(report.errors[0])
    assert "\n" not in str(report.errors[0])
    assert FIRST in project.pages()


def test_links_out_of_the_folder_and_folders_are_refused(project: plain_form.Project) -> None:
    outside = project.root.parent / f"{project.root.name}-secret"
    outside.write_text("# Secret\n> Not for you.\n")
    (project.root / "seeds/link.txt").symlink_to(outside)
    (project.root / "seeds/inside.txt").symlink_to("feed.txt")
    report = run(project, code=2)
    assert [str(error) for error in report.errors] == [
        "seeds/link.txt: is a link that leads out of its folder"
    ]


def test_names_that_are_no_sources_are_left_alone(project: plain_form.Project) -> None:
    for name in ("README.md", ".DS_Store", ".git/config", "sub/README"):
        project.source(name, "\x00")
    project.source("glossary.yml", "terms:\n  - name: Rain\n")
    project.source("sub/10.txt", "# Ten\n> Text of ten.\n")
    project.source("sub/9.txt", "# Ten\n> Text of nine.\n")
    run(project)
    assert "Text of nine." in project.page("episodes/ten.md")
    assert "Text of ten." in project.page("episodes/ten-2.md")


def test_no_seeds_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ChapterhouseError, match="no such folder"):
        convert(tmp_path)


def test_a_run_cut_short_is_made_good_by_the_next(
    project: plain_form.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project)
    project.edit(FIRST, "Thank you,", "Thanks,")
    expected_root = project.root.parent / f"{project.root.name}-whole"
    changed = NEW_ON_TOP + FEED.replace("Twice a day", "Two times a day").replace(
        "Rain", "The rain"
    )
    shutil.copytree(project.root, expected_root)
    (expected_root / "seeds/feed.txt").write_text(changed)
    convert(expected_root)
    project.source("feed.txt", changed)
    writes = 0
    real = PageStore.write
    for cut in range(1, 12):

        def write(self: PageStore, path: str, text: str, cut: int = cut) -> None:
            nonlocal writes
            writes += 1
            if writes == cut:
                raise KeyboardInterrupt
            real(self, path, text)

        writes = 0
        monkeypatch.setattr(PageStore, "write", write)
        try:
            convert(project.root)
        except KeyboardInterrupt:
            continue
        break
    monkeypatch.setattr(PageStore, "write", real)
    convert(project.root)
    whole = plain_form.Project.__new__(plain_form.Project)
    whole.root = expected_root
    assert {path: content for path, (content, _) in project.files().items()} == {
        path: content for path, (content, _) in whole.files().items()
    }


def test_what_a_killed_run_left_is_taken_away(project: plain_form.Project) -> None:
    run(project)
    left = project.root / "docs/episodes/.rain.md.chapterhouse-unfinished"
    left.write_text("half")
    run(project)
    assert not left.exists()


def test_a_page_nobody_can_read_is_left_as_it_is(project: plain_form.Project) -> None:
    run(project)
    file = project.root / "docs" / FIRST
    file.write_bytes(b"---\ntitle: \xff\n---\n")
    report = run(project, code=1)
    assert report.pages[FIRST] == "broken"
    assert any(
        str(one).startswith(f"docs/{FIRST}:2: is not valid UTF-8") for one in report.findings
    )
    assert file.read_bytes() == b"---\ntitle: \xff\n---\n"


def test_progress_is_told(project: plain_form.Project) -> None:
    told: list[tuple[str, int, int]] = []
    convert(project.root, lambda *step: told.append(step))
    assert told[0] == ("reading", 0, 1)
    assert told[-1][0] == "writing"


def test_converting_does_not_load_what_only_checking_needs() -> None:
    import subprocess
    import sys

    code = f"import sys; import {convert_module.__name__}; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
