"""Names of files and addresses: a readable slug from any text, in any script."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 80
_MOST_BYTES = 200
"""Room in a file name of 255 bytes for what engines and editors add to it."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index|readme|404)\Z")
"""Windows devices, and the names that site engines give a meaning of their own."""

_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_LATIN_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def slug(text: str) -> str:
    """The text as lower-case words joined by hyphens; never empty, at most 80 characters.

    Latin letters lose their accents, other scripts stay as they are (an accent is part of the
    letter there). A name that Windows or a site engine keeps for itself gets ``x-`` in front; a
    text without a letter or digit becomes ``x`` and a hash of it.

    >>> slug("US–China AI is not a “race”"), slug("Zoë Łuków’s talk"), slug("主权 AI")
    ('us-china-ai-is-not-a-race', 'zoe-lukows-talk', '主权-ai')
    >>> slug("CON"), slug("?!")
    ('x-con', 'x545f940d')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    plain = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LATIN)
    plain = unicodedata.normalize("NFC", plain)
    words = "".join(char if _kept(char) else " " for char in plain).split()
    name = _short("-".join(words))
    if not any(char.isalnum() for char in name):
        return "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"x-{name}" if _RESERVED.match(name) else name


def _kept(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _short(name: str) -> str:
    """The name cut after a whole word where that leaves at least half of the room."""
    if len(name) <= _LONGEST and len(name.encode()) <= _MOST_BYTES:
        return name
    cut = name[:_LONGEST].encode()[:_MOST_BYTES].decode("utf-8", "ignore")
    word_end = cut.rfind("-")
    if name[len(cut)] != "-" and word_end >= len(cut) // 2:
        cut = cut[:word_end]
    return cut.strip("-")
