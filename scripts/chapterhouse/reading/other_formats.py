"""What a text is that no form claims, as far as its beginning tells, and what to do with it.

Each entry says what the format is and which program turns it into one that is read.
"""

from __future__ import annotations

import re

_LOOKED_AT = 4_000

_Told = tuple[tuple[str, str, str], ...]

_FOREIGN: _Told = (
    (r"\s*\[Script Info\]", "SubStation subtitles (.ass) of which nothing is shown",
     "save them with their lines"),
    (r"\s*<SAMI\b", "SAMI subtitles (.smi)", "save them as SRT or WebVTT"),
    (r"\s*\{\d{1,9}\}\{\d{1,9}\}", "MicroDVD subtitles (.sub)", "save them as SRT or WebVTT"),
    (r"\s*Scenarist_SCC", "Scenarist closed captions (.scc)", "save them as SRT or WebVTT"),
    (r"\s*File type = \"ooTextFile", "a TextGrid of Praat", "export it as a table or as SRT"),
    (r"\s*\{\\rtf", "a Rich Text document", "save it as plain text"),
    (r"\s*%PDF-", "a PDF", "save its text, or the transcript it was made from"),
    (r"\s*\\documentclass|\s*\\begin\{", "LaTeX", "save it as plain text"),
    (r"\s*BEGIN:VCALENDAR", "a calendar", "it holds no transcript; set `skip: true` for it"),
    (r"#EXTM3U", "a playlist (M3U8)", "save the captions it points to"),
)  # fmt: skip
"""What no form reads, though its lines may look like ones of a transcript."""

_DATA: _Told = (
    (r"\s*(?:<\?xml[^>]*>\s*)?<opml\b", "a list of feeds (OPML)", "save the feed itself"),
    (r"\s*(?:<\?xml[^>]*>\s*)?<(?:FinalDraft|w:document|office:document|fcpxml|xmeml)\b",
     "a document of an editor, as XML", "export the transcript from it as text or captions"),
    (r"\s*<(?:!doctype html|html|head|body)\b", "a page on which nothing marks who speaks or when",
     "save its text, a line a turn (`Name: what is said`)"),
    (r"\s*[\[{]\s*[\"{\[]", "JSON without cues, segments or words in it",
     "export the transcript with its text and times"),
    (r"\s*<[?!a-zA-Z]", "XML that is neither captions, chapters nor a feed",
     "export the transcript as captions or text"),
)  # fmt: skip


def _compiled(formats: _Told) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), what, do) for pattern, what, do in formats)


_ALIEN = _compiled(_FOREIGN)
_KNOWN = (*_ALIEN, *_compiled(_DATA))


def is_foreign(text: str) -> bool:
    """Whether a text is of a format that no form reads, and no data either.

    >>> is_foreign("{12}{90}We read|along."), is_foreign("A walk by the sea.")
    (True, False)
    """
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    return any(pattern.match(head) for pattern, _, _ in _ALIEN)


def other_format(text: str) -> str | None:
    """What the text looks like and what to do with it; ``None`` where nothing tells.

    >>> other_format("{12}{90}We read|along.")
    'it looks like MicroDVD subtitles (.sub): save them as SRT or WebVTT'
    >>> other_format("A walk by the sea.") is None
    True
    """
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    for pattern, what, advice in _KNOWN:
        if pattern.match(head):
            return f"it looks like {what}: {advice}"
    return None
