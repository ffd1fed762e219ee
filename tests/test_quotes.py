"""The quotes of an episode: what people wrote, what the source gives, what is chosen."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapterhouse.check import check_page
from chapterhouse.check.site_pages import SitePages
from chapterhouse.newsletter.quotable import GOOD as PRINTED
from chapterhouse.newsletter.quotable import weight
from chapterhouse.newsletter.quote_choice import MOST
from chapterhouse.newsletter.quote_places import place_of
from chapterhouse.newsletter.quote_sentences import LONGEST, SHORTEST, opened, sentences
from chapterhouse.newsletter.quotes import GIVEN, Quote, quotes_of
from chapterhouse.pages.read import read_page

GOOD = (
    "If your form runs to four pages, then it protects you and tells them nothing.",
    "You keep a tape when it’s worthless because no one knows what it will prove.",
    "Nobody has ever climbed a wall of text for pleasure, and there is no gym.",
    "An editor who never asks is only guessing, and the reader pays for every guess.",
    "The hardest part of a correction is not the typing but the asking.",
)

STANDS = {
    "a truth about everybody": "Nobody remembers a caption, and everybody remembers a missing one.",
    "a condition": "If you cannot say who is speaking, you should not say what was meant.",
    "a contrast": "A transcript does not replace the voice, it gives the voice an address.",
    "advice": "Never cut a breath before you have heard what comes after the breath.",
    "a comparison": "An honest gap in a transcript is worth more than a clever guess.",
    "a reason": "The reason why old tapes matter is that nobody thought about the listener.",
    "a clause within the subject": (
        "A sentence that nobody can find will never be mended by anybody."
    ),
    "a pronoun with its noun": "Readers forgive a slow page sooner than they forgive a wrong name.",
    "advice after a condition": (
        "If you quote a neighbour, remember that a street can read as well."
    ),
    "a verb in the main clause": (
        "When everybody owns the same microphone, the microphone stops mattering."
    ),
    "both of two": "Both the reader and the speaker lose something when nobody checks a name.",
    "a hedge in the middle": "Names, I believe, are more important than commas and always were.",
}

LEANS = {
    "it begins with a pronoun": "It is the only thing that readers never forgive, nor do I.",
    "it begins with that": "That is the best reason not to publish without a person reading first.",
    "it is a question": "Why should anybody read a text that nobody was willing to check first?",
    "it is filler": "The problem, you know, is that nobody reads the captions without a reason.",
    "it hedges with sort of": "The best captions are sort of never seen, and people only miss it.",
    "it is about the show": "Every episode of this podcast is better when you subscribe to it.",
    "it names the host": "The best reason, Ines, is that nobody ever reads what they can’t find.",
    "it tells a story": "I was the only person in the room who never had a microphone of my own.",
    "he is not named": "The only question is whether he should never have signed a form.",
    "it was misheard": "The best of the they is that nobody reads a text without some reason.",
    "it has no verb": "Never the cheapest, only the best captions for every person without sound.",
    "it breaks off": "The only reason is that nobody should have to read without a chapter or the.",
    "it only reports": "Our company delivers captions and transcripts throughout northern Europe.",
    "it is no English": "Wer nie fragt, der rät nur, und jeder Leser zahlt für jedes Raten.",
    "it is too short": "Nobody reads without a reason.",
    "they are nobody named": "The best chair is never empty, because they always come before noon.",
    "it says both of nothing": "Both are better than nobody thinks, but only if you never compare.",
    "it says that too": "Nobody should publish without a reader, and nobody should record that.",
    "it repeats itself": ("You should never cut a pause, and you should never cut the same joke."),
    "it points with this": "Nobody should ever print a name before somebody has checked this list.",
    "its subject is missing": (
        "By asking every speaker for the best spelling, can avoid every error."
    ),
    "it lists": "Five for labels: every name, and never a comma that nobody has asked for.",
    "the same is somebody's": (
        "You should never publish a name unless you have asked the same question first."
    ),
    "it has a verb too many": (
        "The only truth is captions can never be cheaper than the worst of tapes."
    ),
    "it is begun twice": (
        "You should never, you should never cut a pause that you have not heard yourself."
    ),
    "a word is said twice": (
        "Nobody should ever publish a transcript without the the speaker’s name."
    ),
    "a word is worn out": "Better captions need better tapes, and better tapes need a better room.",
    "like is no comparison": (
        "Nobody reads the captions because the captions are like never the point."
    ),
    "its verb leans back": (
        "Most people never ask, but the people who do, never need a second form."
    ),
    "nothing is done in it": "A bit long for a caption, but the best transcripts are never short.",
    "only the condition is said": (
        "Unless you never publish a name that nobody has ever checked before."
    ),
    "many are said to be one": (
        "Every people should never have to read a transcript without a name."
    ),
    "many are said to be one, however": (
        "Every local archives should never have to print a transcript without a name."
    ),
    "somebody else is meant": (
        "He never asks anybody for a name, and nobody should have to ask him."
    ),
    "the company speaks of itself": (
        "We are working on the best captions, and we’re hiring every editor."
    ),
    "it advertises the show": (
        "The best way to never miss an episode is to ask everybody to subscribe."
    ),
}


MENDED = (
    ("it begins with a pronoun", "It is", "A name is"),
    ("it names the host", ", Ines,", ""),
    ("they are nobody named", "they always come", "guests always come"),
    ("it says that too", "record that", "record without one"),
    ("it points with this", "this list", "a list"),
    ("its subject is missing", "can avoid", "you can avoid"),
    ("it is begun twice", "You should never, you", "You"),
    ("a word is said twice", "the the", "the"),
    ("like is no comparison", "are like never", "are never"),
    ("nothing is done in it", "A bit long for", "Length is no fault of"),
    ("only the condition is said", "before.", "before, nobody can find you."),
    ("many are said to be one", "people", "reader"),
    ("many are said to be one, however", "archives", "archive"),
)


@pytest.mark.parametrize("sentence", GOOD)
def test_a_sentence_that_stands_alone_has_weight(sentence: str) -> None:
    assert weight(sentence) >= PRINTED


@pytest.mark.parametrize("why", STANDS)
def test_a_sentence_may_be_quoted_for(why: str) -> None:
    assert weight(STANDS[why]) >= PRINTED


def test_only_the_reason_that_is_named_keeps_a_sentence_out() -> None:
    """Mended in one place, each of these is printed."""
    for why, wrong, right in MENDED:
        assert wrong in LEANS[why], why
        assert weight(LEANS[why].replace(wrong, right), names={"ines"}) >= PRINTED, why


@pytest.mark.parametrize("why", LEANS)
def test_a_sentence_is_left_out_where(why: str) -> None:
    assert weight(LEANS[why], names={"ines"}) == 0


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("And nobody reads it.", "Nobody reads it."),
        ("So, you know, nobody reads it.", "Nobody reads it."),
        ("But, honestly, nobody does.", "Nobody does."),
        ("Because nobody reads it.", "Nobody reads it."),
        ("So long as nobody reads it.", "So long as nobody reads it."),
        ("Nobody reads it.", "Nobody reads it."),
    ],
)
def test_what_ties_a_sentence_to_the_last_one_is_left_out(said: str, quoted: str) -> None:
    place, text = opened(said)
    assert text == quoted
    assert said[place:].lower() == quoted.lower()


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = (
        "The reader trusts Dr. Marsh because the notes of Dr. Marsh are never longer than one page."
    )
    assert [sentence for _, sentence in sentences(text)] == []


@given(st.text("Ab .!?”…\n’", max_size=400))
def test_sentences_are_pieces_of_the_text_at_their_places(text: str) -> None:
    text = " ".join(text.split())
    for place, sentence in sentences(text):
        assert text[place : place + len(sentence)] == sentence


HEAD = """---
title: A talk
kind: transcript
hosts: [ann-lee]
guests: [bo-marsh]
{more}---

{notes}
"""
ASIDE = "We went to the place and we looked at what was there on the table for a while.\n"


def transcript(*said: str) -> str:
    """Bo Marsh says these, one a minute, with talk in between; Ann Lee, the host, opens."""
    host = "The best host is one that nobody remembers, because the guest never had to stop."
    turns = [f"**Ann Lee** (00:00)\n\n{host}\n"]
    for minute, sentence in enumerate(said, 1):
        turns.append(f"**Bo Marsh** ({minute:02}:00)\n\n{ASIDE * 3}\n{sentence}\n\n{ASIDE * 3}")
    return "\n".join(["## Transcript\n", *turns])


def quotes(
    more: str = "", notes: str = "Notes.", said: tuple[str, ...] = GOOD
) -> tuple[Quote, ...]:
    text = HEAD.format(more=more, notes=notes) + "\n" + transcript(*said)
    return quotes_of(read_page("docs/episodes/a.md", text))


def test_chosen_quotes_are_a_guests_own_words_at_their_moments_and_say_so() -> None:
    found = quotes()
    assert {quote.text for quote in found} == set(GOOD)
    assert {quote.speaker for quote in found} == {"Bo Marsh"}
    assert all(PRINTED <= quote.weight < GIVEN for quote in found)
    assert all(quote.chosen_automatically for quote in found)
    assert [(quote.start, quote.anchor) for quote in found] == [
        (60 * minute, f"t={60 * minute}") for minute in range(1, 6)
    ]


def test_never_two_that_say_the_same() -> None:
    said = (*GOOD[:2], GOOD[0].replace("four pages", "five pages"), GOOD[3])
    found = [quote.text for quote in quotes(said=said)]
    assert len(found) == 3
    assert sum("your form runs" in text for text in found) == 1


def test_they_are_spread_over_the_episode() -> None:
    crowded = " ".join((*GOOD, *(f"{text[:-1]}, and never without a reader." for text in GOOD)))
    text = HEAD.format(more="", notes="") + "\n" + transcript(*[ASIDE.strip()] * 30, crowded)
    assert len(quotes_of(read_page("a.md", text))) == 1


def test_what_a_person_wrote_wins_and_finds_its_place() -> None:
    more = 'quotes:\n  - "it protects you … tells them nothing"\n  - "Never said."\n'
    assert quotes(more, "## Takeaways\n\n- A point.") == (
        Quote("it protects you … tells them nothing", "Bo Marsh", 60, "t=60"),
        Quote("Never said."),
    )
    assert quotes("quotes: []\n") == ()


def test_what_the_source_lists_is_taken_before_anything_is_chosen() -> None:
    notes = (
        "“If your form runs to four pages, then it protects you.” — Bo Marsh, who knows\n\n"
        "## Takeaways\n\n- Ask first. (02:30)\n\n    **Practical application:** Ask today.\n\n"
        "- Then record."
    )
    printed, first, second = quotes(notes=notes)
    assert printed.text.startswith("If your form")
    assert (printed.speaker, printed.chosen_automatically) == ("Bo Marsh", False)
    assert (first.start, first.anchor, first.application) == (150, "t=120", "Ask today.")
    assert (second.text, second.start, second.anchor) == ("Then record.", None, "")
    topics = "## Topics covered\n\n- Forms\n- Captions"
    assert all(quote.chosen_automatically for quote in quotes(notes=topics))


def test_other_languages_and_talk_without_a_name_have_none() -> None:
    assert quotes("lang: de\n") == ()
    nameless = HEAD.format(more="", notes="") + "## Transcript\n\n**—** (00:10)\n\n" + GOOD[0]
    assert quotes_of(read_page("a.md", nameless)) == ()


_WORDS = st.sampled_from(
    """nobody never the reader a page is only because you if without people best captions and it
    that they not but every pays reads, finds. “so, And Well, U.S. 12""".split()
)


@given(st.lists(st.lists(_WORDS, min_size=12, max_size=40).map(" ".join), min_size=1, max_size=6))
def test_whatever_is_said_a_chosen_quote_is_what_was_said_there(said: list[str]) -> None:
    said = [f"{text.capitalize()}." for text in said]
    text = HEAD.format(more="", notes="") + "\n" + transcript(*said)
    page = read_page("a.md", text)
    found = quotes_of(page)
    assert len(found) <= MOST
    for quote in found:
        assert SHORTEST <= len(quote.text) <= LONGEST
        assert quote.text[0] == quote.text[0].upper()
        assert quote.text[-1] in ".!”"
        assert PRINTED <= quote.weight < GIVEN
        assert (quote.speaker, quote.chosen_automatically) == ("Bo Marsh", True)
        assert place_of(quote.text, [turn for turn in page.turns if turn.id == quote.anchor])
    assert len({quote.text for quote in found}) == len(found)
    assert [quote.start for quote in found] == sorted(quote.start or 0 for quote in found)


def test_the_same_are_chosen_whatever_order_sets_have() -> None:
    """Words are looked up in sets, whose order differs from one run to the next."""
    said = tuple(STANDS.values()) + GOOD
    text = HEAD.format(more="", notes="") + "\n" + transcript(*said)
    code = (
        "import sys; from chapterhouse.newsletter.quotes import quotes_of;"
        "from chapterhouse.pages.read import read_page;"
        "print([(q.text, q.weight) for q in quotes_of(read_page('a.md', sys.stdin.read()))])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            input=text,
            encoding="utf-8",
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert len(ast.literal_eval(runs.pop())) == MOST


def test_an_episode_full_of_quotes_is_not_read_to_its_end_but_all_over() -> None:
    said = [text for text in STANDS.values() for _ in range(6)]
    found = quotes(said=tuple(said))
    starts = [quote.start or 0 for quote in found]
    assert len(found) == MOST
    assert all(later - one >= 60 * len(said) // MOST // 4 for one, later in pairwise(starts))


def test_check_names_a_quote_that_nobody_said() -> None:
    more = 'quotes:\n  - "tells them nothing"\n  - "Never said."\n'
    text = HEAD.format(more=more, notes="") + "\n" + transcript(*GOOD)
    site = SitePages.of(["people/ann-lee.md", "people/bo-marsh.md"])
    findings, _ = check_page("docs/episodes/a.md", text, site)
    [finding] = findings
    assert (finding.line, finding.severity) == (8, "warning")
    assert "nobody says “Never said.” in this transcript" in finding.message


def test_the_sample_has_quotes_an_editor_would_send_out(sample_root: Path) -> None:
    file = sample_root / "docs/episodes/salome-brandt.md"
    found = quotes_of(read_page(file.name, file.read_text(encoding="utf-8")))
    assert len(found) == MOST
    assert {quote.speaker for quote in found} == {"Salome Brandt"}
    assert any("colour must never be the only sign" in quote.text for quote in found)
