"""Bytes of a source file as text, in the encodings that transcripts are found in.

UTF-8 (with or without its mark) and UTF-16 (without it where most is ASCII) are certain. Windows'
code pages have no sign of their own, so one is taken only where its letters look like it, and a
note says so. Anything else is refused at the line where it goes wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from chapterhouse.intake.code_pages import windows_text
from chapterhouse.problems import ChapterhouseError

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF-", "a PDF"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"RIFF", "an audio file"),
    (b"\xff\xfb", "an audio file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_CONTROLS = bytes(set(range(256)) - set(range(32)) | {*b"\t\n\v\f\r\x1b"})
_MOST_CONTROLS = 0.01
_MOST_HIGH_BYTES = 0.25


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source's text with newlines for all line ends; a note where its encoding is a guess."""

    text: str
    note: str | None = None


def decode(path: str, content: bytes) -> Decoded:
    """The text of a source file; line numbers are those that an editor shows.

    Raises ChapterhouseError for an empty file, a binary one and an encoding that is not known.
    """
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8")
    )
    note = None
    if not mark and b"\x00" in content[:8] and (order := _unmarked_utf_16(content)):
        encoding = order
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_of(content[: len(mark) + error.start])
        if mark or b"\x00" in content:
            if mark:
                why = f"is marked as {encoding} and is cut or broken; save it as UTF-8 text"
                raise ChapterhouseError(path, why, line) from None
            why = f"is {_binary(content)}; save it as UTF-8 text"
            raise ChapterhouseError(path, why, line) from None
        text, page = _windows(path, content, line)
        page = page.replace("cp", "Windows-")
        note = f"read as {page}, as it is no UTF-8; save it as UTF-8 if letters look wrong"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(path, text)
    if not text.strip():
        raise ChapterhouseError(path, "is empty")
    return Decoded(text, note)


def _binary(content: bytes) -> str:
    """What a binary file is, as far as its first bytes tell."""
    return next((what for begins, what in _BINARY if content.startswith(begins)), "a binary file")


def _windows(path: str, content: bytes, line: int) -> tuple[str, str]:
    """The text of bytes in a Windows code page, and the page; an error at ``line`` otherwise.

    Broken UTF-8 has more whole multi-byte letters than broken ones; no Western language has as
    many high bytes as other scripts have.
    """
    tolerant = content.decode("utf-8", "replace")
    broken = tolerant.count("\ufffd")
    whole = sum(not char.isascii() for char in tolerant) - broken
    found = windows_text(content) if whole < broken else None
    high = len(content.translate(None, bytes(range(128))))
    many = high > _MOST_HIGH_BYTES * max(len(content.strip()), 4)
    if found is None or (many and found[1] == "cp1252"):
        raise ChapterhouseError(path, "is not valid UTF-8; save it as UTF-8 text", line)
    return found


def _unmarked_utf_16(content: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: every other byte of its ASCII is zero."""
    head = content[:4_000]
    pairs = len(head) // 2
    if len(content) % 2 or pairs < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even and 2 * odd > pairs:
        return "utf-16-le"
    return "utf-16-be" if not odd and 2 * even > pairs else None


def _refuse_binary(path: str, text: str) -> None:
    """Raise where the text holds NUL or more control characters than a text would."""
    at = text.find("\x00")
    if at >= 0:
        why = "holds NUL bytes: a binary file, or UTF-16 without its mark; save it as UTF-8 text"
        raise ChapterhouseError(path, why, text.count("\n", 0, at) + 1)
    # Bytes are looked through ten times as fast as letters; UTF-8 has no others below 32.
    controls = len(text.encode("utf-8", "surrogatepass").translate(None, _NO_CONTROLS))
    first = _CONTROL.search(text) if controls > _MOST_CONTROLS * len(text) else None
    if first:
        why = "is full of control characters, so it is no text"
        raise ChapterhouseError(path, why, text.count("\n", 0, first.start()) + 1)


def _line_of(before: bytes) -> int:
    """The number of the line that follows these bytes, whichever line ends they use."""
    return len(re.findall(rb"\r\n|\r|\n", before)) + 1
