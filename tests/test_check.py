"""Each mistake in a page is found at its line, in words that help; what is right is let be."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from chapterhouse import processes
from chapterhouse.check import check, check_page, json_schemas
from chapterhouse.check.page_ids import page_ids
from chapterhouse.check.schema import MODELS
from chapterhouse.check.site_pages import MADE_PAGES, SitePages
from chapterhouse.conversion.convert import convert
from chapterhouse.model import Chapter, Episode, Person, Point, Source, Turn, prose
from chapterhouse.pages.front_matter import split
from chapterhouse.pages.render import episode_page, person_page, show_page
from chapterhouse.problems import ChapterhouseError, Finding
from chapterhouse.site.prepare import prepare
from chapterhouse.slugs import slug
from check_mistakes import EDITS, HARMLESS, HEADS, IDS, PAGE, SITE
from conftest import REPOSITORY


def found_in(text: str, path: str = "docs/episodes/captions.md") -> list[Finding]:
    return check_page(path, text, SITE, lambda page: IDS if page.endswith(".md") else None)[0]


def line_of(text: str, line: str) -> int:
    return text.split("\n").index(line) + 1


def test_a_right_page_has_no_findings() -> None:
    assert found_in(PAGE) == []
    assert found_in(PAGE.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(("right", "edited", "wrong", "instead"), EDITS, ids=lambda text: text[:40])
def test_a_mistake_is_found_at_its_line(right: str, edited: str, wrong: str, instead: str) -> None:
    text = PAGE.replace(f"{right}\n", f"{edited}\n", 1)
    told = [finding for finding in found_in(text) if finding.line == line_of(text, edited)]
    assert len(told) == 1, found_in(text)
    assert wrong in told[0].message
    assert instead in told[0].message
    assert "\n" not in told[0].message


@pytest.mark.parametrize(("path", "text", "line", "wrong"), HEADS)
def test_the_head_of_a_page(path: str, text: str, line: int, wrong: str) -> None:
    told = [finding for finding in found_in(text, path) if finding.line == line]
    assert len(told) == 1, found_in(text, path)
    assert wrong in told[0].message


def test_all_mistakes_of_a_page_are_told_at_once() -> None:
    text = PAGE
    wanted = []
    for right, edited in (
        ("title: What captions are for", "title: A: b"),
        ("date: 2026-01-31", "date:2026-01-31"),
        ("guests: [bo-marsh]", "guests: bo-marsh"),
        ("**Ann Lee** (00:57)", "**Ann Lee** (00:57"),
        ("Everybody.", "Every<br>body."),
    ):
        text = text.replace(right, edited)
        wanted.append(line_of(text, edited))
    assert [finding.line for finding in found_in(text)] == wanted


@pytest.mark.parametrize("harmless", HARMLESS)
def test_no_false_alarm(harmless: str) -> None:
    assert found_in(PAGE.replace("Everybody.", harmless)) == []


def test_times_that_run_backwards_are_told_once() -> None:
    turns = [f"**Ann Lee** ({minute:02}:00)\n\nYes.\n" for minute in range(10, 40)]
    turns[7] = turns[7].replace("17:00", "1:17:00")
    text = "---\ntitle: A\nkind: transcript\n---\n\n" + "\n".join(turns)
    (finding,) = found_in(text)
    assert finding.line == line_of(text, "**Ann Lee** (1:17:00)")
    assert "between 16:00 (line 30) and 18:00 (line 38)" in finding.message


def test_a_number_is_given_once() -> None:
    text = PAGE + "\n**Bo Marsh** (#7)\n\nWell.\n"
    (finding,) = found_in(text)
    assert finding.line == line_of(text, "**Bo Marsh** (#7)")
    assert "`**Bo Marsh** (#8)`" in finding.message


def test_what_pages_have_twice(tmp_path: Path) -> None:
    facts = "---\ntitle: A\nkind: notes\nsource: seeds/a.txt\n---\n"
    _write(tmp_path, "docs/episodes/a.md", facts)
    _write(tmp_path, "docs/episodes/b.md", facts)
    _write(tmp_path, "docs/episodes/b/index.md", "# B\n")
    _write(tmp_path, "docs/people/Ann Lee.md", "---\ntitle: Ann\n---\n")
    _write(tmp_path, "docs/people/old.txt", "Ann")
    _write(tmp_path, "docs/bad.md", b"# A\n\ncaf\xe9\n")
    _write(tmp_path, "seeds/sources.yml", "files:\n  a.txt:\n    dat: 2026-01-31\n")
    told = [str(finding) for finding in check(tmp_path)]
    assert [line.split(": ")[0] for line in told] == [
        "docs/bad.md:3",
        "docs/episodes/a.md:4",
        "docs/episodes/b.md:4",
        "docs/episodes/b.md:4",
        "docs/episodes/b/index.md:1",
        "docs/people/Ann Lee.md:1",
        "docs/people/old.txt:1",
        "seeds/sources.yml:3",
    ]
    assert "warning: the source `seeds/a.txt` is not there" in told[1]
    assert "docs/episodes/a.md has the source `seeds/a.txt` too" in told[2]
    assert "same address as docs/episodes/b.md" in told[4]
    assert "rename it to `ann-lee.md`" in told[5]
    assert "rename it to `old.md`" in told[6]
    assert "`date`" in told[7]


def test_names_of_pages_lead_to_the_right_one(tmp_path: Path) -> None:
    _write(tmp_path, "docs/people/ann-lee.md", "---\ntitle: Ann Lee\naliases: [Ms Lee]\n---\n")
    _write(tmp_path, "docs/episodes/a.md", "---\ntitle: A\nkind: notes\nhosts: [Ms Lee]\n---\n")
    (finding,) = check(tmp_path)
    assert "did you mean `ann-lee`?" in finding.message


def _write(root: Path, path: str, content: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    convert(root)
    return root


def test_the_sample_has_no_findings(sample: Path) -> None:
    assert [str(finding) for finding in check(sample)] == []


def test_links_are_held_against_the_ids_that_pages_really_have(sample: Path) -> None:
    for file in sorted((sample / "docs/episodes").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        html = Markdown(extensions=["chapterhouse.transcript", "toc"]).convert(
            split(file.name, text).body
        )
        real = set(re.findall(r'<[^>]* id="([^"]+)"', html))
        assert real
        assert page_ids(file.name, text) >= real


def test_pages_that_the_site_makes_may_be_linked(tmp_path: Path) -> None:
    pages = {"topics/a.md", "issues/a.md"}
    for page in pages:
        _write(tmp_path, f"docs/{page}", "---\ntitle: A\n---\n")
    stage = prepare(tmp_path)
    made = {file.relative_to(stage).as_posix() for file in stage.rglob("*.md")}
    assert made == SitePages.of(pages).files
    assert made - pages == {*MADE_PAGES, "topics/index.md", "issues/index.md"}


def test_every_broken_label_of_the_sample_is_found(sample: Path) -> None:
    """Any one sign of a timed turn label taken away is found at its line."""
    broken = 0
    for file in sorted((sample / "docs/episodes").glob("*.md")):
        lines = file.read_text(encoding="utf-8").split("\n")
        labels = [i for i, line in enumerate(lines) if re.fullmatch(r"\*\*.+\*\* \(\d+:.+\)", line)]
        for index in labels[1:4]:
            for at, sign in enumerate(lines[index]):
                if sign in "*():":
                    edited = lines[index][:at] + lines[index][at + 1 :]
                    text = "\n".join([*lines[:index], edited, *lines[index + 1 :]])
                    told = {finding.line for finding in found_in(text)}
                    assert index + 1 in told, f"{file.name}: {edited}"
                    broken += 1
    assert broken > 50


WORDS = st.text(
    st.one_of(st.sampled_from("*_`[]()<>#-+=!&:;.,~|{}\\/\"' \t019≈—（）：é主"), st.characters()),
    max_size=30,
)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        "**Ann** (00:57|## A (02:39|<b>|---|=======|<<<<<<< a|[x](javascript:1)|```|Host: Ann"
        "|# Title|- 00:57 x|<!-- x -->|_Ann_ (00:57)|{: onx=1}".split("|")
    ),
)
SPEECH = st.lists(PIECES, min_size=1, max_size=3).map(" ".join)
NAME = st.sampled_from(["Ann Lee", "Bo", "李明", "O'Neil-Smith", None])


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    """An episode of hostile text; its names and titles are like those of people."""
    spoken = draw(st.lists(st.tuples(NAME, st.lists(SPEECH, min_size=1, max_size=3)), max_size=6))
    timed = draw(st.booleans())
    turns = tuple(
        Turn(name, index * 7.5 if timed else None, tuple(said))
        for index, (name, said) in enumerate(spoken)
    )
    titles = ["A beginning", "Lunch at 12:30", "Python (3.11)", "What is *that*?", "C# <now>"]
    chapters = tuple(
        Chapter(draw(st.sampled_from(titles)), turn.start, index)
        for index, turn in enumerate(turns)
        if draw(st.booleans())
    )
    return Episode(
        source=Source("seeds/a.txt", "directory-page", 1),
        title=draw(SPEECH.filter(lambda text: bool(text.strip()))),
        kind="transcript",
        people=(Person("Ann Lee", "host"), Person("Bo", "guest")),
        points=(Point(prose(draw(SPEECH)), 5.0),),
        chapters=chapters,
        turns=turns,
    )


@given(episodes())
def test_a_page_as_rendered_has_no_findings(episode: Episode) -> None:
    text = episode_page(episode, slug, slug)
    site = SitePages.of(["people/ann-lee.md", "people/bo.md"])
    assert check_page("docs/episodes/a.md", text, site)[0] == [], text


@given(SPEECH, st.lists(SPEECH, max_size=3))
def test_pages_of_people_and_shows_as_rendered_have_no_findings(name: str, said: list[str]) -> None:
    if name.strip():
        for path, text in (
            ("docs/people/a.md", person_page(Person(name, "guest", aliases=("Bo",)))),
            ("docs/shows/a.md", show_page(name, said)),
        ):
            assert check_page(path, text, SITE)[0] == [], text


@given(st.integers(0, 300), st.sampled_from(["\n", "\t", ": ", "- ", '"', "[", "&a ", "---\n"]))
@example(4, "---\n")
def test_front_matter_that_cannot_be_read_is_found(place: int, piece: str) -> None:
    text = PAGE[:place] + piece + PAGE[place:]
    try:
        split("a.md", text)
    except ChapterhouseError:
        assert any(finding.severity == "error" for finding in found_in(text))
    assert all(0 < finding.line <= text.count("\n") + 1 for finding in found_in(text))


@pytest.mark.parametrize(
    "piece",
    "word ;**a;[](;](;[a](b);<a ;<!--;` ;\\;{ on;**Ann** (00:57 ;((;**Ann** (00:57\n\n"
    ";## A (02:39\n\n;- 99:99\n;[a]: b\n;**Ann** (00:57)\n;\n".split(";"),
)
def test_time_is_linear(piece: str) -> None:
    """Half a megabyte of anything; a quadratic rule would take minutes."""
    began = time.monotonic()
    found_in(PAGE + piece * (500_000 // len(piece)))
    assert time.monotonic() - began < 20


def test_the_schema_of_each_kind_of_page() -> None:
    schemas = json_schemas()
    assert json.loads(json.dumps(schemas)) == schemas
    for kind, model in MODELS.items():
        schema = schemas[kind or "pages"]
        assert set(schema["properties"]) == set(model.model_fields)
        assert schema["additionalProperties"] is False
        for name, field in model.model_fields.items():
            assert field.examples, f"{kind}: {name} has no example to show to an editor"


def test_two_processes_find_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    episodes = tmp_path / "docs" / "episodes"
    episodes.mkdir(parents=True)
    for number in range(120):
        mistake = "**Ann** (00:57" if number % 3 else "**Ann** (00:57)"
        head = f"---\ntitle: T {number}\nkind: transcript\n---\n\n## Transcript\n\n"
        (episodes / f"t-{number}.md").write_text(f"{head}{mistake}\n\nHello.\n", encoding="utf-8")
    many = check(tmp_path)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert many == check(tmp_path)
    assert len({finding.path for finding in many}) == 80
