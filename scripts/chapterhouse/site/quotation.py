"""A sentence as it is quoted beside a link to its moment, with the words that were sought apart."""

from __future__ import annotations

from chapterhouse.reading.sentences import sentence_around

_LONGEST = 280


def quotation(text: str, begin: int, end: int) -> tuple[str, str, str]:
    """The sentence around a place in a paragraph, before, at and behind it; long ones are cut.

    >>> quotation("One. Then two, of all. Three.", 10, 13)
    ('Then ', 'two', ', of all.')
    """
    first, last = sentence_around(text, begin)
    last = max(last, end)
    before, after = text[first:begin], text[end:last]
    room = max(0, _LONGEST - (end - begin))
    if len(before) + len(after) > room:
        before = _tail(before, max(room // 2, room - len(after)))
        after = _head(after, max(0, room - len(before)))
    return before, text[begin:end], after


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[len(text) - length :]
    return "…" + (kept[kept.find(" ") + 1 :] if " " in kept.rstrip() else kept)


def _head(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[:length]
    space = kept.rfind(" ")
    return (kept[:space] if space > 0 else kept).rstrip(" ,;:–—-") + "…"
