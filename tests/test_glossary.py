"""glossary.yml: terms as typed values, every mistake at its line, and no source of conversion."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapterhouse.files import source_files
from chapterhouse.glossary.terms import Glossary, Term, read_glossary
from chapterhouse.problems import ChapterhouseError

REPOSITORY = Path(__file__).resolve().parent.parent

FULL = """\
terms:
  - name: WebVTT
    kind: Format
    aliases: [VTT, VTT, "Web Video  Text Tracks"]
    misheard: [web VTT]
    link: https://example.org/vtt
    about: A text file.
  - name: 42
    kind: person
  - {name: Øre, aliases: }
"""


def _glossary(root: Path, text: str) -> Glossary:
    (root / "seeds").mkdir()
    (root / "seeds/glossary.yml").write_text(text, encoding="utf-8")
    return read_glossary(root)


def test_every_fact_is_typed(tmp_path: Path) -> None:
    glossary = _glossary(tmp_path, FULL)
    assert glossary.terms == (
        Term(
            "WebVTT",
            "webvtt",
            "format",
            ("VTT", "Web Video Text Tracks"),
            ("web VTT",),
            "https://example.org/vtt",
            "A text file.",
            2,
        ),
        Term("42", "42", "person", line=8),
        Term("Øre", "ore", line=10),
    )
    assert [term.is_topic for term in glossary.terms] == [True, False, True]


def test_a_term_is_found_by_any_of_its_forms(tmp_path: Path) -> None:
    glossary = _glossary(tmp_path, FULL)
    for form in ("webvtt", "Vtt", "web  vtt", "WEB VIDEO TEXT TRACKS"):
        assert glossary.find(form) is glossary.terms[0]
    assert glossary.find("video") is None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "terms:\n", "---\n"])
def test_it_may_say_nothing(tmp_path: Path, text: str) -> None:
    assert _glossary(tmp_path, text) == Glossary()


def test_there_need_not_be_one(tmp_path: Path) -> None:
    assert read_glossary(tmp_path) == Glossary()


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("term:\n", 1, "did you mean `terms`?"),
        ("terms: {WebVTT: x}\n", 1, "is a list"),
        ("terms: WebVTT\n", 1, "is a list"),
        ("terms:\n  - WebVTT\n", 2, "expected a mapping (`key: …`)"),
        ("terms:\n  - kind: format\n", 2, "without a name"),
        ("terms:\n  - name: A\n    alias: [B]\n", 3, "did you mean `aliases`?"),
        ("terms:\n  - name: A\n    aliases: B\n", 3, "expected a list of texts"),
        ("terms:\n  - name: A\n    aliases:\n      - [B]\n", 4, "expected a text"),
        ("terms:\n  - name: A\n    link: a.example\n", 3, "begins with https://"),
        ("terms:\n  - name: A\n    kind: [x]\n", 3, "expected a text"),
        ("terms:\n  - name: A\n    kind: 'x; y'\n", 3, "no kind"),
        ("terms:\n  - name: '…'\n", 2, "no word or name"),
        ("terms:\n  - name: A\n    about: " + "x" * 301 + "\n", 3, "one line, at most"),
        ("terms:\n  - name: Web VTT\n  - name: web-vtt\n", 3, "are one topic"),
        (
            "terms:\n  - name: A\n  - name: B\n    aliases: [a]\n",
            3,
            "stands under `A` too (line 2)",
        ),
        ("terms:\n  - name: A\n    aliases: [b]\n    misheard: [B]\n", 2, "misheard at once"),
        ("terms:\n  - name: A\n    misheard: [a]\n", 2, "misheard at once"),
        ("terms: [\n", 2, "no valid YAML"),
        ("terms:\n  - name: A\n    name: B\n", 3, "twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, why: str) -> None:
    with pytest.raises(ChapterhouseError) as error:
        _glossary(tmp_path, text)
    assert str(error.value).startswith(f"seeds/glossary.yml:{line}: ")
    assert why in str(error.value)


def test_the_samples_glossary_is_read_and_is_no_source_of_pages() -> None:
    assert read_glossary(REPOSITORY).find("marching goats")
    assert "seeds/glossary.yml" not in source_files(REPOSITORY)
