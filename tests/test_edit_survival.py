"""The law of edits: whatever people changed in the pages is there after any new source.

Two hundred random edits, on pages of the repository's sample and of a source of this test's own,
each followed by converting sources in which words, lines and turns were changed too.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import plain_form
from chapterhouse.conversion.convert import convert
from chapterhouse.conversion.report import Report
from chapterhouse.files import source_files

REPOSITORY = Path(__file__).resolve().parent.parent
EDITS_A_ROUND = 8
ROUNDS = 25
WORDS = "tide harbour moon water rain cloud river stone wind salt boat light north shore".split()
MARKS = re.compile(r"^(?:<{7,}|>{7,}|={7,}|\|{7,})", re.MULTILINE)

Lines = list[str]


def sentence(rng: random.Random, length: int = 12) -> str:
    return " ".join(rng.choices(WORDS, k=length)).capitalize() + f" {rng.randrange(10**9)}."


def plain_source(rng: random.Random) -> str:
    lines = []
    for number in range(3):
        lines += [
            f"# Talk {number} about {rng.choice(WORDS)}",
            "show: Tide Talk",
            "host: Ada Marsh",
        ]
        lines += ["guest: Bo Lind = Bo Lind builds harbours.", f"> {sentence(rng)}"]
        for turn in range(30):
            if turn % 6 == 0:
                lines.append(f"== {sentence(rng, 3)} {turn:02}:00")
            time = f" {turn:02}:{rng.randrange(60):02}" if number else ""
            who = rng.choice(["Ada Marsh", "Bo Lind"])
            said = rng.choice(["Yes.", sentence(rng), f"{sentence(rng)} // {sentence(rng)}"])
            lines.append(f"{who}{time}: {said}")
    return "\n".join(lines) + "\n"


def is_prose(line: str) -> bool:
    return len(line.split()) > 4 and line[0].isalpha()


def other_word(rng: random.Random, line: str) -> str:
    words = [word for word in re.findall(r"\b[a-z]{4,}\b", line) if word.isascii()]
    return (
        re.sub(rf"\b{rng.choice(words)}\b", rng.choice(WORDS) + "x", line, count=1)
        if words
        else line
    )


def prose_below(lines: Lines) -> list[int]:
    """The places of the paragraphs that are below the front matter."""
    body = lines.index("---", 1)
    found = [at for at, line in enumerate(lines) if at > body and is_prose(line)]
    return found or [new_line(lines)]


def new_line(lines: Lines) -> int:
    """The place of a paragraph added at the end, on a page that has none."""
    lines += ["A first paragraph by hand.", ""]
    return len(lines) - 2


def edit_word(rng: random.Random, lines: Lines) -> None:
    at = rng.choice(prose_below(lines))
    lines[at] = other_word(rng, lines[at])


def edit_paragraph(rng: random.Random, lines: Lines) -> None:
    lines[rng.choice(prose_below(lines))] = sentence(rng)


def edit_heading(rng: random.Random, lines: Lines) -> None:
    headings = [at for at, line in enumerate(lines) if line.startswith("## ")]
    if headings:
        at = rng.choice(headings)
        time = re.search(r" \([≈\d: ]+\)$", lines[at])
        lines[at] = f"## {sentence(rng, 2)}{time[0] if time else ''}"


def edit_value(rng: random.Random, lines: Lines) -> None:
    end = lines.index("---", 1)
    keys = [at for at in range(1, end) if re.match(r"(title|show|date|lang): ", lines[at])]
    if keys and rng.random() < 0.7:
        at = rng.choice(keys)
        lines[at] = lines[at].partition(":")[0] + f": {sentence(rng, 2)} # by hand"
    else:
        lines.insert(rng.randrange(1, end + 1), f"note{rng.randrange(10**6)}: [by, hand]")


def delete_paragraph(rng: random.Random, lines: Lines) -> None:
    at = rng.choice(prose_below(lines))
    del lines[at : at + 2]


def new_paragraph(rng: random.Random, lines: Lines) -> None:
    at = rng.choice([at for at in range(lines.index("---", 1) + 1, len(lines)) if not lines[at]])
    lines[at:at] = ["", sentence(rng)]


EDITS: list[Callable[[random.Random, Lines], None]] = [
    edit_word, edit_paragraph, edit_heading, edit_value, delete_paragraph, new_paragraph,
]  # fmt: skip


def changed_source(rng: random.Random, text: str) -> str:
    """The source as a newer export might have it: other words, a line less, a line twice."""
    lines = text.split("\n")
    spoken = [at for at, line in enumerate(lines) if len(line.split()) > 8]
    for at in rng.sample(spoken, min(12, len(spoken))):
        lines[at] = other_word(rng, lines[at])
    for at in sorted(rng.sample(spoken, min(3, len(spoken))), reverse=True):
        if rng.random() < 0.5:
            del lines[at]
        else:
            lines[at] += " " + sentence(rng)
    return "\n".join(lines)


def check_round(path: str, base: str, edited: str, after: str, theirs: str, report: Report) -> None:
    """Every edited line is there, no deleted one is back, and what is new is there or reported."""
    clashes = [item.clash for item in report.clashes if item.path == f"docs/{path}"]
    reported = {line for clash in clashes for line in clash.theirs.split("\n")}
    was, mine, now, new = (Counter(text.split("\n")) for text in (base, edited, after, theirs))
    for line in mine - was:
        assert line in now, f"{path}: an edited line is lost: {line!r}"
    for line in was - mine:
        if was[line] == 1 and line not in mine:
            assert line not in now, f"{path}: a deleted line is back: {line!r}"
    for line in new - was:
        assert line in now or line in reported, f"{path}: a new line is neither: {line!r}"
    assert not MARKS.search(after)
    rows = after.split("\n")
    for clash in clashes:
        first = clash.ours.split("\n")[0]
        assert not first or rows[clash.line - 1] == first, "the clash names another line"


def one_round(root: Path, rng: random.Random) -> tuple[int, int]:
    """Edit and convert once; how many edits there were, and how many clashes."""
    docs, pristine = root / "docs", root / ".pristine"
    assert convert(root).exit_code == 0
    pages = [page for page in docs.rglob("*.md") if "## " in page.read_text(encoding="utf-8")]
    for _ in range(EDITS_A_ROUND):
        page = rng.choice(pages)
        lines = page.read_text(encoding="utf-8").split("\n")
        rng.choice(EDITS)(rng, lines)
        page.write_text("\n".join(lines), encoding="utf-8")
    before = {}
    for path in [page.relative_to(docs) for page in docs.rglob("*.md")]:
        if (pristine / path).is_file():
            texts = [(folder / path).read_text(encoding="utf-8") for folder in (docs, pristine)]
            before[path.as_posix()] = texts
    for name in source_files(root):
        source = root / name
        source.write_text(changed_source(rng, source.read_text(encoding="utf-8")), encoding="utf-8")
    report = convert(root)
    # A change may leave a source in no form at all; then its pages stay as they are.
    assert report.exit_code == (2 if report.errors else 1 if report.clashes else 0)
    for path, (edited, base) in before.items():
        after = (docs / path).read_text(encoding="utf-8")
        theirs = (pristine / path).read_text(encoding="utf-8")
        check_round(path, base, edited, after, theirs, report)
    state = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    again = convert(root)
    assert (again.exit_code, again.clashes) == (2 if report.errors else 0, [])
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == state
    return EDITS_A_ROUND, len(report.clashes)


def test_two_hundred_edits_of_a_plain_source_survive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chapterhouse.intake.one_file.recognise", plain_form.recognise)
    rng = random.Random(7)
    edits = clashes = 0
    for number in range(ROUNDS):
        project = plain_form.Project(tmp_path / str(number))
        project.source("feed.txt", plain_source(rng))
        more = one_round(project.root, rng)
        edits, clashes = edits + more[0], clashes + more[1]
    assert edits == 200
    assert clashes > 0, "no edit met a change of its source: the test tests too little"


def test_two_hundred_edits_of_the_sample_survive(tmp_path: Path) -> None:
    if not source_files(REPOSITORY):
        pytest.fail("the repository has no sources")
    rng = random.Random(8)
    edits = 0
    for number in range(ROUNDS):
        root = tmp_path / str(number)
        shutil.copytree(REPOSITORY / "seeds", root / "seeds")
        edits += one_round(root, rng)[0]
    assert edits == 200
