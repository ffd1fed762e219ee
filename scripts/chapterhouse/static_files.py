"""What an address of a static site asks for: which file, which bytes of it, of what type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

CONTENT_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""By ending and not by the system's own table, which differs from machine to machine."""

_ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})\Z", re.IGNORECASE)


def byte_range(header: str | None, size: int) -> range | None:
    """The bytes a Range header asks for: ``None`` for all, an empty range where it asks for none.

    Several ranges at once and what cannot be understood count as no header, as RFC 9110 allows.

    >>> byte_range("bytes=2-5", 10), byte_range("bytes=7-", 10), byte_range("bytes=-3", 10)
    (range(2, 6), range(7, 10), range(7, 10))
    >>> byte_range("bytes=10-", 10), byte_range("bytes=5-2", 10), byte_range(None, 10)
    (range(0, 0), None, None)
    """
    asked = _ONE_RANGE.match(header.strip()) if header else None
    if asked is None or asked[1] == asked[2] == "":
        return None
    if not asked[1]:
        wanted = range(max(0, size - int(asked[2])), size)
    elif asked[2] and int(asked[2]) < int(asked[1]):
        return None
    else:
        wanted = range(int(asked[1]), min(size, int(asked[2]) + 1) if asked[2] else size)
    return wanted if wanted else range(0)


def file_at(site: Path, parts: Sequence[str]) -> Path | None:
    """The file or folder of the site at these parts of a path; ``None`` where it holds none."""
    # An empty part that is not the last stands for `//`.
    if not all(parts[:-1]) or any(
        part in (".", "..") or set(part) & set("\\:\0") for part in parts
    ):
        return None
    try:
        root = site.resolve(strict=True)
        found = root.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return found if found.is_relative_to(root) else None
