"""Recordings that a page names by address or by their path in docs/, wherever they are told of."""

from __future__ import annotations

import pytest

from chapterhouse.feeds.episode_items import enclosure
from chapterhouse.intake.settings_file import read_facts
from chapterhouse.problems import ChapterhouseError
from chapterhouse.site.docs import EpisodeDoc
from chapterhouse.site.facts import SiteFacts
from chapterhouse.site.player import player, recording_link


def episode(**facts: str) -> EpisodeDoc:
    return EpisodeDoc("episodes/talk.md", facts, "", last_start=114.5)


@pytest.mark.parametrize(
    ("facts", "played"),
    [
        ({}, {}),
        ({"audio": "https://a.example/x.mp3"}, {"audio": "https://a.example/x.mp3"}),
        ({"audio": "audio/x.mp3"}, {"audio": "audio/x.mp3"}),
        ({"audio": "../audio/x.mp3"}, {"audio": "audio/x.mp3"}),
        ({"audio": "./x.mp3"}, {"audio": "episodes/x.mp3"}),
        ({"audio": "/x.mp3"}, {"audio": "x.mp3"}),
        ({"audio": "../../../x.mp3"}, {"audio": "x.mp3"}),
        ({"youtube": "sample-0001"}, {"youtube": "sample-0001"}),
        (
            {"youtube": "sample-0001", "poster": "assets/p.jpg"},
            {"youtube": "sample-0001", "poster": "assets/p.jpg"},
        ),
        ({"audio": "x.mp3", "youtube": "sample-0001"}, {"audio": "x.mp3"}),
    ],
)
def test_what_the_player_plays(facts: dict[str, str], played: dict[str, str]) -> None:
    about = {"about": 114} if played else {}
    assert player(episode(**facts)) == played | about


def test_without_scripts_there_is_a_link() -> None:
    assert recording_link({"audio": "x.mp3"})["href"] == "x.mp3"
    assert recording_link({"youtube": "a-b"})["href"] == "https://www.youtube.com/watch?v=a-b"


def test_feeds_say_the_full_address_of_a_file_of_the_site() -> None:
    facts = SiteFacts(address="https://a.example/podcast/")
    own = enclosure(episode(audio="audio/x.mp3"), facts)
    other = enclosure(episode(audio="https://b.example/y.mp3"), facts)
    assert own
    assert other
    assert own.url == "https://a.example/podcast/audio/x.mp3"
    assert other.url == "https://b.example/y.mp3"


def test_sources_yml_takes_addresses_and_paths_and_nothing_else() -> None:
    for named in ("https://a.example/x.mp3", "audio/x.mp3"):
        assert read_facts("ep.yml", f"audio: {named}\n").all.audio == named
    with pytest.raises(ChapterhouseError, match=r"ep\.yml:1"):
        read_facts("ep.yml", "audio: some recording\n")
