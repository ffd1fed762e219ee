"""The JSON forms: which one claims what, broken and hostile JSON, fuzz, and time in step."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import (
    FORMS,
    assemblyai_json,
    aws_transcribe_json,
    chapter_list,
    cue_list_json,
    deepgram_json,
    json_chapters,
    podcasting_json,
    podlove_json,
    psc_chapters,
    recognise,
    speechmatics_json,
    whisper_cpp_json,
    whisper_json,
)
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_text import lines_of_strings, require_json
from chapterhouse.reading.loops import looped

MINE = (
    assemblyai_json,
    aws_transcribe_json,
    chapter_list,
    cue_list_json,
    deepgram_json,
    json_chapters,
    podcasting_json,
    podlove_json,
    psc_chapters,
    speechmatics_json,
    whisper_cpp_json,
    whisper_json,
)

KEYS = st.sampled_from(
    """segments body text transcript start end startTime endTime speaker words word chunks timestamp
    results channels alternatives utterances items content type transcription offsets from to
    timestamps chapters title toc transcripts voice start_ms punctuated_word paragraphs sentences
    speaker_labels label language status id audio_url start_time end_time attaches_to""".split()
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**13),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["We read.", "0.5", "00:01:02", "spk_0", "SPEAKER_01", " a", "\n", "x\n\ny"]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=30,
)
ROWS = st.lists(st.dictionaries(KEYS, LEAVES, max_size=6), max_size=5)
SHAPED = st.one_of(
    st.builds(lambda rows: {"segments": rows}, ROWS),
    st.builds(lambda rows: {"results": {"items": rows, "channels": rows}}, ROWS),
    st.builds(lambda rows: {"results": {"channels": [{"alternatives": rows}]}}, ROWS),
    st.builds(lambda rows: {"results": [{"type": "word", "alternatives": rows}]}, ROWS),
    st.builds(lambda rows: {"transcription": rows}, ROWS),
    st.builds(lambda rows: {"chapters": rows}, ROWS),
    st.builds(lambda rows: {"id": 1, "status": "", "words": rows, "utterances": rows}, ROWS),
    ROWS,
    VALUES,
)


@given(value=SHAPED, indent=st.sampled_from([None, 1]))
@example(value={"segments": [{"body": "a", "startTime": float("nan")}]}, indent=None)
@example(value={"segments": [{"text": "a", "start": 10**400}]}, indent=None)
def test_any_json_is_read_whole_or_refused_in_one_place(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    claiming = [form for form in FORMS if form.recognises(text)]
    assert len(claiming) <= 1
    for form in MINE:
        try:
            episodes = list(form.read("a.json", text))
        except ChapterhouseError:
            continue
        assert unaccounted(text, episodes) == set()
        assert lost_and_invented(text, episodes) == ({}, {})
        for episode in episodes:
            json.dumps([turn.text for turn in episode.turns]).encode()
            "".join(turn.text for turn in episode.turns).encode()


@pytest.mark.parametrize("form", MINE, ids=lambda form: str(form.NAME))
@given(text=st.text(max_size=200))
def test_any_text_is_refused_or_read(form: ModuleType, text: str) -> None:
    form.recognises(text)
    with suppress(ChapterhouseError):
        list(form.read("a.json", text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"segments": [{"body": "a"},\n{"body": "b"', "a.json:2: no valid JSON"),
        ('{\n"segments": [],\n"segments": []}', "a.json:1: no valid JSON: the key"),
        ('[{"a": ' + "[" * 100_000, "a.json:1: no valid JSON: nested too deeply"),
        ('{"a": ' + "9" * 5_000 + "}", "a.json:1: no valid JSON"),
    ],
)
def test_broken_json_is_one_error_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ChapterhouseError) as raised:
        recognise("a.json", text)
    assert str(raised.value).startswith(message)


def test_entities_in_chapters_are_refused() -> None:
    text = '<!DOCTYPE x [<!ENTITY a "b">]>\n<chapters><chapter start="0" title="&a;"/></chapters>'
    with pytest.raises(ChapterhouseError, match="declares a document type"):
        list(psc_chapters.read("a.xml", text))


def test_strings_are_found_on_their_lines() -> None:
    text = '{"a": "x",\n "b": {"a": "y\\" \\n"},\n "c": ["z", {"a":\n"w"}]}'
    value = require_json("a", text)
    wanted = {(id(value["b"]), "a"): 0, (id(value["c"][1]), "a"): 1, (id(value), "a"): 2}
    assert lines_of_strings(text, value, wanted) == {2: 1, 0: 2, 1: 4}


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        (["Yes, we do read."] * 2, []),
        (["Yes, we do read."] * 3, [1, 2]),
        (["A b c.", "D e f."] * 3, [2, 3, 4, 5]),
        (["No."] * 5, []),
        ([""] * 9, []),
    ],
)
def test_loops(said: list[str], gone: list[int]) -> None:
    assert sorted(looped(said)) == gone


@pytest.mark.parametrize(
    "text",
    [
        '{"segments":[' + ",".join(['{"body":"We read along.","startTime":1}'] * 25_000) + "]}",
        '{"segments":[{"start":0,"text":"' + "We read. " * 110_000 + '"}]}',
        '[{"start":1,"text":"' + "a" * 1_000_000 + '"}]',
        '{"x":"' + '\\"' * 500_000 + '","segments":[{"text":"a","start":1}]}',
        "00:00:00.000 " + "a " * 500_000,
        "<chapters><chapter " + 'a="b" ' * 160_000,
    ],
    ids=["many", "sentences", "word", "escapes", "chapter", "attributes"],
)
def test_a_megabyte_takes_time_in_step_with_its_length(text: str) -> None:
    begin = time.process_time()
    for form in MINE:
        with suppress(ChapterhouseError):
            form.recognises(text)
            list(form.read("a.json", text))
    assert time.process_time() - begin < 3, "quadratic time would be minutes"
