"""Golden pairs: a small source, and what of it must be read. Each is named by what it shows.

``tests/golden/<behaviour>.txt`` (or ``.vtt``, or any ending but ``.json``) is recognised and read.
``<behaviour>.json`` lists its episodes in the words of ``chapterhouse inspect --json``, and of each
only the fields that the pair is about. The laws of the readers hold for each pair, too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.intake.inspect_json import as_json
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug

GOLDEN = Path(__file__).parent / "golden"
PAIRS = sorted(GOLDEN.glob("*.json"))
SOURCES = {path.stem: path for path in GOLDEN.iterdir() if path.suffix != ".json"}


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
    source = SOURCES[pair.stem]
    text = decode(source.name, source.read_bytes()).text
    read = list(recognise(source.name, text).read("source.txt", text))
    assert differences(wanted, [as_json(episode) for episode in read]) == []
    assert unaccounted(text, read) == set(), "lines without a fate"
    lost, invented = lost_and_invented(text, read)
    assert not lost, "words of the source that no page shows"
    assert not invented, "words on pages that the source does not say"
    for episode in read:
        page = read_page("page.md", episode_page(episode, slug, slug, link=lambda span: None))
        assert [(turn.speaker, turn.start, turn.text) for turn in page.turns] == [
            (turn.speaker, turn.start, turn.text) for turn in episode.turns
        ]


def test_every_source_has_its_pair() -> None:
    assert PAIRS, "there are no golden pairs"
    assert set(SOURCES) == {path.stem for path in PAIRS}


def test_a_pair_can_fail() -> None:
    assert differences({"a": [{"b": 1}]}, {"a": [{"b": 2, "c": 3}]}) == [".a[0].b: 2 and not 1"]
    assert differences([], [{}]) == [": 1 and not 0: [{}]"]
