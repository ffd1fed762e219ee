"""The forms of sources: one module each, and the choice of the one form that a text has.

A form is a module with `NAME`, `recognises(text)` and `read(source, text)`. To add one, write the
module, put it into `FORMS`, and add a golden pair for each of its behaviours (tests/golden).
"""

from __future__ import annotations

from difflib import get_close_matches
from types import ModuleType

from chapterhouse.forms import (
    assemblyai_json,
    aws_transcribe_json,
    azure_speech_json,
    caption_table,
    chapter_cues,
    chapter_list,
    chapter_table,
    cue_list_json,
    deepgram_json,
    directory_page,
    episode_summary,
    feed,
    google_speech_json,
    html_transcript,
    insight_list,
    json_chapters,
    line_list,
    markdown_transcript,
    newsletter_post,
    podcasting_json,
    podlove_json,
    podlove_xml,
    psc_chapters,
    rev_json,
    sbv,
    speechmatics_json,
    srt,
    substation,
    text_transcript,
    ttml,
    watson_json,
    webvtt,
    whisper_cpp_json,
    whisper_json,
    wiki_note,
    youtube_json3,
    youtube_xml,
)
from chapterhouse.problems import ChapterhouseError
from chapterhouse.reading.json_text import broken_json
from chapterhouse.reading.other_formats import other_format

FORMS: tuple[ModuleType, ...] = (
    assemblyai_json,
    aws_transcribe_json,
    azure_speech_json,
    caption_table,
    chapter_cues,
    chapter_list,
    chapter_table,
    cue_list_json,
    deepgram_json,
    directory_page,
    episode_summary,
    feed,
    google_speech_json,
    html_transcript,
    insight_list,
    json_chapters,
    line_list,
    markdown_transcript,
    newsletter_post,
    podcasting_json,
    podlove_json,
    podlove_xml,
    psc_chapters,
    rev_json,
    sbv,
    speechmatics_json,
    srt,
    substation,
    text_transcript,
    ttml,
    watson_json,
    webvtt,
    whisper_cpp_json,
    whisper_json,
    wiki_note,
    youtube_json3,
    youtube_xml,
)
"""Every form. Their order means nothing: exactly one may claim a text."""

_DECIDE = "set `form:` for this file in seeds/sources.yml"


def recognise(source_path: str, text: str, form: str | None = None) -> ModuleType:
    """The module that reads the text: the one named ``form``, else the one that claims the text.

    None or several is a `ChapterhouseError` that names them and says what to do.
    """
    if form is not None:
        return _named(source_path, form)
    if not text.strip("\ufeff \t\r\n"):
        raise ChapterhouseError(
            source_path, "the file is empty; put the text in, or set `skip: true` for it"
        )
    claiming = [each for each in FORMS if each.recognises(text)]
    if len(claiming) == 1:
        return claiming[0]
    if not claiming:
        if (broken := broken_json(source_path, text)) is not None:
            raise broken
        told = other_format(text)
        told = told or f"no turns, times or notes that one of the forms ({_list(FORMS)}) would have"
        why = f"none of the known forms fits this text: {told}; or {_DECIDE}, or `skip: true`"
    else:
        why = f"{len(claiming)} forms fit this text ({_list(claiming)}); {_DECIDE}"
    raise ChapterhouseError(source_path, why)


def _named(source_path: str, form: str) -> ModuleType:
    known = {each.NAME: each for each in FORMS}
    if form in known:
        return known[form]
    near = get_close_matches(form, known, 1)
    meant = f"; did you mean `{near[0]}`?" if near else ""
    raise ChapterhouseError(
        source_path, f"there is no form `{form}`; {_DECIDE} to one of {_list(FORMS)}{meant}"
    )


def _list(forms: tuple[ModuleType, ...] | list[ModuleType]) -> str:
    return ", ".join(f"`{each.NAME}`" for each in forms)
