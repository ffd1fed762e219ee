"""Which source files belong to one episode, by their names: ``ep12.vtt``, ``ep12.chapters.json``.

Files of one folder belong together where their names are the same but for endings and for words
that say what a file holds or in which language.
"""

from __future__ import annotations

import re

_ENDINGS = frozenset(
    """ass csv htm html json json3 markdown md mkd ogm psc rss sbv srt srv1 srv2 srv3 sub tsv ttml
    txt vtt xml yaml yml""".split()
)
_CONTENTS = frozenset(
    """captions chapter chapters description facts info meta metadata notes orig podlove psc
    show-notes show_notes shownotes subtitles transcript transcription transcripts whisper
    words""".split()
)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}|orig))?\Z")
_TAIL = re.compile(
    r"[-_ ](?:chapters?|(?:show[-_ ]?)?notes|transcript|captions|subtitles)\Z", re.IGNORECASE
)
_FACTS = re.compile(r"\.ya?ml\Z", re.IGNORECASE)


def episode_of_file(path: str) -> str:
    """What the files of one episode have in common.

    >>> episode_of_file("seeds/ep12.chapters.json"), episode_of_file("seeds/ep12.en.vtt")
    ('seeds/ep12', 'seeds/ep12')
    >>> episode_of_file("seeds/Ep. 12_chapters.txt"), episode_of_file("seeds/v1.5.srt")
    ('seeds/Ep. 12', 'seeds/v1.5')
    """
    folder, slash, name = path.rpartition("/")
    parts = name.split(".")
    if len(parts) > 1 and parts[-1].casefold() in _ENDINGS:
        parts.pop()
        while len(parts) > 1 and _says_what(parts[-1].casefold()):
            parts.pop()
    stem = _TAIL.sub("", ".".join(parts)) or name
    return f"{folder}{slash}{stem}"


def _says_what(part: str) -> bool:
    return part in _CONTENTS or part in _ENDINGS or _LANGUAGE.match(part) is not None


def holds_facts(path: str) -> bool:
    """Whether a file beside others holds facts by its name."""
    return _FACTS.search(path) is not None
