"""The four small forms: what claims a text and what does not, spans, and laws for any text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chapterhouse.forms import (
    FORMS,
    episode_summary,
    insight_list,
    newsletter_post,
    recognise,
    wiki_note,
)
from chapterhouse.model import Episode, Span, plain
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.ledger import lines_of
from chapterhouse.reading.post_titles import post_title
from chapterhouse.reading.wiki_prose import wiki_prose
from chapterhouse.reading.written_dates import iso_date

SMALL = (episode_summary, insight_list, newsletter_post, wiki_note)

PARAGRAPH = (
    "Captions are read by far more people than the few who cannot hear, which is why publishers "
    "who add them late find that half of their audience was there all along."
)

OTHER_FORMS = {
    "webvtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Marsh>We read along.\n",
    "srt": "1\n00:00:01,000 --> 00:00:04,000\nWe read along.\n\n2\n00:00:05,000 --> 00:00:06,000\n",
    "json": '{"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 1, "body": "Hm"}]}',
    "json array": '[{"text": "We read along.", "start": 0.5, "duration": 2}]',
    "html": "<cite>Ada Marsh:</cite><time>0:09</time><p>We read along.</p>",
    "labels": f"Ada Marsh: {PARAGRAPH}\nBo Lindqvist: Yes.\nAda Marsh: {PARAGRAPH}\nBo: No.\n",
    "labels with front matter": (
        "---\ntitle: Captions\nmedia: https://youtu.be/abc-DEF_123\n---\n\n## Reading\n\n"
        f"Ada Marsh: 00:01:10\n\n{PARAGRAPH}\n\nBo Lindqvist: 00:02:10\n\n{PARAGRAPH}\n"
    ),
    "labels with times": f"Ada Marsh (00:36)\n{PARAGRAPH}\nBo Lindqvist (00:58)\n{PARAGRAPH}\n",
    "otter": f"Ada Marsh  0:36  \n{PARAGRAPH}\n\nBo Lindqvist  0:58  \n{PARAGRAPH}\n",
    "prose": f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n",
    "prose with headings": f"A walk by the sea\n{PARAGRAPH}\nOn sand\n{PARAGRAPH}\n{PARAGRAPH}\n",
    "markdown": f"# Captions\n\n{PARAGRAPH}\n\n## Reading\n\n- one\n- two\n\n{PARAGRAPH}\n",
    "one line": "Captions",
    "blank": " \n\n",
    "empty": "",
}


@pytest.mark.parametrize("name", OTHER_FORMS)
@pytest.mark.parametrize("form", SMALL, ids=lambda form: str(form.NAME))
def test_does_not_claim_other_forms(form: ModuleType, name: str) -> None:
    assert not form.recognises(OTHER_FORMS[name])


def test_names_are_unique() -> None:
    names = [form.NAME for form in FORMS]
    assert len(set(names)) == len(names) == len(FORMS)
    assert set(SMALL) <= set(FORMS)


def test_nothing_claims_prose() -> None:
    with pytest.raises(ChapterhouseError) as raised:
        recognise("seeds/a.txt", OTHER_FORMS["prose"])
    message = str(raised.value)
    assert message.startswith("seeds/a.txt: none of the known forms")
    assert "set `form:` for this file in seeds/sources.yml" in message
    assert all(f"`{form.NAME}`" in message for form in FORMS)


def test_several_forms_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    for form in (insight_list, wiki_note):
        monkeypatch.setattr(form, "recognises", lambda text: True)
    with pytest.raises(ChapterhouseError, match="2 forms fit this text \\(`insight-list`, `wiki"):
        recognise("a.txt", OTHER_FORMS["prose"])


def test_a_person_decides_the_form() -> None:
    assert recognise("a.txt", OTHER_FORMS["prose"], "insight-list") is insight_list
    with pytest.raises(ChapterhouseError, match="did you mean `wiki-note`"):
        recognise("a.txt", OTHER_FORMS["prose"], "wikinote")


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(ChapterhouseError, match="the file is empty"):
        recognise("a.txt", "\ufeff \n\t\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ([00:38](<a>[00:38]</a>)) b", "a (00:38) b"),
        ("a ([00:38](<a>[00:38]</a>) b", "a (00:38) b"),
        ("a [00:38](<a>[00:38]</a>) b", "a (00:38) b"),
        ("a [00:38]([00:38](https://youtu.be/x)) b", "a (00:38)) b"),
        ("a [00:38] [00:38] b", "a (00:38) b"),
        ("a [00:38] [00:39] b", "a (00:38) (00:39) b"),
        ("the [99:99] and [1:2]", "the [99:99] and [1:2]"),
        ("2 * 3 * 4 and 5*6*7", "2 * 3 * 4 and 5*6*7"),
        ("**a *b* c** \\*d\\*", "a b c *d*"),
        ("[[", "[["),
        ("[[a]", "[[a]"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("a<br/>b<br>", "a b "),
    ],
)
def test_what_a_reader_sees_of_a_note(text: str, shown: str) -> None:
    assert plain(wiki_prose(text)[0]) == shown


def test_spans_of_a_note() -> None:
    spans, _ = wiki_prose("**Bold [00:38] end**, *odd*, `a < b`, [p](https://x.org/a_(b)), [[T|l]]")
    assert spans == (
        Span("Bold (", "strong"),
        Span("00:38", "time", start=38),
        Span(") end", "strong"),
        Span(", "),
        Span("odd", "emphasis"),
        Span(", "),
        Span("a < b", "code"),
        Span(", "),
        Span("p", "link", "https://x.org/a_(b)"),
        Span(", "),
        Span("l", "wiki", "T"),
    )


@pytest.mark.parametrize(
    ("line", "title", "show", "tags"),
    [
        (
            "[Audio+Video] The Slow Lane Podcast: Ink",
            "Ink",
            "Slow Lane Podcast",
            ("[Audio+Video]",),
        ),
        ("Ink | The Slow Lane Podcast", "Ink", "Slow Lane Podcast", ()),
        ("Slow Lane Radio #12 – Ink", "Ink", "Slow Lane Radio", ()),
        ("Ink: a history", "Ink: a history", None, ()),
        ("[Draft] Ink", "[Draft] Ink", None, ()),
        ("Why my podcast matters", "Why my podcast matters", None, ()),
    ],
)
def test_title_lines(line: str, title: str, show: str | None, tags: tuple[str, ...]) -> None:
    found = post_title(line)
    assert (found.title, found.show, found.tags) == (title, show, tags)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Apr 23, 2025", "2025-04-23"),
        ("Wednesday, 3rd March 2026", "2026-03-03"),
        ("03/04/2026", None),
        ("Feb 30, 2026", None),
        ("in May 2026", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


MARKUP = st.sampled_from(
    [
        "---\n", "title: Ink\n", "videoId: abc-DEF_123\n", "From: [[show]] <br/>\n", "\n", "\n\n",
        "## Heading\n", "# One\n", "* item\n", "- item\n", "[[a|b]]", "[[", "]]", "[00:01:38](",
        '<a class="yt-timestamp" data-t="00:01:38">', "[00:01:38]</a>", "**", "*", "`", "\\", "⁓",
        "Practical Application: Do it.\n", "Key Takeaways\n", "Speakers\n", "(05:05)", "<br/>",
        "Search for a command to run...\n", "We scan podcasts and send you insights daily.\n",
        "[Audio] The Slow Lane Podcast: Ink\n", "By Ada Marsh\n", "Apr 23, 2025\n",
        "Great to have you on the show Bo.\n", "I joined Ada Marsh on her podcast.\n",
        "Ada Marsh is the host of Ink. ", "Some of them:\n", "Cy Okafor, editor, talks.\n",
        f"{PARAGRAPH}\n", "A heading\n", "5. Another heading\n", "Ada Marsh: ", " ", "\t", "\r\n",
        "\u2028", "\ufeff", "“", "…", "é", "中文。",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(MARKUP, st.text(max_size=12)), max_size=40).map("".join),
)


def shown(episode: Episode) -> Iterator[str]:
    """All words of the episode that came from its source."""
    yield episode.title
    yield episode.points_heading or ""
    for point in episode.points:
        yield from (plain(point.text), point.application or "", point.group or "")
    for block in episode.summary:
        yield plain(block.prose)
    for section in episode.sections:
        yield plain(section.title)
        yield from (plain(block.prose) for block in section.blocks)


@pytest.mark.parametrize("form", SMALL, ids=lambda form: str(form.NAME))
@given(text=ANY_TEXT)
@example(text="---\n---")
@example(text="---\ntitle:\n---\n# \n[00:00](")
@example(text="Practical Application: \nA\nPractical Application:")
def test_every_line_of_any_text_has_a_fate(form: ModuleType, text: str) -> None:
    assert form.recognises(text) in (True, False)
    try:
        episodes = list(form.read("a.txt", text))
    except ChapterhouseError:
        return
    numbers = {line.number for line in lines_of(text.removeprefix("\ufeff"))}
    assert {fate.line for episode in episodes for fate in episode.fates} == numbers
    for episode in episodes:
        assert episode.title
        assert not episode.title_derived or len(episode.title) <= 80
        words = " ".join(shown(episode))
        for fate in episode.fates:
            if fate.kind == "dropped" or (fate.kind == "metadata" and fate.what == "bio"):
                assert fate.what
                assert fate.text in text or fate.text in text.replace("\r", "")
            elif fate.kind == "text" and fate.text.isalnum() and "\u2053" not in fate.text:
                assert fate.text in words


@pytest.mark.parametrize("form", SMALL, ids=lambda form: str(form.NAME))
@pytest.mark.parametrize(
    "unit",
    ["a", ".", "[[a|", "**a ", "[00:01:38](", "A", "Ada, ", '"', "hosts Ada Marsh, "],
)
def test_one_long_line_takes_time_in_step_with_its_length(form: ModuleType, unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    form.recognises(text)
    list(form.read("a.txt", text))
    assert time.process_time() - begin < 5, "quadratic time would be minutes"


@pytest.mark.parametrize("form", SMALL, ids=lambda form: str(form.NAME))
@pytest.mark.parametrize("unit", ["[", "[[a|", "**a ", "[a](", "[00:01:38](", "<a ", "` ", "\\*"])
def test_a_note_s_longest_line_with_markup(form: ModuleType, unit: str) -> None:
    text = unit * (190_000 // len(unit))
    begin = time.process_time()
    list(form.read("a.txt", text))
    assert time.process_time() - begin < 5, "quadratic time would be minutes"
