"""Exports, and their law: our own reader gives the page's turns back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chapterhouse.cli import main
from chapterhouse.conversion.convert import convert
from chapterhouse.export.episode_page import episode_page
from chapterhouse.export.formats import FORMATS
from chapterhouse.forms import recognise
from chapterhouse.pages.page import Page
from chapterhouse.pages.read import read_page
from chapterhouse.problems import ChapterhouseError

REPOSITORY = Path(__file__).resolve().parent.parent

PAGE = """\
---
title: On paper & glue
date: 2026-02-03
kind: transcript
---

What it is about.

## Paper (00:01)

**Ada Marsh** (00:01)

Welcome. We talk about &lt;b> & "paper" --> glue.

And more of it.

**Bo Lindqvist** (00:09.5)

Thank you, Ada. I read about glue every evening, and about string on most days of the year.

**Bo Lindqvist** (01:12)

The same person, in a turn of its own.

**Ada Marsh** (1:02:33)

Goodbye, Bo.

**Bo Lindqvist** (1:02:40)

Goodbye.
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("export")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    convert(root)
    return root


def page_of(text: str) -> Page:
    return read_page("docs/episodes/a.md", text)


def turns(page: Page) -> list[tuple[str | None, float | None, list[str]]]:
    return [(turn.speaker, turn.start, turn.text.split()) for turn in page.turns]


def read_back(form: str, text: str) -> list[tuple[str | None, float | None, list[str]]]:
    (episode,) = recognise(f"a.{form}", text).read(f"a.{form}", text)
    return [(turn.speaker, turn.start, turn.text.split()) for turn in episode.turns]


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_gives_the_turns_back(form: str) -> None:
    page = page_of(PAGE)
    assert read_back(form, FORMATS[form](page)) == turns(page)


@pytest.mark.parametrize("form", FORMATS)
def test_the_law_over_all_sample_pages(sample: Path, form: str) -> None:
    checked = 0
    for file in sorted((sample / "docs/episodes").glob("*.md")):
        page = read_page(file.name, file.read_text(encoding="utf-8"))
        timed = all(turn.start is not None for turn in page.turns)
        if page.turns and (timed or form in ("json", "txt")):
            assert read_back(form, FORMATS[form](page)) == turns(page), file.name
            checked += 1
    assert checked >= 3


@pytest.mark.parametrize("form", FORMATS)
def test_pages_of_exports_have_the_same_turns_and_ids(
    sample: Path, tmp_path: Path, form: str
) -> None:
    """A site that is made of another one's exports says the same at the same addresses."""
    wanted = {}
    for file in sorted((sample / "docs/episodes").glob("*.md")):
        page = read_page(file.name, file.read_text(encoding="utf-8"))
        timed = all(turn.start is not None for turn in page.turns)
        if page.turns and (timed or form in ("json", "txt")):
            source = tmp_path / "seeds" / f"{file.stem}.{form}"
            source.parent.mkdir(exist_ok=True)
            source.write_text(FORMATS[form](page), encoding="utf-8")
            wanted[f"seeds/{source.name}"] = page
    convert(tmp_path)
    for file in (tmp_path / "docs/episodes").glob("*.md"):
        page = read_page(file.name, file.read_text(encoding="utf-8"))
        before = wanted.pop(page.meta["source"])
        assert turns(page) == turns(before)
        assert [turn.id for turn in page.turns] == [turn.id for turn in before.turns]
    assert not wanted


@pytest.mark.parametrize("form", ["vtt", "srt"])
def test_captions_need_times(form: str) -> None:
    page = page_of(PAGE.replace("**Ada Marsh** (1:02:33)", "**Ada Marsh** (#4)"))
    with pytest.raises(ChapterhouseError, match=r"a\.md:25: this turn has no time"):
        FORMATS[form](page)


def test_webvtt_has_voices_and_a_note_with_the_title() -> None:
    lines = FORMATS["vtt"](page_of(PAGE)).split("\n")
    assert lines[0] == "WEBVTT"
    assert "NOTE title: On paper & glue" in lines
    assert "00:00:01.000 --> 00:00:09.500" in lines
    assert any(line.startswith("<v Ada Marsh>Welcome. We talk about &lt;b&gt;") for line in lines)
    assert all(len(line) <= 90 for line in lines)


def test_export_prints_and_says_what_is_there(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slug = next((sample / "docs/episodes").glob("*.md")).stem
    assert main(["export", slug, "--as", "txt", "--root", str(sample)]) in (0, 2)
    capsys.readouterr()
    assert main(["export", "nothing-like-it", "--as", "vtt", "--root", str(sample)]) == 2
    assert "there is no episode `nothing-like-it`" in capsys.readouterr().err


def test_a_page_is_found_by_slug_file_and_address(sample: Path) -> None:
    (slug,) = [
        path.stem
        for path in (sample / "docs/episodes").glob("*.md")
        if read_page("a", path.read_text(encoding="utf-8")).turns
    ][:1]
    for name in (slug, f"docs/episodes/{slug}.md", f"https://x.org/p/episodes/{slug}/#t=5"):
        assert episode_page(sample, name).turns
