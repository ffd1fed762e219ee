r"""Transcripts as plain text, as programs export them and people write them.

    Ada Marsh  0:36              (Otter)        [Ada Marsh] 10:02:15       (Zoom, saved captions)
    Ada Marsh (00:00:36):        (Rev)          [00:00:36] Ada Marsh: Hi.  (Descript)
    Ada Marsh (00:36)            (Riverside)    Ada Marsh: Hi.             (Meet, Teams, people)
    **Ada:** \\[00:36\\] Hi.     (Changelog)    00:36 Hi.                  (YouTube's panel)

Also dashes before each turn, names on lines of their own, and plain paragraphs of speech. Source of
the rules: exports of these programs and their help pages; there is no specification. Where a form
of its own (directory page, newsletter post, ...) fits the text, it is that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chapterhouse.export.marks import is_own_text
from chapterhouse.forms import (
    directory_page,
    episode_summary,
    insight_list,
    newsletter_post,
    sbv,
    wiki_note,
)
from chapterhouse.model import Episode, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading import signs
from chapterhouse.reading.chapter_columns import chapter_rows
from chapterhouse.reading.chat import is_chat
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.ledger import Ledger, lines_of
from chapterhouse.reading.other_formats import is_foreign
from chapterhouse.reading.own_exports import own_turns
from chapterhouse.reading.pipe_tables import with_spoken_tables
from chapterhouse.reading.spoken_episode import Given, notation_in, spoken_episode
from chapterhouse.reading.table_columns import columns_of

NAME = "text-transcript"

_OTHERS = (directory_page, episode_summary, insight_list, newsletter_post, sbv, wiki_note)
_DATA = re.compile(
    r"\A\s*(?:WEBVTT\b|\{\s*[\"}]|\[\s*[\[{\"\]]|<(?:[!?/]|[a-z][a-z0-9:]*[\s>/]))", re.IGNORECASE
)
_CUES = re.compile(r"^[ \t]*[\d:.,]{4,16}[ \t]*-->[ \t]*[\d:.,]{4,16}", re.MULTILINE)
_COLUMNS = re.compile(
    r"\A\W{0,3}(?:[\w ()./-]{1,30}\"?[,;\t]\s?\"?){1,20}[\w ()./-]{1,30}\"?\s*$", re.MULTILINE
)
_COLUMN_NAMES = re.compile(r"\b(?:start|end|time|speaker|text|timestamp|transcript|name)\b", re.I)
_KEYS = ("- header:", "- line:", "- sec:", "- time:", "- who:")
_DATASET = re.compile(rf"^\s*(?:{'|'.join(_KEYS)})", re.MULTILINE)
_LOOKED_AT = 200_000


def is_data(text: str) -> bool:
    """Whether a text is captions, a table, JSON, XML or HTML."""
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    first = head.lstrip().split("\n", 1)[0][:400]
    table = _COLUMNS.match(first) is not None and len(_COLUMN_NAMES.findall(first)) >= 2
    table = table or columns_of(head) is not None or bool(chapter_rows(text))
    if table or (_DATA.match(head) and not is_chat(head)):
        return True
    cues = "-->" in head and _CUES.search(head)
    return bool(cues or (any(map(head.__contains__, _KEYS)) and _DATASET.search(head)))


def recognises(text: str) -> bool:
    """Whether the text's lines are turns in some notation, and it is no form of its own."""
    if is_own_text(text):
        return True
    if is_foreign(text) or is_data(text) or is_markdown(text):
        return False
    if any(form.recognises(text) for form in _OTHERS):
        return False
    lines = with_spoken_tables(signs.beginning(text), Ledger())
    return notation_in(lines).kind != "none"


def is_markdown(text: str) -> bool:
    """Whether a text has front matter or headings with hashes."""
    lines = () if is_own_text(text) else signs.beginning(text)
    if not lines or lines[0].text in ("---", "+++"):
        return bool(lines)
    return any(re.match(r"#{1,6}\s+\S", line.text) for line in lines)


def read(source: str, text: str) -> Iterator[Episode]:
    """The one episode of the text."""
    lines = lines_of(text.removeprefix("\ufeff"))
    if not lines:
        raise ChapterhouseError(source, "there is no transcript in it; add its text or skip it")
    place = Source(source, NAME, line=lines[0].number)
    if is_own_text(text):
        ledger = Ledger()
        turns = own_turns(lines, ledger)
        yield episode_from(place, turns, fates=ledger.fates(), verbatim=True)
        return
    ledger = Ledger()
    spoken = with_spoken_tables(lines, ledger)
    markdown = any(line.text.startswith(("**", "__")) for line in spoken)
    yield spoken_episode(place, spoken, ledger, Given(), markdown)
