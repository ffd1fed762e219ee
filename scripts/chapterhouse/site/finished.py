"""Writes files into the finished site."""

from __future__ import annotations

from pathlib import Path


def write(file: Path, content: str | bytes) -> None:
    """Put a file of the site in place, with its folder."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
