"""The fonts of pictures, each from a package under the SIL Open Font License.

Source Serif has the Latin, Greek and Cyrillic letters, Noto Sans CJK the Chinese, Japanese and
Korean ones. A text with letters that neither has is not drawn at all: boxes say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from PIL import ImageFont

_SERIF = ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf")
_CJK = ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf")
_OPTICAL_SIZE, _WEIGHT = 40, 600
_NOTHING = "\U0010ffff"
"""A character that no font has: it looks like all that a font has not."""

_CHECK_AT = 24
_NARROWER = 0.9
"""Letters of the second font are as large as those of the first at this part of its size."""


def runs(text: str, size: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """The text in pieces, each with a font that has its letters; one for all where that can be."""
    first = 0 if all(has(char, 0) for char in set(text)) else 1
    for other, letters in groupby(text, key=lambda char: not has(char, first)):
        yield "".join(letters), font(1 - first if other else first, size)


def width(text: str, size: int) -> float:
    """How wide a text is, in pixels."""
    return sum(each.getlength(piece) for piece, each in runs(text, size))


def can_draw(text: str) -> bool:
    """Whether there is a font for every letter of a text.

    >>> can_draw("Zoë on 主权 and 말"), can_draw("שלום")
    (True, False)
    """
    return all(char.isspace() or has(char, 0) or has(char, 1) for char in set(text))


@cache
def has(char: str, number: int) -> bool:
    """Whether the first (0) or the second (1) font has a character."""
    if char.isspace():
        return True
    face = font(number, _CHECK_AT)
    return bytes(face.getmask(char)) != bytes(face.getmask(_NOTHING))


@cache
def font(number: int, size: int) -> ImageFont.FreeTypeFont:
    """The first (0) or the second (1) font at a size in pixels."""
    package, name = (_SERIF, _CJK)[number]
    path = str(files(package).joinpath(name))
    if number:
        return ImageFont.truetype(path, round(size * _NARROWER))
    face = ImageFont.truetype(path, size)
    wanted = {b"Weight": _WEIGHT, b"Optical Size": _OPTICAL_SIZE}
    axes = face.get_variation_axes()
    face.set_variation_by_axes([wanted.get(axis["name"], axis["default"] or 0) for axis in axes])
    return face
