"""The picture that a link to a page shows elsewhere: 1200 by 630 pixels, in the show's colour."""

from __future__ import annotations

import hashlib
import io
from dataclasses import astuple, dataclass

import PIL
from PIL import Image, ImageDraw

from chapterhouse.pictures.fonts import can_draw, runs, width
from chapterhouse.pictures.lines import fitted

SIZE = (1200, 630)
COLOURS = (
    "#8a3d14", "#665600", "#2c682f", "#0d6270", "#1d5c8c", "#5a4a9e", "#8d2f62", "#7a4238",
)  # fmt: skip
"""The colours of the style sheet; paper white on each is easy to read."""

OWN = "#16605a"
"""The colour of the site itself."""

_PAPER = (252, 252, 251)
_EDGE = 84
_ROOM = SIZE[0] - 2 * _EDGE
_TITLE_SIZES = (88, 78, 68, 60, 52, 46)
_STEP = 1.17
_HEIGHT = 280
"""Room for the lines of a title, in pixels."""

_SHADES = 16
_STRONG, _SOFT = 255, 205
_VERSION = 1
"""One more whenever cards are drawn in another way: it is part of the name they are kept by."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: ``kicker`` above the title, ``line`` below it, ``site`` at the foot."""

    title: str
    kicker: str
    line: str
    site: str
    colour: str

    @property
    def name(self) -> str:
        """The name of its picture, which changes with what the card says, and with nothing else."""
        told = "\0".join((str(_VERSION), PIL.__version__, *astuple(self)))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32] + ".png"


def draw(card: Card) -> bytes:
    """The picture as PNG: sixteen shades between the colour and paper white."""
    shades = Image.new("L", SIZE, 0)
    canvas = ImageDraw.Draw(shades)
    _ribbon(canvas)
    top = _EDGE + 44
    if kicker := _shown(card.kicker, 34):
        _write(canvas, kicker, 34, top, _SOFT)
    size, lines = _title(card.title)
    step = round(size * _STEP)
    at = top + 24 + step
    for line in lines:
        _write(canvas, line, size, at, _STRONG)
        at += step
    if line := _shown(card.line, 36):
        _write(canvas, line, 36, 482, _SOFT)
    canvas.line([(_EDGE, 530), (SIZE[0] - _EDGE, 530)], fill=90, width=2)
    if site := _shown(card.site, 32):
        _write(canvas, site, 32, 580, _SOFT)
    return _png(shades, card.colour)


def _title(text: str) -> tuple[int, list[str]]:
    """The size and the lines of a title: as large as it fits, cut where it is too long for all."""
    if not can_draw(text):
        return _TITLE_SIZES[0], []
    for size in _TITLE_SIZES:
        if lines := _lines(text, size):
            return size, lines
    size = _TITLE_SIZES[-1]
    words = text
    while words:
        words = words[:-8].rstrip()
        if lines := _lines(f"{words}…", size):
            return size, lines
    return size, []


def _lines(text: str, size: int) -> list[str] | None:
    most = int(_HEIGHT / (size * _STEP))
    return fitted(text, most, _ROOM, lambda part: width(part, size))


def _shown(text: str, size: int) -> str:
    """A text for one line; cut where it is too long, empty where it cannot be drawn."""
    if not can_draw(text):
        return ""
    if width(text, size) <= _ROOM - 120:
        return text
    while text and width(f"{text}…", size) > _ROOM - 120:
        text = (text.rpartition(" ")[0] or text[:-1]).rstrip(" ,;")
    return f"{text}…"


def _write(canvas: ImageDraw.ImageDraw, text: str, size: int, baseline: int, shade: int) -> None:
    at = float(_EDGE)
    for piece, face in runs(text, size):
        canvas.text((at, baseline), piece, font=face, fill=shade, anchor="ls")
        at += face.getlength(piece)


def _ribbon(canvas: ImageDraw.ImageDraw) -> None:
    """The mark of a page that somebody wants to find again."""
    left, right = SIZE[0] - _EDGE - 44, SIZE[0] - _EDGE
    canvas.polygon([(left, 0), (right, 0), (right, 118), (right - 22, 96), (left, 118)], fill=230)


def _png(shades: Image.Image, colour: str) -> bytes:
    """The shades in their colours, four bits for each pixel."""
    last = _SHADES - 1
    picture = shades.point([round(value * last / 255) for value in range(256)])
    picture = Image.frombytes("P", picture.size, picture.tobytes())
    ink = tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    palette = [
        round(low + (high - low) * step / last)
        for step in range(_SHADES)
        for low, high in zip(ink, _PAPER, strict=True)
    ]
    picture.putpalette(palette)
    file = io.BytesIO()
    picture.save(file, "PNG", bits=4, compress_level=9)
    return file.getvalue()
