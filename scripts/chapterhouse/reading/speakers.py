"""What may stand in a label: people's names in any script, several of them, placeholders.

Wider than `names`, which judges prose: emoji, roles in brackets, handles, scripts without capitals
and several people at once are labels too. A name's look proves nothing; `notations` asks for
evidence besides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from chapterhouse.reading.names import looks_like_name
from chapterhouse.reading.placeholders import is_placeholder

_LONGEST = 60
_KEPT = 4_096
_SEVERAL = re.compile(r"\s*(?:&|\+|/|,| and | und | et | y | with )\s*")
_ROLE = re.compile(
    r"\s*[(（][^()（）]{1,40}[)）]\s*\Z|,\s*(?:co-?)?(?:host|guest)\Z", re.IGNORECASE
)
_CHAT = re.compile(r"\A(?:From )(.{1,60}?) to (?:Everyone|Everybody|All).{0,20}\Z", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2}")
_SENTENCE = re.compile(r"[.!?…。！？;:：]\s|[!?…。！？;,，、]|\d{3}|://|@\S+\.")
_SOUNDS = frozenset(
    """music applause laughter laughs laughing intro outro silence crosstalk inaudible noise
    background beep pause theme sound clip song cheering clapping coughs sighs chuckles foreign
    blank_audio musik applaus lachen gelächter música risas aplausos rires musique""".split()
)
_ENDS_ROLE = frozenset(")）tT")
_ENDS_SENTENCE = frozenset(".?!")
_LETTERS = frozenset("ABCDEGHIJKLMNOPQRSTUVWXYZabcdeghijklmnopqrstuvwxyz")
"""The letters that a sentence may begin with; ``From Ada to Everyone.`` begins with another."""

_DEGREES = frozenset("phd ph.d md m.d mba msc bsc esq cfa jd obe cbe".split())
_PARTICLES = frozenset(
    "de da do dos del della der den di du la le van von vom zu zur ter ten bin bint ibn al el y e "
    "af av of the und et and".split()
)


@lru_cache(maxsize=_KEPT)
def bare_name(name: str) -> str:
    """A label's name without emoji, brackets with a role, and quotes around it.

    >>> bare_name("🎙️ Ada Marsh (Host)"), bare_name("  Bo,  host ")
    ('Ada Marsh', 'Bo')
    """
    kept = name
    if not name.isascii() or not name.isprintable() or "^" in name or "`" in name:
        kept = "".join(char for char in name if not _is_sign(char))
    kept = " ".join(kept.split())
    if kept[:1] in ("F", "f"):
        kept = _CHAT.sub(r"\1", kept)
    if kept[-1:] in _ENDS_ROLE:
        kept = _ROLE.sub("", kept)
    return kept.strip(" \"'“”„*_\\").rstrip(" -–—,").strip()


def ends_clause(text: str) -> bool:
    """Whether a text ends as a sentence does and no name can; cheap, and right where it says so.

    >>> [ends_clause(each) for each in ("We read along.", "Ada B.", "Ada Marsh, Esq.", "Ada")]
    [True, False, False, False]
    """
    return (
        text[-1:] in _ENDS_SENTENCE
        and "a" <= text[-2:-1] <= "z"
        and text[0] in _LETTERS
        and text.rsplit(None, 1)[-1][:-1].lower() not in _DEGREES
    )


@lru_cache(maxsize=_KEPT)
def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk", "Cf", "Cc", "Cn") or char in "\ufe0f\ufe0e"


def people_of(label: str) -> list[str]:
    """The people of a label that names several; one where it names one.

    >>> people_of("Ada Marsh & Bo"), people_of("Ada")
    (['Ada Marsh', 'Bo'], ['Ada'])
    """
    parts = [part for part in _SEVERAL.split(label) if part]
    return parts if len(parts) > 1 and all(looks_like_name(part) for part in parts) else [label]


def is_sound(name: str) -> bool:
    """Whether brackets hold a sound (``[Music]``, ``[inaudible 00:42]``) and nobody's name."""
    words = name.casefold().split()
    return bool(words) and (words[0] in _SOUNDS or words[-1] in _SOUNDS)


def speaker_like(name: str) -> bool:
    """Whether a label could name who speaks.

    >>> [speaker_like(n) for n in ("Ada & Bo", "Speaker 1", "สมชาย ใจดี", "ada_m", "李雷", "Q")]
    [True, True, True, True, True, True]
    >>> [speaker_like(n) for n in ("The thing is", "He said", "Note", "Step 1", "[Music]")]
    [False, False, False, False, False]
    """
    return not ends_clause(name) and _speaker_like(name)


@lru_cache(maxsize=_KEPT)
def _speaker_like(name: str) -> bool:
    bare = bare_name(name)
    if not bare or len(bare) > _LONGEST or is_sound(bare):
        return False
    if is_placeholder(bare) or looks_like_name(bare) or _INITIALS.fullmatch(bare):
        return True
    several = [part for part in _SEVERAL.split(bare) if part]
    if len(several) > 1:
        return len(several) <= 4 and all(speaker_like(part) for part in several)
    if _SENTENCE.search(bare):
        return False
    words = bare.split()
    if bare.isascii():
        return len(words) == 1 and _is_handle(bare)
    return (
        len(words) <= 5
        and all(word.casefold() in _PARTICLES or _begins_name(word) for word in words)
        and _other_script(bare)
    )


def _is_handle(word: str) -> bool:
    """``ada_m``, ``DJ-2``: one word with a sign or a number in it that prose would not have."""
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z]*(?:[_.][A-Za-z0-9]+)+", word))


def _begins_name(word: str) -> bool:
    first = word[0]
    return first.isalpha() and not first.islower()


def _other_script(text: str) -> bool:
    """Whether all letters are of scripts that `names` does not know well: none of them cased."""
    letters = [char for char in text if char.isalpha()]
    return (
        bool(letters)
        and len(text) <= 24
        and not any(char.islower() or char.isupper() for char in letters)
    )
