"""Where one word ends and the next begins, for Pagefind, which goes by spaces and by ASCII.

Chinese and Japanese have no spaces, and a dash between two words has none. And of the signs around
a word Pagefind drops only those of ASCII: “word” in curly quotes is no part of a phrase for it. So
what it reads has a gap (``^`` and a space) where words meet, and ``^`` with a sign of ASCII in
place of other signs. ``overrides/assets/search/words.js`` divides what a reader types by the same
rule, and takes all of this out again before it shows a text.
"""

from __future__ import annotations

import re

GAP = "^ "
"""Stands where words meet without a space."""

SIGNS = {
    **dict(zip("“”‘’„–—…«»‑•·", "()`',-=.[]~*+", strict=True)),
    **dict(zip("。，、？！：；「」（）《》", "%;/?!:|{}#$@\\", strict=True)),
    "^": "^",
}
"""What stands behind a ``^`` in place of each sign."""

_SINGLE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_DASHES = "–—―…⸺"
_MEETING = re.compile(f"[{_SINGLE}{_DASHES}]")
_BETWEEN = re.compile(rf"(?<=[{_SINGLE}])(?=\w)|(?<=\w)(?=[{_SINGLE}])|(?<=[{_DASHES}])(?=\w)")
_SIGN = re.compile(f"[{re.escape(''.join(SIGNS))}]")
_TEXT = re.compile(r">([^<>]+)")


def spaced(text: str) -> str:
    """The text as Pagefind shall read it.

    >>> spaced("US–China, 阿里 and “more”…so")
    'US^-^ China, 阿^ 里 and ^(more^)^.^ so'
    """
    if text.isascii() and "^" not in text:
        return text
    pieces = _BETWEEN.split(text) if _MEETING.search(text) else [text]
    return GAP.join(_SIGN.sub(_written, piece) for piece in pieces)


def spaced_html(html: str) -> str:
    """The same for all text between tags.

    >>> spaced_html('<a title="a–b">c–d</a>')
    '<a title="a–b">c^-^ d</a>'
    """
    return _TEXT.sub(lambda found: f">{spaced(found[1])}", html)


def _written(sign: re.Match[str]) -> str:
    return f"^{SIGNS[sign[0]]}"
