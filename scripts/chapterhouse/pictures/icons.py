"""The icon of the site for home screens, drawn as ``overrides/assets/favicon.svg`` is."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SIZES = {"icon-192.png": 192, "icon-512.png": 512, "apple-touch-icon.png": 180}
_GRID = 32
_PAGE = ((5, 3), (27, 29))
_LINES = (((9, 9), (23, 11)), ((9, 14), (23, 16)), ((9, 19), (18, 21)))
_RIBBON = ((20, 3), (24, 3), (24, 11), (22, 9), (20, 11))
_FINER = 4


def icons() -> dict[str, bytes]:
    """The icons as PNG, by the name of their file."""
    return {name: _icon(size) for name, size in SIZES.items()}


def _icon(size: int) -> bytes:
    scale = size * _FINER / _GRID
    picture = Image.new("RGB", (size * _FINER, size * _FINER), "#fcfcfb")
    canvas = ImageDraw.Draw(picture)

    def box(corners: tuple[tuple[int, int], tuple[int, int]]) -> list[tuple[float, float]]:
        (left, top), (right, bottom) = corners
        return [(left * scale, top * scale), (right * scale - 1, bottom * scale - 1)]

    canvas.rectangle(box(_PAGE), fill="#16605a")
    for line in _LINES:
        canvas.rectangle(box(line), fill="#ffffff")
    canvas.polygon([(x * scale, y * scale) for x, y in _RIBBON], fill="#e58f7f")
    picture = picture.resize((size, size), Image.Resampling.LANCZOS).quantize(32)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=9)
    return file.getvalue()
