"""`slug:` in sources.yml: a new page has it, an existing one keeps its address and is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapterhouse.cli import main

VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Marsh>Welcome.\n"


def seeds(root: Path, settings: str | None = None) -> Path:
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds/a.vtt").write_text(VTT, encoding="utf-8")
    if settings:
        (root / "seeds/sources.yml").write_text(settings, encoding="utf-8")
    return root


def test_a_new_page_has_the_slug(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds(tmp_path, "files:\n  a.vtt: {slug: ink, title: Ink}\n")
    assert main(["convert", "--root", str(tmp_path)]) == 0
    assert [path.stem for path in (tmp_path / "docs/episodes").glob("*.md")] == ["ink"]
    assert "slug" not in capsys.readouterr().err


def test_a_page_that_is_there_is_told_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", "--root", str(seeds(tmp_path, "files:\n  a.vtt: {title: Ink}\n"))])
    (tmp_path / "docs/episodes/ink.md").rename(tmp_path / "docs/episodes/ink-2.md")
    seeds(tmp_path, "files:\n  a.vtt:\n    title: Ink\n    slug: on-ink\n")
    capsys.readouterr()
    main(["convert", "--root", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert "seeds/sources.yml:2:" in said
    assert "docs/episodes/ink-2.md" in said
    assert "docs/episodes/on-ink.md" in said
    (tmp_path / "docs/episodes/ink-2.md").rename(tmp_path / "docs/episodes/on-ink.md")
    main(["convert", "--root", str(tmp_path)])
    assert "slug" not in "".join(capsys.readouterr())
    assert [path.stem for path in (tmp_path / "docs/episodes").glob("*.md")] == ["on-ink"]
