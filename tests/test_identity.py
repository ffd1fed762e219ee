"""Which page an episode belongs to, and which number a turn has, when sources change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.conversion.addresses import Addresses
from chapterhouse.conversion.identity import identify
from chapterhouse.conversion.known_pages import KnownPage, known_pages, split_key
from chapterhouse.conversion.numbering import NumberedTurn, numbered_turns, numbers_for
from chapterhouse.conversion.peek import peek
from chapterhouse.model import Episode, Person, Source, Turn

FEED = "seeds/feed.txt"


def episode(said: str, item: int | None, path: str = FEED, title: str = "") -> Episode:
    paragraphs = tuple(f"{said} is what this paragraph number {n} tells." for n in range(4))
    return Episode(
        Source(path, "plain", item),
        title or said,
        "transcript",
        turns=(Turn("Ada", 0, paragraphs),),
    )


def page(said: str, key: str, title: str = "") -> KnownPage:
    name = f"episodes/{said}.md"
    text = "\n\n".join(episode(said, 1).turns[0].paragraphs)
    return KnownPage(name, name, key, title or said, text)


def found(
    episodes: list[Episode], known: list[KnownPage], files: tuple[str, ...] = (FEED,)
) -> list[tuple[str, str | None]]:
    return [
        (one.source.key, known.path[len("episodes/") : -3] if known else None)
        for one, known in identify(episodes, known, files)
    ]


def test_new_episodes_on_top_take_the_next_numbers_and_move_nothing() -> None:
    known = [page("tides", f"{FEED}#1"), page("winds", f"{FEED}#2")]
    now = [episode(said, item) for item, said in enumerate(["new", "newer", "tides", "winds"], 1)]
    assert found(now, known) == [
        (f"{FEED}#3", None),
        (f"{FEED}#4", None),
        (f"{FEED}#1", "tides"),
        (f"{FEED}#2", "winds"),
    ]


def test_an_episode_that_left_the_feed_gives_its_page_to_nobody() -> None:
    known = [page(said, f"{FEED}#{n}") for n, said in enumerate(["tides", "winds", "rain"], 1)]
    now = [episode("new", 1), episode("tides", 2), episode("winds", 3)]
    assert found(now, known) == [
        (f"{FEED}#4", None),
        (f"{FEED}#1", "tides"),
        (f"{FEED}#2", "winds"),
    ]


def test_a_rewritten_episode_is_known_by_its_number_between_neighbours_that_kept_theirs() -> None:
    known = [page(said, f"{FEED}#{n}") for n, said in enumerate(["tides", "winds", "rain"], 1)]
    now = [episode("tides", 1), episode("all else", 2), episode("rain", 3)]
    assert found(now, known)[1] == (f"{FEED}#2", "winds")


def test_an_episode_without_much_text_is_known_by_its_title() -> None:
    known = [page("a", f"{FEED}#1", "On tides"), page("b", f"{FEED}#2", "On winds")]
    now = [episode("x", 1, title="New"), episode("y", 2, title="On tides")]
    assert found(now, known) == [(f"{FEED}#3", None), (f"{FEED}#1", "a")]


def test_a_lone_episode_of_a_file_is_always_its_page() -> None:
    assert found([episode("all else", None, title="New")], [page("tides", FEED)]) == [
        (FEED, "tides")
    ]


def test_a_renamed_file_is_found_again_and_its_pages_get_its_new_name() -> None:
    known = [page("tides", f"{FEED}#1"), page("winds", f"{FEED}#2")]
    now = [episode("winds", 1, "seeds/new.txt"), episode("other", 2, "seeds/new.txt")]
    assert found(now, known, ("seeds/new.txt",)) == [
        ("seeds/new.txt#2", "winds"),
        ("seeds/new.txt#3", None),
    ]


def test_a_second_file_with_the_same_text_gets_pages_of_its_own() -> None:
    now = [episode("tides", 1), episode("tides", 1, "seeds/copy.txt")]
    files = (FEED, "seeds/copy.txt")
    assert found(now, [page("tides", f"{FEED}#1")], files) == [
        (f"{FEED}#1", "tides"),
        ("seeds/copy.txt#1", None),
    ]


@given(st.permutations(range(8)), st.integers(0, 8))
def test_any_new_order_keeps_every_page(order: list[int], new: int) -> None:
    known = [page(f"topic {n}", f"{FEED}#{n + 1}") for n in range(8)]
    topics = [f"topic {n}" for n in order]
    topics.insert(new, "something new")
    now = [episode(said, item) for item, said in enumerate(topics, 1)]
    keys = found(now, known)
    assert keys.pop(new) == (f"{FEED}#9", None)
    assert keys == [(f"{FEED}#{n + 1}", f"topic {n}") for n in order]


def md(source: str, title: str = "T") -> str:
    return f"---\ntitle: {title}\nsource: {source}\n---\n\nText.\n"


def test_a_page_that_an_editor_renamed_is_found_by_its_source() -> None:
    docs = {"episodes/new.md": md(f"{FEED}#1"), "episodes/b.md": md(f"{FEED}#2")}
    pristine = {"episodes/old.md": md(f"{FEED}#1"), "episodes/b.md": md(f"{FEED}#2")}
    assert {(one.path, one.base) for one in known_pages(docs, pristine)} == {
        ("episodes/new.md", "episodes/old.md"),
        ("episodes/b.md", "episodes/b.md"),
    }


@pytest.mark.parametrize("here", ["no front matter", "---\ntitle: [\n---\n", md("seeds/x.txt#9")])
def test_a_page_that_lost_its_source_is_found_by_its_path(here: str) -> None:
    docs, pristine = {"episodes/a.md": here}, {"episodes/a.md": md(f"{FEED}#1")}
    assert known_pages(docs, pristine)[0].path == "episodes/a.md"


def test_a_copy_of_a_page_is_not_taken_for_it() -> None:
    docs = {"episodes/a-copy.md": md(FEED), "episodes/a.md": md(FEED), "episodes/z.md": md(FEED)}
    assert [one.path for one in known_pages(docs, {"episodes/a.md": md(FEED)})] == ["episodes/a.md"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("---\nsource: seeds/a b.txt#1\n---\n", "seeds/a b.txt#1"),
        ("---\nsource: seeds/a.txt#1   # a note\n---\n", "seeds/a.txt#1"),
        ("---\nsource: 'seeds/it''s.txt'\n---\n", "seeds/it's.txt"),
        ('---\nsource: "seeds/\\u00e9.txt"\n---\n', "seeds/é.txt"),
        ("---\r\nsource: seeds/a.txt\r\n---\r\n", "seeds/a.txt"),
        ("---\ntitle: [\nsource: seeds/a.txt\n---\n", "seeds/a.txt"),
        ("---\ntitle: x\n---\n\nsource: seeds/a.txt\n", None),
        ("source: seeds/a.txt\n", None),
        ('---\nsource: "broken\n---\n', None),
    ],
)
def test_peek_finds_a_value_in_front_matter_only(text: str, value: str | None) -> None:
    assert peek(text, "source") == value


def test_keys() -> None:
    assert split_key("seeds/a.txt#12") == ("seeds/a.txt", 12)
    assert split_key("seeds/a#1/b.txt") == ("seeds/a#1/b.txt", None)


def titled(title: str, *guests: str, slug: str = "", derived: bool = False) -> Episode:
    people = tuple(Person(name, "guest") for name in guests)
    return Episode(
        Source("a", "b"), title, "notes", slug=slug, title_derived=derived, people=people
    )


def test_slugs_come_from_the_title_or_the_guests_and_come_once() -> None:
    addresses = Addresses(["Taken", "été"])
    made = [
        addresses.new(one)
        for one in (
            titled("Why tides matter"),
            titled("Why tides matter"),
            titled("WHY TIDES MATTER!"),
            titled("Ada Marsh on tides", "Ada Marsh", derived=True),
            titled("Ada Marsh on tides", "Ada Marsh", derived=True),
            titled("taken"),
            titled("x", slug="../../etc/Pass wd"),
        )
    ]
    assert made == [
        "why-tides-matter",
        "why-tides-matter-2",
        "why-tides-matter-3",
        "ada-marsh",
        "ada-marsh-on-tides",
        "taken-2",
        "etc-pass-wd",
    ]


@pytest.mark.parametrize(
    "title",
    ["../../outside", "/etc/passwd", "..\\..\\x", "a/b", "\x00\x1b[2J", "CON", "index", "", ".",
     "x" * 4800, "word " * 960, "中" * 900, "\u202eevil", "-", "..", "%2e%2e/"],
)  # fmt: skip
def test_no_title_leads_out_of_the_folder(title: str) -> None:
    name = Addresses([]).new(titled(title))
    assert name
    assert name not in (".", "..", "index", "readme", "con")
    assert not set(name) & set('/\\:*?"<>|.% \x00')
    assert len(name.encode()) < 240
    assert name.isprintable()


WAS = [
    NumberedTurn(1, "Ada", "Welcome to the show about tides."),
    NumberedTurn(2, "Bo", "Yes."),
    NumberedTurn(3, "Ada", "The moon pulls the water, twice a day, at least here."),
    NumberedTurn(4, "Bo", "Yes."),
    NumberedTurn(6, "Ada", "Thank you and goodbye to everybody."),
]


def turns(*said: str) -> list[Turn]:
    return [Turn(*(who, None), (text,)) for who, text in (one.split(": ", 1) for one in said)]


SAME = tuple(f"{turn.speaker}: {turn.text}" for turn in WAS)


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        (SAME, [1, 2, 3, 4, 6]),
        (("Bo: Before all.", *SAME), [7, 1, 2, 3, 4, 6]),
        ((*SAME[:2], "Bo: In between them.", *SAME[2:]), [1, 2, 7, 3, 4, 6]),
        ((*SAME[:2], *SAME[3:]), [1, 2, 4, 6]),
        (("Ada: Welcome to our show about the tides.", *SAME[1:]), [1, 2, 3, 4, 6]),
        (("Cy: Welcome to our show about the tides.", *SAME[1:]), [7, 2, 3, 4, 6]),
        (("Ada Marsh: Welcome to the show about tides!", *SAME[1:]), [1, 2, 3, 4, 6]),
        (SAME[:4], [1, 2, 3, 4]),
        ((), []),
    ],
)
def test_turns_keep_their_numbers(said: tuple[str, ...], numbers: list[int]) -> None:
    assert numbers_for(turns(*said), WAS) == numbers


def test_no_number_is_given_again() -> None:
    assert numbers_for(turns("Ada: All new."), WAS[:2], highest=9) == [10]


@given(st.lists(st.sampled_from([*SAME, "Ada: Else.", "Bo: Yes, yes.", "Bo: No."]), max_size=12))
def test_numbers_are_unique(said: list[str]) -> None:
    numbers = numbers_for(turns(*said), WAS)
    assert len(set(numbers)) == len(numbers)
    assert all(number > 0 for number in numbers)


def test_numbers_stay_the_same_in_the_next_run() -> None:
    said = turns("Ada: Yes.", "Bo: Yes.", "Ada: Yes.", "Bo: Oh.", "Ada: *Well* [then] & so on.")
    first = numbers_for(said, [])
    page = "\n".join(
        f"**{turn.speaker}** (#{number})\n\n{turn.text.replace('*', chr(92) + '*')}\n"
        for turn, number in zip(said, first, strict=True)
    )
    assert numbers_for(said, numbered_turns(page)) == first


def test_thousands_of_turns_take_no_time() -> None:
    many = ["Ada: Yes." if n % 3 else f"Bo: And this is point {n}." for n in range(30_000)]
    before = [NumberedTurn(n, *one.split(": ", 1)) for n, one in enumerate(many, 1)]
    assert numbers_for(turns(*many), before) == list(range(1, 30_001))
