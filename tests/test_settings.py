"""sources.yml: the facts people give, every mistake at its line, and facts put in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chapterhouse.intake.facts import with_facts, with_full_names
from chapterhouse.intake.settings import Facts, FileFacts, Settings, parse
from chapterhouse.model import Bio, Episode, Media, Person, Source, Turn
from chapterhouse.problems import ChapterhouseError

FULL = """\
# what people know
files:
  feed.txt:
    show: Tide Talk
    form: directory-page
    lang: no
    hosts: [Ada Marsh]
    people: {Bo: Bo Lind}
    episodes:
      1: {title: 'On: tides', date: 2026-01-05, guests: [Bo Lind, Bo Lind], skip: true}
      2:
        media:
          youtube: https://www.youtube.com/watch?v=01234567890&t=9
          audio: https://example.org/a.mp3
  old/b.txt:
    skip: yes
  seeds/c.txt:
"""


def test_every_fact_is_typed() -> None:
    settings = parse("seeds/sources.yml", FULL)
    feed = settings.of("feed.txt")
    assert feed.form == "directory-page"
    assert feed.people == {"Bo": "Bo Lind"}
    assert feed.all == Facts(line=3, show="Tide Talk", lang="no", hosts=("Ada Marsh",))
    assert feed.episodes == {
        1: Facts(line=10, title="On: tides", date="2026-01-05", guests=("Bo Lind",), skip=True),
        2: Facts(line=11, youtube="01234567890", audio="https://example.org/a.mp3"),
    }
    assert settings.of("old/b.txt").all.skip
    assert settings.of("c.txt") == FileFacts(all=Facts(line=17))
    assert settings.of("unknown.txt") == FileFacts()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "files:\n", "---\n"])
def test_a_file_may_say_nothing(text: str) -> None:
    assert parse("s", text) == Settings("s")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("file:\n  a: {}\n", 1, "did you mean `files`?"),
        ("files:\n  a.txt:\n    tilte: x\n", 3, "did you mean `title`?"),
        ("files:\n  a.txt:\n    zzz: x\n", 3, "there are audio, date"),
        ("files:\n  a.txt:\n    episodes: {0: {}}\n", 3, "no episode number"),
        ("files:\n  a.txt:\n    episodes:\n      1: {form: x}\n", 4, "unknown key `form`"),
        ("files:\n  a.txt:\n    date: 2026-02-30\n", 3, "write it like 2026-01-31"),
        ("files:\n  a.txt:\n    date: 5 May\n", 3, "no date"),
        ("files:\n  a.txt:\n    lang: English please\n", 3, "no language"),
        ("files:\n  a.txt:\n    hosts: Ada Marsh\n", 3, "list of names"),
        ("files:\n  a.txt:\n    hosts: [[Ada]]\n", 3, "expected a text"),
        ("files:\n  a.txt:\n    audio: javascript:x\n", 3, "no address"),
        ("files:\n  a.txt:\n    youtube: short\n", 3, "YouTube"),
        ("files:\n  a.txt:\n    skip: maybe\n", 3, "neither true nor false"),
        ("files:\n  a.txt: x\n", 2, "expected a mapping"),
        ("files: [a.txt]\n", 1, "expected a mapping"),
        ("files:\n  a.txt:\n    show: A\n    show: B\n", 4, "twice (first in line 3)"),
        ("files:\n  a.txt:\n  a.txt:\n", 3, "twice"),
        ("files:\n  a.txt:\n    show: [\n", 4, "no valid YAML"),
        ("files:\n\ta: b\n", 2, "no valid YAML"),
        ("files:\n  a: {show: \x07}\n", 2, "no valid YAML"),
        ("files:\n  a.txt: &a {show: x}\n  b.txt: *a\n", 3, "write the value out"),
        ("files: {}\n---\nfiles: {}\n", 2, "no valid YAML"),
        ("files:\n  ? {a: b}\n  : c\n", 2, "expected a text"),
    ],
)
def test_each_mistake_is_located_and_says_what_is_right(text: str, line: int, why: str) -> None:
    with pytest.raises(ChapterhouseError) as error:
        parse("seeds/sources.yml", text)
    assert why in error.value.why
    assert str(error.value).startswith(f"seeds/sources.yml:{line}: ")


def test_a_bomb_and_a_deep_nest_are_errors_of_one_line() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for text in (bomb, "files: " + "[" * 100_000, "x" * 3_000_000, "? " * 5000):
        with pytest.raises(ChapterhouseError) as error:
            parse("s", text)
        assert len(str(error.value)) < 300


EPISODE = Episode(
    Source("seeds/a.txt", "plain", 1),
    "A guess",
    "transcript",
    title_derived=True,
    people=(
        Person("Ada", "host"),
        Person("Bo Lind", "guest", Bio("Bo dives.")),
        Person("X", "guest"),
    ),
    turns=(Turn("Ada", 1, ("Hello.",)), Turn(None, 2, ("Yes.",)), Turn("bo lind", 3, ("Oh.",))),
    media=Media(audio="https://example.org/a.mp3"),
)


def test_facts_of_people_win_over_the_text() -> None:
    told = with_facts(
        EPISODE,
        Facts(
            title="Tides", slug="t", date="2026-01-05", lang="no", show="S", youtube="01234567890"
        ),
    )
    assert (told.title, told.title_derived, told.slug) == ("Tides", False, "t")
    assert (told.date, told.language, told.show) == ("2026-01-05", "no", "S")
    assert told.media == Media("https://example.org/a.mp3", "01234567890")
    assert told.turns == EPISODE.turns
    assert with_facts(EPISODE, Facts()) is EPISODE


def test_named_people_take_the_role_and_keep_their_bio() -> None:
    told = with_facts(EPISODE, Facts(hosts=("Bo Lind",), guests=("Cy Orr",)))
    assert told.people == (
        Person("Bo Lind", "host", Bio("Bo dives.")),
        Person("Cy Orr", "guest"),
    )
    assert with_facts(EPISODE, Facts(guests=())).people == (Person("Ada", "host"),)


def test_a_label_that_people_explain_becomes_the_full_name_everywhere() -> None:
    told = with_full_names(EPISODE, {"ada": "Ada Marsh", "X": "Bo Lind"})
    assert told.people == (
        Person("Ada Marsh", "host"),
        Person("Bo Lind", "guest", Bio("Bo dives.")),
    )
    assert [turn.speaker for turn in told.turns] == ["Ada Marsh", None, "bo lind"]


@pytest.mark.parametrize("label", ["spk_0", "Speaker 0", "SPEAKER 0", "0", "s0"])
def test_a_label_may_be_written_as_the_file_has_it(label: str) -> None:
    turns = (Turn("Speaker 0", 0, ("Welcome to the show.",)), Turn("Speaker 1", 5, ("Thanks.",)))
    told = with_full_names(replace(EPISODE, people=(), turns=turns), {label: "Ada Marsh"})
    assert [turn.speaker for turn in told.turns] == ["Ada Marsh", "Speaker 1"]
    assert [person.name for person in told.people] == ["Ada Marsh"]


def test_who_is_named_by_hand_gets_a_role() -> None:
    turns = (
        Turn("SPEAKER_00", 0, ("Welcome to the show, I'm Ada.",)),
        Turn("SPEAKER_01", 5, ("Thanks for having me.",)),
    )
    names = {"SPEAKER_00": "Ada Marsh", "SPEAKER_01": "Bo Lindqvist"}
    told = with_full_names(replace(EPISODE, people=(), turns=turns), names)
    assert [(person.name, person.role) for person in told.people] == [
        ("Ada Marsh", "host"),
        ("Bo Lindqvist", "guest"),
    ]
