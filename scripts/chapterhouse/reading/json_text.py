"""JSON sources: their values, and the line on which each string of them stands.

The values come from the standard parser (https://www.rfc-editor.org/rfc/rfc8259); where the
strings stand is found by going through text and values side by side, so that a file of twenty
megabytes on one line is read in step with its length.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from chapterhouse.problems import ChapterhouseError

Place = tuple[int, str]
"""A string among the values: the `id` of the object that holds it, and its key."""

_BEGINS = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_HEAD = re.compile(r"\s*(?:\{\s*\"[^\"\\\n]{1,80}\"\s*:|\[\s*\{\s*\"[^\"\\\n]{1,80}\"\s*:)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def json_value(text: str) -> Any:
    """The value of a text that is JSON, else ``None``. It is shared: nobody may change it."""
    return _parsed(text)[0] if _BEGINS.match(text.removeprefix("\ufeff")[:200]) else None


def forget() -> None:
    """Let go of the value read last, which may be large."""
    _parsed.cache_clear()


def require_json(source: str, text: str) -> Any:
    """The value of a text; ChapterhouseError at the line where it is no JSON."""
    value, why, line = _parsed(text)
    if why is not None:
        raise ChapterhouseError(source, f"no valid JSON: {why}", line)
    return value


def require_object(source: str, text: str, inner: str | None = None) -> dict[str, Any]:
    """The value of a text that is a JSON object (with an object under ``inner``), or an error."""
    value = require_json(source, text)
    if not isinstance(value, dict) or (inner and not isinstance(value.get(inner), dict)):
        what = f"has no object named `{inner}`" if isinstance(value, dict) else "is no JSON object"
        raise ChapterhouseError(source, f"{what}, so it is not of this form", 1)
    return value


def broken_json(source: str, text: str) -> ChapterhouseError | None:
    """What is wrong with a text that begins as JSON data does and is none.

    Text below a whole value is no mistake: front matter may be JSON.
    """
    if not _HEAD.match(text.removeprefix("\ufeff")[:400]):
        return None
    _, why, line = _parsed(text)
    if why is None or why.startswith("Extra data"):
        return None
    return ChapterhouseError(source, f"no valid JSON: {why}", line)


@lru_cache(maxsize=1)
def _parsed(text: str) -> tuple[Any, str | None, int]:
    """The value, or why there is none and at which line."""
    try:
        body = text.removeprefix("\ufeff")
        return json.loads(body, strict=False, object_pairs_hook=_once), None, 1
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and (rows := _json_lines(body)) is not None:
            return rows, None, 1
        return None, error.msg, error.lineno
    except RecursionError:
        return None, "nested too deeply", 1
    except ValueError as error:
        return None, str(error), 1


def _json_lines(body: str) -> list[Any] | None:
    """The objects of a text that has one a line (https://jsonlines.org), as a list."""
    lines = [line for line in body.split("\n") if line.strip()]
    if len(lines) < 2 or not all(line.strip()[0] == "{" for line in lines):
        return None
    try:
        return [json.loads(line, strict=False, object_pairs_hook=_once) for line in lines]
    except (ValueError, RecursionError):
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that comes twice would hide what stands under it first."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        again = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{again[:40]}” is twice in one object")
    return found


def lines_of_strings(text: str, value: Any, wanted: Mapping[Place, int]) -> dict[int, int]:
    """The source line of each wanted string, by the number that ``wanted`` gives it."""
    if "\n" not in text.rstrip("\n"):
        return dict.fromkeys(wanted.values(), 1)
    lines: dict[int, int] = {}
    strings = _STRING.finditer(text)
    passed, at, line = 0, 0, 1
    for ordinal, number in _ordinals(value, wanted):
        found = next(islice(strings, ordinal - passed, None), None)
        if found is None:
            break
        passed = ordinal + 1
        line += text.count("\n", at, found.start())
        at = found.start()
        lines[number] = line
    return lines


def _ordinals(root: Any, wanted: Mapping[Place, int]) -> Iterator[tuple[int, int]]:
    """For each wanted string: how many strings (keys too) stand before it in the text."""
    before = 0
    left = len(wanted)
    stack: list[Iterator[tuple[str | None, Any, int]]] = [_members(root)]
    while stack and left:
        for key, value, holder in stack[-1]:
            if key is not None:
                before += 1
            if isinstance(value, str):
                number = wanted.get((holder, key)) if key is not None else None
                if number is not None:
                    left -= 1
                    yield before, number
                before += 1
            elif isinstance(value, dict | list):
                stack.append(_members(value))
                break
        else:
            stack.pop()


def _members(value: Any) -> Iterator[tuple[str | None, Any, int]]:
    holder = id(value)
    if isinstance(value, dict):
        return ((key, each, holder) for key, each in value.items())
    if isinstance(value, list):
        return ((None, each, holder) for each in value)
    return iter(())


def shown_text(value: object) -> str:
    r"""A JSON string as a page can show it: no control characters, no half of a character.

    Line breaks stay. Anything but a string is an empty text.

    >>> shown_text(" Caf\u00e9\x00 \ud83d"), shown_text(None)
    (' Café  \ufffd', '')
    """
    if not isinstance(value, str):
        return ""
    if value.isascii() and value.isprintable():
        return value
    text = _NOT_SHOWN.sub(" ", value).replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATE.sub("\ufffd", text)


def without_entities(text: str) -> str:
    """A text with the characters that its HTML entities stand for."""
    return html.unescape(text) if "&" in text and ";" in text else text
