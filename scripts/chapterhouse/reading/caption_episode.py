"""The episode that a caption file without facts of its own makes (SRT, SBV, SubStation)."""

from __future__ import annotations

from collections.abc import Sequence

from chapterhouse.model import Episode, Problem, Source
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.caption_markup import Stretch
from chapterhouse.reading.caption_speakers import cues_of
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cue_loops import without_loops
from chapterhouse.reading.cues import in_order, turns_from
from chapterhouse.reading.ledger import Ledger
from chapterhouse.reading.rolling import without_repeats


def caption_episode(
    source: str,
    form: str,
    stretches: list[Stretch],
    ledger: Ledger,
    problems: Sequence[Problem],
    title: str | None = None,
) -> Episode:
    """What the stretches say, each once, as turns; the stretches are used up.

    ChapterhouseError where nothing is said.
    """
    once = without_repeats(stretches, ledger)
    stretches.clear()  # There are half a million of them in a large file.
    cues, slips = in_order(cues_of(once, ledger))
    del once
    told = list(problems)
    said = without_loops(cues, ledger, told)
    if not cues:
        raise ChapterhouseError(source, "holds no caption; add its text or skip it")
    return episode_from(
        Source(source, form, line=min(cue.line for cue in cues)),
        turns_from(said),
        fates=ledger.fates(),
        problems=(*told, *slips),
        title=title,
    )
