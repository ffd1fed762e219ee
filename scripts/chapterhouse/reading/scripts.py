"""The language of a text as far as its script tells it; many languages share a script.

No dictionary is needed for what only one language writes in (kana, hangul, Thai, Greek); where
letters leave a choice (Latin, Cyrillic, Devanagari), nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_LOOKED_AT = 20_000
_KANA = re.compile(r"[\u3041-\u30ff]")
_URDU = re.compile(r"[ٹڈڑںےۓہ]")
_PERSIAN = re.compile(r"[پچژگی]")
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0531-\u058f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("lo", re.compile(r"[\u0e81-\u0edf]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("zh", re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    ("ar", re.compile(r"[\u0620-\u064a\u066e-\u06d3]")),
)
_RIGHT_TO_LEFT = frozenset(
    "ar arc azb ckb dv fa glk he iw ks lrc mzn nqo pnb ps sd syr ug ur yi".split()
)
_SCRIPT_RIGHT_TO_LEFT = re.compile(r"-(?:Arab|Aran|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"-[A-Za-z]{4}\b")


def direction(language: str | None) -> str | None:
    """``rtl`` for a language tag that is written from right to left, else ``None``.

    >>> [direction(tag) for tag in ("ar-EG", "he", "ku-Arab", "az-Latn", "ur-Latn", "en", None)]
    ['rtl', 'rtl', 'rtl', None, None, None, None]
    """
    if not language:
        return None
    if _SCRIPT.search(language):
        return "rtl" if _SCRIPT_RIGHT_TO_LEFT.search(language) else None
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else None


def language_of(texts: Iterable[str]) -> str | None:
    """The language tag of a text whose script leaves no choice, else ``None``.

    >>> [language_of([t]) for t in ("你好，世界", "これは本です", "สวัสดี", "שלום", "Hello", "")]
    ['zh', 'ja', 'th', 'he', None, None]
    """
    text = " ".join(part[:_LOOKED_AT] for part in islice(texts, 200))[:_LOOKED_AT]
    letters = sum(char.isalpha() for char in text)
    for language, script in _SCRIPTS:
        count = len(script.findall(text))
        if not count or 2 * count < letters:
            continue
        if language == "zh":
            return "ja" if 20 * len(_KANA.findall(text)) >= count else "zh"
        if language == "ar":
            if 60 * len(_URDU.findall(text)) >= count:
                return "ur"
            return "fa" if 60 * len(_PERSIAN.findall(text)) >= count else "ar"
        return language
    return None
