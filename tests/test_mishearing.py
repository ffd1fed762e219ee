"""Misheard names: few false alarms, corrections only where they belong, and each can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plain_form
from chapterhouse import cli
from chapterhouse.glossary.terms import Glossary, term
from chapterhouse.mishearing.known_names import known_names
from chapterhouse.mishearing.open_text import open_lines
from chapterhouse.mishearing.revert import reversals
from chapterhouse.mishearing.sound import sound
from chapterhouse.mishearing.speaker_names import label_doubts, nearly, people_doubts
from chapterhouse.mishearing.substitutions import (
    Accepted,
    ordinary_words,
    substituted,
    substitutions,
)
from chapterhouse.mishearing.suspects import suspects
from chapterhouse.mishearing.words import Lexicon, words_of
from chapterhouse.pages.read import read_page

PATH = "docs/episodes/talk.md"
HEAD = "---\ntitle: A talk\nkind: transcript\n---\n\n"
GLOSSARY = Glossary(
    (
        term("WebVTT", kind="format", misheard=("web V T T", "web VTT")),
        term(
            "Saltmarsh Oral History Library",
            kind="organisation",
            aliases=("Saltmarsh",),
            misheard=("salt mash", "Sal Marsh"),
        ),
        term(
            "Permalinks",
            kind="practice",
            aliases=("permalink",),
            misheard=("perma links", "perma link"),
        ),
        term("Quillford", kind="organisation"),
        term("Ada Wangford", kind="person", misheard=("Ada Wongfort",)),
        term("GPT", misheard=("GBT",)),
        term("Bei Zhang", kind="person", misheard=("Bei Jang", "Bei")),
        term("R&D *lab*", misheard=("arendee lab",)),
    )
)
PEOPLE = ("James Wang", "Kevin Zhang", "Ines Calloway", "Zoë Lund")
SHOWS = ("Differentiated Understanding", "Margin Notes")


def page_of(said: str, label: str = "**Ada** (00:10)") -> str:
    return f"{HEAD}{label}\n\n{said}\n"


def found_in(said: str, here: tuple[str, ...] = PEOPLE) -> list[tuple[str, str]]:
    filler = "the cloud and a salt read cautions content " * 3
    pages = {PATH: page_of(said), "docs/episodes/other.md": page_of(filler)}
    lexicon = Lexicon()
    for path, text in pages.items():
        lexicon.add(words_of(path, text))
    names = known_names(GLOSSARY, PEOPLE, SHOWS, lexicon)
    text = pages[PATH]
    found = suspects(words_of(PATH, text), text.split("\n"), names, here)
    return [(one.heard, one.right.name) for one in found]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Wang", "Wong"),
        ("Qwen", "Quen"),
        ("DeepSeek", "DeepSeq"),
        ("GPT", "GBT"),
        ("Claude", "Cloud"),
        ("Calloway", "calaway"),
        ("Phillip", "Filip"),
        ("Jhipu", "Zhipu"),
        ("Zoë", "Zoe"),
    ],
)
def test_words_that_sound_the_same(word: str, other: str) -> None:
    assert sound(word) == sound(other)


@pytest.mark.parametrize(("word", "other"), [("Reed", "Lead"), ("Ann", "Adam"), ("Meta", "Nita")])
def test_words_that_do_not(word: str, other: str) -> None:
    assert sound(word) != sound(other)


@pytest.mark.parametrize(
    ("said", "heard", "right"),
    [
        ("Today I speak with James Wong about it.", "James Wong", "James Wang"),
        ("This is Differential Understanding again.", "Differential Understanding", SHOWS[0]),
        ("We read it in margin nodes today.", "margin nodes", "Margin Notes"),
        ("They use quill ford for that.", "quill ford", "Quillford"),
        ("They use Quilfort for that.", "Quilfort", "Quillford"),
        ("So said Ines Caloway’s mother.", "Ines Caloway", "Ines Calloway"),
        ("It was Jamez Wang who said so.", "Jamez Wang", "James Wang"),
        ("Hi Kavin, good to see you.", "Kavin", "Kevin"),
        ("A file of web-vtt would do.", "web-vtt", "WebVTT"),
    ],
)
def test_what_was_probably_misheard(said: str, heard: str, right: str) -> None:
    if heard == "web-vtt":  # accepted already in this glossary, whatever the hyphen
        assert found_in(said) == []
        return
    assert found_in(said) == [(heard, right)]


@pytest.mark.parametrize(
    "said",
    [
        "James Wang and Kevin Zhang met Ines Calloway at Margin Notes.",
        "Zoe Lund is Zoë Lund.",
        "A salt mash, accepted already, and GBT too.",
        "The Wangs, the Wang family, and Mr Wong.",
        "We read the notes in the margin. Margins noted.",
        "A permalink, permalinks and a permanent link.",
        "Kevin Costner met James Bond and Kevin.",
        "See [James Wong](https://e.org/james-wong), `James Wong` and “The James Wong Story”.",
        "Write to james-wong@margin-notes.example or marginnotes.example/subscribe now.",
        "It wrote “Quilfort”, and we laughed.",
        "The cloud is full of content, with cautions.",
        "WEBVTT stands in the first line.",
    ],
)
def test_no_false_alarm(said: str) -> None:
    assert found_in(said) == []


def test_a_name_of_its_own_is_none_misheard() -> None:
    said = " ".join(["We met at Quilfort and at Quillfor."] * 5)
    told = dict(found_in(said))
    assert "Quillfor" not in told


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("We went to salt mash.", True),
        ("We went to “salt mash and back” then.", True),
        ("A [salt mash](https://e.org/a) there", False),
        ("A [walk](https://e.org/salt mash) there", False),
        ("![salt mash](a.png)", False),
        ("[x]: https://e.org/salt mash", False),
        ("`salt mash` it is", False),
        ("See “The Salt Mash of Home” again", False),
        ("See *The Salt Mash* again", False),
        ("<https://e.org/salt mash>", False),
        ("## The salt mash", False),
        ("## The salt mash (01:00)", True),
        ("**salt mash** (00:57)", True),
        ("- **salt mash** is here", True),
    ],
)
def test_what_is_open_to_corrections(line: str, is_open: bool) -> None:
    text = page_of(line)
    opened = [one.text for one in open_lines(PATH, text)]
    assert any("salt mash" in one.lower() for one in opened) == is_open


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At salt mash we", "At Saltmarsh we"),
        ("At Salt-mash’s door", "At Saltmarsh’s door"),
        ("a perma link, two perma links", "a permalink, two permalinks"),
        ("Perma links", "Permalinks"),
        ("as web V T T or web VTT", "as WebVTT or WebVTT"),
        ("GBT, not gbt or GBTs", "GPT, not gbt or GBTs"),
        ("Bei said to Bei Zhang", "Bei Zhang said to Bei Zhang"),
        ("Bei-Lin and Beijing", "Bei-Lin and Beijing"),
        ("basalt mash, salt mashes", "basalt mash, salt mashes"),
        ("It wrote “salt mash”.", "It wrote “salt mash”."),
        ("an arendee lab", r"an R&D \*lab\*"),
        ("[salt mash](x.md) and salt mash", "[salt mash](x.md) and Saltmarsh"),
    ],
)
def test_corrections_where_they_belong(before: str, after: str) -> None:
    text = page_of(before)
    found = substitutions(PATH, text, Accepted(GLOSSARY))
    assert substituted(text, found) == page_of(after)


def test_a_term_that_pages_write_in_small_letters_stays_small() -> None:
    glossary = Glossary((term("Diarisation", misheard=("diary station",)),))
    text = page_of("The diary station failed. Diary station, they said.")
    found = substitutions(PATH, text, Accepted(glossary))
    assert [one.right for one in found] == ["Diarisation", "Diarisation"]
    found = substitutions(PATH, text, Accepted(glossary, {"diarisation"}))
    assert [one.right for one in found] == ["diarisation", "Diarisation"]
    assert ordinary_words(glossary, ["so diarisation is", "diarisation"]) == {"diarisation"}


def test_titles_and_labels_are_corrected_and_other_facts_are_not() -> None:
    text = (
        "---\ntitle: salt mash at home\ndescription: 'So: salt mash'\nsource: seeds/salt mash.txt\n"
        "---\n\n"
        "**Ada Wongfort** (00:10)\n\nWell.\n"
    )
    after = substituted(text, substitutions(PATH, text, Accepted(GLOSSARY)))
    right = text.replace("salt mash at", "Saltmarsh at").replace("So: salt mash", "So: Saltmarsh")
    assert after == right.replace("**Ada Wongfort**", "**Ada Wangford**")


PIECES = st.lists(
    st.sampled_from(
        [
            "salt mash", "Saltmarsh", "perma link", "Bei", "Bei Zhang", "Bei Jang", "GBT",
            "web V T T", "the", "so", ", ", ". ", "\n\n", " ", "**Ada** (00:20)\n\n",
            "## salt mash (00:30)\n\n",
            "[salt mash](https://e.org)", "`GBT`", "“Bei”", "arendee lab", "*", "-", "\\",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(PIECES, st.sampled_from(["\n", "\r\n"]))
def test_corrections_keep_the_page_and_can_be_undone(pieces: list[str], end: str) -> None:
    accepted = Accepted(GLOSSARY)
    text = page_of(" ".join(pieces)).replace("\n", end)
    after = substituted(text, substitutions(PATH, text, accepted))
    assert substitutions(PATH, after, accepted) == []
    assert after.count(end) == text.count(end)
    before, now = read_page(PATH, text), read_page(PATH, after)
    placed = [turn.id for turn in before.turns if turn.start is not None]
    assert [turn.id for turn in now.turns if turn.start is not None] == placed
    assert [turn.line for turn in now.turns] == [turn.line for turn in before.turns]
    assert [one.id for one in now.chapters] == [one.id for one in before.chapters]
    assert substituted(after, reversals(PATH, after, text, accepted)) == text


def test_undoing_keeps_what_people_edited_beside_it() -> None:
    accepted = Accepted(GLOSSARY)
    base = page_of("At salt mash we began, and GBT was there. Saltmarsh is right.")
    page = page_of("At Saltmarsh we really began, and GPT was here. Saltmarsh is right.")
    back = substituted(page, reversals(PATH, page, base, accepted))
    assert back == page_of("At salt mash we really began, and GBT was here. Saltmarsh is right.")


@pytest.mark.parametrize(
    ("name", "right", "why"),
    [
        ("Bei", "Bei Zhang", "a part of the name"),
        ("James Wong", "James Wang", "sounds the same"),
        ("Yu Hang", "Hang Yu", "the same words in another order"),
        ("James Wang", "James Wang", ""),
        ("Kevin Xu", "Kevin Zhang", ""),
        ("Ann Lee", "Bo Lee", ""),
        ("", "Bo Lee", ""),
    ],
)
def test_names_that_are_nearly_one(name: str, right: str, why: str) -> None:
    assert nearly(name, right) == why


def test_labels_beside_the_people_of_a_page() -> None:
    labels = {"James Wang": [9, 17], "James Wong": [13], "Grace": [5], "Bo Lind": [21], "": [30]}
    told = list(label_doubts(PATH, labels, ["James Wang", "Grace Shao"]))
    assert [(one.name, one.right, one.line) for one in told] == [
        ("James Wong", "James Wang", 13),
        ("Grace", "Grace Shao", 5),
    ]


def test_two_pages_of_one_person() -> None:
    titles = {"docs/people/a.md": "James Wang", "docs/people/b.md": "James Wong"}
    [doubt] = people_doubts(titles | {"docs/people/c.md": "Kevin Zhang"})
    assert (doubt.path, doubt.right) == ("docs/people/b.md", "James Wang")


SOURCE = """\
# On tides
show: Tide Talk
host: Ada Marsh
guest: Bo Lind = Bo Lind builds harbours.
> About the salt mash.
== Begin 00:01
Ada Marsh 00:01: Welcome to salt mash. // Two paragraphs of salt mash.
Bo Lind 00:09: Thank you, and hello to web V T T.
Ada Marsh 00:20: Now then.
"""
TERMS = """\
terms:
  - name: Saltmarsh
    kind: place
    misheard: [salt mash]
  - name: WebVTT
    misheard: [web V T T]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> plain_form.Project:
    monkeypatch.setattr("chapterhouse.intake.one_file.recognise", plain_form.recognise)
    project = plain_form.Project(tmp_path / "project")
    project.source("feed.txt", SOURCE)
    (project.root / "seeds/glossary.yml").write_text(TERMS, encoding="utf-8")
    return project


def run(project: plain_form.Project, *arguments: str) -> int:
    return cli.main([*arguments, "--root", str(project.root)])


def test_corrections_stay_when_the_source_is_converted_again(
    project: plain_form.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "convert") == 0
    page = next((project.root / "docs/episodes").glob("*.md"))
    converted = page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(project, "glossary", "apply", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "+Welcome to Saltmarsh." in out
    assert page.read_text(encoding="utf-8") == converted
    assert run(project, "glossary", "apply") == 0
    out = capsys.readouterr().out
    line = converted.split("\n").index("Welcome to salt mash.") + 1
    assert f"docs/episodes/{page.name}:{line}: “salt mash” is now “Saltmarsh”" in out
    assert "places changed: 4, pages: 1" in out
    corrected = page.read_text(encoding="utf-8")
    assert "salt mash" not in corrected
    project.source("feed.txt", SOURCE.replace("Now then.", "Now then, by the salt mash."))
    assert run(project, "convert") == 0
    again = page.read_text(encoding="utf-8")
    assert again == corrected.replace("Now then.", "Now then, by the salt mash.")
    capsys.readouterr()
    assert run(project, "glossary", "apply") == 0
    assert "places changed: 1, pages: 1" in capsys.readouterr().out
    assert run(project, "glossary", "revert", "WebVTT") == 0
    assert "web V T T" in page.read_text(encoding="utf-8")
    assert "salt mash" not in page.read_text(encoding="utf-8")
    assert run(project, "glossary", "revert") == 0
    restored = page.read_text(encoding="utf-8")
    assert restored == converted.replace("Now then.", "Now then, by the salt mash.")


def test_suggestions_come_with_place_sentence_and_lines_to_paste(
    project: plain_form.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.source("feed.txt", SOURCE.replace("Now then.", "So Bo Lint said at salt-marsh, no."))
    run(project, "convert")
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert run(project, "glossary", "suggest") == 0
    out = capsys.readouterr().out
    assert "“Bo Lint” may be Bo Lind (a person): sounds the same" in out
    assert "docs/episodes/on-tides.md:" in out
    assert "So [Bo Lint] said at salt-marsh, no." in out
    assert "accepted already, and still in the pages: 4 (" in out
    assert "- name: Bo Lind\n    kind: person\n    misheard: [Bo Lint]" in out
    assert '  # Saltmarsh, line 2:\n    misheard: [salt mash, "salt-marsh"]' in out
    after = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    assert after == before


def test_a_short_name_beside_a_guest_is_a_name_in_doubt(
    project: plain_form.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project, "convert")
    page = next((project.root / "docs/episodes").glob("*.md"))
    text = page.read_text(encoding="utf-8").replace("**Bo Lind** (00:09)", "**Bo** (00:09)")
    page.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(project, "glossary", "suggest") == 0
    out = capsys.readouterr().out
    line = text.split("\n").index("**Bo** (00:09)") + 1
    place = f"docs/episodes/{page.name}:{line}"
    assert f"{place}: “Bo” may be Bo Lind: a part of the name; one turn" in out
    assert "probably misheard: 0, names in doubt: 1" in out
    assert "seeds/sources.yml" in out


def test_a_term_that_is_not_there_is_one_line(
    project: plain_form.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project, "convert")
    capsys.readouterr()
    assert run(project, "glossary", "apply", "Nowhere") == 2
    assert capsys.readouterr().err == "seeds/glossary.yml: there is no term `Nowhere` in it\n"
