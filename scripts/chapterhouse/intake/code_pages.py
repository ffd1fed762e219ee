"""Text in the code pages of old Windows programs, told by its letters.

Nothing in the bytes names the page. Most such files are Western (1252); one of another page shows
itself as soon as it is read so: signs between letters, words of accented letters alone, letters
that no one language has together. Then the page is taken whose letters one language explains, and
none where several do.
"""

from __future__ import annotations

import re
from collections import Counter

_SIGN_IN_WORD = re.compile(r"[^\W\d_][¹²³ºª¢£¥¦§¨©¬¯±µ¶¸¼½¾¤¿¡][^\W\d_]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŠšŽžŒœŸ]+")
_HIGH_WORD = re.compile(r"[À-ÖØ-öø-ÿ]{3,}\Z")
_TOGETHER = (
    (frozenset("þð"), frozenset("âàçèëêîïòùûüñœãõ")),  # Turkish, Lithuanian, Latvian, Romanian
    (frozenset("õû"), frozenset("ö"), frozenset("á")),  # Hungarian
    (frozenset("šž"), frozenset("øìùòè"), frozenset("ýí")),  # Czech, Slovak
)
_CZECH = frozenset("èæðìøùò")

_ALPHABETS = (
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćđšž"),
    ("cp1250", "ăâîşţ"),
    ("cp1254", "çğıöşüâîûi̇"),
    ("cp1257", "äöõüšž"),
    ("cp1257", "ąčęėįšųūž"),
    ("cp1257", "āčēģīķļņšūž"),
)
"""Letters that a language writes beside those of English, and the page that has them all."""

_OFTEN = (
    ("cp1251", "оеаинтсрвл"),
    ("cp1253", "αοιετσνηυρ"),
    ("cp1255", "יוהלאתרבשמ"),
    ("cp1256", "اليمونترةب"),
)
"""The ten letters that are most of a text in another script."""

_MIXED = re.compile(r"[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LOOKED_AT = 200_000
_MOST = 0.5
_AHEAD = 0.08


def windows_text(content: bytes) -> tuple[str, str] | None:
    """The text of bytes in a Windows code page, and the page's name; ``None`` where none is sure.

    >>> windows_text("Cześć, było źle.".encode("cp1250"))
    ('Cześć, było źle.', 'cp1250')
    >>> windows_text("C’est l’été – voilà.".encode("cp1252"))
    ('C’est l’été – voilà.', 'cp1252')
    """
    page = _page_of(content)
    text = _decoded(content, page) if page else None
    return (text, page) if page and text is not None else None


def _page_of(content: bytes) -> str | None:
    """The page, by all the letters that are used, and by the first words that have any of them."""
    high = bytes(set(content) - set(range(128)))
    first = _HIGH.search(content)
    begin = max(0, first.start() - 100) if first else 0
    sample = content[begin : begin + _LOOKED_AT]
    western = _decoded(sample, "cp1252")
    letters = _decoded(high, "cp1252")
    if western is not None and letters is not None and _is_western(western, _accents(letters)):
        return "cp1252"
    found = {
        page
        for page, alphabet in _ALPHABETS
        if (used := _decoded(high, page)) is not None and _accents(used) <= set(alphabet)
    }
    found = found or set(_in_another_script(sample))
    return found.pop() if len(found) == 1 else None


def _decoded(content: bytes, page: str) -> str | None:
    try:
        return content.decode(page)
    except UnicodeDecodeError:
        return None


def _accents(text: str) -> set[str]:
    """The small letters of a text that English has not."""
    return {char for char in set(text.lower()) if char.isalpha() and not char.isascii()}


def _is_western(text: str, accents: set[str]) -> bool:
    """Whether a text read as Windows-1252 could be a Western language."""
    if _SIGN_IN_WORD.search(text):
        return False
    if any(all(accents & letters for letters in each) for each in _TOGETHER):
        return False
    carons = sum(text.count(char) for char in "šžŠŽ")
    if carons > 1 and accents & _CZECH and not accents & {"å", "ä"}:
        return False
    words = [word for word in _LATIN_WORD.findall(text) if not word.isascii()]
    high = sum(_HIGH_WORD.match(word) is not None for word in words)
    return 3 * high < len(words) or high == 0


def _in_another_script(content: bytes) -> list[str]:
    """The one page of another script whose letters come as often as in its languages."""
    ranked: list[tuple[float, str]] = []
    for page, often in _OFTEN:
        text = _decoded(content, page)
        if text is None or _MIXED.search(text):
            continue
        letters = Counter(char for char in text.lower() if char.isalpha() and not char.isascii())
        total = letters.total()
        if total:
            ranked.append((sum(letters[char] for char in often) / total, page))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _MOST:
        return []
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD:
        return []
    return [ranked[0][1]]
