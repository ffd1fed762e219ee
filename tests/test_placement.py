"""Chapters joined to turns: by time, else by what is said, never out of order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.model import Chapter, Turn
from chapterhouse.reading.placement import join

WORDS = ["tides", "maps", "bread", "harbour", "captions", "archive", "hedges"]


def talk(*said: str, starts: list[float] | None = None) -> list[Turn]:
    times: list[float] | list[None] = starts or [None] * len(said)
    return [Turn("Ann", start, (text,)) for start, text in zip(times, said, strict=True)]


def test_a_timed_chapter_begins_at_the_turn_of_its_time() -> None:
    turns = talk("one", "two", "three", starts=[0, 57, 130])
    placed = join([Chapter("A", 57), Chapter("B", 128)], turns)
    assert [(chapter.turn, chapter.approximate) for chapter in placed] == [(1, False), (2, False)]


def test_a_chapter_after_the_last_turn_has_no_place() -> None:
    placed = join([Chapter("A", 0), Chapter("Late", 500)], talk("one", "two", starts=[0, 90]))
    assert [chapter.turn for chapter in placed] == [0, None]


def test_untimed_chapters_go_where_their_words_are_said() -> None:
    turns = talk(
        "Welcome all",
        "About tides now",
        "More on the sea",
        "Then bread and ovens",
        "Bye",
        starts=[0, 10, 20, 30, 40],
    )
    placed = join([Chapter("The tides"), Chapter("Baking bread")], turns)
    assert [(chapter.turn, chapter.approximate) for chapter in placed] == [(1, True), (3, True)]
    assert [chapter.start for chapter in placed] == [None, None]


def test_where_nothing_speaks_for_a_place_chapters_stay_a_list() -> None:
    chapters = [Chapter("Volcanoes"), Chapter("Glaciers")]
    assert join(chapters, talk("About tides", "About bread")) == tuple(chapters)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=6),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=15),
    st.booleans(),
)
def test_placing_keeps_the_order_and_invents_no_time(
    titles: list[str], said: list[str], timed: bool
) -> None:
    chapters = [Chapter(title, 60.0 * at if timed else None) for at, title in enumerate(titles)]
    placed = join(chapters, talk(*said))
    places = [chapter.turn for chapter in placed if chapter.turn is not None]
    assert places == sorted(set(places))
    assert all(0 <= place < len(said) for place in places)
    assert [(c.title, c.start) for c in placed] == [(c.title, c.start) for c in chapters]
    assert all(c.approximate == (c.turn is not None) for c in placed)


@given(
    st.lists(st.integers(0, 300), max_size=6).map(sorted),
    st.lists(st.integers(0, 200), min_size=1, max_size=15).map(sorted),
)
def test_placing_by_time_keeps_the_order(chapters: list[int], turns: list[int]) -> None:
    placed = join(
        [Chapter("T", float(start)) for start in chapters],
        talk(*["x"] * len(turns), starts=[float(start) for start in turns]),
    )
    places = [chapter.turn for chapter in placed if chapter.turn is not None]
    assert places == sorted(places)
    assert not any(chapter.approximate for chapter in placed)
    for chapter in placed:
        assert (chapter.turn is None) == ((chapter.start or 0) > turns[-1])
