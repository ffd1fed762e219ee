"""Names as lists of works write them: the family name first, where it can be told.

A name in a script without capitals, and one of a single word, stays as it is.
"""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    "af al am av bin da das de del della den der di dos du el la le ten ter van von zu zur".split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_NOTE = re.compile(r"\s*[,(].*")


def divided(name: str) -> tuple[str, str]:
    """Family and given name; the given name is empty where the two cannot be told apart.

    >>> divided("Maren van der Oduya"), divided("Ada B. Marsh Jr."), divided("文丽"), divided("Ann")
    (('van der Oduya', 'Maren'), ('Marsh Jr.', 'Ada B.'), ('文丽', ''), ('Ann', ''))
    """
    words = _NOTE.sub("", name).split()
    last = len(words) - 1
    if last > 1 and _SUFFIX.fullmatch(words[last]):
        last -= 1
    if last < 1 or not all("A" <= word[:1].upper() <= "\u024f" for word in words):
        return name, ""
    while last > 1 and words[last - 1].lower() in _PARTICLES and words[last - 1][0].islower():
        last -= 1
    return " ".join(words[last:]), " ".join(words[:last])


def inverted(name: str) -> str:
    """``Marsh, Ada``."""
    family, given = divided(name)
    return f"{family}, {given}" if given else name


def with_initials(name: str) -> str:
    """``Marsh, A. B.``, as APA has it.

    >>> with_initials("Ada Beth Marsh"), with_initials("Jean-Luc Roy"), with_initials("文丽")
    ('Marsh, A. B.', 'Roy, J.-L.', '文丽')
    """
    family, given = divided(name)
    if not given:
        return name
    initials = [
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in given.split()
    ]
    return f"{family}, {' '.join(initials)}"
