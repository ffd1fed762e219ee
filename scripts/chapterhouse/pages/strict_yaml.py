"""A YAML loader that refuses what would otherwise go wrong later, each with its place.

A key given twice, a key that is no text (``2026:``, ``yes:``), a date that does not exist, and
anything that grows beyond its size when read.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import yaml
from yaml.constructor import ConstructorError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50
_HARMLESS = 1000
"""So few characters cannot nest deep enough to matter."""


def _mark(event: yaml.Event) -> Any:
    return event.start_mark


class StrictLoader(_Loader):  # type: ignore[misc]
    """PyYAML's safe loader (the C one where there is one), stricter."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping, if each of its keys is a text and stands there once."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            mark = key_node.start_mark
            if not isinstance(key, str):
                raise ConstructorError(None, None, "a key has to be a word (or in quotes)", mark)
            if key in seen:
                raise ConstructorError(None, None, f"the key {key} is there twice", mark)
            seen.add(key)
        constructed: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return constructed

    def construct_checked(self, node: yaml.ScalarNode) -> Any:
        """A number or date that really is one."""
        usual = yaml.SafeLoader.yaml_constructors[node.tag]
        try:
            return usual(self, node)
        except (ValueError, AttributeError, KeyError, OverflowError):
            kind = "number" if node.tag.endswith(("int", "float")) else "date"
            why = f"{str(node.value)[:40]} is no {kind} that exists"
            raise ConstructorError(None, None, why, node.start_mark) from None


for _name in ("int", "float", "timestamp"):
    StrictLoader.add_constructor(f"tag:yaml.org,2002:{_name}", StrictLoader.construct_checked)


def refuse_growth(text: str) -> None:
    """Raise a YAML error for anchors that are used again, and for very deep nesting."""
    if len(text) <= _HARMLESS and "&" not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise ConstructorError(None, None, "write the value out, not *", _mark(event))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ConstructorError(None, None, "this is nested too deep", _mark(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
