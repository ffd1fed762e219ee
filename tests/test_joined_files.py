"""Several files of one episode: read as one, each line accounted for, nothing joined by mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chapterhouse.conversion.account import account
from chapterhouse.intake.inspect_files import read_files
from chapterhouse.intake.same_episode import episode_of_file
from chapterhouse.intake.settings import Facts, FileFacts
from chapterhouse.intake.sources import RawSource, Reading, read_sources
from chapterhouse.model import plain

SEGMENTS = [
    ("Ada Marsh", 0, "Welcome to Ink. We talk about paper."),
    ("Ada Marsh", 9, "It was made by hand."),
    ("Bo Lindqvist", 20, "And by machine."),
    ("Bo Lindqvist", 60, "Glue came much later."),
    ("Bo Lindqvist", 90, "So did string."),
]
TRANSCRIPT = json.dumps(
    {
        "segments": [
            {"speaker": who, "startTime": start, "endTime": start + 5, "body": body}
            for who, start, body in SEGMENTS
        ]
    }
)
CHAPTERS = json.dumps(
    {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Paper"},
            {"startTime": 61, "title": "Glue"},
            {"startTime": 500, "title": "Much later"},
        ],
    }
)
NOTES = """\
---
title: On paper and glue
date: 2026-02-03
---

Ada and Bo talk about [paper](https://ink.example/paper).

## Links

- The **mill** by the river
"""
FACTS = "show: Ink\nhosts: [Ada Marsh]\nmedia:\n  audio: https://media.example/ink.mp3\n"
SRT = "".join(
    f"{number}\n00:{start // 60:02}:{start % 60:02},000 --> 00:{start // 60:02}:{start % 60 + 5:02}"
    f",000\n{body}\n\n"
    for number, (_, start, body) in enumerate(SEGMENTS, 1)
)


def read(files: dict[str, str], **facts: FileFacts) -> Reading:
    return read_sources(
        [
            RawSource(f"seeds/{name}", text.encode, facts.get(name.partition(".")[0], FileFacts()))
            for name, text in files.items()
        ]
    )


def test_chapters_notes_and_facts_beside_a_transcript_are_one_page() -> None:
    reading = read(
        {
            "ep12.chapters.json": CHAPTERS,
            "ep12.json": TRANSCRIPT,
            "ep12.md": NOTES,
            "ep12.yml": FACTS,
        }
    )
    assert reading.errors == []
    (episode,) = reading.episodes
    assert episode.source.path == "seeds/ep12.json"
    assert (episode.title, episode.title_derived) == ("On paper and glue", False)
    assert (episode.show, episode.date) == ("Ink", "2026-02-03")
    assert episode.media.audio == "https://media.example/ink.mp3"
    assert [person.name for person in episode.named("host")] == ["Ada Marsh"]
    assert [plain(block.prose) for block in episode.summary] == ["Ada and Bo talk about paper."]
    assert [plain(section.title) for section in episode.sections] == ["Links"]
    assert [(each.title, each.start, each.turn) for each in episode.chapters] == [
        ("Paper", 0, 0),
        ("Glue", 61, 2),
        ("Much later", 500, None),
    ]
    assert [(turn.speaker, turn.start) for turn in episode.turns] == [
        ("Ada Marsh", 0),
        ("Bo Lindqvist", 20),
        ("Bo Lindqvist", 60),
    ]
    assert [str(note) for note in reading.notes] == [
        "seeds/ep12.chapters.json:1: warning: chapter “Much later” begins after the last turn; it"
        " is kept at the end"
    ]
    assert all(not account(source).unaccounted for source in reading.sources)
    assert len(reading.sources) == 4


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "ep12.chapters.vtt",
            "WEBVTT\n\n00:00.000 --> 01:01.000\nPaper\n\n01:01.000 --> 02:00.000\nGlue\n",
        ),
        (
            "ep12.chapters.srt",
            "1\n00:00:00,000 --> 00:01:01,000\nPaper\n\n2\n00:01:01,000 --> 00:02:00,000\nGlue\n",
        ),
        ("ep12.chapters.txt", "0:00 Paper\n1:01 Glue\n"),
        ("ep12-chapters.txt", "Chapters\n\n- Paper (0:00)\n- Glue (1:01)\n"),
        ("ep12.chapters.csv", "Start,Title\n0:00,Paper\n1:01,Glue\n"),
        ("ep12.chapters.tsv", "Name\tStart\tDuration\nPaper\t0:00.000\t0\nGlue\t1:01.000\t0\n"),
        ("ep12.chapters.txt", "0.000000\t0.000000\tPaper\n61.000000\t61.000000\tGlue\n"),
    ],
)
def test_chapters_in_any_form_are_those_of_the_transcript(name: str, text: str) -> None:
    reading = read({name: text, "ep12.json": TRANSCRIPT})
    assert (reading.errors, reading.notes) == ([], [])
    (episode,) = reading.episodes
    assert [(each.title, each.start, each.turn) for each in episode.chapters] == [
        ("Paper", 0, 0),
        ("Glue", 61, 2),
    ]
    assert all(not account(source).unaccounted for source in reading.sources)


def test_chapters_alone_are_no_page_but_a_note() -> None:
    reading = read({"ep12.chapters.json": CHAPTERS, "ep13.json": TRANSCRIPT})
    assert [episode.source.path for episode in reading.episodes] == ["seeds/ep13.json"]
    (note,) = reading.notes
    assert note.path == "seeds/ep12.chapters.json"
    assert "no transcript" in note.message
    assert note.severity == "note"
    assert reading.errors == []
    assert all(not account(source).unaccounted for source in reading.sources)


def test_a_second_transcript_with_the_same_words_is_left_out() -> None:
    reading = read({"ep12.json": TRANSCRIPT, "ep12.srt": SRT})
    (episode,) = reading.episodes
    assert episode.source.path == "seeds/ep12.json"
    assert [note.message for note in reading.notes] == [
        "says the same as seeds/ep12.json, which tells more and is shown"
    ]


def test_two_transcripts_with_other_words_are_two_pages() -> None:
    other = SRT.replace("paper", "cloth").replace("glue", "wool")
    other = other.replace("Welcome to Ink. We", "Velkommen! Vi").replace("machine", "maskine")
    other = other.replace("It was made by hand", "Det er lavet selv").replace("string", "snor")
    reading = read({"ep12.en.json": TRANSCRIPT, "ep12.da.srt": other})
    assert len(reading.episodes) == 2


def test_what_sources_yml_says_wins_over_the_file_beside() -> None:
    facts = FileFacts(all=Facts(show="Other"))
    reading = read({"ep12.json": TRANSCRIPT, "ep12.yml": FACTS}, ep12=facts)
    assert reading.episodes[0].show == "Other"
    assert reading.episodes[0].media.audio == "https://media.example/ink.mp3"


def test_a_mistake_in_the_facts_is_told_with_its_line_and_the_rest_is_read() -> None:
    reading = read({"ep12.json": TRANSCRIPT, "ep12.yml": "show: Ink\nhots: [Ada]\n"})
    assert [str(error) for error in reading.errors] == [
        "seeds/ep12.yml:2: unknown key `hots`; did you mean `hosts`?"
    ]
    assert len(reading.episodes) == 1


def test_notes_without_a_transcript_are_refused_as_before() -> None:
    reading = read({"ep12.md": "A walk by the sea.\n", "ep13.json": TRANSCRIPT})
    assert [error.path for error in reading.errors] == ["seeds/ep12.md"]


def test_inspect_looks_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "ep12.json").write_text(TRANSCRIPT)
    (tmp_path / "ep12.chapters.json").write_text(CHAPTERS)
    reading = read_files([tmp_path / "ep12.json"])
    (episode,) = reading.episodes
    assert [chapter.title for chapter in episode.chapters][:2] == ["Paper", "Glue"]
    (alone,) = read_files([tmp_path / "ep12.chapters.json"]).episodes
    assert [chapter.title for chapter in alone.chapters][:2] == ["Paper", "Glue"]
    assert alone.turns == ()


def test_many_files_of_an_episode_are_inspected_as_one(tmp_path: Path) -> None:
    (tmp_path / "ep12.json").write_text(TRANSCRIPT)
    (tmp_path / "ep12.chapters.json").write_text(CHAPTERS)
    (tmp_path / "ep13.chapters.json").write_text(CHAPTERS)
    reading = read_files(sorted(tmp_path.iterdir()))
    assert [episode.source.path.rpartition("/")[2] for episode in reading.episodes] == [
        "ep12.json",
        "ep13.chapters.json",
    ]
    assert any("makes no page" in str(note) for note in reading.notes)


FIRST_NAMES = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Mara>Welcome to the tower.

00:00:05.000 --> 00:00:09.000
<v Pieter>Thanks. It leaks.
"""


@pytest.mark.parametrize(
    "beside",
    [
        {"ep12.yml": "hosts: [Mara Veld]\nguests: [Pieter Holm]\n"},
        {"ep12.md": "Mara Veld talks to Pieter Holm, a keeper of lamps.\n"},
    ],
    ids=["facts", "notes"],
)
def test_first_names_are_those_that_facts_or_notes_know(beside: dict[str, str]) -> None:
    (episode,) = read({"ep12.vtt": FIRST_NAMES, **beside}).episodes
    assert [turn.speaker for turn in episode.turns] == ["Mara Veld", "Pieter Holm"]
    assert [person.name for person in episode.people] == ["Mara Veld", "Pieter Holm"]


def test_links_in_the_list_of_notes_are_links() -> None:
    notes = "Title: Lamps\n\nAbout lamps.\n\n- [The drawing](https://example.org/lamp)\n"
    (episode,) = read({"ep12.vtt": FIRST_NAMES, "ep12.notes.txt": notes}).episodes
    assert episode.title == "Lamps"
    ((link,),) = [point.text for point in episode.points]
    assert (link.text, link.target) == ("The drawing", "https://example.org/lamp")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a/ep1.vtt", "a/ep1.md", True),
        ("a/ep1.vtt", "b/ep1.md", False),
        ("a/ep1.vtt", "a/ep10.md", False),
        ("a/Ep 1.en-US.vtt", "a/Ep 1-chapters.txt", True),
        ("a/ep1.transcript.json", "a/ep1.psc", True),
        ("a/chapters.json", "a/ep1.vtt", False),
        ("a/2026.01.02.srt", "a/2026.01.03.srt", False),
    ],
)
def test_names_that_belong_together(one: str, other: str, same: bool) -> None:
    assert (episode_of_file(one) == episode_of_file(other)) == same


def test_one_turn_is_that_of_the_person_whom_facts_name() -> None:
    said = "Ada Marsh: It was made by hand, and glue came much later, she said.\n"
    assert read({"ep12.txt": said}).episodes == []
    (episode,) = read({"ep12.txt": said, "ep12.yml": FACTS}).episodes
    assert [turn.speaker for turn in episode.turns] == ["Ada Marsh"]
    (episode,) = read({"ep12.txt": said}, ep12=FileFacts(Facts(guests=("Ada Marsh",)))).episodes
    assert [turn.speaker for turn in episode.turns] == ["Ada Marsh"]
    assert read({"ep12.txt": said, "ep12.yml": "hosts: [Bo Lindqvist]\n"}).episodes == []
    title = "Ada Marsh: On paper, glue and string\n\nA walk by the sea, and what was found.\n"
    assert read({"ep12.txt": title, "ep12.yml": FACTS}).episodes == []


def test_names_over_two_turns_are_those_that_facts_name() -> None:
    said = "Ada\n\nIt was made by hand.\n\nBo\n\nWhen was that?\n"
    assert read({"ep12.txt": said}).episodes == []
    facts = "hosts: [Bo Lindqvist]\nguests: [Ada Marsh]\n"
    (episode,) = read({"ep12.txt": said, "ep12.yml": facts}).episodes
    assert [(turn.speaker, turn.text) for turn in episode.turns] == [
        ("Ada Marsh", "It was made by hand."),
        ("Bo Lindqvist", "When was that?"),
    ]


def test_subtitles_that_no_form_reads_are_no_show_notes() -> None:
    subtitles = "{12}{90}Welcome to Ink.|We talk about paper.\n{100}{180}It was made by hand.\n"
    found = read({"ink.json": TRANSCRIPT, "ink.sub": subtitles})
    (episode,) = found.episodes
    assert not episode.summary
    assert [error.path for error in found.errors] == ["seeds/ink.sub"]
