"""The elements that are open at a place of a page, and the words of those that may be labels."""

from __future__ import annotations

from collections.abc import Sequence

from chapterhouse.reading.html_tags import Tag

DEEPEST = 400
"""Beyond so many open elements, further ones are passed over."""
_LOOKED_BACK = 39
"""How many elements an end tag may end; one that ends none of them is passed over."""
_NEAR = 6
_PIECES = 200

_PARAGRAPH = frozenset(("p",))
_CELL = frozenset("p td th".split())
_ROW = _CELL | {"tr"}
ENDS_BEFORE = {
    **dict.fromkeys(
        """address article aside blockquote center details div dl fieldset figcaption figure footer
        form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul""".split(),
        _PARAGRAPH,
    ),
    "li": _PARAGRAPH | {"li"},
    **dict.fromkeys(("dt", "dd"), _PARAGRAPH | {"dt", "dd"}),
    **dict.fromkeys(("td", "th"), _CELL),
    "tr": _ROW,
    **dict.fromkeys(("tbody", "thead", "tfoot"), _ROW | {"tbody", "thead"}),
    "option": frozenset(("option",)),
}
"""Which elements end where another one begins, as their end tags may be left out
(https://html.spec.whatwg.org/#optional-tags)."""


class Label:
    """An open element that may say who speaks or when (`html_marks`), and its words so far."""

    __slots__ = ("address", "depth", "parts", "role")

    def __init__(self, tag: Tag, depth: int) -> None:
        self.role = tag.role
        self.address = tag.address
        self.depth = depth
        self.parts: list[str] = []


class OpenElements:
    """The names of the open elements, the outermost first, and the labels among them.

    Both stay the same lists: a reader looks at their ends at every tag.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.labels: list[Label] = []

    def end_outer(self, name: str) -> Sequence[Label]:
        """Close the nearest element of this name and all that is open inside of it.

        The labels that this ends come innermost first, and are open no more.
        """
        names, labels = self.names, self.labels
        if name not in names[-_LOOKED_BACK:-1]:
            return ()
        depth = len(names) - 2
        while names[depth] != name:
            depth -= 1
        del names[depth:]
        ended: list[Label] = []
        while labels and labels[-1].depth >= depth:
            ended.append(labels.pop())
        return ended

    def end_innermost(self) -> tuple[str, Label | None]:
        """Close the innermost element; its name, and the label that it is."""
        name, labels = self.names.pop(), self.labels
        ended = labels.pop() if labels and labels[-1].depth == len(self.names) else None
        return name, ended

    def nearest_label(self) -> Label | None:
        """The label that text at this place belongs to: a label is short and close around it."""
        if self.labels:
            label = self.labels[-1]
            if label.depth >= len(self.names) - _NEAR and len(label.parts) < _PIECES:
                return label
        return None
