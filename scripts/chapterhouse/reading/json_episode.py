"""The episode that the strings of a JSON source make.

Each line of the file gets its fate, words become sentences, loops of speech recognition are taken
out, and cues become turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chapterhouse.model import Episode, Source, Turn
from chapterhouse.reading.caption_labels import labels_of
from chapterhouse.reading.caption_music import MUSIC_RULE, is_music
from chapterhouse.reading.chapter_cuts import cut_at
from chapterhouse.reading.cue_episode import episode_from
from chapterhouse.reading.cues import Cue, in_order, turns_from
from chapterhouse.reading.json_account import JsonAccount
from chapterhouse.reading.json_speech import Speech, Spoken
from chapterhouse.reading.json_values import speaker_of
from chapterhouse.reading.loops import LOOP_RULE, loop_problem, looped
from chapterhouse.reading.sentences import sentences
from chapterhouse.reading.word_stream import Word, cues_of_words


def episode_of(source: Source, text: str, value: Any, speech: Speech) -> Episode:
    """The episode, with a fate for every line of the text."""
    if speech.labels and not speech.words and not any(one.speaker for one in speech.spoken):
        speech.spoken = list(_labelled(speech.spoken))
    exact = speech.words or speech.verbatim
    loops = set[int]() if exact else looped([one.shown for one in speech.spoken])
    account = JsonAccount(text, value, speech)
    cues: list[Cue] = []
    words: list[Word] = []
    problems = list(speech.problems)
    word_line = 1
    for number, one in enumerate(speech.spoken):
        line = account.line(number)
        said = one.shown
        if number in loops:
            account.drop(line, LOOP_RULE, said)
            if number - 1 not in loops:
                problems.append(loop_problem(line, said))
            continue
        if not exact and is_music(said):
            account.drop(line, MUSIC_RULE, said)
            continue
        if speech.words:
            words.append(_word(one, said, line))
            word_line = word_line if one.glued else line
            account.say(word_line, said, one.glued)
            continue
        kept, left = (said, "") if speech.verbatim else _without_inner_loop(said)
        account.say(line, kept)
        if left:
            account.drop(line, LOOP_RULE, left)
            problems.append(loop_problem(line, sentences(left)[0]))
        cues += _cues(one, kept, line)
    if speech.words:
        cues = list(cues_of_words(words))
    problems += account.repeats()
    ordered, slips = ([], []) if speech.verbatim else in_order(cues)
    with cut_at(chapter.start for chapter in speech.chapters):
        turns = tuple(_to_the_letter(speech)) if speech.verbatim else turns_from(ordered)
    return episode_from(
        source,
        turns,
        fates=account.ledger().fates(),
        problems=[*problems, *slips],
        media=speech.media,
        language=speech.language,
        chapters=speech.chapters,
        title=speech.title,
        date=speech.date,
        summary=speech.summary,
        show=speech.show,
        people_hints=speech.people,
        machine_made=speech.machine_made,
        verbatim=speech.verbatim,
    )


def _labelled(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """The strings, those that begin with a believed label said by whom it names."""
    texts = [one.shown.lstrip() for one in spoken]
    for one, text, label in zip(spoken, texts, labels_of(texts), strict=True):
        if label is None:
            yield one
        else:
            yield replace(one, speaker=speaker_of(label[0]), text=text[len(label[1]) :])


def _to_the_letter(speech: Speech) -> Iterator[Turn]:
    """The strings as turns, with an empty line between paragraphs."""
    for one in speech.spoken:
        if paragraphs := tuple(part for part in one.shown.split("\n\n") if part.strip()):
            yield Turn(one.speaker, one.start, paragraphs)


def _cues(one: Spoken, said: str, line: int) -> Iterator[Cue]:
    """The cue of a string; an empty line or a break at its end ends a paragraph."""
    parts = [part for part in said.split("\n\n") if part.strip()] if "\n" in said else [said]
    for number, part in enumerate(parts):
        yield Cue(
            " ".join(part.split()),
            one.start if number == 0 else None,
            one.end if number == len(parts) - 1 else None,
            one.speaker,
            line,
            one.new_speaker and number == 0,
            one.new_paragraph or number > 0,
        )


def _word(one: Spoken, said: str, line: int) -> Word:
    return Word(
        said,
        one.start,
        one.end,
        one.speaker,
        line,
        one.glued,
        one.new_speaker,
        one.new_paragraph,
    )


def _without_inner_loop(said: str) -> tuple[str, str]:
    """What is said without sentences that only repeat those before them, and these."""
    if len(said) < 20:
        return said, ""
    marks = said.count(".") + said.count("!") + said.count("?") + said.count("。")
    parts = sentences(said) if marks > 3 else []
    loops = looped(parts) if len(parts) > 3 else set()
    if not loops:
        return said, ""
    kept = " ".join(part for at, part in enumerate(parts) if at not in loops)
    return kept, " ".join(part for at, part in enumerate(parts) if at in loops)
