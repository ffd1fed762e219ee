"""Golden pairs: a small source, and what of it must be read. Each is named by what it shows.

``tests/golden/<behaviour>.txt`` is recognised and read. ``<behaviour>.json`` lists its episodes in
the words of ``chapterhouse inspect --json``, and of each only the fields that the pair is about.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chapterhouse.forms import recognise
from chapterhouse.intake.inspect_json import as_json

GOLDEN = Path(__file__).parent / "golden"
PAIRS = sorted(GOLDEN.glob("*.json"))


def differences(wanted: Any, found: Any, place: str = "") -> list[str]:
    """Where what was found is not what a pair asks for; nothing where it asks for nothing."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [
            each
            for key, value in wanted.items()
            for each in differences(value, found.get(key, "(missing)"), f"{place}.{key}")
        ]
    if isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            return [f"{place}: {len(found)} and not {len(wanted)}: {found!r}"]
        return [
            each
            for index, (one, other) in enumerate(zip(wanted, found, strict=True))
            for each in differences(one, other, f"{place}[{index}]")
        ]
    return [] if wanted == found else [f"{place}: {found!r} and not {wanted!r}"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.stem)
def test_golden_pair(pair: Path) -> None:
    wanted = json.loads(pair.read_text(encoding="utf-8"))
    text = pair.with_suffix(".txt").read_text(encoding="utf-8")
    form = recognise(pair.with_suffix(".txt").name, text)
    episodes = [as_json(episode) for episode in form.read("source.txt", text)]
    assert differences(wanted, episodes) == []


def test_every_source_has_its_pair() -> None:
    assert PAIRS, "there are no golden pairs"
    texts = {path.stem for path in GOLDEN.glob("*.txt")}
    assert texts == {path.stem for path in PAIRS}


def test_a_pair_can_fail() -> None:
    assert differences({"a": [{"b": 1}]}, {"a": [{"b": 2, "c": 3}]}) == [".a[0].b: 2 and not 1"]
    assert differences([], [{}]) == [": 1 and not 0: [{}]"]
