"""Bytes of a source file as text, in the encodings that transcripts are found in.

UTF-8 (with or without its mark) and UTF-16 (with it) are certain. Windows-1252 has no sign of
its own, so it is taken only where the bytes look like it, and a note says so. Anything else is
refused at the line where it goes wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
        text = _windows_1252(path, content, line)
        note = "read as Windows-1252, as it is no UTF-8; save it as UTF-8 if letters look wrong"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(path, text)
    if not text.strip():
        raise ChapterhouseError(path, "is empty")
    return Decoded(text, note)


def _binary(content: bytes) -> str:
    """What a binary file is, as far as its first bytes tell."""
    return next((what for begins, what in _BINARY if content.startswith(begins)), "a binary file")


def _windows_1252(path: str, content: bytes, line: int) -> str:
    """The text of bytes that are plausible Windows-1252; an error at ``line`` otherwise.

    Broken UTF-8 has more whole multi-byte letters than broken ones, and texts in scripts other
    than Latin have far more high bytes than any Western language.
    """
    refusal = ChapterhouseError(path, "is not valid UTF-8; save it as UTF-8 text", line)
    tolerant = content.decode("utf-8", "replace")
    broken = tolerant.count("\ufffd")
    whole = sum(not char.isascii() for char in tolerant) - broken
    high = len(content.translate(None, bytes(range(128))))
    if whole >= broken or high > _MOST_HIGH_BYTES * max(len(content.strip()), 4):
        raise refusal
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal from None


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
