"""What a text is that no form claims, as far as its beginning tells, and what to do with it.

Each entry says what the format is and which program turns it into one that is read.
"""

from __future__ import annotations

import re

_LOOKED_AT = 4_000

_FORMATS = (
    (r"\s*\[Script Info\]", "SubStation subtitles (.ass)", "save them as SRT or WebVTT"),
    (r"\s*<SAMI\b", "SAMI subtitles (.smi)", "save them as SRT or WebVTT"),
    (r"\s*\{\d{1,9}\}\{\d{1,9}\}", "MicroDVD subtitles (.sub)", "save them as SRT or WebVTT"),
    (r"\s*Scenarist_SCC", "Scenarist closed captions (.scc)", "save them as SRT or WebVTT"),
    (r"\s*\{\\rtf", "a Rich Text document", "save it as plain text"),
    (r"\s*%PDF-", "a PDF", "save its text, or the transcript it was made from"),
    (r"\s*\\documentclass|\s*\\begin\{", "LaTeX", "save it as plain text"),
    (r"\s*BEGIN:VCALENDAR", "a calendar", "it holds no transcript; set `skip: true` for it"),
    (r"\s*(?:<\?xml[^>]*>\s*)?<opml\b", "a list of feeds (OPML)", "save the feed itself"),
    (r"\s*(?:<\?xml[^>]*>\s*)?<(?:FinalDraft|w:document|office:document|fcpxml|xmeml)\b",
     "a document of an editor, as XML", "export the transcript from it as text or captions"),
    (r"#EXTM3U", "a playlist (M3U8)", "save the captions it points to"),
    (r"\s*<(?:!doctype html|html|head|body)\b", "a page on which nothing marks who speaks or when",
     "save its text, a line a turn (`Name: what is said`)"),
    (r"\s*[\[{]\s*[\"{\[]", "JSON without cues, segments or words in it",
     "export the transcript with its text and times"),
    (r"\s*<[?!a-zA-Z]", "XML that is neither captions, chapters nor a feed",
     "export the transcript as captions or text"),
)  # fmt: skip
_KNOWN = tuple(
    (re.compile(pattern, re.IGNORECASE), what, advice) for pattern, what, advice in _FORMATS
)


def other_format(text: str) -> str | None:
    """What the text looks like and what to do with it; ``None`` where nothing tells.

    >>> other_format("[Script Info]")
    'it looks like SubStation subtitles (.ass): save them as SRT or WebVTT'
    >>> other_format("A walk by the sea.") is None
    True
    """
    head = text.removeprefix("\ufeff")[:_LOOKED_AT]
    for pattern, what, advice in _KNOWN:
        if pattern.match(head):
            return f"it looks like {what}: {advice}"
    return None
