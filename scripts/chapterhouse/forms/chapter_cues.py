"""Chapters as WebVTT or SRT, a cue each, as players of video and audio take them.

    WEBVTT

    00:00:00.000 --> 00:02:48.000
    Hello

Rules: https://www.w3.org/TR/webvtt1/#introduction-chapters . Captions have the same form; what
tells chapters from them is how few words they have (`reading.chapter_cues`). They are joined to
the transcript of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapterhouse.model import Chapter, Episode, Problem, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_lines import caption_blocks
from chapterhouse.reading.caption_markup import stretches_of
from chapterhouse.reading.chapter_cues import chapter_cues, title_lines
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.ledger import Ledger, numbered_lines

NAME = "chapter-cues"

BESIDE = True
"""A text of this form is no page of its own; it belongs to the episode of the same file name."""

_COMMENT_RULE = "caption-comment"


def recognises(text: str) -> bool:
    """Whether the text is cues that are titles of chapters."""
    return bool(chapter_cues(text))


def read(source: str, text: str) -> Iterator[Episode]:
    """An episode of which the chapters are known."""
    ledger = Ledger()
    problems: list[Problem] = []
    chapters: list[Chapter] = []
    lines = numbered_lines(text.removeprefix("\ufeff"))
    for block in caption_blocks(lines, ledger, problems, numbered=False):
        titled = title_lines(block) if block.start is not None else []
        for line in block.lines[len(titled) :]:
            if block.start is None:
                ledger.metadata(line, "header")
            else:
                ledger.drop(line, _COMMENT_RULE)
        for line in titled:
            ledger.text(line, "chapters")
        said = stretches_of([block._replace(lines=titled)], ledger)
        title = " ".join(stretch.text for stretch in said)
        if title:
            chapters.append(Chapter(title, block.start))
    if not chapters:
        raise ChapterhouseError(source, "there is no chapter in it")
    place = Source(source, NAME)
    yield episode_from(place, (), chapters=chapters, fates=ledger.fates(), problems=problems)
