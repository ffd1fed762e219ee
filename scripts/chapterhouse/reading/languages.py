"""Languages as sources write them (``en_US``, ``eng``, ``English``), as tags of BCP 47.

langcodes knows the registry of subtags (https://www.rfc-editor.org/rfc/rfc5646) and the codes of
three letters; Babel knows what CLDR calls each language in English, as Whisper and people do.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,5}\Z")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\Z")
_UNSAID = frozenset(
    "auto automatic detect mis mul multi multiple none null und unk unknown zxx".split()
)
_AS_PEOPLE_SAY = {"cmn": "zh", "arb": "ar"}
"""The one language of a larger one that its tag alone means (https://cldr.unicode.org)."""


def says_nothing(written: str) -> bool:
    """Whether a source leaves open which language it is in (``auto``, ``und``, nothing).

    >>> says_nothing(" "), says_nothing("und"), says_nothing("en")
    (True, True, False)
    """
    bare = written.strip()
    return not any(map(str.isalpha, bare)) or bare.casefold() in _UNSAID


@lru_cache(maxsize=1_000)
def language_tag(written: str) -> str | None:
    """The tag of a language; ``None`` where it is none that is registered or known by that name.

    >>> [language_tag(each) for each in ("en_US", "EN-us", "eng", "English", "zh-hant", "pt")]
    ['en-US', 'en-US', 'en', 'en', 'zh-Hant', 'pt']
    >>> [language_tag(each) for each in ("jp", "Klingonese", "en-orig", "cmn-hans-cn", "auto")]
    [None, None, 'en', 'zh-Hans-CN', None]
    """
    bare = " ".join(written.split()).removesuffix("-orig")
    if says_nothing(bare) or len(bare) > 60:
        return None
    if _TAG.match(bare) and (tag := _registered(bare)) is not None:
        return tag
    return _names().get(bare.casefold()) if _NAME.match(bare) else None


def _registered(written: str) -> str | None:
    import langcodes  # a large table, which most sources need nothing of

    try:
        tag = langcodes.standardize_tag(written)
    except ValueError:
        return None
    if not langcodes.tag_is_valid(tag):
        return None
    first, hyphen, rest = tag.partition("-")
    return _AS_PEOPLE_SAY.get(first, first) + hyphen + rest


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    named = Locale("en").languages.items()
    return {name.casefold(): code.replace("_", "-") for code, name in named if code != "und"}
