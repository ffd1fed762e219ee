"""Mends facts that YAML cannot read, or reads as something else: one line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from chapterhouse.check.fences import fenced
from chapterhouse.check.schema import MODELS
from chapterhouse.check.wording import quoted
from chapterhouse.check.yaml_facts import Fact, Facts, read_facts
from chapterhouse.check.yaml_mistakes import right_line
from chapterhouse.slugs import slug

_ONE_ITEM = re.compile(r"(?P<key>\w+: )(?P<item>(?!.* and )\w(?:[\w .’'-]*\w)?)")
_PAGES = ("hosts", "guests")
_DAYS = ("date", "checked_on")
_MISTAKES_A_LINE = 3
_KEYS = frozenset(key for model in MODELS.values() for key in model.model_fields)


def mended_fact(lines: Sequence[str], kind: str) -> tuple[int, str] | None:
    """The index and the right form of a line of facts that is not right; ``None`` where none is.

    ``kind`` is the folder of the page, as `schema.MODELS` has it.
    """
    front = fenced(lines)
    if front.first is None or front.first >= front.body:
        return None
    block = list(lines[front.first : front.end])
    facts = read_facts(block, 0)
    for index, right in (*_unread(block, facts), *_misread(block, facts, kind)):
        if right and right != block[index] and _better(block, facts, index, right):
            return front.first + index, right
    return None


def _unread(block: Sequence[str], facts: Facts) -> Iterator[tuple[int, str]]:
    for line, _ in facts.problems:
        mended = list(block)
        for _ in range(_MISTAKES_A_LINE if line <= len(block) else 0):
            mended[line - 1] = right_line(mended, line - 1) or mended[line - 1]
            yield line - 1, mended[line - 1]


def _misread(block: Sequence[str], facts: Facts, kind: str) -> Iterator[tuple[int, str]]:
    """Texts that YAML reads as a number, a date or a truth: ``title: 1984``."""
    try:
        MODELS[kind].model_validate({fact.key: fact.value for fact in facts.by_key.values()})
    except ValidationError as error:
        for one in error.errors(include_url=False):
            fact = facts.by_key.get(str(one["loc"][0]))
            if fact is not None and one["type"] == "list_type":
                yield from _listed(block, fact)
            if fact is None or one["type"] != "string_type":
                continue
            if fact.key in _DAYS or isinstance(one["input"], list | dict):
                continue
            written, line = fact.written, fact.value_line
            if len(one["loc"]) > 1:
                written, line = fact.items[int(one["loc"][1])]
            text = block[line - 1]
            begin = text.find(":") + 1 if line == fact.line else 0
            if written and text.count(written, begin) == 1:
                at = text.index(written, begin)
                yield line - 1, text[:at] + quoted(written) + text[at + len(written) :]


def _listed(block: Sequence[str], fact: Fact) -> Iterator[tuple[int, str]]:
    """A list that is written as its only item: ``hosts: ann-lee``."""
    line = block[fact.line - 1]
    found = _ONE_ITEM.fullmatch(line)
    one = found is not None and fact.value == found["item"]
    if found and one and (fact.key not in _PAGES or slug(found["item"]) == found["item"]):
        yield fact.line - 1, f"{found['key']}[{found['item']}]"


def _better(block: Sequence[str], facts: Facts, index: int, right: str) -> bool:
    """Whether YAML reads more with the line mended: the rest as before, and no unknown key."""
    mended = [*block[:index], right, *block[index + 1 :]]
    after = read_facts(mended, 0)
    kept = all(
        key in after.by_key and (fact.line == index + 1 or after.by_key[key].value == fact.value)
        for key, fact in facts.by_key.items()
        if fact.value is not None and not _holds(fact.line, fact.value_line, index + 1)
    )
    new = after.by_key.keys() - facts.by_key.keys()
    fewer = len(after.problems) < len(facts.problems)
    return kept and new <= _KEYS and (fewer or after.problems == facts.problems)


def _holds(first: int, value: int, line: int) -> bool:
    """Whether the line may be one of a fact's own lines."""
    return first <= line <= max(first, value)
