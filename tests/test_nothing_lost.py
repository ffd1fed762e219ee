"""The law of the readers: every line of a source is text, metadata, or dropped by a named rule.

Held over the repository's own sources, and over any folder of raw texts: `pytest --corpus DIR`.
"""

from __future__ import annotations

from pathlib import Path

from accounting import lost_and_invented, unaccounted
from chapterhouse.forms import recognise
from chapterhouse.intake.decode import decode
from chapterhouse.model import Episode
from chapterhouse.pages.read import read_page
from chapterhouse.pages.render import episode_page
from chapterhouse.slugs import slug


def episodes_of(path: Path) -> tuple[str, list[Episode]]:
    text = decode(str(path), path.read_bytes()).text
    form = recognise(str(path), text)
    return text, list(form.read(str(path), text))


def test_every_line_has_a_fate(corpus_file: Path) -> None:
    assert unaccounted(*episodes_of(corpus_file)) == set()


def test_no_word_is_lost_and_none_invented(corpus_file: Path) -> None:
    lost, invented = lost_and_invented(*episodes_of(corpus_file))
    assert not lost, "words of the source that no page shows"
    assert not invented, "words on pages that the source does not say"


def test_the_page_says_what_the_episode_says(corpus_file: Path) -> None:
    _, episodes = episodes_of(corpus_file)
    for episode in episodes:
        page = read_page("page.md", episode_page(episode, slug, slug, link=lambda span: None))
        assert [(turn.speaker, turn.start, turn.text) for turn in page.turns] == [
            (turn.speaker, turn.start, turn.text) for turn in episode.turns
        ]
