"""Rules about the facts at the head of a page: each error of the schema, put into words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from chapterhouse.check.dates import meant
from chapterhouse.check.fences import Said
from chapterhouse.check.schema import PageFacts
from chapterhouse.check.wording import any_of, nearest, quoted, shown
from chapterhouse.check.yaml_facts import Fact, Facts, Odd
from chapterhouse.slugs import slug

_MEANT_BY = {
    "author": "hosts",
    "host": "hosts",
    "language": "lang",
    "mp3": "audio",
    "name": "title",
    "podcast": "show",
    "published": "date",
    "speakers": "guests",
    "type": "kind",
    "video": "youtube",
    "youtube_id": "youtube",
}
_PROSE = ("title", "description", "name")


def about_facts(facts: Facts, model: type[PageFacts], first: int) -> Iterator[Said]:
    """What is wrong with the facts of a page; ``first`` is the line where they begin."""
    yield from facts.problems
    try:
        model.model_validate({fact.key: fact.value for fact in facts.by_key.values()})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = {_key_meant(str(one["loc"][0]), model) for one in errors}
        for one in errors:
            key = str(one["loc"][0])
            if one["type"] != "missing":
                yield _about_fact(facts.by_key[key], one, model)
            elif not facts.cut and key not in meant:
                yield first, f"`{key}` is missing; add a line like `{key}: {_example(model, key)}`"


def _about_fact(fact: Fact, error: Any, model: type[PageFacts]) -> Said:
    """One error of the schema, at its line."""
    where, kind = error["loc"], error["type"]
    line = fact.value_line if fact.written or fact.items else fact.line
    written, value = fact.written, error["input"]
    if len(where) > 1 and isinstance(where[1], int) and where[1] < len(fact.items):
        written, line = fact.items[where[1]]
    key = fact.key
    if kind == "extra_forbidden":
        return fact.line, _unknown_key(key, model)
    if kind == "wrong":
        return line, f"{key}: {error['ctx']['why']}"
    if kind == "no_date" or (key == "date" and value is not None and written):
        return line, _no_date(key, str(value) if isinstance(value, str) else written)
    if kind == "literal_error" and written:
        return line, _no_choice(key, written, error["ctx"]["expected"])
    if value is None or kind in ("empty", "string_too_short"):
        example = f"write it like `{key}: {_example(model, key)}`"
        end = "" if model.model_fields[key].is_required() else " or take the line out"
        return line, f"`{key}` is empty; {example}{end}"
    if kind == "list_type":
        return line, f"`{key}` is a list; write `{key}: {_as_list(key, written, value)}`"
    if kind == "bool_type":
        return line, f"`{key}` is `true` or `false`, without quotes, not `{shown(written)}`"
    if kind in ("string_type", "literal_error"):
        return line, _no_text(key, written, value, in_list=len(where) > 1)
    return line, f"`{key}` is not written like this; write it like `{key}: {_example(model, key)}`"


def _example(model: type[PageFacts], key: str) -> str:
    """How a value of the key looks."""
    examples = model.model_fields[key].examples
    return str(examples[0]) if examples else "…"


def _key_meant(key: str, model: type[PageFacts]) -> str | None:
    """The key somebody meant who wrote one that is none."""
    known = model.model_fields
    right = None if key in known else nearest(key, known) or _MEANT_BY.get(key.casefold())
    return right if right in known else None


def _unknown_key(key: str, model: type[PageFacts]) -> str:
    known = model.model_fields
    if right := _key_meant(key, model):
        return f"`{shown(key)}` is no key of this kind of page; did you mean `{right}`?"
    own = [name for name in known if name not in PageFacts.model_fields] or list(known)
    listed = ", ".join(["title", *(name for name in own if name != "title")])
    return f"`{shown(key)}` is no key of this kind of page; there are {listed}"


def _no_choice(key: str, value: str, expected: str) -> str:
    choices = re.findall(r"'([^']+)'", expected)
    if len(choices) == 1:
        return f"`{key}` can only be `{choices[0]}`, not `{shown(value)}`; or take the line out"
    right = nearest(value, choices)
    question = f"; did you mean `{key}: {right}`?" if right else ""
    return f"`{key}` is {any_of(choices)}, not `{shown(value)}`{question}"


def _no_date(key: str, text: str) -> str:
    if right := meant(text):
        return f"a date is written year-month-day: `{key}: {right}`"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return f"there is no day {text}; write the right one like `{key}: 2026-01-31`"
    return f"`{shown(text)}` is no date; write it year-month-day, like `{key}: 2026-01-31`"


def _no_text(key: str, written: str, value: Any, in_list: bool) -> str:
    """A value that YAML does not read as text."""
    if isinstance(value, list):
        return f"`{key}` is one value and no list; write it without brackets and hyphens"
    if isinstance(value, dict):
        return f"`{key}` is one text, without keys of its own; put quotes around all of it"
    if isinstance(value, Odd) and not written:
        return f"each thing in the list `{key}` is one text, without brackets of its own"
    right = quoted(written) if in_list else f"{key}: {quoted(written)}"
    if isinstance(value, bool):
        what = f"as {str(value).lower()}"
    elif isinstance(value, int | float):
        what = f"as the number {value}" if ":" in written and abs(value) < 1e12 else "as a number"
    elif isinstance(value, datetime.date):
        what = "as a date"
    else:
        what = "in a way of its own"
    return f"YAML reads `{shown(written)}` {what}; put it in quotes: `{right}`"


def _as_list(key: str, written: str, value: Any) -> str:
    """What a person meant who wrote a list as plain text; people are listed by their pages."""
    if isinstance(value, dict):
        return "[" + ", ".join(str(key) for key in value) + "]"
    items = re.split(r"\s*(?:[,;&]|\band\b)\s*", written[:500].strip("[](){} "))
    if key in ("hosts", "guests"):
        items = [slug(item) for item in items if item]
    return "[" + ", ".join(item for item in items if item) + "]"


def lost_in_comment(facts: Facts) -> Iterator[Said]:
    """Titles like ``Episode #3``, of which YAML reads the end as a comment."""
    for fact in facts.by_key.values():
        if fact.key in _PROSE and re.match(r"#[^\s#!]", fact.comment):
            right = f"{fact.key}: {quoted(f'{shown(fact.written)} {shown(fact.comment)}')}"
            why = (
                f"YAML takes `{shown(fact.comment)}` for a comment, not for a part of the "
                f"{fact.key}; if it is one, put it all in quotes: `{right}`"
            )
            yield fact.value_line, why
