"""Front matter: whatever stands there is read as it is, or is one error with its place."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta as mkdocs_meta

from chapterhouse.pages.front_matter import split
from chapterhouse.pages.yaml_text import front_matter, scalar
from chapterhouse.problems import ChapterhouseError

PAGE = "---\ntitle: A talk\nhosts: [ann, bo]\n---\n\nBody.\n\n---\n\nMore.\n"


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("\n", "\r\n"), "\ufeff" + PAGE])
def test_front_matter_and_body(page: str) -> None:
    found = split("a.md", page)
    assert found.meta == {"title": "A talk", "hosts": ["ann", "bo"]}
    assert found.body == "\nBody.\n\n---\n\nMore.\n"
    assert found.body_line == 5
    assert found.lines == {"title": 2, "hosts": 3}


@pytest.mark.parametrize(
    ("page", "meta"),
    [
        ("---\ncontent: x\nhandler: y\nmetadata: z\n---\n", {"content", "handler", "metadata"}),
        ("---  \ntitle: x\n...\t\nBody\n", {"title"}),
        ("---\n'quoted key': 1\n\"other\": 2\nb: 3 # note\n---\n", {"quoted key", "other", "b"}),
    ],
)
def test_keys_that_trouble_others(page: str, meta: set[str]) -> None:
    found = split("a.md", page)
    assert set(found.meta) == set(found.lines) == meta


@pytest.mark.parametrize(
    "page", ["", "Body.\n", "# A\n\n---\n\nb: c\n---\n", "--- a\n", "Host: Ann\n"]
)
def test_no_front_matter(page: str) -> None:
    found = split("a.md", page)
    assert (found.meta, found.body, found.body_line) == ({}, page, 1)


@pytest.mark.parametrize(
    ("page", "line", "why"),
    [
        ("---\ntitle: A: talk\n---\n", 2, "put text that holds a colon in quotes"),
        ("---\ntitle: x\ndate: 2026-02-30\n---\n", 3, "2026-02-30 is no date that exists"),
        ("---\ntitle: x\n\tshow: y\n---\n", 3, "use spaces"),
        ("---\ntitle: x\n\n2026: y\n---\n", 4, "a key has to be a word"),
        ("---\nyes: x\n---\n", 2, "a key has to be a word"),
        ("---\n? [a]\n: x\n---\n", 2, "a key has to be a word"),
        ("---\ntitle: x\nshow: y\ntitle: z\n---\n", 4, "the key title is there twice"),
        ("---\ntitle: x\nshow: [a, b\n---\n", None, "does not fit"),
        ('---\ntitle: "x\n---\n', None, "never closed"),
        ("---\ntitle: x\n", 1, "never closed"),
        ("---", 1, "never closed"),
        ("---\n---\nBody\n", 1, "empty"),
        ("---\n# note\n---\nBody\n", 1, "empty"),
        ("---\n- a\n---\n", 2, "key: value"),
        ("---\njust text\n---\n", 2, "key: value"),
        ("\n\n---\ntitle: x\n---\n", 3, "first line"),
        (" ---\ntitle: x\n---\n", 1, "first line"),
        ("---\ntitle: x\n---", 3, "line break"),
        ("---\ntitle: a\x00b\n---\n", 2, "\\x00"),
        ("---\nshow: a\ntitle: a\udc80b\n---\n", 3, "\\udc80"),
        ("---\ntitle: &a [x]\nshow: *a\n---\n", 3, "write the value out"),
        ("---\ntitle: !!python/name:os.system x\n---\n", 2, "could not determine"),
        ("---\ntitle: !!timestamp soon\n---\n", 2, "no date that exists"),
        (f"---\ntitle: {'9' * 5000}\n---\n", 2, "no number that exists"),
        (f"---\ntitle: {'[' * 20000}\n---\n", 2, "nested too deep"),
        (f"---\ntitle: {'[' * 900}\n---\n", None, ""),
        (f"---\ntitle: {'{a: ' * 30000}\n---\n", 1, "longer than"),
        ("---\ntitle: a\u2028b: c\x85\nshow: x: y\n---\n", 3, "colon in quotes"),
    ],
)
def test_each_failure_has_its_place(page: str, line: int | None, why: str) -> None:
    with pytest.raises(ChapterhouseError) as caught:
        split("docs/a.md", page)
    assert caught.value.path == "docs/a.md"
    assert why in str(caught.value)
    assert caught.value.line is not None
    assert 1 <= caught.value.line <= page.count("\n") + 1
    assert line in (None, caught.value.line)
    assert "\n" not in str(caught.value)


@given(block=st.text(st.sampled_from("ab12:-?!&*[]{},#|>@`\"'%~ \n\t\x00é"), max_size=40))
def test_nothing_but_located_errors(block: str) -> None:
    page = f"---\n{block}\n---\nBody.\n"
    error: ChapterhouseError | None = None
    try:
        found = split("a.md", page)
    except ChapterhouseError as caught:
        error = caught
    if error is None:
        assert page.split("\n")[found.body_line - 1 :] == found.body.split("\n")
    else:
        assert error.line is not None
        assert 1 <= error.line <= page.count("\n")


@given(block=st.text(st.sampled_from("ab: -[]\n.x"), max_size=30))
def test_mkdocs_finds_the_same(block: str) -> None:
    page = f"---\n{block}\n---\n\nBody.\n"
    try:
        found = split("a.md", page)
    except ChapterhouseError:
        return
    body, meta = mkdocs_meta.get_data(page)
    assert meta == found.meta
    assert body == found.body.lstrip("\n")


titles = st.one_of(
    st.text(max_size=30),
    st.text(
        st.sampled_from("aé汉1 :#-'\"\\,[]{}&*!|>%@`?~.=_\n\t\x85\u2028\ufeff\x07🎙"), max_size=12
    ),
    st.sampled_from(
        "yes no on off y n true null ~ 1:02 1:02:33 0x1F 0o17 017 1e5 1_000 .5 -1 +1 .inf nan = <<"
        " 2026-01-05 2026-01-05T10:00:00Z Note: # @x %x 'x' \"x\" - -x ? : ::".split()
    ),
    st.sampled_from(["Note: x", "# x", "a #x", " x", "x ", "- x", "? x", "x:", "1:02 x", "a\nb"]),
)


@given(text=titles)
@example(text="7EH0VjM3dTk")
def test_any_text_is_read_back(text: str) -> None:
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    written = scalar(text)
    assert "\n" not in written
    assert yaml.safe_load(f"title: {written}\n") == {"title": text}
    found = split("a.md", front_matter({"title": text, "aliases": [text, "x"]}) + "Body.\n")
    assert found.meta == {**({"title": text} if text else {}), "aliases": [text, "x"]}


@given(text=titles)
def test_readers_of_yaml_1_2_read_the_same(text: str) -> None:
    ruamel = pytest.importorskip("ruamel.yaml")
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    page = front_matter({"title": text, "aliases": [text, "x"]}).strip("-\n")
    read = ruamel.YAML(typ="safe").load(StringIO(page))
    assert read["aliases"] == [text, "x"]


@pytest.mark.parametrize(
    "text",
    [
        "US–China AI is not a race",
        "It's “well” (really), isn't it?",
        "seeds/feed.txt#1",
        "https://a.b/c?d=e&f=g",
        "7EH0VjM3dTk",
        "24 hours of captions",
        "主权 AI",
        "AT&T, C# and 50% more!",
    ],
)
def test_plain_text_has_no_quotes(text: str) -> None:
    assert scalar(text) == text


def test_the_form_of_new_front_matter() -> None:
    written = front_matter(
        {
            "title": 'Say "yes": a talk',
            "title_derived": True,
            "date": date(2026, 1, 5),
            "hosts": ["ann-lee", "bo"],
            "guests": [],
            "links": ["https://a.b"],
            "lang": None,
        }
    )
    assert written == (
        "---\ntitle: 'Say \"yes\": a talk'\ntitle_derived: true\ndate: 2026-01-05\n"
        "hosts: [ann-lee, bo]\nlinks:\n  - https://a.b\n---\n"
    )
