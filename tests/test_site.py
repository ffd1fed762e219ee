"""What prepare works out for the site, and the stage that it writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from chapterhouse import processes
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.build import REPOSITORY, build_site
from chapterhouse.site.cards import speaker_colours
from chapterhouse.site.docs import EpisodeDoc, read_doc
from chapterhouse.site.lists import by_year, neighbours, newest_first
from chapterhouse.site.prepare import prepare
from chapterhouse.site.stage import page_text
from site_pages import small_site, tree, write


def staged(root: Path, path: str) -> dict[str, Any]:
    """The front matter that the templates see."""
    _, meta = get_data((prepare(root) / path).read_text(encoding="utf-8"))
    return meta


def episode(slug: str, **meta: Any) -> EpisodeDoc:
    return EpisodeDoc(f"episodes/{slug}.md", meta, "")


def test_newest_first_then_undated_in_the_order_of_their_sources() -> None:
    episodes = [
        episode("ten", source="seeds/a.txt#10"),
        episode("two", source="seeds/a.txt#2"),
        episode("old", date="2024-05-01", source="seeds/a.txt#1"),
        episode("new", date="2026-05-01", source="seeds/b.txt"),
        episode("nowhere"),
        episode("odd", date="soon", source="seeds/b.txt#1"),
    ]
    ordered = newest_first(episodes)
    assert [e.slug for e in ordered] == ["new", "old", "two", "ten", "odd", "nowhere"]
    years = by_year(ordered)
    assert [year.name for year in years] == ["2026", "2024", ""]
    assert [e.slug for e in years[-1].episodes] == ["two", "ten", "odd", "nowhere"]


def test_before_and_after_never_lead_from_dated_to_undated_episodes() -> None:
    newest = newest_first(
        [
            episode("a", date="2026-01-01"),
            episode("b", date="2026-01-02"),
            episode("c", source="seeds/x.txt#1"),
            episode("d", source="seeds/x.txt#2"),
        ]
    )
    beside = neighbours({"show": newest})
    chain = {
        slug: (around.previous and around.previous.slug, around.following and around.following.slug)
        for slug, around in beside.items()
    }
    assert chain == {"a": (None, "b"), "b": ("a", None), "c": (None, "d"), "d": ("c", None)}


@given(st.lists(st.text("abcdefgh-", min_size=1), unique=True, max_size=8))
def test_up_to_eight_speakers_have_colours_of_their_own(slugs: list[str]) -> None:
    assert len(set(speaker_colours(slugs).values())) == len(slugs)


_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.text(st.characters(codec="utf-8"))
)
_META = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), _META), st.text("ab\n#-"))
def test_front_matter_of_the_stage_reads_back_as_it_was(meta: dict[str, Any], body: str) -> None:
    text, read = get_data(page_text(meta, body))
    assert read == meta
    assert text == body.lstrip("\n")


def test_what_the_templates_are_told_about_an_episode(tmp_path: Path) -> None:
    small_site(tmp_path)
    meta = staged(tmp_path, "episodes/first.md")
    ch = meta["ch"]
    assert meta["template"] == "episode.html"
    assert meta["description"].startswith("A talk about captions.")
    assert ch["show"] == {"title": "The Night Desk", "href": "shows/night-desk/"}
    assert ch["date"] == "2 January 2026"
    assert [c["id"] for c in ch["chapters"]] == ["chapter-20"]
    assert [c["time"] for c in ch["chapters"]] == ["00:20"]
    assert ch["listen"] == "2 min"
    [guest] = ch["guests"]
    assert guest["bio"] == "Oke appears to be a captioner."
    assert guest["unverified"] is True
    assert {s["slug"]: s["colour"] for s in ch["speakers"]}["oke-brandt"] == guest["colour"]
    assert ch["next"]["href"] == "episodes/second/"
    assert "previous" not in ch


def test_nothing_is_said_about_what_a_page_does_not_say(tmp_path: Path) -> None:
    write(tmp_path, {"episodes/a-b.md": "---\nkind: notes\nguests: [some-one]\n---\n\nShort.\n"})
    meta = staged(tmp_path, "episodes/a-b.md")
    assert meta["title"] == "A B"
    assert meta["ch"]["label"] == "Notes only"
    unsaid = {"date", "listen", "read", "show", "chapters", "speakers", "previous", "recording"}
    assert not unsaid & set(meta["ch"])
    assert [set(guest) & {"href", "bio"} for guest in meta["ch"]["guests"]] == [set()]


def test_lists_are_made_and_pages_that_people_wrote_are_respected(tmp_path: Path) -> None:
    small_site(tmp_path)
    write(
        tmp_path,
        {
            "index.md": "---\ntitle: Start\ntemplate: home.html\n---\n\nWelcome.\n",
            "about.md": "# Us\n",
        },
    )
    stage = prepare(tmp_path)
    made = {path for path in tree(stage) if "/" not in path or path.endswith("/index.md")}
    assert made == {
        "index.md",
        "about.md",
        "help.md",
        "help-wanted.md",
        "archive.md",
        "search.md",
        "people/index.md",
        "shows/index.md",
    }
    body, home = get_data((stage / "index.md").read_text(encoding="utf-8"))
    assert body.strip() == "Welcome."
    assert home["ch"]["lead"]["title"] == "Second"
    assert [entry["title"] for entry in home["ch"]["latest"]] == ["First"]
    assert get_data((stage / "about.md").read_text(encoding="utf-8"))[0].strip() == "# Us"
    archive = staged(tmp_path, "archive.md")["ch"]
    assert [(y["name"], len(y["episodes"])) for y in archive["years"]] == [("2026", 2)]
    person = staged(tmp_path, "people/oke-brandt.md")["ch"]
    assert [entry["title"] for entry in person["as_guest"]] == ["Second", "First"]
    assert "as_host" not in person
    show = staged(tmp_path, "shows/night-desk.md")["ch"]
    assert [host["name"] for host in show["hosts"]] == ["Mara Lund"]


def test_a_second_run_writes_nothing_and_stale_files_go(tmp_path: Path) -> None:
    small_site(tmp_path)
    picture = tmp_path / "docs" / "assets" / "a.png"
    picture.parent.mkdir()
    picture.write_bytes(b"png")
    stage = prepare(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in stage.rglob("*") if file.is_file()}
    assert stage / "assets" / "a.png" in before
    prepare(tmp_path)
    assert {f: f.stat().st_mtime_ns for f in stage.rglob("*") if f.is_file()} == before
    (tmp_path / "docs/episodes/first.md").unlink()
    picture.rename(picture.with_name("b.png"))
    prepare(tmp_path)
    assert not (stage / "episodes/first.md").exists()
    assert not (stage / "assets/a.png").exists()
    assert (stage / "assets/b.png").read_bytes() == b"png"
    assert (tmp_path / "docs/assets/b.png").read_bytes() == b"png"


def test_a_page_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    small_site(tmp_path)
    write(tmp_path, {"episodes/broken.md": "---\ntitle: 'never closed\n---\n\nText.\n"})
    with pytest.raises(ChapterhouseError, match=r"^docs/episodes/broken\.md:\d+: "):
        prepare(tmp_path)
    with pytest.raises(ChapterhouseError, match=r"docs/episodes/broken\.md:\d+: "):
        build_site(tmp_path)
    with pytest.raises(ChapterhouseError, match="no such folder"):
        prepare(tmp_path / "elsewhere")


def test_many_pages_are_read_in_order_and_the_first_error_is_raised(tmp_path: Path) -> None:
    names = [f"page-{number:03}" for number in range(processes._FEW + 20)]
    write(tmp_path, {f"episodes/{name}.md": f"---\ntitle: {name}\n---\n" for name in names})
    stage = prepare(tmp_path)
    assert sorted(p.stem for p in (stage / "episodes").iterdir()) == names
    write(tmp_path, {"episodes/page-007.md": "---\ntitle: [\n---\n"})
    with pytest.raises(ChapterhouseError, match=r"page-007\.md"):
        prepare(tmp_path)


def test_the_opening_is_plain_words(tmp_path: Path) -> None:
    doc = read_doc("docs", "people/a.md", "---\ntitle: A\n---\n\nA *good* [b](c.md).\n\n- list\n")
    assert doc.opening == ("A good b.",)
    assert read_doc("docs", "people/a.md", "# Title\n\nText\n").opening == ()


@pytest.fixture
def hooks() -> Iterator[Any]:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("hooks_under_test", REPOSITORY / "scripts" / "mkdocs_hooks.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


def test_a_server_watches_what_people_write_and_not_the_stage(tmp_path: Path, hooks: Any) -> None:
    class Config:
        docs_dir = str(small_site(tmp_path) / "docs")
        repo_url = None
        edit_uri = "edit/main/docs/"
        nav = ({"Home": "index.md"}, {"Gone": "gone.md"}, {"Elsewhere": "https://example.org/"})

        def get(self, key: str) -> object:
            return getattr(self, key, None)

    class Server:
        watched: list[str] = []  # noqa: RUF012

        def watch(self, path: str) -> None:
            self.watched.append(path)

        def unwatch(self, path: str) -> None:
            self.watched.remove(path)

    (tmp_path / "seeds").mkdir()
    config = hooks.on_config(Config())
    assert Path(config.docs_dir) == prepare(tmp_path)
    assert config.nav == [{"Home": "index.md"}, {"Elsewhere": "https://example.org/"}]
    server = Server()
    server.watch(config.docs_dir)
    hooks.on_serve(server, config=config, builder=None)
    assert server.watched == [str(tmp_path / "docs"), str(tmp_path / "seeds")]
