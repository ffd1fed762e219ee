"""What sources hold, as a person wrote it down, is what is read from them.

For the repository's own sources `sample_truth.json` says it; for a folder of `--corpus`, the JSON
files in a folder `truth` beside it: file name to a list of episodes, with only what is known.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chapterhouse.intake.inspect_files import read_files
from chapterhouse.intake.inspect_json import as_json

REPOSITORY = Path(__file__).resolve().parent.parent
NOT_COMPARED = {"n", "note"}


def truths(folders: list[Path]) -> list[tuple[Path, list[dict[str, Any]]]]:
    """Each source with what it holds."""
    known = [(REPOSITORY / "seeds", REPOSITORY / "tests" / "sample_truth.json")]
    known += [(folder, file) for folder in folders for file in folder.parent.glob("truth/*.json")]
    return [
        (folder / name, episodes)
        for folder, file in known
        for name, episodes in json.loads(file.read_text(encoding="utf-8")).items()
        if (folder / name).exists()
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = truths([Path(name).resolve() for name in metafunc.config.getoption("--corpus")])
    ids = [f"{path.parent.name}/{path.name}" for path, _ in found]
    metafunc.parametrize(("source", "wanted"), found, ids=ids)


def held(episode: dict[str, Any]) -> dict[str, Any]:
    """What was read, in the words of a truth file."""
    starts = [turn["start"] for turn in episode["turns"] if turn["start"] is not None]
    timed = [chapter for chapter in episode["chapters"] if "start" in chapter]
    return {
        "kind": episode["kind"],
        "title": episode["title"],
        "show": episode["show"],
        "date": episode["date"],
        "hosts": [person["name"] for person in episode["hosts"]],
        "guests": [person["name"] for person in episode["guests"]],
        "turns": len(episode["turns"]),
        "turns_timed": bool(starts),
        "chapters_timed": len(timed),
        "chapters_untimed": len(episode["chapters"]) - len(timed),
        "first_chapter": [timed[0]["start"], timed[0]["title"]] if timed else None,
        "last_turn_seconds": max(starts, default=None),
        "points": len(episode["points"]),
        "points_timed": sum(point["start"] is not None for point in episode["points"]),
        "sections": len(episode["sections"]),
        "youtube": episode["media"]["youtube"],
        "timestamps": len(episode["timestamps"]),
        "wikilinks": len(episode["wikilinks"]),
        "parts": [part["title"] for part in episode["parts"]],
    }


def test_a_source_holds_what_is_read(source: Path, wanted: list[dict[str, Any]]) -> None:
    reading = read_files([source])
    assert reading.errors == []
    found = [held(as_json(episode)) for episode in reading.episodes]
    assert len(found) == len(wanted)
    for number, (got, want) in enumerate(zip(found, wanted, strict=True), 1):
        known = {key: value for key, value in want.items() if key not in NOT_COMPARED}
        assert {key: got.get(key) for key in known} == known, f"episode {number}"
