"""Raw sources of any number of episodes for the benchmarks, made from the sample's own words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path

EPISODE_BYTES = 50_000
EPISODES_A_FILE = 20
HOST = "Marlow Finch"
FIRST_NAMES = (
    "Adela Bram Calla Dorrit Emeric Fenna Gideon Hana Ivor Jessamy Kasper Linnea Magnus Nerys Oskar"
    " Petra Quill Rosalind Soren Tamsin Ulla Viggo Wilma Xanthe Yorick Zelda"
).split()
LAST_NAMES = (
    "Ashdown Birkett Castellan Dunmore Elverson Fairweather Greaves Hollis Inchbald Jarrow Kestrel"
    " Lindqvist Marchbank Northcote Oakshott Penhale Quarrington Ravensdale Silverton Thistlewood"
    " Underhill Vantongeren Westergaard Yarborough Zetterholm Abernethy Bellweather Coldstream"
    " Dreyfoos Emberton Farthing Gildersleeve Hathersage Ironmonger Juniper Kingsmead Larkspur"
    " Merriweather Netherby Ormerod"
).split()


def sentences_of(folder: Path) -> list[str]:
    """The sentences spoken in a folder of raw sources: the ones that carry no name and no time."""
    found: dict[str, None] = {}
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.suffix in (".yml", ".yaml"):
            continue
        for line in file.read_text(encoding="utf-8-sig", errors="replace").splitlines():
            for sentence in re.split(r"(?<=[.!?])\s+", line.strip()):
                if re.fullmatch(r"[A-Z][^\d:•()\[\]|]{40,300}[.!?]", sentence) and not re.search(
                    r"\w [A-Z]\w+ [A-Z]|I’m|I'm|[Gg]uest|episode", sentence
                ):
                    found[sentence] = None
    return list(found)


def clock(seconds: int) -> str:
    """A time as the directory writes it."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def episode(number: int, guest: str, sentences: Sequence[str], chance: random.Random) -> str:
    """One item of a podcast directory page: notes, timed chapters and a labelled transcript."""
    after_label = (" ", "", "\n\n    ")[number % 3]  # the notations that directories use
    turns: list[str] = []
    chapters: list[str] = []
    at = written = 0
    speaker = HOST
    while written < EPISODE_BYTES:
        said = [chance.choice(sentences) for _ in range(chance.randint(1, 9))]
        cut = chance.randint(1, len(said))
        paragraphs = [" ".join(said[:cut]), " ".join(said[cut:])]
        turn = f"{speaker} ({clock(at)}){after_label}" + "\n\n    ".join(filter(None, paragraphs))
        if at and speaker == HOST and len(turns) % 6 == 0:
            words = re.sub(r"[^\w\s’-]", "", chance.choice(sentences)).split()[:7]
            chapters.append(f"* {clock(at)} – {' '.join(words)}")
        turns.append(turn)
        written += len(turn.encode())
        at += max(2, len(turn.split()) // 3)  # people say about three words a second
        speaker = guest if speaker == HOST else HOST
    intro = " ".join(chance.choice(sentences) for _ in range(4))
    notes = [
        f"In this episode, I sit down with {guest} to talk about transcripts. {intro}",
        f"{guest} is a transcript editor and archivist. {chance.choice(sentences)}",
        "Timestamps (chapters):",
        *chapters,
        "AI-generated transcript",
    ]
    return "  • " + "\n\n    ".join(notes + turns) + "\n"


def write_sources(folder: Path, pages: int, sentences: Sequence[str], seed: int = 1) -> int:
    """Writes that many episodes, twenty a file; returns the bytes written."""
    chance = random.Random(seed)
    names = [f"{first} {last}" for last, first in product(LAST_NAMES, FIRST_NAMES)]
    episodes: Iterator[str] = (
        episode(number, names[number % len(names)], sentences, chance) for number in range(pages)
    )
    folder.mkdir(parents=True)
    total = 0
    for file_number in range(1, (pages - 1) // EPISODES_A_FILE + 2):
        text = "Episodes\n\n" + "".join(islice(episodes, EPISODES_A_FILE))
        total += (folder / f"feed-{file_number:03}.txt").write_bytes(text.encode())
    return total
